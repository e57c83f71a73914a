"""Others are said to make the claim, or a regulator speaks.

"Some clinics claim that ...", "the firm was barred from stating", "you go on marketing them
for ..." report. What the seller himself reports ("according to the maker", "our users say")
remains his claim, and so does a regulator's word for his own product ("the FDA agrees that
our balm heals").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.affirmation import is_defied
from claimlint.guards.context import Verdict, confirmed, is_instructed, last_named, turns
from claimlint.guards.phrases import is_or_not
from claimlint.guards.standing import asks_who_says

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Hit

NAME = "attributed"
CUES = (
    *("addressed", "blame", "hearsay", "miscalling", "others", "regretting", "regulator"),
    "trader",
    "utterance",
)

_NEAR = 3
_CORRECTED = 5
_ARTICLES = frozenset((b"a", b"an", b"another", b"one", b"some", b"the"))
_APART = frozenset((b'"', b","))
_BEFORE = 2
_SO_DOES = ([b"so", b"did"], [b"so", b"do"], [b"so", b"does"])
_FORMER = frozenset(
    (b"ancient", b"discontinued", b"earlier", b"expired", b"faded", b"former", b"obsolete", b"old",
     b"older", b"outdated", b"previous", b"recalled", b"retired", b"superseded", b"withdrawn")
)  # fmt: skip
_NOT = frozenset((b"aren't", b"hardly", b"isn't", b"never", b"no", b"not"))
_NOWADAYS = frozenset((b"current", b"latest", b"new", b"so", b"still", b"today's"))
_OURS = frozenset((b"our", b"ours", b"this"))
_OWN = frozenset((b"our", b"these", b"this", b"us", b"we"))
_AT_OURS = ([b"at", b"our"], [b"in", b"our"], [b"on", b"our"])
_RIVALS = frozenset((b"competitor", b"competitors", b"rival", b"rivals"))
_STRANGE = frozenset(
    (b"another", b"any", b"bad", b"bogus", b"certain", b"dishonest", b"fake", b"few", b"foreign",
     b"many", b"online", b"other", b"rival", b"rogue", b"shady", b"some", b"such")
)  # fmt: skip

_CONCEDING = frozenset(
    (b"acknowledged", b"admit", b"admits", b"admitted", b"agree", b"agreed", b"agrees",
     b"concede", b"conceded", b"concedes", b"confirmed", b"confirms")
)  # fmt: skip
_THAT = frozenset((b":", b"how", b"that"))
_ITSELF = frozenset((b"herself", b"himself", b"itself", b"themselves"))
_WHO = frozenset((b"that", b"which", b"who"))
_CLAIMS = frozenset(
    (b"claim", b"claimed", b"claims", b"pretend", b"pretends", b"purport", b"purports")
)
_CALLING = (b"bill", b"brand", b"call", b"declar", b"describ", b"label", b"market", b"style")
_WE = frozenset((b"i", b"our", b"ours", b"this", b"we"))
_DESPITE = frozenset((b"despite", b"matter", b"regardless", b"whatever"))
_WHAT = frozenset((b"of", b"what", b"whatever"))
_BEING = frozenset((b"is", b"was"))
_STRANGERS = _ARTICLES | _STRANGE


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim that a regulator reports or that is laid at others' door."""
    if context.sentence.mask & context.bits["own_report"] or is_instructed(context):
        return None
    because = _plainly_foreign(claim, context)
    if because is None and _is_miscalled(claim, context):
        because = "what some call it, who are wrong"
    if because is not None:
        return Verdict(NAME, "drop", because)
    speaker = _speaker(claim, context)
    if speaker is None:
        if _is_what_others_say(claim, context):
            return Verdict(NAME, "drop", "reported of or by others")
        return _reported_afterwards(claim, context)
    if turns(context, speaker[1], claim.first) or _is_own(speaker, claim, context):
        return None
    return _reported(speaker, claim, context)


