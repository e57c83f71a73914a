"""From lines to paragraphs in reading order: columns, headings, lists, broken words."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers.pdf.columns import in_reading_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimlint.document import BlockKind
    from claimlint.readers.pdf.lines import Line

_BULLET = re.compile(
    r"\s*(?:[^\w\s\"'“‘(\[$€£#@¹²³⁰⁴-⁹*†‡§]{1,2}|[-*]|\(?\d{1,3}[.)]|\(?[A-Za-z][.)])\s+"
)
_ENDED = re.compile(r"[.!?:…]['\"”’)\]]*\s*\Z")
_BROKEN = re.compile(r"[^\W\d_]-\Z")
# A word that ends a line with one of these keeps its hyphen.
_COMPOUND = re.compile(
    r"(?:\A|[^\w-])(?:all|anti|cross|deep|ex|extra|fast|full|half|high|hydro|long|low|mid|multi|"
    r"non|off|on|over|post|pre|self|semi|short|skin|super|two|three|ultra|under|up|well|\w*ly|"
    r"\w+(?:-\w+)+)-\Z",
    re.IGNORECASE,
)
# Shares of a line's height.
_NEW_PARAGRAPH = 0.4
_SAME_ROW = 0.5
_OTHER_SIZE = 0.2
_INDENT = 0.8
# Shares of a column's width.
_SHORT = 0.25
_SHORT_END = 0.2
_HEADING = 1.2
_LONGEST_HEADING = 200
_MARGINALIA = 4  # lines that may stand between a page and the next


class Placed(NamedTuple):
    """A line, and the number of its page from 1."""

    line: Line
    page: int


class Paragraph:
    """Lines that are read in one go."""

    def __init__(self, lines: list[Placed]) -> None:
        """Take the lines, at least one, in order."""
        self.lines = lines

    @property
    def height(self) -> float:
        """How high its lines are."""
        return median(placed.line.box.height for placed in self.lines)

    def texts(self) -> Iterator[tuple[str, Placed]]:
        """Yield the text of each line, with what stands between it and the next.

        A word that a hyphen breaks at the end of a line is joined.
        """
        for placed, after in zip(self.lines, [*self.lines[1:], None], strict=True):
            text = placed.line.text.strip()
            if placed is self.lines[0]:
                text = text[_bullet_length(text) :]
            if after is None:
                yield text, placed
            elif _BROKEN.search(text):
                follows = after.line.text.lstrip()[:1]
                keeps = not follows.islower() or _COMPOUND.search(text)
                yield (text if keeps else text[:-1]), placed
            else:
                yield f"{text}\n", placed

    def kind(self, usual: float) -> BlockKind:
        """Return what it is where lines are usually ``usual`` points high."""
        if _bullet_length(self.lines[0].line.text.strip()):
            return "item"
        length = sum(len(placed.line.text) for placed in self.lines)
        large = self.height > usual * _HEADING and length <= _LONGEST_HEADING
        return "heading" if large else "paragraph"

    def goes_on_in(self, other: Paragraph) -> bool:
        """Whether a column's or page's end parts what is one paragraph."""
        end, begin = self.lines[-1].line.text.rstrip(), other.lines[0].line.text.lstrip()
        alike = abs(self.height - other.height) < _OTHER_SIZE / 2 * self.height
        return alike and begin[:1].islower() and not _ENDED.search(end)


def paragraphs(pages: Iterable[tuple[int, Sequence[Line]]]) -> list[Paragraph]:
    """Return the paragraphs of a document; ``pages`` are numbers and lines, as drawn."""
    found: list[Paragraph] = []
    for page, lines in pages:
        for quarters in sorted({line.quarters for line in lines}):
            level = [line for line in lines if line.quarters == quarters]
            for column in in_reading_order(level):
                for own in _in_column(column):
                    paragraph = Paragraph([Placed(line, page) for line in own])
                    begun = _begun(found, paragraph)
                    if begun:
                        begun.lines += paragraph.lines
                    else:
                        found.append(paragraph)
    return found


def _begun(found: list[Paragraph], paragraph: Paragraph) -> Paragraph | None:
    """Return the paragraph that goes on in this one, perhaps across a footer and a header."""
    for before in found[: -_MARGINALIA - 1 : -1]:
        if before.goes_on_in(paragraph):
            return before
        if len(before.lines) > 1:
            return None
    return None


def usual_height(found: Sequence[Paragraph]) -> float:
    """Return how high most of the text is set; 0 without any."""
    heights: dict[int, int] = {}
    for paragraph in found:
        for placed in paragraph.lines:
            height = round(placed.line.box.height * 2)
            heights[height] = heights.get(height, 0) + len(placed.line.text)
    return max(heights, key=lambda height: (heights[height], -height)) / 2 if heights else 0.0


def _in_column(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Cut the lines of a column, from top to bottom, into paragraphs."""
    rows = _rows(lines)
    steps = [above[0].box.y0 - below[0].box.y1 for above, below in pairwise(rows)]
    usual = max(median(steps), 0.0) if steps else 0.0
    left = min(line.box.x0 for line in lines)
    right = max(line.box.x1 for line in lines)
    paragraph: list[Line] = []
    for row in rows:
        if paragraph and _parts(paragraph, row[0], usual, (left, right)):
            yield paragraph
            paragraph = []
        paragraph += row
    if paragraph:
        yield paragraph


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Return what stands side by side together, from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.box.y1, line.box.x0)):
        above = rows[-1][0].box if rows else None
        if above and min(above.y1, line.box.y1) - max(above.y0, line.box.y0) > _SAME_ROW * min(
            above.height, line.box.height
        ):
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda line: line.box.x0)
    return rows


def _parts(before: list[Line], line: Line, usual: float, edges: tuple[float, float]) -> bool:
    """Whether a new paragraph begins with ``line``; ``usual`` is the gap between lines."""
    last, box = before[-1].box, line.box
    height = min(last.height, box.height)
    gap = last.y0 - box.y1
    other_size = abs(last.height - box.height) > _OTHER_SIZE * max(last.height, box.height)
    if gap > usual + _NEW_PARAGRAPH * height or other_size or _bullet_length(line.text):
        return True
    begins = line.text.lstrip()[:1]
    if begins.islower():
        return False
    if gap > _NEW_PARAGRAPH * height:  # rows of a table, or a list without bullets
        return True
    left, right = edges
    room = (right - last.x1) / max(right - left, 1.0)
    if _ENDED.search(before[-1].text):
        indent = box.x0 - min(each.box.x0 for each in before)
        return room > _SHORT_END or (indent > _INDENT * height and len(before) > 1)
    return room > _SHORT and begins.isupper()


def _bullet_length(text: str) -> int:
    bullet = _BULLET.match(text)
    return bullet.end() if bullet else 0
