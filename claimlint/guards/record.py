"""It stands on record: officials, courts, the press, archives or hospitals are told of.

Marketers have no use for their words, so what stands beside these is no promise, as long as
nobody is spoken to and nobody vouches for the product.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import offer, turns
from claimlint.guards.phrases import SPEAKING, is_or_not

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Sentence

# What makes a judge or a scholar a witness for the product.
_SIDED = frozenset(
    (b"!", b"agree", b"agreed", b"agrees", b"approve", b"approved", b"approves", b"confirm",
     b"confirmed", b"confirms", b"despite", b"endorse", b"endorsed", b"endorses",
     b"notwithstanding", b"proof", b"prove", b"proved", b"proven", b"proves", b"recommend",
     b"recommended", b"recommends", b"regardless", b"still", b"swear", b"swears", b"swore",
     b"trust", b"trusted", b"trusts", b"vouch", b"vouches")
)  # fmt: skip
_ABOUT = frozenset((b"about", b"against", b"for", b"mentioning", b"naming", b"of", b"on", b"to"))
_OF_COPY = frozenset(
    (b",", b"a", b"about", b"against", b"all", b"an", b"and", b"any", b"express", b"for",
     b"implied", b"no", b"of", b"on", b"other", b"over", b"several", b"such", b"the",
     b"their", b"with")
)  # fmt: skip
_COPY_REACH = 4


def is_on_record(claim: Claim, context: Context) -> bool:
    """Whether officials, courts, the press or archives are told of, and nobody is spoken to.

    "In the basement the deputies counted 500 bottles for herpes"; "larvae feed on the gills of
    cod"; "the fracture clinic runs on Mondays". A witness for the product is no such thing: "a
    judge agreed", "raided, and still it heals".
    """
    sentence, bits = context.sentence, context.bits
    named = bits["office"] | bits["own_office"] | bits["annal"]
    if sentence.mask & (bits["report"] | bits["speech"]):
        named |= bits["scholar"]
    if not sentence.mask & offer(bits):
        named |= bits["learned"] | bits["ward"]
    if not sentence.mask & named or not _SIDED.isdisjoint(sentence.words):
        return False
    if not sentence.mask & named & bits["ward"] and not _is_to_nobody(context):
        return False
    return any(
        not turns(context, min(hit[1], claim.last), max(hit[0], claim.first))
        for hit in sentence.terms
        if hit[2] & named and not is_or_not(sentence.words, hit[1])
    )


def is_of_copy(claim: Claim, context: Context) -> bool:
    """Whether a piece of copy is told to be about it: "they took the page about arthritis down"."""
    sentence = context.sentence
    words = sentence.words
    for at in range(max(0, claim.first - _COPY_REACH), claim.first + 1):
        if not sentence.single[at] & context.bits["copy_part"] or words[at + 1] not in _ABOUT:
            continue
        if words[at + 1] == b"to" and at and words[at - 1] not in _OF_COPY:
            continue
        if _is_to_nobody(context) and _SIDED.isdisjoint(words):
            return True
    return False


def _is_to_nobody(context: Context) -> bool:
    """Whether nobody speaks or is spoken to, here or beside it in the paragraph."""
    own_office = context.bits["own_office"]
    return _speaks_to_nobody(context.sentence, own_office) and all(
        _speaks_to_nobody(neighbour, own_office) for neighbour in context.neighbours()
    )


def _speaks_to_nobody(sentence: Sentence, own_office: int) -> bool:
    """Whether nobody speaks or is spoken to but for an office: "complaints to our hotline"."""
    if SPEAKING.isdisjoint(sentence.words):
        return True
    offices = sum(bool(hit[2] & own_office) for hit in sentence.terms)
    return sum(word in SPEAKING for word in sentence.words) == offices
