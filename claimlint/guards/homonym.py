"""Words of the body that have another sense: cured fish, pounds of a fee, a depression at sea."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import offer

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim

# By which lexicon the other sense is known.
_HOMONYMS = {
    b"cured": "cured_thing", b"cures": "cured_thing", b"curing": "cured_thing",
    b"pound": "money_talk", b"pounds": "money_talk",
}  # fmt: skip
# What is measured in sizes and inches on clothes as on those who wear them.
FITTED = frozenset((b"inch", b"inches", b"size", b"sizes", b"waist", b"waistline"))
POUNDS = frozenset(word for word, sense in _HOMONYMS.items() if sense == "money_talk")
# Without one of these, of what is fitted or of pounds, no other sense is known.
OTHER_SENSES = ("aid_dropped", "cured_thing", "money_talk", "weather_talk")
_DEPRESSIONS = frozenset((b"depression", b"depressions"))
_BY_MEANS = frozenset((b"by", b"from", b"of", b"to"))
_EXTRACTED = frozenset(
    (b"collagen", b"dna", b"extract", b"oil", b"oils", b"peptide", b"peptides", b"protein",
     b"serum", b"sperm")
)  # fmt: skip
_OF = frozenset((b"from", b"of", b"off", b"on"))
_LOSING = frozenset((b"cancel", b"forget", b"lose", b"lost", b"miss"))
_REACH = 4
_THAT = ([b"it's"], [b"so"], [b"that"], [b"that's"])
_COSTING = frozenset((b"cost", b"costs", b"price"))


def is_homonym(claim: Claim, context: Context) -> bool:
    """Whether a word of the claim has its other sense beside what is named."""
    words = context.sentence.words[claim.first : claim.last]
    dropped = context.sentence.first_hit(context.bits["aid_dropped"], claim.first, claim.last)
    if dropped is not None and _is_told_beside("thrown_away", context):
        return True
    if not FITTED.isdisjoint(words) and _is_told_beside("tailoring", context):
        return True
    senses = {_HOMONYMS[word] for word in words if word in _HOMONYMS}
    if not senses:
        return _is_weather(context)
    return ("money_talk" in senses and _is_money(claim, context)) or (
        "cured_thing" in senses and _is_cured(context)
    )


def _is_told_beside(name: str, context: Context) -> bool:
    """Whether a word of lexicon ``name`` is here or next: "Three sizes gone? Our tailor ..."."""
    wanted = context.bits[name]
    if context.sentence.mask & wanted:
        return True
    following = context.following()
    return following is not None and bool(following.mask & wanted)


def _is_cured(context: Context) -> bool:
    """Whether food or another stuff is cured, and nobody is ill: "salt-cured ham"."""
    sentence, bits = context.sentence, context.bits
    ill = bits["disease"] | bits["symptom"] | bits["skin_condition"]
    cured = bits["cured_thing"]
    if not sentence.mask & cured or sentence.mask & ill:
        return False
    return any(
        hit[2] & cured
        and sentence.words[hit[0] - 1] not in _BY_MEANS
        and _EXTRACTED.isdisjoint(sentence.words[hit[1] : hit[1] + 1])
        for hit in sentence.hits
    )


def _is_money(claim: Claim, context: Context) -> bool:
    """Whether the pounds are money: "lose ten pounds of your fee", "lose your ticket and lose"."""
    sentence, money = context.sentence, context.bits["money_talk"]
    words = sentence.words
    if _is_what_it_costs(context):
        return True
    if not sentence.mask & money:
        return False
    for hit in sentence.hits:
        if not hit[2] & money:
            continue
        between = words[claim.last - 2 : hit[0]]
        if claim.last - 2 <= hit[0] < claim.last + _REACH and not _OF.isdisjoint(between):
            return True
        if hit[0] < claim.first and not _LOSING.isdisjoint(words[max(0, hit[0] - 2) : hit[1]]):
            return True
    return False


def _is_what_it_costs(context: Context) -> bool:
    """Whether the next sentence says that this is a price: "That's what the roll costs."."""
    following = context.following()
    if following is None or following.words[:1] not in _THAT:
        return False
    return not _COSTING.isdisjoint(following.words)


def _is_weather(context: Context) -> bool:
    """Whether a depression brings rain; it may lift behind what is said of it."""
    sentence, bits = context.sentence, context.bits
    if not sentence.mask & bits["weather_talk"] or sentence.mask & offer(bits):
        return False
    return not _DEPRESSIONS.isdisjoint(sentence.words)
