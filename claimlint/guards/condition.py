"""The claim is only supposed: "products that claim to treat acne are drugs", "whether it heals"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim

NAME = "supposed"
CUES = ("whether", "if", "legal")


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim under "whether", or under "if" and the like where the law is explained."""
    sentence, bits = context.sentence, context.bits
    doubt = sentence.last_hit(bits["whether"], 0, claim.first)
    if doubt is not None and not sentence.first_hit(
        bits["contrast"] | bits["full_stop"], doubt[1], claim.first
    ):
        return Verdict(NAME, "drop", "left open by 'whether'")
    if sentence.mask & bits["legal"]:
        opening = sentence.last_hit(bits["if"] | bits["report"], 0, claim.first)
        if opening is not None:
            return Verdict(NAME, "drop", "supposed, to explain the law")
    return None
