"""A rule book in which the configuration says how severe rules are."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from claimlint.project.keys import OFF
from claimlint.project.selection import reach

if TYPE_CHECKING:
    from claimlint.rulebook.model import Rulebook


def weighed(book: Rulebook, weights: tuple[tuple[str, str], ...]) -> Rulebook:
    """Return ``book`` with the severities ``weights`` gives by code or prefix.

    Where a rule itself says that it does not hold, for a product or a market, that stays: a
    weight tells how grave a claim is, not whether it is one.
    """
    rules = []
    for code, category, severities, *rest in book.tables.rules:
        weight = weight_of(code, weights)
        if weight is not None:
            severities = {key: old if old == OFF else weight for key, old in severities.items()}  # noqa: PLW2901 - the entry as it is to be
        rules.append((code, category, severities, *rest))
    changed = copy(book)
    changed.tables = book.tables._replace(rules=tuple(rules))
    return changed


def weight_of(code: str, weights: tuple[tuple[str, str], ...]) -> str | None:
    """Return what the longest entry that covers ``code`` says; None when there is none."""
    reaching = [(reach((entry,), code), weight) for entry, weight in weights]
    longest, weight = max(reaching, default=(-1, None))
    return weight if longest >= 0 else None
