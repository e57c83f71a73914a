"""What is narrated silences broad rules, unless somebody is spoken to in it or beside it."""

from __future__ import annotations

import pytest

from claimlint.engine import Linter
from claimlint.readers import read
from claimlint.report import Profile
from claimlint.rulebook import load_rulebook

_TOLD = "A painter with bunions and hammer toes was the father of three admirals from Genoa."


@pytest.fixture(scope="module")
def linter() -> Linter:
    """The shipped rules, as they judge the copy of a clinic in the United States."""
    return Linter(load_rulebook(), Profile("service", ("us",), "2026-11-22"))


def _codes(linter: Linter, text: str) -> list[str]:
    return [finding.code for finding in linter.lint(read("page.txt", text.encode()))[0]]


def test_what_is_narrated_is_no_claim(linter: Linter) -> None:
    assert _codes(linter, _TOLD) == []


@pytest.mark.parametrize(
    "text",
    [
        _TOLD.replace("A painter", "Your painter"),
        _TOLD.replace("A painter", "Our painter"),
        _TOLD.replace(" was", ": he was"),
        f"{_TOLD} Book your turn.",
        f"We wait for you in town. {_TOLD}",
    ],
)
def test_what_speaks_to_somebody_is(linter: Linter, text: str) -> None:
    assert _codes(linter, text) == ["DIS200"]


def test_another_paragraph_does_not_matter(linter: Linter) -> None:
    assert _codes(linter, f"Book your turn.\n\n{_TOLD}") == []
