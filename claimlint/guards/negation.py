"""The claim is denied: "does not cure acne", "no cream can stop aging".

A negator governs what follows it in its clause, as far as `scope` tells; "without" and "with no"
reach no further than the noun or gerund they stand before ("without surgery our cells treat
arthritis"). What `affirmation` knows denies nothing: "not only", "never fails to", "nobody leaves
without". A denial may also follow the claim ("healing arthritis with exosomes has not been shown")
or be told in as many words (`disavowal`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.affirmation import denies_a_doubt, is_parallel, is_undone, praises
from claimlint.guards.context import Verdict, clause_end, clause_start
from claimlint.guards.disavowal import is_disputed, saying_is_denied
from claimlint.guards.needless import denies_a_need, works_on_none
from claimlint.guards.scope import ends_before, is_followed_by_denial, reach_start
from claimlint.guards.short_answers import is_over

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Hit, Sentence

NAME = "negated"
CUES = ("negator", "without", "absent", "disputing")

_SHORT_REACH = 3
_ENDS_SHORT_REACH = frozenset((b",", b"that", b"which", b"who"))
_DENIAL_REACH = 5
_IS_NOT = frozenset((b"aren't", b"isn't", b"wasn't", b"weren't"))
# "A cure for gout isn't something that a tea can offer."
_OFFERED = frozenset((b"anything", b"on", b"possible", b"something", b"what", b"within"))
_IS_NOT_SO = ([b"are", b"not"], [b"is", b"not"], [b"was", b"not"], [b"were", b"not"])
_STANDING_FOR = frozenset((b"it", b"that", b"these", b"they", b"this", b"we"))
_PREDICATE = 3
_MEETING = frozenset((b"encounter", b"find", b"hear", b"meet", b"see", b"treat"))
_RELATIVES = frozenset((b"that", b"which"))
_NOTHING = frozenset((b"no", b"nobody", b"none", b"nothing"))
_OWNERS = frozenset((b"her", b"his", b"my", b"their", b"your"))
_LACKING = frozenset((b"lacking", b"missing", b"unfounded", b"unproven", b"without"))
_YOURS = frozenset((b"you", b"your"))


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim that stands in the reach of a denial."""
    sentence, bits = context.sentence, context.bits
    begin = reach_start(context, claim.first)
    for hit in sentence.hits:
        if hit[0] >= claim.last:
            break
        if hit[0] < begin or hit[2] & bits["not_negation"] or _is_its_own(hit, claim, context):
            continue
        if hit[0] >= claim.first:
            if (hit[2] & bits["negator"] and _parts(hit, claim, context)) or (
                hit[2] & bits["without"] and _lacks_effect(hit, claim)
            ):
                return _drop(sentence, hit[0])
            continue
        if hit[2] & bits["without"] or _is_with_no(sentence, hit[0]):
            if _governs_next(claim, sentence, hit[0], hit[1]):
                return _drop(sentence, hit[0])
        elif hit[2] & bits["negator"] and _governs(claim, context, _resumed(hit, claim, sentence)):
            undone = is_undone(claim, context, hit) or _is_yet_to_meet(hit, claim, context)
            return None if undone else _drop(sentence, hit[0])
    if (
        works_on_none(claim, context)
        or (sentence.mask & bits["saying"] and saying_is_denied(claim, context))
        or is_disputed(claim, context)
        or _is_whole_denial(claim, sentence)
        or _is_inverted(claim, sentence)
        or _is_not_stopped(claim, context)
    ):
        return Verdict(NAME, "drop", "denied to be so")
    return _denied_afterwards(claim, context)


def _is_not_stopped(claim: Claim, context: Context) -> bool:
    """Whether "won't stop" denies what the claim begins with: "it won't stop aging"."""
    sentence = context.sentence
    if sentence.words[claim.first] != b"stop":
        return False
    denial = sentence.last_hit(context.bits["not_negation"], 0, claim.first)
    return denial is not None and denial[1] == claim.first + 1


def _is_yet_to_meet(negator: Hit, claim: Claim, context: Context) -> bool:
    """Whether only what it cannot do is still to come: "has yet to meet a knot it can't undo"."""
    sentence, denial = context.sentence, context.bits["negator"]
    words = sentence.words
    if words[negator[1] - 2 : negator[1]] != [b"yet", b"to"]:
        return False
    met = words[negator[1] : negator[1] + 1]
    if met == [] or met[0] not in _MEETING:
        return False
    return any(sentence.single[at] & denial for at in range(negator[1], claim.last))


def _is_whole_denial(claim: Claim, sentence: Sentence) -> bool:
    """Whether a rule has taken an answer cut short as a whole: "it does not"."""
    words = sentence.words
    if claim.effect is not None or words[claim.last - 1] != b"not":
        return False
    # "It did what three surgeons could not" tells what others have not done.
    return is_over(words, claim.last) and b"what" not in words[claim.first : claim.last]


def _is_inverted(claim: Claim, sentence: Sentence) -> bool:
    """Whether the denial stands behind what it denies: "a non-invasive lift it is not"."""
    words = sentence.words
    for at in range(claim.last, min(claim.last + _PREDICATE, len(words) - 1)):
        if words[at] in _STANDING_FOR:
            denied = 2 if words[at + 1 : at + 3] in _IS_NOT_SO else words[at + 1] in _IS_NOT
            return bool(denied) and is_over(words, at + 1 + denied)
    return False


