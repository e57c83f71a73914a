"""Denials that leave the claim standing: they deny when, ask how, or except one thing.

"Don't ask us how it heals", "it won't heal overnight: give it two", "the only thing it doesn't
cure is a bad mood", "who says you can't cure it?".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Hit

_HOW = frozenset((b"how", b"why"))
_PRESUMING = frozenset(
    (b"ask", b"explain", b"fathom", b"grasp", b"idea", b"me", b"understand", b"us")
)
_ASK_REACH = 4
_ONLY_REACH = 6
_ONLY = frozenset((b"one", b"only"))
_THINGS = frozenset((b"ache", b"ailment", b"complaint", b"illness", b"thing", b"things"))
_IS = frozenset((b"are", b"is", b"was", b"were"))
_WOULD_WE = ([b"would", b"i"], [b"would", b"they"], [b"would", b"we"], [b"would", b"you"])
_UNSO = frozenset((b"couldn't", b"didn't", b"wasn't", b"weren't"))
_OWN_REACH = 5
_IT = frozenset((b"he", b"it", b"she", b"that", b"they", b"we"))
_WHO_SAYS = ([b"who", b"said"], [b"who", b"says"])
_AT_ONCE = frozenset(
    (b"day", b"hour", b"instantly", b"minute", b"night", b"once", b"overnight", b"session",
     b"straightaway", b"tomorrow", b"weekend")
)  # fmt: skip
_TIME_REACH = 4
_BUT_REACH = 4
_LETTING = frozenset((b"allow", b"let"))
_STAYING = frozenset((b"linger", b"remain", b"return", b"settle", b"spread", b"stay", b"win"))
_WHEN = frozenset((b"fast", b"how", b"soon", b"when"))
_TOLD = frozenset((b"said", b"say", b"tell", b"told", b"you"))
_UNAWARE = frozenset((b"clue", b"idea", b"inkling"))
_NOBODY = frozenset((b"experts", b"i", b"nobody", b"one", b"researchers", b"science", b"we"))
_LATER_REACH = 5
# "Give it two nights.", "It takes three."
_LATER = frozenset((b"allow", b"expect", b"give", b"needs", b"takes", b"wait"))


def leaves_standing(claim: Claim, context: Context, negator: Hit) -> bool:
    """Whether what is denied is only how, when or in which one case it is so."""
    words = context.sentence.words
    between = words[negator[1] : claim.first]
    asked = next((at for at, word in enumerate(between[:_ASK_REACH]) if word in _HOW), 0)
    if asked and between[asked - 1] in _PRESUMING:
        return True
    if _is_sole_exception(words, negator, claim):
        return True
    # "It doesn't let scars stay."
    letting = words[negator[1] - 1 : negator[1]] + between[:1]
    staying = words[claim.first : claim.last + 2]
    if not (_LETTING.isdisjoint(letting) or _STAYING.isdisjoint(staying)):
        return True
    if words[-1] == b"?" and (
        asks_who_says(words) or asks_would_we(words) or (words[0] == b"who" and negator[0] == 1)
    ):
        return True
    return (
        _is_owned_up(words, claim.last)
        or _is_taken_for_fact(words, negator, between)
        or asks_only_when(words, claim.last)
        or _is_only_later(claim, context)
    )


def _is_owned_up(words: list[bytes], end: int) -> bool:
    """Whether it is not said unless it is so: "we'd never call it proven if it weren't"."""
    after = words[end : end + _OWN_REACH]
    if b"if" not in after:
        return False
    denied = after[after.index(b"if") + 1 :]
    return denied[:1] != [] and denied[0] in _IT and not _UNSO.isdisjoint(denied[1:2])


def asks_who_says(words: list[bytes]) -> bool:
    """Whether it is asked who would say so: "who says you can't cure it?"."""
    return words[:2] in _WHO_SAYS


def asks_would_we(words: list[bytes]) -> bool:
    """Whether it is asked why else we would: "would we sell it if it didn't heal?"."""
    at = words[:1] == [b"why"]
    if words[at : at + 2] not in _WOULD_WE or b"if" not in words:
        return False
    supposed = words[words.index(b"if") + 1 :]
    return not _UNSO.isdisjoint(supposed[:3])


def asks_only_when(words: list[bytes], at: int) -> bool:
    """Whether only the time is in question: "not a question of whether it heals, but of when"."""
    behind = words[at : at + _BUT_REACH]
    if b"but" not in behind:
        return False
    but = at + behind.index(b"but")
    return not _WHEN.isdisjoint(words[but + 1 : but + _TIME_REACH])


def _is_taken_for_fact(words: list[bytes], negator: Hit, between: list[bytes]) -> bool:
    """Whether it is not known, or kept from somebody: "the state has no idea that it heals"."""
    if b"that" not in between:
        return False
    that = negator[1] + between.index(b"that")
    told = words[that - 2 : that]
    if told == [b"the", b"fact"]:
        return True
    before = words[max(0, negator[0] - _ONLY_REACH) : negator[0] + 1]
    if b"why" in before:
        return not _TOLD.isdisjoint(told)
    return not _UNAWARE.isdisjoint(told) and _NOBODY.isdisjoint(before)


def _is_sole_exception(words: list[bytes], negator: Hit, claim: Claim) -> bool:
    """Whether it is denied of one thing: "the only thing it doesn't cure is a bad mood"."""
    before = words[max(0, negator[0] - _ONLY_REACH) : negator[0]]
    if _ONLY.isdisjoint(before) or _THINGS.isdisjoint(before):
        return False
    return not _IS.isdisjoint(words[claim.first : claim.last + 2])


def _is_only_later(claim: Claim, context: Context) -> bool:
    """Whether it is denied to be so at once, and a later time named: "not overnight, but soon"."""
    sentence = context.sentence
    words = sentence.words
    soon = words[claim.last - 1 : claim.last + _TIME_REACH]
    if _AT_ONCE.isdisjoint(soon):
        return False
    rest = words[claim.last + 1 :]
    opening = [at for at, word in enumerate(rest) if word in (b";", b":", b".", b",", b"\x97")]
    later = rest[opening[0] + 1 :][:_LATER_REACH] if opening else []
    if later and not _LATER.isdisjoint(later):
        return True
    following = context.following()
    if following is None or following.mask & context.bits["negator"]:
        return False
    return not _LATER.isdisjoint(following.words[:2])
