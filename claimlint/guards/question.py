"""The claim is asked, and not answered with yes.

"Can it cure acne? No." is silent, "Can it cure acne? Yes." is a claim, and so are offers in
the form of a question ("Want to erase your wrinkles?") and questions that only draw the reader
in ("Lost your lashes to chemo? This brings them back.").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict, offer
from claimlint.guards.phrases import asks_to_guess
from claimlint.guards.short_answers import affirms_shortly, denies_of_another, is_over
from claimlint.guards.standing import asks_who_says, asks_would_we

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Hit, Sentence

NAME = "question"
CUES = ("question_mark",)


_ANSWER = 6
_OPENING = 3
_CALL = 6
_CALLING = frozenset((b"got", b"has", b"have"))
_ACTING = frozenset((b"it", b"ours", b"they", b"this", b"we"))
_ACTED_ON = frozenset((b"it", b"them"))
_TAKEN = 5
# An answer may bear the name of who gives it.
_LABELS = frozenset((b"a", b"answer", b"reply", b"us", b"we"))
# What is called needless before an offer, as in "No worry: our drops see to it."
_EASE = frozenset((b"bother", b"matter", b"problem", b"sweat", b"worries", b"worry"))
_SPARED = 6
_BACK = frozenset((b"again", b"back", b"return"))
_REFUSING = frozenset((b"our", b"ours", b"please", b"we"))
_CLOSING = frozenset((b'"', b")"))
_TAKEN_FOR_GRANTED = frozenset((b"are", b"did", b"do", b"does", b"has", b"have", b"is"))
_OWN = frozenset((b"our", b"ours", b"these", b"this", b"us"))
_SHOWN = frozenset((b"it", b"ours", b"these", b"this"))
_FAREWELL = frozenset((b"bye", b"farewell", b"goodbye", b"no"))
_THOUGHT = frozenset(
    (b"ask", b"assume", b"believe", b"call", b"claim", b"doubt", b"expect", b"fear",
     b"prescribe", b"says", b"think", b"we", b"worry", b"you")
)  # fmt: skip
_BETTER = frozenset(
    (b"better", b"cheaper", b"easier", b"faster", b"gentler", b"quicker", b"safer", b"stronger",
     b"sooner", b"surer")
)  # fmt: skip
_BESIDES = frozenset((b"and", b"but", b"so", b"then"))
_PRONOUN_AND_VERB = 2
_ASIDE = 7
_ASKED_NEED = 5
# "The lamp is.", "The serum does."
_NAMED = 3
_SOON = frozenset((b"fast", b"long", b"quickly", b"soon"))
_MINE = frozenset((b"hers", b"him", b"his", b"me", b"mine", b"ours", b"theirs", b"us"))
_DOES = ([b"can"], [b"did"], [b"do"], [b"does"], [b"has"], [b"is"], [b"will"])
_SO = ([b"fact"], [b"right"], [b"true"])
_ASKING_WHO = frozenset((b"what", b"which", b"who"))
_NOBODY = frozenset((b"little", b"no", b"nobody", b"none", b"nothing", b"only", b"who"))
_OWNED = frozenset((b"mine", b"our", b"ours", b"this"))
_NO = ([b"nah"], [b"never"], [b"no"], [b"nope"])
_SOLD = frozenset((b"our", b"the", b"this", b"your"))
_DATE = 5
_MANY = frozenset(
    (b"billions", b"dozens", b"hundreds", b"loads", b"lots", b"millions", b"plenty", b"scores",
     b"thousands", b"tons", b"trillions")
)  # fmt: skip
_BE = frozenset((b"are", b"has", b"have", b"is", b"was", b"were"))
_YES_OR_NO = frozenset(
    (b"can", b"could", b"did", b"do", b"does", b"has", b"have", b"is", b"will", b"would")
)
_DATING = frozenset(
    (b"after", b"before", b"by", b"from", b"in", b"inside", b"last", b"since", b"this", b"within")
)
# "As permanent as a snowman" is a joke.
_FLEETING = frozenset(
    (b"breath", b"breeze", b"cloud", b"dew", b"fashion", b"flower", b"henna", b"holiday",
     b"lipstick", b"mascara", b"mist", b"mood", b"nail", b"pencil", b"promise", b"rainbow",
     b"sandcastle", b"snow", b"snowflake", b"snowman", b"soap", b"summer", b"sunset", b"tan",
     b"weather")
)  # fmt: skip
_UNITS = frozenset(
    (b"afternoon", b"autumn", b"christmas", b"day", b"days", b"dose", b"easter", b"evening",
     b"fortnight", b"hour", b"hours", b"minute", b"minutes", b"month", b"months", b"morning",
     b"night", b"nights", b"seconds", b"session", b"sessions", b"spring", b"summer", b"time",
     b"use", b"week", b"weeks", b"winter", b"year", b"years")
)  # fmt: skip
_PARTING = frozenset((b";", b"\x97", b"--", b"-"))
_ASKING_ANEW = frozenset((b"what", b"who", b"why"))
_DOUBTED = frozenset((b"believe", b"evidence", b"mean", b"proof", b"true"))
_INVERTED = frozenset(
    (b"am", b"are", b"can", b"could", b"did", b"do", b"does", b"has", b"have", b"how", b"is",
     b"may", b"might", b"must", b"shall", b"should", b"was", b"were", b"what", b"when", b"where",
     b"which", b"who", b"why", b"will", b"would")
)  # fmt: skip


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim inside a question that is not answered with yes and offers nothing."""
    sentence, bits = context.sentence, context.bits
    if b"?" not in sentence.words[claim.last :]:
        return None
    # A longer term may end in the mark: "downtime?".
    mark = sentence.words.index(b"?", claim.last)
    opening = sentence.first_hit(bits["offering_question"], 0, min(_OPENING, claim.first + 1))
    if (
        opening is not None
        or _is_rhetorical(claim, sentence, bits)
        or _is_presupposed(claim, sentence, bits)
        or _asks_something_else(claim, sentence, mark, bits)
    ):
        return None
    answer, begin = sentence, mark + 1
    if _CLOSING.issuperset(sentence.words[begin:]):
        following = context.following()
        if following is None:
            return Verdict(NAME, "drop", "asked, not said")
        answer, begin = following, 0
    if answer.words[begin + 1 : begin + 2] in ([b":"], [b"."]) and answer.words[begin] in _LABELS:
        begin += 2
    if sentence.words[0] in _YES_OR_NO and b"too" in sentence.words[1 : claim.first]:
        # "Is it too late to end it?" is answered the other way round: "Never."
        denied = answer.first_hit(bits["negator"], begin, begin + _NAMED) is not None
        return None if denied else Verdict(NAME, "drop", "asked, and not answered with no")
    if (
        _agrees(sentence, answer, begin, bits)
        or _is_echoed(sentence, answer, begin)
        or (_is_hook(sentence, answer, begin, bits) and not _is_dashed(context))
        or _dates_it(sentence, answer, begin, bits)
        or _is_timed(sentence, answer, begin, bits)
        or _is_explained(sentence, answer, begin, bits)
        or _is_likened(sentence, answer, begin)
        or _is_spared(claim, sentence, answer, begin)
        or _is_soon_over(sentence, answer, begin, bits)
        or _agrees_late(sentence, answer, context)
    ):
        return None
    return Verdict(NAME, "drop", "asked, and not answered with yes")


