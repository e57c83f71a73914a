"""All checks of a rule book, run in one go."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from claimlint.project.bench import Bench
from claimlint.project.pack import from_here, is_under
from claimlint.project.quality import entries, lexicons, overlaps, shown
from claimlint.project.quality.defect import Defect, Material
from claimlint.project.quality.tidy import tidied, write_over
from claimlint.rulebook import load_rulebook
from claimlint.rulebook.load import read_written
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimlint.project.config import Config
    from claimlint.rulebook.written import Written

CHECKS: tuple[Callable[[Material], Iterator[Defect]], ...] = (
    shown.enough_examples,
    shown.guards_are_shown,
    shown.fixes_are_shown,
    shown.guards_exist,
    shown.examples_stand_once,
    entries.texts_are_sentences,
    entries.sources_are_read,
    entries.codes_tell_the_category,
    entries.rules_can_be_in_force,
    entries.patterns_stand_once,
    overlaps.wording_passes,
    overlaps.claims_are_found_once,
    lexicons.entries_are_sorted,
    lexicons.entries_are_new,
    lexicons.entries_can_be_met,
    lexicons.lexicons_are_used,
)


class Survey(NamedTuple):
    """How much was looked at, and what is to be mended, in the order of files and lines."""

    rules: int
    lexicons: int
    defects: list[Defect]


def survey(names: tuple[str, ...], config: Config | None) -> Survey:
    """Look at all rules and lexicons, or at those that ``names`` stand for.

    A name is a rule's code or the beginning of one, or a file or folder of rules and lexicons;
    what lies outside the shipped rules and the configured packs is loaded as a further pack.
    Raise `RuleError` for a broken file and for a name that stands for nothing.
    """
    packs = config.rules if config else ()
    written = read_written(packs)
    further = tuple(name for name in names if not _meant(name, written))
    if further:
        packs = (*packs, *further)
        written = read_written(packs)
    for name in names:
        if not _meant(name, written):
            raise RuleError(
                name, 0, "no rule and no lexicon is defined here; name a file or a folder of them"
            )
    rules = tuple(
        raw.rule for raw in written.rules if _is_chosen(raw.rule.path, raw.rule.code, names)
    )
    words = [lexicon for lexicon in written.lexicons if _is_chosen(lexicon.path, "", names)]
    material = Material(written, rules, Bench(load_rulebook(packs)))
    found = {
        defect._replace(path=from_here(defect.path))
        for check in CHECKS
        for defect in check(material)
        if _is_chosen(defect.path, defect.about, names)
    }
    return Survey(len(rules), len(words), sorted(found))


def tidy_lexicons(names: tuple[str, ...], config: Config | None) -> list[str]:
    """Sort the lexicons that ``names`` stand for, or all; return the files that were changed."""
    written = read_written(config.rules if config else ())
    files = {lexicon.path for lexicon in written.lexicons if _is_chosen(lexicon.path, "", names)}
    changed = []
    for path in sorted(files):
        text = tidied(path)
        if text is not None:
            write_over(path, text)
            changed.append(from_here(path))
    return changed


def _meant(name: str, written: Written) -> bool:
    """Whether a name stands for a rule, or a file with rules or lexicons."""
    if not os.path.exists(name):
        return any(raw.rule.code.startswith(name.upper()) for raw in written.rules)
    paths = {*(raw.rule.path for raw in written.rules), *(each.path for each in written.lexicons)}
    return any(is_under(path, name) for path in paths)


def _is_chosen(path: str, about: str, names: tuple[str, ...]) -> bool:
    return not names or any(
        is_under(path, name) if os.path.exists(name) else about.startswith(name.upper())
        for name in names
    )
