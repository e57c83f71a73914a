"""What the documentation shows is what the judge says."""

from __future__ import annotations

import os
import re

import pytest

from claimlint.ledger.evidence.judge import EvidenceJudge, Place
from claimlint.ledger.evidence.schema import parse_ledger
from claimlint.report import Profile

ROOT = os.path.join(os.path.dirname(__file__), "..", "..", "..")
with open(os.path.join(ROOT, "docs", "evidence.md"), encoding="utf-8") as file:
    PAGE = file.read()
ROWS = re.findall(r"^\| ([A-Z].*\.) \| ((?:close to|approved as) .*) \|$", PAGE, re.MULTILINE)


def test_the_table_is_found() -> None:
    assert len(ROWS) >= 4


@pytest.mark.parametrize(("copy", "told"), ROWS)
def test_row(copy: str, told: str) -> None:
    match = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert match is not None
    judge = EvidenceJudge(parse_ledger("claims/lumen.yaml", match[1].encode()))
    prose = f"Lumen Serum. Results vary. {copy}"
    start = len(prose) - len(copy)
    place = Place(start, len(prose), start, len(prose) - 1)
    profile = Profile("cosmetic", ("us",), "2026-11-21")
    assert judge.verdict(prose, place, judge.page(prose), profile).told == told
