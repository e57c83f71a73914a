"""The lines that are kept of a file that is read part by part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.textkit.kept_lines import KeptLines
from claimlint.textkit.lines import Lines

_PARTS = ("ab\r\ncdé\r", "😀x\n\n", "last")
_WHOLE = "".join(_PARTS)


def _kept(spans: list[tuple[int, int]]) -> KeptLines:
    """Keep what the spans touch; each lies within one part."""
    kept = KeptLines()
    offset = lines = 0
    for part in _PARTS:
        own = [(s, e) for s, e in spans if offset <= s and e <= offset + len(part)]
        kept.keep(Lines(part), (offset, lines), own)
        offset += len(part)
        lines = Lines(_WHOLE).place(offset)[0] - 1
    return kept


@pytest.mark.parametrize(
    ("start", "place", "text"),
    [(0, (1, 1), "ab"), (6, (2, 3), "cdé"), (9, (3, 2), "😀x"), (12, (5, 1), "last")],
)
def test_places_are_those_of_the_file(start: int, place: tuple[int, int], text: str) -> None:
    kept = _kept([(12, 14), (9, 10), (0, 1), (4, 7)])
    assert kept.place(start) == place
    assert kept.text(place[0]) == text
    assert kept.bounds(place[0]) == Lines(_WHOLE).bounds(place[0])


@given(st.sets(st.sampled_from([(0, 2), (1, 5), (4, 6), (8, 10), (9, 11), (12, 16)]), min_size=1))
def test_any_spans(spans: set[tuple[int, int]]) -> None:
    kept, whole = _kept(list(spans)), Lines(_WHOLE)
    for span in spans:
        for offset in span:
            assert kept.place(offset) == whole.place(offset)
            line = whole.place(offset)[0]
            assert kept.text(line) == whole.text(line)
            assert kept.bounds(line) == whole.bounds(line)
