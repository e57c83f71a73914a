"""What copy changed of an approved wording, told so that its author can mend it."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from claimlint.ledger.evidence.reading import read
from claimlint.ledger.evidence.wording import without_phrases
from claimlint.ledger.evidence.words import SEPARATORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimlint.ledger.evidence.quantities import Quantity
    from claimlint.ledger.evidence.reading import Atom
    from claimlint.ledger.evidence.wording import Atoms, Form


class Compared(NamedTuple):
    """How near copy comes to a wording, from 0 to 1, and what differs."""

    ratio: float
    differences: list[str]


class Comparison:
    """Compares copy with the wordings of one claim.

    ``results`` are the results of its evidence.
    """

    def __init__(self, claim_id: str, results: Iterable[str]) -> None:
        """Read the results when they are needed."""
        self._id = claim_id
        self._results = tuple(results)
        self._measured: list[Quantity] | None = None

    def compare(self, approved: Form, text: str, atoms: Atoms) -> Compared:
        """Compare ``atoms``, which say something, of ``text`` with an approved wording."""
        bare = without_phrases(approved, atoms)
        wanted, atoms = (approved.atoms, atoms) if bare is None else (approved.core, bare[0])
        matcher = SequenceMatcher(
            None, [atom.key for atom in wanted], [atom.key for atom in atoms], autojunk=False
        )
        found: list[str] = []
        for kind, first, last, start, end in matcher.get_opcodes():
            if kind != "equal":
                found += self._differing(
                    shown(approved.text, wanted[first:last]),
                    shown(text, atoms[start:end]),
                    _quantities(wanted[first:last]),
                    _quantities(atoms[start:end]),
                )
        return Compared(matcher.ratio(), found or ["the words stand in another order"])

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
    light = [atom for atom in read(text[:start]) if atom.word != "-"]
    if light and light[-1].light and text[light[-1].end : start].isspace():
        start = light[-1].start
    return " ".join(text[start : kept[-1].end].split())
