"""Copy read as atoms: words in one form, quantities, and the signs that part clauses."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claimlint.ledger.evidence.quantities import (
    NUMBER_WORDS,
    OUT_OF,
    SPF,
    UNITS,
    Quantity,
    quantity,
)
from claimlint.ledger.evidence.words import LIGHT
from claimlint.textkit.fold import fold
from claimlint.textkit.inflect import noun_forms, verb_forms

if TYPE_CHECKING:
    from collections.abc import Hashable

_TOKEN = re.compile(r"(?<!\S)\.\d+|\d+(?:[.,]\d+)*|[a-z\xff]+(?:'[a-z]+)?|\S")
# Signs that say nothing; and fractions, of which folding would keep the first figure only.
_MARKS = str.maketrans("™®©*†‡¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞↉", 6 * " " + 19 * "~")
_CUTS = frozenset(',;:()!?"\x97\x95|.[]')
_RANGE = frozenset(("-", "\x97", "to"))
_IRREGULAR = (
    "be become begin break bring build buy come do draw drive fall feel fight find forget get "
    "give go grow have hold keep know lead leave lose make mend mean meet overcome rebuild rise "
    "say see show shrink stand take tell think undergo undo wear win write"
)
_IRREGULAR_NOUNS = ("man", "woman", "child", "foot", "tooth", "mouse", "person", "life", "half")
_SAME = {"appearance": "look", "cannot": "can", "grey": "gray", "fibre": "fiber", "tre": "ter"}
_CLITICS = {"'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am"}
_SHORT = {"won't": "will", "can't": "can", "shan't": "shall"}
_IS = frozenset(("it's", "that's", "there's", "here's", "what's", "who's"))
_COMPARING = frozenset(("than", "as", "like", "unlike"))
_ARTICLES = frozenset(("a", "an", "the"))
_VOWEL = re.compile("[aeiouy]")


class Atom(NamedTuple):
    """A word, a quantity or a cut, with its place: ``start:end`` in code points of the text.

    ``key`` is what atoms that say the same share; ``word`` is the folded word or sign.
    """

    key: Hashable
    word: str
    start: int
    end: int
    quantity: Quantity | None = None

    @property
    def light(self) -> bool:
        """Whether it may come and go without changing what is said."""
        return self.word in LIGHT

    @property
    def cut(self) -> bool:
        """Whether it is a sign that parts clauses."""
        return self.word in _CUTS


def read(text: str, start: int = 0, end: int | None = None) -> list[Atom]:
    """Return the atoms of ``text[start:end]``."""
    end = len(text) if end is None else end
    passage = text[start:end].translate(_MARKS)
    folded = fold(passage).decode("latin-1").lower()
    tokens = [
        (word, start + match.start(), start + match.end())
        for match in _TOKEN.finditer(folded)
        for word in _expanded(match.group())
    ]
    return _tidied([_as_written(atom, text) for atom in _Reader(tokens).atoms()])


def _one_range(kind: str, unit: str | None, later: str | None) -> bool:
    """Whether two figures with such units are one quantity, and not "15 minutes to 20 %"."""
    if kind == OUT_OF:
        return unit is None and later is None
    return unit is None or later is None or UNITS[unit] == UNITS[later]


def _as_written(atom: Atom, text: str) -> Atom:
    """Keep apart what folding makes alike: one fraction and another, an article and "A"."""
    first = text[atom.start]
    if atom.word == "~":
        return atom._replace(key=first, word=first)
    if atom.word == "a" and first == "A" and text[: atom.start].rstrip()[-1:].isalnum():
        return atom._replace(word="a*")  # as in "vitamin A"
    return atom


def _expanded(word: str) -> tuple[str, ...]:
    """Open contractions, and take possessives off."""
    if "'" not in word:
        return ("can", "not") if word == "cannot" else (word,)
    if word.endswith("n't"):
        return _SHORT.get(word, word[:-3]), "not"
    head, _, tail = word.partition("'")
    if tail == "s":
        return (head, "is") if word in _IS else (head,)
    clitic = _CLITICS.get(f"'{tail}")
    return (head, clitic) if clitic else (head,)


class _Reader:
    """Joins figures with their units."""

    def __init__(self, tokens: list[tuple[str, int, int]]) -> None:
        self._tokens = tokens
        self._at = 0

    def atoms(self) -> list[Atom]:
        found = []
        while self._at < len(self._tokens):
            found.append(self._quantity() or self._word())
        return found

    def _peek(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at][0] if at < len(self._tokens) else ""

    def _figure(self, ahead: int) -> str | None:
        token = self._peek(ahead)
        return token if token[-1:].isdigit() else NUMBER_WORDS.get(token)

    def _unit(self, ahead: int) -> tuple[str | None, int]:
        """Return a unit that stands there, and how many tokens it takes."""
        hyphen = self._peek(ahead) == "-"
        ahead += hyphen
        if self._peek(ahead) == "per" and self._peek(ahead + 1) == "cent":
            return "%", 2 + hyphen
        unit = self._peek(ahead)
        return (unit, 1 + hyphen) if unit in UNITS else (None, 0)

    def _word(self) -> Atom:
        word, start, end = self._tokens[self._at]
        self._at += 1
        word = "and" if word == "&" else word
        return Atom(stem(word), word, start, end)

    def _quantity(self) -> Atom | None:
        spf = self._peek() == "spf"
        ahead = int(spf)
        ahead += spf and self._peek(ahead) == "-"
        first = self._figure(ahead)
        if first is None:
            return None
        ahead += 1
        values: tuple[str, ...] = (first,)
        unit, width = self._unit(ahead)
        other = self._second(ahead + width)
        if other is not None and not spf:
            second, steps, kind = other
            later_unit, later_width = self._unit(ahead + width + steps)
            if _one_range(kind, unit, later_unit):
                values = (first, second)
                ahead += width + steps
                unit, width = (OUT_OF, 0) if kind == OUT_OF else (later_unit or unit, later_width)
        return self._made(values, SPF if spf else unit, ahead if spf else ahead + width)

    def _second(self, ahead: int) -> tuple[str, int, str] | None:
        """Return the second figure of a range or of so many out of so many."""
        sign = self._peek(ahead)
        steps, kind = 1, ""
        if sign == "out" and self._peek(ahead + 1) == "of":
            steps, kind = 2, OUT_OF
        elif sign in ("in", "of", "/"):
            kind = OUT_OF
        elif sign not in _RANGE:
            return None
        figure = self._figure(ahead + steps)
        return None if figure is None else (figure, steps + 1, kind)

    def _made(self, values: tuple[str, ...], unit: str | None, width: int) -> Atom:
        made = quantity(values, unit)
        start = self._tokens[self._at][1]
        end = self._tokens[self._at + width - 1][2]
        self._at += width
        return Atom(made.key, "#", start, end, made)


def _tidied(atoms: list[Atom]) -> list[Atom]:
    """Take out what tense and grammar add: "has reduced", "is reducing", "help to reduce"."""
    kept: list[Atom] = []
    for at, atom in enumerate(atoms):
        after = atoms[at + 1].word if at + 1 < len(atoms) else ""
        before = kept[-1].word if kept else ""
        if (
            (atom.key == "have" and after.endswith("ed"))
            or (atom.key == "be" and after.endswith("ing"))
            or (atom.word == "to" and before.startswith("help"))
            or (atom.word == "-" and not _is_minus(atoms, at))
        ):
            continue
        # "Than our brush" is not "than a brush": whose it is, is part of a comparison.
        kept.append(atom._replace(word=f"{atom.word}*") if _compared(atom, before) else atom)
    return kept


def _is_minus(atoms: list[Atom], at: int) -> bool:
    parted = at == 0 or atoms[at - 1].end < atoms[at].start
    return parted and at + 1 < len(atoms) and atoms[at + 1].start == atoms[at].end


def _compared(atom: Atom, before: str) -> bool:
    return before in _COMPARING and atom.light and atom.word not in _ARTICLES


@cache
def _irregular() -> dict[str, str]:
    forms = {form: noun for noun in _IRREGULAR_NOUNS for form in noun_forms(noun)}
    for verb in _IRREGULAR.split():
        forms.update({form: verb for kind in verb_forms(verb).values() for form in kind})
    return forms | dict.fromkeys(("am", "are", "were", "be", "is", "was", "been"), "be")


@cache
def stem(word: str) -> str:
    """Return what the forms of a word have in common: number, person, tense and spelling.

    Comparatives and derived words keep apart ("smooth", "smoother", "smoothness").
    """
    known = _irregular().get(word)
    if known:
        return known
    word = _SAME.get(word, word)
    if len(word) <= 3:
        return word
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = _without_s(word)
    for ending in ("ing", "ed"):
        head = word.removesuffix(ending)
        if head != word and len(head) >= 2 and _VOWEL.search(head) and not word.endswith("eed"):
            word = head[:-1] + "y" if ending == "ed" and head.endswith("i") else head
            break
    return _spelled(word)


def _without_s(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def _spelled(word: str) -> str:
    """Bring British and American spelling, a mute e and a doubled consonant together."""
    if len(word) > 4 and word.endswith("our"):
        word = word[:-3] + "or"
    if word.endswith("e") and not word.endswith("ee") and len(word) > 3:
        word = word[:-1]
    if len(word) > 4 and word.endswith(("is", "ys")):
        word = word[:-1] + "z"
    if len(word) > 6 and word.endswith("iser"):
        word = word[:-3] + "zer"
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word


def same(one: Atom, other: Atom) -> bool:
    """Whether two atoms say the same; "scar" and "scare" do not, though their stems agree."""
    if one.key != other.key or (one.quantity is None) != (other.quantity is None):
        return False
    short, long = sorted((one.word, other.word), key=len)
    return long != f"{short}e"