def _asks_something_else(claim: Claim, sentence: Sentence, mark: int, bits: dict[str, int]) -> bool:
    """Whether the claim is said: "It heals. Too good to be true?", "and who are we to argue?"."""
    words = sentence.words
    if words[mark - 1] == b"true" and b"too" in words[claim.last : mark]:
        return True
    if _asks_anew(claim, sentence, mark, bits):
        return True
    return sentence.first_hit(bits["confirming"], claim.last, mark) is not None


def _asks_anew(claim: Claim, sentence: Sentence, mark: int, bits: dict[str, int]) -> bool:
    """Whether the question is another clause: "100 trials prove it; who has time to list them?"."""
    words = sentence.words
    if words[0] in _INVERTED or asks_who_says(words):
        return False
    for at in range(claim.last - 1, mark - 2):
        if words[at] in _PARTING and words[at + 1] in _ASKING_ANEW:
            asked = words[at + 1 : mark]
            doubt = sentence.first_hit(bits["negator"] | bits["establish"], at + 1, mark)
            return doubt is None and not asks_who_says(asked) and _DOUBTED.isdisjoint(asked)
    return False


def _agrees(question: Sentence, answer: Sentence, begin: int, bits: dict[str, int]) -> bool:
    quiz = asks_to_guess(question.words)
    if (quiz and answer.words[begin : begin + 1] in _SO) or _names_who(question, answer, begin):
        return True
    named = answer.words[begin : begin + 1] == [b"the"] and is_over(answer.words, begin + _NAMED)
    if named and answer.words[begin + _NAMED - 1 : begin + _NAMED] in _DOES:
        return True
    agreed = answer.first_hit(bits["yes"], begin, begin + _ANSWER)
    if agreed is not None and not _goes_on(answer.words, agreed, question):
        return not answer.first_hit(bits["negator"], begin, agreed[1] + 1)
    if (
        affirms_shortly(answer, begin)
        or _takes_it_on(answer, begin, bits)
        or _has_done(answer, begin, bits)
        or _outdoes(question, answer, begin, bits)
    ):
        return True
    if answer.words[begin : begin + 1] == [b"by"] and not _BE.isdisjoint(question.words[:_OPENING]):
        # "Is it recommended? By every vet."
        return answer.first_hit(bits["negator"], begin, len(answer.words)) is None
    return _counts(question, answer, begin, bits) or _agrees_in_the_end(answer, begin, bits)


