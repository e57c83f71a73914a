"""What a text must hold for a rule to meet it: words or short runs of words, the rarest found.

A frame needs a term of its effect beside one of its target, a phrase up to three of its
parts, the rarest ones. Such conjunctions are numbered, those of phrases as the phrases are; a
string stands on sides of them, noted as number and place. Strings are written as
`claimlint.matching.anchors` folds the text: words parted by single spaces, no possessives.
"""

from __future__ import annotations

import re
from itertools import product
from math import fsum
from typing import TYPE_CHECKING

from claimlint.rulebook.common import commonness
from claimlint.rulebook.kinds import A_NUMBER, GROUP, LEXICON, NUMBER, PERCENT, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from claimlint.rulebook.phrases import Node

    Terms = Iterable[tuple[bytes, ...]]
    Strings = frozenset[bytes]
    Packed = tuple[
        tuple[bytes, ...],
        tuple[tuple[int, ...], ...],
        tuple[int, ...],
        tuple[tuple[tuple[int, int], ...], ...],
        tuple[tuple[int, int, bool], ...],
    ]

_MOST_SIDES = 3
_MOST_STRINGS = 400
_LONGEST_RUN = 3
_MANY = 20_000
# Hardly a sentence is without one of these: to look for them costs more than it saves.
_UBIQUITOUS = frozenset(b"a an and are at be for in is it of on that the this to with".split())
_WORD = re.compile(rb"[a-z0-9%'\xff]+")

# How often a word of each degree of commonness stands in prose, roughly.
_SHARES = {3.0: 2e-2, 2.0: 1.5e-3, 1.0: 3e-4}
_RARE = 5e-7
_NUMBER_SHARE = 5e-3


