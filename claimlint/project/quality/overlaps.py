"""Whether the wording offered passes, and whether two rules say the same of the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.project.bench import profile_of
from claimlint.project.examples import wording_found
from claimlint.project.quality.defect import Defect, of_rule
from claimlint.reporters.plain import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.finding import Finding
    from claimlint.project.quality.defect import Material
    from claimlint.report import Profile
    from claimlint.rulebook.model import Rule
    from claimlint.rulebook.schema import RawRule


def wording_passes(material: Material) -> Iterator[Defect]:
    """What a rule offers to be written instead is no claim itself."""
    for rule in material.rules:
        for said in wording_found(material.bench, rule):
            yield of_rule(rule, "wording", f"{said}; offer other wording")


def claims_are_found_once(material: Material) -> Iterator[Defect]:
    """No two rules of one category mark the same words, over all bad examples.

    A reader is told of one rule only; the other one is dead weight there. One defect is
    given for each pair of rules, at the one whose example shows it first. A rule for other
    markets or readers may say the same by another law, and one that looks beside the claim
    says more than one that does not. A rule that yields to others is told where they fail.
    """
    rules = {raw.rule.code: raw for raw in material.written.rules}
    pairs: dict[frozenset[str], list[tuple[Rule, str]]] = {}
    for rule in material.rules:
        for example in rule.bad:
            profile = profile_of(rule, example)
            for finding in material.bench.lint(example.text, profile):
                for other in finding.also:
                    if _alike(rules[finding.code], rules.get(other)) and _finds(
                        material, example.text, profile, other, finding
                    ):
                        pair = frozenset((finding.code, other))
                        pairs.setdefault(pair, []).append((rule, finding.text))
    for pair, shown in pairs.items():
        rule, words = shown[0]
        message = (
            f"{' and '.join(sorted(pair))} find the same words in {number(len(shown), 'example')}, "
            f"such as '{words}'; narrow one of the two, or join them"
        )
        yield of_rule(rule, "same finding", message)


def _alike(first: RawRule, second: RawRule | None) -> bool:
    """Whether two rules say the same kind of thing to the same people."""
    return second is not None and _concern(first) == _concern(second)


def _concern(raw: RawRule) -> tuple[str, frozenset[str], frozenset[str], bool, bool]:
    rule = raw.rule
    return (
        rule.category,
        frozenset(rule.markets),
        frozenset(rule.audiences),
        raw.beside is not None,
        rule.yields,
    )


def _finds(material: Material, text: str, profile: Profile, code: str, finding: Finding) -> bool:
    """Whether the rule ``code`` on its own marks exactly the words of ``finding``."""
    alone = material.bench.lint(text, profile, only=code)
    return any((found.start, found.end) == (finding.start, finding.end) for found in alone)
