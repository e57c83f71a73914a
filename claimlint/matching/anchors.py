"""Where it is worth looking: sentences that hold the words a rule cannot do without.

Short texts are cut into sentences and looked up word by word, which needs no preparation.
In long ones an automaton over all anchor words skips the blocks that hold too few, at the
price of some milliseconds to build it. Both ways lead to the same findings; without
ahocorasick_rs the first serves every text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.textkit.sentence import is_anchored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.document import Block

LONG_TEXT = 200_000

# White space stands for all that is no part of a word, so that a word is found by the space
# before it.
_WORD_BYTES = b"abcdefghijklmnopqrstuvwxyz0123456789\xff"
_SPACED = bytes(code if code in _WORD_BYTES else 0x20 for code in range(256))


class AnchorFinder:
    """An automaton over the anchor words, made once for a rule book."""

    def __init__(self, anchors: dict[bytes, int]) -> None:
        """Build the automaton; raise `ImportError` when ahocorasick_rs is missing."""
        from ahocorasick_rs import BytesAhoCorasick, MatchKind  # noqa: PLC0415 - long texts only

        patterns = [b" " + word for word in anchors]
        self._bits = list(anchors.values())
        self._automaton = BytesAhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)

    def blocks(self, folded: bytes, blocks: list[Block]) -> Iterator[int]:
        """Yield, in order, the indices of the blocks that hold what some rule needs."""
        spaced = b" " + folded.translate(_SPACED) + b" "
        bits = self._bits
        index, count, union = 0, len(blocks), 0
        if not count:
            return
        end = blocks[0].end
        done = False
        for pattern, start, stop in self._automaton.find_matches_as_indexes(spaced):
            if spaced[stop] != 0x20:
                continue
            if start >= end:
                while start >= end:
                    index += 1
                    if index == count:
                        return
                    end = blocks[index].end
                union, done = 0, False
            if done:
                continue
            union |= bits[pattern]
            if is_anchored(union):
                done = True
                yield index
