"""Excel workbooks (.xlsx, .xlsm): sheet by sheet, and a catalogue row by row."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers.feeds.dialect import header
from claimlint.readers.feeds.fields import is_copy, known_role
from claimlint.readers.feeds.identity import identity_rank, shown
from claimlint.readers.feeds.layers import Unseen, layer, text_blocks
from claimlint.readers.office.cells import Rows, SharedStrings, StruckStyles
from claimlint.readers.office.collect import Collection
from claimlint.readers.office.drawing import read_charts
from claimlint.readers.office.events import Attributes, Handler, parsed, read_part
from claimlint.readers.office.manifest import open_document
from claimlint.readers.office.paragraph import Entry
from claimlint.readers.office.remarks import Authors, CellRemarks
from claimlint.readers.office.shapes import Shapes
from claimlint.readers.prose import Piece
from claimlint.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from claimlint.document import BlockKind, Document
    from claimlint.readers.feeds.fields import Fields, Role
    from claimlint.readers.office.cells import Cell, Row
    from claimlint.readers.office.package import Package

_HEAD_ROWS = 8
_HEAD_COLUMNS = 200


def read_xlsx(path: str, file: BinaryIO, fields: Fields) -> Iterator[Document]:
    """Read a workbook: a document for each sheet, or for each row under a header.

    Cells that hold numbers, codes, addresses and the like are not copy. Under a header it
    depends on the column as well; ``fields`` decides.
    """
    package, main = open_document(file, "spreadsheetml")
    book = _Workbook(package, main, fields)
    book.read()
    yield from book.found.documents(path, package)


class _Workbook:
    """Collects the text of all sheets in their order."""

    def __init__(self, package: Package, main: str, fields: Fields) -> None:
        self.found = Collection()
        self._package = package
        self._main = main
        self._fields = fields
        self._authors = Authors()
        self._strings = SharedStrings()
        self._struck = StruckStyles()

    def read(self) -> None:
        package, main = self._package, self._main
        contents = _Contents()
        read_part(package, main, contents)
        for kind, handler in (
            ("sharedStrings", self._strings),
            ("styles", self._struck),
            ("person", self._authors),
        ):
            for part in package.related(main, kind):
                read_part(package, part, handler)
        known = package.relationships(main)
        hidden = [sheet.name for sheet in contents.sheets if sheet.is_hidden]
        if hidden:
            self.found.text.notices.append(
                f"hidden sheets were read all the same: {', '.join(hidden)}"
            )
        for sheet in contents.sheets:
            if sheet.relationship in known:
                self.found.text.begin_view()
                self._sheet(known[sheet.relationship].target, sheet)

    def _sheet(self, part: str, about: _About) -> None:
        package, found = self._package, self.found
        place = f"sheet {about.name}{' (hidden)' if about.is_hidden else ''}"
        remarks = CellRemarks(self._authors, place)
        for kind in ("threadedComment", "comments"):
            for comments in package.related(part, kind):
                read_part(package, comments, remarks)
        rows = Rows(self._strings.found, self._struck.found)
        cells = _Cells(place, found, self._fields, frozenset(remarks.found))
        cells.read(chain.from_iterable(rows.take() for _ in parsed(package, part, rows)))
        found.take(Entry("caption", text, f"{place}, {what}") for text, what in rows.notes)
        for drawing in package.related(part, "drawing"):
            read_part(package, drawing, Shapes(place, found))
            read_charts(package, drawing, found, place)
        for name, entries in remarks.found.items():
            found.take_remark(entries, cells.remarked.get(name, Span(0, 0)))


class _About(NamedTuple):
    """What the workbook says of a sheet."""

    name: str
    relationship: str
    is_hidden: bool


class _Contents(Handler):
    """The sheets of a workbook, in the order of their tabs."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[_About] = []
        self.starts["x:sheet"] = self._sheet

    def _sheet(self, given: Attributes) -> None:
        is_hidden = given.get("state", "visible") != "visible"
        self.sheets.append(_About(given.get("name", ""), given.get("r:id", ""), is_hidden))


