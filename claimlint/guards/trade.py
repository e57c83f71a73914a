"""Another trade is spoken of: programs, cars, sport, school, the post, the news.

"The backup has never failed", "a proven way to lose at chess": where no class of product is
declared, most copy promises nothing about a body. A sign of such a trade silences what stands
beside it, unless the sentence, or one next to it, speaks of a body or of a ware that cares for
one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim

NAME = "trade"
CUES = ("trade_word",)

_UNDECLARED = "general"


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim in a sentence of another trade, in copy that no product is declared for."""
    del claim
    if context.voice.product != _UNDECLARED:
        return None
    known = context.memo.get(NAME)
    if known is None:
        known = context.memo[NAME] = _is_of_a_trade(context)
    return Verdict(NAME, "drop", "speaks of another trade, and of no body") if known else None


def _is_of_a_trade(context: Context) -> bool:
    """Whether a trade is named, and neither here nor beside it a body or a ware for one."""
    bodily = context.bits["bodily_word"]
    # A spreadsheet has cells, and a scanner finds a virus.
    both = context.bits["double_word"]
    masks = (*context.sentence.single, *(hit[2] for hit in context.sentence.hits))
    if any(mask & bodily and not mask & both for mask in masks):
        return False
    return not any(
        beside is not None and beside.mask & bodily
        for beside in (context.previous(), context.following())
    )
