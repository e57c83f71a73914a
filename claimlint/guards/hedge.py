"""Careful wording lowers the severity but does not take the claim away.

Regulators hold that "may", "helps" and "promising" leave a drug claim what it is; a sentence
that only says that something is being studied promises nothing yet, and one that tells of both
outcomes ("some see more, others little benefit") promises little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict, clause_start

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim

NAME = "hedged"
_SOLD = frozenset(
    (b"book", b"buy", b"each", b"every", b"get", b"i", b"me", b"mine", b"my", b"new", b"order",
     b"the", b"these", b"this", b"try", b"you", b"your")
)  # fmt: skip
CUES = ("hedge", "under_study", "balanced")


def check(claim: Claim, context: Context) -> Verdict | None:
    """Soften a hedged claim to a warning, one only under study or told both ways to info."""
    sentence, bits = context.sentence, context.bits
    begin = clause_start(context, claim.first)
    heading = 0 if begin and sentence.words[begin - 1] == b":" else begin
    if sentence.first_hit(bits["under_study"], heading, claim.last) is not None:
        return Verdict(NAME, "soften", "said to be under study", "info")
    if sentence.first_hit(bits["balanced"], claim.last, len(sentence.words)) is not None:
        return Verdict(NAME, "soften", "the other outcome is told as well", "info")
    if sentence.first_hit(bits["hedge"], begin, claim.last) is not None:
        if _is_plain_fact(context):
            return Verdict(NAME, "soften", "a hedged fact, with nothing sold", "info")
        return Verdict(NAME, "soften", "hedged", "warning")
    return None


def _is_plain_fact(context: Context) -> bool:
    """Whether nobody sells in the sentence nor beside it: "oily fish may lower triglycerides"."""
    sentence = context.sentence
    if context.voice.product != "general" or sentence.mask & context.bits["negator"]:
        return False
    beside = (context.sentence, context.previous(), context.following())
    sold = context.bits["brand_voice"]
    return all(
        sentence is None or not (sentence.mask & sold or _SOLD.intersection(sentence.words))
        for sentence in beside
    )
