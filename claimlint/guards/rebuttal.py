"""The claim is taken back at once: "Tar soap cures acne, they say. It doesn't.".

What follows the claim, in its own sentence or the next one, rebuts it: an answer cut short
after its negation ("It can't." "None does."), or a word for untruth ("False." "You heard wrong.").
A denial that goes on denies something else: "It doesn't sting."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.agent import agent_of
from claimlint.guards.barred import SIGNS as OF_BARRING
from claimlint.guards.barred import is_barred
from claimlint.guards.context import Verdict, clause_start, offer, told_before
from claimlint.guards.disclaimer import is_disclaimed
from claimlint.guards.phrases import asks_to_guess
from claimlint.guards.short_answers import (
    affirms_in_the_end,
    affirms_shortly,
    denies_of_another,
    denies_shortly,
    is_over,
)
from claimlint.guards.withheld import SIGNS as OF_WITHHOLDING
from claimlint.guards.withheld import is_of_refused, is_refused_next, is_withheld
from claimlint.textkit.patterns import LazyPattern

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Sentence

NAME = "rebutted"
CUES: tuple[str, ...] = ()

_LETTERS_ONLY = bytes(
    code if code in b"abcdefghijklmnopqrstuvwxyz" else 0x20 for code in range(256)
)
# What a rebuttal cannot do without; the next sentence is analysed only where it is met. Of
# several words ("took that back") the rarest stands for all.
_HINTS = frozenset(
    b"not never cannot no none nobody nothing neither false untrue wrong nonsense deleted dropped "
    b"pulled removed took withdrew rubbish myth fable fiction legend tale tales dreams illegal "
    b"mistaken so unwrite unsupported unfounded unsubstantiated refund stop return "
    b"debunked misleading baseless "
    b"bogus bunk hogwash used before doubt tested only if correction retracted otherwise disagree "
    b"disagrees warned hardly lie lies pigs earth bridge fairy bunny claus christmas foolish lying "
    b"misled keeps hidden came turned left wiped painted cut misinformed guessing fibbing "
    b"exaggerating bleach suing sued upheld fined banned recalled barred ordered stopped "
    b"moon queen elvis unicorns cows corrected retrained apologised apologized forgery "
    b"fakes truth fact reality".split()
)
# Common words that hint at nothing alone, such as the one in "with no needle".
_HINTING_IN_COMPANY = {
    b"bridge": LazyPattern(rb"have a bridge|bridge to sell"),
    b"no": LazyPattern(rb"(?<!with )\bno\b"),
    b"so": LazyPattern(rb"\bor so |\bso does "),
}
_HINT_REACH = 120
_REACH = 9
_CHOICES = 2
_LETTERS = (b"a", b"b", b"c", b"1", b"2", b"3")
_SUBJECT = 5
_TITLE = 4
_WHAT = frozenset((b"name", b"what", b"what's", b"which"))
_DOING = frozenset((b"claim", b"do", b"promise", b"say"))
_IN_TRUTH = ([b"in", b"fact"], [b"in", b"reality"], [b"in", b"truth"])
_NOBODY = frozenset((b"neither", b"never", b"no", b"nobody", b"none", b"nor"))
_NEVER = frozenset((b"cannot", b"hasn't", b"never", b"not", b"nothing", b"without"))
_MERELY = frozenset((b"just", b"merely", b"only", b"simply"))
_OURS = ([b"mine"], [b"our"], [b"ours"], [b"this"])
_WE = ([b"i"], [b"we"])
# "We couldn't say it better."
_PRAISING = frozenset((b"better", b"but", b"enough", b"louder", b"more", b"otherwise"))
_BE = frozenset((b"are", b"is", b"was", b"were"))
_WRONG = frozenset(
    (b"exaggerating", b"fibbing", b"guessing", b"joking", b"lying", b"misinformed", b"misled",
     b"mistaken", b"wrong")
)  # fmt: skip
_MYTH_REACH = 4
_POINTING = frozenset(
    (b"a", b"an", b"is", b"it", b"it's", b"just", b"that", b"that's", b"the", b"this")
)
_SHOWN = frozenset((b"ours", b"the", b"these", b"this"))
_TAKING = frozenset((b"needs", b"requires", b"takes"))
# Without one of these, and with no hint here or behind, nothing is rebutted.
_SIGNS = OF_WITHHOLDING | OF_BARRING | _TAKING | {b")"}
_BIGGER = ([b"better"], [b"bigger"], [b"larger"], [b"longer"])
_BREAKS = frozenset((b",", b";", b":", b"\x97", b"--", b"-", b".", b"!", b"(", b'"'))


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim that the words after it, or the next sentence, call untrue."""
    if not _may_be(context):
        return None
    sentence = context.sentence
    if _is_taken_back_at_once(claim, context):
        return Verdict(NAME, "drop", "taken back in the same sentence")
    asked = context.asked()
    if (
        is_withheld(claim, context)
        or (asked is not None and _answers(asked, claim, context))
        or (b")" in sentence.words and _is_other_choice(claim, context))
    ):
        return Verdict(NAME, "drop", "said not to be offered")
    if is_barred(claim, context):
        return Verdict(NAME, "drop", "told of what the law keeps out of goods")
    if _may_be_disclaimed(context) and is_disclaimed(claim, context, None):
        return Verdict(NAME, "drop", "said to be no help with it")
    return _in_next_sentence(claim, context) if _is_hinted_behind(context) else None