class Anchors:
    """Collects the anchors of a rule book."""

    def __init__(self, members: Callable[[int], Terms]) -> None:
        """``members`` gives the terms of the lexicons in a mask."""
        self._members = members
        # Of each its rule, its sides, and whether the last may stand around the sentence.
        self._phrases: list[tuple[int, list[Strings], bool]] = []
        self._frames: list[tuple[int, list[Strings], bool]] = []
        self._lexicons: dict[int, Strings] = {}
        self._strings_of: dict[tuple[bytes, ...], bytes] = {}
        self._shares: dict[bytes, float] = {}
        self._sums: dict[Strings, float] = {}

    def add_frame(self, rule: int, effects: int, targets: int, having: int, around: int) -> None:
        """Let a sentence be analysed for a term of each mask; an empty one asks for nothing.

        ``rule`` is the number under which the frame's claims go; ``around`` holds for the
        sentences beside.
        """
        sides = [self._filter(mask) for mask in (effects, targets, having)]
        self._frames.append((rule, *self._cut([side for side in sides if side], around)))

    def add_phrase(self, rule: int, nodes: tuple[Node, ...], having: int, around: int) -> None:
        """Let a sentence be analysed for the rarest parts of a phrase and a term of ``having``.

        ``around`` holds for the sentences beside. Raise `ValueError` when no part can be told.
        """
        parts = sorted(self._parts(nodes), key=lambda part: part[0])
        if not parts:
            message = "no part of the phrase can be searched for"
            raise ValueError(message)
        strings = self._filter(having)
        if strings:
            parts.append((self._sum(strings), -1, -1, strings))
            parts[1:] = sorted(parts[1:], key=lambda part: part[0])
        chosen: list[tuple[float, int, int, Strings]] = []
        for part in parts:
            _, begin, end, strings = part
            apart = all(end <= other[1] or begin >= other[2] for other in chosen)
            # A side that holds another one whole is met wherever that one is.
            telling = not any(other[3] <= strings for other in chosen)
            if apart and telling and (not chosen or not _UBIQUITOUS & strings):
                chosen.append(part)
        self._phrases.append((rule, *self._cut([part[3] for part in chosen], around)))

    def _filter(self, mask: int) -> Strings:
        """The terms of the lexicons in a mask; nothing where to look for them is no use."""
        terms = self._terms(mask)
        return frozenset() if b"" in terms or _UBIQUITOUS & terms else terms

    def _cut(self, sides: list[Strings], around: int) -> tuple[list[Strings], bool]:
        """As many sides as count; last, where it is asked for, one that may stand around."""
        beside = self._filter(around)
        if not beside:
            return sides[:_MOST_SIDES], False
        return [*sides[: _MOST_SIDES - 1], beside], True

    def _parts(self, nodes: tuple[Node, ...]) -> Iterator[tuple[float, int, int, Strings]]:
        """Yield the parts of a sequence that can be told: share, begin, end, strings."""
        alternatives = [self._alternatives(node) for node in nodes]
        for begin in range(len(nodes)):
            for end in range(begin + 1, min(begin + _LONGEST_RUN, len(nodes)) + 1):
                strings = _joined(alternatives[begin:end])
                if strings is None and end == begin + 1:
                    strings = self._part_of_group(nodes[begin])
                if strings is None:
                    break
                yield self._sum(strings), begin, end, strings

    def _rarest_part(self, nodes: tuple[Node, ...]) -> Strings | None:
        """The rarest strings of which a match holds one; None when none can be told."""
        parts = min(self._parts(nodes), key=lambda part: part[0], default=None)
        return None if parts is None else parts[3]

    def _part_of_group(self, node: Node) -> Strings | None:
        """The rarest part of each alternative, where an alternative as a whole is too much."""
        if node[0] != GROUP:
            return None
        found: set[bytes] = set()
        for sequence in node[1]:
            strings = self._rarest_part(sequence)
            if strings is None:
                return None
            found |= strings
        return frozenset(found)

    def _alternatives(self, node: Node) -> Strings | None:
        kind, payload = node
        if kind in (NUMBER, PERCENT):
            return frozenset((A_NUMBER,))
        if kind == WORDS:
            return frozenset([self._string((word,)) for word in payload])
        if kind == LEXICON:
            return self._terms(payload)
        if kind != GROUP:
            return None
        found: set[bytes] = set()
        for sequence in payload:
            strings = _joined([self._alternatives(node) for node in sequence])
            if strings is None:
                return None
            found |= strings
        return frozenset(found)

    def _terms(self, mask: int) -> Strings:
        """The terms of the lexicons in a mask, as strings."""
        terms = self._lexicons.get(mask)
        if terms is None:
            terms = self._lexicons[mask] = frozenset(map(self._string, self._members(mask)))
        return terms

    def _string(self, term: tuple[bytes, ...]) -> bytes:
        string = self._strings_of.get(term)
        if string is None:
            string = self._strings_of[term] = _string(term)
        return string

    def _sum(self, strings: Strings) -> float:
        """How often any of the strings stands in prose, roughly."""
        total = self._sums.get(strings)
        if total is None:
            total = self._sums[strings] = fsum(map(self._share, strings))
        return total

    def _share(self, string: bytes) -> float:
        """How often a string stands in prose, roughly."""
        known = self._shares.get(string)
        if known is None:
            known = 1 / 30
            for word in string.split():
                known *= _SHARES.get(commonness(word), _RARE) * 30
            if string == A_NUMBER:
                known = _NUMBER_SHARE
            self._shares[string] = known
        return known

    def packed(self) -> Packed:
        """Return strings, the different sets they belong to, which of them each has, and more.

        Of a set there are the sides for which its strings stand. A conjunction is the number of
        its rule, how many sides it has, and whether the last of them may stand around the
        sentence; those of frames follow those of phrases.
        """
        conjunctions = [*self._phrases, *self._frames]
        sides: dict[Strings, list[tuple[int, int]]] = {}
        for number, (_, asked, _) in enumerate(conjunctions):
            for place, strings in enumerate(asked):
                sides.setdefault(strings, []).append((number, place))
        sets: dict[bytes, list[int]] = {}
        for number, strings in enumerate(sides):
            for string in strings:
                sets.setdefault(string, []).append(number)
        sets.pop(b"", None)
        known = sorted(sets)
        places: dict[tuple[int, ...], int] = {}
        which = tuple(places.setdefault(tuple(sets[string]), len(places)) for string in known)
        told = tuple((rule, len(asked), beside) for rule, asked, beside in conjunctions)
        return tuple(known), tuple(places), which, tuple(map(tuple, sides.values())), told


def _joined(parts: list[Strings | None]) -> Strings | None:
    """Every string that a run of nodes can be, None when that cannot be told."""
    count = 1
    for part in parts:
        if part is None or b"" in part or (A_NUMBER in part and len(parts) > 1):
            return None
        count *= len(part)
    if not parts or count > (_MOST_STRINGS if len(parts) > 1 else _MANY):
        return None
    if len(parts) == 1:
        return parts[0]
    return frozenset([b" ".join(strings) for strings in product(*(part or () for part in parts))])


def _string(term: tuple[bytes, ...]) -> bytes:
    """A term as the text is folded for the search: its longest run of words; empty without."""
    runs: list[list[bytes]] = [[]]
    for word in term:
        parts = _WORD.findall(word.removesuffix(b"'s"))
        if parts:
            runs[-1] += parts
        else:
            runs.append([])
    return max((b" ".join(run) for run in runs), key=len)
