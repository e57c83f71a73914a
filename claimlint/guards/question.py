"""The claim is asked, and not answered with yes.

"Can it cure acne? No." is silent, "Can it cure acne? Yes." is a claim, and so are offers in
the form of a question ("Want to erase your wrinkles?") and questions that only draw the reader
in ("Lost your lashes to chemo? This brings them back.").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict
from claimlint.guards.short_answers import affirms_shortly

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Sentence

NAME = "question"
CUES = ("question_mark",)


_ANSWER = 6
_OPENING = 3
_CALL = 6
_CALLING = frozenset((b"got", b"has", b"have"))
_ACTING = frozenset((b"it", b"ours", b"they", b"this", b"we"))
_ACTED_ON = frozenset((b"it", b"them"))
_TAKEN = 5
_INVERTED = frozenset(
    (b"am", b"are", b"can", b"could", b"did", b"do", b"does", b"has", b"have", b"how", b"is",
     b"may", b"might", b"must", b"shall", b"should", b"was", b"were", b"what", b"when", b"where",
     b"which", b"who", b"why", b"will", b"would")
)  # fmt: skip


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim inside a question that is not answered with yes and offers nothing."""
    sentence, bits = context.sentence, context.bits
    mark = sentence.first_hit(bits["question_mark"], claim.last, len(sentence.words))
    if mark is None:
        return None
    opening = sentence.first_hit(bits["offering_question"], 0, min(_OPENING, claim.first + 1))
    if opening is not None:
        return None
    if _is_rhetorical(claim, sentence, bits):
        return None
    answer, begin = sentence, mark[1]
    if begin >= len(sentence.words):
        following = context.following()
        if following is None:
            return Verdict(NAME, "drop", "asked, not said")
        answer, begin = following, 0
    if _agrees(answer, begin, bits) or _is_hook(sentence, answer, begin, bits):
        return None
    return Verdict(NAME, "drop", "asked, and not answered with yes")


def _agrees(answer: Sentence, begin: int, bits: dict[str, int]) -> bool:
    agreed = answer.first_hit(bits["yes"], begin, begin + _ANSWER)
    if agreed is not None:
        return not answer.first_hit(bits["negator"], begin, agreed[1] + 1)
    return affirms_shortly(answer, begin) or _takes_it_on(answer, begin, bits)


def _takes_it_on(answer: Sentence, begin: int, bits: dict[str, int]) -> bool:
    """Whether the answer says of the complaint what is done to it: "They see it off in a day."."""
    words = answer.words
    if words[begin : begin + 1] == [] or words[begin] not in _ACTING:
        return False
    if not _ACTED_ON.intersection(words[begin + 2 : begin + _TAKEN]):
        return False
    unsure = bits["negator"] | bits["hedge"] | bits["disputing"]
    return answer.first_hit(unsure, begin, len(words)) is None


def _is_rhetorical(claim: Claim, sentence: Sentence, bits: dict[str, int]) -> bool:
    """Whether the question only points at an offer: "Why live with eczema when we can help?"."""
    words = sentence.words
    if words[0] != b"why" or b"when" not in words[claim.last :]:
        return False
    offer = bits["brand_voice"] | bits["product"] | bits["modality"]
    begin = words.index(b"when", claim.last)
    return sentence.first_hit(offer, begin, len(words)) is not None


def _is_hook(question: Sentence, answer: Sentence, begin: int, bits: dict[str, int]) -> bool:
    """Whether the question asks nothing, and what follows offers something."""
    words, end = question.words, len(answer.words)
    if answer.first_hit(bits["negator"], begin, end) is not None:
        return False
    # "Tinnitus?" asks nothing at all: it calls those who have it.
    if len(words) <= _CALL and (words[0] not in _INVERTED or words[0] in _CALLING):
        offer = bits["hook"] | bits["sold_here"] | bits["modality"]
        advice = answer.first_hit(bits["contraindication"] | bits["referral"], begin, end)
        return advice is None and answer.first_hit(offer, begin, end) is not None
    if words[0] in _INVERTED:
        return False
    return answer.first_hit(bits["hook"] | bits["brand_voice"], begin, begin + 2) is not None
