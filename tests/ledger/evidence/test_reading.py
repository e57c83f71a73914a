"""How copy is read: words in one form, and figures with their units."""

from __future__ import annotations

import pytest

from claimlint.ledger.evidence.differences import quantities
from claimlint.ledger.evidence.reading import read, same, stem


def keys(text: str) -> list[object]:
    return [atom.key for atom in read(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4 weeks", "four weeks"),
        ("4 weeks", "28 days"),
        ("4-week", "4 weeks"),
        ("500 mg", "0.5 g"),
        ("500 mg", ".5 g"),
        ("1,000 mg", "1 g"),
        ("1.5 l", "1,5 l"),
        ("23 %", "23 per cent"),
        ("23.0%", "23 percent"),
        ("3 in 4", "3 out of 4"),
        ("three of four", "3/4"),
        ("2x", "2 times"),
        ("15-20 %", "15 to 20%"),
        ("15 % to 20 %", "15–20 %"),
        ("24 h", "24 hours"),
        ("60 minutes", "1 hour"),
        ("SPF 30", "SPF-30"),
        ("doesn't", "does not"),
        ("cannot", "can't"),
        ("has reduced", "reduces"),
        ("is reducing", "reduces"),
        ("helps to reduce", "help reduce"),
        ("moisturisers", "moisturizer"),
        ("coloured", "colors"),
        ("women", "woman"),
        ("felt", "feels"),
        ("appearance", "look"),
        ("lines & pores", "lines and pores"),
        ("Lumen™ Serum®", "lumen serum"),
        ("THE look", "the look"),
    ],
)
def test_they_say_the_same(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("24 hours", "1 day"),
        ("1 month", "4 weeks"),
        ("3 in 4", "3 in 4 weeks"),
        ("75 %", "3 out of 4"),
        ("30 %", "-30 %"),
        ("2.3 %", "23 %"),
        ("1,5 l", "15 l"),
        ("SPF 30", "SPF 50"),
        ("SPF 30", "30"),
        ("smooth", "smoother"),
        ("smooth", "smoothly"),
        ("is reduced", "reduces"),
        ("will reduce", "reduces"),
        ("may", "might"),
        ("need", "knead"),
        ("than our cream", "than a cream"),
        ("not", "now"),
        ("½ hour", "1 hour"),
        ("½ hour", "¼ hour"),
        ("1½ hours", "1 hour"),
    ],
)
def test_they_do_not_say_the_same(one: str, other: str) -> None:
    assert keys(one) != keys(other)


def test_a_letter_is_no_article() -> None:
    assert [atom.light for atom in read("Vitamin A in a jar. A jar.")] == [
        False, False, False, True, False, False, True, False, False
    ]  # fmt: skip


def test_a_mute_e_makes_another_word() -> None:
    (scar,), (scare,) = read("scar"), read("scare")
    assert not same(scar, scare)


@pytest.mark.parametrize("word", ["reduce", "calm", "hydrate", "soothe", "even", "plump", "dry"])
def test_forms_of_a_verb_share_a_stem(word: str) -> None:
    from claimlint.textkit.inflect import verb_forms

    assert {stem(form) for kind in verb_forms(word).values() for form in kind} == {stem(word)}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1 week", "1 week"),
        ("23%", "23 %"),
        ("three in four", "3 out of 4"),
        ("15 to 20 percent", "15 to 20 %"),
        ("spf-30", "SPF 30"),
        ("2.50 mg", "2.5 mg"),
        ("1,000", "1000"),
    ],
)
def test_figures_are_shown_as_people_write_them(text: str, shown: str) -> None:
    assert [found.shown for found in quantities(text)] == [shown]


def test_places_are_those_of_the_text() -> None:
    text = "Ⓛumen: 23 % “smoother” skin"
    assert [text[atom.start : atom.end] for atom in read(text)] == [
        "Ⓛumen", ":", "23 %", "“", "smoother", "”", "skin"
    ]  # fmt: skip