class _Cells:
    """Takes the cells of one sheet that are copy.

    ``remarked`` tells where those stand in the text that bear a comment.
    """

    def __init__(
        self, place: str, found: Collection, fields: Fields, commented: frozenset[str]
    ) -> None:
        self.remarked: dict[str, Span] = {}
        self._place = place
        self._found = found
        self._fields = fields
        self._commented = commented
        self._names: dict[int, str] = {}
        self._roles: dict[int, Role] = {}
        self._identity: int | None = None
        self._is_catalogue = False

    def read(self, rows: Iterator[Row]) -> None:
        head: list[Row] = []
        for row in rows:
            head.append(row)
            if len(head) == _HEAD_ROWS:
                break
        at = _header(head)
        if at is not None:
            for row in head[:at]:
                self._row(row)
            self._name(head[at])
            head = head[at + 1 :]
        for row in chain(head, rows):
            self._row(row)
        if self._is_catalogue:
            self._found.text.begin_view()

    def _name(self, row: Row) -> None:
        self._is_catalogue = True
        self._names = {cell.column: " ".join(cell.text.split()) for cell in row.cells}
        self._roles = {column: self._fields.role(name) for column, name in self._names.items()}
        ranks = [
            (rank, column)
            for column, name in self._names.items()
            if (rank := identity_rank(name)) is not None
        ]
        self._identity = min(ranks)[1] if ranks else None

    def _row(self, row: Row) -> None:
        if self._is_catalogue:
            self._found.text.begin_view()
        identity = next((cell.text for cell in row.cells if cell.column == self._identity), "")
        who = f", {shown(identity)}" if identity else ""
        for cell in row.cells:
            role = self._role(cell)
            if role != "never" and is_copy(cell.text, role):
                self._cell(cell, "cell" if role == "unknown" else role, who)

    def _role(self, cell: Cell) -> Role:
        if self._is_catalogue:
            return self._roles.get(cell.column, "unknown")
        return "never" if _is_code(cell.text) else "cell"

    def _cell(self, cell: Cell, kind: BlockKind, who: str) -> None:
        place = f"{self._place}, cell {cell.name}"
        if self._is_catalogue:
            name = self._names.get(cell.column)
            place += f"{who}, {name}" if name else who
        text = layer([Piece(cell.text, 0, len(cell.text))])
        unseen = Unseen([], self._found.text.notices)
        span = self._found.take(
            Entry(block, "".join(piece.text for piece in pieces), place)
            for block, pieces in text_blocks(text, kind, unseen)
        )
        if cell.name in self._commented:
            self.remarked[cell.name] = span


def _is_code(text: str) -> bool:
    """Whether a text is one word with a figure or a dot in it, as no copy is."""
    return len(text.split()) == 1 and (any(map(str.isdecimal, text)) or "." in text.strip("."))


def _header(rows: list[Row]) -> int | None:
    """Return which of a sheet's first rows names its columns; None if none does.

    Titles may stand above it. Where fewer than half of the names are known, the row may as well
    be a label with what it labels: "Headline" and, beside it, the headline.
    """
    start = next((at for at, row in enumerate(rows) if len(row.cells) > 1), len(rows))
    at = header([_dense(row) for row in rows[start:]])
    if at is None:
        return None
    names = [cell.text for cell in rows[start + at].cells]
    known = sum(known_role(name) != "unknown" or identity_rank(name) is not None for name in names)
    return start + at if len(names) > 1 and known * 2 > len(names) else None


def _dense(row: Row) -> list[str]:
    """Return the texts of a row's first columns, empty where there is none."""
    texts = {cell.column: cell.text for cell in row.cells if cell.column < _HEAD_COLUMNS}
    return [texts.get(column, "") for column in range(max(texts, default=-1) + 1)]
