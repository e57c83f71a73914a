"""Which rules are in force for a profile, and how severe each is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint.finding import SEVERITY_RANK
from claimlint.rulebook.model import SINCE
from claimlint.rulebook.regions import lawgivers

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimlint.finding import Severity
    from claimlint.report import Profile
    from claimlint.rulebook.model import Tables


class Beside(NamedTuple):
    """What decides, elsewhere in the document, whether a claim is a finding.

    Of ``statements`` (numbers of patterns) each must stand ``near`` the claim when
    ``missing`` is true; else the claim is a finding only if one of them does. ``least`` and
    ``linked`` are told in `claimlint.rulebook.schema.Beside`.
    """

    missing: bool
    statements: tuple[int, ...]
    near: str
    least: int
    linked: bool

    @property
    def told_once(self) -> bool:
        """Whether one finding stands for all: what a document lacks, it lacks once."""
        return self.missing and self.near == "document"


class RuleInForce(NamedTuple):
    """A rule as a profile sees it.

    ``severity`` is the strictest verdict over the profile's markets, ``markets`` are those
    that hold it. ``added`` and ``dropped`` are the guards that differ from the usual ones.
    ``yields`` lets other rules of its severity go first. ``beside`` is there for a rule that
    looks further than the sentence of the claim.
    """

    code: str
    severity: Severity
    markets: tuple[str, ...]
    added: frozenset[str]
    dropped: frozenset[str]
    yields: bool = False
    beside: Beside | None = None


def rules_in_force(
    tables: Tables, profile: Profile, wanted: Callable[[str], bool] | None = None
) -> dict[int, RuleInForce]:
    """Return the rules in force by their index in the tables, unwanted codes left out.

    The statements that they look for beside their claims are there under their own numbers,
    each with the rule that it belongs to.
    """
    in_force: dict[int, RuleInForce] = {}
    for index, entry in enumerate(tables.rules):
        code, _, severities, products, markets, audiences, since, until, *rest = entry
        if profile.product not in products or profile.audience not in audiences:
            continue
        if wanted is not None and not wanted(code):
            continue
        if (since and profile.as_of < since) or (until and profile.as_of >= until):
            continue
        verdicts: dict[str, Severity] = {
            market: severity_for(severities, profile.product, market, profile.as_of)  # type: ignore[misc]  # checked on loading
            for market in profile.markets
            if holds_in(markets, market)
        }
        held = {market: value for market, value in verdicts.items() if value in SEVERITY_RANK}
        if held:
            worst = min(held.values(), key=SEVERITY_RANK.__getitem__)
            strictest = tuple(market for market, value in held.items() if value == worst)
            added, dropped, packed, yields = rest
            beside = Beside(*packed) if packed else None
            in_force[index] = rule = RuleInForce(
                code, worst, strictest, frozenset(added), frozenset(dropped), yields, beside
            )
            if beside is not None:
                in_force.update(dict.fromkeys(beside.statements, rule))
    return in_force


def holds_in(markets: tuple[str, ...], market: str) -> bool:
    """Whether a rule for ``markets`` (none: for all) holds in ``market`` or in its region."""
    return not markets or any(giver in markets for giver in lawgivers(market))


def severity_for(severities: dict[str, str], product: str, market: str, as_of: str) -> str:
    """Return error, warning, info or off: the most particular key decides.

    A country comes before its region, and what is said of the product in a market before
    what is said of the product.
    """
    in_force = severities
    dated = [key for key in severities if SINCE in key]
    if dated:
        in_force = {key: value for key, value in severities.items() if key not in dated}
        for key in sorted(dated, key=_day):
            if _day(key) <= as_of:
                in_force[key.partition(SINCE)[0]] = severities[key]
    givers = lawgivers(market)
    for key in (*(f"{product}@{giver}" for giver in givers), product, *givers):
        if key in in_force:
            return in_force[key]
    return in_force["default"]


def _day(key: str) -> str:
    return key.partition(SINCE)[2]
