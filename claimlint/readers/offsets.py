"""Byte offsets of UTF-8 text to code points."""

from __future__ import annotations

import re
from bisect import bisect_right

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


class CodePoints:
    """Turns byte offsets of a text's UTF-8 form into code points.

    The text is cut into stretches of characters of equal width, so that space and time
    follow the number of such stretches and not the text's length. The stretch last used is
    kept, because offsets come nearly in order.
    """

    __slots__ = ("_bytes", "_end", "_points", "_shift", "_start", "_width", "_widths")

    def __init__(self, text: str) -> None:
        """Take the text whose bytes are counted."""
        self._bytes = [0]
        self._points = [0]
        self._widths = [1]
        at_byte = at_point = 0
        for stretch in _NOT_ASCII.finditer(text):
            at_byte += stretch.start() - at_point
            at_point = stretch.start()
            before = 1
            for character in stretch.group():
                width = 2 if character < "\u0800" else 3 if character < "\U00010000" else 4
                if width != before:
                    self._append(at_byte, at_point, width)
                    before = width
                at_byte += width
                at_point += 1
            self._append(at_byte, at_point, 1)
        self._select(0)

    def _append(self, at_byte: int, point: int, width: int) -> None:
        self._bytes.append(at_byte)
        self._points.append(point)
        self._widths.append(width)

    def _select(self, index: int) -> None:
        self._start = self._bytes[index]
        following = self._bytes[index + 1 : index + 2]
        self._end = following[0] if following else 1 << 62
        self._width = self._widths[index]
        self._shift = self._points[index]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points at which the bytes ``start`` and ``end`` stand.

        Both are the first bytes of characters, or the text's end.
        """
        if self._start <= start and end < self._end and self._width == 1:
            back = self._start - self._shift
            return start - back, end - back
        return self._find(start), self._find(end)

    def _find(self, offset: int) -> int:
        if not self._start <= offset < self._end:
            self._select(bisect_right(self._bytes, offset) - 1)
        return self._shift + (offset - self._start) // self._width
