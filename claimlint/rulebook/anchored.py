"""The anchors of the rules in force, out of those of the whole book."""

from __future__ import annotations

import marshal
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    # Which sets a string belongs to, and which sides a set stands for.
    Combinations = tuple[tuple[int, ...], ...]
    Sides = list[int]


class Anchors(NamedTuple):
    """Strings, and the sides of conjunctions that each stands for, as bits.

    ``bits`` are asked for by the place of the string. A number below ``width`` stands for each
    conjunction, for a phrase its own; its first, second and third side are the bits of that
    number, of one and of two widths more. ``free`` are sides that a conjunction lacks,
    ``around`` those that may stand beside the sentence.
    """

    strings: tuple[bytes, ...]
    bits: Mapping[int, int]
    free: int
    around: int
    width: int


class _Bits(dict[int, int]):
    """The bits of each string, put together when it is first met: a text holds few of them."""

    def __init__(self, which: list[int], combinations: Combinations, sides: list[Sides]) -> None:
        """Note for each string its combination of sets, and for each set its sides, as bits."""
        self._which = which
        self._combinations = combinations
        self._sides = sides
        self._of_set: dict[int, int] = {}
        self._of_combination: dict[int, int] = {}

    def __missing__(self, string: int) -> int:
        combination = self._which[string]
        bits = self._of_combination.get(combination)
        if bits is None:
            bits = reduce(or_, map(self._bits_of_set, self._combinations[combination]))
            self._of_combination[combination] = bits
        self[string] = bits
        return bits

    def _bits_of_set(self, number: int) -> int:
        bits = self._of_set.get(number)
        if bits is None:
            bits = self._of_set[number] = sum(1 << place for place in self._sides[number])
        return bits


def unpacked(packed: bytes, in_force: Container[int]) -> Anchors:
    """Return those that the rules ``in_force`` need.

    ``packed`` is what `claimlint.rulebook.anchors.Anchors.packed` returned, marshalled.
    """
    strings, combinations, which, sets, conjunctions = marshal.loads(packed)  # noqa: S302
    kept = {number for number, (rule, *_) in enumerate(conjunctions) if rule in in_force}
    width = len(conjunctions)
    sides = [
        [number + place * width for number, place in found if number in kept] for found in sets
    ]
    asked = [any(sides[number] for number in numbers) for numbers in combinations]
    free = around = 0
    for number in kept:
        _, count, looks_around = conjunctions[number]
        free |= sum(1 << number + place * width for place in range(count, 3))
        if looks_around:
            around |= 1 << number + (count - 1) * width
    known = [place for place, combination in enumerate(which) if asked[combination]]
    bits = _Bits([which[place] for place in known], combinations, sides)
    return Anchors(tuple(strings[place] for place in known), bits, free, around, width)
