"""Files without lines, such as PDF: every format names the place, and none tells a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from claimlint.finding import Dismissal, Finding
from claimlint.report import FileReport, Profile, Report
from claimlint.reporters import FORMATS, Style, render
from claimlint.textkit.lines import Lines

if TYPE_CHECKING:
    from tests.reporters.conftest import Shelf

_LINE = 8765
_SOURCE = "A cream.\n" * (_LINE - 1) + "Our cream heals the world.\n"
_PLACE = "page 3, box 72,697-141,711"


@pytest.fixture
def unlocated() -> Report:
    start = _SOURCE.index("heals")
    found = Finding(
        *("copy/a.pdf", "CER001", "error", ("us",), start, start + 15),
        *(_SOURCE[start : start + 15], (), None, "f00", _PLACE),
    )
    dropped = Dismissal("copy/a.pdf", "CER002", "negated: no", 2, 7, "cream", "page 1, box 1,2-3,4")
    return Report(
        profile=Profile("cosmetic", ("us",), "2026-01-31"),
        files=[FileReport("copy/a.pdf", Lines(_SOURCE), [found], [dropped], [], located=False)],
        failures=[],
        notices=[],
    )


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "html"])
def test_the_place_is_named_and_no_line(unlocated: Report, shelf: Shelf, name: str) -> None:
    shown = render(unlocated, shelf, name, Style(verbose=True))
    assert _PLACE in shown
    assert str(_LINE) not in shown.replace(_PLACE, "")


def test_lines_and_columns_are_null(unlocated: Report, shelf: Shelf) -> None:
    whole = json.loads(render(unlocated, shelf, "json", Style()))["findings"][0]
    line = json.loads(render(unlocated, shelf, "jsonl", Style()).partition("\n")[0])
    for finding in (whole, line):
        assert [finding[key] for key in ("line", "column", "end_line", "end_column")] == [None] * 4
        assert finding["place"] == _PLACE


def test_a_terminal_shows_the_claim_without_a_number(unlocated: Report, shelf: Shelf) -> None:
    shown = render(unlocated, shelf, "text", Style())
    assert shown.startswith(f"copy/a.pdf: {_PLACE} error CER001")
    assert "\n   | Our cream heals the world.\n   |           ^^^^^^^^^^^^^^^\n" in shown
