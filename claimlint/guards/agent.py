"""Who acts: biology, or the product.

"Fibroblasts repair the skin" is biology, "exosomes repair the skin" is a claim. The subject
is sought from the start of the clause; a pronoun stands for the subject of the sentence
before. Where nobody is named, a page that only informs is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict, clause_start

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Sentence

NAME = "biology"
CUES: tuple[str, ...] = ()


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim whose agent is the body, nature or a habit, or that a page only explains."""
    agent = _agent(claim, context)
    if agent == "promoted":
        return None
    if agent == "biology":
        return Verdict(NAME, "drop", "the body itself is the agent")
    if context.voice.educational:
        return Verdict(NAME, "drop", "the page informs and sells nothing")
    return None


def _agent(claim: Claim, context: Context) -> str:
    sentence, bits = context.sentence, context.bits
    promoted = bits["product"] | bits["modality"] | bits["brand_voice"]
    biology = bits["biology"]
    begin = clause_start(context, claim.first)
    kind = _subject(sentence, begin, claim.first, promoted, biology, bits["pronoun"])
    if kind == "pronoun":
        kind = _earlier_subject(context, begin, promoted, biology)
    if kind == "biology" and sentence.first_hit(promoted, 0, len(sentence.words)):
        return "promoted"
    if kind in ("promoted", "biology"):
        return kind
    if sentence.mask & promoted:
        return "promoted"
    return "unknown"


def _subject(
    sentence: Sentence, begin: int, end: int, promoted: int, biology: int, pronoun: int
) -> str:
    """The kind of the first noun or pronoun before the claim in its clause."""
    for first, _, mask in sentence.hits:
        if first < begin:
            continue
        if first >= end:
            break
        if mask & promoted:
            return "promoted"
        if mask & biology:
            return "biology"
        if mask & pronoun:
            return "pronoun"
    return "none"


def _earlier_subject(context: Context, before: int, promoted: int, biology: int) -> str:
    """What a pronoun stands for: the first such noun earlier in this sentence, or before it."""
    sentence = context.sentence
    kind = _subject(sentence, 0, before, promoted, biology, 0)
    if kind != "none":
        return kind
    previous = context.previous()
    if previous is None:
        return "none"
    return _subject(previous, 0, len(previous.words), promoted, biology, 0)
