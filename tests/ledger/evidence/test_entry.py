"""Entries begun at the end of a ledger, for somebody to finish."""

from __future__ import annotations

from typing import Any

import pytest

from claimlint.ledger.evidence.entry import begun, ids, next_id
from claimlint.ledger.evidence.schema import parse_ledger
from claimlint.rulebook.model import RuleError

DONE = (
    "- id: LUM-09 # the oldest\n  wording: Softens skin.\n  product: cosmetic\n  markets: [us]\n"
    "  evidence: [{kind: survey, result: 8 of 10}]\n"
    "  approver: Dr. R. Lind\n  approved-on: 2026-01-15\n  review-by: 2028-01-15\n"
)


def entry(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a ledger may hold
    said = {"id": "A-1", "wording": "Smooths skin.", "product": "cosmetic", "markets": ["us"]}
    open_ones = {"evidence": [{"kind": None, "reference": None}], "approver": None}
    return {**said, **open_ones, "approved-on": None, "review-by": None, **more}


@pytest.mark.parametrize(
    "before",
    [
        "",
        "# only a comment",
        DONE,
        DONE.replace("\n", "\r\n"),
        "".join(f"  {line}" for line in DONE.splitlines(keepends=True)),
        DONE.rstrip("\n"),
    ],
)
def test_what_stood_there_stays_and_the_rest_is_there_to_be_filled_in(before: str) -> None:
    data = before.encode()
    text = begun("l.yaml", data, entry()).decode()
    assert text.startswith(before)
    end = "\r\n" if "\r\n" in before else "\n"
    added = text[len(before) :].lstrip("\r\n")
    assert added.count(end) == added.count("\n") == 12
    filled = (
        text.replace("kind: " + end, "kind: survey" + end)
        .replace("reference: " + end, "reference: file 9" + end)
        .replace("approver: " + end, "approver: B" + end)
        .replace("approved-on: " + end, "approved-on: 2026-01-15" + end)
        .replace("review-by: " + end, "review-by: 2027-01-15" + end)
    )
    claim = parse_ledger("l.yaml", filled.encode())[-1]
    assert (claim.id, claim.wording, claim.approver) == ("A-1", "Smooths skin.", "B")
    assert [(proof.kind, proof.reference) for proof in claim.evidence] == [("survey", "file 9")]


def test_several_may_be_begun_before_one_is_finished() -> None:
    one = begun("l.yaml", DONE.encode(), entry())
    two = begun("l.yaml", one, entry(id="A-2", wording='Says "so": 50 % # softer\x07 ☺.'))
    assert two.startswith(one)
    assert ids("l.yaml", two) == ["LUM-09", "A-1", "A-2"]
    defects: list[RuleError] = []
    assert [claim.id for claim in parse_ledger("l.yaml", two, defects)] == ["LUM-09"]
    assert len(defects) == 10


@pytest.mark.parametrize(
    "before", ["[]", "a: 1\n", "- id: [\n", "- id: A-1\n...\nx: 1\n", "- |\n  text\n", "\xff"]
)
def test_to_what_is_no_list_of_entries_nothing_is_added(before: str) -> None:
    with pytest.raises(RuleError, match=r"l\.yaml"):
        begun("l.yaml", before.encode("latin-1"), entry())


def test_the_next_id_follows_the_last_numbered_one() -> None:
    assert next_id([]) == next_id(["old"]) == "CLM-1"
    assert next_id(["LUM-09", "A-3", "A-1", "old"]) == "A-4"
    assert next_id(["A-3", "LUM-09"]) == "LUM-10"
