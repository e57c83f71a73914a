"""The pipeline as the rules' own examples are sent through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.engine import Linter
from claimlint.project import values
from claimlint.readers import read
from claimlint.report import Profile
from claimlint.rulebook.model import PRODUCTS

if TYPE_CHECKING:
    from claimlint.finding import Finding
    from claimlint.rulebook.model import Example, Rule, Rulebook

_NONE: frozenset[str] = frozenset()


class Bench:
    """The pipeline, with one linter kept for each profile."""

    def __init__(self, book: Rulebook) -> None:
        """Lint with the rules of ``book``."""
        self._book = book
        self._linters: dict[tuple[Profile, frozenset[str], str | None], Linter] = {}

    def lint(
        self,
        text: str,
        profile: Profile,
        disabled: frozenset[str] = _NONE,
        only: str | None = None,
    ) -> list[Finding]:
        """Return the findings in ``text``, those of the rule ``only`` where one is named.

        ``disabled`` are guards to leave out.
        """
        key = profile, disabled, only
        linter = self._linters.get(key)
        if linter is None:
            wanted = None if only is None else only.__eq__
            linter = self._linters[key] = Linter(self._book, profile, disabled, wanted)
        document = read("example.txt", text.encode("utf-8", "surrogatepass"))
        return linter.lint(document)[0]


def profile_of(rule: Rule, example: Example) -> Profile:
    """Return what the copy of an example is judged as."""
    general = "general" if len(rule.products) == len(PRODUCTS) else rule.products[0]
    market = example.market or (rule.markets[0] if rule.markets else "us")
    audience = example.audience or rule.audiences[0]
    return Profile(example.product or general, (market,), day_of(rule), audience)


def day_of(rule: Rule) -> str:
    """Return a day on which the rule is in force: today if it is, else its first or last."""
    today = values.today()
    if rule.since is not None and today < rule.since:
        return rule.since
    if rule.until is not None and today >= rule.until:
        from datetime import date, timedelta

        return (date.fromisoformat(rule.until) - timedelta(days=1)).isoformat()
    return today


def listed(findings: list[Finding]) -> str:
    """Return the findings as one text, such as ``AGE001 'ageless'``."""
    if not findings:
        return "nothing"
    return ", ".join(f"{finding.code} '{finding.text}'" for finding in findings)