def _may_be(context: Context) -> bool:
    """Whether any claim of the sentence can be rebutted."""
    known: bool | None = context.memo.get(NAME)
    if known is None:
        sentence = context.sentence
        known = context.memo[NAME] = (
            not _SIGNS.isdisjoint(sentence.words)
            or bool(sentence.mask & context.bits["retraction"])
            or _may_be_disclaimed(context)
            or _is_hinted_within(context)
            or _is_hinted_behind(context)
            or context.asked() is not None
        )
    return known


def _may_be_disclaimed(context: Context) -> bool:
    """Whether the sentence holds what help is named with and what denies it."""
    sentence, bits = context.sentence, context.bits
    return bool(sentence.mask & bits["helping"] and sentence.mask & bits["negator"])


def _answers(asked: Sentence, claim: Claim, context: Context) -> bool:
    """Whether it was asked who is not served, or what is not done."""
    if is_of_refused(asked, context):
        return True
    return clause_start(context, claim.first) == 0 and _asks_what_not(asked, context)


def _asks_what_not(asked: Sentence, context: Context) -> bool:
    """Whether it is asked what it can't do: "What won't our tea do? Cure gout."."""
    if asked.words[-1] != b"?" or asked.words[0] not in _WHAT:
        return False
    if asked.words[-2] not in _DOING:
        return False
    return asked.first_hit(context.bits["negator"], 1, len(asked.words)) is not None


def _in_next_sentence(claim: Claim, context: Context) -> Verdict | None:
    """The verdict that the next sentence asks for."""
    sentence, following = context.sentence, context.following()
    if (
        following is None
        or (sentence.single[0] & context.bits["fact"] and sentence.words[1] == b":")
        or _denies_on(following, 0, claim, context)
        or _sets_apart(claim, sentence, following)
        or _is_denied_report(claim, context)
        or _is_of_the_past(sentence, following)
    ):
        return None
    if (
        _rebuts(following, 0, context.bits)
        or _is_answer_to_quiz(following, context)
        or _is_myth_told(following, context)
        or _goes_on_to_rebut(following, context.bits)
        or is_disclaimed(claim, context, following)
        or _is_set_right(following, context)
        or _is_overruled(following, claim, context)
        or _is_unconfirmed(following, context)
        or _is_sobered(following, context)
        or is_refused_next(following)
        or following.first_hit(context.bits["recalled"], 0, _REACH) is not None
    ):
        return Verdict(NAME, "drop", "taken back in the next sentence")
    if _is_denied_of_others(following, 0, claim, context):
        return Verdict(NAME, "drop", "said of others than what is sold")
    return None


