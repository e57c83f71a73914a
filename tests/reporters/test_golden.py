"""Each format, byte for byte. ``UPDATE_GOLDEN=1 pytest`` writes the files anew; read the diff."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimlint.reporters import Style, render
from claimlint.reporters.catalogue import render_pages
from claimlint.reporters.rulelist import render_list
from claimlint.reporters.rulepage import render_rule

if TYPE_CHECKING:
    from claimlint.report import Report
    from tests.reporters.conftest import Shelf

GOLDEN = Path(__file__).parent / "golden"


def compare(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()


@pytest.mark.parametrize(
    ("name", "form", "style"),
    [
        ("plain.txt", "text", Style()),
        ("narrow.txt", "text", Style(width=60)),
        ("color.txt", "text", Style(color=True)),
        ("verbose.txt", "text", Style(verbose=True, statistics=True, summary=False)),
        ("concise.txt", "concise", Style()),
        ("concise-verbose.txt", "concise", Style(verbose=True, statistics=True)),
        ("report.json", "json", Style()),
        ("report.jsonl", "jsonl", Style()),
        ("report-verbose.jsonl", "jsonl", Style(verbose=True)),
        ("github.txt", "github", Style()),
        ("gitlab.json", "gitlab", Style()),
        ("junit.xml", "junit", Style()),
        ("checkstyle.xml", "checkstyle", Style()),
        ("rdjson.json", "rdjson", Style()),
        ("report.sarif", "sarif", Style()),
        ("report.md", "markdown", Style()),
        ("report.html", "html", Style()),
        ("report-verbose.json", "json", Style(verbose=True, statistics=True)),
    ],
)
def test_report(report: Report, shelf: Shelf, name: str, form: str, style: Style) -> None:
    compare(name, render(report, shelf, form, style))


@pytest.mark.parametrize("code", ["CER001", "CER002"])
def test_rule_page(shelf: Shelf, code: str) -> None:
    text = render_rule(shelf.rule(code), shelf, color=False, width=100)
    compare(f"explain-{code}.txt", text)


@pytest.mark.parametrize(
    "page", ["certainty/CER001.md", "certainty/CER002.md", "README.md", "by-product.md"]
)
def test_rule_as_markdown(shelf: Shelf, page: str) -> None:
    pages = render_pages(shelf, ("us", "eu"))
    compare(f"pages-{page.rpartition('/')[2]}", pages[page])


@pytest.mark.parametrize("form", ["text", "concise", "json"])
def test_rule_list(shelf: Shelf, form: str) -> None:
    compare(f"list-{form}.txt", render_list(shelf.rules, shelf, form))
