"""``check --evidence``, ``claimlint evidence check`` and ``claimlint evidence add``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Desk

RULES = """\
- code: ZZZ004
  name: dragon-tamed
  category: body-function
  severity: warning
  message: Tames a dragon.
  why: Few can.
  instead: Looks like a tamed dragon.
  sources: [zz-law]
  match: [{phrase: "tame~ dragons"}]
  examples:
    bad: ["It [[tames dragons]]."]
    good: ["It tames lizards."]
- code: ZZZ005
  name: forest-greened
  category: environment
  severity: warning
  message: Greens a forest.
  why: A forest is green.
  instead: Looks green.
  sources: [zz-law]
  match: [{phrase: "green~ forests"}]
  examples:
    bad: ["It [[greens forests]]."]
    good: ["It greens trees."]
- code: ZZZ006
  name: fever-cured
  category: disease
  severity: warning
  message: Cures a fever.
  why: It is a disease.
  instead: {none: Nothing may be said.}
  sources: [zz-law]
  match: [{phrase: "cure~ fevers"}]
  examples:
    bad: ["It [[cures fevers]]."]
    good: ["It cures ham."]
"""
ENTRY = """\
- id: {id}
  wording: {wording}
  product: general
  markets: [us]
  evidence: [{{kind: human trial, n: 12, result: 12 of 12 tamed, reference: report 7}}]
  approver: Dr. R. Lind
  approved-on: 2026-01-15
  review-by: {review}
"""


def entry(
    wording: str = "It tames dragons.", code: str = "DRG-1", review: str = "2030-01-15"
) -> str:
    return ENTRY.format(id=code, wording=wording, review=review)


def ledger(desk: Desk, *entries: str) -> None:
    desk.write("own/rules.yaml", RULES)
    desk.write("claimlint.yaml", f"rules: [{desk.pack}, own]\nas-of: 2026-11-21\n")
    desk.write("claims/l.yaml", "".join(entries or (entry(),)))


def found(desk: Desk, copy: str, *args: str) -> dict[str, Any]:
    desk.write("a.txt", copy)
    result = desk.run("check", "--format=json", "--select=ZZ", "--evidence=claims", *args, "a.txt")
    assert result.exit_code in (0, 1), result.stderr
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def test_what_is_proven_is_no_finding_any_more(desk: Desk) -> None:
    ledger(desk)
    report = found(desk, "It tames dragons.\n")
    assert report["findings"] == []
    assert report["summary"]["substantiated"] == 1
    result = desk.check("--evidence=claims", "a.txt")
    assert (result.exit_code, result.stderr) == (0, "1 file, no findings, 1 substantiated\n")


def test_without_a_ledger_nothing_changes(desk: Desk) -> None:
    ledger(desk)
    desk.write("a.txt", "It tames dragons.\n")
    report = json.loads(desk.run("check", "--format=json", "--select=ZZ", "a.txt").stdout)
    assert [entry["severity"] for entry in report["findings"]] == ["warning"]
    assert "evidence" not in report["findings"][0]


def test_the_configuration_may_name_the_ledger(desk: Desk) -> None:
    ledger(desk)
    desk.write("claimlint.yaml", f"rules: [{desk.pack}, own]\nevidence: [claims]\n")
    desk.write("sub/a.txt", "It tames dragons.\n")
    assert desk.check("sub/a.txt").stdout == ""


def test_a_near_miss_says_what_differs(desk: Desk) -> None:
    ledger(desk)
    report = found(desk, "It never tames dragons without help.\nIt really tames dragons.\n")
    told = report["findings"][-1]
    assert told["evidence"]["state"] == "unsupported"
    assert told["evidence"]["claim"] == "DRG-1"
    assert told["message"].startswith("Tames a dragon (close to DRG-1, but ")


def test_an_expired_approval_counts_no_longer(desk: Desk) -> None:
    ledger(desk, entry(review="2026-11-07"))
    (told,) = found(desk, "It tames dragons.\n")["findings"]
    assert told["severity"] == "warning"
    assert told["evidence"]["state"] == "expired"
    assert "review date passed 14 days ago" in told["message"]


def test_where_a_qualification_is_due_beside_the_proof_the_finding_is_lowered(desk: Desk) -> None:
    ledger(desk, entry("It greens forests."))
    (told,) = found(desk, "It greens forests.\n")["findings"]
    assert (told["severity"], told["evidence"]["state"]) == ("info", "substantiated")
    assert told["message"] == "Greens a forest (substantiated by DRG-1)."


@pytest.mark.parametrize(
    ("copy", "code", "severity"),
    [("It cures fevers.", "ZZZ006", "warning"), ("A purple unicorn.", "ZZZ001", "error")],
)
def test_what_no_evidence_allows_stays(desk: Desk, copy: str, code: str, severity: str) -> None:
    ledger(desk, entry(copy))
    (told,) = found(desk, copy)["findings"]
    assert (told["code"], told["severity"]) == (code, severity)
    assert told["evidence"]["state"] == "unlawful"
    assert "approved as DRG-1, but no evidence allows it" in told["message"]


def test_a_weaker_rule_that_no_evidence_satisfies_is_not_hidden_behind_another(desk: Desk) -> None:
    ledger(desk, entry("It tames dragons and cures fevers."))
    report = found(desk, "It tames dragons and cures fevers.\n")
    assert [entry["code"] for entry in report["findings"]] == ["ZZZ006"]


def test_a_comment_that_allows_the_claim_is_heard_first(desk: Desk) -> None:
    ledger(desk)
    desk.write("a.md", "<!-- claimlint-disable-next-line ZZZ004 agreed -->\nIt tames dragons.\n")
    result = desk.check("--evidence=claims", "a.md")
    assert result.stderr == "1 file, no findings, 1 suppressed\n"


def test_positions_lead_back_through_markup(desk: Desk) -> None:
    ledger(desk)
    desk.write(
        "a.md", "# Head\n\nText. It *tames*\n**dragons**. Ours.\n\n- It tames dragons &amp; more\n"
    )
    result = desk.check("--evidence=claims", "a.md")
    assert result.stderr == "1 file, 1 warning, 1 substantiated\n"
    assert "a.md:6:6: warning ZZZ004" in result.stdout


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "claims/l.yaml: there is no such ledger; name a YAML file or a folder of them"),
        ("- id: A\n", "claims/l.yaml:1: 'wording' is missing; write it"),
        ("a: [", "claims/l.yaml:2: not valid YAML"),
        (entry() + entry(), "claims/l.yaml:9: the id DRG-1 is taken (claims/l.yaml:1)"),
    ],
)
def test_a_ledger_that_cannot_be_used_ends_the_run(
    desk: Desk, content: str | None, message: str
) -> None:
    ledger(desk)
    desk.write("a.txt", "It tames dragons.\n")
    if content is None:
        (desk.folder / "claims" / "l.yaml").unlink()
    else:
        desk.write("claims/l.yaml", content)
    result = desk.check("--evidence=claims/l.yaml", "a.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"claimlint: {message}")
    assert result.stderr.count("\n") == 1
