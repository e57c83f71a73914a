"""From letters to lines: what stands beside each other and is read in one go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SLANTED = 4
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BULLET = re.compile(
    r"(?:[-*+•‣◦▪▫●○■□–—·►▶➤➔✓✔✅☑\uf0b7\uf0a7\uf0fc]|\(?\d{1,3}[.)]|\(?[A-Za-z][.)])\s*\Z"
)
# All are shares of the height of a line of text, which is about 1.2 times its size.
_SAME_LINE = 0.4
_WIDE_GAP = 1.2
_WIDE_GAP_AFTER_BULLET = 4.0
_BACK = 0.5
_RAISED_SIZE = 0.85
_RAISED_BY = 0.15


class Box(NamedTuple):
    """A rectangle in points; ``y`` counts upwards from the lower edge of the page."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def height(self) -> float:
        """How high it is."""
        return self.y1 - self.y0

    def around(self, other: Box) -> Box:
        """Return the least box that holds both."""
        return Box(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )

    def turned(self, quarters: int) -> Box:
        """Return the box as it lies once the page is turned clockwise by quarter turns."""
        x0, y0, x1, y1 = self
        if quarters % 4 == 1:
            return Box(y0, -x1, y1, -x0)
        if quarters % 4 == 2:
            return Box(-x1, -y1, -x0, -y0)
        if quarters % 4 == 3:
            return Box(-y1, x0, -y0, x1)
        return self


class Glyph(NamedTuple):
    """A letter, its box on the page, and by how many quarter turns its line is turned.

    The turns are counter-clockwise; `SLANTED` stands for any other angle. ``made`` marks a
    blank or line end that no one wrote and the parser put in.
    """

    letter: str
    box: Box
    quarters: int = 0
    made: bool = False


class Line(NamedTuple):
    """Text on one line: ``box`` lies as if the line were level, ``turned`` by quarter turns."""

    text: str
    box: Box
    quarters: int = 0

    @property
    def on_page(self) -> Box:
        """Where it is on the page."""
        return self.box.turned(-self.quarters)


def lines_of(glyphs: Iterable[Glyph]) -> Iterator[Line]:
    """Yield the lines of a page in the order in which they are drawn.

    A wide gap parts a line in two: they may be cells of a table or lines of two columns.
    """
    line: _Building | None = None
    blank = ended = False
    for glyph in glyphs:
        if glyph.made or glyph.letter.isspace():
            blank = True
            ended = ended or (glyph.made and glyph.letter == "\n")
            continue
        level = glyph.box.turned(glyph.quarters)
        if line is None or not line.takes(level, glyph.quarters, ended=ended):
            if line is not None:
                yield line.done()
            line = _Building(glyph.quarters)
            blank = False
        ended = False
        line.add(glyph.letter, level, blank=blank)
        blank = False
    if line is not None:
        yield line.done()


class _Building:
    """A line that is being put together."""

    def __init__(self, quarters: int) -> None:
        self._quarters = quarters
        self._letters: list[tuple[str, Box]] = []
        self._box = Box(0, 0, 0, 0)
        self._main = self._box  # the last letter that is not raised
        self._last = self._box

    def takes(self, box: Box, quarters: int, *, ended: bool) -> bool:
        """Whether a letter is on this line, and near.

        ``ended`` is what the parser says, which is asked only where boxes say nothing.
        """
        if quarters != self._quarters:
            return False
        if quarters == SLANTED:
            return not ended
        shared = min(box.y1, self._main.y1) - max(box.y0, self._main.y0)
        if shared < _SAME_LINE * min(box.height, self._main.height):
            return False
        height = max(self._main.height, box.height)
        gap = box.x0 - self._last.x1
        if gap > _WIDE_GAP * height:
            text = "".join(letter for letter, _ in self._letters[:5])
            return gap < _WIDE_GAP_AFTER_BULLET * height and _BULLET.match(text) is not None
        # The letters of a ligature all have its box.
        return gap > -_BACK * height or box.x0 > self._last.x0 - _RAISED_BY * height

    def add(self, letter: str, box: Box, *, blank: bool) -> None:
        if not self._letters:
            self._box = self._main = box
        elif blank:
            self._letters.append((" ", box))
        if not self._is_raised(box):
            self._main = box
        self._letters.append((letter, box))
        self._box = self._box.around(box)
        self._last = box

    def _is_raised(self, box: Box) -> bool:
        main = self._main
        small = box.height < main.height * _RAISED_SIZE
        return small and box.y0 > main.y0 + main.height * _RAISED_BY

    def done(self) -> Line:
        """Return the line, raised figures as such, so that a note mark does not join its word."""
        text = []
        self._main = max((box for _, box in self._letters), key=lambda box: box.height)
        for letter, box in self._letters:
            raised = letter.isdecimal() and self._is_raised(box)
            text.append(letter.translate(_SUPERSCRIPT) if raised else letter)
        return Line("".join(text), self._box, self._quarters)
