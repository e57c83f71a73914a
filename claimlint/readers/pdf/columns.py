"""The reading order of a page, by cutting it along its white space."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimlint.readers.pdf.lines import Line

    Intervals = list[tuple[float, float]]

_DEEPEST = 12
_GUTTER = 0.7  # of a line's height
_BAND_GAP = 0.1


def in_reading_order(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of a page as columns, in the order in which they are read.

    A gutter from top to bottom parts columns. Where there is none, bands across the page that
    share a gutter, or have none, belong together.
    """
    if not lines:
        return []
    return _ordered(list(lines), _DEEPEST)


def _ordered(lines: list[Line], depth: int) -> list[list[Line]]:
    if depth == 0 or len(lines) == 1:
        return [lines]
    height = median(line.box.height for line in lines)
    gutter = _GUTTER * height
    columns = _cut([((line.box.x0, line.box.x1), line) for line in lines], gutter)
    if len(columns) > 1:
        return [part for column in columns for part in _ordered(column, depth - 1)]
    bands = _cut([((-line.box.y1, -line.box.y0), line) for line in lines], _BAND_GAP * height)
    groups = _with_one_gutter(bands, gutter)
    if len(groups) == 1:
        return [lines]
    return [part for group in groups for part in _ordered(group, depth - 1)]


def _cut(placed: list[tuple[tuple[float, float], Line]], least: float) -> list[list[Line]]:
    """Part lines, given with their intervals, where no interval is for ``least`` points."""
    placed.sort(key=lambda entry: entry[0])
    parts: list[list[Line]] = []
    reached = float("-inf")
    for (start, end), line in placed:
        if start - reached >= least:
            parts.append([])
        parts[-1].append(line)
        reached = max(reached, end)
    return parts


def _with_one_gutter(bands: list[list[Line]], gutter: float) -> list[list[Line]]:
    """Join bands that follow each other: those without a gutter, and those that share one."""
    groups: list[list[Line]] = []
    covered: Intervals = []
    for band in bands:
        own = _covered(band)
        both = _union(covered, own)
        alike = len(_merged(covered, gutter)) == len(_merged(own, gutter)) == 1
        if groups and (alike or len(_merged(both, gutter)) > 1):
            groups[-1] += band
            covered = both
        else:
            groups.append(list(band))
            covered = own
    return groups


def _covered(lines: Iterable[Line]) -> Intervals:
    return _union([], [(line.box.x0, line.box.x1) for line in lines])


def _union(first: Intervals, second: Intervals) -> Intervals:
    return _merged(sorted(first + second), 0.0)


def _merged(intervals: Intervals, gap: float) -> Intervals:
    """Join sorted intervals that overlap or are less than ``gap`` apart."""
    merged: Intervals = []
    for start, end in intervals:
        if merged and start - merged[-1][1] <= gap:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
