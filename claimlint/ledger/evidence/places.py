"""The sentence that a finding stands in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from claimlint.ledger.evidence.judge import Place
from claimlint.textkit.sentences import sentence_spans

if TYPE_CHECKING:
    from claimlint.document import Block, Document


class Sentences:
    """Leads from offsets of the file back to sentences of one document's prose."""

    def __init__(self, document: Document) -> None:
        """Order the blocks by where they stand in the file."""
        self._document = document
        self._origin = document.origin[0]
        blocks = [block for block in document.blocks if block.start < block.end]
        self._blocks = sorted(blocks, key=self._source_start)
        self._starts = [self._source_start(block) for block in self._blocks]

    def _source_start(self, block: Block) -> int:
        return self._document.source_map.to_source(block.start, block.start + 1).start

    def at(self, start: int, end: int) -> Place | None:
        """Return the sentence of the claim ``start:end`` of the file.

        None when the claim goes over the end of a sentence, or lies in none.
        """
        start, end = start - self._origin, end - self._origin
        # A block may stand inside another one, as a picture's text does in a paragraph.
        nearest = bisect_right(self._starts, start) - 1
        for at in range(nearest, max(nearest - 4, -1), -1):
            place = self._in_block(self._blocks[at], start, end)
            if place is not None:
                return place
        return None

    def _in_block(self, block: Block, start: int, end: int) -> Place | None:
        to_source = self._document.source_map.to_source
        places = range(block.start, block.end)
        # All of what stands for a stretch of source, as where a value is written with escapes.
        before = bisect_left(places, start + 1, key=lambda at: to_source(at, at + 1).end)
        upto = bisect_left(places, end, key=lambda at: to_source(at, at + 1).start)
        first, last = block.start + before, block.start + upto
        if first >= last or to_source(first, last) != (start, end):
            return None
        for begin, finish in sentence_spans(self._document.prose, block.start, block.end):
            if begin <= first < finish:
                return Place(begin, finish, first, last) if last <= finish else None
        return None
