"""A user's own names in the shipped rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimlint.engine import Linter
from claimlint.project.keys import VOCABULARY
from claimlint.readers import read
from claimlint.report import Profile
from claimlint.rulebook import load_rulebook
from claimlint.rulebook.schema import Lexicon
from claimlint.rulebook.vocabulary import extended

if TYPE_CHECKING:
    from claimlint.rulebook import Rulebook

NAMES = (
    ("products", ("Aurelle", "Évéla Night-Veil", "Aurelle Wrinkle Eraser")),
    ("ingredients", ("Dewplex-3",)),
    ("licensed", ("Novaskin Gel",)),
)
PROFILE = Profile("cosmetic", ("us",), "2026-05-06")


@pytest.fixture(scope="module")
def own() -> Rulebook:
    return load_rulebook(vocabulary=NAMES)


def codes(book: Rulebook, text: str) -> set[str]:
    findings, _ = Linter(book, PROFILE).lint(read("a.txt", text.encode()))
    return {finding.code for finding in findings if finding.severity == "error"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Your cells and Aurelle heal scars.", "DIS001"),
        ("Skin and Evela night veil rebuild collagen.", "BOD002"),
        ("Fibroblasts, the Dewplex-3 story, make collagen.", "BOD002"),
    ],
)
def test_a_name_acts_as_a_product(own: Rulebook, book: Rulebook, text: str, code: str) -> None:
    assert codes(book, text) == set()
    assert code in codes(own, text)


def test_a_licensed_product_may_be_called_approved(own: Rulebook, book: Rulebook) -> None:
    assert codes(book, "Novaskin is FDA-approved.") == {"AUT001"}
    assert codes(own, "Novaskin is FDA-approved.") == set()
    assert codes(own, "Zogel is FDA-approved.") == {"AUT001"}
    assert codes(own, "Novaskin cures eczema.") == codes(book, "Novaskin cures eczema.") != set()


def test_a_name_hides_no_claim(own: Rulebook, book: Rulebook) -> None:
    text = "Meet the Aurelle Wrinkle Eraser."
    assert codes(own, text) == codes(book, text) != set()


def test_a_book_with_names_is_kept_apart(own: Rulebook, book: Rulebook) -> None:
    again = load_rulebook(vocabulary=NAMES)
    assert codes(again, "Your cells and Aurelle heal scars.") != set()
    assert codes(load_rulebook(), "Your cells and Aurelle heal scars.") == set()
    assert own.sha256 == book.sha256  # the rules are the same


def lexicon(name: str, *words: str) -> Lexicon:
    return Lexicon(name, (), (), words, (), "x.yaml", 1)


@pytest.mark.parametrize(
    ("name", "terms"),
    [
        ("Aurelle", ("aurelle",)),
        ("Aurelle®", ("aurelle",)),
        ("AURELLE  Night\u00a0Veil™", ("aurelle night veil",)),
        ("Aurelle Repair Balm", ("aurelle",)),
        ("Good Repair", ()),
    ],
)
def test_what_is_taken_of_a_name(name: str, terms: tuple[str, ...]) -> None:
    lexicons = [lexicon("product", "balm"), lexicon("effect", "repair")]
    product, effect = extended(lexicons, (("products", (name,)),))
    assert effect.words == ("repair",)
    assert product.words == ("balm", *terms)


def test_every_kind_of_name_has_its_lexicons(book: Rulebook) -> None:
    known = [lexicon(name) for name in book.tables.lexicon_bits]
    for kind in VOCABULARY:
        changed = extended(known, ((kind, ("Aurelle",)),))
        assert sum(new != old for new, old in zip(changed, known, strict=True)) > 0
