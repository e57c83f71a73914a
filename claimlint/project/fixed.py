"""What a rule's fix makes of its own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.finding import SEVERITY_RANK
from claimlint.fixing.change import applied
from claimlint.fixing.wording import reworded
from claimlint.project.bench import listed, profile_of
from claimlint.readers import read
from claimlint.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.finding import Finding
    from claimlint.project.bench import Bench
    from claimlint.rulebook.model import Example, Rule

_ROUNDS = 10


def fix_holds(bench: Bench, rule: Rule, example: Example) -> Iterator[str]:
    """The fix makes of a bad example what it says, and leaves nothing as severe behind."""
    if example.fixed is None:
        return
    if rule.fix is None:
        yield "the example says what a fix leaves, but the rule has none"
        return
    profile = profile_of(rule, example)
    text, before = example.text, bench.lint(example.text, profile)
    findings = before
    for _ in range(_ROUNDS):
        mended = _mended(text, rule, findings)
        if mended is None:
            break
        text, findings = mended, bench.lint(mended, profile)
    else:
        yield f"the fix never comes to an end; after {_ROUNDS} rounds there is '{text}'"
        return
    if text != example.fixed:
        yield f"the fix is to give '{example.fixed}', it gives '{text}'"
    limit = max((SEVERITY_RANK[f.severity] for f in before if f.code == rule.code), default=0)
    worse = [f for f in findings if SEVERITY_RANK[f.severity] <= limit]
    if worse:
        yield f"the fix is to leave nothing as severe in '{text}', it leaves {listed(worse)}"


def _mended(text: str, rule: Rule, findings: list[Finding]) -> str | None:
    """The text with the first finding of the rule mended; None when none can be."""
    document = read("example.txt", text.encode("utf-8", "surrogatepass"))
    for finding in findings:
        if finding.code != rule.code or rule.fix is None:
            continue
        for _, start, end in document.blocks:
            if start <= finding.start and finding.end <= end:
                claim = Span(finding.start, finding.end)
                changes = reworded(document.prose, claim, Span(start, end), rule.fix[1])
                if changes:
                    return applied(text, changes)
    return None
