"""It is denied that somebody says so, or said to be denied: "nowhere do we say", "we deny that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.affirmation import follows_error, is_defied
from claimlint.guards.context import clause_start, stood_by, turns
from claimlint.guards.standing import leaves_standing

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Hit

_SHORT_REACH = 3
_SAYING_REACH = 4
_SAID = frozenset((b"that", b"mean", b"as"))
# "There is no reason, however good it looks, to believe that ..." denies from afar as well.
_GROUNDS = frozenset((b"basis", b"cause", b"dream", b"ground", b"grounds", b"reason", b"reasons"))
# "Few would deny", "who can deny", "it is hard to dispute" affirm.
_HARDLY = frozenset((b"can", b"could", b"few", b"hard", b"impossible", b"who"))
_NOWHERE = ([b"at"], [b"by"], [b"in"], [b"on"], [b"under"])
_WE = frozenset((b"i", b"must", b"we"))


def saying_is_denied(claim: Claim, context: Context) -> bool:
    """Whether it is denied, from afar, that somebody says so: "nowhere do we, here or later, say".

    Commas and asides do not end the reach of such a denial, a colon does. What doctors do not
    tell, sellers do.
    """
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    negator = sentence.first_hit(bits["negator"], 0, claim.first)
    if negator is None or negator[2] & bits["not_negation"] or follows_error(context, negator):
        return False
    begin = clause_start(context, negator[0])
    first = max(begin, negator[0] - _SHORT_REACH)
    groundless = bool(_GROUNDS.intersection(words[negator[0] : negator[1] + 2]))
    # "At no point, here or later, do we say".
    afar = groundless or negator[0] == begin or words[begin : negator[0]] in _NOWHERE
    reach = claim.first if afar else negator[1] + _SAYING_REACH
    saying = sentence.first_hit(bits["saying"], first, reach)
    if saying is None or not _SAID.intersection(words[saying[0] + 1 : claim.first]):
        return False
    if b":" in words[negator[1] : claim.first]:
        return _is_it_itself(words, saying, claim)
    if turns(context, saying[1] if groundless else negator[1], claim.first):
        return False
    if is_defied(claim, context) or leaves_standing(claim, context, negator):
        return False
    return sentence.first_hit(bits["biology"] | bits["eager"], begin, saying[1] + 1) is None


def _is_it_itself(words: list[bytes], saying: Hit, claim: Claim) -> bool:
    """Whether a colon explains what is not said: "we won't print it, ever: that it cures gout"."""
    colon = words.index(b":", saying[1]) if b":" in words[saying[1] : claim.first] else 0
    told = words[saying[1] : saying[1] + 1] in ([b"it"], [b"this"])
    return told and words[colon + 1] == b"that"


def is_disputed(claim: Claim, context: Context) -> bool:
    """Whether the claim is what we deny, or an idea that others mock: "we deny that it heals".

    A denial that is denied itself ("nobody disputes that") and a doubt that is dispelled affirm.
    """
    sentence, bits = context.sentence, context.bits
    if not sentence.mask & bits["disputing"]:
        return False
    dispute = sentence.last_hit(bits["disputing"], 0, claim.first)
    if dispute is None or turns(context, dispute[1], claim.first):
        return False
    begin = max(clause_start(context, dispute[0]), dispute[0] - _SAYING_REACH)
    if sentence.words[0] in (b"never", b"nowhere") or sentence.words[:1] in _NOWHERE:
        # "At no point, here or later, do we hide it."
        begin = 0
    if sentence.first_hit(bits["negator"] | bits["not_negation"], begin, dispute[0]) is not None:
        return False
    if not _HARDLY.isdisjoint(sentence.words[begin : dispute[0]]):
        return False
    if b"but" in sentence.words[claim.last :] or stood_by(context, claim.last):
        return False
    return _names_what(dispute, claim, context)


def _names_what(dispute: Hit, claim: Claim, context: Context) -> bool:
    """Whether the claim is the object: after "that" where we speak, or after "the idea that"."""
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    between = words[dispute[1] : claim.first]
    if b"," in between or b"that" not in between:
        return False
    if sentence.first_hit(bits["belief"] | bits["others"], dispute[1], dispute[1] + 2) is not None:
        return True
    before = words[max(0, dispute[0] - _SHORT_REACH) : dispute[0]]
    return not _WE.isdisjoint(before) and between[0] == b"that"
