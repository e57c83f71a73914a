"""What one country licenses is authorised there, beside its number, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimlint.engine import Linter
from claimlint.readers import read
from claimlint.report import Profile
from claimlint.rulebook import load_rulebook

if TYPE_CHECKING:
    from claimlint.rulebook.model import Rulebook

USE = "Relieves a dry cough; traditionally used in herbal medicine."


@pytest.fixture(scope="module")
def book() -> Rulebook:
    """The shipped rules."""
    return load_rulebook()


def _found(book: Rulebook, text: str, *markets: str) -> set[str]:
    linter = Linter(book, Profile("supplement", markets, "2026-11-21"))
    findings, _ = linter.lint(read("label.txt", text.encode()))
    return {f.code[:3] for f in findings if f.severity != "info"}


def test_a_traditional_use_stands_with_its_number(book: Rulebook) -> None:
    """The number may stand in the sentence or behind it."""
    assert _found(book, f"{USE} NPN 80012345.", "ca") == set()
    assert _found(book, "Used in herbalism to relieve a dry cough (NPN 80012345).", "ca") == set()


@pytest.mark.parametrize("number", ["", " NPN pending.", " NPN 800123."])
def test_without_a_number_it_is_a_claim(book: Rulebook, number: str) -> None:
    """A tradition alone licenses nothing."""
    assert "DIS" in _found(book, USE + number, "ca")


@pytest.mark.parametrize("markets", [("us",), ("ca", "us"), ("uk",)])
def test_other_markets_do_not_know_the_number(book: Rulebook, markets: tuple[str, ...]) -> None:
    """What is sold in the United States as well needs the wording of both."""
    assert "DIS" in _found(book, f"{USE} NPN 80012345.", *markets)


def test_listed_products_say_what_they_are_for(book: Rulebook) -> None:
    """An Australian listing and a Canadian number stand for a sober use, and for no cure."""
    listed = "Helps relieve symptoms of mild eczema. AUST L 888881."
    assert not _found(book, listed, "au")
    assert "DIS" in _found(book, listed, "us")
    assert "DIS" in _found(book, listed.replace("Helps relieve symptoms of mild", "Cures"), "au")
    assert "DIS" in _found(book, listed.replace("AUST L 888881", "Always read the label"), "au")
    licensed = "Helps relieve joint pain associated with arthritis. NPN 88888002."
    assert not _found(book, licensed, "ca")
    assert _found(book, licensed, "us")
