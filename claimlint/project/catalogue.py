"""The rule book together with the rules about claimlint's own comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.rulebook.select import holds_in

if TYPE_CHECKING:
    from claimlint.report import Profile
    from claimlint.rulebook.model import Rule, Rulebook, Source

HOUSE = "CLM"


class Catalogue:
    """What can be looked up by code when a finding is printed."""

    __slots__ = ("book",)

    def __init__(self, book: Rulebook) -> None:
        """Join ``book`` and the house rules."""
        self.book = book

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
