"""The words are quoted or named in order to speak about them: "never write 'heals eczema'"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Sentence

NAME = "quoted"
CUES = ("quote_mark", "mention", "wording")

_NAMED = frozenset((b"claim", b"claims", b"statement", b"statements", b"wording"))


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim in quotation marks, or named as words, in a sentence about wording."""
    sentence, bits = context.sentence, context.bits
    if sentence.words[claim.last : claim.last + 1] and sentence.words[claim.last] in _NAMED:
        return Verdict(NAME, "drop", "named as a claim")
    if sentence.mask & bits["mention"] and not sentence.mask & bits["brand_voice"]:
        return Verdict(NAME, "drop", "named as words")
    if not sentence.mask & bits["quote_mark"]:
        return None
    place = _quotation(sentence, claim)
    if place is None:
        return None
    begin, end = place
    wanted = bits["wording"]
    if sentence.mask & (bits["negator"] | bits["warning"] | bits["if"] | bits["others"]):
        wanted |= bits["speech"]
    outside = sentence.first_hit(wanted, 0, begin) or sentence.first_hit(
        wanted, end, len(sentence.words)
    )
    if outside is None:
        return None
    return Verdict(NAME, "drop", "quoted to speak of the wording")


def _quotation(sentence: Sentence, claim: Claim) -> tuple[int, int] | None:
    """Return the tokens of the marks around the claim; single ones are known by their opening."""
    words = sentence.words
    double = [i for i, word in enumerate(words) if word == b'"']
    before = [i for i in double if i < claim.first]
    after = [i for i in double if i >= claim.last]
    if len(before) % 2 and after:
        return before[-1], after[0]
    single = [i for i in range(claim.first) if words[i] == b"'"]
    return (single[-1], claim.last) if single else None
