"""Builds a document's prose piece by piece, with blocks and the way back to the source."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from itertools import accumulate, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from claimlint.document import Block, BlockKind, Comment, Document
from claimlint.readers.invisible import MASK, has_invisible, visible_pieces
from claimlint.spans import SourceMap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_new = tuple.__new__
_BETWEEN_BLOCKS = "\n\n"
# Looks for the fixed characters first, which takes a fraction of the time.
_BLANK_EDGE = re.compile(r"\n\n(?:\s|(?<=\s\n\n))")
_PACK_AFTER = 2_000  # few enough to stay in the processor's cache


class Piece(NamedTuple):
    """Text to be read, and the source range ``start:end`` that it stands for.

    If both are equally long the text is a copy, character for character.
    """

    text: str
    start: int
    end: int


class ProseBuilder:
    """Collects pieces into blocks.

    Pieces go into the current block, by `add`, until `close` ends it. Asides wait for that
    moment, so that they never interrupt a sentence. Copied text loses its invisible
    characters here; text of another spelling must come without.
    """

    def __init__(self, source: str, literals: Sequence[Sequence[Piece]] = ()) -> None:
        """Start with an empty document.

        ``literals`` are texts in masked code (see `claimlint.readers.masks`), in order: each
        is an aside of the block in which its code stands.
        """
        self.kind: BlockKind = "paragraph"
        self.comments: list[Comment] = []
        self._source = source
        self._cleans = has_invisible(source)
        self._literals = literals
        self._literal_starts = [pieces[0].start for pieces in literals]
        # Pieces lie flat, each as text, start and end, because a heavily marked-up file has
        # one for every few characters, and slices take them apart without a loop. Now and
        # then they are packed: a number in an array takes four bytes rather than forty.
        self._pieces: list[Any] = []
        self.add: Callable[[tuple[str, int, int]], None] = self._pieces.extend
        self._block_at = 0
        # The blocks since then: their kinds, and where each ends among the pieces.
        self._kinds: list[BlockKind] = []
        self._ends: list[int] = []
        self._asides: list[tuple[BlockKind, Sequence[tuple[str, int, int]]]] = []
        self._texts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._runs = (array("I"), array("I"), array("I"))

    def aside(self, kind: BlockKind, pieces: Sequence[tuple[str, int, int]]) -> None:
        """Keep a text for after the current block."""
        if pieces:
            self._asides.append((kind, pieces))

    def close(self) -> None:
        """End the current block, if it has begun, and append the asides found in it."""
        pieces = self._pieces
        size = len(pieces)
        if size > self._block_at:
            end = pieces[-1]
            if self._cleans:
                size = self._clean()
            self._kinds.append(self.kind)
            self._ends.append(size)
            pieces += (_BETWEEN_BLOCKS, end, end)
            self._block_at = size + 3
            if size > _PACK_AFTER:
                self._pack()
        if self._asides:
            self._append_asides()

    def _clean(self) -> int:
        """Take what nobody sees out of the current block; return how long the pieces are then."""
        pieces, at = self._pieces, self._block_at
        if self._literals:
            self._keep_literals()
        pieces[at:] = _without_invisible(pieces[at:])
        return len(pieces)

    def _append_asides(self) -> None:
        asides, self._asides = self._asides, []
        kind = self.kind
        for self.kind, pieces in asides:
            for piece in pieces:
                self.add(piece)
            self.close()
        self.kind = kind

    def _keep_literals(self) -> None:
        """Make asides of the literals in code that stands in the current block."""
        block = self._pieces[self._block_at :]
        for text, start, end in zip(block[::3], block[1::3], block[2::3], strict=True):
            if MASK in text:
                first = bisect_left(self._literal_starts, start)
                last = bisect_left(self._literal_starts, end)
                for literal in self._literals[first:last]:
                    self.aside("attribute", literal)

    def _pack(self) -> None:
        pieces, base = self._pieces, self._length
        texts = pieces[::3]
        text = "".join(texts)
        starts = list(accumulate(map(len, texts), initial=base))
        ends = [starts[at // 3] for at in self._ends]
        begins = [base, *[end + len(_BETWEEN_BLOCKS) for end in ends[:-1]]]
        found: Iterator[tuple[BlockKind, int, int]] = zip(self._kinds, begins, ends, strict=False)
        if text[:1].isspace() or _BLANK_EDGE.search(text):
            found = _stripped(found, text, base)
        # The named tuple's own constructor is a Python function, three times slower.
        self._blocks += map(_new, repeat(Block), found)
        self._texts.append(text)
        self._length = starts.pop()
        for run, numbers in zip(self._runs, (starts, pieces[1::3], pieces[2::3]), strict=True):
            run.fromlist(numbers)
        pieces.clear()
        self._kinds.clear()
        self._ends.clear()
        self._block_at = 0

    def document(self, path: str) -> Document:
        """Return the document of all that was added."""
        self.close()
        self._pack()
        source_map = SourceMap(*self._runs, prose_length=self._length)
        prose = "".join(self._texts)
        return Document(path, self._source, prose, self._blocks, source_map, self.comments)


def _without_invisible(pieces: list[Any]) -> Iterator[str | int]:
    """Yield flat pieces of what is visible of flat pieces."""
    for text, start, end in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
        if end - start == len(text):
            for at, visible in visible_pieces(text):
                yield from (visible, start + at, start + at + len(visible))
        else:
            yield from (text, start, end)


def _stripped(
    blocks: Iterator[tuple[BlockKind, int, int]], text: str, base: int
) -> Iterator[tuple[BlockKind, int, int]]:
    """Yield blocks without the blanks around them, and none of blanks only."""
    for kind, start, end in blocks:
        bare = text[start - base : end - base].strip()
        if bare:
            first = base + text.index(bare[0], start - base)
            yield kind, first, first + len(bare)
