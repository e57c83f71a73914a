"""Which of a rule's sources a finding is told by: those that hold where the copy appears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.rulebook.regions import nearness

if TYPE_CHECKING:
    from claimlint.reporters import Catalogue
    from claimlint.rulebook.model import Rule, Source


def rule_page(pages: str, rule: Rule) -> str:
    """Return the address of a rule's page below ``pages``, the address of the folder of them."""
    return f"{pages.rstrip('/')}/{rule.category}/{rule.code}"


def sources_for(rule: Rule, markets: tuple[str, ...], catalogue: Catalogue) -> list[Source]:
    """Return the sources of ``rule`` that hold in one of ``markets``, the nearest first.

    Sources of another jurisdiction are returned only when there are none of these markets:
    the rule then rests on what was said of the same words elsewhere.
    """
    sources = [catalogue.sources[identifier] for identifier in rule.sources]
    near: list[tuple[int, int]] = []
    for place, source in enumerate(sources):
        known = [rank for m in markets if (rank := nearness(source.jurisdiction, m)) is not None]
        if known:
            near.append((min(known), place))
    return [sources[place] for _, place in sorted(near)] or sources
