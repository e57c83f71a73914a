"""The words belong to something else: a thing, a story, a title, a job, a lesson, or the past.

"The film is about a doctor who reverses aging", "we are hiring a nurse for wound healing", "the
course shows how arthritis is treated", "the Romans thought that cabbage cured everything". What
is sold with such words remains a claim: "our film shows how exosomes regrow hair", "used since
the Romans to heal wounds". "Takes years off tired floorboards" speaks of floorboards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint.guards.context import (
    Verdict,
    clause_end,
    clause_start,
    offer,
    turns,
)
from claimlint.guards.history import (
    is_former,
    is_history,
    is_on_old_thing,
    names_a_year,
    speaks_of_now,
)
from claimlint.guards.homonym import FITTED, OTHER_SENSES, POUNDS, is_homonym

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Hit, Sentence

NAME = "elsewhere"
CUES: tuple[str, ...] = ()

_TITLE_REACH = 5
_THING_REACH = 4
_SCENE = 4
# "For one episode a day", "it's no fairy tale".
_NO_STORY = frozenset((b"each", b"every", b"half", b"no", b"not", b"one", b"per", b"two"))
_BEFORE_KIND = frozenset((b'"', b"(", b",", b"a", b"an", b"our", b"the", b"their", b"this"))
_AFTER_KIND = frozenset(
    (b'"', b"(", b")", b",", b"-", b".", b":", b";", b"?", b"\x97", b"about", b"and", b"at", b"by",
     b"for", b"from", b"in", b"not", b"of", b"on", b"that", b"we", b"which", b"with")
)  # fmt: skip
_OF = frozenset((b"from", b"of", b"off", b"on"))
_DOCTORS = frozenset(
    (b"audiologist", b"cardiologist", b"clinic", b"consultant", b"dentist", b"doctor", b"gp",
     b"hospital", b"nhs", b"pharmacist", b"physician", b"prescribed", b"prescription",
     b"specialist", b"surgeon")
)  # fmt: skip
_YOURS = frozenset((b"fine", b"the", b"your"))
_CELLS = frozenset((b"cell", b"cells", b"fibroblasts", b"keratinocytes", b"platelets"))
_GROWN = frozenset(
    (b"expand", b"expanded", b"expanding", b"expands", b"grow", b"growing", b"grown", b"grows",
     b"increase", b"increased", b"multiplied", b"multiply")
)  # fmt: skip
_LABORATORIES = frozenset(
    (b"bioreactor", b"cleanroom", b"culture", b"dish", b"facility", b"flask", b"flasks",
     b"incubator", b"lab", b"laboratories", b"laboratory", b"labs")
)  # fmt: skip
_MEDICINES = frozenset(
    (b"drug", b"drugs", b"medication", b"medications", b"medicine", b"medicines")
)
_OVER = frozenset((b"above", b"across", b"around", b"on", b"over"))
_PRAISED = frozenset((b"said", b"says", b"tells", b"told", b"writes", b"wrote"))
_WORKS = frozenset(
    (b"album", b"article", b"book", b"chapter", b"documentary", b"episode", b"film", b"movie",
     b"novel", b"play", b"podcast", b"poem", b"song")
)  # fmt: skip
_CLEANERS = frozenset((b"cleaner", b"degreaser", b"detergent", b"polish", b"polishes", b"wax"))
_OWN = frozenset((b"our", b"ours", b"this"))
_JOINING = frozenset((b"and", b"but", b"while", b"whereas", b","))
_MODEST = 7
_MODESTLY = frozenset((b"just", b"merely", b"only", b"simply"))
_BE = frozenset((b"are", b"is"))
_INSTEAD = frozenset((b"for", b"no", b"none", b"not"))
_RIVALLING = frozenset(
    (b"all", b"also", b"alternative", b"answer", b"as", b"best", b"better", b"equal", b"equally",
     b"equivalent", b"even", b"ever", b"fast", b"faster", b"future", b"its", b"like", b"more",
     b"natural", b"nature's", b"new", b"no", b"only", b"proven", b"rival", b"safe", b"safer",
     b"same", b"stronger", b"strong", b"substitute", b"too", b"twin", b"version", b"what",
     b"without")
)  # fmt: skip
_IS_NOT = frozenset((b"aren't", b"isn't"))


class _Reason(NamedTuple):
    """Why a claim belongs to something else, and what that cannot do without.

    The sentence holds a term of the lexicons ``cues``, one of ``words``, or with ``dated`` what
    may be a year.
    """

    because: str
    holds: Callable[[Claim, Context], bool]
    cues: tuple[str, ...] = ()
    words: frozenset[bytes] = frozenset()
    dated: bool = False


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim that is part of a story, a title, a job, a lesson or of history."""
    for reason in _that_may_hold(context):
        if reason.holds(claim, context):
            return Verdict(NAME, "drop", reason.because)
    return None


