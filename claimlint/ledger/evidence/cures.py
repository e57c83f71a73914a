"""What evidence can do for a finding of a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimlint.report import Profile
    from claimlint.rulebook.model import Rule

Cure = Literal["cures", "lowers", "never"]

# What a thing is and may be sold as, and what is missing or undone, no study changes.
_NEVER = frozenset(["disease", "identity", "status", "disclosure", "procedure", "suppression"])
# Proof is one half of it; a qualification in the copy is the other.
_LOWERED = frozenset(["environment", "testimonial", "weight-loss", "natural"])
# An approval or clearance by an authority covers what a drug or device is for.
_LICENSED = frozenset(["drug", "device"])
_ORDER: tuple[Cure, ...] = ("cures", "lowers", "never")


def cure(rules: Iterable[Rule], profile: Profile, kinds: Iterable[str]) -> Cure:
    """Return the least that evidence of these ``kinds`` does for the rules that met a claim."""
    known = frozenset(kinds)
    return max(
        (_for_rule(rule, profile, known) for rule in rules), key=_ORDER.index, default="never"
    )


def _for_rule(rule: Rule, profile: Profile, kinds: frozenset[str]) -> Cure:
    from claimlint.rulebook.select import holds_in, severity_for

    severities = {
        severity_for(rule.severity, profile.product, market, profile.as_of)
        for market in profile.markets
        if holds_in(rule.markets, market)
    }
    if "error" in severities:
        return "never"
    if rule.category == "disease" and profile.product in _LICENSED and "regulation" in kinds:
        return "lowers"
    if rule.category in _NEVER:
        return "never"
    return "lowers" if rule.category in _LOWERED else "cures"
