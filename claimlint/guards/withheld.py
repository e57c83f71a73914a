"""What is named is not offered: "we stopped offering exosomes", "Botox? We don't sell it.".

The seller says so of himself, before the claim ("we turned away forty who asked for it") or behind
it, with a pronoun for what was named and nothing more: "it is prescription only, so we can't
supply it". "We don't sell it without advice" and "we gave up needles for our serum" go on selling.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimlint.guards.short_answers import is_over

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Sentence

_SELLERS = frozenset(
    (b"center", b"centre", b"clinic", b"company", b"firm", b"office", b"pharmacy",
     b"practice", b"salon", b"shop", b"spa", b"store", b"studio", b"surgeons", b"surgery", b"team",
     b"we", b"we've")
)  # fmt: skip
_ENDED = frozenset(
    (b"abandoned", b"axed", b"ceased", b"declined", b"discontinued", b"dropped", b"ended", b"gave",
     b"given", b"halted", b"paused", b"phased", b"pulled", b"quit", b"refused", b"removed",
     b"retired", b"said", b"scrapped", b"sent", b"shelved", b"stopped", b"suspended", b"taken",
     b"talked", b"took", b"turned", b"withdrawn", b"withdrew")
)  # fmt: skip
# These say so only with a word behind them, at once or, for some, further on: "took it off".
_PARTICLES = {
    b"gave": (b"up",),
    b"given": (b"up",),
    b"phased": (b"out",),
    b"said": (b"no",),
    b"sent": (b"away", b"home"),
    b"taken": (b"off",),
    b"talked": (b"out",),
    b"took": (b"off",),
    b"turned": (b"away", b"down"),
}
_PARTICLE_REACH = 6
_BEFORE_VERB = frozenset(
    (b"again", b"also", b"already", b"finally", b"had", b"has", b"have", b"just", b"long", b"since",
     b"then", b"therefore")
)  # fmt: skip
_VERB_REACH = 12
# What goes on behind these is no longer what was given up.
_GOING_ON = frozenset(
    (b",", b":", b";", b".", b"!", b"?", b"\x97", b"and", b"because", b"but", b"cost", b"doubt",
     b"doubts", b"fear", b"fears", b"fee", b"risk", b"risks", b"wait",
     b"now", b"price", b"prices", b"since", b"so", b"than", b"to", b"while", b"with")
)  # fmt: skip
_ASKING = frozenset(
    (b"applied", b"ask", b"asked", b"asking", b"booked", b"call", b"called", b"came", b"come",
     b"coming", b"hoped", b"hoping", b"looking", b"request", b"requests")
)  # fmt: skip
_INSTEAD = frozenset((b"favor", b"favour", b"ours", b"replaced"))
_OURS = frozenset((b"our", b"ours", b"these", b"this"))
_BACK = frozenset(
    (b"again", b"back", b"reopened", b"restarted", b"resumed", b"return", b"returned", b"until")
)  # fmt: skip
_STILL_NOT = frozenset((b"don't", b"never", b"no", b"not", b"won't"))
_INSTEAD_REACH = 4
_SELLING = frozenset(
    (b"advertise", b"carry", b"dispense", b"do", b"give", b"have", b"inject", b"keep", b"make",
     b"offer", b"perform", b"prescribe", b"provide", b"recommend", b"sell", b"ship", b"stock",
     b"supply", b"take", b"use")
)  # fmt: skip
_NO_LONGER_SELLING = frozenset(
    (b"carrying", b"doing", b"giving", b"injecting", b"making", b"offering", b"selling",
     b"stocking", b"supplying", b"using")
)  # fmt: skip
_FINDING = frozenset((b"be", b"buy", b"find", b"get", b"see"))
_TAKEN_UP = frozenset(
    (b"any", b"either", b"everyone", b"it", b"one", b"ones", b"such", b"that", b"them", b"these",
     b"this", b"those")
)  # fmt: skip
_PLACED = frozenset((b"among", b"at", b"from", b"here", b"in", b"on"))
_WITH_US = frozenset((b"here", b"our", b"ours", b"this", b"us"))
_DENYING = frozenset((b"can't", b"cannot", b"don't", b"doesn't", b"never", b"not", b"won't"))
_SAYING_NO = ([b"say", b"no"], [b"said", b"no"])
_TURNING = frozenset((b"turn", b"turned"))
# Without any of these nothing is refused behind what is named.
_REFUSED = _DENYING | _NO_LONGER_SELLING | _TURNING | {b"no"}
# Without any of these nothing is withheld.
SIGNS = _ENDED | _REFUSED
_ASIDE = frozenset((b"away", b"down"))
_NOT_WHAT = frozenset((b"anything", b"something", b"what"))
_WE = frozenset((b"i", b"we"))
_THINGS = ("donor_cell", "modality", "product", "rival_treatment", "unapproved_cell")
_WHO = frozenset((b"when", b"who", b"whom"))
_NOBODY = frozenset((b"never", b"no", b"nobody", b"none", b"not", b"nothing"))
_REFUSING = frozenset(
    (b"away", b"can't", b"cannot", b"decline", b"down", b"never", b"no", b"not", b"refuse",
     b"shouldn't")
)  # fmt: skip


def is_withheld(claim: Claim, context: Context) -> bool:
    """Whether the seller says, before the claim or behind it, that he does not offer it."""
    words = context.sentence.words
    if not _ENDED.isdisjoint(words) and _is_given_up(claim, context):
        return True
    if _REFUSED.isdisjoint(words):
        return False
    begin = claim.last if claim.effect is not None else claim.first + 1
    return any(_is_refused(words, at) for at in range(begin, len(words) - 2))


def is_of_refused(asked: Sentence, context: Context) -> bool:
    """Whether it is told who is not served: "Whom do we turn away? People with an infection.".

    ``asked`` is the question or the heading that stands before.
    """
    if asked.words[0] not in _WHO or _REFUSING.isdisjoint(asked.words):
        return False
    sentence = context.sentence
    return sentence.words[0] not in _NOBODY and not sentence.mask & context.bits["brand_voice"]


def is_refused_next(following: Sentence) -> bool:
    """Whether the next sentence opens with it: "We turned it down.", "We do not supply it."."""
    words = following.words
    return any(_is_refused(words, at) for at in range(min(2, len(words))))


def _is_given_up(claim: Claim, context: Context) -> bool:
    """Whether he gave up what the claim names: "our clinic discontinued exosome shots in May"."""
    sentence = context.sentence
    words = sentence.words
    for at in range(max(0, claim.first - _VERB_REACH), claim.first + 1):
        if words[at] in _ENDED and _is_ended(words, at, claim) and _is_by_seller(at, context):
            things = context.bits.any_of(_THINGS)
            # "Stopped making" names what was sold as well, whatever it is called.
            sold = words[at + 1] in _NO_LONGER_SELLING
            if not sold and sentence.first_hit(things, at + 1, claim.last) is None:
                return False
            return not _goes_on(words, claim.last)
    return False


def _goes_on(words: list[bytes], at: int) -> bool:
    """Whether it is back, or what took its place is named: "gave it up for our serum"."""
    behind = words[at : at + _INSTEAD_REACH]
    if not _INSTEAD.isdisjoint(behind):
        return True
    if any(pair[0] == b"for" and pair[1] in _OURS for pair in pairwise(words[at:])):
        return True
    return not _BACK.isdisjoint(words[at:]) and _STILL_NOT.isdisjoint(words[at:])


def _is_ended(words: list[bytes], at: int, claim: Claim) -> bool:
    """Whether the verb at token ``at``, with its particle, governs the claim."""
    particles = _PARTICLES.get(words[at])
    if particles is not None:
        reach = range(at + 1, min(at + 1 + _PARTICLE_REACH, len(words)))
        if not any(words[place] in particles for place in reach):
            return False
    for place in range(at + 1, claim.first):
        if words[place] in _GOING_ON and words[place - 1] != b"no":
            return False
        if words[place] == b"for" and words[place - 1] not in _ASKING:
            return False
    return True


def _is_by_seller(at: int, context: Context) -> bool:
    """Whether the subject of the verb at token ``at`` is the seller."""
    words = context.sentence.words
    while at and words[at - 1] in _BEFORE_VERB:
        at -= 1
    return at > 0 and words[at - 1] in _SELLERS


def _is_refused(words: list[bytes], at: int) -> bool:
    """Whether at token ``at`` it begins that the seller has nothing to do with it."""
    if words[at] in _WE or words[at] in _SELLERS:
        return _is_denied_sale(words, at + 1) or _is_turned_down(words, at + 1)
    if words[at] == b"you":
        return _is_not_found(words, at + 1)
    if words[at] != b"not" or not words[at + 1 : at + 2] or words[at + 1] not in _NOT_WHAT:
        return False
    at += 2 + (words[at + 2 : at + 3] == [b"that"])
    sold = words[at + 1 : at + 2]
    return words[at : at + 1] == [b"we"] and bool(sold) and sold[0] in _SELLING


def _is_denied_sale(words: list[bytes], at: int) -> bool:
    """Whether it reads "won't sell it", and nothing more, or "stopped selling it" at ``at``."""
    denial = words[at : at + 2]
    if denial[1:] and denial[1] in _NO_LONGER_SELLING:
        return denial[0] in _ENDED and words[at + 2 : at + 3] != [] and words[at + 2] in _TAKEN_UP
    if denial[:1] == [] or _DENYING.isdisjoint(denial):
        return False
    at += 1 + (denial[0] not in _DENYING)
    sold, thing = [*words[at : at + 2], b"", b""][:2]
    if sold not in _SELLING or thing not in _TAKEN_UP:
        return False
    behind = words[at + 2 : at + 3]
    return (
        is_over(words, at + 2) or behind == [b"here"] or words[at + 2 : at + 4] == [b"at", b"all"]
    )


def _is_turned_down(words: list[bytes], at: int) -> bool:
    """Whether it reads "turned it down", "say no to all of them" at token ``at``."""
    if words[at : at + 2] in _SAYING_NO:
        return words[at + 2 : at + 3] == [b"to"] or is_over(words, at + 2)
    return (
        words[at : at + 1] != []
        and words[at] in _TURNING
        and words[at + 1] in _TAKEN_UP
        and not _ASIDE.isdisjoint(words[at + 2 : at + 3])
    )


def _is_not_found(words: list[bytes], at: int) -> bool:
    """Whether the reader will not find it with the seller: "won't find it on our shelves"."""
    if words[at : at + 1] == [] or words[at] not in _DENYING:
        return False
    found, thing, place, whose = [*words[at + 1 : at + 5], b"", b"", b"", b""][:4]
    if found not in _FINDING or thing not in _TAKEN_UP or place not in _PLACED:
        return False
    return place == b"here" or whose in _WITH_US
