"""Claims that no rule objects to: what a sentence says that the product does."""

from __future__ import annotations

from claimlint.ledger.evidence.reading import Atom, read, stem
from claimlint.ledger.evidence.words import (
    BENEFITS,
    GENERIC,
    HEDGES,
    PRODUCT_WORDS,
    PRONOUNS,
    SEPARATORS,
)

_BENEFITS = frozenset(map(stem, BENEFITS))
_PRODUCTS = frozenset(map(stem, PRODUCT_WORDS))
_SHARES = frozenset(["%", "times", "out of"])
_LONGEST_SUBJECT = 4


def plain_kind(sentence: str) -> str | None:
    """Return what kind of claim a sentence makes that no rule met; None when it makes none.

    "performance" is a benefit with a figure, or a share of people; "appearance" speaks of the
    look only; "benefit" is any other thing that the product does. Only verbs in the third
    person count: in copy, the others give directions.
    """
    atoms = [atom for atom in read(sentence) if not atom.light]
    if any(atom.word == "?" for atom in atoms):
        return None
    figures = [atom.quantity for atom in atoms if atom.quantity is not None]
    if not any(_acts(atoms, at) for at in range(len(atoms))):
        counted = any(figure.base in _SHARES for figure in figures)
        return "performance" if counted and len(atoms) > 2 else None
    if any(figure.base for figure in figures):
        return "performance"
    looks = any(atom.key == "look" or atom.word in ("visible", "visibly") for atom in atoms)
    return "appearance" if looks else "benefit"


def _acts(atoms: list[Atom], at: int) -> bool:
    """Whether the atom says, as the verb of its clause, what the product does."""
    word = atoms[at].word
    if not word.endswith("s") or not (atoms[at].key in _BENEFITS or word == "helps"):
        return False
    start = at
    while start and atoms[start - 1].word not in SEPARATORS and not atoms[start - 1].cut:
        start -= 1
    before = [atom for atom in atoms[start:at] if not atom.word.endswith("ly")]
    if not before:
        return True
    last = before[-1]
    named = last.word in PRONOUNS | GENERIC | HEDGES or last.key in _PRODUCTS
    return named or (len(before) <= _LONGEST_SUBJECT and last.word in ("that", "which"))