def _is_of_the_past(sentence: Sentence, following: Sentence) -> bool:
    """Whether what is denied is that it still is so: "Gout used to rule me. Not any more."."""
    words = following.words
    no_more = words[:3] == [b"not", b"any", b"more"] or words[:2] == [b"not", b"anymore"]
    return no_more and b"used" in sentence.words


def _is_answer_to_quiz(following: Sentence, context: Context) -> bool:
    """Whether it was asked if the claim is true: "True or false? It heals. False: ..."."""
    if not following.words or not following.first_hit(context.bits["untrue"], 0, 1):
        return False
    asked = context.previous()
    if asked is not None and asks_to_guess(asked.words):
        return True
    return asks_to_guess(context.sentence.words)


def _is_other_choice(claim: Claim, context: Context) -> bool:
    """Whether another of the choices is right: "(a) it heals, (b) it is a tea. It's (b)."."""
    words = context.sentence.words
    marks = [
        at for at in range(1, len(words) - 1) if words[at] in _LETTERS and words[at + 1] == b")"
    ]
    before = [at for at in marks if at < claim.first]
    if len(marks) < _CHOICES or not before:
        return False
    following = context.following()
    if following is None:
        return False
    said = following.words
    named = {said[at] for at in range(len(said)) if said[at] in _LETTERS and is_over(said, at + 1)}
    return len(named) == 1 and words[before[-1]] not in named


def _is_taken_back_at_once(claim: Claim, context: Context) -> bool:
    """Whether what follows the claim in its own sentence rebuts it."""
    sentence = context.sentence
    words = sentence.words
    if claim.effect is None and _goes_on_to_irony(claim, context):
        return True
    if _takes_more(claim, context):
        return True
    if not _is_hinted_within(context):
        return False
    begin = claim.last - (words[claim.last - 1] in _BREAKS)
    told = context.bits["report"] | context.bits["utterance"]
    if claim.effect is None and sentence.mask & told:
        # A phrase may hold what takes it back: "healed my acne, and I was wrong".
        begin = claim.first + 1
    breaks = [at for at in range(begin, len(words) - 1) if words[at] in _BREAKS]
    return any(
        (
            _rebuts(sentence, at + 1, context.bits)
            or _is_denied_of_others(sentence, at + 1, claim, context)
        )
        and not _denies_on(sentence, at + 1, claim, context)
        for at in breaks
    )


def _takes_more(claim: Claim, context: Context) -> bool:
    """Whether it is said to take more than this: "Saving the planet takes more than a bag."."""
    words = context.sentence.words
    if claim.last == len(words) or words[claim.last] not in _TAKING:
        return False
    taking = words[claim.last : claim.last + 3]
    if taking[1:] != [b"more", b"than"] and taking[2:] not in _BIGGER:
        return False
    following = context.following()
    # "Beating gout takes more than cherries. It takes ours."
    return following is None or following.words[:2] not in ([b"it", b"takes"], [b"it", b"needs"])


def _denies_on(answer: Sentence, at: int, claim: Claim, context: Context) -> bool:
    """Whether what is itself a denial is carried on: "no skin has ever reacted, and none can"."""
    words = answer.words
    at += words[at : at + 1] == [b"and"]
    if words[at : at + 1] == [] or words[at] not in _NOBODY:
        return False
    claimed = context.sentence.words[claim.first : claim.last]
    return not _NOBODY.union(_NEVER).isdisjoint(claimed)


def _goes_on_to_irony(claim: Claim, context: Context) -> bool:
    """Whether the claim goes on to what takes it back: "cures gout, and pigs fly"."""
    sentence = context.sentence
    if not sentence.mask & context.bits["retraction"]:
        return False
    words = sentence.words
    for at in range(claim.first + 1, claim.last):
        if words[at] == b"," and sentence.first_hit(
            context.bits["retraction"], at, min(at + _REACH, claim.last)
        ):
            return True
    return False


def _sets_apart(claim: Claim, sentence: Sentence, following: Sentence) -> bool:
    """Whether what is said of all others is denied of ours: "other soaps sting. Ours won't."."""
    if following.words[:1] not in ([b"ours"], [b"mine"]) or claim.effect is not None:
        return False
    return b"other" in sentence.words[: claim.last]


