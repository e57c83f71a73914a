"""The text of cells: rich strings, and rows of a sheet as they come."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers.office.events import Attributes, Handler
from claimlint.readers.office.marks import is_on, raised

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")
_LETTERS = 26


class Cell(NamedTuple):
    """A cell with text: its column, from 0, its name ("B7"), and what it says."""

    column: int
    name: str
    text: str


class Row(NamedTuple):
    """The cells with text of a row, which is numbered from 1."""

    number: int
    cells: list[Cell]


class RichText(Handler):
    """Hears strings made of runs (``x:t`` and ``x:r``); struck-through runs are not seen."""

    skipped = frozenset(("x:rPh", "x:phoneticPr", "x:f"))

    def __init__(self) -> None:
        """Begin outside of any string."""
        super().__init__()
        self._pieces: list[str] = []
        self._hears = False
        self._struck = False
        self._raised = False
        self.starts.update(
            {
                "x:r": self._start_run,
                "x:strike": self._strike,
                "x:vertAlign": self._align,
                "x:t": self._start_text,
            },
        )
        self.ends.update({"x:t": self._end_text, "x:r": self._end_run})

    def begin_string(self) -> None:
        """Forget what was heard before."""
        self._pieces.clear()
        self._struck = self._raised = False

    def string(self) -> str:
        """Return what was heard."""
        return "".join(self._pieces)

    def text(self, text: str) -> None:
        """Hear the text of a string."""
        if self._hears and not self._struck:
            self._pieces.append(raised(text) if self._raised else text)

    def _start_run(self, _given: Attributes) -> None:
        self._struck = self._raised = False

    def _end_run(self) -> None:
        self._struck = self._raised = False

    def _strike(self, given: Attributes) -> None:
        self._struck = is_on(given.get("val"))

    def _align(self, given: Attributes) -> None:
        self._raised = given.get("val") == "superscript"

    def _start_text(self, _given: Attributes) -> None:
        self._hears = True

    def _end_text(self) -> None:
        self._hears = False


class SharedStrings(RichText):
    """The strings that cells refer to by their number."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.found: list[str] = []
        self.starts["x:si"] = lambda _given: self.begin_string()
        self.ends["x:si"] = lambda: self.found.append(self.string())


class StruckStyles(Handler):
    """The numbers of cell styles that strike their text through."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.found: set[str] = set()
        self._fonts: list[bool] = []
        self._styles: int | None = None
        self._in_fonts = False
        self.starts.update(
            {
                "x:fonts": self._start_fonts,
                "x:font": lambda _given: self._fonts.append(False),
                "x:strike": self._strike,
                "x:cellXfs": self._start_styles,
                "x:xf": self._style,
            },
        )
        self.ends.update({"x:fonts": self._end_fonts, "x:cellXfs": self._end_styles})

    def _start_fonts(self, _given: Attributes) -> None:
        self._in_fonts = True

    def _end_fonts(self) -> None:
        self._in_fonts = False

    def _strike(self, given: Attributes) -> None:
        if self._in_fonts and self._fonts:
            self._fonts[-1] = is_on(given.get("val"))

    def _start_styles(self, _given: Attributes) -> None:
        self._styles = 0

    def _end_styles(self) -> None:
        self._styles = None

    def _style(self, given: Attributes) -> None:
        if self._styles is not None:
            font = given.get("fontId", "")
            if font.isdecimal() and int(font) < len(self._fonts) and self._fonts[int(font)]:
                self.found.add(str(self._styles))
            self._styles += 1


class Rows(RichText):
    """Hears a sheet. Numbers, dates and truth values are no text, and are left out.

    ``rows`` holds what was heard since `take`; ``notes`` are the strings of headers and
    footers and the tips of links, each with a name for its place.
    """

    def __init__(self, shared: Sequence[str], struck: set[str]) -> None:
        """Prepare to hear a sheet whose cells refer to ``shared`` and to styles."""
        super().__init__()
        self.notes: list[tuple[str, str]] = []
        self._rows: list[Row] = []
        self._shared = shared
        self._struck_styles = struck
        self._row = Row(0, [])
        self._column = -1
        self._name = ""
        self._kind = ""
        self._is_struck = False
        self.starts.update(
            {
                "x:row": self._start_row,
                "x:c": self._start_cell,
                "x:v": self._start_value,
                "x:hyperlink": self._link,
            },
        )
        self.ends.update({"x:row": self._end_row, "x:c": self._end_cell, "x:v": self._end_text})
        for page in ("odd", "even", "first"):
            for what in ("Header", "Footer"):
                name = f"x:{page}{what}"
                self.starts[name] = self._start_margin
                self.ends[name] = self._margin(what.lower())

    def take(self) -> list[Row]:
        """Return the rows with text that were heard since the last call."""
        rows, self._rows = self._rows, []
        return rows

    def _start_row(self, given: Attributes) -> None:
        number = given.get("r", "")
        self._row = Row(int(number) if number.isdecimal() else self._row.number + 1, [])
        self._column = -1

    def _end_row(self) -> None:
        if self._row.cells:
            self._rows.append(self._row)

    def _start_cell(self, given: Attributes) -> None:
        self._name = given.get("r", "")
        named = _REFERENCE.match(self._name)
        self._column = _column(named.group(1)) if named else self._column + 1
        if not named:
            self._name = f"{_letters(self._column)}{self._row.number}"
        self._kind = given.get("t", "n")
        self._is_struck = given.get("s") in self._struck_styles
        self.begin_string()

    def _start_value(self, _given: Attributes) -> bool:
        self._hears = self._kind in ("s", "str")
        return self._hears

    def _end_cell(self) -> None:
        text = self.string()
        if self._kind == "s":
            at = text.strip()
            text = self._shared[int(at)] if at.isdecimal() and int(at) < len(self._shared) else ""
        if text.strip() and not self._is_struck:
            self._row.cells.append(Cell(self._column, self._name, text))

    def _link(self, given: Attributes) -> None:
        self.notes.append((given.get("tooltip", ""), f"tip of the link on {given.get('ref', '')}"))

    def _start_margin(self, _given: Attributes) -> None:
        self.begin_string()
        self._hears = True

    def _margin(self, what: str) -> Callable[[], None]:
        def end() -> None:
            self._hears = False
            self.notes += [(text, what) for text in margin_texts(self.string())]

        return end


# Where a section of a header begins, how it is set, and what the program puts in.
_MARGIN_CODE = re.compile(
    r'&(?:(?P<section>[LCR])|"[^"]*"|K(?:[0-9A-Fa-f]{6}|[0-9]{2}[+-][0-9]{3})|[0-9]{1,3}|(?P<sign>.))'
)


def margin_texts(coded: str) -> list[str]:
    """Return what the sections of a sheet's header or footer say, without its codes."""
    texts = [""]
    at = 0
    for match in _MARGIN_CODE.finditer(coded):
        texts[-1] += coded[at : match.start()]
        at = match.end()
        if match.group("section"):
            texts.append("")
        elif match.group("sign") == "&":
            texts[-1] += "&"
    texts[-1] += coded[at:]
    return [text.strip() for text in texts if any(map(str.isalpha, text))]


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return column - 1


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
