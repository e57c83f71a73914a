"""Where it is worth looking: passages that hold what a rule cannot do without.

Short texts are analysed sentence by sentence, which needs no preparation. Over long ones an
automaton of all anchors passes once, and only the sentences that hold all sides of a
conjunction are cut into words; it takes some milliseconds to build. Both ways lead to
the same findings; without ahocorasick_rs the first serves every text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from claimlint.rulebook.kinds import A_NUMBER, EVERY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from claimlint.document import Block
    from claimlint.rulebook.anchored import Anchors

# Blocks are searched together up to this length, which bounds the list of hits.
_STRETCH = 100_000
# A word of the folded text is bounded by spaces. What is a token of its own keeps words apart;
# between words that nothing keeps apart a single space has to stand.
_WORD_BYTES = b"abcdefghijklmnopqrstuvwxyz0123456789%'\xff"
_APART = b',;:.!?()"\x97\x95#&'
_MARKED = bytes(
    code if code in _WORD_BYTES else 0x01 if code in _APART else 0x20 for code in range(256)
)
_SPACED = bytes(0x20 if code in b"\x01'" else code for code in range(256))
# What a word loses, and what is too much between two; each begins with what `re` can skip to.
_ENDING = re.compile(rb"'s?(?![a-z0-9\xff])")
_WIDE_SPACE = re.compile(rb"  +(?=[a-z0-9%'\xff])")
_NOT_IN_A_WORD = b"%'"
_WORD_BYTE = re.compile(rb"[a-z0-9%'\xff]")
_DIGITS_AS_ONE = bytes(0x30 if code in b"0123456789" else code for code in range(256))
# A word of a hashtag, which no space keeps from the one before it.
_TAGGED = re.compile(rb"[A-Z]")


class AnchorFinder:
    """An automaton over the anchors of a rule book (see `claimlint.rulebook.anchors`)."""

    def __init__(self, anchors: Anchors) -> None:
        """Build the automaton; raise `ImportError` when ahocorasick_rs is missing."""
        from ahocorasick_rs import BytesAhoCorasick, MatchKind  # long texts only

        strings, self.bits, self.free, self.around, self.width = anchors
        self.number_bits = self.bits[strings.index(A_NUMBER)] if A_NUMBER in strings else 0
        self.low = (1 << self.width) - 1
        words = [b" %b " % string.replace(b"'", b" ") for string in strings]
        automaton = BytesAhoCorasick(words, matchkind=MatchKind.Standard)
        self.find = automaton.find_matches_as_indexes

    def sentences(
        self, folded: bytes, blocks: Sequence[Block], cut: Callable[[int], list[tuple[int, int]]]
    ) -> Iterator[tuple[int, int, int, int]]:
        """Yield the sentences that may hold a claim, as block index, start, end and conjunctions.

        ``folded`` is the folded prose, ``cut`` gives the sentences of a block by its index. The
        conjunctions are those met, as bits, or `EVERY` where all of them may be.
        """
        index = 0
        while index < len(blocks):
            first, limit = index, blocks[index].start + _STRETCH
            index += 1
            while index < len(blocks) and blocks[index].end <= limit:
                index += 1
            before = _nearest(folded, blocks, range(first - 1, -1, -1))
            after = _nearest(folded, blocks, range(index, len(blocks)))
            start, end = blocks[first].start, blocks[index - 1].end
            stretch = _Stretch(self, folded, start, end, (before, after))
            for number in range(first, index):
                beyond = blocks[number + 1].start if number + 1 < index else len(folded)
                spans = cut(number)
                for at, (start, end) in enumerate(spans, 1):
                    met = stretch.met(spans[at][0] if at < len(spans) else beyond)
                    if met:
                        yield number, start, end, met


def _nearest(folded: bytes, blocks: Sequence[Block], order: range) -> bytes:
    """The first of the blocks, in that order, that holds words; nothing without one."""
    for number in order:
        block = blocks[number]
        if _WORD_BYTE.search(folded, block.start, block.end):
            return folded[block.start : block.end]
    return b""


class _Stretch:
    """The anchors in a stretch of prose, passed over piece by piece from left to right.

    ``beside`` is what stands before and after it.
    """

    def __init__(
        self,
        finder: AnchorFinder,
        folded: bytes,
        start: int,
        end: int,
        beside: tuple[bytes, bytes],
    ) -> None:
        text, self._gaps, self._lost = _evenly_spaced(folded[start:end])
        find, known = finder.find, finder.bits
        hits = find(text, overlapping=True)
        self._masks = [known[string] for string, _, _ in hits]
        # What may stand beside a sentence is asked of the stretch as a whole.
        met = {hit[0] for hit in hits} if finder.around else set()
        for block in filter(None, beside if finder.around else ()):
            met.update(hit[0] for hit in find(_evenly_spaced(block)[0], overlapping=True))
        self._free = finder.free | finder.around & reduce(or_, map(known.__getitem__, met), 0)
        self._free_with_number = self._free | finder.number_bits
        # A hit takes in a space before its words and one behind them.
        self._ends = [end - 2 for _, _, end in hits]
        self._finder = finder
        self._folded = folded
        self._start = start
        self._place = start
        self._hit = 0
        self._has_tags = _TAGGED.search(folded, start, end) is not None
        # To look for one byte is far quicker than to look for any digit.
        self._digits = folded[start:end].translate(_DIGITS_AS_ONE)

    def met(self, beyond: int) -> int:
        """The conjunctions of which all sides stand before the next piece, which starts there."""
        folded, finder = self._folded, self._finder
        until = beyond
        if until < len(folded) and folded[until] not in _WORD_BYTES:
            first = _WORD_BYTE.search(folded, beyond)
            until = first.start() if first else len(folded)
        offset = until - self._start
        offset -= self._lost[bisect_right(self._gaps, offset)]
        begin = self._hit
        stop = self._hit = bisect_right(self._ends, offset, begin)
        start, self._place = self._place, until
        if self._has_tags and _TAGGED.search(folded, start, until):
            return EVERY
        has_number = self._digits.find(b"0", start - self._start, until - self._start) >= 0
        free = self._free_with_number if has_number else self._free
        union = reduce(or_, self._masks[begin:stop], free)
        met = union & finder.low
        if met:
            met &= union >> finder.width
        return met and met & union >> 2 * finder.width


def _evenly_spaced(folded: bytes) -> tuple[bytes, list[int], list[int]]:
    """Return the words with single spaces between them, where no token keeps them apart.

    The text begins and ends with a space of its own. Then come the places of ``folded`` behind
    each gap that was closed, and how many bytes had gone before the first, the second, ... gap
    and in the end.
    """
    marked = folded.translate(_MARKED)
    closed: list[tuple[int, int]] = []
    if b"'" in marked:
        marked = marked.replace(b" '", b" \x01").replace(b"\x01'", b"\x01\x01")
        closed += [
            match.span()
            for match in _ENDING.finditer(marked)
            if _is_in_a_word(marked, match.start() - 1)
        ]
    if b"  " in marked:
        closed += [
            (match.start() + 1, match.end())
            for match in _WIDE_SPACE.finditer(marked)
            if marked[match.start() - 1] in _WORD_BYTES
        ]
    parts, gaps, lost = [b" "], [], [0]
    done = 0
    for begin, stop in sorted(closed):
        parts.append(marked[done:begin])
        gaps.append(stop)
        lost.append(lost[-1] + stop - begin)
        done = stop
    parts += (marked[done:], b" ")
    return b"".join(parts).translate(_SPACED), gaps, lost


def _is_in_a_word(marked: bytes, place: int) -> bool:
    return place >= 0 and marked[place] in _WORD_BYTES and marked[place] not in _NOT_IN_A_WORD