def _names_who(question: Sentence, answer: Sentence, begin: int) -> bool:
    """Whether it is asked what does it, and told: "What stops hay fever? Pollenix does."."""
    words = answer.words
    if question.words[_after_label(question)] not in _ASKING_WHO or begin >= len(words):
        return False
    for at in range(begin + 1, min(begin + 1 + _NAMED, len(words))):
        if [words[at]] in _DOES:
            return words[begin] not in _NOBODY and is_over(words, at + 1)
    return False


def _outdoes(question: Sentence, answer: Sentence, begin: int, bits: dict[str, int]) -> bool:
    """Whether a comparison is answered with more: "Is it as good as a laser? Better, ..."."""
    if question.words[_after_label(question)] not in _YES_OR_NO:
        return False
    words = answer.words
    at = begin + (words[begin : begin + 1] in ([b"even"], [b"far"], [b"much"]))
    if words[at : at + 1] == [] or words[at] not in _BETTER:
        return False
    unsure = bits["negator"] | bits["hedge"]
    return answer.first_hit(unsure, begin, min(begin + _ASIDE, len(words))) is None


def _has_done(answer: Sentence, begin: int, bits: dict[str, int]) -> bool:
    """Whether the answer tells whom it helped: "Dear Joan, it cured mine."."""
    words = answer.words
    for at in range(begin, min(begin + _ANSWER, len(words) - 2)):
        if words[at] in _ACTING and words[at + 2] in _MINE:
            done = answer.first_hit(bits["form:ed"], at + 1, at + 2)
            return done is not None and not answer.first_hit(bits["negator"], begin, len(words))
    return False


def _counts(question: Sentence, answer: Sentence, begin: int, bits: dict[str, int]) -> bool:
    """Whether the answer says how many: "Are there live cells in it? Millions in every jar."."""
    if _MANY.isdisjoint(answer.words[begin : begin + 1]) or _BE.isdisjoint(question.words[:1]):
        return False
    return answer.first_hit(bits["negator"], begin, len(answer.words)) is None


def _agrees_in_the_end(answer: Sentence, begin: int, bits: dict[str, int]) -> bool:
    """Whether the answer ends in a yes: "Every honest clinic can, and we do.", "..., so yes."."""
    words = answer.words
    for place in range(begin + 1, len(words) - 1):
        if words[place] not in (b",", b";", b"\x97", b":"):
            continue
        at = place + 1 + (words[place + 1] in _BESIDES)
        if words[at : at + 1] == [b"ours"] and _acts(answer, at + 1, bits):
            return answer.first_hit(bits["negator"], begin, at) is None
        if words[at : at + 1] == [b"yes"] and is_over(words, at + 1):
            return True
        if words[at : at + 1] and words[at] in (b"we", b"ours") and affirms_shortly(answer, at):
            return answer.first_hit(bits["negator"], begin, at) is None
    return False


