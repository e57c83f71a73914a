"""Cuts decoded text into pieces that know where in the source they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.readers.invisible import visible
from claimlint.readers.prose import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTITY = r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_FOLD = r"(?P<fold>\r\n?|\n)[ \t>]*"
_MARKS = re.compile(rf"\\(?P<escaped>[!-/:-@\[-`{{-~])|(?P<entity>{ENTITY})|{_FOLD}")

_OPENING = {'"': '"', "'": "'", ")": "("}


def aligned(text: str, source: str, start: int, end: int) -> list[Piece]:
    """Lay text over ``source[start:end]``, which holds it with extra characters in between.

    The extra characters are the marks of the blocks around (``>``, indentation) after each
    line end, and backslashes before the pipes of a table. A line end may have become a space.
    """
    at = source.find(text, start, end)
    if at >= 0:
        return [Piece(text, at, at + len(text))]
    pieces: list[Piece] = []
    done = 0
    at = start
    while done < len(text) and at < end:
        length = 0
        while at + length < end and text[done + length : done + length + 1] == source[at + length]:
            length += 1
        if length:
            pieces.append(Piece(text[done : done + length], at, at + length))
            done += length
            at += length
        elif text[done] in " \n" and source[at] in "\r\n":
            width = 2 if source.startswith("\r\n", at) else 1
            # In a code span the parser makes a space of each half of a Windows line end.
            made = 2 if width == 2 and text.startswith("  ", done) else 1
            pieces.append(Piece(text[done : done + made], at, at + width))
            done += made
            at += width
        else:
            at += 1
    if done < len(text):
        pieces.append(Piece(text[done:], at, end))
    return pieces


def unescaped(source: str, start: int, end: int) -> Iterator[Piece]:
    """Decode the Markdown of ``source[start:end]``: escapes, entities and folded lines."""
    at = start
    for match in _MARKS.finditer(source, start, end):
        if match.start() > at:
            yield Piece(source[at : match.start()], at, match.start())
        at = match.end()
        if match.lastgroup == "escaped":
            yield Piece(match.group("escaped"), at - 1, at)
        elif match.lastgroup == "entity":
            yield Piece(entity(match.group()), match.start(), at)
        else:
            yield Piece("\n", *match.span("fold"))
    if at < end:
        yield Piece(source[at:end], at, end)


def entity(reference: str) -> str:
    """Return the visible characters that an HTML character reference stands for."""
    from html import unescape

    return visible(unescape(reference))


def link_title(title: str, source: str, start: int, end: int) -> list[Piece]:
    """Find the title that ends the Markdown link or definition at ``source[start:end]``.

    ``end`` follows the title's closing mark, but for blanks; ``title`` is the decoded text.
    """
    at = end - 1 - len(title)
    if source.startswith(title, at) and source[at - 1] == _OPENING.get(source[end - 1]):
        return [Piece(title, at, end - 1)]
    while end > start and source[end - 1].isspace():
        end -= 1
    opening = _OPENING.get(source[end - 1])
    if opening is None:
        return []
    at = source.rfind(opening, start, end - 1)
    while at > start and _escaped(source, start, at):
        at = source.rfind(opening, start, at)
    if at < start:
        return []
    return list(unescaped(source, at + 1, end - 1))


def _escaped(source: str, start: int, at: int) -> bool:
    before = source[start:at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1