def _plainly_foreign(claim: Claim, context: Context) -> str | None:
    """Why the sentence itself shows that these are not the seller's words."""
    mask, bits = context.sentence.mask, context.bits
    if (mask & bits["regretting"] and _is_regretted(claim, context)) or (
        mask & (bits["disowning"] | bits["taken_back"]) and _is_struck_out(claim, context)
    ):
        return "said to be regretted, or to have been taken down"
    if _calls_itself(claim, context):
        return "said of themselves by others"
    if mask & bits["hearsay"] and _is_sent_elsewhere(claim, context):
        return "read elsewhere, and no reason to buy here"
    if mask & (bits["utterance"] | bits["carrier"]) and _is_of_former_copy(claim, context):
        return "said in copy that is no more"
    if mask & bits["addressed"] or _speaks_to_a_firm(claim, context):
        return "a regulator speaks to a firm"
    return "a regulator's own words" if _is_ruling(claim, context) else None


def _calls_itself(claim: Claim, context: Context) -> bool:
    """Whether others are said to call themselves so: "a salon that calls itself painless"."""
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    if sentence.mask & bits["brand_voice"] or not _WE.isdisjoint(words):
        return False
    for at in range(1, claim.first):
        called = words[at] in _ITSELF and words[at - 1].startswith(_CALLING)
        claims = words[at] in _CLAIMS and words[at - 1] in _WHO and words[at + 1] == b"to"
        if (called or claims) and not turns(context, at, claim.first):
            return not confirmed(context, claim.last)
    return False


def _reported(speaker: Hit, claim: Claim, context: Context) -> Verdict | None:
    """The verdict on what ``speaker`` is said to say, unless it is then said to be so."""
    sentence, bits = context.sentence, context.bits
    # "The state closed a clinic that promised to cure it": the report may begin the claim.
    ruled = sentence.first_hit(bits["regulator"], 0, claim.first) is not None
    end = claim.first + ruled
    report = sentence.first_hit(bits["report"] | bits["speech"], speaker[0], end)
    told = report is not None or sentence.first_hit(bits["report"], 0, speaker[0]) is not None
    if report is not None and _is_recommended(report, sentence.words):
        strange = sentence.words[speaker[0]] in _STRANGE
        if not strange or sentence.mask & bits["brand_voice"]:
            return None
    # "A rival's 'painless' laser was challenged before the board."
    if speaker[2] & bits["others"] and not told:
        end = len(sentence.words)
        told = sentence.first_hit(bits["ruling"], claim.last, end) is not None
    if not told and not sentence.mask & bits["blame"]:
        return None
    if confirmed(context, claim.last):
        return None
    if (
        sentence.first_hit(bits["adopting"], speaker[1], claim.first) is not None
        or _is_conceded(speaker, claim, context)
        or _is_overridden(speaker, sentence.words)
    ):
        return None
    # "Critics say that it cannot heal. Our customers prove them wrong."
    denied = sentence.first_hit(bits["negator"], speaker[1], claim.first) is not None
    scorned = b"?" in sentence.words and asks_who_says(sentence.words)
    if denied and (scorned or is_defied(claim, context)):
        return None
    who = "a regulator" if speaker[2] & bits["regulator"] else "others"
    return Verdict(NAME, "drop", f"reported of or by {who}")


def _is_conceded(speaker: Hit, claim: Claim, context: Context) -> bool:
    """Whether a regulator is said to admit that it is so: "the judge agreed that it heals"."""
    if not speaker[2] & context.bits["regulator"]:
        return False
    words = context.sentence.words
    return any(
        words[at] in _CONCEDING and words[at + 1] in _THAT
        for at in range(speaker[1], claim.first - 1)
    )


def _is_overridden(speaker: Hit, words: list[bytes]) -> bool:
    """Whether it is so whatever they say: "despite what the FDA says", "letter or not"."""
    if is_or_not(words, speaker[1]):
        return True
    before = words[max(0, speaker[0] - _NEAR - 1) : speaker[0]]
    return not _DESPITE.isdisjoint(before) and not _WHAT.isdisjoint(before)


