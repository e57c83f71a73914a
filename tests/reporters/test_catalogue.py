"""The pages say what `explain` says, and nothing in a rule can break out of its place."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pyromark

from claimlint.project.catalogue import Catalogue
from claimlint.reporters.catalogue import escaped, page_of, render_pages
from claimlint.reporters.rulepage import render_rule
from claimlint.rulebook.model import Example

if TYPE_CHECKING:
    from claimlint.rulebook import Rulebook
    from tests.reporters.conftest import Shelf

HOSTILE = "1. *a* _b_ <img src=x> [x](y) | `c` # d &amp; $e$ ~~f~~ \\ \x1b[31m\n- g <!-- h --> $"
LISTS = ("- a", "+ a", "3) a", "12. a", "=== a", "# a", "> a", "| a |", "```", "    a")


def shown(markdown: str) -> str:
    """What a reader of the page sees: the text of its HTML, white space folded."""
    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
    page = re.sub(r"<!--.*?-->", "", pyromark.html(markdown, options=options), flags=re.DOTALL)
    text = re.sub(r"<[^>]+>", "", re.sub(r"</(?:td|th)>", " ", page))
    return " ".join(unescape(text).split())


def test_page_says_what_explain_says(book: Rulebook) -> None:
    catalogue = Catalogue(book)
    pages = render_pages(catalogue, ("us", "eu"))
    for rule in catalogue.rules:
        explained = render_rule(rule, catalogue, color=False, width=10_000)
        page = shown(pages[page_of(rule)])
        for line in explained.partition("\nHow to allow it")[0].splitlines()[1:]:
            for said in line.replace("[[", "").replace("]]", "").split("  - "):
                # A page sets an address as a link, and the verification of a source beside it.
                if said.strip() and not re.match(r"\s+https?://|Bad \(|\s*- .+: ", said):
                    assert " ".join(said.split()).removeprefix("- ") in page, rule.code


def test_every_text_is_shown_as_it_stands() -> None:
    for text in (HOSTILE, *LISTS):
        plain = " ".join(text.replace("\x1b", "").split())
        assert shown(f"- {escaped(text)}") == plain
        assert shown(escaped(text)) == plain
        table = f"| a | b |\n| --- | --- |\n| {escaped(text)} | x |"
        assert shown(table) == f"a b {plain} x"


def test_hostile_rule(shelf: Shelf) -> None:
    (rule, other) = shelf.rules
    example = Example(f"{HOSTILE} now", ((0, len(HOSTILE)),), None, None, None, 1)
    evil = rule._replace(message=HOSTILE, why=HOSTILE, instead=HOSTILE, bad=(example,))
    shelf.rules = (evil, other)
    pages = render_pages(shelf, ("us",))
    plain = " ".join(HOSTILE.replace("\x1b", "").split())
    assert shown(pages["certainty/CER001.md"]).count(plain) == 4
    assert plain in shown(pages["README.md"])
    assert "<img" not in pyromark.html(pages["certainty/CER001.md"])


def test_links_of_pages_lead_somewhere(book: Rulebook) -> None:
    pages = render_pages(Catalogue(book), ("us", "eu"))
    for path, text in pages.items():
        folder = path.rpartition("/")[0]
        for target in re.findall(r"\]\((?!<)([^)#]+)", text):
            resolved = f"{folder}/{target}" if folder else target
            assert re.sub(r"^[^/]+/\.\./", "", resolved) in pages, path
