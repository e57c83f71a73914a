"""Places in text: spans, and the map from prose back to the file it was read from.

All offsets are Unicode code points, half-open, counted from 0. Named tuples rather than
dataclasses carry the small value types: they are made by the hundred thousand, and a
named tuple is cheaper both to define at start-up and to create.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


# How many runs a claim may cover, and how many may begin before it in the same source.
_LOOKED_AHEAD = 400
_LOOKED_BACK = 16


class Span(NamedTuple):
    """A half-open range of code points: ``start <= offset < end``."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end


class SourceMap:
    """A total map from offsets in the prose to offsets in the source.

    The prose is cut into runs. A *copied* run stands in the source letter for letter; a
    *replaced* run (an entity, a folded line break, a soft hyphen's neighbour) stands for a
    stretch of source of another length and maps as a whole. Every prose offset lies in a
    run, so that any prose span, even an empty one, maps to a source span.

    Arguments are parallel sequences, ordered by the first: where each run starts in the
    prose, where its source range starts and ends. A run is copied when its prose and source
    lengths agree. Source that no run covers (markup, an invisible character) is a gap. Runs
    follow the source within a block; between blocks they may go back, since a picture's
    alternative text is read after the paragraph around it.
    """

    __slots__ = (
        "_by_source",
        "_copies_all",
        "_prose_length",
        "_prose_starts",
        "_source_ends",
        "_source_starts",
    )

    def __init__(
        self,
        prose_starts: Sequence[int],
        source_starts: Sequence[int],
        source_ends: Sequence[int],
        prose_length: int,
    ) -> None:
        """Take the runs; without any, the prose is empty or a copy of the source."""
        if not prose_starts:
            prose_starts, source_starts, source_ends = [0], [0], [prose_length]
        self._prose_starts = prose_starts
        self._source_starts = source_starts
        self._source_ends = source_ends
        self._prose_length = prose_length
        self._by_source: list[tuple[int, int]] = []
        self._copies_all = (
            len(prose_starts) == 1 and source_starts[0] == 0 and source_ends[0] == prose_length
        )

    @classmethod
    def identity(cls, length: int) -> SourceMap:
        """Return the map of a prose that is its own source."""
        return cls([0], [0], [length], length)

    def to_source(self, start: int, end: int) -> Span:
        """Return the source span of the prose span ``start:end``.

        The result starts where the first prose character stands and ends after the last
        one, so that markup inside the span is covered and markup around it is not. A span
        over several blocks may run against the order of the source; it ends where it starts.
        """
        if self._copies_all and 0 <= start < end <= self._prose_length:
            return Span(start, end)
        if end <= start:
            at = self._edge(min(max(start, 0), self._prose_length))
            return Span(at, at)
        first = self._edge(start)
        return Span(first, max(first, self._after(end - 1)))

    def to_prose(self, start: int, end: int) -> Span | None:
        """Return the prose span that `to_source` takes to ``start:end``; None without any.

        Of several, as where a text is read twice, one is returned.
        """
        if self._copies_all:
            return Span(start, end) if 0 <= start < end <= self._prose_length else None
        if not self._by_source:
            starts = self._source_starts
            self._by_source = sorted(zip(starts, range(len(starts)), strict=True))
        at = bisect_right(self._by_source, (start, len(self._source_starts)))
        for _, index in reversed(self._by_source[max(0, at - _LOOKED_BACK) : at]):
            prose_start, prose_end, source_start, source_end = self._run_at(index)
            copied = prose_end - prose_start == source_end - source_start
            first = prose_start + (start - source_start if copied else 0)
            if first < prose_end and self._edge(first) == start:
                last = self._end_in_prose(index, end)
                if last is not None and self.to_source(first, last) == (start, end):
                    return Span(first, last)
        return None

    def _end_in_prose(self, index: int, end: int) -> int | None:
        """Return the prose offset after the character that ends at ``end``, from a run on."""
        for number in range(index, min(index + _LOOKED_AHEAD, len(self._prose_starts))):
            prose_start, prose_end, source_start, source_end = self._run_at(number)
            if prose_end - prose_start == source_end - source_start:
                if source_start < end <= source_end:
                    return prose_start + end - source_start
            elif end == source_end:
                return prose_end
        return None

    def _run_at(self, index: int) -> tuple[int, int, int, int]:
        starts = self._prose_starts
        run_end = starts[index + 1] if index + 1 < len(starts) else self._prose_length
        return starts[index], run_end, self._source_starts[index], self._source_ends[index]

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """Yield what the prose span ``start:end`` is made of, run by run.

        Each is a start and an end in the prose and in the source: of a copied run what lies
        within the span, of a replaced run the whole source range.
        """
        end = min(end, self._prose_length)
        while start < end:
            run_start, run_end, source_start, source_end = self._run(start)
            stop = min(run_end, end)
            if run_end - run_start == source_end - source_start:
                source_end = source_start + stop - run_start
                source_start += start - run_start
            yield start, stop, source_start, source_end
            start = stop

    def _run(self, offset: int) -> tuple[int, int, int, int]:
        return self._run_at(max(bisect_right(self._prose_starts, offset) - 1, 0))

    def _edge(self, offset: int) -> int:
        prose_start, prose_end, source_start, source_end = self._run(offset)
        if prose_end - prose_start == source_end - source_start:
            return source_start + min(offset - prose_start, prose_end - prose_start)
        return source_start

    def _after(self, offset: int) -> int:
        prose_start, prose_end, source_start, source_end = self._run(offset)
        if prose_end - prose_start == source_end - source_start:
            return source_start + min(offset + 1, prose_end) - prose_start
        return source_end
