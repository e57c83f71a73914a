"""Whether the texts, sources and conditions of a rule make sense together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.project.markets import is_market
from claimlint.project.quality.defect import Defect, of_rule
from claimlint.rulebook.model import SINCE
from claimlint.rulebook.select import holds_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.project.quality.defect import Material
    from claimlint.rulebook.model import Rule
    from claimlint.rulebook.schema import Pattern


def texts_are_sentences(material: Material) -> Iterator[Defect]:
    """Message and reason are sentences; wording is offered, or it is said why there is none."""
    for raw in material.written.rules:
        rule = raw.rule
        for key, text in (("message", rule.message), ("why", rule.why)):
            if not text or not text.endswith(".") or text[0] != text[0].upper():
                message = f"'{key}' is no sentence; begin with a capital and end with a full stop"
                yield of_rule(rule, "text", message)
        offered = rule.instead if rule.instead is not None else rule.no_wording
        if not offered:
            key = "instead" if rule.instead is not None else "none"
            message = f"'{key}' is empty; offer wording, or say why there can be none"
            yield of_rule(rule, "text", message)
        elif offered[0] != offered[0].upper():
            yield of_rule(rule, "text", "'instead' begins in lower case; write a capital")


def sources_are_read(material: Material) -> Iterator[Defect]:
    """A rule cites a source once, and rests on one at least that somebody has read."""
    sources = material.written.sources
    for raw in material.written.rules:
        rule = raw.rule
        for identifier in dict.fromkeys(rule.sources):
            if rule.sources.count(identifier) > 1:
                message = f"cites '{identifier}' more than once; keep the first"
                yield of_rule(rule, "source twice", message)
        if all(sources[identifier].verified == "from memory" for identifier in rule.sources):
            message = "rests on sources from memory alone; read one of them, or cite another"
            yield of_rule(rule, "source unread", message)


def codes_tell_the_category(material: Material) -> Iterator[Defect]:
    """The letters of a code stand for one category, or for the law of some markets."""
    families: dict[str, list[Rule]] = {}
    for raw in material.written.rules:
        families.setdefault(raw.rule.code[:3], []).append(raw.rule)
    for letters, (first, *others) in families.items():
        if first.markets and all(rule.markets for rule in others):
            continue
        for rule in others:
            if rule.category != first.category:
                message = (
                    f"{letters} stands for '{first.category}' (as in {first.code}), this rule is "
                    f"'{rule.category}'; correct the category or the code"
                )
                yield of_rule(rule, "family", message)


def rules_can_be_in_force(material: Material) -> Iterator[Defect]:
    """Markets exist, days follow each other, and some verdict is more than ``off``."""
    for raw in material.written.rules:
        rule = raw.rule
        scopes = [_scope(key) for key in rule.severity]
        named = [market for _, market in scopes if market]
        for market in sorted({*rule.markets, *named}):
            if not is_market(market) or market == "gb":
                message = f"'{market}' is no market; write eu, uk or an ISO 3166 country code"
                yield of_rule(rule, "never in force", message)
        if rule.since and rule.until and rule.since >= rule.until:
            message = "'until' comes before 'since'; exchange or correct them"
            yield of_rule(rule, "never in force", message)
        if all(severity == "off" for severity in rule.severity.values()):
            message = "is off for everything; give a severity, or take the rule out"
            yield of_rule(rule, "never in force", message)
        for key, (product, market) in zip(rule.severity, scopes, strict=True):
            if (product and product not in rule.products) or (
                market and not holds_in(rule.markets, market)
            ):
                message = f"has a severity for '{key}', to which it does not apply; take that out"
                yield of_rule(rule, "severity idle", message)


def _scope(key: str) -> tuple[str, str]:
    """Return the product and the market that a severity is for; empty where it is for all."""
    scope = key.partition(SINCE)[0]
    if len(scope) == 2:
        return "", scope
    product, _, market = scope.partition("@")
    return "" if product == "default" else product, market


def patterns_stand_once(material: Material) -> Iterator[Defect]:
    """No two entries of 'match' in the book look for the same words."""
    seen: dict[tuple[object, ...], tuple[Rule, Pattern]] = {}
    for raw in material.written.rules:
        for pattern in raw.patterns:
            scope = raw.rule.products, raw.rule.markets, raw.rule.audiences, raw.beside
            key = *pattern._replace(line=0), *scope
            rule, first = seen.setdefault(key, (raw.rule, pattern))
            if first is not pattern:
                where = "this rule" if rule is raw.rule else rule.code
                message = f"{where} looks for the same on line {first.line}; keep one"
                yield of_rule(raw.rule, "pattern twice", message, pattern.line)
