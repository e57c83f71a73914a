"""The shipped rules: each shows what it finds, rests on a source, and is made of tidy words."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import yaml

from claimlint.project.examples import run_examples
from claimlint.project.pack import Pack
from claimlint.rulebook.locate import rules_directory
from claimlint.rulebook.model import CATEGORIES

if TYPE_CHECKING:
    from claimlint.rulebook import Rulebook

LEXICONS = os.path.join(rules_directory(), "lexicons")
FEWEST = 3


def lists() -> list[tuple[str, list[str]]]:
    """Every list of words as it stands in its file, with its name; nothing read as yes or no."""
    found = []
    for name in sorted(os.listdir(LEXICONS)):
        with open(os.path.join(LEXICONS, name), encoding="utf-8") as stream:
            lexicons = yaml.load(stream, Loader=yaml.CBaseLoader)  # noqa: S506 - makes strings only
        found += [
            (f"{name}: {lexicon}.{key}", words)
            for lexicon, parts in lexicons.items()
            for key, words in parts.items()
            if isinstance(words, list)
        ]
    return found


def test_examples_and_offered_wording_pass(book: Rulebook) -> None:
    outcome = run_examples(Pack(book, book.rules))
    said = [f"{f.path}:{f.line}: {f.code}: {f.message}" for f in outcome.failures]
    assert said == []
    assert outcome.rules == len(book.rules) > 100


def test_rules_show_what_they_find_and_what_they_leave_alone(book: Rulebook) -> None:
    few = {
        rule.code: (len(rule.bad), len(rule.good))
        for rule in book.rules
        if len(rule.bad) < FEWEST or len(rule.good) < FEWEST
    }
    assert few == {}


def test_no_example_stands_twice_in_a_rule(book: Rulebook) -> None:
    for rule in book.rules:
        shown = [(e.text, e.product, e.market, e.because) for e in (*rule.bad, *rule.good)]
        assert len(shown) == len(set(shown)), rule.code


def test_rules_rest_on_sources_that_exist(book: Rulebook) -> None:
    for rule in book.rules:
        assert rule.sources, rule.code
        assert set(rule.sources) <= set(book.sources), rule.code
        assert len(set(rule.sources)) == len(rule.sources), rule.code


def test_prefix_of_a_code_stands_for_one_category_or_one_part_of_the_world(
    book: Rulebook,
) -> None:
    """Rules for every market are told by what they object to, the others by whose law it is."""
    families: dict[str, set[str]] = {}
    for rule in book.rules:
        pack = os.path.basename(os.path.dirname(rule.path))
        families.setdefault(rule.code[:3], set()).add(rule.category if pack == "us" else pack)
        assert pack == "us" or rule.markets, rule.code
    assert all(len(meanings) == 1 for meanings in families.values()), families
    assert {rule.category for rule in book.rules} <= set(CATEGORIES)


def test_texts_of_rules_are_sentences(book: Rulebook) -> None:
    for rule in book.rules:
        for text in (rule.message, rule.why, rule.instead):
            if text is not None:
                assert text == text.strip(), rule.code
                assert text[0] == text[0].upper(), rule.code
        assert rule.message.endswith("."), rule.code
        assert rule.why.endswith("."), rule.code
        assert (rule.instead is None) != (rule.no_wording is None), rule.code


def test_words_are_sorted_and_stand_once() -> None:
    untidy = {}
    for name, words in lists():
        tidy = sorted(set(words))
        if words != tidy:
            untidy[name] = next((a, b) for a, b in zip(words, [*tidy, ""], strict=False) if a != b)
    assert untidy == {}, "the first word that stands in the wrong place, and the right one"
