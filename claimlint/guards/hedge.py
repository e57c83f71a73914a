"""Careful wording lowers the severity but does not take the claim away.

Regulators hold that "may", "helps" and "promising" leave a drug claim what it is; a sentence
that only says that something is being studied promises nothing yet, and one that tells of both
outcomes ("some see more, others little benefit") promises little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict, clause_start

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim

NAME = "hedged"
CUES = ("hedge", "under_study", "balanced")


def check(claim: Claim, context: Context) -> Verdict | None:
    """Soften a hedged claim to a warning, one only under study or told both ways to info."""
    sentence, bits = context.sentence, context.bits
    begin = clause_start(context, claim.first)
    heading = 0 if begin and sentence.words[begin - 1] == b":" else begin
    if sentence.first_hit(bits["under_study"], heading, claim.last) is not None:
        return Verdict(NAME, "soften", "said to be under study", "info")
    if sentence.first_hit(bits["balanced"], claim.last, len(sentence.words)) is not None:
        return Verdict(NAME, "soften", "the other outcome is told as well", "info")
    if sentence.first_hit(bits["hedge"], begin, claim.last) is not None:
        return Verdict(NAME, "soften", "hedged", "warning")
    return None
