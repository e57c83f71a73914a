"""Where a claim may begin and end in a sentence, and what may be joined to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint.ledger.evidence.reading import Atom, stem
from claimlint.ledger.evidence.words import (
    BENEFITS,
    COORDINATORS,
    HEDGES,
    NEGATION,
    PREPOSITIONS,
    PRONOUNS,
    QUALIFIERS,
    REACHING,
    SEPARATORS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BENEFITS = frozenset(map(stem, BENEFITS))
_PARTING = frozenset(",;:\x97\x95|")
_ENDING = frozenset('.!"')
_REACHING = HEDGES | QUALIFIERS | NEGATION | REACHING | PRONOUNS | (PREPOSITIONS - {"of"})
# Said of a second claim that follows, they do not reach back over the first.
_FORWARD = frozenset(["help", "helps", "helping", "look", "appearance", "visible"])
_LONGEST_REST = 8
_MOST_PARTS = 14


class Run(NamedTuple):
    """A stretch of a sentence between two signs or words that part clauses."""

    before: Sequence[Atom]
    atoms: Sequence[Atom]
    after: Sequence[Atom]

    @property
    def start(self) -> int:
        """Return where it starts, in code points of the text."""
        return self.atoms[0].start

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.atoms[-1].end


def runs(sentence: Sequence[Atom]) -> Iterator[Run]:
    """Yield every stretch of ``sentence`` that may be a claim of its own, the longest first."""
    parting = [at for at, atom in enumerate(sentence) if atom.cut or atom.word in SEPARATORS]
    starts = [0, *(at + 1 for at in parting)][:_MOST_PARTS]
    ends = [*parting, len(sentence)][-_MOST_PARTS:]
    found = []
    for start in starts:
        for end in ends:
            while start < end and sentence[start].cut:
                start += 1  # noqa: PLW2901 - signs at the edge belong to no claim
            if start < end and not sentence[end - 1].cut:
                found.append((start, end))
    for start, end in sorted(set(found), key=lambda pair: pair[0] - pair[1]):
        yield Run(sentence[:start], sentence[start:end], sentence[end:])


def follows_plainly(after: Sequence[Atom]) -> bool:
    """Whether what follows a claim is a second claim that leaves the first as it is."""
    rest = list(after)
    while rest and rest[-1].word in _ENDING:
        rest.pop()
    if not rest:
        return True
    body = 0
    while body < len(rest) and (rest[body].word in _PARTING or rest[body].word in COORDINATORS):
        body += 1
    joined = any(atom.word in COORDINATORS for atom in rest[:body])
    words = [atom for atom in rest[body:] if not atom.light]
    if not words or not body:
        return False
    acts = words[0].key in _BENEFITS
    # A verb that stands alone may go on about the claim before it: "and improves".
    if (acts and len(words) == 1) or not (joined or acts):
        return False
    return len(words) <= _LONGEST_REST and all(
        atom.word in _FORWARD or _plain(atom) for atom in words
    )


def leads_plainly(before: Sequence[Atom], subject: int) -> bool:
    """Whether what stands before a claim is another claim with the same subject.

    Its first ``subject`` atoms, light ones not counted, name that subject.
    """
    words = [atom for atom in before if not atom.light]
    while words and words[0].cut:
        words.pop(0)
    if not words:
        return True
    if words[-1].word not in COORDINATORS and words[-1].word not in _PARTING:
        return False
    body = words[subject:]
    return (
        len(body) <= _LONGEST_REST
        and bool(body)
        and body[0].key in _BENEFITS
        and all(map(_plain, body))
    )


def _plain(atom: Atom) -> bool:
    """Whether an atom cannot reach over a claim beside its own."""
    word = atom.word
    if atom.cut:
        return word in _PARTING
    return (
        atom.quantity is None
        and word not in _REACHING
        and not word.endswith(("ly", "er", "est"))
        and word[0].isalpha()
    )