def _that_may_hold(context: Context) -> Sequence[_Reason]:
    """The reasons that can hold of any claim in the sentence."""
    known: Sequence[_Reason] | None = context.memo.get(NAME)
    if known is None:
        sentence, bits = context.sentence, context.bits
        mask, words, dated = sentence.mask, sentence.words, names_a_year(context)
        known = ()
        if dated or mask & bits.any_of(_CUES) or not _WORDS.isdisjoint(words):
            known = [
                reason
                for reason in _REASONS
                if mask & bits.any_of(reason.cues)
                or not reason.words.isdisjoint(words)
                or (dated and reason.dated)
            ]
        context.memo[NAME] = known
    return known


def _is_of_a_thing(claim: Claim, context: Context) -> bool:
    """Whether a thing is what the claim is made of: "removes scars from your boots"."""
    sentence = context.sentence
    if not sentence.mask & context.bits["household"]:
        return False
    begin = max(0, claim.first - _THING_REACH)
    cleaned = sentence.first_hit(context.bits["household"], begin, claim.first)
    if cleaned is not None and not _CLEANERS.isdisjoint(sentence.words[cleaned[1] : claim.first]):
        return True
    begin = claim.last if claim.effect is not None else claim.first + 1
    thing = sentence.first_hit(context.bits["household"], begin, claim.last + _THING_REACH)
    if thing is None:
        return False
    # "Free of chemicals from the chair to the till" measures a way.
    if sentence.words[thing[0] - 2 : thing[0]] == [b"from", b"the"] and (
        b"to" in sentence.words[thing[1] : thing[1] + 2]
    ):
        return False
    if thing[0] < claim.last:
        return sentence.words[thing[0] - 1] in (b"of", b"off")
    return _leads_to(thing, claim, context)


def _leads_to(thing: Hit, claim: Claim, context: Context) -> bool:
    """Whether a preposition joins the thing to the claim: "the pain out of your mortgage"."""
    sentence = context.sentence
    # The claim may hold the pronoun.
    between = sentence.words[claim.last - 2 : thing[0]]
    beyond = sentence.words[claim.last : thing[1] + 1]
    # A disease is no stain: "had sciatica, and it went on this mattress".
    joining = _OF.intersection(between[:3])
    if joining == {b"on"} and sentence.first_hit(context.bits["disease"], claim.first, claim.last):
        return False
    # "Carbon neutral from door to door" tells how far it goes.
    return bool(joining) and b"to" not in beyond


def _is_told(claim: Claim, context: Context) -> bool:
    """Whether a story is named before the claim in its clause, and the seller says nothing."""
    sentence, bits = context.sentence, context.bits
    if not sentence.mask & (bits["story"] | bits["story_part"]):
        return False
    begin = clause_start(context, claim.first)
    if begin and sentence.words[begin - 1] == b":":
        begin = 0
    told = sentence.first_hit(bits["story"], begin, claim.first)
    if told is None:
        # "The elixir of youth in scene two is ginger beer."
        told = sentence.first_hit(bits["story_part"], claim.last, claim.last + _SCENE)
    # "Wear it for one soap opera and lose an inch": a measure of time.
    if told is None or sentence.words[told[0] - 1] in _NO_STORY:
        return False
    return not speaks_of_now(begin, claim, context)


def _is_title(claim: Claim, context: Context) -> bool:
    """Whether it is said behind the claim that this is what a book or a concert is called."""
    sentence, bits = context.sentence, context.bits
    opening = sentence.last_hit(bits["quote_mark"], 0, claim.first)
    if opening is not None and sentence.words[opening[0] - 1] in _WORKS:
        return True
    if not sentence.mask & (bits["title_kind"] | bits["title_data"]):
        return False
    if sentence.mask & bits["brand_voice"]:
        return False
    if sentence.first_hit(bits["title_data"], claim.last, len(sentence.words)) is not None:
        return True
    kind = sentence.first_hit(bits["title_kind"], claim.last, claim.last + _TITLE_REACH)
    if kind is None or b":" in sentence.words[claim.last : kind[0]]:
        return False
    return _is_a_work(kind, claim, sentence)


