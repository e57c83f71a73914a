"""The rules as Markdown: a page each, and lists of them by category, product and market."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.finding import SEVERITY_RANK
from claimlint.reporters.plain import harmless, number
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
from claimlint.rulebook.model import PRODUCTS
from claimlint.rulebook.select import holds_in, severity_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimlint.reporters import Catalogue
    from claimlint.rulebook.model import Example, Recipe, Rule, Source

MARK = "<!-- Written by `claimlint rules docs`; change the rule, not this page. -->"
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&#$])")
_LIST_MARK = re.compile(r"^(\d+)([.)])|^([-+=])")
# The law as it stands once all that is known of has come into force.
_LATEST = "9999-12-31"
_LETTERS = {"error": "**E**", "warning": "W", "info": "i"}
_KEY = "**E** is an error, W a warning, i an information; the strictest verdict is shown"


def render_pages(catalogue: Catalogue, markets: Sequence[str]) -> dict[str, str]:
    """Return the Markdown files by path, with slashes, from the folder that they are to lie in.

    A rule's page is ``<category>/<CODE>.md``. ``markets`` are those with rules of their own.
    """
    rules = catalogue.rules
    files = {page_of(rule): _page(rule, catalogue) for rule in rules}
    files["README.md"] = _index(rules)
    files["by-product.md"] = _by_product(rules, markets)
    files["by-market.md"] = _by_market(rules, markets)
    return files


def page_of(rule: Rule) -> str:
    """Return the path of a rule's page in the folder of pages."""
    return f"{rule.category}/{rule.code}.md"


def escaped(text: str) -> str:
    """Return ``text`` on one line, with nothing in it that Markdown would take for a mark."""
    plain = _SPECIAL.sub(r"\\\1", harmless(text))
    return _LIST_MARK.sub(lambda mark: f"{mark[1] or ''}\\{mark[2] or mark[3]}", plain)


def _page(rule: Rule, catalogue: Catalogue) -> str:
    sections = [
        MARK,
        f"# {rule.code} {rule.name}",
        escaped(rule.message),
        f"Category: [{rule.category}](../README.md#{rule.category}). {applies(rule)}",
        "## Why",
        escaped(rule.why),
        "## Severity",
        "\n".join(f"- {severity} {scope}" for severity, scope in severities(rule)),
    ]
    if rule.bad:
        sections += ["## Bad", "The claim is in bold.", _examples(rule.bad)]
    if rule.good:
        sections += ["## Good", _examples(rule.good)]
    sections += ["## Write instead", _offered(rule)]
    if rule.fix is not None:
        sections += ["## Fix", _fix(rule.fix)]
    if rule.sources:
        sources = [catalogue.sources[identifier] for identifier in rule.sources]
        sections += ["## Sources", "\n".join(map(_source, sources))]
    return "\n\n".join([*sections, *_allow(rule)]) + "\n"


def _examples(examples: Iterable[Example]) -> str:
    return "\n".join(f"- {_example(example)}" for example in examples)


def _example(example: Example) -> str:
    # A claim may begin or end with a blank or a sign, where emphasis would not be recognised.
    shown = (
        f"<b>{escaped(text)}</b>" if claim else _kept_blanks(text) for text, claim in parts(example)
    )
    return f"{''.join(shown).strip()} {escaped(setting(example))}".rstrip()


def _kept_blanks(text: str) -> str:
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{escaped(text)}{after}"


def _offered(rule: Rule) -> str:
    if rule.instead is not None:
        return escaped(rule.instead)
    return f"No wording can be offered: {escaped(rule.no_wording or 'none is known')}"


def _fix(recipe: Recipe) -> str:
    rows = [f"- {escaped(line)}" for line in fix_lines(recipe)]
    return f"{escaped(fix_meaning(recipe))}\n\n" + "\n".join(rows)


