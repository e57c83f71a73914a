"""What a mistyped word was probably meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to ``word``, or None when none is near.

    Of equally near words the first one wins, so that the order of ``known`` decides.
    """
    from rapidfuzz import fuzz, process  # only for an error message

    best = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=60)
    return None if best is None else str(best[0])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean 'x'?``, or else ``; known are a, b, c``."""
    options = list(known)
    near = closest(word, options)
    return f"; did you mean '{near}'?" if near else f"; known are {', '.join(options)}"
