"""Tables of reStructuredText, drawn with characters: their cells as lines."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from claimlint.readers.text_lines import Stretch, block, offset_of_column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GRID_BORDER = re.compile(r"\+(?:[-=]+\+)+\Z")
_SIMPLE_BORDER = re.compile(r"=+(?: +=+)+\Z")
_SIMPLE_LINE = re.compile(r"[-=]+(?: +[-=]+)*\Z")


def table_end(source: str, lines: Sequence[Stretch], first: int) -> int:
    """Return the index after the table that begins with line ``first``; ``first`` if none does."""
    text = source[slice(*lines[first])]
    if _GRID_BORDER.match(text):
        at = first
        while at < len(lines) and source[slice(*lines[at])][:1] in ("+", "|"):
            at += 1
        return at
    if not _SIMPLE_BORDER.match(text):
        return first
    # A border ends the table if nothing follows it, and the second below the top in any case.
    borders = 0
    for at in range(first + 1, len(lines)):
        if _SIMPLE_BORDER.match(source[slice(*lines[at])]):
            borders += 1
            following = lines[at + 1] if at + 1 < len(lines) else (0, 0)
            if borders == 2 or following[0] == following[1]:
                return at + 1
    return first


def cells(source: str, lines: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    """Yield the cells of a table, row by row, each as its lines."""
    if not lines:
        return
    grid = source.startswith("+", lines[0][0])
    for cell in _grid_cells(source, lines) if grid else _simple_cells(source, lines):
        yield block(source, [_trimmed(source, line) for line in cell])


def _trimmed(source: str, line: Stretch) -> Stretch:
    start, end = line
    return start, start + len(source[start:end].rstrip())


def _grid_cells(source: str, lines: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    columns: set[int] = set()
    for start, end in lines:
        if source[start] == "+":
            columns.update(at for at, mark in enumerate(source[start:end]) if mark == "+")
    ordered = sorted(columns)
    opened: dict[int, list[Stretch]] = {}
    for line in lines:
        marks = _marks(source, line, ordered)
        for (column, at), (until, stop) in pairwise(marks):
            if not source[at + 1 : stop].strip("-="):
                closed = [each for each in sorted(opened) if column <= each < until]
                yield from [opened.pop(each) for each in closed]
            else:
                opened.setdefault(column, []).append((at + 1, stop))
    yield from [opened[each] for each in sorted(opened)]


def _marks(source: str, line: Stretch, columns: list[int]) -> list[tuple[int, int]]:
    """Return the columns at whose offsets a cell of the line begins or ends, with the offsets."""
    offsets = [(column, offset_of_column(source, line, column)) for column in columns]
    marks = [(column, at) for column, at in offsets if at < line[1] and source[at] in "|+"]
    last = line[1] - 1 if source[line[1] - 1] in "|+" else line[1]
    if not marks or marks[-1][1] < last:
        # A frame that is drawn badly must not cost the text.
        marks = marks or [(0, line[0])]
        marks.append((columns[-1] + 1, last))
    return marks


def _simple_cells(source: str, lines: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    start, end = lines[0]
    columns = [match.start() for match in re.finditer(r"=+", source[start:end])]
    row: dict[int, list[Stretch]] = {}
    for line in lines:
        text = source[slice(*line)]
        if _SIMPLE_LINE.match(text) or not text.strip():
            yield from row.values()
            row = {}
            continue
        parts = _parts(source, line, columns)
        if 0 in parts and row:
            yield from row.values()
            row = {}
        for column, part in parts.items():
            row.setdefault(column, []).append(part)
    yield from row.values()


def _parts(source: str, line: Stretch, columns: list[int]) -> dict[int, Stretch]:
    """Return the filled cells of a line by column; text may go on over a column's edge."""
    found: dict[int, Stretch] = {}
    starts = [offset_of_column(source, line, column) for column in columns]
    first = 0
    for column, start in enumerate(starts):
        stop = starts[column + 1] if column + 1 < len(starts) else line[1]
        if stop < line[1] and stop > start and not source[stop - 1].isspace():
            continue
        if source[starts[first] : stop].strip():
            found[first] = (starts[first], stop)
        first = column + 1
    return found
