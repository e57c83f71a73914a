"""A rule explained to a person at a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from rich.text import Text

from claimlint.reporters.plain import harmless
from claimlint.reporters.rulefacts import (
    applies,
    fix_lines,
    fix_meaning,
    parts,
    setting,
    severities,
    ways_to_allow,
)
from claimlint.reporters.sourcelist import verification
from claimlint.reporters.terminal import SEVERITY_STYLE, painted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimlint.reporters import Catalogue
    from claimlint.rulebook.model import Example, Rule, Source

_INDENT = "  "


def render_rule(rule: Rule, catalogue: Catalogue, *, color: bool, width: int) -> str:
    """Return the whole of what there is to say about ``rule``; ``width`` is in cells."""
    page = _Page(width)
    page.text.append(f"{rule.code} {rule.name}", "bold")
    page.text.append(f" ({rule.category})\n")
    page.paragraph(rule.message)
    page.heading("Why")
    page.paragraph(rule.why)
    page.heading("Severity")
    for severity, scope in severities(rule):
        page.severity(severity, scope)
    page.paragraph(applies(rule))
    if rule.bad:
        page.heading("Bad (the claim in double brackets)")
        page.examples(rule.bad)
    if rule.good:
        page.heading("Good")
        page.examples(rule.good)
    page.heading("Write instead")
    if rule.instead is None:
        page.paragraph(f"No wording can be offered: {rule.no_wording or 'none is known'}")
    else:
        page.paragraph(rule.instead)
    if rule.fix is not None:
        page.heading("Fix")
        page.paragraph(fix_meaning(rule.fix))
        for line in fix_lines(rule.fix):
            page.paragraph(line, "- ")
    if rule.sources:
        page.heading("Sources")
        for identifier in rule.sources:
            page.source(catalogue.sources[identifier])
    page.heading("How to allow it")
    for line in (*ways_to_allow(rule), f"in claimlint.yaml, for all files: ignore: [{rule.code}]"):
        page.text.append(f"{_INDENT}{line}\n")
    return painted(page.text) if color else page.text.plain


class _Page:
    def __init__(self, width: int) -> None:
        self.text = Text()
        self._width = width

    def heading(self, title: str) -> None:
        self.text.append(f"\n{title}\n", "bold")

    def paragraph(self, text: str, mark: str = "") -> None:
        filled = textwrap.fill(
            harmless(text),
            self._width,
            initial_indent=_INDENT + mark,
            subsequent_indent=_INDENT + " " * len(mark),
            break_long_words=False,
            break_on_hyphens=False,
        )
        self.text.append(f"{filled}\n")

    def severity(self, severity: str, scope: str) -> None:
        self.text.append(f"{_INDENT}{severity:<8}", SEVERITY_STYLE.get(severity, "dim"))
        self.text.append(f"{scope}\n")

    def examples(self, examples: Iterable[Example]) -> None:
        for example in examples:
            self.paragraph(f"{_marked(example)}{setting(example)}", "- ")

    def source(self, source: Source) -> None:
        self.paragraph(f"{source.citation}: {source.title}, {source.issuer}, {source.date}", "- ")
        self.paragraph(f"{source.url} [{verification(source)}]", "  ")


def _marked(example: Example) -> str:
    return "".join(f"[[{text}]]" if claim else text for text, claim in parts(example))