def _acts(answer: Sentence, at: int, bits: dict[str, int]) -> bool:
    """Whether ours does it, as the verb at token ``at`` says: "ours grows it faster"."""
    verb = answer.first_hit(bits["form:s"] | bits["form:base"] | bits["form:ed"], at, at + 1)
    if verb is None or answer.words[at] in _BE:
        return False
    unsure = bits["negator"] | bits["hedge"]
    return answer.first_hit(unsure, at, len(answer.words)) is None


def _goes_on(words: list[bytes], agreed: Hit, question: Sentence) -> bool:
    """Whether "it is" only begins a statement: "It is a massage tool.", "It is registered."."""
    if words[agreed[1] - 1] not in _BE or agreed[1] - agreed[0] > _PRONOUN_AND_VERB:
        return False
    following = words[agreed[1] : agreed[1] + 1]
    if following in ([b"a"], [b"an"], [b"for"], [b"in"], [b"the"]):
        return True
    # "Is it approved? It is cleared." answers another question than was asked.
    if following in ([], [b"indeed"]):
        return False
    return following[0].endswith(b"ed") and following[0] not in question.words


def _agrees_late(question: Sentence, answer: Sentence, context: Context) -> bool:
    """Whether the answer comes a sentence later: "Will it help? A cup a day. Yes."."""
    if answer is question or len(answer.words) > _ASIDE:
        return False
    bits = context.bits
    if denies_of_another(answer, 0):
        # After "others can't" comes "ours does".
        ours = context.further()
        return ours is not None and ours.words[0] in _OWNED and affirms_shortly(ours, 0)
    if answer.mask & (bits["negator"] | bits["question_mark"]):
        return False
    late = context.further()
    if late is None or late.start > context.block.end:
        return False
    flat = late.first_hit(bits["yes"], 0, 1)
    if flat is not None:
        return late.words[flat[1] : flat[1] + 1] in ([], [b"."], [b"!"], [b","])
    return affirms_shortly(late, 0)


def _dates_it(question: Sentence, answer: Sentence, begin: int, bits: dict[str, int]) -> bool:
    """Whether a question for yes or no is answered with a time: "In a week.", "Last spring."."""
    words = answer.words
    if question.words[_after_label(question)] not in _YES_OR_NO or words[begin : begin + 1] == []:
        return False
    if words[begin] not in _DATING or _UNITS.isdisjoint(words[begin + 1 : begin + _DATE]):
        return False
    unsure = bits["negator"] | bits["hedge"] | bits["under_study"] | bits["question_mark"]
    return answer.first_hit(unsure, begin, len(words)) is None


def _is_timed(question: Sentence, answer: Sentence, begin: int, bits: dict[str, int]) -> bool:
    """Whether it is asked when, and a time is named: "How soon is it gone? Two weeks."."""
    at = _after_label(question)
    if question.words[at : at + 1] != [b"when"] and (
        question.words[at : at + 1] != [b"how"] or question.words[at + 1] not in _SOON
    ):
        return False
    if _UNITS.isdisjoint(answer.words[begin : begin + _DATE]):
        return False
    unsure = bits["negator"] | bits["hedge"] | bits["under_study"] | bits["question_mark"]
    return answer.first_hit(unsure, begin, len(answer.words)) is None


def _is_soon_over(question: Sentence, answer: Sentence, begin: int, bits: dict[str, int]) -> bool:
    """Whether a call is answered with a time, and then: "A neck? Six weeks and it's a plum."."""
    words = answer.words
    counted = answer.first_hit(bits["number_word"] | bits["count_word"], begin, begin + 1)
    if question.words[0] in _INVERTED or (counted is None and not words[begin : begin + 1]):
        return False
    if counted is None and not words[begin].isdigit():
        return False
    at = begin + 1
    dosed = _UNITS.issuperset(words[at : at + 1]) or answer.first_hit(bits["fig_dose"], at, at + 1)
    if not words[at + 1 :] or not dosed or words[at + 1] not in (b"and", b","):
        return False
    unsure = bits["negator"] | bits["hedge"] | bits["referral"] | bits["question_mark"]
    return answer.first_hit(unsure, at, len(words)) is None


