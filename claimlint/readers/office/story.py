"""One story of a Word document, such as the body or the footnotes, from events to paragraphs.

Read as if every tracked change had been accepted: deletions are gone, insertions are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers.office.paragraph import Entry, Paragraph
from claimlint.readers.office.runs import Runs

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimlint.document import BlockKind
    from claimlint.readers.office.events import Attributes
    from claimlint.readers.office.runs import Start
    from claimlint.readers.office.styles import Styles

_PAGES = {"first": " (first page)", "even": " (even pages)"}


class Header(NamedTuple):
    """A header or footer that a section asks for: the id of its relationship, and its place."""

    relationship: str
    place: str


class _Table:
    """A table that is being read: its number in the story, and the current row and cell."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.row = 0
        self.cell = 0
        self.inner = 0
        self.row_gone = False
        self.cell_gone = False

    def place(self) -> str:
        return f"table {self.number}, row {self.row}, cell {self.cell}"


class Story(Runs):
    """Hears the events of one part and gives what each paragraph says to ``emit``.

    ``name`` is the place of all that the part holds; in the body, where it is empty,
    paragraphs are numbered, those without text not. Of footnotes and endnotes those are read
    that ``notes`` has a number for.
    """

    skipped = frozenset(
        (
            *("w:delText", "w:instrText", "w:delInstrText", "w:rPrChange", "w:pPrChange"),
            *("w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:sectPrChange"),
            *("w:numberingChange", "w:rt", "w:tblGrid", "w:object"),
        ),
    )

    def __init__(
        self,
        name: str,
        styles: Styles,
        emit: Callable[[list[Entry]], None],
        notes: dict[str, int] | None = None,
    ) -> None:
        """Prepare to read a part."""
        super().__init__(styles)
        self.name = self._about = name
        self.headers: list[Header] = []
        self._emit = emit
        self._notes = notes or {}
        self._carried: Paragraph | None = None
        self._tables: list[_Table] = []
        self._table_count = 0
        self._paragraph_count = 0
        self._boxes: list[int] = []
        self._box_count = 0
        self._section = 1
        self._row_properties = False
        self._placeholders: list[bool] = []
        self.starts.update(self._table_starts())
        self.starts.update(self._paragraph_starts())
        self.ends.update(
            {
                "w:p": self._end_paragraph,
                "w:pPr": self._end_properties,
                "w:tbl": self._end_table,
                "w:trPr": self._end_row_properties,
                "w:txbxContent": self._end_text_box,
                "w:sectPr": self._end_section,
                "w:sdt": self._end_control,
            },
        )

    def _table_starts(self) -> dict[str, Start]:
        return {
            "w:tbl": self._start_table,
            "w:tr": self._start_row,
            "w:tc": self._start_cell,
            "w:trPr": self._start_row_properties,
            "w:hidden": self._hidden_row,
            "w:cellDel": self._deleted_cell,
        }

    def _paragraph_starts(self) -> dict[str, Start]:
        return {
            "w:p": self._start_paragraph,
            "w:pPr": self._start_properties,
            "w:pStyle": self._style,
            "w:numId": self._numbering,
            "w:outlineLvl": self._level,
            "w:del": self._deletion,
            "w:moveFrom": self._deletion,
            **dict.fromkeys(("w:footnote", "w:endnote"), self._start_note),
            "w:txbxContent": self._start_text_box,
            "w:headerReference": self._header,
            "w:footerReference": self._footer,
            "w:sdt": self._start_control,
            "w:showingPlcHdr": self._shows_placeholder,
            "w:sdtContent": self._start_control_content,
            **dict.fromkeys(
                ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"), self._comment
            ),
            "w:hyperlink": self._hyperlink,
            **dict.fromkeys(("wp:docPr", "pic:cNvPr", "wps:cNvPr"), self._picture),
            "v:shape": self._old_picture,
            "v:textpath": self._text_path,
        }

    # Paragraphs

    def _start_paragraph(self, _given: Attributes) -> None:
        paragraph = self._carried or Paragraph()
        self._carried = None
        paragraph.joins_next = False
        self.open.append(paragraph)

    def _end_paragraph(self) -> None:
        paragraph = self.open.pop()
        if paragraph.joins_next:
            self._carried = paragraph
        else:
            self._finish(paragraph)

    def _finish(self, paragraph: Paragraph) -> None:
        place = self._place(counts=bool(paragraph.text()))
        entries = paragraph.entries(self._kind(paragraph), place)
        if self.open:
            self.open[-1].after += entries
        else:
            self._emit(entries)

    def finish(self) -> None:
        """End a paragraph whose end was deleted when there is nothing that it could join."""
        if self._carried is not None:
            self._finish(self._carried)
            self._carried = None

    def _kind(self, paragraph: Paragraph) -> BlockKind:
        styles = self.styles
        if self.note:
            return "footnote"
        if styles.is_heading(paragraph.style, paragraph.level):
            return "heading"
        if styles.is_caption(paragraph.style):
            return "caption"
        if styles.is_item(paragraph.style, paragraph.numbered):
            return "item"
        return "cell" if self._tables else "paragraph"

    def _place(self, *, counts: bool) -> str:
        names = [self.name] if self.name else []
        if self._boxes:
            names.append(f"text box {self._boxes[-1]}")
        elif self._tables:
            names += [table.place() for table in self._tables]
        elif not names:
            self._paragraph_count += counts
            names.append(f"paragraph {max(self._paragraph_count, 1)}")
        return ", ".join(names)

    def _start_properties(self, _given: Attributes) -> None:
        if self.open:
            self.open[-1].in_properties = True

    def _end_properties(self) -> None:
        if self.open:
            self.open[-1].in_properties = False

    def _style(self, given: Attributes) -> None:
        if self.open:
            self.open[-1].style = given.get("w:val")

    def _numbering(self, given: Attributes) -> None:
        if self.open:
            self.open[-1].numbered = given.get("w:val", "0") != "0"

    def _level(self, given: Attributes) -> None:
        if self.open:
            self.open[-1].level = given.get("w:val")

    def _deletion(self, _given: Attributes) -> bool:
        """A deleted run, or the mark of a deletion on a row or the end of a paragraph."""
        if self._row_properties:
            self._tables[-1].row_gone = True
        elif self.in_properties():
            self.open[-1].joins_next = True
        return False

    # Tables

    def is_gone(self) -> bool:
        """Whether a row or cell around the paragraph was deleted or is hidden."""
        return any(table.row_gone or table.cell_gone for table in self._tables)

    def _start_table(self, _given: Attributes) -> None:
        self.finish()
        if self._tables:
            self._tables[-1].inner += 1
            number = self._tables[-1].inner
        else:
            self._table_count += 1
            number = self._table_count
        self._tables.append(_Table(number))

    def _end_table(self) -> None:
        self.finish()
        self._tables.pop()

    def _start_row(self, _given: Attributes) -> None:
        if self._tables:
            table = self._tables[-1]
            table.row += 1
            table.cell = 0
            table.row_gone = table.cell_gone = False

    def _start_cell(self, _given: Attributes) -> None:
        self.finish()
        if self._tables:
            self._tables[-1].cell += 1
            self._tables[-1].inner = 0
            self._tables[-1].cell_gone = False

    def _start_row_properties(self, _given: Attributes) -> None:
        self._row_properties = bool(self._tables)

    def _end_row_properties(self) -> None:
        self._row_properties = False

    def _hidden_row(self, _given: Attributes) -> None:
        if self._row_properties:
            self._tables[-1].row_gone = True

    def _deleted_cell(self, _given: Attributes) -> None:
        if self._tables:
            self._tables[-1].cell_gone = True

    # What stands around paragraphs

    def _start_note(self, given: Attributes) -> bool:
        self.finish()
        self.note = self._notes.get(given.get("w:id", ""), 0)
        self.name = f"{self._about} {self.note}"
        return self.note > 0

    def _start_text_box(self, _given: Attributes) -> None:
        self._box_count += 1
        self._boxes.append(self._box_count)

    def _end_text_box(self) -> None:
        self._boxes.pop()

    def _header(self, given: Attributes) -> None:
        self._refer_to_header("header", given)

    def _footer(self, given: Attributes) -> None:
        self._refer_to_header("footer", given)

    def _refer_to_header(self, what: str, given: Attributes) -> None:
        where = f", section {self._section}" if self._section > 1 else ""
        place = f"{what}{where}{_PAGES.get(given.get('w:type', ''), '')}"
        self.headers.append(Header(given.get("r:id", ""), place))

    def _end_section(self) -> None:
        self._section += 1

    def _start_control(self, _given: Attributes) -> None:
        self._placeholders.append(False)

    def _shows_placeholder(self, _given: Attributes) -> None:
        if self._placeholders:
            self._placeholders[-1] = True

    def _start_control_content(self, _given: Attributes) -> bool:
        return not (self._placeholders and self._placeholders[-1])

    def _end_control(self) -> None:
        self._placeholders.pop()

    # What stands beside the text

    def _comment(self, given: Attributes) -> None:
        if self.open:
            self.open[-1].comments.append(given.get("w:id", ""))

    def _aside(self, kind: BlockKind, text: str, what: str) -> None:
        if self.open and not self.is_gone():
            self.open[-1].aside(kind, text, what)

    def _hyperlink(self, given: Attributes) -> None:
        self._aside("title", given.get("w:tooltip", ""), "tip of a link")

    def _picture(self, given: Attributes) -> bool:
        hidden = given.get("hidden", "0") in ("1", "true")
        if not hidden:
            self._aside("alt", given.get("descr", ""), "picture")
            self._aside("title", given.get("title", ""), "picture")
        return not hidden

    def _old_picture(self, given: Attributes) -> None:
        self._aside("alt", given.get("alt", ""), "picture")

    def _text_path(self, given: Attributes) -> None:
        self._aside("paragraph", given.get("string", ""), "word art")
