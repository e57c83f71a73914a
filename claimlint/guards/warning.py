"""The reader is warned of the claim or of a harm, or writers are told not to make the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict, clause_end, clause_start, turns
from claimlint.guards.phrases import is_or_not

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Hit, Sentence

NAME = "warning"
CUES = (
    *("precaution", "question_mark", "rare_harm", "referral", "refused_list"),
    *("shunning", "warned_harm", "warning"),
)

# "Red flag no. 3: ..." introduces what it warns of; a colon further on begins something new,
# as does one after what can be a nuisance: "avoid winter itch: ...".
_HEADING = 4
_HEADING_REACH = 2
_LONG_HEADING_REACH = 7
_SUPPOSING = frozenset((b"if", b"should", b"when", b"whenever", b"where"))
_READER = frozenset((b"i", b"it", b"you", b"you're", b"your"))
_LEARNT = 5
_LISTED = 2
_PROVING = frozenset(
    (b"approval", b"data", b"evidence", b"ind", b"licence", b"license", b"permit", b"proof",
     b"trial", b"trials")
)  # fmt: skip
_ASKING = frozenset((b"are", b"can", b"could", b"do", b"does", b"is", b"may", b"should", b"will"))
_NOT = frozenset((b"don't", b"never", b"not"))
_BEFORE_DOUBT = frozenset((b"a", b"any", b"in", b"much", b"room", b"serious"))
_NOBODY = frozenset((b"few", b"nobody", b"none"))
_LINKING = frozenset((b",", b"and", b"but", b"yet", b"\x97", b"-", b"--", b";"))
_JOINING = frozenset((b"and", b"or"))
_VERB_FORMS = ("form:base", "form:s", "form:ed", "form:ing")
_TRUSTING = frozenset((b"if", b"still", b"who", b"why"))
_NUISANCE = frozenset(
    (b"look", b"watch", b"avoid", b"avoided", b"avoiding", b"avoids", b"keep", b"skip", b"stay")
)


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim in a sentence that warns of it."""
    sentence, bits = context.sentence, context.bits
    if sentence.mask & bits["warning"]:
        for hit in sentence.hits:
            if hit[2] & bits["warning"] and (
                _warns(hit, claim, context) or _heads_wording(hit, claim, context)
            ):
                return Verdict(NAME, "drop", "the reader is warned of it")
    if sentence.mask & bits["refused_list"] and _is_refused(claim, context):
        return Verdict(NAME, "drop", "listed among words that are kept out")
    if sentence.mask & bits["shunning"] and (
        _is_shunned(claim, context) or _is_challenged(claim, context)
    ):
        return Verdict(NAME, "drop", "the reader is told to turn away from who says so")
    return _of_harm(claim, context)


def _of_harm(claim: Claim, context: Context) -> Verdict | None:
    """The verdict on what is told as a harm or as a precaution, or for others to see to."""
    sentence, bits = context.sentence, context.bits
    if sentence.mask & bits["warned_harm"] and _tells_harm(claim, context):
        return Verdict(NAME, "drop", "told as a harm")
    if sentence.mask & bits["rare_harm"] and _lists_harms(context):
        return Verdict(NAME, "drop", "told in a list of harms")
    if sentence.mask & bits["precaution"] and _is_precaution(claim, context):
        return Verdict(NAME, "drop", "told as a precaution")
    if claim.effect is None and (
        _is_referred(claim, context)
        or (sentence.mask & bits["question_mark"] and _is_put_off(context))
    ):
        return Verdict(NAME, "drop", "the reader is sent to somebody else with it")
    return None


def _is_refused(claim: Claim, context: Context) -> bool:
    """Whether a heading keeps out the words below it: "hashtags we block: #cured"."""
    sentence, bits = context.sentence, context.bits
    hit = sentence.first_hit(bits["refused_list"], 0, claim.first)
    if hit is None or b":" not in sentence.words[hit[0] : claim.first]:
        return False
    if sentence.words[hit[1] - 1] != b":" or sentence.words[hit[0]] != b"we":
        return hit[0] == 0 or sentence.words[hit[0] - 1] not in _NOT
    return sentence.first_hit(bits["utterance"] | bits["wording"], 0, hit[0]) is not None


def _is_shunned(claim: Claim, context: Context) -> bool:
    """Whether it says "if somebody offers this, walk out", somebody being not the reader."""
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    if words[0] not in _SUPPOSING:
        return False
    # "If you read that ..." and "if your aesthetician says ..." are about what others say.
    if words[1] in _READER and not sentence.first_hit(bits["report"], 1, _LEARNT):
        return False
    if sentence.first_hit(bits["brand_voice"], 0, claim.last) is not None:
        return False
    return any(
        words[hit[0] - 1] in (b",", b"please", b"then")
        for hit in sentence.hits
        if hit[2] & bits["shunning"] and hit[0] >= claim.last
    )


