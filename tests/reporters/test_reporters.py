"""What must hold of every report."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from claimlint.report import Profile, Report
from claimlint.reporters import Style, render
from claimlint.reporters.excerpt import excerpt
from claimlint.reporters.plain import harmless

if TYPE_CHECKING:
    from tests.reporters.conftest import Shelf


@pytest.fixture
def parsed(report: Report, shelf: Shelf) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render(report, shelf, "json", Style()))
    return found


def test_json_has_the_agreed_keys_in_their_order(parsed: dict[str, Any]) -> None:
    assert list(parsed) == ["version", "rules", "profile", "findings", "failures", "summary"]
    assert list(parsed["rules"]) == ["count", "sha256"]
    assert list(parsed["profile"]) == ["product", "markets", "as_of", "audience"]
    agreed = (
        "path, code, name, category, severity, markets, message, suggestion, start, end, line, "
        "column, end_line, end_column, text, place, fix, sources, fingerprint, "
    )
    for finding in parsed["findings"]:
        assert ", ".join(finding).startswith(agreed)
    assert list(parsed["findings"][0]["sources"][0])[:4] == ["id", "title", "citation", "url"]
    assert parsed["summary"] == {
        "files": 2,
        "errors": 2,
        "warnings": 1,
        "infos": 1,
        "suppressed": 2,
        "baselined": 0,
        "substantiated": 0,
    }


def test_json_offsets_are_those_of_the_source(source: str, parsed: dict[str, Any]) -> None:
    for finding in parsed["findings"]:
        assert source[finding["start"] : finding["end"]] == finding["text"]
        lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", source)
        before = sum(map(len, lines[: finding["line"] - 1]))
        assert before + finding["column"] - 1 == finding["start"]
        before = sum(map(len, lines[: finding["end_line"] - 1]))
        assert before + finding["end_column"] - 1 == finding["end"]


def test_no_control_characters_reach_a_terminal(report: Report, shelf: Shelf) -> None:
    for form in ("text", "concise"):
        shown = render(report, shelf, form, Style(verbose=True))
        assert re.search(r"[^\n -~\xa0-\U0010ffff]", shown) is None


def test_plain_text_does_not_depend_on_the_terminal(
    report: Report, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = render(report, shelf, "text", Style())
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert render(report, shelf, "text", Style()) == before


def test_carets_stand_below_the_claim(report: Report, shelf: Shelf) -> None:
    from rich.cells import cell_len

    lines = render(report, shelf, "text", Style()).split("\n")
    claims = []
    for above, below in pairwise(lines):
        if "^" not in below:
            continue
        cells = ""
        at = 0
        for sign in above:
            if below[at : at + 1] == "^":
                cells += sign
            at += cell_len(sign)
        claims.append(cells)
    assert claims == ["cream", "heals", "the world", "does", "works for ever"]


def test_lines_fit_the_width(report: Report, shelf: Shelf) -> None:
    from rich.cells import cell_len

    for width in (60, 100):
        for line in render(report, shelf, "text", Style(width=width)).split("\n"):
            if line.startswith("  "):  # headings and the summary are not folded
                assert cell_len(line) <= width


@pytest.mark.parametrize("form", ["text", "concise", "json"])
def test_nothing_found(shelf: Shelf, form: str) -> None:
    empty = Report(Profile("general", ("us",), "2026-01-31"), [], [], [])
    shown = render(empty, shelf, form, Style(statistics=True))
    expected = {"text": "0 files, no findings\n", "concise": ""}
    if form == "json":
        assert json.loads(shown)["statistics"] == {}
    else:
        assert shown == expected[form]


def test_colour_leaves_the_text_as_it_is(report: Report, shelf: Shelf) -> None:
    coloured = render(report, shelf, "text", Style(color=True))
    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert plain == render(report, shelf, "text", Style())


@pytest.mark.parametrize(
    ("line", "start", "end", "limit", "shown"),
    [
        ("a claim here", 2, 7, 40, ("a claim here", "claim")),
        ("\tclaim", 1, 6, 40, ("    claim", "claim")),
        ("x" * 50 + "claim" + "y" * 50, 50, 55, 17, ("…xxxxxclaimyyyyy…", "claim")),
        ("claim" + "y" * 50, 0, 5, 12, ("claimyyyyy…", "claim")),
        ("x" * 50 + "claim", 50, 55, 12, ("…xxxxxclaim", "claim")),
        ("z" * 100, 0, 100, 12, ("zzzzzzzzzz…", "zzzzzzzzzz")),
        ("字字claim", 2, 7, 40, ("字字claim", "claim")),
        ("a\x1b[2Jb", 0, 6, 40, ("a[2Jb", "a[2Jb")),
        ("", 0, 0, 40, ("", "")),
    ],
)
def test_excerpt(line: str, start: int, end: int, limit: int, shown: tuple[str, str]) -> None:
    part = excerpt(line, start, end, limit)
    assert (part.before + part.claim + part.after, part.claim) == shown


def test_an_excerpt_of_a_huge_line_is_quick() -> None:
    line = "word " * 1_000_000
    for _ in range(200):
        part = excerpt(line, 2_500_000, 2_500_004, 80)
    assert part.claim == "word"


def test_harmless() -> None:
    assert harmless("a\n\tb  c") == "a b c"
    assert harmless("a\x1b]0;x\x07b\u202ec\x9bd\udc80") == "a]0;xbcd"
    assert harmless("käse 奇 😀") == "käse 奇 😀"