def _is_ruling(claim: Claim, context: Context) -> bool:
    """Whether the claim is that a regulator speaks, and not of what the seller sells."""
    sentence, bits = context.sentence, context.bits
    begin = max(0, claim.first - 1)
    regulator = sentence.first_hit(bits["regulator"], begin, claim.first + 2)
    if regulator is None or _OWN.intersection(sentence.words[claim.first :]):
        return False
    return sentence.first_hit(bits["ruling"], regulator[1], claim.last) is not None


def _is_regretted(claim: Claim, context: Context) -> bool:
    """Whether somebody is sorry to have said so: "we're sorry that our letter said it heals"."""
    sentence, bits = context.sentence, context.bits
    sorry = sentence.first_word(bits["regretting"], 0, claim.first)
    if sorry is None or not _NOT.isdisjoint(sentence.words[max(0, sorry - _BEFORE) : sorry]):
        return False
    told = sentence.first_word(bits["report"] | bits["speech"], sorry + 1, claim.first + 1)
    return told is not None and not turns(context, sorry, claim.first)


def _is_struck_out(claim: Claim, context: Context) -> bool:
    """Whether what says so was taken away: "we deleted a comment that said it cures gout".

    It may be told behind the claim: "our old label said that it cures gout; we took that off".
    """
    sentence, bits = context.sentence, context.bits
    following = context.following()
    if following is not None and (
        following.words[:2] in _SO_DOES or b"kept" in following.words[1:3]
    ):
        return False
    # "We removed the review" may be the effect of a frame: "removed the review 'no more eczema'".
    gone = bits["disowning"] | bits["gone"] | bits["taken_back"]
    done = sentence.last_hit(gone, 0, claim.first + 1)
    if (
        done is not None
        and (claim.effect is not None or done[0] < claim.first)
        and not done[2] & bits["product"]
        and not turns(context, done[1], claim.first)
    ):
        begin = max(0, done[0] - _NEAR)
        text = _named_wording(begin, done, context)
        # "Corrects lines" is about a face.
        if (
            text is not None
            and text[0] < max(claim.first, done[1] + _NEAR)
            and sentence.words[text[0]] != b"lines"
        ):
            return True
    told = bits["utterance"] | bits["quote_mark"] | bits["report"]
    text = sentence.last_hit(told, 0, claim.first)
    if text is None or turns(context, text[1], claim.first):
        return False
    begin = claim.last if claim.effect is not None else claim.first + 1
    return sentence.first_hit(bits["taken_back"], begin, len(sentence.words)) is not None


def _is_of_former_copy(claim: Claim, context: Context) -> bool:
    """Whether copy that is no more said so: "the old leaflet said that it cures gout"."""
    sentence, bits = context.sentence, context.bits
    words, end = sentence.words, claim.first + (claim.effect is None)
    for at in range(claim.first):
        if words[at] not in _FORMER:
            continue
        text = sentence.first_word(bits["utterance"] | bits["carrier"], at + 1, at + _NEAR)
        if text is None:
            continue
        told = sentence.first_word(
            (bits["report"] | bits["speech"]) & ~bits["form:ing"], text + 1, end
        )
        if told is None or turns(context, at, claim.first):
            continue
        following = context.following()
        later = words[claim.last :] + ([] if following is None else following.words)
        if _NOWADAYS.isdisjoint(later):
            return not confirmed(context, claim.last)
        denied = sentence.first_hit(bits["negator"], claim.last, len(words)) is not None
        return denied or (following is not None and bool(following.mask & bits["negator"]))
    return False


