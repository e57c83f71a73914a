"""The catalogue of rules as a table, as lines, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimlint.reporters.plain import number
from claimlint.rulebook.model import PRODUCTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimlint.reporters import Catalogue
    from claimlint.rulebook.model import Example, Rule

LIST_FORMATS = ("text", "concise", "json")
_HEADINGS = ("CODE", "NAME", "CATEGORY", "SEVERITY", "PRODUCTS", "MARKETS")


def render_list(rules: Sequence[Rule], catalogue: Catalogue, name: str) -> str:
    """Return ``rules`` in the format ``name``, one of `LIST_FORMATS`."""
    if name == "json":
        import json

        entries = [_entry(rule, catalogue) for rule in rules]
        return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
    if name == "concise":
        return "".join(f"{rule.code} {rule.name}\n" for rule in rules)
    return _table([_HEADINGS, *map(_row, rules)]) + f"{number(len(rules), 'rule')}\n"


def _row(rule: Rule) -> tuple[str, ...]:
    products = "all" if len(rule.products) == len(PRODUCTS) else ",".join(rule.products)
    default = rule.severity["default"]
    varies = "*" if len(rule.severity) > 1 else ""
    markets = ",".join(rule.markets) or "all"
    return rule.code, rule.name, rule.category, f"{default}{varies}", products, markets


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(_line(row, widths) for row in rows)


def _line(row: Iterable[str], widths: Iterable[int]) -> str:
    cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
    return "  ".join(cells).rstrip() + "\n"


def _entry(rule: Rule, catalogue: Catalogue) -> dict[str, Any]:
    entry = rule._asdict()
    entry["sources"] = [catalogue.sources[key]._asdict() for key in rule.sources]
    if rule.fix is not None:
        entry["fix"] = {"safety": rule.fix[0], "replace": dict(rule.fix[1])}
    entry["bad"] = [_example(example) for example in rule.bad]
    entry["good"] = [_example(example) for example in rule.good]
    return entry


def _example(example: Example) -> dict[str, Any]:
    return example._asdict()
