"""The anchors of the rules in force, out of those of the whole book."""

from __future__ import annotations

import marshal
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container


class Anchors(NamedTuple):
    """Strings, and the sides of conjunctions that each stands for, as bits.

    A number below ``width`` stands for each conjunction, for a phrase its own; its first,
    second and third side are the bits of that number, of one and of two widths more. ``free``
    are sides that a conjunction lacks, ``around`` those that may stand beside the sentence.
    """

    strings: tuple[bytes, ...]
    bits: tuple[int, ...]
    free: int
    around: int
    width: int


def unpacked(packed: bytes, in_force: Container[int]) -> Anchors:
    """Return those that the rules ``in_force`` need.

    ``packed`` is what `claimlint.rulebook.anchors.Anchors.packed` returned, marshalled.
    """
    strings, combinations, which, sets, conjunctions = marshal.loads(packed)  # noqa: S302
    kept = {number for number, (rule, *_) in enumerate(conjunctions) if rule in in_force}
    width = len(conjunctions)
    of_set = [
        sum(1 << number + place * width for number, place in sides if number in kept)
        for sides in sets
    ]
    bits = [reduce(or_, map(of_set.__getitem__, sets)) for sets in combinations]
    free = around = 0
    for number in kept:
        _, count, looks_around = conjunctions[number]
        free |= sum(1 << number + place * width for place in range(count, 3))
        if looks_around:
            around |= 1 << number + (count - 1) * width
    known = {string: bits[at] for string, at in zip(strings, which, strict=True) if bits[at]}
    return Anchors(tuple(known), tuple(known.values()), free, around, width)
