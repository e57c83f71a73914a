"""The rule book together with the rules about claimlint's own comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.rulebook.select import holds_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from claimlint.report import Profile
    from claimlint.rulebook.model import Rule, Rulebook, Source

    Recipe = tuple[Callable[..., "Catalogue"], tuple[Any, ...]]

HOUSE = "CLM"


class Catalogue:
    """What can be looked up by code when a finding is printed."""

    __slots__ = ("_recipe", "book")

    def __init__(self, book: Rulebook, recipe: Recipe | None = None) -> None:
        """Join ``book`` and the house rules; ``recipe`` leads another process to the same."""
        self.book = book
        self._recipe = recipe

    def __reduce__(self) -> Recipe:
        """Return a function and its arguments: a book is loaded sooner than it is sent."""
        if self._recipe is None:
            raise TypeError("a catalogue without a recipe stays in its process")
        return self._recipe

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, in the order of the codes."""
        from claimlint.ledger.house import house_rules

        return tuple(sorted((*self.book.rules, *house_rules()), key=lambda rule: rule.code))

    @property
    def sources(self) -> dict[str, Source]:
        """The sources by id."""
        return self.book.sources

    @property
    def sha256(self) -> str:
        """The digest of the rule files."""
        return self.book.sha256

    def rule(self, code: str) -> Rule:
        """Return the rule of that code; raise `KeyError` when there is none."""
        if code.startswith(HOUSE):
            from claimlint.ledger.house import house_rule

            found = house_rule(code)
            if found is not None:
                return found
        return self.book.rule(code)


def applies(rule: Rule, profile: Profile) -> bool:
    """Whether ``rule`` can be raised for the product, a market, the readers and the day."""
    return (
        profile.product in rule.products
        and profile.audience in rule.audiences
        and any(holds_in(rule.markets, market) for market in profile.markets)
        and (rule.since is None or rule.since <= profile.as_of)
        and (rule.until is None or profile.as_of < rule.until)
    )
