"""The claim is an item of a list that is opened as myths, as a warning or as a denial.

"Red flags:", "Three myths about skin", "What it won't do" and the like stand for every item below,
unless the item sets itself right ("Fact: ...").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict
from claimlint.guards.heading import takes_out
from claimlint.guards.scope import LISTED
from claimlint.textkit.patterns import LazyPattern

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Sentence

NAME = "listed"
CUES: tuple[str, ...] = ()

_LONGEST_OPENING = 14
_DENIAL_REACH = 5
_NEAR = 2
_NAMED_REACH = 3
# A heading may end in what is not done: "what people ask for, and why we won't".
_DENYING = frozenset((b"can't", b"cannot", b"don't", b"never", b"not", b"won't"))
_NUISANCE = frozenset((b"avoid", b"avoiding", b"skip"))
_NUMBERS = frozenset(
    (b"1", b"2", b"3", b"4", b"5", b"6", b"7", b"8", b"9", b"10", b"first", b"second", b"third",
     b"fourth", b"fifth", b"last", b"lastly", b"next", b"one", b"two", b"three", b"four", b"five",
     b"six", b"seven")
)  # fmt: skip
_CROSSES = frozenset("\u2717\u2718\u2716\u274c\U0001f6ab")
_MARKED = LazyPattern("[\u2717\u2718\u2716\u274c\u2713\u2714\u2705\u2611\U0001f6ab\n]")
# A longer line is no item, and to look through a whole block for each claim takes quadratic time.
_ITEM = 300
_MARKS = frozenset((b":", b".", b")", b","))


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim in an item of a list whose opening says that its items are not so."""
    if _is_crossed(claim, context):
        return Verdict(NAME, "drop", "marked with a cross as what it does not do")
    words = context.sentence.words
    if context.block.kind != "item" and not (
        words[0] in _NUMBERS and _MARKS.intersection(words[1:2])
    ):
        return None
    key = NAME, context.sentence.start
    if key not in context.memo:
        context.memo[key] = _judge(context)
    because = context.memo[key]
    return because if isinstance(because, Verdict) else None


def _is_crossed(claim: Claim, context: Context) -> bool:
    """Whether a cross stands before what is done: "\u2718 cures acne \u2714 cleans".

    What is crossed out is as often a complaint: "\u2718 wrinkles \u2714 smooth skin".
    """
    if context.prose.isascii():  # which is known at once, and most copy is
        return False
    sentence, bits = context.sentence, context.bits
    begin = sentence.span(claim.first, claim.last)[0]
    nearest = max(context.block.start, begin - _ITEM)
    before = context.prose[nearest:begin]
    if before.isascii():  # there is no quicker way to see that it holds no mark
        return False
    marks = list(_MARKED.finditer(before))
    if not marks or marks[-1][0] not in _CROSSES:
        return False
    tokens = range(len(sentence.words))
    crossed = nearest + marks[-1].start()
    done = next(at for at in tokens if sentence.span(at, at + 1)[0] > crossed)
    if sentence.single[done] & (bits["wanted_gone"] | bits["harm"]):
        return False
    return bool(sentence.single[done] & (bits["form:s"] | bits["form:base"]))


def _judge(context: Context) -> Verdict | None:
    opening = context.opening()
    if opening is None or not 0 < len(opening.words) <= _LONGEST_OPENING:
        return None
    if _is_of_myths(opening, context):
        return Verdict(NAME, "drop", "listed as a myth")
    if _is_warning(opening, context.bits):
        return Verdict(NAME, "drop", "listed among what to beware of")
    if opening.words[-1] == b":" and takes_out(opening, len(opening.words) - 1, context.bits):
        return Verdict(NAME, "drop", "listed among what is taken out")
    if _is_denial(opening, context.bits):
        return Verdict(NAME, "drop", "listed among what is denied")
    return None


def _is_of_myths(opening: Sentence, context: Context) -> bool:
    bits = context.bits
    if not opening.mask & bits["myth"] or context.sentence.mask & bits["fact"]:
        return False
    told = bits["busted"] | bits["negator"] | bits["not_negation"] | bits["fact"]
    return not opening.mask & told


def _is_warning(opening: Sentence, bits: dict[str, int]) -> bool:
    if not opening.mask & bits["warning"] or opening.mask & bits["brand_voice"]:
        return False
    hit = opening.first_hit(bits["warning"], 0, len(opening.words))
    if hit is None or opening.words[hit[0]] in _NUISANCE:
        return False
    return opening.first_hit(bits["negator"], max(0, hit[0] - _NEAR), hit[0]) is None


def _is_denial(opening: Sentence, bits: dict[str, int]) -> bool:
    """Whether the opening ends in what is not done or said: "You will never hear us say:"."""
    words = opening.words
    end = len(words) - (words[-1] in (b":", b"."))
    if not opening.mask & bits["negator"] or not end:
        return False
    if words[end - 1] in _DENYING:
        return True
    if words[end - 1] not in LISTED:
        return _is_of_wording(opening, bits)
    return opening.first_hit(bits["negator"], max(0, end - _DENIAL_REACH), end) is not None


def _is_of_wording(opening: Sentence, bits: dict[str, int]) -> bool:
    """Whether it speaks of words that are not used: "Claims that may not go on our labels:"."""
    named = opening.first_hit(bits["wording"], 0, _NAMED_REACH)
    if named is None or opening.mask & bits["eager"]:
        return False
    negator = opening.first_hit(bits["negator"], named[1], len(opening.words))
    return negator is not None and not negator[2] & bits["not_negation"]
