"""Rules about the use of claimlint itself, which look at its comments and not at claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.rulebook.model import AUDIENCES, PRODUCTS, Example, Rule

if TYPE_CHECKING:
    from claimlint.finding import Severity

UNUSED = "CLM001"
NO_REASON = "CLM002"
EXPIRED = "CLM003"


def house_rules() -> tuple[Rule, ...]:
    """Return the rules that the rule files do not hold."""
    return (_UNUSED_RULE, _NO_REASON_RULE, _EXPIRED_RULE)


def house_rule(code: str) -> Rule | None:
    """Return the house rule of that code, or None."""
    return next((rule for rule in house_rules() if rule.code == code), None)


def _rule(  # noqa: PLR0913 - what the rules differ in, by name
    code: str, name: str, severity: Severity, *, message: str, why: str, instead: str, shown: str
) -> Rule:
    """Return a house rule; ``shown`` is a comment that it objects to."""
    return Rule(
        code=code,
        name=name,
        category="suppression",
        severity={"default": severity},
        products=PRODUCTS,
        markets=(),
        audiences=AUDIENCES,
        since=None,
        until=None,
        message=message,
        why=why,
        instead=instead,
        no_wording=None,
        sources=(),
        yields=False,
        bad=(Example(shown, ((0, len(shown)),), None, None, None, 0),),
        good=(),
        path="",
        line=0,
    )


_UNUSED_RULE = _rule(
    UNUSED,
    "suppression-unused",
    "warning",
    message="This comment switches off nothing.",
    why=(
        "A suppression that meets no claim is left over from copy that was changed, or its code "
        "is mistyped. Either way it will hide the next claim that is written in its place, and "
        "nobody will have decided about that one."
    ),
    instead="Delete the comment, or correct its code.",
    shown="<!-- claimlint-disable-next-line XYZ001 approved by counsel -->",
)
_NO_REASON_RULE = _rule(
    NO_REASON,
    "suppression-without-reason",
    "info",
    message="This comment allows a claim and does not say why.",
    why=(
        "Whoever is asked about the claim later, often by a regulator and often not its author, "
        "needs to know who allowed it and on what ground."
    ),
    instead="Add the reason after the codes: claimlint-disable-line AGE001 substantiated, file 12",
    shown="<!-- claimlint-disable AGE001 -->",
)
_EXPIRED_RULE = _rule(
    EXPIRED,
    "suppression-expired",
    "warning",
    message="This comment no longer allows the claim.",
    why=(
        "Whoever allowed the claim did so up to a day, because a study, a contract or a licence "
        "was to be looked at again. That day has passed, so the claim is reported again."
    ),
    instead="Look at the ground again; then write a new date, or change the copy.",
    shown="<!-- claimlint-disable-line AGE001 file 12, until 2020-01-31 -->",
)
