"""Escapes in texts of many formats, undone with their places kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.readers.invisible import visible
from claimlint.readers.prose import Piece

if TYPE_CHECKING:
    import re
    from collections.abc import Callable


def unescaped(
    source: str,
    start: int,
    end: int,
    escape: re.Pattern[str],
    meaning: Callable[[re.Match[str]], str],
) -> list[Piece]:
    """Return the pieces of ``source[start:end]``, each match of ``escape`` with its meaning."""
    pieces: list[Piece] = []
    at = start
    for match in escape.finditer(source, start, end):
        if match.start() > at:
            pieces.append(Piece(source[at : match.start()], at, match.start()))
        at = match.end()
        text = meaning(match)
        if text:
            pieces.append(Piece(text, match.start(), at))
    if at < end:
        pieces.append(Piece(source[at:end], at, end))
    return pieces


def character(code: int) -> str:
    """Return what is seen of the character with that code; half a pair is U+FFFD."""
    if 0xD800 <= code < 0xE000 or code >= 0x110000:
        return "\ufffd"
    return visible(chr(code))


def of_units(high: str, low: str | None = None) -> str:
    """Return the character of one or two units of UTF-16, in hexadecimal."""
    if low is None:
        return character(int(high, 16))
    return character(0x10000 + ((int(high, 16) & 0x3FF) << 10) + (int(low, 16) & 0x3FF))