def _goes_on_to_rebut(following: Sentence, bits: dict[str, int]) -> bool:
    """Whether what was cut off by a mark goes on: ""It heals!" is what he said, but he lied."."""
    words = following.words
    told = words[:1] != [] and bool(following.first_hit(bits["speech"] | bits["report"], 0, 1))
    if not told and (words[:1] == [] or words[0] not in _BE):
        return False
    if not told and words[1:2] not in ([b"how"], [b"what"]):
        return False
    return any(_rebuts(following, at + 1, bits) for at in range(len(words)) if words[at] == b",")


def _is_set_right(following: Sentence, context: Context) -> bool:
    """Whether a tale and the truth stand one below the other: "Tale: it heals. Truth: no.".

    What the tale is headed by is of no account, as long as it is no name of what is sold.
    """
    words, bits = following.words, context.bits
    told = context.sentence.words
    if words[1:2] != [b":"] or not following.single[0] & bits["fact"]:
        return False
    colon = next((at for at in range(1, min(_TITLE, len(told))) if told[at] == b":"), 0)
    sold = offer(bits) | bits["fact"]
    if not colon or context.sentence.first_hit(sold, 0, colon) is not None:
        return False
    return following.first_hit(bits["negator"], 2, len(words)) is not None and not (
        following.mask & bits["brand_voice"] and affirms_in_the_end(following)
    )


def _is_overruled(following: Sentence, claim: Claim, context: Context) -> bool:
    """Whether what was told is then ruled against: "We wrote that it heals. We were fined."."""
    bits = context.bits
    if not following.mask & bits["overruling"]:
        return False
    overruled = following.first_hit(bits["overruling"], 0, len(following.words))
    if overruled is None:  # a longer term has taken its words
        return False
    denied = following.first_hit(bits["negator"], 0, overruled[0])
    return denied is None and told_before(context, 0, claim.first + 1)


def _is_sobered(following: Sentence, context: Context) -> bool:
    """Whether less is then said to be true: "You may think it heals. In truth it only softens."."""
    if not context.sentence.mask & context.bits["report"] or following.words[:2] not in _IN_TRUTH:
        return False
    return not _MERELY.isdisjoint(following.words[2:_REACH])


def _is_unconfirmed(following: Sentence, context: Context) -> bool:
    """Whether the seller says of words in quotation marks that he does not say so."""
    bits = context.bits
    if not context.sentence.mask & bits["quote_mark"] or following.words[:1] not in _WE:
        return False
    for at in range(1, min(_REACH, len(following.words) - 1)):
        if following.single[at] & bits["negator"]:
            said = following.single[at + 1] & (bits["saying"] | bits["speech"])
            confirms = following.words[at + 1] in (b"confirm", b"know", b"verify")
            return bool(said or confirms) and _PRAISING.isdisjoint(following.words[at:])
    return False


def _is_denied_of_others(answer: Sentence, at: int, claim: Claim, context: Context) -> bool:
    """Whether what others do, or some product does, is denied of the rest.

    "Surgeons can lift a sagging face. A cream cannot.", "Some balms are approved; no salon's is."
    """
    if not denies_of_another(answer, at):
        return False
    sentence = context.sentence
    begin = clause_start(context, claim.first)
    if sentence.first_hit(context.bits["brand_voice"], begin, claim.last) is not None:
        return False
    if not _SHOWN.isdisjoint(sentence.words[begin : claim.first]):
        return False
    after = context.further()
    # "Melt fat asleep? Other belts can't. Ours does."
    if after is not None and after.words[:1] in _OURS and affirms_shortly(after, 0):
        return False
    return answer.words[at] == b"no" or agent_of(claim, context) != "promoted"


def _is_denied_report(claim: Claim, context: Context) -> bool:
    """Whether others are said to deny it, and so to be in error: "They say it can't. Wrong."."""
    sentence, bits = context.sentence, context.bits
    if not sentence.mask & bits["negator"] or not sentence.mask & (bits["report"] | bits["others"]):
        return False
    told = sentence.first_hit(bits["report"] | bits["others"], 0, claim.first)
    if told is None:
        return False
    negator = sentence.first_hit(bits["negator"], told[1], claim.first)
    return negator is not None and not negator[2] & bits["not_negation"]


