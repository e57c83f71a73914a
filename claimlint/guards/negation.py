"""The claim is denied: "does not cure acne", "no cream can stop aging".

A negator governs what follows it in its clause. A comma ends its reach when a new subject
follows ("it isn't magic, it reverses wrinkles"); "without" and "with no" reach no further
than the noun or gerund they stand before ("without surgery our cells treat arthritis"); "not only", "never fails
to" and the like deny nothing. A denial may also follow the claim: "healing arthritis with
exosomes has not been shown".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict, clause_end, clause_start

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Sentence

NAME = "negated"
CUES = ("negator", "without")

_SHORT_REACH = 3
_ENDS_SHORT_REACH = frozenset((b",", b"that", b"which", b"who"))
_DENIAL_REACH = 5


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim that stands in the reach of a denial."""
    sentence, bits = context.sentence, context.bits
    begin = _reach_start(context, claim.first)
    for hit in sentence.hits:
        if hit[0] < begin or hit[2] & bits["not_negation"]:
            continue
        if hit[0] >= claim.last:
            break
        if hit[0] >= claim.first:
            if claim.effect is not None and hit[2] & bits["negator"] and _inside(claim, hit[0]):
                return _drop(sentence, hit[0])
            continue
        if hit[2] & bits["without"] or _is_with_no(sentence, hit[0]):
            between = sentence.words[hit[1] : claim.first]
            if len(between) < _SHORT_REACH and not _ENDS_SHORT_REACH.intersection(between):
                return _drop(sentence, hit[0])
        elif hit[2] & bits["negator"] and not _ends_before(context, hit[1], claim.first):
            if _is_doubled(sentence, hit[0], begin, bits["negator"]):
                return None
            return _drop(sentence, hit[0])
    return _denied_afterwards(claim, context)


def _reach_start(context: Context, at: int) -> int:
    """Where negators count from: a list after "what it can't do:" belongs to its denial."""
    begin = clause_start(context, at)
    sentence = context.sentence
    if begin > 1 and sentence.words[begin - 1] == b":":
        opening = clause_start(context, begin - 1)
        near = max(opening, begin - 1 - _SHORT_REACH)
        if sentence.first_hit(context.bits["negator"], near, begin - 1) is not None:
            return near
    return begin


def _is_doubled(sentence: Sentence, at: int, begin: int, negator: int) -> bool:
    """Whether a later denial in the clause takes back this one ("no study has failed to")."""
    later = sentence.first_hit(negator, at + 1, at + 1 + _DENIAL_REACH)
    return later is not None and sentence.words[later[0]].startswith(b"fail") and at >= begin


def _drop(sentence: Sentence, at: int) -> Verdict:
    word = sentence.words[at].decode("latin-1")
    return Verdict(NAME, "drop", f"denied by {word!r}")


def _inside(claim: Claim, at: int) -> bool:
    """Whether the token lies between the effect and the target of a frame."""
    assert claim.effect is not None  # noqa: S101 - the caller has looked
    assert claim.target is not None  # noqa: S101
    left = min(claim.effect[1], claim.target[1])
    right = max(claim.effect[0], claim.target[0])
    return left <= at < right


def _is_with_no(sentence: Sentence, at: int) -> bool:
    return sentence.words[at] in (b"no", b"zero") and at > 0 and sentence.words[at - 1] == b"with"


def _ends_before(context: Context, begin: int, claim_first: int) -> bool:
    """Whether a comma with a new subject, or a new start, lies between negator and claim."""
    sentence, bits = context.sentence, context.bits
    subject = bits["pronoun"] | bits["product"] | bits["modality"] | bits["brand_voice"]
    for at in range(begin, claim_first):
        if sentence.words[at] == b",":
            new = sentence.first_hit(subject, at + 1, min(at + 4, claim_first))
            if new is not None:
                return True
            if sentence.words[begin - 1] == b"no" and at - begin <= _SHORT_REACH:
                return True
    return False


def _denied_afterwards(claim: Claim, context: Context) -> Verdict | None:
    sentence, bits = context.sentence, context.bits
    end = clause_end(context, claim.last)
    negator = sentence.first_hit(bits["negator"], claim.last, end)
    if negator is None or negator[2] & bits["not_negation"]:
        return None
    if sentence.first_hit(bits["establish"], negator[1], min(end, negator[1] + _DENIAL_REACH)):
        if sentence.first_hit(bits["be"], claim.last, negator[1] + 1):
            return _drop(sentence, negator[0])
    return None
