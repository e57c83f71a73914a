"""The rules' own examples, run through the whole pipeline."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from claimlint.guards.usual import NAMES
from claimlint.project.bench import Bench, day_of, listed, profile_of
from claimlint.project.draft import to_fill_in
from claimlint.project.fixed import fix_holds
from claimlint.project.pack import from_here
from claimlint.project.run import internal_error
from claimlint.report import Profile
from claimlint.rulebook.hints import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimlint.finding import Finding
    from claimlint.project.pack import Pack
    from claimlint.rulebook.model import Example, Rule


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


def run_examples(pack: Pack) -> Outcome:
    """Run every example of the pack's rules, and lint the wording that they offer."""
    bench = Bench(pack.book)
    failures = []
    count = 0
    for rule in pack.rules:
        missing = to_fill_in(rule)
        if missing is not None:
            failures.append(ExampleFailure(from_here(rule.path), rule.line, rule.code, missing))
            continue
        for examples, check in ((rule.bad, _bad), (rule.good, _good)):
            for example in examples:
                count += 1
                failures += _caught(rule, example.line, partial(check, bench, rule, example))
        failures += _caught(rule, rule.line, partial(wording_found, bench, rule))
    return Outcome(len(pack.rules), count, failures)


def _caught(rule: Rule, line: int, check: Callable[[], Iterator[str]]) -> list[ExampleFailure]:
    """Run one check; a rule or a reader that breaks down fails it."""
    try:
        messages = list(check())
    except Exception as error:  # noqa: BLE001 - one example's trouble must not end the run
        messages = [internal_error("an example", error)]
    path = from_here(rule.path)
    return [ExampleFailure(path, line, rule.code, message) for message in messages]


def _bad(bench: Bench, rule: Rule, example: Example) -> Iterator[str]:
    """Exactly the marked words are found, by this rule."""
    findings = bench.lint(example.text, profile_of(rule, example))
    spans = {(finding.start, finding.end): finding for finding in findings}
    for start, end in example.spans:
        found = spans.pop((start, end), None)
        marked = f"'{example.text[start:end]}' is to be found"
        if found is None:
            yield f"{marked}, found is {listed(findings)}"
        elif found.code != rule.code:
            yield f"{marked} by this rule, {found.code} finds it instead"
    for finding in spans.values():
        if not any(_overlap(finding, span) for span in example.spans):
            yield f"nothing else is to be found, {listed([finding])} is"
    yield from fix_holds(bench, rule, example)


def _good(bench: Bench, rule: Rule, example: Example) -> Iterator[str]:
    """Nothing is found, and but for the guard that it names this rule would find it."""
    profile = profile_of(rule, example)
    for finding in bench.lint(example.text, profile):
        if finding.code == rule.code or finding.severity != "info":
            yield f"nothing is to be found in '{example.text}', {listed([finding])} is"
    if example.because is None:
        return
    if example.because not in NAMES:
        yield f"'{example.because}' is no guard{did_you_mean(example.because, sorted(NAMES))}"
        return
    without = bench.lint(example.text, profile, frozenset((example.because,)))
    if not any(rule.code in (finding.code, *finding.also) for finding in without):
        yield (
            f"'{example.text}' proves nothing about '{example.because}': "
            "without that guard nothing is found by this rule either"
        )


def wording_found(bench: Bench, rule: Rule) -> Iterator[str]:
    """The wording that the rule offers passes for every product of the rule."""
    if rule.instead is None:
        return
    for product in rule.products:
        profile = Profile(product, rule.markets or ("us",), day_of(rule), rule.audiences[0])
        found = [f for f in bench.lint(rule.instead, profile) if f.severity != "info"]
        if found:
            yield f"the wording offered is to pass for '{product}', {listed(found)} is found"
            return


def _overlap(finding: Finding, span: tuple[int, int]) -> bool:
    return finding.start < span[1] and span[0] < finding.end
