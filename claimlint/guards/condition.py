"""The claim is only supposed: "products that claim to treat acne are drugs", "whether it heals"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict, turns

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim

NAME = "supposed"
CUES = ("whether", "legal", "establish")

_DUTY = frozenset((b"must", b"should", b"to"))


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim under "whether" or a duty, or in a sentence that explains the law."""
    sentence, bits = context.sentence, context.bits
    if _is_left_open(claim, context):
        return Verdict(NAME, "drop", "left open by 'whether'")
    law = sentence.first_hit(bits["legal"], 0, len(sentence.words))
    if law is not None and not claim.first <= law[0] < claim.last:
        return Verdict(NAME, "drop", "said to explain the law")
    if sentence.first_hit(bits["establish"], claim.first, claim.first + 1) is not None:
        before = sentence.words[max(0, claim.first - 2) : claim.first]
        if len(before) > 1 and before[1] == b"be" and before[0] in _DUTY:
            return Verdict(NAME, "drop", "asked for, not said to be so")
    return None


def _is_left_open(claim: Claim, context: Context) -> bool:
    """Whether "whether" governs the claim.

    "Whether you want calm or shine, it heals eczema" and "whether healing acne or fading scars"
    leave nothing open.
    """
    sentence = context.sentence
    doubt = sentence.last_hit(context.bits["whether"], 0, claim.first)
    if doubt is None or turns(context, doubt[1], claim.first):
        return False
    following = sentence.words[doubt[1]]
    if following.endswith(b"ing") and b"or" in sentence.words[doubt[1] :]:
        return False
    begins = doubt[0] == 0 or following in (b"it's", b"you", b"you're", b"your")
    return not (begins and b"," in sentence.words[doubt[1] : claim.first])
