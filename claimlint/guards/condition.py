"""The claim is only supposed: "products that claim to treat acne are drugs", "whether it heals".

So is what somebody imagines ("if a pill could end pain, we would sell it") and what waits for
its proof ("until a trial shows that it heals").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict, confirmed, last_named, offer, turns
from claimlint.guards.referral import is_case_for_care
from claimlint.guards.standing import asks_only_when

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Hit, Sentence

NAME = "supposed"
CUES = ("whether", "legal", "establish", "imagining", "awaiting", "irreal")

_APPROVED = frozenset((b"approved", b"cleared", b"licensed"))
_APPROVING = _APPROVED.union(
    (b"approve", b"approves", b"clear", b"clears", b"license", b"licenses", b"permit", b"permits")
)
_DUTY = frozenset((b"must", b"should", b"to"))
_HERE = frozenset((b"our", b"these", b"this", b"you", b"your"))
_ARTICLES = frozenset((b"a", b"an", b"any", b"no"))
_ASKED = 5
# "Imagine a cream that erases wrinkles. No need to dream any longer."
_NO_LONGER = frozenset((b"dream", b"dreaming", b"imagine", b"imagining", b"wait", b"wish"))
_ASKING = frozenset((b"ask", b"asked", b"asking", b"asks", b"wonder", b"wondered"))
_CASES = frozenset((b"if", b"once", b"when", b"whenever"))
_UNREAL = frozenset((b"could", b"did", b"had", b"was", b"were", b"worked"))
# "It should be illegal" and "almost a crime" praise.
_ALMOST = frozenset((b"almost", b"feel", b"feels", b"nearly", b"ought", b"practically", b"should"))
_FRONTING = frozenset((b"and", b"but", b"even", b"so"))
_HOPING = ([b"you've"], [b"you"], [b"you're"], [b"anyone"], [b"somebody"], [b"what"])
_ANSWER = frozenset((b"answer", b"it", b"one", b"place", b"shop"))
_ANSWER_REACH = 3
_DENIED = frozenset((b"couldn't", b"didn't", b"hadn't", b"wasn't", b"weren't"))
_TOLD = frozenset((b"said", b"say", b"tell", b"told"))
_NEWS = frozenset((b"announce", b"publish", b"say", b"tell"))
_PROVE = frozenset((b"prove", b"proved", b"proven"))
# "Tells whether you have diabetes" says that it diagnoses.
_KNOWING = frozenset((b"detects", b"knows", b"senses", b"tells"))


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim under "whether", a wish or a duty, or in a sentence that explains the law."""
    sentence, bits = context.sentence, context.bits
    if _is_left_open(claim, context):
        return Verdict(NAME, "drop", "left open by 'whether'")
    law = sentence.first_hit(bits["legal"], 0, len(sentence.words))
    if (
        law is not None
        and not claim.first <= law[0] < claim.last
        and (sentence.words[law[0]] != b"would" or law[0] >= claim.last)
        and not _ALMOST.intersection(sentence.words[max(0, law[0] - 2) : law[0]])
    ):
        return Verdict(NAME, "drop", "said to explain the law")
    because = _case(claim, context)
    if because is not None:
        return Verdict(NAME, "drop", because)
    if sentence.first_hit(bits["establish"], claim.first, claim.first + 1) is not None:
        before = sentence.words[max(0, claim.first - 2) : claim.first]
        if len(before) > 1 and before[1] == b"be" and before[0] in _DUTY:
            return Verdict(NAME, "drop", "asked for, not said to be so")
    return _unreal(claim, context)


def _case(claim: Claim, context: Context) -> str | None:
    """What makes it a case and no promise: what follows, who sees to it, who is sent away."""
    sentence, bits = context.sentence, context.bits
    if _is_case(claim, context):
        return "told as a case"
    if is_case_for_care(claim, sentence, offer(bits)):
        return "told as a case for a doctor"
    if sentence.mask & (bits["sent_away"] | bits["negator"]) and _is_sent_away(claim, context):
        return "who hopes for it is sent away"
    return None


def _is_case(claim: Claim, context: Context) -> bool:
    """Whether it tells what follows from saying so: "once you say it heals, it is a drug"."""
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    opening = words[:2] in ([b"the", b"moment"], [b"the", b"minute"], [b"as", b"soon"])
    if not (opening or words[0] in _CASES) or b"," not in words[claim.last :]:
        return False
    if _is_news_to_come(claim, words):
        return True
    said = bits["report"] | bits["speech"] | bits["wording"]
    told = sentence.first_hit(said, 1, claim.first)
    if told is None or b"," in words[: claim.first]:
        return False
    weighed = bits["legal"] | bits["regulator"] | bits["warning"] | bits["proof_noun"]
    if not _PROVE.isdisjoint(words[claim.last :]):
        return True
    if sentence.first_hit(weighed, claim.last, len(words)) is None:
        return False
    return sentence.first_hit(bits["brand_voice"], claim.last, len(words)) is None


