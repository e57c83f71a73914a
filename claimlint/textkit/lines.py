"""Line and column of an offset."""

from __future__ import annotations

from bisect import bisect_right


class Lines:
    r"""The lines of a text, found once; ``\n``, ``\r\n`` and a lone ``\r`` end a line.

    Offsets are code points of the text; lines and columns count from 1, columns in code
    points.
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        """Find where each line starts."""
        self._text = text
        self._starts = [0, *_ends(text)]

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of ``offset``."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def bounds(self, line: int) -> tuple[int, int]:
        """Return where ``line`` starts and ends, its line end not counted.

        A line past the last one is empty and lies at the end of the text.
        """
        if line > len(self._starts):
            return len(self._text), len(self._text)
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def text(self, line: int) -> str:
        """Return ``line`` without its line end."""
        start, end = self.bounds(line)
        return self._text[start:end]


def _ends(text: str) -> list[int]:
    """Return the offsets just after each line end, in order."""
    ends = _after_each(text, "\n")
    if "\r" not in text:
        return ends
    lone = [end for end in _after_each(text, "\r") if text[end : end + 1] != "\n"]
    return sorted(ends + lone)


def _after_each(text: str, mark: str) -> list[int]:
    found = []
    at = text.find(mark)
    while at >= 0:
        found.append(at + 1)
        at = text.find(mark, at + 1)
    return found
