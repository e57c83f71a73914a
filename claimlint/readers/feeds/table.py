"""CSV and TSV, row by row: Shopify, WooCommerce, Amazon, Google Merchant and any other."""

from __future__ import annotations

import re
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers.errors import ReadError, line_at
from claimlint.readers.feeds.dialect import MOST_CELLS, Cell, Dialect, Row, header, sniff
from claimlint.readers.feeds.identity import identity_rank, shown
from claimlint.readers.feeds.records import Field, Part, record
from claimlint.readers.feeds.stream import PART, Stream
from claimlint.readers.prose import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from claimlint.document import Document
    from claimlint.readers.feeds.fields import Fields, Role

_SAMPLE = 1 << 16
_HEAD_ROWS = 8
# Shopify tells a product by its handle and gives each variant and picture a row of its own.
_GROUPED = ("handle", frozenset(("body (html)", "image src", "variant sku", "variant price")))


class _Column(NamedTuple):
    name: str
    role: Role


class _Numbered(NamedTuple):
    """A row and its number, from 1, as a spreadsheet counts."""

    number: int
    row: Row


def read_csv(path: str, file: BinaryIO, fields: Fields, size: int = PART) -> Iterator[Document]:
    """Read rows that are separated by commas, or by what the file shows to be its delimiter.

    About ``size`` bytes are read at a time.
    """
    return _Table(path, fields, Stream(file, size)).read(",")


def read_tsv(path: str, file: BinaryIO, fields: Fields, size: int = PART) -> Iterator[Document]:
    """Read rows that are separated by tabs, or by what the file shows to be its delimiter."""
    return _Table(path, fields, Stream(file, size)).read("\t")


class _Table:
    """Walks over the rows of one file."""

    def __init__(self, path: str, fields: Fields, stream: Stream) -> None:
        self._path = path
        self._fields = fields
        self._stream = stream
        self._dialect = Dialect(",")
        self._special = re.compile("")
        self._rows_before = 0
        self._columns: list[_Column] = []
        self._identity: int | None = None
        self._group: int | None = None

    def read(self, usual: str) -> Iterator[Document]:
        """Yield a document for each record with copy in it."""
        stream = self._stream
        used = self._begin(usual)
        while True:
            part = Part(self._path, stream.text, stream.origin)
            groups = self._groups(list(self._complete(used)))
            if len(groups) > 1 and self._group is not None and not stream.final:
                groups.pop()  # it may go on in the next part
            for rows in groups:
                document = record(part, self._fields_of(rows))
                if document:
                    yield document
            if groups:
                used = groups[-1][-1].row.end
                self._rows_before = groups[-1][-1].number
            if stream.final:
                return
            stream.advance(used)
            used = 0

    def _begin(self, usual: str) -> int:
        """Find out how the file is written; return where its data begin."""
        text = self._stream.text
        cut = len(text) > _SAMPLE
        sample = text[: text.rfind("\n", 0, _SAMPLE) + 1 or _SAMPLE] if cut else text
        self._dialect, start = sniff(sample, usual, cut=cut or not self._stream.final)
        quote = self._dialect.quote
        doubled = rf"{quote}{quote}|" if quote else ""
        escaped = rf"\\[{quote}\\]|" if self._dialect.escapes else ""
        self._special = re.compile(rf"{doubled}{escaped}\\n")
        head = list(islice(self._dialect.rows(text, start), _HEAD_ROWS))
        texts = [[text[cell.start : cell.end] for cell in row.cells] for row in head]
        at = header(texts)
        if at is None:
            return start
        self._name(texts[at])
        self._rows_before = at + 1
        return head[at].end

    def _name(self, names: list[str]) -> None:
        names = [name.strip() for name in names]
        self._columns = [
            _Column(name or _nameless(index), self._fields.role(name))
            for index, name in enumerate(names)
        ]
        ranks = [
            (rank, i) for i, name in enumerate(names) if (rank := identity_rank(name)) is not None
        ]
        self._identity = min(ranks)[1] if ranks else None
        lower = [name.lower() for name in names]
        handle, others = _GROUPED
        if handle in lower and others.intersection(lower):
            self._group = lower.index(handle)

    def _complete(self, start: int) -> Iterator[_Numbered]:
        """Yield the rows that end within what has been read."""
        text, final = self._stream.text, self._stream.final
        number = self._rows_before
        for row in self._dialect.rows(text, start):
            if not final and row.end == len(text):
                return
            if not row.closed:
                opened = row.cells[-1].tail if row.cells else row.start
                line = self._stream.origin[1] + line_at(text, opened)
                raise ReadError(
                    f"line {line}: a quote opens a cell here and nothing closes it; "
                    "close it, or double a quote that belongs to the text"
                )
            if len(row.cells) > MOST_CELLS:
                line = self._stream.origin[1] + line_at(text, row.start)
                raise ReadError(
                    f"line {line}: a row of more than {MOST_CELLS} cells; check its delimiter, or "
                    "leave the file out"
                )
            number += 1
            yield _Numbered(number, row)

    def _groups(self, rows: list[_Numbered]) -> list[list[_Numbered]]:
        if self._group is None:
            return [[row] for row in rows]
        return [list(group) for _, group in groupby(rows, self._key)]

    def _key(self, row: _Numbered) -> str | int:
        text = self._text(row.row, self._group)
        return text or row.number

    def _text(self, row: Row, column: int | None) -> str:
        if column is None or column >= len(row.cells):
            return ""
        cell = row.cells[column]
        return self._stream.text[cell.start : cell.end].strip()

    def _fields_of(self, rows: list[_Numbered]) -> Iterator[Field]:
        identity = shown(self._text(rows[0].row, self._identity))
        who = f", {identity}" if identity else ""
        for number, row in rows:
            for index, cell in enumerate(row.cells):
                if cell.end > cell.start:
                    name, role = self._column(index)
                    if role != "never":
                        yield Field(f"row {number}{who}, {name}", role, self._pieces(cell))

    def _column(self, index: int) -> _Column:
        while index >= len(self._columns):
            self._columns.append(_Column(_nameless(len(self._columns)), "unknown"))
        return self._columns[index]

    def _pieces(self, cell: Cell) -> list[Piece]:
        text = self._stream.text
        pieces: list[Piece] = []
        at = cell.start
        for match in self._special.finditer(text, at, cell.end):
            mark = match.group()
            if mark == "\\n":
                mark = "\n\n"  # WooCommerce writes line ends so
            elif not cell.quoted:
                continue
            if match.start() > at:
                pieces.append(Piece(text[at : match.start()], at, match.start()))
            at = match.end()
            pieces.append(Piece(mark[-1], match.start(), at))
        if at < cell.end:
            pieces.append(Piece(text[at : cell.end], at, cell.end))
        if cell.quoted and cell.tail > cell.end + 1:
            pieces.append(Piece(text[cell.end + 1 : cell.tail], cell.end + 1, cell.tail))
        return pieces


def _nameless(index: int) -> str:
    return f"column {index + 1}"
