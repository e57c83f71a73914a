"""Byte offsets of UTF-8 text to code points."""

from __future__ import annotations

from itertools import accumulate

_STEP = 2048
_CONTINUATION = bytes(range(0x80, 0xC0))  # the bytes of a character after its first


class CodePoints:
    """Turns byte offsets of a text's UTF-8 form into code points.

    Characters are counted from the offset asked for last, because offsets come nearly in
    order, or from the nearest of a few that were counted before.
    """

    __slots__ = ("_at", "_point", "_points", "data")

    def __init__(self, text: str) -> None:
        """Take the text whose bytes are counted; ``data`` are these bytes."""
        self.data = text.encode("utf-8", "surrogatepass")
        self._points: list[int] = []
        self._at = self._point = 0

    def _count(self) -> list[int]:
        data = self.data
        steps = range(0, len(data), _STEP)
        counts = (len(data[at : at + _STEP].translate(None, _CONTINUATION)) for at in steps)
        self._points = list(accumulate(counts, initial=0))
        return self._points

    def point(self, offset: int) -> int:
        """Return the code point at which the byte ``offset``, a character's first, stands."""
        at, point = self._at, self._point
        if not 0 <= offset - at < _STEP:
            points = self._points or self._count()
            at, point = offset - offset % _STEP, points[offset // _STEP]
            while at < offset and self.data[at] in _CONTINUATION:
                at += 1  # of a character that was counted where it begins
        between = self.data[at:offset]
        if between.isascii():
            point += len(between)
        else:
            point += len(between.decode("utf-8", "surrogatepass"))
        self._at = offset
        self._point = point
        return point

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points at which the bytes ``start`` and ``end`` stand.

        Both are the first bytes of characters, or the text's end.
        """
        return self.point(start), self.point(end)
