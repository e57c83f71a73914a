"""The claim is asked, and not answered with yes.

"Can it cure acne? No." is silent, "Can it cure acne? Yes." is a claim, and so are offers in
the form of a question ("Want to erase your wrinkles?").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim

NAME = "question"
CUES = ("question_mark",)


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim inside a question that is not answered with yes and offers nothing."""
    sentence, bits = context.sentence, context.bits
    mark = sentence.first_hit(bits["question_mark"], claim.last, len(sentence.words))
    if mark is None:
        return None
    opening = sentence.first_hit(bits["offering_question"], 0, min(3, claim.first + 1))
    if opening is not None:
        return None
    answer, begin = sentence, mark[1]
    if begin >= len(sentence.words):
        following = context.following()
        if following is None:
            return Verdict(NAME, "drop", "asked, not said")
        answer, begin = following, 0
    agreed = answer.first_hit(bits["yes"], begin, begin + 3)
    if agreed is not None and not answer.first_hit(bits["negator"], begin, agreed[1] + 1):
        return None
    return Verdict(NAME, "drop", "asked, and not answered with yes")
