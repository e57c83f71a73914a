"""The words are quoted in order to speak about them: "never write 'heals eczema'"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim

NAME = "quoted"
CUES = ("quote_mark",)


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim in quotation marks in a sentence about wording."""
    sentence, bits = context.sentence, context.bits
    marks = [i for i, word in enumerate(sentence.words) if word == b'"']
    before = [i for i in marks if i < claim.first]
    after = [i for i in marks if i >= claim.last]
    if len(before) % 2 == 0 or not after:
        return None
    outside = sentence.first_hit(bits["wording"], 0, before[-1]) or sentence.first_hit(
        bits["wording"], after[0], len(sentence.words)
    )
    if outside is None:
        return None
    return Verdict(NAME, "drop", "quoted to speak of the wording")
