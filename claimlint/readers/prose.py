"""Builds a document's prose piece by piece, with blocks and the way back to the source."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from claimlint.document import Block, BlockKind, Comment, Document
from claimlint.readers.invisible import has_invisible, visible_pieces
from claimlint.spans import SourceMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_new = tuple.__new__
_BETWEEN_BLOCKS = "\n\n"
_PACK_AFTER = 10_000


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
    moment, so that they never interrupt a sentence. Invisible characters are left out.
    """

    def __init__(self) -> None:
        """Start with an empty document."""
        self.kind: BlockKind = "paragraph"
        self.comments: list[Comment] = []
        self._pieces: list[tuple[str, int, int]] = []
        self.add = self._pieces.append
        self._asides: list[tuple[BlockKind, Sequence[tuple[str, int, int]]]] = []
        self._texts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        # Three lists take what comes, because appending to a list is fast; now and then they
        # are emptied into arrays, because a heavily marked-up file has a run for every few
        # words, and a number in an array takes eight bytes rather than forty.
        self._runs: tuple[list[int], list[int], list[int]] = ([], [], [])
        self._packed = (array("q"), array("q"), array("q"))

    def aside(self, kind: BlockKind, pieces: Sequence[tuple[str, int, int]]) -> None:
        """Keep a text for after the current block."""
        if pieces:
            self._asides.append((kind, pieces))

    def close(self) -> None:
        """End the current block, if it has begun, and append the asides found in it."""
        if self._pieces:
            self._append_block(self.kind, self._pieces)
            self._pieces.clear()
        if self._asides:
            for kind, pieces in self._asides:
                self._append_block(kind, pieces)
            self._asides.clear()

    def _append_block(self, kind: BlockKind, pieces: Sequence[tuple[str, int, int]]) -> None:
        text = "".join([piece[0] for piece in pieces])
        if has_invisible(text):
            pieces = _without_invisible(pieces)
            text = "".join([piece[0] for piece in pieces])
        bare = text.strip()
        if not bare:
            return
        start = self._length
        if len(bare) < len(text):
            start += text.index(bare[0])
        # The named tuple's own constructor is a Python function and costs three times this.
        self._blocks.append(_new(Block, (kind, start, start + len(bare))))
        self._append_runs(pieces)
        self._texts += (text, _BETWEEN_BLOCKS)

    def _append_runs(self, pieces: Sequence[tuple[str, int, int]]) -> None:
        prose_starts, source_starts, source_ends = self._runs
        at = self._length
        copied_to = end = -1
        for text, start, end in pieces:
            length = len(text)
            if end - start != length:
                copied_to = -1
            elif start == copied_to:
                source_ends[-1] = copied_to = end
                at += length
                continue
            else:
                copied_to = end
            prose_starts.append(at)
            source_starts.append(start)
            source_ends.append(end)
            at += length
        prose_starts.append(at)
        source_starts.append(end)
        source_ends.append(end)
        self._length = at + len(_BETWEEN_BLOCKS)
        if len(prose_starts) > _PACK_AFTER:
            self._pack()

    def _pack(self) -> None:
        for packed, numbers in zip(self._packed, self._runs, strict=True):
            packed.extend(numbers)
            numbers.clear()

    def document(self, path: str, source: str) -> Document:
        """Return the document of all that was added."""
        self.close()
        self._pack()
        source_map = SourceMap(*self._packed, prose_length=self._length)
        prose = "".join(self._texts)
        return Document(path, source, prose, self._blocks, source_map, self.comments)


def _without_invisible(pieces: Iterable[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    kept: list[tuple[str, int, int]] = []
    for text, start, end in pieces:
        if end - start == len(text):
            for at, visible in visible_pieces(text):
                kept.append((visible, start + at, start + at + len(visible)))
        else:
            kept.append(("".join([visible for _, visible in visible_pieces(text)]), start, end))
    return [piece for piece in kept if piece[0]]