def _is_sent_away(claim: Claim, context: Context) -> bool:
    """Whether who hopes for it is told to buy something else: "look elsewhere if you want a cure".

    "Don't order if you don't want smooth skin" sends nobody away.
    """
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    if b"if" not in words[: claim.first]:
        return False
    at = words.index(b"if")
    fronted = _FRONTING.issuperset(words[:at])
    if words[at + 1 : at + 2] not in _HOPING or turns(context, at, claim.first):
        return False
    denied = sentence.first_hit(bits["negator"], at, claim.first) is not None
    if denied or b"," in words[at : claim.first]:
        return False
    begin, end = (claim.last, len(words)) if fronted else (0, at)
    if sentence.first_hit(bits["sent_away"], begin, end) is not None:
        return True
    # "If you want to be rid of gout, our tea isn't the answer."
    no = sentence.first_hit(bits["negator"], begin, end)
    if not fronted or no is None or b"," not in words[claim.last - 1 : no[0]]:
        return False
    return not _ANSWER.isdisjoint(words[no[1] : no[1] + _ANSWER_REACH])


def _is_news_to_come(claim: Claim, words: list[bytes]) -> bool:
    """Whether it will be told when it is so: "once we are carbon neutral, we will say so"."""
    if b"," in words[: claim.first] or b"," not in words[claim.last :]:
        return False
    told = words[words.index(b",", claim.last) + 1 :]
    return (told[:1] == [b"we'll"] or told[:2] == [b"we", b"will"]) and not _NEWS.isdisjoint(told)


def _unreal(claim: Claim, context: Context) -> Verdict | None:
    """The verdict on what has yet to be shown, or is but imagined."""
    sentence, bits = context.sentence, context.bits
    if _is_awaited(claim, context) or _awaits_approval(claim, context):
        return Verdict(NAME, "drop", "still to be shown")
    behind = claim.last + (sentence.words[claim.last : claim.last + 1] == [b'"'])
    if sentence.first_hit(bits["irreal"], behind, behind + 1):
        own = sentence.first_hit(bits["brand_voice"], 0, claim.last)
        return None if own else Verdict(NAME, "drop", "said to be unreal")
    if sentence.first_hit(bits["irreal"], 0, claim.first) and _is_conditioned(claim, sentence):
        return Verdict(NAME, "drop", "would be said if it were so")
    opening = sentence.last_hit(bits["imagining"], 0, claim.first)
    if opening is None:
        # A longer term may hide it: "if it were safe".
        hidden = last_named(sentence, bits["if"], 0, claim.first)
        unreal = hidden and not _UNREAL.isdisjoint(sentence.words[hidden[0] + 1 : hidden[0] + 3])
        opening = (hidden[0], hidden[0] + 1, hidden[2]) if hidden and unreal else None
    if opening is not None and _is_imagined(opening, claim, context):
        return Verdict(NAME, "drop", "imagined only")
    return None


def _is_left_open(claim: Claim, context: Context) -> bool:
    """Whether "whether" governs the claim.

    "Whether you want calm or shine, it heals eczema" and "whether healing acne or fading scars"
    leave nothing open.
    """
    sentence = context.sentence
    doubt = sentence.last_hit(context.bits["whether"], 0, claim.first) or _asked_if(claim, context)
    if doubt is None or turns(context, doubt[1], claim.first):
        return False
    if asks_only_when(sentence.words, claim.last):
        return False
    if confirmed(context, claim.last) or sentence.words[doubt[0] - 1] in _KNOWING:
        return False
    # A longer term may take in what follows: "whether you".
    opens = sentence.words[doubt[0]] == b"whether"
    following = sentence.words[doubt[0] + 1 if opens else doubt[1]]
    if following.endswith(b"ing") and b"or" in sentence.words[doubt[1] :]:
        return False
    begins = doubt[0] == 0 or following in (b"it's", b"you", b"you're", b"your")
    return not (begins and b"," in sentence.words[doubt[1] : claim.first])


