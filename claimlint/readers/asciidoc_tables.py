"""Tables of AsciiDoc: their cells as lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.readers.text_lines import Stretch, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A cell begins with a bar; before it may stand how far it spans, its alignment and its style.
_BAR = re.compile(
    r"(?<!\\)(?:(?:(?<=[\s|!])|(?<![\s\S]))(?:[\d.]{1,9}[+*])?[<^>]?(?:\.[<^>])?"
    r"(?P<style>[adehlmsv])?)?(?P<bar>[|!])"
)
_CSV = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^,"\n]+))')
_DSV = re.compile(r"()((?:[^:\\\n]|\\.)+)")


def table_cells(
    source: str, lines: Sequence[Stretch], mark: str
) -> Iterator[tuple[list[Stretch], bool]]:
    """Yield the cells of a table, each as its lines, and whether it holds blocks of its own.

    ``mark`` begins the table's delimiters, and tells what parts its cells.
    """
    if not lines:
        return
    if mark in ",:":
        pattern = _CSV if mark == "," else _DSV
        for line in lines:
            for cell in pattern.finditer(source, *line):
                yield [cell.span(cell.lastindex or 0)], False
        return
    start, end = lines[0][0], lines[-1][1]
    bars = [bar for bar in _BAR.finditer(source, start, end) if bar.group("bar") == mark]
    first = bars[0].start() if bars else end
    if source[start:first].strip():
        yield stretches(source, start, first), False
    stops = [*(bar.start() for bar in bars), end]
    for bar, stop in zip(bars, stops[1:], strict=True):
        style = bar.group("style")
        if style != "l":
            yield stretches(source, bar.end(), stop), style == "a"
