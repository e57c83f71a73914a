"""Ledger files: what is read, and the one line that each defect gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimlint.ledger.evidence.paths import ledger_files, read_ledger
from claimlint.ledger.evidence.schema import parse_ledger
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
# approved claims
- id: LUM-1
  wording: Reduces the look of fine lines.
  variants: [Softens the look of lines.]
  subjects: [Lumen Serum]
  product: cosmetic
  markets: [us, gb]
  evidence:
    - kind: human trial
      n: 42
      result: 23 % fewer visible lines
      file: files/trial.pdf
      sha256: {digest}
  companions: [Results vary.]
  approver: Dr. R. Lind
  approved-on: 2026-01-15
  review-by: 2028-01-15
""".format(digest="a" * 64)


def parsed(text: str) -> str:
    with pytest.raises(RuleError) as caught:
        parse_ledger("claims/l.yaml", text.encode())
    return str(caught.value)


def test_a_claim_is_read_whole() -> None:
    (claim,) = parse_ledger("claims/l.yaml", GOOD.encode())
    assert claim.wordings == ("Reduces the look of fine lines.", "Softens the look of lines.")
    assert claim.markets == ("us", "uk")
    assert claim.audiences == ("consumers", "professionals")
    assert claim.evidence[0].n == 42
    assert claim.evidence[0].file == "claims/files/trial.pdf"
    assert (claim.path, claim.line) == ("claims/l.yaml", 2)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  wording: ", "  wordings: ", "3: unknown key 'wordings'; did you mean 'wording'?"),
        ("  approver: Dr. R. Lind\n", "", "2: 'approver' is missing; write it"),
        ("LUM-1", "LUM 1", "2: 'LUM 1' will not do; an id is made of letters, digits, dots and"),
        ("kind: human trial", "kind: human", "9: 'human' is not known here; did you mean"),
        ("product: cosmetic", "product: cosmetics", "6: 'cosmetics' is not known here"),
        ("[us, gb]", "[us, europe]", "7: 'europe' will not do; a market is us, eu, uk or"),
        ("2026-01-15", "15.1.2026", "16: '15.1.2026' is not a date; write YYYY-MM-DD"),
        ("2026-01-15", "2026-02-30", "16: '2026-02-30' is not a date"),
        ("2028-01-15", "2025-01-15", "17: the review comes after the approval"),
        ("n: 42", "n: many", "10: 'many' is not a whole number"),
        ("a" * 64, "abc", "13: 'abc' will not do; 64 hexadecimal digits are expected"),
        ("      file: files/trial.pdf\n", "", "12: 'sha256' belongs to a 'file'; name it"),
        ("Reduces the look of fine lines.", '""', "3: 'wording' is empty; write it"),
        ("kind: human trial", "kind:", "9: 'kind' is empty; write one of human trial, in vitro"),
        ("approver: Dr. R. Lind", "approver: ", "15: 'approver' is empty; write who approves"),
    ],
)
def test_a_defect_is_one_line_with_its_place(old: str, new: str, message: str) -> None:
    assert f"claims/l.yaml:{message}" in parsed(GOOD.replace(old, new))


def test_evidence_must_say_something() -> None:
    text = GOOD.split("  evidence:")[0]
    tail = "  approver: A\n  approved-on: 2026-01-15\n  review-by: 2028-01-15\n"
    assert "no evidence is named" in parsed(f"{text}  evidence: []\n{tail}")
    assert "says nothing; give its 'result'" in parsed(
        f"{text}  evidence: [{{kind: survey}}]\n{tail}"
    )
    assert "'kind' is missing" in parsed(f"{text}  evidence: [{{n: 3}}]\n{tail}")


def test_all_defects_are_collected_when_asked_for() -> None:
    text = GOOD + GOOD.replace("LUM-1", "L 2") + GOOD.replace("n: 42", "n: x") + GOOD
    defects: list[RuleError] = []
    assert len(parse_ledger("l.yaml", text.encode(), defects)) == 2
    assert [defect.line for defect in defects] == [19, 44]


def test_a_folder_is_read_in_a_fixed_order(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "z/c.yaml", "note.txt", ".hidden.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    found = [path[len(str(tmp_path)) + 1 :] for path in ledger_files(str(tmp_path))]
    assert found == ["a.yml", "b.yaml", "z/c.yaml"]


def test_paths_without_a_ledger_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="there is no such ledger"):
        ledger_files(str(tmp_path / "none"))
    with pytest.raises(RuleError, match="holds no ledger"):
        ledger_files(str(tmp_path))
    with pytest.raises(RuleError, match="is a directory"):
        read_ledger(str(tmp_path))
    assert parse_ledger("l.yaml", b"") == []


def test_all_that_is_still_to_be_written_is_told() -> None:
    begun = (
        "- id: A-1\n  wording: Softens skin.\n  product: cosmetic\n  markets: [us]\n"
        "  evidence:\n  - kind: \n    reference:\n  approver:\n  approved-on:\n  review-by:\n"
    )
    defects: list[RuleError] = []
    assert parse_ledger("l.yaml", begun.encode(), defects) == []
    assert [str(each).split(" is empty; write ")[0] for each in defects] == [
        "l.yaml:6: 'kind'",
        "l.yaml:7: 'reference'",
        "l.yaml:8: 'approver'",
        "l.yaml:9: 'approved-on'",
        "l.yaml:10: 'review-by'",
    ]
    with pytest.raises(RuleError, match=r"l\.yaml:6: 'kind' is empty"):
        parse_ledger("l.yaml", begun.encode())