def _asked_if(claim: Claim, context: Context) -> Hit | None:
    """The "if" of what somebody is asked: "ask ten experts if it heals"."""
    sentence = context.sentence
    hit = sentence.last_hit(context.bits["if"], 0, claim.first)
    if hit is None or sentence.words[hit[0]] != b"if":
        return None
    before = sentence.words[max(0, hit[0] - _ASKED) : hit[0]]
    return None if _ASKING.isdisjoint(before) else hit


def _is_awaited(claim: Claim, context: Context) -> bool:
    """Whether the claim, or the study that it leans on, is yet to come: "until a trial shows"."""
    sentence, bits = context.sentence, context.bits
    opening = sentence.last_hit(bits["awaiting"], 0, claim.first)
    if opening is None or turns(context, opening[1], claim.first):
        return False
    if sentence.words[opening[0]] == b"should" and (opening[0] or b"?" in sentence.words):
        return False
    proof = sentence.first_hit(bits["study_source"] | bits["proof_noun"], opening[1], claim.last)
    if proof is None or proof[0] - opening[1] > _ASKED:
        return False
    # "When science erases wrinkles" waits for no proof.
    if proof[1] == claim.first and sentence.words[opening[0]] not in (b"unless", b"until"):
        return False
    return b"," not in sentence.words[proof[1] : claim.first]


def _awaits_approval(claim: Claim, context: Context) -> bool:
    """Whether an approval is yet to come: "should the FDA ever approve a drop for gout"."""
    sentence, bits = context.sentence, context.bits
    opening = sentence.last_hit(bits["awaiting"], 0, claim.last)
    if opening is None or turns(context, opening[1], claim.first):
        return False
    words = sentence.words
    regulator = sentence.first_hit(bits["regulator"], opening[1], opening[1] + 2)
    if regulator is None:
        return False
    clause = words[regulator[1] : claim.last]
    if b"," in clause[:-1] or _APPROVING.isdisjoint(clause):
        return False
    return words[opening[0]] not in (b"once", b"when") or _APPROVED.isdisjoint(clause)


def _is_imagined(opening: Hit, claim: Claim, context: Context) -> bool:
    """Whether the clause of the claim is unreal: of some product, with "would" beside it.

    "If you could erase wrinkles, would you?" speaks of the reader, and is an offer.
    """
    sentence, irreal = context.sentence, context.bits["irreal"]
    words = sentence.words
    supposed = words[opening[1] : claim.first]
    if (
        turns(context, opening[1], claim.first)
        or confirmed(context, claim.last)
        or words[claim.last : claim.last + 2] in ([b"like", b"ours"], [b"as", b"ours"])
        # "If it weren't safe, we wouldn't drink it."
        or (words[opening[1] - 1] == b"if" and not _DENIED.isdisjoint(supposed))
    ):
        return False
    if _is_wished(opening, claim, context) or words[opening[1] - 1] == b"only":
        return True
    between = words[opening[1] : claim.first]
    here = _HERE.intersection(between) and _TOLD.isdisjoint(between)
    if here or sentence.first_hit(context.bits["brand_voice"], opening[1], claim.last):
        return False
    if b"," in between:
        main = between[between.index(b",") + 1 :]
        unreal = sentence.first_hit(irreal, claim.last, len(words))
        return bool(main) and main[0] in _ARTICLES and unreal is not None
    return bool(sentence.mask & irreal) or _is_brought_down(context)


def _is_brought_down(context: Context) -> bool:
    """Whether the next sentence says that there is no such thing, or that it would need more."""
    following = context.following()
    if following is None or not _NO_LONGER.isdisjoint(following.words):
        return False
    denied = context.bits["irreal"] | context.bits["negator"]
    return following.first_hit(denied, 0, _ASKED) is not None


def _is_conditioned(claim: Claim, sentence: Sentence) -> bool:
    """Whether "if it did" follows: "we'd print 'cures colds' if it did"."""
    words = sentence.words
    for at in range(claim.last, min(claim.last + _ASKED, len(words) - 2)):
        if words[at] == b"if":
            return not _UNREAL.isdisjoint(words[at + 1 : at + _ASKED])
    return False


def _is_wished(opening: Hit, claim: Claim, context: Context) -> bool:
    """Whether the past tense tells what is not so: "if it cured autism, we would ...", "I wish"."""
    sentence, bits = context.sentence, context.bits
    word = sentence.words[opening[1] - 1]
    if word == b"wish":
        return not _HERE.isdisjoint(sentence.words[opening[1] : claim.last])
    if word != b"if" or claim.effect is None or not claim.effect[2] & bits["form:ed"]:
        return False
    return sentence.first_hit(bits["irreal"], claim.last, len(sentence.words)) is not None