def _source(source: Source) -> str:
    address = source.url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
    told = f"{escaped(source.title)}, {escaped(source.issuer)}, {escaped(source.date)}"
    return f"- [{escaped(source.citation)}](<{address}>): {told} ({verification(source)})"


def _allow(rule: Rule) -> list[str]:
    ways = ways_to_allow(rule)
    configured = f"In `claimlint.yaml`, for all files: `ignore: [{rule.code}]`."
    if not ways:
        return ["## How to allow it", configured]
    comments = "\n".join(ways)
    return ["## How to allow it", f"```html\n{comments}\n```", configured]


def _index(rules: Sequence[Rule]) -> str:
    families: dict[str, list[Rule]] = {}
    for rule in rules:
        families.setdefault(rule.category, []).append(rule)
    parts = [
        MARK,
        "# The rules",
        f"{number(len(rules), 'rule')} by what they object to.",
        "The same [by product](by-product.md) and [by market](by-market.md).",
    ]
    for category, members in families.items():
        rows = [
            f"| [{rule.code}]({page_of(rule)}) | {rule.name} | {escaped(rule.message)} "
            f"| {_severity(rule)} |"
            for rule in members
        ]
        head = ["| code | name | what it objects to | severity |", "| --- | --- | --- | --- |"]
        parts += [f"## {category}", "\n".join([*head, *rows])]
    return "\n\n".join(parts) + "\n"


def _severity(rule: Rule) -> str:
    usual, *others = [f"{severity} {scope}" for severity, scope in severities(rule)]
    return "; ".join([*others, usual]) if others else usual.removesuffix(" always")


def _by_product(rules: Sequence[Rule], markets: Sequence[str]) -> str:
    text = (
        f"What each rule says of a product, whatever the market. {_KEY}, and an empty field is "
        "no objection."
    )
    columns = {
        product: [_verdict(rule, [product], rule.markets or markets) for rule in rules]
        for product in PRODUCTS
    }
    return _matrix("# The rules by product", text, rules, columns)


def _by_market(rules: Sequence[Rule], markets: Sequence[str]) -> str:
    known = sorted({market for rule in rules for market in _named(rule)} - {*markets})
    shown = [*markets, *known]
    verdicts = {
        rule.code: [_verdict(rule, rule.products, [market]) for market in shown] for rule in rules
    }
    local = [rule for rule in rules if len({*verdicts[rule.code]}) > 1]
    text = (
        f"These {len(local)} rules hold in some markets only, or more strictly there; the other "
        f"{len(rules) - len(local)} are the same everywhere. {_KEY} over all products, with all "
        "law that is known to come into force."
    )
    columns = {
        market: [verdicts[rule.code][place] for rule in local] for place, market in enumerate(shown)
    }
    return _matrix("# The rules by market", text, local, columns)


def _named(rule: Rule) -> set[str]:
    """The markets that a rule names, as its own or for a severity."""
    scopes = [key.partition(" ")[0].rpartition("@")[2] for key in rule.severity]
    return {*rule.markets, *(scope for scope in scopes if len(scope) == 2)}


def _verdict(rule: Rule, products: Iterable[str], markets: Iterable[str]) -> str:
    """The letter of the strictest severity over products and markets."""
    found = {
        severity_for(rule.severity, product, market, _LATEST)
        for product in products
        for market in markets
        if product in rule.products and holds_in(rule.markets, market)
    }
    return next((_LETTERS[severity] for severity in SEVERITY_RANK if severity in found), "")


def _matrix(
    title: str, text: str, rules: Sequence[Rule], columns: Mapping[str, Sequence[str]]
) -> str:
    rows = [
        f"| [{rule.code}]({page_of(rule)}) | {rule.name} | {' | '.join(cells)} |"
        for rule, *cells in zip(rules, *columns.values(), strict=True)
    ]
    head = [
        f"| code | name | {' | '.join(columns)} |",
        f"| --- | --- |{' :-: |' * len(columns)}",
    ]
    return "\n\n".join([MARK, title, text, "\n".join([*head, *rows])]) + "\n"
