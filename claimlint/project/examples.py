"""The rules' own examples, run through the whole pipeline."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from claimlint.engine import Linter
from claimlint.project import values
from claimlint.project.run import internal_error
from claimlint.readers import read
from claimlint.report import Profile
from claimlint.rulebook import load_rulebook
from claimlint.rulebook.model import PRODUCTS, RuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimlint.finding import Finding
    from claimlint.project.config import Config
    from claimlint.rulebook.model import Example, Rule, Rulebook


class Pack(NamedTuple):
    """The rules whose examples are to be run, and the book that they are run with."""

    book: Rulebook
    rules: tuple[Rule, ...]


class ExampleFailure(NamedTuple):
    """An example that does not show what it says; ``path`` and ``line`` are the example's."""

    path: str
    line: int
    code: str
    message: str


class Outcome(NamedTuple):
    """What was run, and what failed, in the order of the rules."""

    rules: int
    examples: int
    failures: list[ExampleFailure]


def load_pack(paths: tuple[str, ...], config: Config | None) -> Pack:
    """Return the rules to test: those defined in ``paths``, or without any all of them.

    Paths outside the shipped rules and the configured packs are loaded as further packs.
    Raise `RuleError` for a broken rule file and for a path without rules.
    """
    configured = config.rules if config else ()
    book = load_rulebook(configured)
    if not paths:
        return Pack(book, book.rules)
    further = tuple(path for path in paths if not _defined_in(path, book))
    if further:
        book = load_rulebook((*configured, *further))
    for path in paths:
        if not _defined_in(path, book):
            raise RuleError(
                path, 0, "no rule is defined here; name a rule file or a folder of them"
            )
    return Pack(
        book, tuple(rule for rule in book.rules if any(_is_under(rule.path, p) for p in paths))
    )


def _defined_in(path: str, book: Rulebook) -> bool:
    return any(_is_under(rule.path, path) for rule in book.rules)


def _is_under(path: str, top: str) -> bool:
    inner, outer = os.path.realpath(path), os.path.realpath(top)
    return inner == outer or inner.startswith(os.path.join(outer, ""))


def run_examples(pack: Pack) -> Outcome:
    """Run every example of the pack's rules, and lint the wording that they offer."""
    bench = _Bench(pack.book)
    failures = []
    count = 0
    for rule in pack.rules:
        for examples, check in ((rule.bad, bench.bad), (rule.good, bench.good)):
            for example in examples:
                count += 1
                failures += _caught(rule, example.line, check, example)
        if rule.instead is not None:
            failures += _caught(rule, rule.line, bench.instead, None)
    return Outcome(len(pack.rules), count, failures)


def _caught(
    rule: Rule,
    line: int,
    check: Callable[[Rule, Example | None], Iterator[str]],
    example: Example | None,
) -> list[ExampleFailure]:
    """Run one check; a rule or a reader that breaks down fails it."""
    try:
        messages = list(check(rule, example))
    except Exception as error:  # noqa: BLE001 - one example's trouble must not end the run
        messages = [internal_error("an example", error)]
    path = _from_here(rule.path)
    return [ExampleFailure(path, line, rule.code, message) for message in messages]


def _from_here(path: str) -> str:
    """Return a path below the current folder as it is seen from there."""
    return os.path.relpath(path) if _is_under(path, os.curdir) else path


class _Bench:
    """The pipeline, with one linter kept for each profile."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._linters: dict[tuple[Profile, frozenset[str]], Linter] = {}

    def _lint(
        self, text: str, profile: Profile, disabled: frozenset[str] = frozenset()
    ) -> list[Finding]:
        linter = self._linters.get((profile, disabled))
        if linter is None:
            linter = self._linters[profile, disabled] = Linter(self._book, profile, disabled)
        document = read("example.txt", text.encode("utf-8", "surrogatepass"))
        return linter.lint(document)[0]

    def bad(self, rule: Rule, example: Example | None) -> Iterator[str]:
        """Exactly the marked words are found, by this rule."""
        if example is None:
            return
        findings = self._lint(example.text, _profile(rule, example))
        spans = {(finding.start, finding.end): finding for finding in findings}
        for start, end in example.spans:
            found = spans.pop((start, end), None)
            marked = f"'{example.text[start:end]}' is to be found"
            if found is None:
                yield f"{marked}, found is {_listed(findings)}"
            elif found.code != rule.code:
                yield f"{marked} by this rule, {found.code} finds it instead"
        for finding in spans.values():
            if not any(_overlap(finding, span) for span in example.spans):
                yield f"nothing else is to be found, {_listed([finding])} is"

    def good(self, rule: Rule, example: Example | None) -> Iterator[str]:
        """Nothing is found, and but for the guard that it names this rule would find it."""
        if example is None:
            return
        profile = _profile(rule, example)
        for finding in self._lint(example.text, profile):
            if finding.code == rule.code or finding.severity != "info":
                yield f"nothing is to be found in '{example.text}', {_listed([finding])} is"
        if example.because is None:
            return
        without = self._lint(example.text, profile, frozenset((example.because,)))
        if not any(rule.code in (finding.code, *finding.also) for finding in without):
            yield (
                f"'{example.text}' proves nothing about '{example.because}': "
                "without that guard nothing is found by this rule either"
            )

    def instead(self, rule: Rule, _: Example | None) -> Iterator[str]:
        """The wording that the rule offers passes for every product of the rule."""
        if rule.instead is None:
            return
        for product in rule.products:
            profile = Profile(product, rule.markets or ("us",), _day(rule), rule.audiences[0])
            found = [f for f in self._lint(rule.instead, profile) if f.severity != "info"]
            if found:
                yield f"the wording offered is to pass for '{product}', {_listed(found)} is found"
                return


def _profile(rule: Rule, example: Example) -> Profile:
    general = "general" if len(rule.products) == len(PRODUCTS) else rule.products[0]
    market = example.market or (rule.markets[0] if rule.markets else "us")
    audience = example.audience or rule.audiences[0]
    return Profile(example.product or general, (market,), _day(rule), audience)


def _day(rule: Rule) -> str:
    """Return a day on which the rule is in force: today if it is, else its first or last."""
    today = values.today()
    if rule.since is not None and today < rule.since:
        return rule.since
    if rule.until is not None and today >= rule.until:
        from datetime import date, timedelta

        return (date.fromisoformat(rule.until) - timedelta(days=1)).isoformat()
    return today


def _overlap(finding: Finding, span: tuple[int, int]) -> bool:
    return finding.start < span[1] and span[0] < finding.end


def _listed(findings: list[Finding]) -> str:
    if not findings:
        return "nothing"
    return ", ".join(f"{finding.code} '{finding.text}'" for finding in findings)
