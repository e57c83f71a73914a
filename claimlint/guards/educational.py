"""The page as a whole informs and sells nothing.

On the page of a health service, a regulator or a textbook, sentences that would be claims in a
shop are facts. Words in the seller's voice are claims wherever they stand,
and so are the effects of what is sold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.agent import agent_of
from claimlint.guards.context import Verdict

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim

NAME = "educational"
CUES: tuple[str, ...] = ()


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim on a page that informs and sells nothing, unless a seller speaks in it."""
    if context.sentence.mask & context.bits["brand_voice"] or not context.voice.educational:
        return None
    if claim.effect is not None and agent_of(claim, context) == "promoted":
        return None
    return Verdict(NAME, "drop", "the page informs and sells nothing")
