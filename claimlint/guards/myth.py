"""The claim is named as a myth: "Myth: exosomes are stem cells.".

So is a belief that the end of the sentence calls wrong: "the notion, popular on podcasts, that
cells cure blindness, has no basis". "It is no myth: it heals" stands by the claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.admission import is_harm_denied
from claimlint.guards.context import Verdict, confirmed, turns
from claimlint.guards.phrases import asks_to_guess

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Hit, Sentence

NAME = "myth"
CUES: tuple[str, ...] = ()

_HEADING_WORDS = 3
_DENIED_REACH = 3
_TOLD = 5
_CALLED = 8
_CALLING = frozenset((b"call", b"called", b"calling", b"calls", b"consider", b"deem", b"dub"))
_BELIEVING = frozenset((b"believe", b"deserves", b"worth"))
_FALSE_THINGS = frozenset(
    (b"economy", b"eyelashes", b"hope", b"hopes", b"lashes", b"modesty", b"nails", b"promises",
     b"start", b"starts", b"tan", b"teeth")
)  # fmt: skip
_RIGHT = ([b"better"], [b"correct"], [b"right"])
_SUBJECT_CLAUSE = frozenset(
    (b"advertising", b"calling", b"claiming", b"labeling", b"labelling", b"marketing", b"printing",
     b"saying", b"that", b"to", b"writing")
)  # fmt: skip


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim after a word for error, or under a heading that is one."""
    sentence, bits = context.sentence, context.bits
    if sentence.mask & bits["myth"] and not asks_to_guess(sentence.words):
        if is_harm_denied(claim, context):
            return None
        word = sentence.last_hit(bits["myth"], 0, claim.first)
        if word is not None and (
            _is_denied(context, word)
            or _refers_back(context, word)
            or _is_a_thing(sentence, word)
            or _denies_and_is_wrong(context, word, claim)
        ):
            return None
        if word is not None and not _contradicted(context, word[1], claim.first):
            return None if confirmed(context, claim.last) else _drop("named as a myth")
        word = sentence.first_hit(bits["myth"], claim.last, len(sentence.words))
        if word is not None and (
            sentence.words[word[0]] == b"would"
            or sentence.first_hit(bits["be"], claim.last, word[0] + 1)
        ):
            return _drop("called a myth")
    if (
        (sentence.mask & bits["refuted"] and _is_refuted(claim, context))
        or (sentence.mask & bits["mocked"] and _is_mocked(claim, context))
        or _is_wrong_example(context)
    ):
        return _drop("a belief that is called wrong")
    return _drop("stands under the heading of a myth") if _under_heading(context) else None


def _drop(because: str) -> Verdict:
    return Verdict(NAME, "drop", because)


def _is_wrong_example(context: Context) -> bool:
    """Whether a right one is set beside the wrong one: "Wrong: it heals. Right: it cleans."."""
    sentence = context.sentence
    if sentence.words[:2] != [b"wrong", b":"] or sentence.mask & context.bits["negator"]:
        return False
    following = context.following()
    return following is not None and (
        following.words[:1] in _RIGHT and following.words[1:2] == [b":"]
    )


def _is_mocked(claim: Claim, context: Context) -> bool:
    """Whether it is called something not to be believed: "doctors call renewal a fantasy"."""
    sentence, bits = context.sentence, context.bits
    for hit in sentence.hits:
        if not hit[2] & bits["mocked"] or hit[0] < claim.first:
            continue
        called = sentence.words[max(0, claim.first - _CALLED) : hit[0]]
        if _CALLING.isdisjoint(called) or turns(context, claim.first, hit[0]):
            return False
        return sentence.first_hit(bits["negator"], claim.first, hit[0]) is None
    return False


def _is_denied(context: Context, word: Hit) -> bool:
    """Whether a negator stands beside the word for error: "no myth", "it would be wrong not to"."""
    sentence, denial = context.sentence, context.bits["negator"] | context.bits["not_negation"]
    if sentence.first_hit(denial, max(0, word[0] - _DENIED_REACH), word[0]) is not None:
        return True
    return sentence.first_hit(denial, word[1], word[1] + 1) is not None


def _denies_and_is_wrong(context: Context, word: Hit, claim: Claim) -> bool:
    """Whether the error is a denial, which the seller sets right: "Myth: no gel can. Ours did."."""
    sentence, bits = context.sentence, context.bits
    negator = sentence.first_hit(bits["negator"], word[1], claim.first)
    if negator is None or negator[2] & bits["not_negation"]:
        return False
    if sentence.first_hit(bits["brand_voice"], claim.last, len(sentence.words)) is not None:
        return True
    following = context.following()
    if following is None or following.mask & (bits["negator"] | bits["hedge"]):
        return False
    return bool(following.mask & bits["brand_voice"] and following.mask & bits["fact"]) or (
        b"ours" in following.words[:1]
    )


def _is_a_thing(sentence: Sentence, word: Hit) -> bool:
    """Whether "false" only describes a thing, or the hype is believed: "tired of false lashes"."""
    if sentence.words[word[0] - 1] in _BELIEVING:
        return True
    # What is true is none, as in "The rumour is true: our tea cures gout".
    if sentence.words[word[1] : word[1] + 2] in ([b"is", b"true"], [b"was", b"true"]):
        return True
    return sentence.words[word[0]] == b"false" and not _FALSE_THINGS.isdisjoint(
        sentence.words[word[1] : word[1] + 1]
    )


def _refers_back(context: Context, word: Hit) -> bool:
    """Whether the word answers the sentence before: "They told you it can't. A myth! Ours ..."."""
    if word[0] > 1 or context.sentence.words[word[1] : word[1] + 1] == []:
        return False
    before = context.previous()
    if before is None or before.mask & context.bits["myth"]:
        return False
    told = before.first_hit(context.bits["report"], 0, _TOLD)
    return told is not None and context.sentence.words[word[1]] in (b":", b"!", b".", b";")


def _is_refuted(claim: Claim, context: Context) -> bool:
    """Whether its untruth stands behind the claim, which is named as a belief or as its subject."""
    sentence, bits = context.sentence, context.bits
    # A phrase that goes on may hold what is said of it.
    begin = claim.last if claim.effect is not None else claim.first + 1
    wrong = sentence.first_hit(bits["refuted"], begin, len(sentence.words))
    if wrong is None or turns(context, claim.last, wrong[0]):
        return False
    if wrong[0] == claim.last or sentence.words[0] in _SUBJECT_CLAUSE:
        return True
    belief = sentence.last_hit(bits["belief"] | bits["utterance"], 0, claim.first)
    if belief is None:
        return False
    return sentence.first_hit(bits["full_stop"], belief[1], claim.first) is None


def _under_heading(context: Context) -> bool:
    """Whether a word for error is all that stands before; after "Myth busted!" come facts."""
    if not context.voice.names_myth_before(context.sentence.start):
        return False
    before = context.previous()
    if before is None or len(before.words) > _HEADING_WORDS:
        return False
    return bool(before.mask & context.bits["myth"]) and not before.mask & context.bits["busted"]


def _contradicted(context: Context, begin: int, end: int) -> bool:
    """Whether the facts begin between the myth and the claim ("Myth: ... Fact: it heals")."""
    if turns(context, begin, end):
        return True
    sentence = context.sentence
    fact = sentence.first_hit(context.bits["fact"], begin, end)
    if fact is not None:
        return sentence.words[fact[0] - 1] != b"not"
    # A yes sets it right as well, as in "Myth busted: yes, it can".
    return b"yes" in sentence.words[begin:end]