def _is_miscalled(claim: Claim, context: Context) -> bool:
    """Whether who calls it so is said to err: "anyone who calls it painless has not had it".

    "Whoever calls it painless has had it here" does not.
    """
    sentence, bits = context.sentence, context.bits
    called = sentence.last_hit(bits["miscalling"], 0, claim.first)
    if called is None or turns(context, called[1], claim.first) or confirmed(context, claim.last):
        return False
    erring = bits["misjudging"] | bits["negator"]
    end = len(sentence.words)
    wrong = sentence.first_hit(erring, claim.last, end)
    if wrong is not None and not wrong[2] & bits["not_negation"]:
        return sentence.first_hit(bits["brand_voice"], claim.last, end) is None
    following = context.following()
    if following is None or following.mask & bits["brand_voice"]:
        return False
    wrong = following.first_hit(erring, 0, _CORRECTED)
    return wrong is not None and not wrong[2] & bits["not_negation"]


def _is_sent_elsewhere(claim: Claim, context: Context) -> bool:
    """Whether it is read elsewhere and no reason to buy: "you may read it heals; please don't".

    What is put in quotation marks besides is nobody's here: "you will read that it 'heals'".
    """
    sentence, bits = context.sentence, context.bits
    read = sentence.first_hit(bits["hearsay"], 0, claim.first)
    if read is None or turns(context, read[1], claim.first):
        return False
    quoted = sentence.first_hit(bits["quote_mark"], read[1], claim.first) is not None
    if quoted and not sentence.mask & bits["brand_voice"] and not confirmed(context, claim.last):
        return True
    if sentence.first_hit(bits["sent_elsewhere"], claim.last, len(sentence.words)) is not None:
        return True
    following = context.following()
    return following is not None and bool(following.mask & bits["sent_elsewhere"])


def _named_wording(begin: int, done: Hit, context: Context) -> Hit | None:
    """What is said to be taken away, near the verb for that: "remove the words", "the ad"."""
    sentence, bits = context.sentence, context.bits
    wanted = bits["utterance"] | bits["wording"]
    for hit in sentence.hits:
        if hit[0] >= done[1] + _NEAR:
            return None
        if hit[0] >= begin and hit[2] & wanted and hit != done:
            return hit
    return None


def _speaks_to_a_firm(claim: Claim, context: Context) -> bool:
    """Whether somebody else's copy is reported to him: "your site states that it heals"."""
    sentence, bits = context.sentence, context.bits
    text = sentence.first_hit(bits["utterance"] | bits["trader"], 0, claim.first)
    if text is None or b"your" not in sentence.words[max(0, text[0] - 2) : text[0]]:
        return False
    if sentence.mask & bits["brand_voice"] or turns(context, text[1], claim.first):
        return False
    return (
        sentence.first_hit(bits["report"], text[1], min(text[1] + _NEAR, claim.first)) is not None
    )


def _speaker(claim: Claim, context: Context) -> Hit | None:
    """The last of those before the claim who may be reported; sellers only where blamed."""
    sentence, bits = context.sentence, context.bits
    wanted = bits["regulator"] | bits["others"]
    if sentence.mask & bits["blame"]:
        wanted |= bits["trade"]
    named = sentence.last_hit(wanted, 0, claim.first)
    if named is None:
        named = last_named(sentence, bits["others"], 0, claim.first)
    if named is not None or not sentence.mask & bits["trader"]:
        return named
    strange = (
        hit
        for hit in sentence.hits
        if hit[2] & bits["trader"]
        and 0 < hit[0] < claim.first
        and sentence.words[hit[0] - 1] in _STRANGE
    )
    return next(strange, None)


