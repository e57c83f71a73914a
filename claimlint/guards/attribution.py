"""Others are said to make the claim, or a regulator speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim

NAME = "attributed"
CUES = ("regulator", "others")


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim that a regulator reports or that is laid at others' door."""
    sentence, bits = context.sentence, context.bits
    speaker = sentence.last_hit(bits["regulator"] | bits["others"], 0, claim.first)
    if speaker is None:
        return None
    if sentence.first_hit(bits["contrast"] | bits["full_stop"], speaker[1], claim.first):
        return None
    verb = sentence.first_hit(bits["report"], 0, claim.first)
    if verb is None:
        return None
    who = "a regulator" if speaker[2] & bits["regulator"] else "others"
    return Verdict(NAME, "drop", f"reported of or by {who}")
