"""The claim is named as a myth: "Myth: exosomes are stem cells."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict, turns

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim

NAME = "myth"
CUES: tuple[str, ...] = ()

_HEADING_WORDS = 3


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim after a word for error, or under a heading that is one."""
    sentence, bits = context.sentence, context.bits
    if sentence.mask & bits["myth"]:
        word = sentence.last_hit(bits["myth"], 0, claim.first)
        if word is not None and not _contradicted(context, word[1], claim.first):
            return Verdict(NAME, "drop", "named as a myth")
        word = sentence.first_hit(bits["myth"], claim.last, len(sentence.words))
        if word is not None and sentence.first_hit(bits["be"], claim.last, word[0] + 1):
            return Verdict(NAME, "drop", "called a myth")
    if not context.voice.names_myth_before(sentence.start):
        return None
    before = context.previous()
    if before is not None and len(before.words) <= _HEADING_WORDS and before.mask & bits["myth"]:
        return Verdict(NAME, "drop", "stands under the heading of a myth")
    return None


def _contradicted(context: Context, begin: int, end: int) -> bool:
    """Whether the facts begin between the myth and the claim ("Myth: ... Fact: it heals")."""
    if turns(context, begin, end):
        return True
    return context.sentence.first_hit(context.bits["fact"], begin, end) is not None
