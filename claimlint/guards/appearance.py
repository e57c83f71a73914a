"""What changes is the look: "reduces the appearance of wrinkles".

The appearance word saves the claim only as the object of the verb. In "improves the look of
skin by stimulating collagen" the verb "stimulating" has another object. What lasts until the face
is washed is a look as well: "fills fine lines until you wash it off".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Sentence

NAME = "appearance"
CUES = ("appearance", "for_now")

_FOR_NOW_REACH = 6
_LOOK_REACH = 5


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a frame whose target is governed by a word for appearance."""
    sentence, bits = context.sentence, context.bits
    # A phrase may end in the "for" of "for the evening".
    begin = claim.last - (sentence.words[claim.last - 1] == b"for")
    for_now = sentence.first_hit(bits["for_now"], begin, claim.last + _FOR_NOW_REACH)
    if for_now is None and claim.effect is None:
        within = sentence.first_hit(bits["for_now"], claim.first + 1, claim.last)
        for_now = within if within and sentence.words[within[0]] == b"for" else None
    if for_now is not None:
        return Verdict(NAME, "drop", "it lasts until it is taken off")
    if claim.effect is None or claim.target is None:
        return None
    if claim.effect[0] < claim.target[0]:
        begin, end = claim.effect[1], claim.target[0]
    else:
        begin, end = claim.target[1], claim.effect[0]
        if _is_look_of(sentence, claim.target[0], bits):
            return Verdict(NAME, "drop", "only the look is said to change")
    if sentence.first_hit(bits["appearance"], begin, end) is None:
        return None
    return Verdict(NAME, "drop", "only the look is said to change")


def _is_look_of(sentence: Sentence, target: int, bits: dict[str, int]) -> bool:
    """Whether the target, which comes first, is that of a look: "the look of lines is softened"."""
    look = sentence.last_hit(bits["appearance"], max(0, target - _LOOK_REACH), target)
    if look is None:
        return False
    between = sentence.words[look[1] - 1 : target]
    return b"of" in between and b"," not in between
