"""The forms of words that lexicons are built from."""

from __future__ import annotations

import pytest

from claimlint.textkit.inflect import all_forms, noun_forms, verb_forms


@pytest.mark.parametrize(
    ("verb", "third", "past", "gerund"),
    [
        ("heal", "heals", {"healed"}, "healing"),
        ("cure", "cures", {"cured"}, "curing"),
        ("stop", "stops", {"stopped"}, "stopping"),
        ("plan", "plans", {"planned"}, "planning"),
        ("quit", "quits", {"quitted"}, "quitting"),
        ("control", "controls", {"controlled"}, "controlling"),
        ("repair", "repairs", {"repaired"}, "repairing"),
        ("treat", "treats", {"treated"}, "treating"),
        ("fix", "fixes", {"fixed"}, "fixing"),
        ("show", "shows", {"showed", "shown"}, "showing"),
        ("destroy", "destroys", {"destroyed"}, "destroying"),
        ("rectify", "rectifies", {"rectified"}, "rectifying"),
        ("banish", "banishes", {"banished"}, "banishing"),
        ("quench", "quenches", {"quenched"}, "quenching"),
        ("bless", "blesses", {"blessed"}, "blessing"),
        ("free", "frees", {"freed"}, "freeing"),
        ("die", "dies", {"died"}, "dying"),
        ("dye", "dyes", {"dyed"}, "dyeing"),
        ("shrink", "shrinks", {"shrank", "shrunk"}, "shrinking"),
        ("undo", "undoes", {"undid", "undone"}, "undoing"),
        ("regrow", "regrows", {"regrew", "regrown"}, "regrowing"),
        ("rebuild", "rebuilds", {"rebuilt"}, "rebuilding"),
        ("turn back", "turns back", {"turned back"}, "turning back"),
        ("get rid of", "gets rid of", {"got rid of", "gotten rid of"}, "getting rid of"),
    ],
)
def test_verbs(verb: str, third: str, past: set[str], gerund: str) -> None:
    forms = verb_forms(verb)
    assert forms["base"] == [verb]
    assert forms["s"] == [third]
    assert set(forms["ed"]) == past
    assert forms["ing"] == [gerund]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("normalize", {"normalize", "normalise", "normalizes", "normalises", "normalising"}),
        ("revitalise", {"revitalize", "revitalised", "revitalized", "revitalizing"}),
        ("catalyse", {"catalyze", "catalyzes", "catalysing"}),
        ("cancel", {"cancelled", "canceled", "cancelling", "canceling"}),
    ],
)
def test_british_and_american_spelling(verb: str, forms: set[str]) -> None:
    assert forms <= all_forms(verb)


@pytest.mark.parametrize("verb", ["exercise", "promise"])
def test_some_have_one_spelling_only(verb: str) -> None:
    assert verb_forms(verb)["base"] == [verb]


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("wrinkle", ["wrinkle", "wrinkles"]),
        ("fine line", ["fine line", "fine lines"]),
        ("allergy", ["allergy", "allergies"]),
        ("essay", ["essay", "essays"]),
        ("rash", ["rash", "rashes"]),
        ("reflex", ["reflex", "reflexes"]),
        ("tooth", ["tooth", "teeth"]),
        ("wisdom tooth", ["wisdom tooth", "wisdom teeth"]),
        ("virus", ["virus", "viruses"]),
        ("fungus", ["fungus", "fungi"]),
        ("diagnosis", ["diagnosis", "diagnoses"]),
        ("illness", ["illness", "illnesses"]),
        ("wrinkles", ["wrinkles"]),
    ],
)
def test_nouns(noun: str, forms: list[str]) -> None:
    assert noun_forms(noun) == forms


def test_all_forms_take_a_word_as_verb_and_as_noun() -> None:
    assert all_forms("cure") == {"cure", "cures", "cured", "curing"}
    assert {"remedy", "remedies", "remedied", "remedying"} == all_forms("remedy")
