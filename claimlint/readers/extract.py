"""Text that was taken out of a file which has no text offsets: office documents and PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.document import Block, BlockKind, Comment, Document, Places
from claimlint.readers.errors import ReadError
from claimlint.readers.invisible import visible
from claimlint.spans import SourceMap, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BETWEEN_BLOCKS = "\n"
_MOST_TEXT = 50_000_000


class Extract:
    """Collects text, block by block, with the names of the places it was taken from.

    The collected text is the ``source`` of the documents, and their prose is a copy of it: the
    invisible characters go on the way in, since nobody can be led back to them. Each block
    begins a line.
    """

    def __init__(self) -> None:
        """Start with nothing."""
        self.notices: list[str] = []
        self._texts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._starts: list[int] = []
        self._names: list[str] = []
        self._comments: list[Comment] = []
        self._views = [(0, 0, 0)]

    def end(self) -> int:
        """Return the offset in the source at which the next block will stand."""
        return self._length

    def add(self, kind: BlockKind, text: str, place: str) -> Span:
        """Append a block and return where it stands in the source, which may be nowhere.

        Raises:
            ReadError: the file holds more text than is read.
        """
        return self.add_lines(kind, [(text, place)])

    def add_lines(self, kind: BlockKind, lines: Iterable[tuple[str, str]]) -> Span:
        """Append a block of text that stands in several places, as pairs of text and place."""
        start = self._length
        for text, place in lines:
            shown = visible(text)
            if self._length == start:
                shown = shown.lstrip()
            if shown:
                self._starts.append(self._length)
                self._names.append(place)
                self._texts.append(shown)
                self._length += len(shown)
        end = self._without_trailing_blanks(start)
        if end == start:
            return Span(start, start)
        if end > _MOST_TEXT:
            raise ReadError(f"more than {_MOST_TEXT:,} characters of text; split the file")
        self._blocks.append(Block(kind, start, end))
        self._texts.append(_BETWEEN_BLOCKS)
        self._length = end + len(_BETWEEN_BLOCKS)
        return Span(start, end)

    def _without_trailing_blanks(self, start: int) -> int:
        """Drop the blanks at the end of the block that begins at ``start``; return its end."""
        while self._length > start:
            last = self._texts[-1]
            bare = last.rstrip()
            self._length -= len(last) - len(bare)
            if bare:
                self._texts[-1] = bare
                break
            self._texts.pop()
            self._starts.pop()
            self._names.pop()
        return self._length

    def comment(self, text: str, span: Span, place: str) -> None:
        """Keep a comment of the file, at ``place``, that was attached to ``span``."""
        self._comments.append(Comment(text, *span, place))

    def begin_view(self) -> None:
        """Let what follows be a document of its own, if anything came before."""
        view = (self._length, len(self._blocks), len(self._starts))
        if view != self._views[-1]:
            self._views.append(view)

    def documents(self, path: str) -> Iterator[Document]:
        """Yield one document for each view; all share one source, and the first its comments."""
        source = "".join(self._texts)
        end_of_all = (self._length, len(self._blocks), len(self._starts))
        if len(self._views) > 1 and self._views[-1] == end_of_all:
            self._views.pop()
        ends = [*self._views[1:], end_of_all]
        comments, notices = self._comments, tuple(self.notices)
        for (start, block, place), (end, block_end, place_end) in zip(
            self._views, ends, strict=True
        ):
            yield Document(
                path,
                source,
                source[start:end],
                [
                    Block(b.kind, b.start - start, b.end - start)
                    for b in self._blocks[block:block_end]
                ],
                SourceMap([0], [start], [end], end - start),
                comments,
                Places(
                    [at - start for at in self._starts[place:place_end]],
                    self._names[place:place_end],
                ),
                located=False,
                notices=notices,
            )
            comments, notices = [], ()
