"""Line and column of an offset."""

from __future__ import annotations

import sys
from bisect import bisect_right, insort


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


class KeptLines:
    """The lines that findings stand on, of a file too long to be kept.

    Offsets, lines and columns are those of the file, as for `Lines`.
    """

    __slots__ = ("_bounds", "_starts", "_texts")

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._starts: dict[int, int] = {}
        self._bounds: list[tuple[int, int]] = []
        self._texts: dict[int, str] = {}

    def keep(self, lines: Lines, origin: tuple[int, int], start: int, end: int) -> None:
        """Keep what ``start:end`` touches of a part, in the part's own offsets.

        ``lines`` are the part's; ``origin`` counts code points and lines before it. Parts
        come in the order of the file.
        """
        offset, before = origin
        for line in range(lines.place(start)[0], lines.place(end)[0] + 1):
            number = before + line
            if number not in self._starts:
                first, _ = lines.bounds(line)
                self._starts[number] = offset + first
                self._texts[number] = lines.text(line)
                insort(self._bounds, (offset + first, number))

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of ``offset``, which lies on a line that was kept."""
        start, line = self._bounds[bisect_right(self._bounds, (offset, sys.maxsize)) - 1]
        return line, offset - start + 1

    def bounds(self, line: int) -> tuple[int, int]:
        """Return where ``line`` starts and ends, its line end not counted."""
        start = self._starts[line]
        return start, start + len(self._texts[line])

    def text(self, line: int) -> str:
        """Return ``line`` without its line end."""
        return self._texts[line]


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