def _is_own(speaker: Hit, claim: Claim, context: Context) -> bool:
    """Whether it is the seller who reports, or a regulator who is said to praise what he sells."""
    sentence = context.sentence
    if speaker[2] & context.bits["regulator"]:
        return b"our" in sentence.words[speaker[1] : claim.first]
    if not _RIVALS.isdisjoint(sentence.words[speaker[0] : speaker[1]]):
        return False
    # "For anyone who wants it" speaks to readers, "the poster in our window says ..." is ours.
    shown = sentence.words[speaker[0]] == b"the"
    if (speaker[0] and sentence.words[speaker[0] - 1] == b"for") or (
        shown and sentence.words[speaker[1] : speaker[1] + 2] in _AT_OURS
    ):
        return True
    own = context.bits["brand_voice"]
    # "Our company told buyers": the words of telling stand for who is told.
    before = _BEFORE if speaker[2] & context.bits["report"] else 1
    if sentence.first_hit(own, max(0, speaker[0] - before), speaker[0]) is not None:
        return True
    between = sentence.words[speaker[1] : claim.last]
    if (b"our" in between and not _is_unfriendly(context)) or (
        sentence.words[0] == b"unlike" and _OURS.intersection(between)
    ):
        return True
    # "Unlike other clinics, we promise": the seller takes the floor.
    # So he does in "sellers like us, who tell you".
    return bool({b"us", b"we", b"we're"}.intersection(sentence.words[speaker[1] : claim.first]))


def _is_what_others_say(claim: Claim, context: Context) -> bool:
    """Whether it is told whose words these are: "'heals' is how a reseller describes it"."""
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    begin = claim.last if claim.effect is not None else claim.first + 1
    for at in range(begin, min(claim.last + _NEAR, len(words) - 1)):
        if words[at] in _BEING and words[at + 1] in (b"how", b"what"):
            told = bits["others"] | bits["trader"] | bits["trade"]
            who = sentence.first_hit(told, at + 2, at + 2 + _NEAR)
            if who is None or not _STRANGERS.intersection(words[at + 2 : who[0] + 1]):
                return False
            said = bits["report"] | bits["speech"]
            return sentence.first_hit(said, who[1], who[1] + _NEAR) is not None
    return False


def _is_recommended(report: Hit, words: list[bytes]) -> bool:
    """Whether the reader is sent to who says so: "the nurse will tell you that it heals"."""
    return words[report[0] - 1] == b"will" and b"you" in words[report[0] : report[1] + 1]


def _is_unfriendly(context: Context) -> bool:
    """Whether others are not quoted with pleasure on what the seller sells."""
    sentence, bits = context.sentence, context.bits
    disowned = bits["disowning"] | bits["taken_back"] | bits["negator"] | bits["question_mark"]
    unfriendly = bits["blame"] | bits["if"] | bits["warning"] | bits["whether"] | disowned
    # "Our drops" drop nothing.
    return bool(sentence.mask & unfriendly) and any(
        hit[2] & unfriendly and not hit[2] & bits["product"] for hit in sentence.hits
    )


def _reported_afterwards(claim: Claim, context: Context) -> Verdict | None:
    """Others and a verb of saying right behind the claim's clause: "..., the ad said"."""
    sentence, bits = context.sentence, context.bits
    # A claim that goes on to the end of its clause holds who says so.
    end = claim.last if claim.effect is not None else claim.first + 1
    speaker = sentence.first_hit(bits["others"] | bits["regulator"], end, len(sentence.words))
    if speaker is None or turns(context, end, speaker[0]):
        return None
    # "..., the ad said", "..., said the ad" and "..., wrote a reseller".
    at = speaker[0] - (sentence.words[speaker[0] - 1] in _ARTICLES)
    before = sentence.first_hit(bits["report"], at - 1, at)
    if before is not None:
        # "Says influencer Mia" names a fan, not a stranger.
        told = at < speaker[0] or sentence.words[at] in _ARTICLES
        begin = before[0]
    else:
        told = sentence.words[at - 1] in _APART or sentence.words[speaker[0] - 1] == b"the"
        begin = speaker[0]
    # What a regulator "says" behind a claim may be praise; what he alleges or hears is not.
    said = bits["ruling"] if speaker[2] & bits["regulator"] else bits["report"]
    heard = sentence.words[speaker[1] : speaker[1] + 1] == [b"heard"]
    if not told or not (heard or sentence.first_hit(said, begin, speaker[1] + _NEAR)):
        return None
    if confirmed(context, speaker[1]):
        return None
    return Verdict(NAME, "drop", "reported of or by others")
