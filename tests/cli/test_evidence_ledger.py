"""``claimlint evidence check`` and ``claimlint evidence add``."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_evidence import entry, ledger

if TYPE_CHECKING:
    from tests.cli.conftest import Desk

APPROVAL = ("--approver=Dr. R. Lind", "--kind=human trial", "--result=12 of 12 tamed")
DATES = ("--approved-on=2026-11-21", "--review-by=2027-11-21")


def test_a_sound_ledger(desk: Desk) -> None:
    ledger(desk)
    result = desk.run("evidence", "check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 approved claim, 0 defects\n"
    assert desk.run("evidence", "check", "--quiet", "claims/l.yaml").stderr == ""


def test_every_kind_of_defect_has_a_line(desk: Desk) -> None:
    digest = hashlib.sha256(b"old").hexdigest()
    desk.write("claims/report.pdf", b"new")
    ledger(
        desk,
        entry(code="LATE-1", review="2026-11-07"),
        entry(code="LATE-1"),
        entry("It cures fevers.", code="SICK-1"),
        entry(code="SOON-1").replace("2026-01-15", "2027-01-15"),
        entry(code="LAB-1").replace("human trial", "in vitro"),
        entry("It tames 73 % of dragons.", code="FIG-1").replace("12 of 12 tamed", "23 % tamed"),
        entry(code="GONE-1").replace("reference: report 7", "file: no.pdf"),
        entry(code="DIFF-1").replace("reference: report 7", f"file: report.pdf, sha256: {digest}"),
        entry(code="BARE-1").replace("reference: report 7", "file: report.pdf"),
        entry(code="BAD-1").replace("approver", "aprover"),
    )
    result = desk.run("evidence", "check")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        (
            "claims/l.yaml:1: LATE-1: review date passed 14 days ago; review it, then write "
            "the next "
            "day of review"
        ),
        "claims/l.yaml:9: the id LATE-1 is taken (claims/l.yaml:1); choose another",
        (
            "claims/l.yaml:17: SICK-1: 'cures fevers' breaks ZZZ006 (fever-cured) for general "
            "in us, "
            "which no evidence allows"
        ),
        "claims/l.yaml:25: SOON-1: it is approved from 2027-01-15 on only",
        "claims/l.yaml:33: LAB-1: 'It tames dragons.': in vitro told as a result in people",
        (
            "claims/l.yaml:41: FIG-1: 'It tames 73 % of dragons.': says 73 %, which no result "
            "of the "
            "evidence says"
        ),
        "claims/l.yaml:53: GONE-1: the evidence file no.pdf is missing",
        "claims/l.yaml:61: DIFF-1: the evidence file report.pdf was changed after the approval",
        "claims/l.yaml:69: BARE-1: nothing says which report.pdf was approved; give its sha256",
        "claims/l.yaml:78: unknown key 'aprover'; did you mean 'approver'?",
    ]
    assert result.stderr == "9 approved claims, 10 defects\n"


def test_dates_are_looked_at_as_of_the_day_that_is_given(desk: Desk) -> None:
    ledger(desk, entry(review="2026-11-07"))
    assert desk.run("evidence", "check", "--as-of=2026-11-07").exit_code == 0
    assert desk.run("evidence", "check", "--as-of=2026-11-08").exit_code == 1


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((), "there is no ledger to check; name one, or put it under 'evidence'"),
        (("none.yaml",), "none.yaml: there is no such ledger"),
        (("--as-of=soon", "x"), "'soon' is not a date"),
    ],
)
def test_wrong_calls_of_check(desk: Desk, args: tuple[str, ...], message: str) -> None:
    result = desk.run("evidence", "check", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_claim_is_added_where_it_stands_and_then_settles_it(desk: Desk) -> None:
    ledger(desk)
    before = "# our claims\n" + entry()
    desk.write("claims/l.yaml", before)
    desk.write("a.txt", "Head\n\nIt tames dragons in 3 weeks.\n")
    assert desk.check("--evidence=claims", "a.txt").exit_code == 1
    result = desk.run("evidence", "add", "a.txt:3", "--ledger=claims/l.yaml", *APPROVAL, *DATES)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "claims/l.yaml:10: DRG-2 It tames dragons in 3 weeks.\n"
    after = (desk.folder / "claims" / "l.yaml").read_text()
    assert after.startswith(before)
    assert desk.check("--evidence=claims", "a.txt").exit_code == 0
    assert desk.run("evidence", "check").exit_code == 0


def test_a_new_ledger_is_made(desk: Desk) -> None:
    ledger(desk)
    desk.write("report.pdf", b"data")
    result = desk.run(
        "evidence", "add", "--wording=It tames dragons.", "--ledger=new/own.yaml", "--n=12",
        "--subject=Tamer", "--companion=Results vary.", "--file=report.pdf", "--market=eu,us",
        "--product=device", *APPROVAL, *DATES,
    )  # fmt: skip
    assert result.exit_code == 0, result.stderr
    assert (desk.folder / "new" / "own.yaml").read_text() == (
        "- id: CLM-1\n"
        "  wording: It tames dragons.\n"
        "  subjects:\n  - Tamer\n"
        "  product: device\n"
        "  markets:\n  - eu\n  - us\n"
        "  evidence:\n"
        "  - kind: human trial\n    n: 12\n    result: 12 of 12 tamed\n"
        "    file: ../report.pdf\n"
        f"    sha256: {hashlib.sha256(b'data').hexdigest()}\n"
        "  companions:\n  - Results vary.\n"
        "  approver: Dr. R. Lind\n  approved-on: '2026-11-21'\n  review-by: '2027-11-21'\n"
    )


def test_the_configured_ledger_is_the_one_that_is_written_to(desk: Desk) -> None:
    ledger(desk)
    desk.write("claimlint.yaml", f"rules: [{desk.pack}, own]\nevidence: [claims]\n")
    result = desk.run("evidence", "add", "--wording=It sings.", *APPROVAL)
    assert result.stdout == "claims/claims.yaml:1: DRG-2 It sings.\n"


def test_what_no_evidence_allows_is_told_at_once(desk: Desk) -> None:
    ledger(desk)
    result = desk.run("evidence", "add", "--wording=It cures fevers.", *APPROVAL, *DATES)
    assert result.exit_code == 0
    assert "'cures fevers' breaks ZZZ006 (fever-cured)" in result.stderr


@pytest.mark.parametrize(
    ("content", "end"),
    [
        ("  - id: A-1\n    wording: One.\n", "  - id: A-2\n    wording: It sings.\n"),
        ("- id: A-1\r\n  wording: One.\r\n", "- id: A-2\r\n  wording: It sings.\r\n"),
        ("# only a comment", "# only a comment\n- id: CLM-1\n  wording: It sings.\n"),
    ],
)
def test_the_form_of_the_ledger_is_kept(desk: Desk, content: str, end: str) -> None:
    newline = "\r\n" if "\r\n" in content else "\n"
    indent = content[: content.index("-")] if "A-1" in content else ""
    rest = "".join(f"{indent}{line}{newline}" for line in entry().splitlines()[2:])
    before = content + (rest if "A-1" in content else "")
    ledger(desk)
    desk.write("claims/l.yaml", before)
    result = desk.run(
        "evidence", "add", "--wording=It sings.", "--ledger=claims/l.yaml", *APPROVAL, *DATES
    )
    assert result.exit_code == 0, result.stderr
    after = (desk.folder / "claims" / "l.yaml").read_bytes().decode()
    assert after.startswith(before)
    assert end in after


@pytest.mark.parametrize(
    ("content", "args", "message"),
    [
        ("[]", (), "claims/l.yaml:1: the list is written in brackets, to which nothing is added"),
        ("a: 1\n", (), "claims/l.yaml:1: a list is expected here"),
        ("- id: X\n", (), "claims/l.yaml:1: 'wording' is missing; write it"),
        (entry(), ("--id=DRG-1",), "the id DRG-1 is taken; choose another"),
        (entry(), ("--id=A B",), "'A B' will not do; an id is made of letters"),
        (entry(), ("--file=none.pdf",), "none.pdf: no such file or directory"),
        (entry(), ("--kind=rumour",), "'rumour' is not a kind of evidence"),
        (entry(), ("--review-by=2020-01-01",), "the review comes after the approval"),
    ],
)
def test_a_refused_entry_changes_nothing(
    desk: Desk, content: str, args: tuple[str, ...], message: str
) -> None:
    ledger(desk)
    path = desk.write("claims/l.yaml", content)
    result = desk.run(
        "evidence", "add", "--wording=It sings.", "--ledger=claims/l.yaml", *APPROVAL, *DATES, *args
    )
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert path.read_text() == content


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((), "say where the claim stands (PATH:LINE), or give its --wording"),
        (("a.txt:1",), "a.txt:1: no claim is found there; give its --wording"),
        (("a.txt",), "a.txt: 2 sentences hold a claim there; choose with PATH:LINE or --finding"),
        (("none.txt:1",), "none.txt: "),
        (("a.txt:3",), "missing option '--approver'"),
    ],
)
def test_wrong_calls_of_add(desk: Desk, args: tuple[str, ...], message: str) -> None:
    ledger(desk)
    desk.write("a.txt", "Head\n\nIt tames dragons.\n\nIt greens forests.\n")
    result = desk.run("evidence", "add", *args, "--kind=survey", "--result=yes")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_at_a_terminal_one_is_asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimlint.cli.asking.can_ask", lambda: True)
    monkeypatch.setattr("claimlint.cli.evidence_add.can_ask", lambda: True)
    ledger(desk)
    desk.write("a.txt", "It tames dragons in spring.\n")
    answers = "rumour\nsurvey\nDr. R. Lind\nreport 9\n"
    result = desk.run("evidence", "add", "a.txt", "--ledger=claims/l.yaml", stdin=answers)
    assert result.exit_code == 0, result.stderr
    assert "'rumour' is not a kind of evidence" in result.stderr
    assert "reference: report 9" in (desk.folder / "claims" / "l.yaml").read_text()


def test_a_full_disk_leaves_the_ledger_as_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger(desk)
    path = desk.folder / "claims" / "l.yaml"
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    result = desk.run(
        "evidence", "add", "--wording=It sings.", "--ledger=claims/l.yaml", *APPROVAL, *DATES
    )
    assert result.exit_code == 2
    assert result.stderr.startswith("claimlint: claims/l.yaml: no space left on device")
    assert path.read_bytes() == before
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["l.yaml"]