def _is_challenged(claim: Claim, context: Context) -> bool:
    """Whether somebody is to be asked for proof: "ask anyone who sells a cure for the trial"."""
    sentence, bits = context.sentence, context.bits
    if sentence.words[0] != b"ask":
        return False
    others = bits["others"] | bits["trader"] | bits["trade"]
    anyone = sentence.words[1] in (b"any", b"anybody", b"anyone")
    if not anyone and sentence.first_hit(others, 1, _LEARNT) is None:
        return False
    if sentence.first_hit(bits["brand_voice"], 0, claim.last) is not None:
        return False
    asked = sentence.words[claim.last :]
    return not _PROVING.isdisjoint(asked)


def _warns(hit: Hit, claim: Claim, context: Context) -> bool:
    sentence = context.sentence
    if (
        claim.first <= hit[0] < claim.last
        or _is_denied(hit, context)
        or _asks_for_trust(hit, sentence.words)
        or b"missing" in sentence.words[hit[1] : hit[1] + 2]
    ):
        return False
    nuisance = sentence.words[hit[0]] in _NUISANCE
    if hit[0] > claim.first:
        return not nuisance or _claimlike(context, 0, claim.first)
    if turns(context, hit[1], claim.first):
        return False
    heading = hit[0] < _HEADING and not nuisance
    reach = _LONG_HEADING_REACH if heading else _HEADING_REACH
    if _is_over(hit, reach, claim, context):
        return False
    if not nuisance or sentence.words[hit[1]] == b":":
        return True
    return _claimlike(context, hit[1], claim.first)


def _heads_wording(hit: Hit, claim: Claim, context: Context) -> bool:
    """Whether a list of words follows that are to be avoided: "avoid in captions: cures gout"."""
    sentence, bits = context.sentence, context.bits
    if hit[0] >= _HEADING or b":" not in sentence.words[hit[1] : claim.first]:
        return False
    colon = sentence.words.index(b":", hit[1])
    worded = bits["utterance"] | bits["wording"]
    if colon - hit[1] > _LONG_HEADING_REACH or not sentence.first_hit(worded, hit[1], colon):
        return False
    return sentence.first_hit(bits["brand_voice"], colon, claim.last) is None


def _asks_for_trust(hit: Hit, words: list[bytes]) -> bool:
    """Whether it says "if you doubt it", "why look elsewhere" or "too good to be true?"."""
    asked = words[hit[1] : hit[1] + 1] == [b"?"]
    if asked or _is_true_still(words, hit[1]) or is_or_not(words, hit[1]):
        return True
    return not _TRUSTING.isdisjoint(words[max(0, hit[0] - 2) : hit[0]])


def _is_true_still(words: list[bytes], at: int) -> bool:
    """Whether what sounds too good is said to be so: "too good to be true, and it is true: ..."."""
    while words[at : at + 1] and words[at] in _LINKING:
        at += 1
    return words[at : at + 3] == [b"it", b"is", b"true"] or words[at : at + 2] == [b"it's", b"true"]


def _is_over(hit: Hit, reach: int, claim: Claim, context: Context) -> bool:
    """Whether a colon ends the warning, from ``reach`` tokens on or because the seller speaks.

    "Be wary of spas that charge more: our facial ..."
    """
    sentence, bits = context.sentence, context.bits
    own = sentence.first_hit(bits["brand_voice"], hit[1], claim.last)
    # One word may stand between, as in "Beware of imitations: only our needle heals".
    if own is not None and b":" in sentence.words[max(hit[1], own[0] - 2) : own[0]]:
        return True
    turn = sentence.first_hit(bits["clause_break"], hit[1] + reach, claim.first)
    return turn is not None and sentence.words[turn[0]] == b":"


def _is_referred(claim: Claim, context: Context) -> bool:
    """Whether a complaint is but named, for a doctor or a pharmacist to see to."""
    sentence, bits = context.sentence, context.bits
    if _is_denied_referral(sentence, bits):
        return False
    if sentence.first_hit(bits["referral"], claim.last, len(sentence.words)) is not None:
        return True
    # "See a dentist about mouth ulcers."
    sent = sentence.last_hit(bits["referral"], 0, claim.first)
    if sent is None or claim.first - sent[1] > _LEARNT:
        return False
    topic = sentence.words[sent[1] : sent[1] + 1]
    ill = bits["disease"] | bits["symptom"] | bits["symptom_ambiguous"]
    return topic in ([b"about"], [b"for"], [b"with"]) and bool(
        sentence.first_hit(ill, claim.first, claim.last)
    )


def _is_put_off(context: Context) -> bool:
    """Whether who has the complaint is told not to use it: "Asthma? Please skip this one."."""
    following = context.following()
    words = context.sentence.words
    if following is None or words[-1] != b"?" or words[0] in _ASKING:
        return False
    bits = context.bits
    if following.mask & bits["referral"]:
        return not _is_denied_referral(following, bits)
    return bool(following.mask & bits["put_off"]) or _is_counselled(following, context)


