"""The reader is warned of the claim, or writers are told not to make it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim

NAME = "warning"
CUES = ("warning",)

# "Red flag no. 3: ..." introduces what it warns of; a colon further on begins something new.
_HEADING_REACH = 2


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim in a sentence that warns of it."""
    sentence, bits = context.sentence, context.bits
    hit = sentence.first_hit(bits["warning"], 0, len(sentence.words))
    if hit is None or (claim.first <= hit[0] < claim.last):
        return None
    if hit[0] < claim.first:
        if sentence.first_hit(bits["contrast"] | bits["full_stop"], hit[1], claim.first):
            return None
        turn = sentence.first_hit(bits["clause_break"], hit[1] + _HEADING_REACH, claim.first)
        if turn is not None and sentence.words[turn[0]] == b":":
            return None
        if sentence.words[hit[0]] in (b"avoid", b"avoids", b"skip") and not _claimlike(
            context, hit[1], claim.first
        ):
            return None
    return Verdict(NAME, "drop", "the reader is warned of it")


def _claimlike(context: Context, begin: int, end: int) -> bool:
    """Whether what is avoided makes claims ("avoid clinics that promise"), not a nuisance."""
    bits = context.bits
    wanted = bits["report"] | bits["others"] | bits["product"] | bits["wording"]
    return context.sentence.first_hit(wanted, begin, end) is not None
