"""How a file of rows is written: its delimiter, its quotes, and where its names stand."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers.feeds.fields import is_copy, known_role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DELIMITERS = (",", ";", "\t", "|")
MOST_CELLS = 16_384  # as many as a spreadsheet may have
_SAMPLE_ROWS = 50
_MOST_ROWS = 500  # with the blank ones
_NAME_WORDS = 5
_LONGEST_NAME = 80
_HEAD_ROWS = 8
_NAMES_TO_AN_ODD_ONE = 5
_DECLARED = re.compile(r"sep=(.)(?:\r\n?|\n)")
_LINE_END = re.compile(r"\r\n?|\n")
# The first row of Amazon's flat files tells which template they are.
_TEMPLATE = re.compile(r"(?:TemplateType|settings|feedType)=", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_IDENTIFIER = re.compile(r"[A-Za-z][\w.#:\[\]=-]*\Z")


class Cell(NamedTuple):
    """Where a cell's text stands, without its quotes; ``tail`` is what follows the closing one."""

    start: int
    end: int
    quoted: bool
    tail: int


class Row(NamedTuple):
    """A row ``start:end``, with its line end, and its cells; without ``closed`` it goes on."""

    start: int
    end: int
    cells: list[Cell]
    closed: bool = True


class Dialect:
    """The delimiter and the quotes of a file; empty where it has none."""

    def __init__(self, delimiter: str, quote: str = '"', *, escapes: bool = False) -> None:
        """Make the patterns; with ``escapes`` a backslash stands before a quote."""
        self.delimiter = delimiter
        self.quote = quote
        self.escapes = escapes
        stop = re.escape(delimiter) + r"\r\n"
        tail = rf"([^{stop}]*+)({re.escape(delimiter) or '(?!)'}|\r\n?|\n|\Z)"
        inner = (
            rf"[^{quote}\\]++|{quote}{quote}|\\." if escapes else rf"[^{quote}]++|{quote}{quote}"
        )
        quoted = rf"(?: *{quote}((?:{inner})*+)(?:{quote}|(\Z)))?" if quote else r"(?:(?!)()())?"
        self._cell = re.compile(quoted + tail, re.DOTALL)

    def row(self, text: str, start: int) -> Row:
        """Return the row that begins at ``start``, which is before the end of ``text``."""
        line_end = _LINE_END.search(text, start)
        stop, end = line_end.span() if line_end else (len(text), len(text))
        if not self.quote or text.find(self.quote, start, stop) < 0:
            return Row(start, end, list(self._split(text, start, stop)))
        cells: list[Cell] = []
        at = start
        while True:
            match = self._cell.match(text, at)
            if match is None or match.group(2) is not None:
                return Row(start, len(text), cells, closed=False)
            quoted = match.group(1) is not None
            first, last = match.span(1) if quoted else match.span(3)
            cells.append(Cell(first, last, quoted, match.end(3)))
            at = match.end()
            done = not self.delimiter or match.group(4) != self.delimiter
            if done or len(cells) > MOST_CELLS:
                return Row(start, at, cells)

    def _split(self, text: str, start: int, stop: int) -> Iterator[Cell]:
        line = text[start:stop]
        texts = line.split(self.delimiter, MOST_CELLS) if self.delimiter else [line]
        at = start
        for cell in texts:
            end = at + len(cell)
            yield Cell(at, end, False, end)  # noqa: FBT003 - one of very many, by position
            at = end + 1

    def rows(self, text: str, start: int = 0) -> Iterator[Row]:
        """Yield the rows from ``start`` on; the last one may lack its end."""
        while start < len(text):
            row = self.row(text, start)
            yield row
            start = row.end


def sniff(text: str, usual: str, *, cut: bool) -> tuple[Dialect, int]:
    """Return the dialect of a file that begins with ``text``, and where its rows begin.

    ``usual`` is the delimiter that files of its name have; ``cut`` says that the file goes on.
    """
    declared = _DECLARED.match(text)
    if declared:
        delimiter, start = declared.group(1), declared.end()
        return _quoting(text[start:], delimiter, cut=cut), start
    dialects = [_quoting(text, delimiter, cut=cut) for delimiter in _DELIMITERS]
    ratings = [_rating(text, dialect, usual) for dialect in dialects]
    best = max(range(len(dialects)), key=ratings.__getitem__)
    return dialects[best] if ratings[best][0] else _quoting(text, "", cut=cut), 0


