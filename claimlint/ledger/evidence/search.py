"""Which approved claims a passage may be: found by shared words, ordered by likeness.

Likeness finds candidates and decides nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from heapq import nlargest
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz, process

from claimlint.ledger.evidence.quantities import NUMBER_WORDS, UNITS
from claimlint.ledger.evidence.reading import stem
from claimlint.ledger.evidence.words import GENERIC, LIGHT, PRONOUNS
from claimlint.textkit.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[a-z\xff]+(?:'[a-z]+)?")
_WORD_OR_FIGURE = re.compile(r"[a-z0-9\xff]+")
# What two wordings may write in different ways though they say the same.
_VARYING = frozenset(["and", "be", "can", "cent", "do", "have", "in", "not", "of", "out", "per",
                      "spf", "to", "will"])  # fmt: skip
_OPTIONAL = LIGHT | PRONOUNS | GENERIC | {*NUMBER_WORDS} | {*UNITS}
# So many wordings are compared; of so many the differences are worked out.
_COMPARED, _TOLD = 100, 4
_LIKELY = 60


class Candidates(NamedTuple):
    """Numbers of wordings, the likeliest first.

    ``whole`` have every word of theirs in the passage, so that they may be what it says;
    ``near`` share at least half of them.
    """

    whole: list[int]
    near: list[int]


class Search:
    """An index over approved wordings."""

    def __init__(self, wordings: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Take wordings, each with the names of its product, which copy may leave out."""
        self._texts: list[str] = []
        self._by_stem: dict[str, list[int]] = {}
        self._sizes: list[int] = []
        for text, names in wordings:
            left_out = {word for name in names for word in stems_of(name)}
            stems = [found for found in stems_of(text) if found not in left_out]
            for found in set(stems):
                self._by_stem.setdefault(found, []).append(len(self._texts))
            self._sizes.append(len(set(stems)))
            self._texts.append(_plain(text))

    def candidates(self, text: str) -> Candidates:
        """Return the wordings that ``text`` may be or come near to."""
        stems = stems_of(text)
        postings = (self._by_stem.get(found, ()) for found in set(stems))
        shared = Counter(chain.from_iterable(postings))
        sizes = self._sizes
        whole = [at for at, count in shared.items() if count == sizes[at]]
        near = [at for at, count in shared.items() if sizes[at] > count >= sizes[at] / 2]
        near = nlargest(_LIKELY, near, key=lambda at: (shared[at] / sizes[at], -at))
        said = _plain(text)
        return Candidates(
            self._ranked(said, whole)[:_COMPARED], self._ranked(said, [*whole, *near])[:_TOLD]
        )

    def _ranked(self, said: str, found: list[int]) -> list[int]:
        likely = sorted(found)
        texts = [self._texts[at] for at in likely]
        ranked = process.extract(said, texts, scorer=fuzz.token_sort_ratio, limit=None)
        return [likely[index] for _, _, index in ranked]


def _plain(text: str) -> str:
    """Return words and figures as they are likened: the order of words does not matter."""
    return " ".join(_WORD_OR_FIGURE.findall(fold(text).decode("latin-1").lower()))


def stems_of(text: str) -> list[str]:
    """Return the stems of the words that every wording of the same claim has."""
    words = _WORD.findall(fold(text).decode("latin-1").lower())
    stems = [stem(word.removesuffix("'s")) for word in words if word not in _OPTIONAL]
    return [found for found in stems if found not in _VARYING and "'" not in found]
