"""DrawingML: the paragraphs of shapes, charts and diagrams, which all Office programs share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.readers.office.events import Attributes, Handler, read_part
from claimlint.readers.office.marks import raised
from claimlint.readers.office.paragraph import Entry, Paragraph

if TYPE_CHECKING:
    from claimlint.readers.office.collect import Collection
    from claimlint.readers.office.package import Package

# Fields that hold no copy: numbers of slides and dates.
_FIELDS_WITHOUT_COPY = ("slidenum", "datetime")
_STRUCK = frozenset(("sngStrike", "dblStrike"))
_CHARTS = {"chart": "chart", "chartEx": "chart", "diagramData": "diagram"}


class Texts(Handler):
    """Hears text bodies (``a:p``) and calls `finish` with each paragraph."""

    skipped = frozenset(("a:endParaRPr", "a:defRPr", "a:lstStyle"))

    def __init__(self) -> None:
        """Begin outside of any paragraph."""
        super().__init__()
        self.paragraph: Paragraph | None = None
        self._hears = False
        self._lang = ""
        self._struck = False
        self._raised = False
        self.starts.update(
            {
                "a:p": self._start_paragraph,
                "a:r": self._start_run,
                "a:fld": self._start_field,
                "a:rPr": self._properties,
                "a:t": self._start_text,
                "m:t": self._start_text,
                "a:br": self._break,
                "a:hlinkClick": self._link,
            },
        )
        self.ends.update({"a:p": self._end_paragraph, "a:t": self._end_text, "m:t": self._end_text})

    def finish(self, paragraph: Paragraph) -> None:
        """Take a paragraph; a subclass says where it goes."""
        raise NotImplementedError

    def text(self, text: str) -> None:
        """Hear the text of ``a:t``."""
        if self._hears and self.paragraph is not None and not self._struck:
            self.paragraph.add(raised(text) if self._raised else text, self._lang)

    def _start_paragraph(self, _given: Attributes) -> None:
        self.paragraph = Paragraph()

    def _end_paragraph(self) -> None:
        paragraph, self.paragraph = self.paragraph, None
        if paragraph is not None:
            self.finish(paragraph)

    def _start_run(self, _given: Attributes) -> None:
        self._lang, self._struck, self._raised = "", False, False

    def _start_field(self, given: Attributes) -> bool:
        self._start_run(given)
        return not given.get("type", "").startswith(_FIELDS_WITHOUT_COPY)

    def _properties(self, given: Attributes) -> None:
        self._lang = given.get("lang", "")
        self._struck = given.get("strike") in _STRUCK
        self._raised = given.get("baseline", "0").lstrip("+")[:1] not in ("0", "-")

    def _start_text(self, _given: Attributes) -> None:
        self._hears = True

    def _end_text(self) -> None:
        self._hears = False

    def _break(self, _given: Attributes) -> None:
        if self.paragraph is not None:
            self.paragraph.add("\n")

    def _link(self, given: Attributes) -> None:
        if self.paragraph is not None:
            self.paragraph.aside("title", given.get("tooltip", ""), "tip of a link")


def read_charts(package: Package, part: str, found: Collection, place: str) -> None:
    """Read the charts and diagrams of a part: titles, names of series and categories, labels."""
    counts: dict[str, int] = {}
    for kind, target in package.relationships(part).values():
        what = _CHARTS.get(kind)
        if what and target in package:
            counts[what] = counts.get(what, 0) + 1
            name = f"{what} {counts[what]}"
            read_part(package, target, _Chart(found, f"{place}, {name}" if place else name))


class _Chart(Texts):
    """A chart or diagram part. Figures that a chart shows are no copy."""

    skipped = Texts.skipped | {"c:numCache", "c:formatCode", "c:externalData"}

    def __init__(self, found: Collection, place: str) -> None:
        super().__init__()
        self._found = found
        self._place = place
        self._value: list[str] | None = None
        self.starts.update(dict.fromkeys(("c:v", "cx:pt", "cx:v"), self._start_value))
        self.ends.update(dict.fromkeys(("c:v", "cx:pt", "cx:v"), self._end_value))

    def finish(self, paragraph: Paragraph) -> None:
        self._found.take(paragraph.entries("caption", self._place))

    def text(self, text: str) -> None:
        if self._value is None:
            super().text(text)
        else:
            self._value.append(text)

    def _start_value(self, _given: Attributes) -> None:
        self._value = []

    def _end_value(self) -> None:
        value, self._value = "".join(self._value or ()), None
        if any(map(str.isalpha, value)):
            self._found.take([Entry("caption", value, self._place)])
