"""Where it is worth looking: offsets of anchor words in a long text.

Short texts are cut into sentences and looked up word by word, which needs no preparation.
In long ones an automaton over all anchor words skips what holds none, at the price of some
milliseconds to build it. Both ways lead to the same sentences; without ahocorasick_rs the
first serves every text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONG_TEXT = 200_000


class AnchorFinder:
    """An automaton over the anchor words, made once for a rule book."""

    def __init__(self, anchors: Iterable[bytes]) -> None:
        """Build the automaton; raise `ImportError` when ahocorasick_rs is missing."""
        from ahocorasick_rs import BytesAhoCorasick, MatchKind  # noqa: PLC0415 - long texts only

        self._automaton = BytesAhoCorasick(list(anchors), matchkind=MatchKind.LeftmostLongest)

    def offsets(self, folded: bytes) -> list[int]:
        """Return, in order, offsets at which an anchor word may stand.

        Words in which an anchor stands as a part are among them: the caller looks closer.
        """
        return [start for _, start, _ in self._automaton.find_matches_as_indexes(folded)]
