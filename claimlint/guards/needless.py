"""Denials of what it takes, or of what it works on.

"You needn't be young for our gel to heal" and "it takes no expert to see that it heals" deny only
a need. "It cures no gout" and "it relieves neither cough nor cold" deny what is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Hit

_NEEDING = frozenset((b"need", b"needn't", b"needs", b"take", b"takes"))
_NEED_REACH = 2
_SEEING = frozenset(
    (b"feel", b"guess", b"know", b"learn", b"notice", b"realise", b"realize", b"see", b"tell",
     b"understand")
)  # fmt: skip
_SEEN = frozenset((b"how", b"that"))
_NO = frozenset((b"neither", b"no", b"zero"))
_ONE = frozenset((b"a", b"an", b"any", b"one"))
# "Heals no less than nine ailments", "stops not one cold but two".
_COUNTING = frozenset(
    (b"end", b"fewer", b"fool", b"just", b"less", b"longer", b"matter", b"merely", b"more",
     b"only", b"other", b"wonder")
)  # fmt: skip
_THERE_IS = frozenset((b"are", b"is", b"there's"))
_ABLE = frozenset((b"can", b"could"))
_COUNT_REACH = 3
_BUT_REACH = 8


def denies_a_need(claim: Claim, context: Context, negator: Hit) -> bool:
    """Whether it is denied what one has to be or do for it, and not that it is so.

    "Our gel need not be cold for it to heal", "you don't have to be a doctor to see that it heals".
    """
    words = context.sentence.words
    denial = words[max(0, negator[0] - 1) : negator[1] + _NEED_REACH]
    needing = not _NEEDING.isdisjoint(denial) or any(
        denial[at : at + 2] in ([b"have", b"to"], [b"has", b"to"]) for at in range(len(denial))
    )
    if not needing:
        return False
    between = words[negator[1] : claim.first]
    told = next((at for at, word in enumerate(between) if word in _SEEN), 0)
    if told > 1 and between[told - 1] in _SEEING and between[told - 2] == b"to":
        return True
    # "There is no need for a gel to heal" needs nobody.
    return between[-1:] == [b"to"] and b"for" in between[_NEED_REACH:]


def works_on_none(claim: Claim, context: Context) -> bool:
    """Whether none of it is what it works on: "it cures no gout", "melts not one gram"."""
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    first = claim.first
    if words[first] == b"no" and first and words[first - 1] in _THERE_IS:
        # "There is no gout that it can end", but "there is no gout it can't end".
        able = next((at for at in range(first, len(words)) if words[at] in _ABLE), len(words))
        works = sentence.first_word(bits["tackling"], able, len(words)) is not None
        return works and sentence.first_word(bits["negator"], first + 1, len(words)) is None
    for at in (first, first + 1):
        if at == 0 or not sentence.single[at - 1] & bits["tackling"]:
            continue
        none = words[at] in _NO or (
            words[at] == b"not" and not _ONE.isdisjoint(words[at + 1 :][:1])
        )
        if not none or not _COUNTING.isdisjoint(words[at + 1 : at + 1 + _COUNT_REACH]):
            continue
        return b"but" not in words[at : at + _BUT_REACH]
    return False
