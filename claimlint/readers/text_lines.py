"""Lines of a text, and texts joined from stretches of lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from claimlint.readers.joined import Joined
from claimlint.readers.prose import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LINE = re.compile(r"([^\r\n]*+)(?:\r\n?|\n|\Z)")
_TAB = 8

Stretch = tuple[int, int]
"""Start and end of a line, or of a part of one, without its line end: code points."""


def stretches(source: str, start: int = 0, end: int | None = None) -> list[Stretch]:
    """Return the lines of ``source[start:end]``, without blanks at their ends."""
    found = []
    for line in _LINE.finditer(source, start, len(source) if end is None else end):
        first = line.start()
        found.append((first, first + len(line.group(1).rstrip())))
    if len(found) > 1 and found[-1][0] == found[-1][1]:
        found.pop()
    return found


def indent(source: str, line: Stretch) -> int:
    """Return how many columns a line is indented; a tab goes to the next multiple of 8."""
    column = 0
    for at in range(*line):
        if source[at] == "\t":
            column += _TAB - column % _TAB
        elif source[at].isspace():
            column += 1
        else:
            break
    return column


def dedented(source: str, line: Stretch, columns: int) -> Stretch:
    """Return a line without up to so many columns of white space at its start."""
    start, end = line
    column = 0
    while start < end and column < columns and source[start].isspace():
        column += _TAB - column % _TAB if source[start] == "\t" else 1
        start += 1
    return start, end


def block(source: str, lines: Sequence[Stretch]) -> list[Stretch]:
    """Return lines without the indentation that all of them share."""
    columns = min((indent(source, line) for line in lines if line[0] < line[1]), default=0)
    return [dedented(source, line, columns) for line in lines]


def offset_of_column(source: str, line: Stretch, column: int) -> int:
    """Return the offset at a column of a line, where wide letters take two columns."""
    start, end = line
    if source[start:end].isascii():
        return min(start + column, end)
    at = start
    while at < end and column > 0:
        column -= 2 if east_asian_width(source[at]) in "WF" else 1
        at += 1
    return at


def paragraph(source: str, lines: Iterable[Stretch]) -> Joined:
    """Join lines, without the blanks around each, by single newlines."""
    pieces: list[Piece] = []
    for start, end in lines:
        text = source[start:end]
        bare = text.strip()
        if not bare:
            continue
        start += len(text) - len(text.lstrip())  # noqa: PLW2901 - the same line, without blanks
        if pieces:
            pieces.append(Piece("\n", pieces[-1].end, start))
        pieces.append(Piece(bare, start, start + len(bare)))
    return Joined(pieces)
