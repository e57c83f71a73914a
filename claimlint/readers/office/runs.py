"""Runs of text in a Word document: which of their text is seen, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.readers.office.events import Attributes, Handler
from claimlint.readers.office.marks import is_on, raised, symbol
from claimlint.readers.office.styles import RUN_PROPERTIES, RunFormat, Styles, run_format

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimlint.readers.office.paragraph import Paragraph

    Start = Callable[[Attributes], bool | None]


_PLAIN = RunFormat()


class Runs(Handler):
    """Adds what is seen of each run to the innermost of the open paragraphs.

    Hidden and struck-through text is not seen, nor is the code of a field; its result is.
    """

    def __init__(self, styles: Styles) -> None:
        """Begin outside of any paragraph."""
        super().__init__()
        self.footnotes: dict[str, int] = {}
        self.endnotes: dict[str, int] = {}
        self.open: list[Paragraph] = []
        self.styles = styles
        self.note = 0
        self._fields: list[bool] = []  # whether each open field is past its code
        self._run = _PLAIN
        self._hears = False
        self.starts.update(self._run_starts())
        self.starts.update((name, self._property(name)) for name in RUN_PROPERTIES)
        self.ends.update(dict.fromkeys(("w:t", "m:t"), self._end_text))

    def _run_starts(self) -> dict[str, Start]:
        def adds(text: str) -> Start:
            return lambda _given: self.add(text)

        return {
            "w:r": self._start_run,
            "w:t": self._start_text,
            "m:t": self._start_text,
            "w:tab": self._tab,
            "w:ptab": adds("\t"),
            "w:br": adds("\n"),
            "w:cr": adds("\n"),
            "w:noBreakHyphen": adds("-"),
            "w:sym": lambda given: self.add(symbol(given.get("w:char", ""))),
            "w:fldChar": self._field,
            "w:footnoteReference": self._refer_to_footnote,
            "w:endnoteReference": self._refer_to_endnote,
            "w:footnoteRef": lambda _given: self.add(raised(str(self.note))),
            "w:endnoteRef": lambda _given: self.add(f"[{self.note}]"),
        }

    def is_in_field(self) -> bool:
        """Whether a field has begun and has not ended."""
        return bool(self._fields)

    def is_gone(self) -> bool:
        """Whether what surrounds the paragraph is not there any more."""
        return False

    def in_properties(self) -> bool:
        """Whether the properties of a paragraph are being read."""
        return bool(self.open) and self.open[-1].in_properties

    def add(self, text: str) -> None:
        """Add text to the paragraph, if it is seen."""
        if not self.open or not all(self._fields) or self.in_properties() or self.is_gone():
            return
        paragraph = self.open[-1]
        look = self.styles.run(paragraph.style, self._run.style)
        if self._run is not _PLAIN:
            look = self._run.over(look)
        if not look.hidden and not look.struck:
            paragraph.add(raised(text) if look.raised else text, look.lang)

    def text(self, text: str) -> None:
        """Hear the text of ``w:t``."""
        if self._hears:
            self.add(text)

    def _start_run(self, _given: Attributes) -> None:
        self._run = _PLAIN

    def _start_text(self, _given: Attributes) -> None:
        self._hears = True

    def _end_text(self) -> None:
        self._hears = False

    def _tab(self, given: Attributes) -> None:
        if "w:pos" not in given:  # which is a tab stop of the paragraph's
            self.add("\t")

    def _property(self, name: str) -> Start:
        def change(given: Attributes) -> None:
            if not self.in_properties():
                self._run = run_format(self._run, name, given)
            elif name in ("w:vanish", "w:specVanish") and is_on(given.get("w:val")):
                self.open[-1].joins_next = True

        return change

    def _field(self, given: Attributes) -> None:
        kind = given.get("w:fldCharType")
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _refer_to_footnote(self, given: Attributes) -> None:
        self._refer(given, self.footnotes, "{}")

    def _refer_to_endnote(self, given: Attributes) -> None:
        self._refer(given, self.endnotes, "[{}]")

    def _refer(self, given: Attributes, notes: dict[str, int], form: str) -> None:
        """Number a note and put its mark where it is referred to, unless the copy has its own."""
        if self.is_gone():
            return
        number = notes.setdefault(given.get("w:id", ""), len(notes) + 1)
        if not is_on(given.get("w:customMarkFollows", "0")):
            mark = form.format(number)
            self.add(raised(mark) if notes is self.footnotes else mark)
