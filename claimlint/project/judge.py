"""One way of judging, for all files that are to be judged alike."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from claimlint.finding import SEVERITY_RANK
from claimlint.project.catalogue import HOUSE, applies
from claimlint.rulebook.select import rules_in_force

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimlint.finding import Dismissal, Finding
    from claimlint.project.catalogue import Catalogue
    from claimlint.project.selection import Selection
    from claimlint.report import Profile

_NO_WEIGHTS: tuple[tuple[str, str], ...] = ()


class Judge:
    """The rules in force for one profile, as far as they are wanted.

    ``weights`` are severities by code or prefix, as in `claimlint.project.settings.Settings`.
    Without ``explain`` no dismissals are kept.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        profile: Profile,
        selection: Selection | None = None,
        weights: tuple[tuple[str, str], ...] = _NO_WEIGHTS,
        *,
        explain: bool = True,
    ) -> None:
        """Prepare the linter."""
        self._catalogue = catalogue
        self.profile = profile
        self._takes = selection.takes if selection else None
        self._weights = weights
        self._answers: dict[str, bool] = {}
        self._explain = explain

    @cached_property
    def lint(self) -> Callable[..., tuple[list[Finding], list[Dismissal]]]:
        """`claimlint.engine.Linter.lint`, loaded for the first file that is really linted."""
        from claimlint.engine import Linter

        book = self._catalogue.book
        if self._weights:
            from claimlint.project.weights import weighed

            book = weighed(book, self._weights)
        return Linter(book, self.profile, wanted=self._takes, explain=self._explain).lint

    def in_force(self, entry: str) -> bool:
        """Whether a rule whose code begins with ``entry`` can be raised."""
        return any(
            rule.code.startswith(entry) and self.takes(rule.code) and applies(rule, self.profile)
            for rule in self._catalogue.rules
        )

    def answers(self, code: str) -> bool:
        """Whether the rule of that code would be heard, or is there no more."""
        if code not in self._answers:
            is_rule = any(rule.code == code for rule in self._catalogue.rules)
            self._answers[code] = not is_rule or self.in_force(code)
        return self._answers[code]

    @cached_property
    def looking_beside(self) -> frozenset[str]:
        """The codes of rules in force that look further than the sentence of a claim."""
        rules = rules_in_force(self._catalogue.book.tables, self.profile, self._takes)
        return frozenset(rule.code for rule in rules.values() if rule.beside is not None)

    def takes(self, code: str) -> bool:
        """Whether findings of the rule ``code`` are wanted."""
        return self._takes is None or self._takes(code)

    def wanted(self, finding: Finding, limit: int) -> bool:
        """Whether ``finding`` is asked for; ``limit`` is the rank of the least severe one."""
        return SEVERITY_RANK[finding.severity] <= limit and self.takes(finding.code)

    def weighed(self, findings: list[Finding]) -> list[Finding]:
        """Return findings, those about comments with the severity that is wanted for them."""
        if not self._weights:
            return findings
        from claimlint.project.weights import weight_of

        return [
            finding._replace(severity=weight_of(finding.code, self._weights) or finding.severity)  # type: ignore[arg-type]  # checked when it was read
            if finding.code.startswith(HOUSE)
            else finding
            for finding in findings
        ]
