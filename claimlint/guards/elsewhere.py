"""The words belong to something else: a thing, a story, a title, a job, a lesson, or the past.

"The film is about a doctor who reverses aging", "we are hiring a nurse for wound healing", "the
course shows how arthritis is treated", "the Romans thought that cabbage cured everything". What
is sold with such words remains a claim: "our film shows how exosomes regrow hair", "used since
the Romans to heal wounds". "Takes years off tired floorboards" speaks of floorboards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict, clause_start, confirmed, turns

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Hit

NAME = "elsewhere"
CUES: tuple[str, ...] = ()

_TITLE_REACH = 5
_THING_REACH = 4
_OF = frozenset((b"from", b"of", b"off", b"on"))
_YEAR = 4
_NOW = frozenset((b"already", b"because", b"our", b"since", b"still", b"this", b"whose", b"your"))
_UNTIL_NOW = frozenset((b"been", b"has", b"have", b"now"))


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim that is part of a story, a title, a job, a lesson or of history."""
    sentence, bits = context.sentence, context.bits
    if sentence.mask & bits["household"] and _is_of_a_thing(claim, context):
        return Verdict(NAME, "drop", "said of a thing, not of a body")
    if sentence.mask & bits["story"] and _is_told(claim, context):
        return Verdict(NAME, "drop", "part of a story")
    if _is_title(claim, context):
        return Verdict(NAME, "drop", "part of a title")
    if sentence.mask & (bits["vacancy"] | bits["lesson"]) and _is_taught_or_done(claim, context):
        return Verdict(NAME, "drop", "said of a job or a lesson")
    if _is_history(claim, context):
        return Verdict(NAME, "drop", "told of times long past")
    return None


def _is_of_a_thing(claim: Claim, context: Context) -> bool:
    """Whether a thing is what the claim is made of: "removes scars from your boots"."""
    sentence = context.sentence
    thing = sentence.first_hit(context.bits["household"], claim.last, claim.last + _THING_REACH)
    if thing is None:
        return False
    between = sentence.words[claim.last - 1 : thing[0]]
    return not _OF.isdisjoint(between[:2])


def _is_told(claim: Claim, context: Context) -> bool:
    """Whether a story is named before the claim in its clause, and the seller says nothing."""
    sentence, bits = context.sentence, context.bits
    begin = clause_start(context, claim.first)
    if begin and sentence.words[begin - 1] == b":":
        begin = 0
    if sentence.first_hit(bits["story"], begin, claim.first) is None:
        return False
    return not _speaks_of_now(begin, claim, context)


def _speaks_of_now(begin: int, claim: Claim, context: Context) -> bool:
    return bool(_NOW.intersection(context.sentence.words[begin : claim.last]))


def _is_title(claim: Claim, context: Context) -> bool:
    """Whether it is said behind the claim that this is what a book or a concert is called."""
    sentence, bits = context.sentence, context.bits
    if not sentence.mask & (bits["title_kind"] | bits["title_data"]):
        return False
    if sentence.mask & bits["brand_voice"]:
        return False
    if sentence.first_hit(bits["title_data"], claim.last, len(sentence.words)) is not None:
        return True
    kind = sentence.first_hit(bits["title_kind"], claim.last, claim.last + _TITLE_REACH)
    return kind is not None and b":" not in sentence.words[claim.last : kind[0]]


def _is_taught_or_done(claim: Claim, context: Context) -> bool:
    """Whether the claim is what a job or a lesson is about: "a lecture on healing eczema"."""
    sentence, bits = context.sentence, context.bits
    work = sentence.first_hit(bits["vacancy"], 0, len(sentence.words))
    if work is not None and (work[0] > claim.first or not turns(context, work[1], claim.first)):
        between = sentence.words[work[1] : claim.first]
        return not {b":", b"already", b"because", b"whose"}.intersection(between)
    lesson = sentence.first_hit(bits["lesson"], 0, claim.first)
    if lesson is None or turns(context, lesson[1], claim.first):
        return False
    return not _speaks_of_now(lesson[0], claim, context)


def _is_history(claim: Claim, context: Context) -> bool:
    """Whether people of old are said to have thought or done so, and nobody to do so now."""
    sentence, bits = context.sentence, context.bits
    era = _era(claim, context)
    if era is None or turns(context, era[1], claim.first) or _speaks_of_now(0, claim, context):
        return False
    if _UNTIL_NOW.intersection(sentence.words):
        return False
    present = claim.effect is not None and claim.effect[2] & (bits["form:s"] | bits["form:base"])
    # "They believed that it cures" and "looked for what cures" tell of the past as well.
    if present and sentence.first_hit(bits["once_believed"], 0, claim.first) is None:
        return False
    return not confirmed(context, claim.last)


def _era(claim: Claim, context: Context) -> Hit | None:
    """The word for a time long past before the claim: "the Romans", "in 1885"."""
    sentence, bits = context.sentence, context.bits
    begin = clause_start(context, claim.first)
    hit = sentence.last_hit(bits["long_ago"] | bits["once_believed"], begin, claim.first)
    if hit is not None:
        return hit
    for at in range(begin, claim.first):
        word = sentence.words[at]
        if len(word) == _YEAR and word.isdigit() and b"1000" < word < b"1960":
            return (at, at + 1, 0)
    return None