def _is_spared(claim: Claim, question: Sentence, answer: Sentence, begin: int) -> bool:
    """Whether it is asked what what is sold needs, and answered with no: the claim stands.

    "Do I need a prescription for your slimming jab? No."
    """
    at = _after_label(question)
    words = question.words[at:]
    if words[0] not in _YES_OR_NO or answer.words[begin : begin + 1] not in _NO:
        return False
    asked = words[1:_ASKED_NEED]
    if b"need" not in asked and not (b"have" in asked and b"to" in asked):
        return False
    # "Do I have to starve to lose weight? No."
    if question.words[claim.first - 1] == b"to" and b"to" in words[: claim.first - at - 1]:
        return True
    return not _SOLD.isdisjoint(words[_PRONOUN_AND_VERB : claim.first - at + 1])


def _after_label(question: Sentence) -> int:
    """Where the question itself begins: after "Q:" or "Customer:"."""
    labelled = question.words[1:2] in ([b":"], [b"."]) and len(question.words) > _NAMED
    return 2 if labelled else 0


def _is_explained(question: Sentence, answer: Sentence, begin: int, bits: dict[str, int]) -> bool:
    """Whether it is asked how what is sold does it, and told how it does: "It flushes ..."."""
    if _is_reasoned(question, answer, begin, bits):
        return True
    if question.words[0] != b"how" or question.words[1] not in (b"can", b"do", b"does"):
        return False
    if question.first_hit(offer(bits), 2, _TAKEN) is None:
        return False
    if answer.words[begin : begin + 1] == [] or answer.words[begin] not in (b"by", b"it", b"they"):
        return False
    unsure = bits["negator"] | bits["hedge"] | bits["under_study"] | bits["be"]
    return answer.first_hit(unsure, begin, len(answer.words)) is None


def _is_reasoned(question: Sentence, answer: Sentence, begin: int, bits: dict[str, int]) -> bool:
    """Whether it is asked why it is so, and told why: "Why does it heal? Because we ...".

    Why people say so, and why the body does it, is another matter.
    """
    at = _after_label(question)
    if question.words[at : at + 1] != [b"why"] or question.words[at + 1] not in _YES_OR_NO:
        return False
    if answer.words[begin : begin + 1] not in ([b"because"], [b"thanks"], [b"since"]):
        return False
    told = bits["negator"] | bits["report"] | bits["belief"] | bits["biology"] | bits["others"]
    if question.first_hit(told, at, len(question.words)) is not None:
        return False
    return answer.first_hit(bits["negator"], begin, begin + _NAMED) is None


def _is_likened(question: Sentence, answer: Sentence, begin: int) -> bool:
    """Whether it is as much so as what lasts: "Is it permanent? As permanent as a tattoo."."""
    words = answer.words
    asked = words[begin + 1 : begin + 2]
    if words[begin : begin + 1] != [b"as"] or words[begin + 2 : begin + 3] != [b"as"]:
        return False
    return asked[0] in question.words and _FLEETING.isdisjoint(words[begin + 3 :])


def _takes_it_on(answer: Sentence, begin: int, bits: dict[str, int]) -> bool:
    """Whether the answer says of the complaint what is done to it: "They see it off in a day."."""
    words = answer.words
    if words[begin : begin + 1] == [] or words[begin] not in _ACTING:
        return False
    if not _ACTED_ON.intersection(words[begin + 2 : begin + _TAKEN]):
        return False
    unsure = bits["negator"] | bits["hedge"] | bits["disputing"] | bits["advising_against"]
    return answer.first_hit(unsure, begin, len(words)) is None


def _is_dashed(context: Context) -> bool:
    """Whether what is offered is then said to fail: "A cold? Try our tea. It won't cure it."."""
    late = context.further()
    if late is None or late.words[:1] not in ([b"it"], [b"that"], [b"they"], [b"this"]):
        return False
    return late.first_hit(context.bits["negator"], 1, _OPENING) is not None