def _is_myth_told(following: Sentence, context: Context) -> bool:
    """Whether a word for error refers back: "They told you it heals. Old wives' tale: ..."."""
    bits = context.bits
    if not following.hits or not context.sentence.mask & bits["report"]:
        return False
    first = following.first_hit(bits["myth"], 0, _MYTH_REACH)
    if first is None or not _POINTING.issuperset(following.words[: first[0]]):
        return False
    return not _BREAKS.isdisjoint(following.words[first[1] : first[1] + 1])


def _is_hinted_within(context: Context) -> bool:
    """Whether the sentence itself holds what a rebuttal cannot do without."""
    sentence = context.sentence
    key = NAME, "within"
    if key not in context.memo:
        context.memo[key] = _hints(sentence.words, sentence.folded, sentence.start, sentence.end)
    return bool(context.memo[key])


def _is_hinted_behind(context: Context) -> bool:
    """Whether what a rebuttal cannot do without stands shortly behind the sentence."""
    key = NAME, "behind"
    if key not in context.memo:
        folded, begin = context.sentence.folded, context.sentence.end
        end = begin + _HINT_REACH
        words = folded[begin:end].translate(_LETTERS_ONLY).split()
        context.memo[key] = _hints(words, folded, begin, end)
    return bool(context.memo[key])


def _hints(words: list[bytes], folded: bytes, begin: int, end: int) -> bool:
    """Whether the ``words`` of ``folded[begin:end]`` may hold a rebuttal."""
    if folded.find(b"n't", begin, end) >= 0 or folded.find(b"go back", begin, end) >= 0:
        return True
    for word in _HINTS.intersection(words):
        pattern = _HINTING_IN_COMPANY.get(word)
        if pattern is None or pattern.search(folded, begin, end) is not None:
            return True
    return False


def _rebuts(sentence: Sentence, at: int, bits: dict[str, int]) -> bool:
    """Whether what begins at token ``at`` calls untrue what came before."""
    words = sentence.words
    # People who are wrong about it may be set right: "They're wrong: our oil ends it."
    sells = b":" in words and sentence.mask & bits["brand_voice"]
    if _calls_wrong(words, at) and not sells:
        return True
    if words[at : at + 2] == [b"no", b","]:
        at += 2
    lead = sentence.first_hit(bits["rebuttal_lead"], at, at + 1)
    while lead is not None:
        at = lead[1] + (words[lead[1] : lead[1] + 1] in ([b","], [b":"]))
        lead = sentence.first_hit(bits["rebuttal_lead"], at, at + 1)
    noun = at + (words[at : at + 1] in ([b"a"], [b"an"]))
    verdict = sentence.first_hit(bits["untrue"], noun, noun + 1)
    if verdict is not None and is_over(words, verdict[1]):
        # "False: ..." is the heading of what follows, or of why it is untrue.
        colon = words[verdict[1] : verdict[1] + 1] == [b":"]
        return not colon or bool(
            sentence.first_hit(bits["negator"] | bits["absent"], verdict[1], len(words))
        )
    if sentence.first_hit(bits["retraction"], at, at + _REACH) is not None:
        return True
    return denies_shortly(sentence, at) or _calls_wrong(words, at)


def _calls_wrong(words: list[bytes], at: int) -> bool:
    """Whether it is said at token ``at`` of somebody that he was wrong: "Grandpa was wrong."."""
    for place in range(at, min(at + _SUBJECT, len(words) - 1)):
        if (words[place] in _BE and place > at) or words[place].endswith((b"'s", b"'re")):
            about = place + 2 + (words[place + 2 : place + 3] in ([b"about"], [b"on"]))
            if words[place + 1] not in _WRONG:
                return False
            return is_over(words, about) or words[about + 1 : about + 2] == [b","]
        if words[place] in _BREAKS:
            return False
    return False
