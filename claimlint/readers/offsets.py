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

    __slots__ = ("_at", "_bytes", "_point", "_points")

    def __init__(self, text: str) -> None:
        """Take the text whose bytes are counted."""
        self._bytes = data = text.encode("utf-8", "surrogatepass")
        steps = range(0, len(data), _STEP)
        counts = (len(data[at : at + _STEP].translate(None, _CONTINUATION)) for at in steps)
        self._points = list(accumulate(counts, initial=0))
        self._at = self._point = 0

    def point(self, offset: int) -> int:
        """Return the code point at which the byte ``offset``, a character's first, stands."""
        at, point = self._at, self._point
        if not 0 <= offset - at < _STEP:
            at, point = offset - offset % _STEP, self._points[offset // _STEP]
            while at < offset and self._bytes[at] in _CONTINUATION:
                at += 1  # of a character that was counted where it begins
        between = self._bytes[at:offset]
        if between.isascii():
            point += len(between)
        else:
            point += len(between.decode("utf-8", "surrogatepass"))
        self._at = offset
        self._point = point
        return point

    def skip(self, start: int, end: int, length: int) -> int:
        """Return the code point of the byte ``start``, and go on from ``end``.

        It is taken from the caller that ``length`` characters stand between them.
        """
        at, point = self._at, self._point
        between = self._bytes[at:start]
        if at <= start and len(between) < _STEP and between.isascii():
            first = point + len(between)
        else:
            first = self.point(start)
        self._at = end
        self._point = first + length
        return first

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points at which the bytes ``start`` and ``end`` stand.

        Both are the first bytes of characters, or the text's end.
        """
        return self.point(start), self.point(end)