def _sample(text: str, dialect: Dialect) -> list[Row]:
    rows = islice(dialect.rows(text), _MOST_ROWS)
    filled = (row for row in rows if text[row.start : row.end].strip())
    return list(islice(filled, _SAMPLE_ROWS))


def _rating(text: str, dialect: Dialect, usual: str) -> tuple[float, bool, int]:
    """Rate a delimiter: how many rows have as many cells as most, then habit, then cells."""
    rows = [row for row in _sample(text, dialect) if row.closed]
    width, count = Counter(len(row.cells) for row in rows).most_common(1)[0] if rows else (1, 1)
    if not rows or (width < 2 and len(rows[0].cells) < 2):
        return 0, False, 0
    return count / len(rows), dialect.delimiter == usual, width


def _quoting(text: str, delimiter: str, *, cut: bool) -> Dialect:
    """Return the dialect of that delimiter whose quotes fit the text best."""
    double = Dialect(delimiter)
    candidates = [double]
    if '\\"' in text:
        candidates.append(Dialect(delimiter, escapes=True))
    if _wrapped_in_single(text, delimiter):
        candidates.insert(0, Dialect(delimiter, "'"))
    fitting = (dialect for dialect in candidates if _fits(text, dialect, cut=cut))
    return next(fitting, Dialect(delimiter, "") if delimiter == "\t" else double)


def _fits(text: str, dialect: Dialect, *, cut: bool) -> bool:
    """Whether each quote that opens a cell is closed at its end."""
    for row in _sample(text, dialect):
        if not row.closed:
            return cut and row.end - row.start < len(text) // 2
        if any(cell.quoted and text[cell.end + 1 : cell.tail].strip() for cell in row.cells):
            return False
    return True


def _wrapped_in_single(text: str, delimiter: str) -> bool:
    first = _LINE_END.split(text, maxsplit=1)[0]
    cells = first.split(delimiter) if delimiter else [first]
    return all(len(cell) > 1 and cell[0] == cell[-1] == "'" for cell in map(str.strip, cells))


def header(rows: Sequence[Sequence[str]]) -> int | None:
    """Return which of a file's first rows, given as texts, holds the names; None if none does."""
    if not rows or not rows[0]:
        return None
    if _TEMPLATE.match(rows[0][0]):
        known = [_known(row) for row in rows[:_HEAD_ROWS]]
        best = max(
            range(len(known)), key=lambda at: (known[at] > 0 and _identifiers(rows[at]), known[at])
        )
        return best if known[best] else None
    if len(rows) > 1 and _known(rows[1]) > 1 and _identifiers(rows[1]) and _known(rows[0]):
        return 1
    names = [cell.strip() for cell in rows[0] if cell.strip()]
    sure = _known(rows[0])
    odd = sum(not _may_be_name(name) for name in names)
    if not names or odd * _NAMES_TO_AN_ODD_ONE > sure:
        return None
    return 0 if sure or _identifiers(rows[0]) else None


def _known(row: Sequence[str]) -> int:
    names = (cell.strip() for cell in row)
    return sum(_may_be_name(name) and known_role(name) != "unknown" for name in names)


def _identifiers(row: Sequence[str]) -> bool:
    names = [cell.strip() for cell in row if cell.strip()]
    return bool(names) and all(_IDENTIFIER.match(name) for name in names)


def _may_be_name(text: str) -> bool:
    short = len(text) <= _LONGEST_NAME and len(_WORD.findall(text.partition("(")[0])) <= _NAME_WORDS
    return (
        short
        and text[-1:] not in (".", "!", "")
        and (is_copy(text, "paragraph") or _IDENTIFIER.match(text) is not None)
    )
