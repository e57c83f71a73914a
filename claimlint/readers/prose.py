"""Builds a document's prose piece by piece, with blocks and the way back to the source."""

from __future__ import annotations

from array import array
from typing import NamedTuple

from claimlint.document import Block, BlockKind, Comment, Document
from claimlint.readers.invisible import has_invisible, visible_pieces
from claimlint.spans import SourceMap

_BETWEEN_BLOCKS = "\n\n"


class Piece(NamedTuple):
    """Text to be read, and the source range ``start:end`` that it stands for.

    If both are equally long the text is a copy, character for character.
    """

    text: str
    start: int
    end: int


class Aside(NamedTuple):
    """Text that stands beside the sentence in which it was found, such as a picture's alt."""

    kind: BlockKind
    pieces: list[Piece]


class ProseBuilder:
    """Collects pieces into blocks.

    Pieces go into the current block until `close` ends it; asides wait for that moment, so
    that they never interrupt a sentence.
    """

    def __init__(self) -> None:
        """Start with an empty document."""
        self.kind: BlockKind = "paragraph"
        self.comments: list[Comment] = []
        self._asides: list[Aside] = []
        self._parts: list[str] = []
        self._texts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._block_start = 0
        # Eight bytes a number: a heavily marked-up file has a run for every few words.
        self._prose_starts = array("q")
        self._source_starts = array("q")
        self._source_ends = array("q")
        self._copied_to = -1

    def add(self, text: str, start: int, end: int) -> None:
        """Append text that stands for the source range ``start:end``; see `Piece`."""
        if end - start == len(text):
            if start == self._copied_to:
                self._source_ends[-1] = end
            else:
                self._prose_starts.append(self._length)
                self._source_starts.append(start)
                self._source_ends.append(end)
            self._copied_to = end
        else:
            self._prose_starts.append(self._length)
            self._source_starts.append(start)
            self._source_ends.append(end)
            self._copied_to = -1
        self._parts.append(text)
        self._length += len(text)

    def add_visible(self, text: str, start: int, end: int) -> None:
        """Append text as `add` does, without the characters that nobody sees."""
        if not has_invisible(text):
            self.add(text, start, end)
        elif end - start == len(text):
            for at, piece in visible_pieces(text):
                self.add(piece, start + at, start + at + len(piece))
        else:
            visible = "".join(piece for _, piece in visible_pieces(text))
            if visible:
                self.add(visible, start, end)

    def aside(self, kind: BlockKind, pieces: list[Piece]) -> None:
        """Keep a text for after the current block."""
        if pieces:
            self._asides.append(Aside(kind, pieces))

    def close(self) -> None:
        """End the current block, if it has begun, and append the asides found in it."""
        if self._parts:
            self._close_block(self.kind)
        if self._asides:
            asides, self._asides = self._asides, []
            for kind, pieces in asides:
                for piece in pieces:
                    self.add_visible(*piece)
                if self._parts:
                    self._close_block(kind)

    def _close_block(self, kind: BlockKind) -> None:
        text = "".join(self._parts)
        self._parts.clear()
        bare = text.strip()
        if bare:
            start = self._block_start + text.index(bare[0])
            self._blocks.append(Block(kind, start, start + len(bare)))
        source_end = self._source_ends[-1]
        self._texts.append(text)
        self._prose_starts.append(self._length)
        self._source_starts.append(source_end)
        self._source_ends.append(source_end)
        self._copied_to = -1
        self._texts.append(_BETWEEN_BLOCKS)
        self._length += len(_BETWEEN_BLOCKS)
        self._block_start = self._length

    def document(self, path: str, source: str) -> Document:
        """Return the document of all that was added."""
        self.close()
        prose = "".join(self._texts)
        runs = (self._prose_starts, self._source_starts, self._source_ends)
        source_map = SourceMap(*runs, prose_length=self._length)
        return Document(path, source, prose, self._blocks, source_map, self.comments)