def _is_rhetorical(claim: Claim, sentence: Sentence, bits: dict[str, int]) -> bool:
    """Whether the question only points at an offer: "Why live with eczema when we can help?"."""
    words = sentence.words
    if asks_would_we(words):
        return True
    if asks_who_says(words):
        return sentence.first_hit(bits["negator"], 2, claim.last) is not None
    if not _asks_nothing(words) or b"when" not in words:
        return False
    begin = words.index(b"when")
    if begin < claim.first and claim.effect is None:
        # "Why have it cut, when an injection does as well as a knife?"
        return sentence.first_hit(bits["negator"], begin, claim.first) is None
    # "Why pay for a facelift when this does the same?"
    if not _SHOWN.isdisjoint(words[begin + 1 : begin + 2]):
        return True
    return sentence.first_hit(offer(bits), begin, len(words)) is not None


def _is_presupposed(claim: Claim, sentence: Sentence, bits: dict[str, int]) -> bool:
    """Whether only the reason is asked: "why do our patients throw away their inhalers?".

    Of what somebody is said to think, and of a denial, nothing is taken for granted.
    """
    words = sentence.words
    if words[0] != b"why" or words[1:2] == [] or words[1] not in _TAKEN_FOR_GRANTED:
        return False
    end = words.index(b"?", claim.last)
    if _OWN.isdisjoint(words[2:end]) or not _THOUGHT.isdisjoint(words[1:end]):
        return False
    if b"say" in words and words[words.index(b"say") + 1] not in _FAREWELL:
        return False
    unsaid = bits["negator"] | bits["whether"] | bits["others"] | bits["belief"] | bits["if"]
    return sentence.first_hit(unsaid & ~bits["brand_voice"], 0, end) is None


def _asks_nothing(words: list[bytes]) -> bool:
    """Whether it opens as if to ask: "why suffer", "who needs"; "why does it" wants to know."""
    if words[0] == b"why":
        return words[1] not in _INVERTED or words[1] == b"have"
    return words[0] == b"who" and words[1:2] in ([b"needs"], [b"wants"])


def _spares(answer: Sentence, negator: Hit) -> bool:
    """Whether nothing is denied but what comes back or is saved: "you won't need a doctor"."""
    after = answer.words[negator[1] : negator[1] + _SPARED]
    if _BACK.isdisjoint(after) and after[:1] != [b"need"]:
        return False
    before = answer.words[max(0, negator[0] - 2) : negator[1]]
    return not _REFUSING.intersection(before)


def _is_echoed(question: Sentence, answer: Sentence, begin: int) -> bool:
    """Whether the answer asks back as if there were none: "Scars? What scars?"."""
    asked = answer.words[begin : begin + _NAMED]
    if asked[:1] == [b"what"] and asked[1:2] and asked[1].endswith(b"n't"):
        # "What does it do for eczema? What doesn't it do!"
        return question.words[_after_label(question)] == b"what"
    if len(asked) < _NAMED or asked[0] != b"what" or asked[2] != b"?":
        return False
    return asked[1] in question.words


def _is_hook(question: Sentence, answer: Sentence, begin: int, bits: dict[str, int]) -> bool:
    """Whether the question asks nothing, and what follows offers something."""
    words, end = question.words, len(answer.words)
    if answer.words[begin : begin + 1] == [b"no"] and _EASE.intersection(
        answer.words[begin + 1 : begin + 2]
    ):
        begin += 2
    negator = answer.first_hit(bits["negator"], begin, end)
    if negator is not None and not _spares(answer, negator):
        return False
    # "Tinnitus?" asks nothing at all: it calls those who have it.
    if len(words) <= _CALL and (words[0] not in _INVERTED or words[0] in _CALLING):
        offering = bits["hook"] | bits["sold_here"] | bits["modality"]
        advice = answer.first_hit(bits["contraindication"] | bits["referral"], begin, end)
        offered = answer.first_hit(offering, begin, end) is not None
        return advice is None and (offered or b"our" in answer.words[begin:])
    if words[0] in _INVERTED:
        return False
    return answer.first_hit(bits["hook"] | bits["brand_voice"], begin, begin + 2) is not None
