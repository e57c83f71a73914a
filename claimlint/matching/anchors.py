"""Where it is worth looking: passages that hold what a rule cannot do without.

Short texts are analysed sentence by sentence, which needs no preparation. Over long ones an
automaton of all anchors passes once, and only the blocks and sentences that hold all sides
of a conjunction are cut into words; it takes some milliseconds to build. Both ways lead to
the same findings; without ahocorasick_rs the first serves every text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from claimlint.rulebook.kinds import A_NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from claimlint.document import Block
    from claimlint.rulebook.anchored import Anchors

# Blocks are searched together up to this length, which bounds the list of hits.
_STRETCH = 500_000
# A word of the folded text is bounded by spaces. What is a token of its own keeps words apart;
# between words that nothing keeps apart a single space has to stand.
_WORD_BYTES = b"abcdefghijklmnopqrstuvwxyz0123456789%'\xff"
_APART = b',;:.!?()"\x97\x95#&'
_MARKED = bytes(
    code if code in _WORD_BYTES else 0x01 if code in _APART else 0x20 for code in range(256)
)
_SPACED = bytes(0x20 if code == 0x01 else code for code in range(256))
# Both begin with what `re` can skip to; `_moved` sees to it that a word stands before.
_WIDE_SPACE = re.compile(rb"  +(?=[a-z0-9%'\xff])")
_ENDING = re.compile(rb"'s?(?![a-z0-9\xff])")
_NOT_IN_A_WORD = b"%'"
_WORD_BYTE = re.compile(rb"[a-z0-9%'\xff]")
_DIGIT = re.compile(rb"[0-9]")
# A word of a hashtag, which no space keeps from the one before it.
_TAGGED = re.compile(rb"[A-Z]")
_WORD_ENDS = b" '"
# No word that counts is longer.
_LONGEST_WORD = 60


class AnchorFinder:
    """An automaton over the anchors of a rule book (see `claimlint.rulebook.anchors`)."""

    def __init__(self, anchors: Anchors) -> None:
        """Build the automaton; raise `ImportError` when ahocorasick_rs is missing."""
        from ahocorasick_rs import BytesAhoCorasick, MatchKind  # long texts only

        strings, self.bits, self.free, self.around, self.width = anchors
        self.number_bits = dict(zip(strings, self.bits, strict=True)).get(A_NUMBER, 0)
        self.low = (1 << self.width) - 1
        automaton = BytesAhoCorasick([b" " + s for s in strings], matchkind=MatchKind.Standard)
        self.find = automaton.find_matches_as_indexes

    def sentences(
        self, folded: bytes, blocks: Sequence[Block], cut: Callable[[int], list[tuple[int, int]]]
    ) -> Iterator[tuple[int, int, int]]:
        """Yield the sentences that may hold a claim, as block index, start and end.

        ``folded`` is the folded prose, ``cut`` gives the sentences of a block by its index.
        """
        index = 0
        while index < len(blocks):
            first, limit = index, blocks[index].start + _STRETCH
            index += 1
            while index < len(blocks) and blocks[index].end <= limit:
                index += 1
            stretch = _Stretch(self, folded, blocks[first].start, blocks[index - 1].end)
            for number in range(first, index):
                beyond = blocks[number + 1].start if number + 1 < index else len(folded)
                if not stretch.may_hold_claim(beyond):
                    continue
                spans = cut(number)
                if len(spans) == 1:
                    yield number, *spans[0]
                    continue
                stretch.go_back()
                for at, (start, end) in enumerate(spans, 1):
                    if stretch.may_hold_claim(spans[at][0] if at < len(spans) else beyond):
                        yield number, start, end


class _Stretch:
    """The anchors in a stretch of prose, passed over piece by piece from left to right."""

    def __init__(self, finder: AnchorFinder, folded: bytes, start: int, end: int) -> None:
        # The text has one space before it: where a hit begins in it, its word does in the prose.
        text = _evenly_spaced(folded[start:end])
        find, known = finder.find, finder.bits
        hits = [hit for hit in find(text, overlapping=True) if text[hit[2]] in _WORD_ENDS]
        self._masks = [known[string] for string, _, _ in hits]
        # What may stand beside a sentence is asked of the stretch as a whole.
        met = {hit[0] for hit in hits} if finder.around else ()
        self._free = finder.free | finder.around & reduce(or_, map(known.__getitem__, met), 0)
        self._ends = [start - 1 + hit[2] for hit in hits]
        self._finder = finder
        self._folded = folded
        self._place = self._last_place = start
        self._hit = self._last_hit = 0
        self._has_tags = _TAGGED.search(folded, start, end) is not None

    def may_hold_claim(self, beyond: int) -> bool:
        """Whether all sides of a conjunction stand before the next piece, which starts there."""
        folded, finder = self._folded, self._finder
        first = _WORD_BYTE.search(folded, beyond)
        # Words before a wide space have been moved, but not past the word that follows.
        until = first.start() if first else len(folded)
        begin = self._last_hit = self._hit
        stop = self._hit = bisect_right(self._ends, until, begin)
        start, self._place = self._place, until
        self._last_place = start
        if self._has_tags and _TAGGED.search(folded, start, until):
            return True
        union = reduce(or_, self._masks[begin:stop], self._free)
        width = finder.width
        if union & union >> width & union >> 2 * width & finder.low:
            return True
        union |= finder.number_bits
        if not union & union >> width & union >> 2 * width & finder.low:
            return False
        return _DIGIT.search(folded, start, until) is not None

    def go_back(self) -> None:
        """Begin anew with the piece that was passed last."""
        self._hit, self._place = self._last_hit, self._last_place


def _evenly_spaced(folded: bytes) -> bytes:
    """Return the words with single spaces between them, where no token keeps them apart.

    The text begins and ends with a space of its own; what it holds else stays as long as it
    was: a word before an ending or a wide space moves to the right.
    """
    marked = folded.translate(_MARKED)
    if b"'" in marked:
        marked = marked.replace(b" '", b" \x01").replace(b"\x01'", b"\x01\x01")
        marked = _moved(marked, _ENDING, left=0)
    if b"  " in marked:
        marked = _moved(marked, _WIDE_SPACE, left=1)
    return b" %b " % marked.translate(_SPACED)


def _moved(marked: bytes, gap: re.Pattern[bytes], left: int) -> bytes:
    """Move the word before each ``gap`` over it, but for ``left`` bytes."""
    text = bytearray(marked)
    for match in gap.finditer(marked):
        begin, stop = match.span()
        before = marked[begin - 1] if begin else 0
        if before not in _WORD_BYTES or (not left and before in _NOT_IN_A_WORD):
            continue
        start = text.rfind(b" ", max(0, begin - _LONGEST_WORD), begin) + 1 or begin
        shift = stop - begin - left
        text[start:stop] = b" " * shift + text[start : stop - shift]
    return bytes(text)