def _is_a_work(kind: Hit, claim: Claim, sentence: Sentence) -> bool:
    """Whether the word stands for a work and describes nothing else.

    "With a novel peptide", "so that you can play" and "says a fan magazine" name no book.
    """
    words = sentence.words
    if words[kind[1] - 1] == b"a":
        return True
    if kind[0] > claim.last + 1 and not _BEFORE_KIND.intersection(words[kind[0] - 1 : kind[1]]):
        return False
    following = words[kind[1] : kind[1] + 1]
    return not following or following[0] in _AFTER_KIND


def _is_taught_or_done(claim: Claim, context: Context) -> bool:
    """Whether the claim is what a job or a lesson is about: "a lecture on healing eczema"."""
    sentence, bits = context.sentence, context.bits
    if not sentence.mask & (bits["vacancy"] | bits["lesson"]):
        return False
    work = sentence.first_hit(bits["vacancy"], 0, len(sentence.words))
    if work is not None and (work[0] > claim.first or not turns(context, work[1], claim.first)):
        between = sentence.words[work[1] : claim.first]
        return not {b":", b"already", b"because", b"whose"}.intersection(between)
    lesson = sentence.first_hit(bits["lesson"], 0, claim.first)
    if lesson is None or turns(context, lesson[1], claim.first):
        return False
    return not speaks_of_now(lesson[0], claim, context)


def _is_of_another(claim: Claim, context: Context) -> bool:
    """Whether a drug or somebody else does so, and what is sold is said to be something else.

    "A retinoid treats acne; our lotion only moisturizes.", "Minoxidil regrows hair. Our tonic is
    for shine."
    """
    sentence, bits = context.sentence, context.bits
    begin, end = clause_start(context, claim.first), clause_end(context, claim.last)
    rival = sentence.first_hit(bits.any_of(_MEDICINE), begin, claim.last)
    if rival is None or (claim.effect is not None and rival[0] >= claim.first):
        return False
    sold = offer(bits) | bits["pronoun"]
    if sentence.first_hit(sold, begin, claim.last) is not None:
        return False
    comma = next((at for at in range(claim.last, end) if sentence.words[at] == b","), end)
    if comma + 1 < len(sentence.words):
        return _is_modest(sentence, comma + 1, bits) or _is_like_ours(sentence, comma + 1, bits)
    following = context.following()
    return following is not None and _is_modest(following, 0, bits)


def _is_standard_care(claim: Claim, context: Context) -> bool:
    """Whether a treatment of doctors is named as one: "used to treat asthma: inhalers, by a GP"."""
    sentence = context.sentence
    words, at = sentence.words, claim.last
    if words[at : at + 1] != [b":"] or sentence.mask & context.bits["brand_voice"]:
        return False
    rival = sentence.first_hit(context.bits["rival_treatment"], at, at + _THING_REACH)
    return rival is not None and not _DOCTORS.isdisjoint(words[rival[1] :])


def _is_modest(sentence: Sentence, at: int, bits: dict[str, int]) -> bool:
    """Whether the seller says at token ``at`` what his product is or does instead."""
    words = sentence.words
    while words[at : at + 1] and words[at] in _JOINING:
        at += 1
    own = words[at : at + 1] and words[at] in _OWN
    if not own:
        return False
    said = words[at + 1 : at + _MODEST]
    for place, word in enumerate(said):
        if word in _MODESTLY or sentence.single[at + 1 + place] & bits["sober_effect"]:
            # "Our threads lift just as high."
            return said[place + 1 : place + 2] != [b"as"]
        if word in _BE and said[place + 1 : place + 2]:
            if said[place + 1] in _INSTEAD:
                return sentence.first_hit(bits["negator"], at, at + 1) is None
            # "Our oats are breakfast." says what it is, and compares nothing.
            said_all = at + _MODEST >= len(words)
            return said_all and _RIVALLING.isdisjoint(words[at:])
        if word in _IS_NOT:
            return True
    return False


