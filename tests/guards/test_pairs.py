"""Each guard in both directions: a passage it must silence, and its twin that must be found."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from claimlint.engine import Linter
from claimlint.guards.usual import NAMES
from claimlint.readers import read
from claimlint.report import Profile
from claimlint.rulebook import load_rulebook

PAIRS = [
    pytest.param(group["guard"], *pair, id=f"{group['guard']}: {pair[0]}")
    for group in yaml.safe_load(Path(__file__).with_name("pairs.yaml").read_text("utf-8"))
    for pair in group["pairs"]
]


@pytest.fixture(scope="module")
def linter() -> Linter:
    """The shipped rules, as they judge copy for any product in the United States."""
    return Linter(load_rulebook(), Profile("general", ("us",), "2026-11-21"))


def _findings(linter: Linter, text: str) -> list[str]:
    findings, _ = linter.lint(read("passage.txt", text.encode()))
    return [f"{f.code} {f.text!r}" for f in findings if f.severity != "info"]


def test_there_are_enough_pairs() -> None:
    """A hundred pairs at least, and no guard left out but the one that `test_doubt` covers."""
    assert len(PAIRS) >= 100
    assert {pair.values[0] for pair in PAIRS} == NAMES - {"informing"}


@pytest.mark.parametrize(("guard", "silent", "found"), PAIRS)
def test_pair(linter: Linter, guard: str, silent: str, found: str) -> None:
    """The first passage gives nothing, the second gives a finding."""
    assert _findings(linter, silent) == [], f"{guard} does not silence it"
    assert _findings(linter, found), "the claim is missed"
