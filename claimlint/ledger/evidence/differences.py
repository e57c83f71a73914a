"""What copy changed of an approved wording, told so that its author can mend it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from claimlint.ledger.evidence.reading import read
from claimlint.ledger.evidence.wording import without_phrases
from claimlint.ledger.evidence.words import LIGHT, SEPARATORS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from claimlint.ledger.evidence.quantities import Quantity
    from claimlint.ledger.evidence.reading import Atom
    from claimlint.ledger.evidence.wording import Atoms, Form


_WORD_BEFORE = re.compile(r"\b([A-Za-z]+)\s+\Z")


class Likeness(NamedTuple):
    """How near copy comes to a wording: ``ratio`` from 0 to 1, and what was compared."""

    ratio: float
    approved: Form
    wanted: Atoms
    said: Atoms
    matcher: SequenceMatcher[Hashable]


def likeness(approved: Form, atoms: Atoms) -> Likeness:
    """Hold atoms that say something against an approved wording."""
    bare = without_phrases(approved, atoms)
    wanted, said = (approved.atoms, atoms) if bare is None else (approved.core, bare[0])
    matcher: SequenceMatcher[Hashable] = SequenceMatcher(
        None, [atom.key for atom in wanted], [atom.key for atom in said], autojunk=False
    )
    return Likeness(matcher.ratio(), approved, wanted, said, matcher)


class Differences:
    """Tells what copy changed of the wordings of one claim.

    ``results`` are the results of its evidence.
    """

    def __init__(self, claim_id: str, results: Iterable[str]) -> None:
        """Take the results; they are read when they are needed."""
        self._id = claim_id
        self._results = tuple(results)
        self._measured: list[Quantity] | None = None

    def told(self, found: Likeness, text: str) -> tuple[str, ...]:
        """Return what differs, in the order of the wording; ``text`` is what was read."""
        told: list[str] = []
        for kind, first, last, start, end in found.matcher.get_opcodes():
            if kind != "equal":
                wanted, said = found.wanted[first:last], found.said[start:end]
                told += self._differing(
                    shown(found.approved.text, wanted),
                    shown(text, said),
                    _quantities(wanted),
                    _quantities(said),
                )
        return tuple(told) or ("the words stand in another order",)

    def _differing(
        self, one: str, other: str, approved: list[Quantity], said: list[Quantity]
    ) -> list[str]:
        if len(approved) == len(said) > 0:
            return [self._figures(*pair) for pair in zip(approved, said, strict=True)]
        if not other:
            return [f"'{one}' was dropped"] if one else []
        if not one:
            return [f"'{other}' was added"]
        return [f"says '{other}' where {self._id} says '{one}'"]

    def _figures(self, approved: Quantity, said: Quantity) -> str:
        if self._measured is None:
            self._measured = [found for text in self._results for found in quantities(text)]
        who = "evidence" if approved.key in [found.key for found in self._measured] else self._id
        return f"says {said.shown}, {who} says {approved.shown}"


def quantities(text: str) -> list[Quantity]:
    """Return the quantities of a text."""
    return _quantities(read(text))


def _quantities(atoms: Iterable[Atom]) -> list[Quantity]:
    return [atom.quantity for atom in atoms if atom.quantity is not None]


def shown(text: str, atoms: Sequence[Atom]) -> str:
    """Return the stretch of ``text`` that the atoms stand on, conjunctions at its edges left out.

    The article before it belongs to it.
    """
    kept = list(atoms)
    while kept and (kept[-1].cut or kept[-1].word in SEPARATORS) and len(kept) > 1:
        kept.pop()
    while kept and (kept[0].cut or kept[0].word in SEPARATORS) and len(kept) > 1:
        kept.pop(0)
    if not kept:
        return ""
    start = kept[0].start
    before = _WORD_BEFORE.search(text, max(0, start - 12), start)
    if before and before[1].lower() in LIGHT:
        start = before.start()
    return " ".join(text[start : kept[-1].end].split())
