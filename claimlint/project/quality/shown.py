"""Whether the examples of a rule show what it finds and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.usual import ADDITIONAL, NAMES, USUAL
from claimlint.project.bench import profile_of
from claimlint.project.quality.defect import Defect, of_rule
from claimlint.rulebook.hints import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimlint.project.quality.defect import Material
    from claimlint.rulebook.model import Example, Rule
    from claimlint.rulebook.schema import RawRule

FEWEST = 3
_USUAL = frozenset(guard.NAME for guard in USUAL)
_ADDITIONAL = frozenset(guard.NAME for guard in ADDITIONAL)


def enough_examples(material: Material) -> Iterator[Defect]:
    """A rule is judged by what it finds and by what it leaves alone: some of each."""
    for raw in material.written.rules:
        rule = raw.rule
        for kind, examples in (("bad", rule.bad), ("good", rule.good)):
            if len(examples) < FEWEST:
                message = f"shows {len(examples)} {kind} of at least {FEWEST}; write more"
                yield of_rule(rule, f"{kind} examples", message)


def guards_are_shown(material: Material) -> Iterator[Defect]:
    """Some good example passes because of a guard, and one for each guard that is added."""
    codes = {rule.code for rule in material.rules}
    for raw in material.written.rules:
        if raw.rule.code not in codes:
            continue
        shown = {example.because for example in raw.rule.good} - {None}
        for guard in raw.guards_added:
            if guard in NAMES and guard not in shown:
                found = _saved(material, raw.rule, [guard])
                message = f"adds the guard '{guard}', which no good example shows; "
                remedy = f"write one with 'because: {guard}'"
                yield of_rule(raw.rule, "guard not shown", message + (found or remedy))
        usual = _USUAL.difference(raw.guards_dropped)
        if not shown and usual:
            found = _saved(material, raw.rule, sorted(usual))
            remedy = (
                "write the denial or the warning that comes closest, with 'because: negated' or "
                "the like"
            )
            message = f"no good example says which guard saves it; {found or remedy}"
            yield of_rule(raw.rule, "no guard shown", message)


def _saved(material: Material, rule: Rule, guards: Iterable[str]) -> str | None:
    """Return the remedy when a good example passes because of a guard and does not say so."""
    for example in rule.good:
        if example.because is not None:
            continue
        profile = profile_of(rule, example)
        for guard in guards:
            found = material.bench.lint(example.text, profile, frozenset((guard,)))
            if any(rule.code in (finding.code, *finding.also) for finding in found):
                return f"the one on line {example.line} passes by it: add 'because: {guard}' there"
    return None


def fixes_are_shown(material: Material) -> Iterator[Defect]:
    """What a fix makes of a claim is shown by a bad example."""
    for raw in material.written.rules:
        if raw.rule.fix is not None and not any(example.fixed for example in raw.rule.bad):
            message = "no bad example shows what the fix leaves; add 'fixed: ...' to one"
            yield of_rule(raw.rule, "fix not shown", message)


def guards_exist(material: Material) -> Iterator[Defect]:
    """The guards that a rule or an example names exist and are in force for the rule."""
    for raw in material.written.rules:
        yield from _named(raw)
        in_force = (_USUAL | {*raw.guards_added}) - {*raw.guards_dropped}
        for example in raw.rule.good:
            guard = example.because
            if guard is None or guard in in_force:
                continue
            if guard in NAMES:
                known = f"'{guard}' is not in force for this rule; add it under 'unless', or drop "
                message = f"{known}'because'"
            else:
                message = f"no guard is called '{guard}'{did_you_mean(guard, sorted(NAMES))}"
            yield of_rule(raw.rule, "guard unknown", message, example.line)


def _named(raw: RawRule) -> Iterator[Defect]:
    for key, named, pointless, why in (
        ("add", raw.guards_added, _USUAL, "is in force anyway"),
        ("drop", raw.guards_dropped, _ADDITIONAL, "counts only where it is added"),
    ):
        for guard in named:
            if guard not in NAMES:
                message = f"no guard is called '{guard}'{did_you_mean(guard, sorted(NAMES))}"
                yield of_rule(raw.rule, "guard unknown", message)
            elif guard in pointless:
                message = f"'{guard}' {why}; take it out of '{key}'"
                yield of_rule(raw.rule, "guard pointless", message)


def examples_stand_once(material: Material) -> Iterator[Defect]:
    """No example stands in the book twice: the second shows nothing new."""
    seen: dict[tuple[object, ...], tuple[Rule, Example]] = {}
    for raw in material.written.rules:
        for example in (*raw.rule.bad, *raw.rule.good):
            setting = example.product, example.market, example.audience, example.because
            key = " ".join(example.text.lower().split()), bool(example.spans), *setting
            first = seen.setdefault(key, (raw.rule, example))
            if first[1] is not example:
                rule, same = first
                message = f"{rule.code} has the same example on line {same.line}; write another"
                yield of_rule(raw.rule, "example twice", message, example.line)
