"""Somebody is sent to a doctor: "ring 111", "phone the eye clinic", "a dentist can do more"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimlint.textkit.sentence import Claim, Sentence

_SENDING = frozenset(
    (b"ask", b"call", b"consult", b"contact", b"dial", b"phone", b"ring", b"see", b"speak",
     b"talk", b"tell", b"text", b"visit")
)  # fmt: skip
_GOING = frozenset((b"get", b"go", b"head"))
_ARTICLES = frozenset(
    (b"a", b"an", b"her", b"his", b"our", b"the", b"their", b"to", b"with", b"your")
)
_CARE = frozenset(
    (b"000", b"111", b"112", b"911", b"999", b"allergist", b"ambulance", b"cardiologist",
     b"dentist", b"dermatologist", b"doctor", b"emergency", b"er", b"gp", b"hospital",
     b"midwife", b"neurologist", b"nhs", b"nurse", b"optician", b"paramedics", b"pharmacist",
     b"physician", b"podiatrist", b"rheumatologist", b"specialist", b"surgery", b"vet",
     b"veterinarian")
)  # fmt: skip
_CARE_REACH = 4
_DENIAL_REACH = 3
_NOT = frozenset((b"before", b"don't", b"needn't", b"never", b"no", b"not", b"than", b"without"))
_SUPPOSING = frozenset((b"if", b"should", b"when", b"whenever", b"where"))
_OFFERED = frozenset((b"it", b"our", b"ours", b"they", b"this", b"these", b"we"))


def sends_to_care(words: list[bytes], begin: int) -> bool:
    """Whether somebody is sent to a doctor behind token ``begin``, and not kept from it."""
    for at in range(begin, len(words) - 1):
        if words[at] in _SENDING or (words[at] in _GOING and words[at + 1] == b"to"):
            sent = _leads_to_care(words, at + 1)
            if sent and _NOT.isdisjoint(words[max(0, at - _DENIAL_REACH) : at]):
                return True
    return False


def _leads_to_care(words: list[bytes], at: int) -> bool:
    """Whether an article or two and a place of care stand at token ``at``: "to your eye clinic"."""
    if words[at : at + 1] and words[at] in _CARE:
        return True
    if not words[at : at + 1] or words[at] not in _ARTICLES:
        return False
    return not _CARE.isdisjoint(words[at + 1 : at + _CARE_REACH])


def is_case_for_care(claim: Claim, sentence: Sentence, sold: int) -> bool:
    """Whether what befalls somebody is told, and where he is to go then.

    "If your eczema weeps or crusts over, stop and ring 111." Nothing that is sold does it: the
    lexicons of the bits ``sold`` have no term up to the claim.
    """
    words = sentence.words
    if words[0] not in _SUPPOSING or not _OFFERED.isdisjoint(words[1 : claim.first]):
        return False
    if sentence.first_hit(sold, 0, claim.last) is not None:
        return False
    return sends_to_care(words, claim.first + 1)