def _is_counselled(following: Sentence, context: Context) -> bool:
    """Whether who has it is given advice or comfort: "Sore? You're in good company.".

    What is then offered takes the comfort for a lead: "You're not alone. Our gel ...".
    """
    bits = context.bits
    if not following.mask & bits["counsel"]:
        return False
    late = context.further()
    sold = bits["brand_voice"] | bits["hook"] | bits["product"] | bits["sold_here"]
    if late is not None and late.start < context.block.end and late.mask & sold:
        return False
    own = bits["brand_voice"] | bits["product"]
    return following.first_hit(own, 0, len(following.words)) is None


def _is_denied_referral(sentence: Sentence, bits: dict[str, int]) -> bool:
    """Whether there is no need for the doctor: "no need to see a doctor"."""
    hit = sentence.first_hit(bits["referral"], 0, len(sentence.words))
    if hit is None:
        return True
    return sentence.first_hit(bits["negator"], max(0, hit[0] - 4), hit[0]) is not None


def _is_denied(hit: Hit, context: Context) -> bool:
    """Whether a negator stands before the warning: "we won't stop short of", "hardly a doubt"."""
    denial = context.bits["not_negation"] | context.bits["negator"]
    at = hit[0] - (context.sentence.words[hit[0] - 1] in _BEFORE_DOUBT)
    if b"without" in context.sentence.words[max(0, hit[0] - 2) : hit[0]]:
        return True
    if context.sentence.words[0] in _NOBODY and context.sentence.words[hit[1] :][:1] == [b"that"]:
        # "Nobody who has seen our wall of cards doubts that it heals."
        return True
    return any(other[1] in (at, hit[0]) and other[2] & denial for other in context.sentence.hits)


def _claimlike(context: Context, begin: int, end: int) -> bool:
    """Whether what is avoided makes claims ("avoid clinics that promise"), not a nuisance."""
    bits = context.bits
    wanted = bits["report"] | bits["others"] | bits["product"] | bits["wording"]
    if context.sentence.words[begin - 1 : begin] == [b"for"] and begin:
        # "Look out for tubs that say so", but "look out for the tub that heals".
        if context.sentence.mask & bits["brand_voice"]:
            return False
        wanted = bits["report"] | bits["wording"]
    return context.sentence.first_hit(wanted, begin, end) is not None


def _tells_harm(claim: Claim, context: Context) -> bool:
    """Whether the same part of the clause tells a harm: "a blocked vessel can cause blindness"."""
    sentence = context.sentence
    begin, end = clause_start(context, claim.first), clause_end(context, claim.last)
    hit = sentence.first_hit(context.bits["warned_harm"], begin, end)
    if hit is None:
        return False
    if b"," not in sentence.words[min(hit[0], claim.last) : max(hit[0], claim.first)]:
        return True
    return hit[0] < claim.first and _is_listed_noun(claim, context)


def _is_listed_noun(claim: Claim, context: Context) -> bool:
    """Whether the claim ends a list and does nothing: "burns, scars and loss of fat"."""
    sentence = context.sentence
    if sentence.words[claim.first - 1] not in _JOINING or b"," in sentence.words[claim.last - 1 :]:
        return False
    return not sentence.single[claim.first] & context.bits.any_of(_VERB_FORMS)


def _lists_harms(context: Context) -> bool:
    """Whether harms are listed, and how rare some are: "Blisters, scars and, rarely, a stroke"."""
    sentence, bits = context.sentence, context.bits
    rare = sentence.first_hit(bits["rare_harm"], 0, len(sentence.words))
    if rare is None or sentence.mask & bits["brand_voice"]:
        return False
    if sentence.first_hit(bits["negator"], 0, rare[0]) is not None:
        return False
    return sentence.words[: rare[0]].count(b",") >= _LISTED


def _is_precaution(claim: Claim, context: Context) -> bool:
    """Whether a side effect is told, or medicines are not to be left off."""
    sentence, bits = context.sentence, context.bits
    hit = sentence.first_hit(bits["precaution"], 0, len(sentence.words))
    if hit is not None and sentence.words[hit[0]] in (b"keep", b"stop"):
        # "Stop taking your tablets, our tea ..." is the opposite.
        # "Whether or not you keep taking it" advises nothing.
        if b"whether" in sentence.words[max(0, hit[0] - _LEARNT) : hit[0]]:
            return False
        return sentence.words[hit[0]] == b"keep" or _is_denied(hit, context)
    hedge = sentence.first_hit(bits["hedge"], clause_start(context, claim.first), claim.last)
    return hedge is not None and hit is not None and hit[0] >= claim.last
