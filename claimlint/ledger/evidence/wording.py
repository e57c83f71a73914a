"""Whether a stretch of copy says what an approved wording says."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimlint.ledger.evidence.reading import Atom, read, same, stem
from claimlint.ledger.evidence.words import (
    BENEFITS,
    GENERIC,
    HEDGES,
    MOVABLE,
    PREPOSITIONS,
    PRODUCT_WORDS,
    PRONOUNS,
    QUALIFIERS,
    REACHING,
    SEPARATORS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PRODUCTS = frozenset(map(stem, PRODUCT_WORDS))
_LISTED = frozenset(["and", "or", ","])
_BEFORE_LIST = PREPOSITIONS | {"of", "help", "helps"}
_BENEFITS = frozenset(map(stem, BENEFITS))
_LONGEST_ITEM = 3
_LONGEST_SUBJECT = 6
_UNLISTED = HEDGES | QUALIFIERS | REACHING | PREPOSITIONS | {"of"}

Atoms = tuple[Atom, ...]


class Subject(NamedTuple):
    """A name under which copy may speak of the product."""

    name: str
    atoms: Atoms


class Form(NamedTuple):
    """An approved wording taken apart.

    ``core`` keeps its order; the phrases of ``lead`` stood before it and those of ``trail``
    behind it, and may change places. ``atoms`` are all of it but light words, signs and the
    subject, for which a word such as "it" stands when ``called`` is true.
    """

    text: str
    atoms: Atoms
    core: Atoms
    lead: tuple[Atoms, ...]
    trail: tuple[Atoms, ...]
    called: bool


def subjects(names: Iterable[str]) -> tuple[Subject, ...]:
    """Read names."""
    return tuple(Subject(name, content(read(name))) for name in names)


def content(atoms: Iterable[Atom]) -> Atoms:
    """Return the atoms that say something."""
    return tuple(atom for atom in atoms if not atom.light and not atom.cut)


def form(text: str, names: Sequence[Subject]) -> Form:
    """Take an approved wording apart; ``names`` are its subjects."""
    atoms = read(text)
    comma = next((at for at, atom in enumerate(atoms) if atom.word == ","), 0)
    lead: tuple[Atoms, ...] = ()
    if atoms and atoms[0].word in MOVABLE and comma:
        lead, atoms = (content(atoms[:comma]),), atoms[comma + 1 :]
    rest = content(atoms)
    named = names_subject(rest, names)
    called = 0 if named else calls_subject(rest, names)
    rest = rest[named + called :]
    first = next((at for at, atom in enumerate(rest) if at and atom.word in MOVABLE), len(rest))
    trail = _phrases(rest[first:])
    if any(atom.word in SEPARATORS for phrase in (*lead, *trail) for atom in phrase):
        # What stands where may then decide what belongs together.
        return Form(text, (*sum(lead, ()), *rest), (*sum(lead, ()), *rest), (), (), bool(called))
    return Form(text, (*sum(lead, ()), *rest), rest[:first], lead, trail, bool(called))


def _phrases(atoms: Atoms) -> tuple[Atoms, ...]:
    starts = [at for at, atom in enumerate(atoms) if atom.word in MOVABLE]
    return tuple(atoms[start:end] for start, end in pairwise([*starts, len(atoms)]))


def names_subject(atoms: Atoms, names: Sequence[Subject]) -> int:
    """Return how many atoms at the beginning are a name of the subject."""
    lengths = [len(name.atoms) for name in names if name.atoms and _starts_with(atoms, name.atoms)]
    return max(lengths, default=0)


def calls_subject(atoms: Atoms, names: Sequence[Subject]) -> int:
    """Return how many atoms at the beginning may stand for the subject: "it", "the serum"."""
    if not atoms:
        return 0
    first = atoms[0]
    kind = first.key in _PRODUCTS and any(n.atoms and same(n.atoms[-1], first) for n in names)
    return int(kind or first.word in PRONOUNS or first.word in GENERIC)


def is_product(atom: Atom) -> bool:
    """Whether an atom says what kind of thing a product is."""
    return atom.key in _PRODUCTS


def head_of(approved: Form, atoms: Atoms) -> Atoms | None:
    """Return what stands before the approved wording, its subject as a rule.

    None when ``atoms`` do not say what the wording says.
    """
    length = len(atoms) - len(approved.atoms)
    if not 0 <= length <= _LONGEST_SUBJECT:
        return None
    bare = without_phrases(approved, atoms)
    if bare is None:
        return None
    rest, moved = bare
    head, core = rest[:length], rest[length:]
    if _says_the_same(approved.core, core):
        listed = any(atom.word in SEPARATORS for atom in core)
        return None if moved and listed else head
    return head if not moved and _reordered(approved, core) else None


def without_phrases(approved: Form, atoms: Atoms) -> tuple[Atoms, bool] | None:
    """Take the movable phrases off both ends, and tell whether one changed its end.

    None when one of them is not there.
    """
    left = [*approved.lead, *approved.trail]
    fronts: list[Atoms] = []
    while front := next((phrase for phrase in left if _starts_with(atoms, phrase)), None):
        left.remove(front)
        fronts.append(front)
        atoms = atoms[len(front) :]
    while back := next((phrase for phrase in left if _ends_with(atoms, phrase)), None):
        left.remove(back)
        atoms = atoms[: -len(back)]
    return None if left else (atoms, fronts != [*approved.lead])


def _starts_with(atoms: Atoms, phrase: Atoms) -> bool:
    return len(atoms) >= len(phrase) and all(map(same, phrase, atoms))


def _ends_with(atoms: Atoms, phrase: Atoms) -> bool:
    return len(atoms) >= len(phrase) and all(map(same, phrase, atoms[-len(phrase) :]))


def _says_the_same(approved: Atoms, core: Atoms) -> bool:
    """Whether the atoms agree one by one; a gerund stands for a verb only where a clause begins."""
    if len(approved) != len(core) or not all(map(same, approved, core)):
        return False
    return all(
        one.word.endswith("ing") == other.word.endswith("ing")
        for one, other, before in zip(approved[1:], core[1:], core, strict=False)
        if before.word not in SEPARATORS
    )


def _reordered(approved: Form, core: Atoms) -> bool:
    """Whether only the items of a list changed places: "wrinkles and fine lines"."""
    one, other = approved.core, core
    start = 0
    while start < min(len(one), len(other)) and same(one[start], other[start]):
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and same(one[-1 - end], other[-1 - end]):
        end += 1
    # What stands right before the list may belong to its first item ("fine lines and pores"),
    # what stands right behind it to the last.
    if start and not (one[start - 1].word in _BEFORE_LIST or one[start - 1].key in _BENEFITS):
        return False
    if start and end and one[-end].word not in PREPOSITIONS:
        return False
    first, second = (_items(atoms[start : len(atoms) - end]) for atoms in (one, other))
    if first is None or second is None or sorted(first) != sorted(second):
        return False
    if len({stem(item[1]) in _BENEFITS for item in first}) > 1:
        return False  # where verbs and nouns stand side by side, nouns belong to verbs
    clauses = all(len(item) > 2 and item[1].endswith("s") for item in first)
    return not (clauses and (approved.trail or approved.lead or end))


def _items(atoms: Atoms) -> list[tuple[str, ...]] | None:
    """Return the items of a list, each behind its conjunction's word; None when it is none."""
    items: list[tuple[str, ...]] = []
    conjunctions = {atom.word for atom in atoms if atom.word in _LISTED}
    if len(conjunctions) != 1:
        return None
    conjunction = conjunctions.pop()
    item: list[str] = []
    for atom in atoms:
        if atom.word == conjunction:
            items.append((conjunction, *item))
            item = []
        elif atom.quantity is not None or atom.word in _UNLISTED or atom.word.endswith("ly"):
            return None
        else:
            item.append(atom.word)
    items.append((conjunction, *item))
    return items if all(1 < len(item) <= _LONGEST_ITEM + 1 for item in items) else None
