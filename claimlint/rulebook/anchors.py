"""What a text must hold for a rule to meet it: words or short runs of words, the rarest found.

A frame needs a term of its effect beside one of its target, a phrase its rarest part beside
the next rarest. Each such pair has a number, which the one side bears in the lower and the
other in the upper half of its bits, and both halves have to meet; a string that a phrase can
do with alone bears the number 0 in both. Strings are written as
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

# Pairs of sets share this many bits; one that meets another's half costs a look, no finding.
_PAIRS = 500
_MOST_STRINGS = 400
_LONGEST_RUN = 3
_MANY = 20_000
_FUNCTION_WORDS = frozenset(
    b"a an and are as at be by can for from i in is it of on that the this to was we what who with "
    b"you your".split()
)
_WORD = re.compile(rb"[a-z0-9%'\xff]+$")

# How often a word of each degree of commonness stands in prose, roughly.
_SHARES = {3.0: 1e-2, 2.0: 1.5e-3, 1.0: 3e-4}
_RARE = 5e-7
_NUMBER_SHARE = 5e-3


class Anchors:
    """Collects the anchors of a rule book."""

    def __init__(self, members: Callable[[int], Terms]) -> None:
        """``members`` gives the terms of the lexicons in a mask."""
        self._members = members
        self._alone: set[bytes] = set()
        self._firsts: dict[bytes, int] = {}
        self._seconds: dict[bytes, int] = {}
        self._pairs = 0
        self._lexicons: dict[int, set[bytes]] = {}
        self._shares: dict[bytes, float] = {}

    def add_frame(self, effects: int, targets: int) -> None:
        """Let a sentence be analysed for a term of the one beside a term of the other."""
        self._add_pair(self._terms(targets), self._terms(effects))

    def add_phrase(self, nodes: tuple[Node, ...]) -> None:
        """Let a sentence be analysed for the rarest part of a phrase, beside the next rarest."""
        parts = sorted(self._parts(nodes), key=lambda part: part[0])
        if not parts:
            return
        _, begin, end, strings = parts[0]
        for _, other_begin, other_end, others in parts[1:]:
            if other_end <= begin or other_begin >= end:
                if not _FUNCTION_WORDS.intersection(others):
                    self._add_pair(strings, others)
                    return
                break
        self._alone |= strings

    def _add_pair(self, firsts: set[bytes], seconds: set[bytes]) -> None:
        self._pairs += 1
        bit = 1 << 1 + self._pairs % _PAIRS
        for strings, bits in ((firsts, self._firsts), (seconds, self._seconds)):
            for string in strings - {b""}:
                bits[string] = bits.get(string, 0) | bit

    def _parts(self, nodes: tuple[Node, ...]) -> Iterator[tuple[float, int, int, set[bytes]]]:
        """Yield the parts of a sequence that can be told: share, begin, end, strings."""
        for begin in range(len(nodes)):
            for end in range(begin + 1, min(begin + _LONGEST_RUN, len(nodes)) + 1):
                strings = self._strings(nodes[begin:end])
                if strings is None and end == begin + 1:
                    strings = self._part_of_group(nodes[begin])
                if strings is None:
                    break
                yield fsum(map(self._share, strings)), begin, end, strings

    def _rarest_part(self, nodes: tuple[Node, ...]) -> set[bytes] | None:
        """The rarest strings of which a match holds one; None when none can be told."""
        parts = min(self._parts(nodes), key=lambda part: part[0], default=None)
        return None if parts is None else parts[3]

    def _part_of_group(self, node: Node) -> set[bytes] | None:
        """The rarest part of each alternative, where an alternative as a whole is too much."""
        if node[0] != GROUP:
            return None
        found: set[bytes] = set()
        for sequence in node[1]:
            strings = self._rarest_part(sequence)
            if strings is None:
                return None
            found |= strings
        return found

    def _strings(self, nodes: tuple[Node, ...]) -> set[bytes] | None:
        """Every string that a run of nodes can be, None when that cannot be told."""
        parts = [self._alternatives(node) for node in nodes]
        count = 1
        for part in parts:
            if part is None or b"" in part or (A_NUMBER in part and len(parts) > 1):
                return None
            count *= len(part)
        if count > (_MOST_STRINGS if len(parts) > 1 else _MANY):
            return None
        if len(parts) == 1:
            return parts[0]
        return {b" ".join(strings) for strings in product(*(part or () for part in parts))}

    def _alternatives(self, node: Node) -> set[bytes] | None:
        kind, payload = node
        if kind in (NUMBER, PERCENT):
            return {A_NUMBER}
        if kind == WORDS:
            return {_string((word,)) for word in payload}
        if kind == LEXICON:
            return self._terms(payload)
        if kind != GROUP:
            return None
        found: set[bytes] = set()
        for sequence in payload:
            strings = self._strings(sequence) if sequence else None
            if strings is None:
                return None
            found |= strings
        return found

    def _terms(self, mask: int) -> set[bytes]:
        """The terms of the lexicons in a mask, as strings; not to be changed."""
        if mask not in self._lexicons:
            self._lexicons[mask] = {_string(term) for term in self._members(mask)}
        return self._lexicons[mask]

    def _share(self, string: bytes) -> float:
        """How often a string stands in prose, roughly."""
        if string not in self._shares:
            share = 1 / 30
            for word in string.split():
                share *= _SHARES.get(commonness(word), _RARE) * 30
            self._shares[string] = _NUMBER_SHARE if string == A_NUMBER else share
        return self._shares[string]

    def packed(self) -> tuple[tuple[bytes, ...], tuple[int, ...], int]:
        """Return strings, their bits, and the width of half of them."""
        width = _PAIRS + 1
        alone = 1 | 1 << width
        strings = sorted({*self._alone, *self._firsts, *self._seconds} - {b""})
        bits = tuple(
            alone
            if string in self._alone
            else self._firsts.get(string, 0) | self._seconds.get(string, 0) << width
            for string in strings
        )
        return tuple(strings), bits, width


def _string(term: tuple[bytes, ...]) -> bytes:
    """A term as the text is folded for the search; empty when it holds punctuation."""
    words = [word.removesuffix(b"'s") for word in term]
    return b" ".join(words) if all(map(_WORD.match, words)) else b""
