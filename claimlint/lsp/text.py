"""The text of an open document, with the positions of the Language Server Protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from claimlint.textkit.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    Encoding = types.PositionEncodingKind | str


class Text:
    """A text that is never changed, its lines, and the unit in which a client counts columns.

    Offsets are code points, half-open. Only the line ends of the protocol end a line, and not
    all those that `str.splitlines` knows: a U+2028 or a form feed in copy would shift every
    position behind it.
    """

    def __init__(self, text: str, encoding: Encoding) -> None:
        """Find the lines; ``encoding`` is the one that was negotiated."""
        self.text = text
        self.lines = Lines(text)
        self._encoding = encoding

    def position(self, offset: int) -> types.Position:
        """Return the position of an offset."""
        line, column = self.lines.place(offset)
        before = self.text[offset - column + 1 : offset]
        return types.Position(line - 1, self._units(before))

    def range(self, start: int, end: int) -> types.Range:
        """Return the range of ``start:end``."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """Return the offset of a position; behind the end of a line, or of all, that end."""
        start, end = self.lines.bounds(position.line + 1)
        line = self.text[start:end]
        if line.isascii():
            return start + min(position.character, len(line))
        left = position.character
        for column, sign in enumerate(line):
            left -= self._units(sign)
            if left < 0:
                return start + column
        return end

    def changed(self, changes: Sequence[types.TextDocumentContentChangeEvent]) -> Text:
        """Return the text with the changes made, one after the other."""
        current = self
        for change in changes:
            text = change.text
            if isinstance(change, types.TextDocumentContentChangePartial):
                start = current.offset(change.range.start)
                end = max(start, current.offset(change.range.end))
                text = current.text[:start] + text + current.text[end:]
            current = Text(text, self._encoding)
        return current

    def edit_to(self, after: str) -> types.TextEdit:
        """Return the shortest single edit that makes ``after`` of the text."""
        shorter = min(len(self.text), len(after))
        start = 0
        while start < shorter and self.text[start] == after[start]:
            start += 1
        left = shorter - start
        end = 0
        while end < left and self.text[-1 - end] == after[-1 - end]:
            end += 1
        start, cut = self._whole_line_end(after, start, end)
        return types.TextEdit(
            self.range(start, len(self.text) - cut), after[start : len(after) - cut]
        )

    def _whole_line_end(self, after: str, start: int, end: int) -> tuple[int, int]:
        """Widen an edit that would begin or end between the two signs of a line end."""
        if start and self.text[start - 1] == "\r":
            start -= 1
        for text in (self.text, after):
            at = len(text) - end
            if end and at > 0 and text[at - 1 : at + 1] == "\r\n":
                end -= 1
                break
        return start, end

    def _units(self, text: str) -> int:
        if self._encoding == types.PositionEncodingKind.Utf32 or text.isascii():
            return len(text)
        if self._encoding == types.PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
