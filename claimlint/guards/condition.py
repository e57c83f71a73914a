"""The claim is only supposed: "products that claim to treat acne are drugs", "whether it heals"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim

NAME = "supposed"
CUES = ("whether", "legal")


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim under "whether", or in a sentence that explains the law."""
    sentence, bits = context.sentence, context.bits
    doubt = sentence.last_hit(bits["whether"], 0, claim.first)
    if doubt is not None and not sentence.first_hit(
        bits["contrast"] | bits["full_stop"], doubt[1], claim.first
    ):
        return Verdict(NAME, "drop", "left open by 'whether'")
    law = sentence.first_hit(bits["legal"], 0, len(sentence.words))
    if law is not None and not claim.first <= law[0] < claim.last:
        return Verdict(NAME, "drop", "said to explain the law")
    return None
