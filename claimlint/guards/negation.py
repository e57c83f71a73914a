"""The claim is denied: "does not cure acne", "no cream can stop aging".

A negator governs what follows it in its clause. A comma ends its reach when a new subject
follows ("it isn't magic, it reverses wrinkles"), and so does "and" before a verb that the
auxiliary cannot govern ("it does not sting and heals eczema"); "without" and "with no" reach no
further than the noun or gerund they stand before ("without surgery our cells treat arthritis");
"not only", "never fails to" and the like deny nothing, nor does the "if" of a promise ("if it
doesn't grow hair, we pay"). A denial may also follow the claim: "healing arthritis with exosomes
has not been shown".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import (
    Verdict,
    clause_end,
    clause_start,
    confirmed,
    stood_by,
    turns,
)

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Hit, Sentence

NAME = "negated"
CUES = ("negator", "without", "absent")

_SHORT_REACH = 3
_ENDS_SHORT_REACH = frozenset((b",", b"that", b"which", b"who"))
_DENIAL_REACH = 5
_SAYING_REACH = 4
_SAID = frozenset((b"that", b"mean", b"as"))
# "There is no reason, however good it looks, to believe that ..." denies from afar as well.
_GROUNDS = frozenset((b"basis", b"cause", b"ground", b"grounds", b"reason", b"reasons"))
# After these, a comma within a few tokens ends a fragment: "no needles, smoother skin".
_FRAGMENTS = frozenset((b"no", b"nothing", b"zero"))
_NEW_START = frozenset((b"because", b"plus", b"since", b"so", b"which", b"yet"))
# The list after "what it won't do:" belongs to the denial; after "we never compromise:" not.
_LISTED = frozenset(
    (
        b"allowed",
        b"claim",
        b"contain",
        b"do",
        b"expect",
        b"include",
        b"mean",
        b"not",
        b"print",
        b"promise",
        b"say",
        b"use",
        b"write",
    )
)
# With these an aside begins, after which what was denied goes on: "it is not so, as some would
# have it, that ...", "we decline, even for friends, to promise ...".
_ASIDE = frozenset(
    (
        *(b"although", b"as", b"at", b"contrary", b"despite", b"even", b"except", b"however"),
        *(b"in", b"much", b"not", b"on", b"or", b"though", b"whatever", b"whether"),
    )
)
_LISTING = frozenset((b",", b"nor", b"or"))
_RESUMED = frozenset((b"that", b"to"))
_MATRIX = 4
_BE = frozenset((b"am", b"are", b"be", b"is", b"was", b"were"))
_AUXILIARIES = frozenset(
    (b"can't", b"cannot", b"didn't", b"do", b"does", b"doesn't", b"don't", b"never", b"will",
     b"won't", b"wouldn't")
)  # fmt: skip
_OURS = frozenset((b"our", b"ours", b"this", b"us", b"we"))
_COMPARED = frozenset((b"better", b"faster", b"like", b"way"))


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
            if _governs_next(claim, sentence, hit[0], hit[1]):
                return _drop(sentence, hit[0])
        elif hit[2] & bits["negator"] and _governs(claim, context, hit):
            return None if _is_undone(context, hit[0], begin, claim) else _drop(sentence, hit[0])
    if _saying_is_denied(claim, context):
        return Verdict(NAME, "drop", "denied to be said")
    return _denied_afterwards(claim, context)


def _saying_is_denied(claim: Claim, context: Context) -> bool:
    """Whether it is denied, from afar, that somebody says so: "nowhere do we, here or later, say".

    Commas and asides do not end the reach of such a denial, a colon does. What doctors do not
    tell, sellers do.
    """
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    negator = sentence.first_hit(bits["negator"], 0, claim.first)
    if negator is None or negator[2] & bits["not_negation"]:
        return False
    begin = clause_start(context, negator[0])
    first = max(begin, negator[0] - _SHORT_REACH)
    groundless = bool(_GROUNDS.intersection(words[negator[0] : negator[1] + 2]))
    afar = groundless or negator[0] == begin
    reach = claim.first if afar else negator[1] + _SAYING_REACH
    saying = sentence.first_hit(bits["saying"], first, reach)
    if saying is None or not _SAID.intersection(words[saying[0] + 1 : claim.first]):
        return False
    if b":" in words[negator[1] : claim.first]:
        return False
    if turns(context, saying[1] if groundless else negator[1], claim.first):
        return False
    return sentence.first_hit(bits["biology"] | bits["eager"], begin, saying[1] + 1) is None


def _governs(claim: Claim, context: Context, negator: Hit) -> bool:
    """Whether the negator reaches the claim, and denies it."""
    if _ends_before(claim, context, negator[1]) or _affirms(claim, context, negator[0]):
        return False
    return not _denies_a_doubt(claim, context, negator)


def _denies_a_doubt(claim: Claim, context: Context, negator: Hit) -> bool:
    """Whether what is denied would itself deny: "nobody doubts that", "it is no myth that".

    So do astonishment ("you won't believe how it heals") and a doubt that is given up ("I never
    thought it would heal. It did.").
    """
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    if sentence.first_hit(bits["disputing"] | bits["myth"], negator[1], negator[1] + 3):
        return True
    wonder = sentence.first_hit(bits["wondering"], negator[1], negator[1] + 2)
    if wonder is not None and words[wonder[1] : wonder[1] + 1] in ([b"how"], [b"what"]):
        return True
    return stood_by(context, claim.last)


def _governs_next(claim: Claim, sentence: Sentence, at: int, end: int) -> bool:
    """Whether "without" or "with no" stands right before the claim."""
    between = sentence.words[end : claim.first]
    if len(between) >= _SHORT_REACH or _ENDS_SHORT_REACH.intersection(between):
        return False
    if _is_parallel(claim, sentence, at):
        return False
    # "Minus 5 kg a week" is a promise.
    return sentence.words[at] != b"minus" or not sentence.words[end][:1].isdigit()


def _is_parallel(claim: Claim, sentence: Sentence, at: int) -> bool:
    """Whether the claim begins with the same negator, in a list: "no pain and no downtime"."""
    words = sentence.words
    return (
        words[at] == words[claim.first]
        and at < claim.first
        and words[claim.first - 1] in (b",", b"and", b"or")
    )


def _affirms(claim: Claim, context: Context, at: int) -> bool:
    """Whether the denial praises: "nothing heals like our balm", "if it doesn't heal, we pay"."""
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    if _is_parallel(claim, sentence, at):
        return True
    if b"if" in words[max(0, at - _SHORT_REACH) : at]:
        return sentence.first_hit(bits["brand_voice"], claim.last, len(words)) is not None
    if words[at] not in (b"never", b"no", b"nobody", b"none", b"not", b"nothing"):
        return False
    if not _COMPARED.intersection(words[claim.last : claim.last + _SHORT_REACH]):
        return False
    if _OURS.intersection(words[claim.last :]):
        return True
    return sentence.first_hit(bits["offer"], claim.last, len(words)) is not None


def _reach_start(context: Context, at: int) -> int:
    """Where negators count from: a list after "what it can't do:" belongs to its denial."""
    begin = clause_start(context, at)
    words = context.sentence.words
    if begin > 1 and words[begin - 1] == b":" and words[begin - 2] in _LISTED:
        opening = clause_start(context, begin - 1)
        near = max(opening, begin - 1 - _SHORT_REACH)
        if context.sentence.first_hit(context.bits["negator"], near, begin - 1) is not None:
            return near
    return begin


def _is_undone(context: Context, at: int, begin: int, claim: Claim) -> bool:
    """Whether a later denial ("no study has failed to"), or what holds now, undoes this one."""
    sentence = context.sentence
    if sentence.words[at] == b"used" and confirmed(context, claim.last):
        return True
    later = sentence.first_hit(context.bits["negator"], at + 1, at + 1 + _DENIAL_REACH)
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


def _ends_before(claim: Claim, context: Context, begin: int) -> bool:
    """Whether something between the negator, which ends at ``begin``, and the claim ends it."""
    words = context.sentence.words
    commas = [at for at in range(begin, claim.first) if words[at] == b","]
    if commas and commas[-1] == claim.first - 1 and _is_set_right(words, begin, claim):
        return True
    if commas and not _is_aside(words, begin, commas):
        if words[begin - 1] in _FRAGMENTS and _is_fragment(words, begin, commas[0], claim.first):
            return True
        bounds = [*commas[1:], claim.first]
        if any(
            _begins_anew(claim, context, at, end) for at, end in zip(commas, bounds, strict=True)
        ):
            return True
    return _is_beyond_auxiliary(claim, context, begin)


def _is_set_right(words: list[bytes], begin: int, claim: Claim) -> bool:
    """Whether an order takes the place of one that is denied: "don't hide wrinkles, erase them"."""
    order = words[:begin] in ([b"don't"], [b"do", b"not"], [b"never"])
    return order and not _LISTING.intersection(words[claim.last : claim.last + _SHORT_REACH])


def _is_aside(words: list[bytes], begin: int, commas: list[int]) -> bool:
    """Whether the commas enclose an aside, after which "that" or "to" resumes what is denied."""
    return (
        len(commas) > 1
        and commas[0] - begin < _MATRIX
        and words[begin - 1] not in _FRAGMENTS
        and words[commas[0] + 1] in _ASIDE
        and words[commas[-1] + 1] in _RESUMED
    )


def _is_fragment(words: list[bytes], begin: int, comma: int, end: int) -> bool:
    """Whether "no ..." ends at its comma, being no list: "no patch, balm or cream heals"."""
    if comma - begin > _SHORT_REACH:
        return False
    listed = words[comma + 1 : min(comma + 2 + _SHORT_REACH, end)]
    return b"or" not in listed and b"nor" not in listed


def _begins_anew(claim: Claim, context: Context, comma: int, end: int) -> bool:
    """Whether a new subject or a conjunction follows the comma, up to ``end``.

    What stands between two commas is no clause of its own unless it is long enough for a verb.
    """
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    if words[comma + 1] in _NEW_START:
        return True
    if end != claim.first and end - comma <= 1 + _SHORT_REACH:
        return False
    subject = bits["pronoun"] | bits["product"] | bits["modality"] | bits["brand_voice"]
    new = sentence.first_hit(subject, comma + 1, min(comma + 1 + _SHORT_REACH, claim.first + 1))
    if new is None:
        return False
    if new[0] < claim.first:
        listed = words[new[1] : min(new[1] + _SHORT_REACH, claim.first)]
        return b"or" not in listed and b"nor" not in listed
    return claim.effect is None and bool(_BE.intersection(words[claim.first : claim.last]))


def _is_beyond_auxiliary(claim: Claim, context: Context, begin: int) -> bool:
    """Whether "and heals" follows an auxiliary, which would ask for "and heal"."""
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    if claim.first <= begin or words[claim.first - 1] not in (b"and", b",", b"plus"):
        return False
    if b":" in words[begin : claim.first]:
        return False
    form = sentence.first_hit(bits["form:s"], claim.first, claim.first + 1)
    if form is None or form[2] & bits["form:noun"]:
        return False
    return any(word in _AUXILIARIES for word in words[max(0, begin - 3) : begin])


def _denied_afterwards(claim: Claim, context: Context) -> Verdict | None:
    sentence, bits = context.sentence, context.bits
    end = clause_end(context, claim.last)
    if sentence.first_hit(bits["absent"], claim.last, end) is not None:
        return Verdict(NAME, "drop", "said not to exist")
    negator = sentence.first_hit(bits["negator"], claim.last, end)
    if negator is None or negator[2] & bits["not_negation"]:
        return None
    reach = min(end, negator[1] + _DENIAL_REACH)
    # "That it heals eczema is something we never said."
    begin = clause_start(context, claim.first)
    missing = bits["establish"]
    if sentence.words[begin] in (b"saying", b"that"):
        missing |= bits["saying"]
    if sentence.first_hit(missing, negator[1], reach) is None:
        return None
    if sentence.first_hit(bits["be"], claim.last, negator[1] + 1) is None:
        return None
    return _drop(sentence, negator[0])
