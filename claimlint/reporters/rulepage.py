"""A rule explained to a person at a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from rich.text import Text

from claimlint.reporters.plain import harmless
from claimlint.reporters.sourcelist import verification
from claimlint.reporters.terminal import SEVERITY_STYLE, painted
from claimlint.rulebook.model import AUDIENCES, PRODUCTS, SINCE

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
    for key, severity in rule.severity.items():
        page.severity(severity, _scope(key, alone=len(rule.severity) == 1))
    page.paragraph(_applies(rule))
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
    if rule.sources:
        page.heading("Sources")
        for identifier in rule.sources:
            page.source(catalogue.sources[identifier])
    page.heading("How to allow it")
    for line in _allow(rule):
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
            setting = ", ".join(filter(None, (example.product, example.market, example.audience)))
            because = f" [passes: {example.because}]" if example.because else ""
            where = f" ({setting})" if setting else ""
            self.paragraph(f"{_marked(example)}{where}{because}", "- ")

    def source(self, source: Source) -> None:
        self.paragraph(f"{source.citation}: {source.title}, {source.issuer}, {source.date}", "- ")
        self.paragraph(f"{source.url} [{verification(source)}]", "  ")


def _scope(key: str, *, alone: bool) -> str:
    scope, since, day = key.partition(SINCE)
    if scope == "default":
        return f"in all other cases{since}{day}" if since or not alone else "always"
    product, _, market = scope.partition("@")
    return f"for {product} in {market}{since}{day}" if market else f"for {product}{since}{day}"


def _applies(rule: Rule) -> str:
    everything = len(rule.products) == len(PRODUCTS)
    products = f"Products: {'all' if everything else ', '.join(rule.products)}."
    markets = f"Markets: {', '.join(rule.markets) or 'all'}."
    both = len(rule.audiences) == len(AUDIENCES)
    readers = f"Audience: {'all' if both else ', '.join(rule.audiences)}."
    since = f" Since {rule.since}." if rule.since else ""
    until = f" Until {rule.until}." if rule.until else ""
    return f"{products} {markets} {readers}{since}{until}"


def _marked(example: Example) -> str:
    text = example.text
    for start, end in reversed(example.spans):
        text = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
    return text


def _allow(rule: Rule) -> tuple[str, ...]:
    code = rule.code
    configured = f"in claimlint.yaml, for all files: ignore: [{code}]"
    if not rule.path:  # a rule about the comments themselves, which no comment allows
        return (configured,)
    return (
        f"<!-- claimlint-disable-next-line {code} the reason -->",
        f"<!-- claimlint-disable-line {code} the reason -->",
        f"<!-- claimlint-disable {code} the reason --> ... <!-- claimlint-enable {code} -->",
        f"<!-- claimlint-disable-file {code} the reason -->",
        configured,
    )
