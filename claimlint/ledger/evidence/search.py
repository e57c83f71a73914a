"""Which approved claims a passage may be: found by shared words, ordered by likeness.

Likeness finds candidates and decides nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from claimlint.ledger.evidence.reading import stem
from claimlint.ledger.evidence.words import LIGHT
from claimlint.textkit.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[a-z\xff]+")
# Of so many claims the wording is compared; of so many the differences are worked out.
COMPARED, TOLD = 100, 4
_SHARED = 0.5


class Search:
    """An index over approved wordings, each with the number of its claim."""

    def __init__(self, wordings: Iterable[tuple[int, str]]) -> None:
        """Take claim numbers and wordings."""
        self._texts: list[str] = []
        self._numbers: list[int] = []
        self._by_stem: dict[str, list[int]] = {}
        for number, text in wordings:
            stems = stems_of(text)
            for found in set(stems):
                self._by_stem.setdefault(found, []).append(len(self._texts))
            self._texts.append(" ".join(stems))
            self._numbers.append(number)
        count = max(len(self._texts), 1)
        self._weights = {
            found: log(1 + count / len(where)) for found, where in self._by_stem.items()
        }
        self._totals = [
            sum(self._weights[found] for found in set(text.split())) or 1.0 for text in self._texts
        ]

    def candidates(self, text: str) -> Sequence[int]:
        """Return the numbers of at most `COMPARED` claims that ``text`` may be, likeliest first."""
        stems = stems_of(text)
        shared: Counter[int] = Counter()
        for found in set(stems):
            weight = self._weights.get(found, 0.0)
            for at in self._by_stem.get(found, ()):
                shared[at] += weight  # type: ignore[assignment]  # weights, not counts
        covered = [
            (weight / self._totals[at], at)
            for at, weight in shared.items()
            if weight >= _SHARED * self._totals[at]
        ]
        covered.sort(key=lambda entry: (-entry[0], entry[1]))
        likely = [at for _, at in covered[: 2 * COMPARED]]
        ranked = process.extract(
            " ".join(stems),
            [self._texts[at] for at in likely],
            scorer=fuzz.token_sort_ratio,
            limit=None,
        )
        order = [self._numbers[likely[index]] for _, _, index in ranked]
        return list(dict.fromkeys(order))[:COMPARED]


def stems_of(text: str) -> list[str]:
    """Return the stems of the words of a text, light ones left out."""
    words = _WORD.findall(fold(text).decode("latin-1").lower())
    return [stem(word) for word in words if word not in LIGHT]
