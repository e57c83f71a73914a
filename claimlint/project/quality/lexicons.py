"""Whether the lexicons are tidy, and whether anything looks into them."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from itertools import pairwise
from pkgutil import iter_modules
from typing import TYPE_CHECKING, NamedTuple

from claimlint.project.quality.defect import Defect
from claimlint.rulebook.nodes import compose
from claimlint.rulebook.phrases import without_possessive
from claimlint.textkit.fold import fold
from claimlint.textkit.inflect import noun_forms, verb_forms
from claimlint.textkit.sentence import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import CodeType

    from claimlint.project.quality.defect import Material
    from claimlint.rulebook.nodes import Node
    from claimlint.rulebook.schema import Pattern

# Its terms are there to hide the words in them: a sentence holds the longest term only.
_HIDING = frozenset({"no_effect"})
_IN_PHRASE = re.compile(r"@([^\s|()\[\]]+)")
# Where lexicons are asked for by name, apart from rules: a package or a module of claimlint.
_CODE = ("guards", "matching", "engine", "page", "rulebook.compile")


class Entry(NamedTuple):
    """A term of a lexicon as written; ``key`` is the list that it stands in, ``node`` itself."""

    lexicon: str
    key: str
    text: str
    node: Node


def entries_are_sorted(material: Material) -> Iterator[Defect]:
    """Lists are in order, so that a reader sees what is there, and hold nothing twice."""
    for entries in _lists(material):
        for before, entry in pairwise(entries):
            if before.text == entry.text:
                yield _of(entry, "entry twice", f"'{entry.text}' stands here twice; keep one")
            elif before.text > entry.text:
                message = f"'{entry.text}' comes before '{before.text}'; sort the list"
                yield _of(entry, "not sorted", message)
                break


def entries_are_new(material: Material) -> Iterator[Defect]:
    """No entry repeats what the inflection of another one of its lexicon gives."""
    for entry, other in repeats(_entries(material)):
        message = f"'{entry.text}' is a form of '{other.text}' ({other.key}); take it out"
        yield _of(entry, "entry twice", message)


def repeats(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Yield entries that stand as they are and the noun or verb of which they are a form."""
    everything = [entry for entry in entries if entry.key != "includes"]
    made: dict[tuple[str, str], Entry] = {}
    for entry in everything:
        if entry.key != "words":
            for form in _forms(entry):
                made.setdefault((entry.lexicon, form), entry)
    for entry in everything:
        other = made.get((entry.lexicon, entry.text))
        if entry.key == "words" and other is not None:
            yield entry, other


def entries_can_be_met(material: Material) -> Iterator[Defect]:
    """An entry is written as texts are read, or no text ever holds it."""
    for entry in _entries(material):
        words = [without_possessive(word) for word in entry.text.split()]
        # Dashes and quotation marks are told by what stands beside them.
        places = ("{}", " {} ", " {}a")
        if not any(_read(place.format(entry.text))[: len(words)] == words for place in places):
            read = " ".join(_read(entry.text)) or "nothing"
            message = f"'{entry.text}' is never met: texts are read as '{read}'; write that"
            yield _of(entry, "entry never met", message)


def _read(text: str) -> list[str]:
    folded = fold(text)
    words = [word.decode("latin-1") for word in tokens(folded, 0, len(folded))]
    return list(map(without_possessive, words))


def lexicons_are_used(material: Material) -> Iterator[Defect]:
    """A rule or a guard looks into every lexicon, if only by way of another one."""
    includes = {lexicon.name: lexicon.includes for lexicon in material.written.lexicons}
    used = (names_in_code() | _HIDING) & {*includes}
    for raw in material.written.rules:
        statements = raw.beside.statements if raw.beside else ()
        for pattern in (*raw.patterns, *statements):
            used |= _named(pattern)
    waiting = list(used)
    while waiting:
        further = {*includes.get(waiting.pop(), ())} - used
        used |= further
        waiting += further
    for lexicon in material.written.lexicons:
        if lexicon.name not in used:
            message = "no rule and no guard looks into this lexicon; use it, or take it out"
            yield Defect(lexicon.path, lexicon.line, lexicon.name, "lexicon unused", message)


@cache
def names_in_code() -> frozenset[str]:
    """Return the names that guards and matching speak of; some of them are lexicons."""
    names: set[str] = set()
    for top in _CODE:
        name = f"claimlint.{top}"
        module = import_module(name)
        inner = iter_modules(module.__path__, f"{name}.") if hasattr(module, "__path__") else ()
        for each in (name, *(found.name for found in inner)):
            loader = getattr(import_module(each).__spec__, "loader", None)
            names |= _constants(loader.get_code(each)) if loader else frozenset()
    return frozenset(names)


def _constants(code: CodeType) -> set[str]:
    """The texts in a piece of code and in the functions defined there."""
    found: set[str] = set()
    waiting: list[object] = [code]
    while waiting:
        constant = waiting.pop()
        if isinstance(constant, str):
            found.add(constant)
        elif isinstance(constant, tuple | frozenset):
            waiting += constant
        elif hasattr(constant, "co_consts"):
            waiting += constant.co_consts
    return found


def _named(pattern: Pattern) -> set[str]:
    """The lexicons that a pattern names."""
    sides = (*pattern.effect, *pattern.target)
    named = {name[1:] for name in sides if name.startswith("@")}
    asked = (*pattern.having, *pattern.lacking, *pattern.before, *pattern.after, *pattern.near)
    named |= {name.removeprefix("@") for name in asked}
    return named.union(_IN_PHRASE.findall(pattern.phrase or ""))


def _lists(material: Material) -> Iterator[list[Entry]]:
    """Every list of terms."""
    for path in dict.fromkeys(lexicon.path for lexicon in material.written.lexicons):
        with open(path, "rb") as file:
            yield from (entries for _, entries in lists_of(path, file.read()))


def lists_of(path: str, data: bytes) -> list[tuple[Node, list[Entry]]]:
    """Return the lists of a lexicon file, each with its terms."""
    root = compose(path, data)
    return [
        (part, [Entry(name, key, item.text(), item) for item in part.entries()])
        for name, node in (root.items() if root else {}).items()
        for key, part in node.items().items()
        if key != "about" and part.is_list()
    ]


def _entries(material: Material) -> Iterator[Entry]:
    for entries in _lists(material):
        yield from (entry for entry in entries if entry.key != "includes")


def _forms(entry: Entry) -> set[str]:
    if entry.key == "verbs":
        return {form for forms in verb_forms(entry.text).values() for form in forms}
    return {*noun_forms(entry.text)}


def _of(entry: Entry, kind: str, message: str) -> Defect:
    about = f"{entry.lexicon}.{entry.key}"
    return Defect(entry.node.path, entry.node.line, about, kind, message)
