"""The claim is named as a myth: "Myth: exosomes are stem cells."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict, confirmed, turns

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
            return None if confirmed(context, claim.last) else _drop("named as a myth")
        word = sentence.first_hit(bits["myth"], claim.last, len(sentence.words))
        if word is not None and sentence.first_hit(bits["be"], claim.last, word[0] + 1):
            return _drop("called a myth")
    return _drop("stands under the heading of a myth") if _under_heading(context) else None


def _drop(because: str) -> Verdict:
    return Verdict(NAME, "drop", because)


def _under_heading(context: Context) -> bool:
    """Whether a word for error is all that stands before; after "Myth busted!" come facts."""
    if not context.voice.names_myth_before(context.sentence.start):
        return False
    before = context.previous()
    if before is None or len(before.words) > _HEADING_WORDS:
        return False
    return bool(before.mask & context.bits["myth"]) and not before.mask & context.bits["busted"]


def _contradicted(context: Context, begin: int, end: int) -> bool:
    """Whether the facts begin between the myth and the claim ("Myth: ... Fact: it heals")."""
    if turns(context, begin, end):
        return True
    return context.sentence.first_hit(context.bits["fact"], begin, end) is not None
