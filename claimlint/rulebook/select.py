"""Which rules are in force for a profile, and how severe each is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint.finding import SEVERITY_RANK

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimlint.finding import Severity
    from claimlint.report import Profile
    from claimlint.rulebook.model import Tables


class RuleInForce(NamedTuple):
    """A rule as a profile sees it.

    ``severity`` is the strictest verdict over the profile's markets, ``markets`` are those
    that hold it. ``added`` and ``dropped`` are the guards that differ from the usual ones.
    """

    code: str
    severity: Severity
    markets: tuple[str, ...]
    added: frozenset[str]
    dropped: frozenset[str]


def rules_in_force(
    tables: Tables, profile: Profile, wanted: Callable[[str], bool] | None = None
) -> dict[int, RuleInForce]:
    """Return the rules in force by their index in the tables, unwanted codes left out."""
    in_force: dict[int, RuleInForce] = {}
    for index, entry in enumerate(tables.rules):
        code, _, severities, products, markets, audiences, since, until, added, dropped = entry
        if profile.product not in products or profile.audience not in audiences:
            continue
        if wanted is not None and not wanted(code):
            continue
        if (since and profile.as_of < since) or (until and profile.as_of >= until):
            continue
        verdicts: dict[str, Severity] = {
            market: severity_for(severities, profile.product, market)  # type: ignore[misc]  # checked on loading
            for market in profile.markets
            if not markets or market in markets
        }
        held = {market: value for market, value in verdicts.items() if value in SEVERITY_RANK}
        if held:
            worst = min(held.values(), key=SEVERITY_RANK.__getitem__)
            strictest = tuple(market for market, value in held.items() if value == worst)
            in_force[index] = RuleInForce(
                code, worst, strictest, frozenset(added), frozenset(dropped)
            )
    return in_force


def severity_for(severities: dict[str, str], product: str, market: str) -> str:
    """Return error, warning, info or off: the most particular key decides."""
    for key in (f"{product}@{market}", product, market):
        if key in severities:
            return severities[key]
    return severities["default"]