def _is_its_own(hit: Hit, claim: Claim, context: Context) -> bool:
    """Whether what denies belongs to the claim: "contains no parabens", "no more eczema"."""
    if _is_no_more(claim, context.sentence):
        return True
    if hit[0] >= claim.first or hit[1] <= claim.first:
        return False
    return bool(context.sentence.single[claim.first] & context.bits["negator"])


def _resumed(negator: Hit, claim: Claim, sentence: Sentence) -> Hit:
    """The denial, or its condition: "we would be lying, and badly, if we said that it heals"."""
    words = sentence.words
    if words[negator[0]] != b"be" or b"if" not in words[negator[1] : claim.first]:
        return negator
    at = words.index(b"if", negator[1])
    return (at, at + 1, negator[2])


def _governs(claim: Claim, context: Context, negator: Hit) -> bool:
    """Whether the negator reaches the claim, and denies it."""
    bits = context.bits["negator"] | context.bits["not_negation"]
    if is_followed_by_denial(claim, context.sentence, negator, bits):
        return False
    if ends_before(claim, context, negator[1]) or praises(claim, context, negator[0]):
        return False
    if denies_a_need(claim, context, negator):
        return False
    return not denies_a_doubt(claim, context, negator)


def _governs_next(claim: Claim, sentence: Sentence, at: int, end: int) -> bool:
    """Whether "without" or "with no" stands right before the claim."""
    between = sentence.words[end : claim.first]
    if len(between) >= _SHORT_REACH or _ENDS_SHORT_REACH.intersection(between):
        return False
    if is_parallel(claim, sentence, at):
        return False
    # "They went home without their tremor" tells that it is gone.
    if sentence.words[end] in _OWNERS and sentence.words[at] == b"without":
        return False
    # "Minus 5 kg a week" is a promise.
    return sentence.words[at] != b"minus" or not sentence.words[end][:1].isdigit()


def _is_no_more(claim: Claim, sentence: Sentence) -> bool:
    """Whether it says that a complaint is gone: "no fuss, no more eczema"."""
    words = sentence.words
    at = claim.first + (words[claim.first] == b"more")
    if words[at - 2 : at] != [b"no", b"more"] or claim.effect is not None:
        return False
    return b"than" not in words[claim.last :]


def _is_missed(sentence: Sentence, absent: Hit) -> bool:
    """Whether somebody is told what he lacks, and is to get: "what your knee is missing"."""
    before = sentence.words[max(0, absent[0] - _SHORT_REACH) : absent[0]]
    return sentence.words[absent[1] - 1] == b"missing" and not _YOURS.isdisjoint(before)


def _is_litotes(context: Context, absent: Hit) -> bool:
    """Whether that it is not so is denied: "that it cures gout is not without proof"."""
    sentence, bits = context.sentence, context.bits
    if sentence.words[absent[0]] not in _LACKING or not absent[0]:
        return False
    return bool(sentence.single[absent[0] - 1] & bits["negator"])


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


def _parts(negator: Hit, claim: Claim, context: Context) -> bool:
    """Whether the denial stands between effect and target, and denies it.

    "Gout that nothing shifted is gone" tells what nothing else has done.
    """
    sentence = context.sentence
    words = sentence.words
    if claim.effect is None or not _inside(claim, negator[0]):
        return False
    if words[negator[0] - 1] not in _RELATIVES or words[negator[0]] not in _NOTHING:
        return True
    between = range(negator[1], claim.effect[0])
    done = context.bits["form:ed"] | context.bits["form:base"]
    return not any(sentence.single[at] & done for at in between)


def _lacks_effect(without: Hit, claim: Claim) -> bool:
    """Whether "without" stands right before the effect: "acne, without clearing"."""
    return claim.effect is not None and without[1] == claim.effect[0]


def _is_with_no(sentence: Sentence, at: int) -> bool:
    return sentence.words[at] in (b"no", b"zero") and at > 0 and sentence.words[at - 1] == b"with"


def _denied_afterwards(claim: Claim, context: Context) -> Verdict | None:
    sentence, bits = context.sentence, context.bits
    end = clause_end(context, claim.last)
    # A claim that goes on to the end of its clause holds what is said of it.
    absent = sentence.first_hit(bits["absent"], claim.first, end)
    if absent is not None and not _is_missed(sentence, absent) and not _is_litotes(context, absent):
        return Verdict(NAME, "drop", "said not to exist")
    negator = sentence.first_hit(bits["negator"], claim.last, end)
    # "Need not be licensed" leaves the claim what it is.
    if (
        negator is None
        or negator[2] & bits["not_negation"]
        or sentence.words[negator[0] - 1] == b"need"
    ):
        return None
    if negator[2] & bits["retraction"]:
        return _drop(sentence, negator[0])
    reach = min(end, negator[1] + _DENIAL_REACH)
    # "That it heals eczema is something we never said."
    begin = clause_start(context, claim.first)
    missing = bits["establish"]
    if sentence.words[begin] in (b"saying", b"that") or sentence.words[0] == b"that":
        missing |= bits["saying"]
    if sentence.first_hit(missing, negator[1], reach) is None:
        return None
    if sentence.first_word(bits["be"], claim.last, negator[1] + 1) is None and not (
        sentence.words[negator[0]] in _IS_NOT
        and _OFFERED.intersection(sentence.words[negator[1] : negator[1] + 1])
    ):
        return None
    return _drop(sentence, negator[0])
