"""Whatever the copy: fixes come to an end, touch nothing else, and make nothing worse."""

from __future__ import annotations

import io
import os
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimlint.finding import SEVERITY_RANK
from claimlint.project.catalogue import Catalogue
from claimlint.project.fix import Fixer
from claimlint.project.run import Request
from claimlint.readers import read_parts
from claimlint.report import FileReport, Profile
from claimlint.rulebook import load_rulebook

if TYPE_CHECKING:
    from pathlib import Path

    from claimlint.project.fix import Mended

_PIECES = (
    *(
        "magical ",
        "enchanted ",
        "Magical ",
        "ENCHANTED ",
        "elf ",
        "elves",
        "a tame ogre",
        "a troll",
    ),
    *(
        "It conjures dragons",
        "conjured dragons ",
        "an ",
        "a ",
        "our ",
        "owl",
        "wand ",
        "is ",
        "and ",
    ),
    *("quietly ", ". ", ", ", "! ", "\n", "\n\n", "\r\n", "\r", "**", "*", "_", "`", "[", "](x)"),
    *(
        "# ",
        "> ",
        "- ",
        "| ",
        "&amp;",
        "&nbsp;",
        "&shy;",
        "<b>",
        "</b>",
        "<br>",
        "\u00ad",
        "\u200b",
    ),
    *("<!-- claimlint-disable-line ZZZ001 why -->", "😀", "e\u0301", "奇跡", "'", '"', "\\"),
)
_COPY = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)
_NAMES = st.sampled_from(("page.md", "page.txt", "page.html"))


@pytest.fixture(scope="module")
def fixer(pack: Path, words: str, tmp_path_factory: pytest.TempPathFactory) -> Fixer:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("claimlint.rulebook.load.rules_directory", lambda: words)
        cache = os.fspath(tmp_path_factory.mktemp("properties"))
        book = load_rulebook((os.fspath(pack),), cache_dir=cache)
    request = Request((), Profile("general", ("us",), "2026-01-31"))
    return Fixer(request, Catalogue(book))


def mended(fixer: Fixer, name: str, copy: str) -> tuple[FileReport, Mended | None]:
    before = fixer.report(name, copy)
    assert before is not None
    return before, fixer.mended(before, ("safe", "unsafe"))


def told(report: FileReport) -> Counter[str]:
    return Counter(finding.code for finding in report.findings)


_often = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@_often
@given(name=_NAMES, copy=_COPY)
def test_nothing_gets_worse(fixer: Fixer, name: str, copy: str) -> None:
    before, result = mended(fixer, name, copy)
    if result is None:
        return
    after = fixer.report(name, result.after)
    assert after is not None
    fixed = Counter(finding.code for finding in result.fixed)
    worst = max(SEVERITY_RANK[finding.severity] for finding in result.fixed)
    for code, count in told(after).items():
        severity = next(f.severity for f in after.findings if f.code == code)
        if SEVERITY_RANK[severity] <= worst:
            assert count <= told(before)[code]
        assert count <= told(before)[code] - fixed[code] or SEVERITY_RANK[severity] > worst


@_often
@given(name=_NAMES, copy=_COPY)
def test_a_second_run_changes_nothing(fixer: Fixer, name: str, copy: str) -> None:
    _, result = mended(fixer, name, copy)
    if result is not None:
        assert mended(fixer, name, result.after)[1] is None


@_often
@given(name=_NAMES, copy=_COPY)
def test_only_what_the_edits_say_is_changed(fixer: Fixer, name: str, copy: str) -> None:
    """Shown fixes, made one after the other from the end, give what one round writes."""
    before = fixer.report(name, copy)
    assert before is not None
    shown = fixer.with_fixes(before)
    edits = sorted(
        {
            edit
            for finding in shown.findings
            if finding.fix is not None and finding.fix.safety != "display"
            for edit in finding.fix.edits
        }
    )
    result = fixer.mended(before, ("safe", "unsafe"), rounds=1)
    if result is None:
        assert not edits
        return
    text, at, kept = copy, 0, []
    for edit in edits:
        kept.append(copy[at : edit.start])
        at = edit.end
    kept.append(copy[at:])
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert result.after == text
    at = 0
    for part in kept:
        at = result.after.index(part, at) + len(part)


@_often
@given(name=_NAMES, copy=_COPY)
def test_the_markup_is_read_as_before(fixer: Fixer, name: str, copy: str) -> None:
    _, result = mended(fixer, name, copy)
    if result is None:
        return
    kinds = []
    for text in (result.before, result.after):
        data = io.BytesIO(b"\xef\xbb\xbf" + text.encode())
        documents = list(read_parts(name, data))
        kinds.append([len(document.comments) for document in documents])
    assert kinds[0] == kinds[1]
