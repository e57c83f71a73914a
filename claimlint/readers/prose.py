"""Builds a document's prose piece by piece, with blocks and the way back to the source."""

from __future__ import annotations

from array import array
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any, NamedTuple

from claimlint.document import Block, BlockKind, Comment, Document
from claimlint.readers.invisible import has_invisible, visible_pieces
from claimlint.spans import SourceMap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

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
        # Pieces lie flat, each as text, start and end, because a heavily marked-up file has
        # one for every few characters, and slices take them apart without a loop.
        self._pieces: list[Any] = []
        self.add: Callable[[tuple[str, int, int]], None] = self._pieces.extend
        self._asides: list[tuple[BlockKind, Iterable[tuple[str, int, int]]]] = []
        self._texts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        # Lists take the runs as they come; now and then they are emptied into arrays, in
        # which a number takes eight bytes rather than forty.
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
                self._append_block(kind, list(chain.from_iterable(pieces)))
            self._asides.clear()

    def _append_block(self, kind: BlockKind, pieces: list[Any]) -> None:
        texts = pieces[::3]
        text = "".join(texts)
        if not text.isascii() and has_invisible(text):
            pieces = list(_without_invisible(pieces))
            texts = pieces[::3]
            text = "".join(texts)
        bare = text.strip()
        if not bare:
            return
        start = self._length
        if len(bare) < len(text):
            start += text.index(bare[0])
        # The named tuple's own constructor is a Python function and costs three times this.
        self._blocks.append(_new(Block, (kind, start, start + len(bare))))
        prose_starts, source_starts, source_ends = self._runs
        prose_starts += accumulate(map(len, texts), initial=self._length)
        source_starts += pieces[1::3]
        source_ends += pieces[2::3]
        # What parts the blocks stands for nothing, after the end of the block.
        source_starts.append(source_ends[-1])
        source_ends.append(source_ends[-1])
        self._texts += (text, _BETWEEN_BLOCKS)
        self._length += len(text) + len(_BETWEEN_BLOCKS)
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


def _without_invisible(pieces: list[Any]) -> Iterator[str | int]:
    """Yield flat pieces of what is visible of flat pieces."""
    for text, start, end in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
        if end - start == len(text):
            for at, visible in visible_pieces(text):
                yield from (visible, start + at, start + at + len(visible))
        else:
            visible = "".join([visible for _, visible in visible_pieces(text)])
            if visible:
                yield from (visible, start, end)
