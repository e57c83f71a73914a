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

_DETERMINERS = frozenset(
    (b"a", b"an", b"her", b"his", b"its", b"my", b"our", b"the", b"their", b"your")
)
_PREPOSITIONS = frozenset(
    (b"at", b"behind", b"beneath", b"by", b"for", b"from", b"in", b"inside", b"into", b"of", b"on",
     b"onto", b"through", b"to", b"under", b"with", b"within", b"without")
)  # fmt: skip


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
    if claim.target is not None and not claim.target[2] & bits["disease"]:
        biology |= bits["disease"]
    if not sentence.mask & (biology | bits["pronoun"]):
        return "promoted" if sentence.mask & promoted else "unknown"
    begin = clause_start(context, claim.first)
    forms = (bits["form:base"] | bits["form:s"], bits["form:noun"])
    kind = _subject(sentence, begin, claim.first, promoted, biology, bits["pronoun"], forms)
    if kind == "pronoun":
        kind = _earlier_subject(context, begin, promoted, biology, forms)
    named = bits["product"] | bits["modality"]
    if kind == "biology" and sentence.first_hit(named, 0, len(sentence.words)):
        return "promoted"
    if kind in ("promoted", "biology"):
        return kind
    if sentence.mask & promoted:
        return "promoted"
    return "unknown"


def _subject(
    sentence: Sentence,
    begin: int,
    end: int,
    promoted: int,
    biology: int,
    pronoun: int,
    forms: tuple[int, int],
) -> str:
    """The kind of the first noun or pronoun before the claim that can be its clause's subject.

    A part of the body after a verb or a preposition is an object ("through the skin"), and
    before another noun it only describes that one ("skin boosters").
    """
    verb, noun = forms
    verb_seen = False
    for position, (first, last, mask) in enumerate(sentence.hits):
        if first < begin:
            continue
        if first >= end:
            break
        if mask & promoted:
            return "promoted"
        if mask & biology and not verb_seen and not _is_governed(sentence, first):
            following = sentence.hits[position + 1 : position + 2]
            compound = (
                following
                and following[0][0] == last
                and following[0][2] & noun
                and not following[0][2] & verb
            )
            if not compound:
                return "biology"
        if mask & pronoun:
            return "pronoun"
        if mask & verb:
            verb_seen = True
    return "none"


def _is_governed(sentence: Sentence, at: int) -> bool:
    words = sentence.words
    if at > 1 and words[at - 1] in _DETERMINERS:
        at -= 1
    return at > 0 and words[at - 1] in _PREPOSITIONS


def _earlier_subject(
    context: Context, before: int, promoted: int, biology: int, forms: tuple[int, int]
) -> str:
    """What a pronoun stands for: the first such noun earlier in this sentence, or before it."""
    sentence = context.sentence
    kind = _subject(sentence, 0, before, promoted, biology, 0, forms)
    if kind != "none":
        return kind
    previous = context.previous()
    if previous is None:
        return "none"
    return _subject(previous, 0, len(previous.words), promoted, biology, 0, forms)