def _is_like_ours(sentence: Sentence, at: int, bits: dict[str, int]) -> bool:
    """Whether it is told what such a product does for a day: "a cream like this moisturizes"."""
    words = sentence.words
    if words[at : at + 1] not in ([b"a"], [b"an"]) or b"like" not in words[at : at + _THING_REACH]:
        return False
    if not {b"ours", b"this"}.intersection(words[at : at + _THING_REACH + 1]):
        return False
    moist = sentence.first_hit(bits["sober_effect"], at, len(words))
    return moist is not None and _RIVALLING.isdisjoint(words[at:])


def _is_of_cover(claim: Claim, context: Context) -> bool:
    """Whether what lies on the part of the body does so: "the shine over lines lasts a day"."""
    if claim.effect is None or claim.target is None or claim.target[0] != claim.first:
        return False
    words = context.sentence.words
    before = claim.first - (words[claim.first - 1] in _YOURS)
    if before < 1 or words[before - 1] not in _OVER or claim.effect[0] < claim.target[1]:
        return False
    several = words[claim.target[1] - 1].endswith(b"s")
    verb = words[claim.target[1]]
    return several and verb.endswith(b"s") and verb != b"always"


def _is_of_a_surgeon(claim: Claim, context: Context) -> bool:
    """Whether it is then told what was praised: "'I can see again,' he said of his operation"."""
    sentence = context.sentence
    words = sentence.words
    if _PRAISED.isdisjoint(words):
        return False
    for at in range(len(words) - 1):
        if claim.last > at and claim.first not in range(at, at + 2 + _THING_REACH):
            continue
        if words[at] not in _PRAISED or words[at + 1] != b"of":
            continue
        rival = context.bits["rival_treatment"] | context.bits["hospital_work"]
        end = min(at + 2 + _THING_REACH, len(words))
        praised = sentence.first_word(rival, at + 2, end)
        return praised is not None and _OWN.isdisjoint(words[at + 2 : praised])
    return False


def _is_of_its_medicine(claim: Claim, context: Context) -> bool:
    """Whether the complaint only says which medicine is meant: "epilepsy drugs are broken down"."""
    if claim.target is None or claim.effect is None or claim.effect[0] < claim.target[1]:
        return False
    at = claim.target[1]
    return at < claim.effect[0] and context.sentence.words[at] in _MEDICINES


def _is_in_a_laboratory(claim: Claim, context: Context) -> bool:
    """Whether cells are grown in a vessel: "the cells are expanded in our laboratory"."""
    if claim.effect is None or claim.target is None:
        return False
    words = context.sentence.words
    return words[claim.target[1] - 1] in _CELLS and words[claim.effect[0]] in _GROWN


_MEDICINE = ("rival_treatment", "otc_medicine", "prescription_medicine")
_REASONS = (
    _Reason("said of a thing, not of a body", _is_of_a_thing, ("household",)),
    _Reason("a word in another sense", is_homonym, OTHER_SENSES, FITTED | POUNDS),
    _Reason("read on something old", is_on_old_thing, ("quote_mark",)),
    _Reason("said of a surgeon's work", _is_of_a_surgeon, ("rival_treatment", "hospital_work")),
    _Reason("part of a story", _is_told, ("story", "story_part")),
    _Reason("part of a title", _is_title, ("quote_mark", "title_kind", "title_data")),
    _Reason("said of a job or a lesson", _is_taught_or_done, ("vacancy", "lesson")),
    _Reason("told of times long past", is_history, ("long_ago", "once_believed"), dated=True),
    _Reason("said until then, and no longer", is_former, words=frozenset((b"until",))),
    _Reason("said of another product, which this is not", _is_of_another, _MEDICINE),
    _Reason("said of what doctors use", _is_standard_care, ("rival_treatment",)),
    _Reason("said of a medicine for it", _is_of_its_medicine, words=_MEDICINES),
    _Reason("done to cells in a laboratory", _is_in_a_laboratory, words=_LABORATORIES),
    _Reason("said of what lies over it", _is_of_cover, words=_OVER),
)
_CUES = tuple(sorted({cue for reason in _REASONS for cue in reason.cues}))
_WORDS = frozenset().union(*(reason.words for reason in _REASONS))
