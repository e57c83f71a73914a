"""What there is to say about a rule beside its own texts, alike for terminal and page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.rulebook.model import AUDIENCES, PRODUCTS, SINCE

if TYPE_CHECKING:
    from claimlint.rulebook.model import Example, Recipe, Rule


def severities(rule: Rule) -> list[tuple[str, str]]:
    """Return each severity with the words for where it holds."""
    alone = len(rule.severity) == 1
    return [(severity, _scope(key, alone=alone)) for key, severity in rule.severity.items()]


def _scope(key: str, *, alone: bool) -> str:
    scope, since, day = key.partition(SINCE)
    if scope == "default":
        return f"in all other cases{since}{day}" if since or not alone else "always"
    product, _, market = scope.partition("@")
    return f"for {product} in {market}{since}{day}" if market else f"for {product}{since}{day}"


def applies(rule: Rule) -> str:
    """Return for which products, markets, readers and days the rule is."""
    everything = len(rule.products) == len(PRODUCTS)
    products = f"Products: {'all' if everything else ', '.join(rule.products)}."
    markets = f"Markets: {', '.join(rule.markets) or 'all'}."
    both = len(rule.audiences) == len(AUDIENCES)
    readers = f"Audience: {'all' if both else ', '.join(rule.audiences)}."
    since = f" Since {rule.since}." if rule.since else ""
    until = f" Until {rule.until}." if rule.until else ""
    return f"{products} {markets} {readers}{since}{until}"


def parts(example: Example) -> list[tuple[str, bool]]:
    """Cut an example into texts, each with whether it is a claim that is marked."""
    cut: list[tuple[str, bool]] = []
    at = 0
    for start, end in example.spans:
        cut += [(example.text[at:start], False), (example.text[start:end], True)]
        at = end
    return [(text, claim) for text, claim in [*cut, (example.text[at:], False)] if text]


def setting(example: Example) -> str:
    """Return as what an example is judged and which guard saves it, or nothing."""
    judged = ", ".join(filter(None, (example.product, example.market, example.audience)))
    because = f" [passes: {example.because}]" if example.because else ""
    return (f" ({judged})" if judged else "") + because


_SAFETIES = {
    "safe": "keeps the meaning: --fix makes it.",
    "unsafe": "changes the meaning: only --unsafe-fixes makes it.",
    "display": "is only shown: somebody has to write it.",
}


def fix_meaning(recipe: Recipe) -> str:
    """Return how far the fix of a rule may be trusted."""
    return f"The fix {_SAFETIES[recipe[0]]}"


def fix_lines(recipe: Recipe) -> list[str]:
    """Return what the fix of a rule does, a line for each thing that it looks for."""
    return [
        f"{_looked_for(found)}: {f'write {written!r}' if written else 'taken out'}"
        for found, written in recipe[1]
    ]


def _looked_for(found: str) -> str:
    return f"{found!r}" if found else "the claim"


def ways_to_allow(rule: Rule) -> tuple[str, ...]:
    """Return comments that allow a claim in the copy; none for a rule about such comments."""
    code = rule.code
    if not rule.path:
        return ()
    return (
        f"<!-- claimlint-disable-next-line {code} the reason -->",
        f"<!-- claimlint-disable-line {code} the reason -->",
        f"<!-- claimlint-disable {code} the reason --> ... <!-- claimlint-enable {code} -->",
        f"<!-- claimlint-disable-file {code} the reason -->",
    )
