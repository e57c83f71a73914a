"""Denials that deny nothing: they praise, deny a doubt, or undo one another.

"Nothing heals like our balm", "nobody doubts that it heals", "nobody has left without being cured",
"we would be lying if we kept quiet that it heals", "no study has failed to show that it heals".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import clause_start, confirmed, stood_by
from claimlint.guards.short_answers import affirms_in_the_end, is_over
from claimlint.guards.standing import leaves_standing

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Hit, Sentence

_SHORT_REACH = 3
_DOUBT_REACH = 4
_DENIAL_REACH = 5
_DEFIED_REACH = 6
_AMAZING = frozenset(
    (b"her", b"his", b"how", b"my", b"our", b"the", b"these", b"this", b"what", b"your")
)
# "Nobody left uncured."
_UNHELPED = frozenset(
    (b"uncured", b"unhealed", b"unhelped", b"unimproved", b"unrelieved", b"unsatisfied")
)
_OWNERS = frozenset((b"her", b"his", b"their"))
_PRAISING = frozenset(
    (b"aren't", b"few", b"hardly", b"isn't", b"never", b"no", b"nobody", b"none", b"not",
     b"nothing", b"nowhere", b"rarely", b"scarcely", b"seldom")
)  # fmt: skip
_OURS = frozenset((b"our", b"ours", b"this", b"us", b"we"))
_ALONE = frozenset((b"better", b"faster", b"quicker", b"so", b"sooner"))
_COMPARED = _ALONE | {b"like", b"way"}
_SO = frozenset((b"cheaply", b"deep", b"fast", b"gently", b"quickly", b"thoroughly", b"well"))
_RELATIVES = frozenset((b"that", b"which", b"who", b"whose", b"whom"))
# After one of these the relative clause is over: "no cream that isn't a drug can cure acne".
_MAIN_VERBS = frozenset(
    (b"are", b"can", b"could", b"does", b"has", b"have", b"is", b"may", b"might", b"should", b"was",
     b"were", b"will", b"would")
)  # fmt: skip
# What may stand between "without" and the claim: "without being cured of arthritis".
_LINKS = frozenset(
    (b"a", b"all", b"an", b"any", b"being", b"feeling", b"getting", b"having", b"her", b"his",
     b"it", b"its", b"our", b"seeing", b"some", b"the", b"their", b"them", b"your")
)  # fmt: skip
_SHOWN = frozenset((b"demonstrated", b"established", b"found", b"proved", b"proven", b"shown"))
_UNIVERSAL = frozenset((b"nobody", b"nothing"))
_BEING = frozenset(
    (b"aren't", b"hadn't", b"hasn't", b"haven't", b"isn't", b"wasn't", b"weren't", b"never")
)
# "You'll never have another cold sore."
_HAVING = frozenset(
    (b"catch", b"dread", b"endure", b"face", b"feel", b"fight", b"get", b"had", b"have", b"see",
     b"spot", b"suffer")
)  # fmt: skip
# What it would be to keep silent: "it would be remiss, as its makers, not to say that it heals".
_REPREHENSIBLE = frozenset(
    (b"churlish", b"crime", b"cruel", b"dishonest", b"lie", b"lying", b"mean", b"misleading",
     b"modesty", b"negligent", b"remiss", b"rude", b"selfish", b"shame", b"unfair", b"unkind",
     b"wrong")
)  # fmt: skip
_ANYBODY = frozenset((b"a", b"an", b"single"))
_SUBJECTS = frozenset((b"he", b"it", b"she", b"they"))
_FORMERLY = frozenset((b"could", b"once", b"paused", b"suspended", b"used"))
_RESUMED = frozenset((b"again", b"back", b"reopened", b"restarted", b"resume", b"resumed"))
_HINDERING = frozenset(
    (b"hinder", b"hinders", b"keep", b"keeping", b"keeps", b"kept", b"prevent", b"prevents",
     b"stop", b"stops")
)  # fmt: skip
_DENIED = frozenset((b"can't", b"cannot", b"doesn't", b"never", b"no", b"not", b"nothing"))
_NONE = frozenset((b"few", b"hardly", b"no", b"nobody", b"none", b"not", b"one"))
_LEAVING = frozenset(
    (b"drove", b"flew", b"flies", b"fly", b"go", b"goes", b"headed", b"leave", b"leaves", b"left",
     b"return", b"returned", b"returns", b"sailed", b"walk", b"walked", b"walks", b"went")
)  # fmt: skip
_NEEDING = frozenset((b"had", b"has", b"have", b"need", b"needs", b"suffers", b"takes", b"wears"))
_KNOWING = frozenset(
    (b"expect", b"know", b"mention", b"notice", b"realise", b"realize", b"suspect", b"tell",
     b"understand")
)  # fmt: skip
# Who is "wrong to think that it can't" should think that it can.
_IN_ERROR = frozenset(
    (b"dishonest", b"false", b"lie", b"lying", b"misleading", b"mistaken", b"untrue", b"wrong")
)
_HELD = frozenset((b"it", b"our", b"ours", b"them", b"these", b"this", b"us"))
_FINDING = frozenset((b"buy", b"find", b"get", b"name", b"need", b"want"))
_MATCHING = frozenset(
    (b"better", b"cheaper", b"easier", b"faster", b"gentler", b"quicker", b"safer", b"simpler",
     b"stronger", b"surer")
)  # fmt: skip
_IS = frozenset((b"is", b"was"))
_TELLING = _IS | {b"how", b"that"}
_JOINED = frozenset((b",", b"and", b"or"))
_HAD = frozenset((b"had", b"he'd", b"i'd", b"she'd", b"they'd", b"you'd"))
_SUFFERED = frozenset(
    (b"caught", b"come", b"developed", b"ended", b"got", b"gotten", b"had", b"needed", b"suffered")
)
_STILL = frozenset((b"although", b"but", b"though", b"yet"))
_DONE = frozenset((b"did", b"do", b"does", b"has", b"have"))
_DONE_FOR = frozenset(
    (b"!", b",", b".", b"again", b"all", b"anyway", b"every", b"exactly", b"for", b"in", b"just",
     b"more", b"often", b"so", b"that", b"time", b"with")
)  # fmt: skip
_UNTIL = frozenset((b"before", b"till", b"unless", b"until"))
_BILLING = frozenset(
    (b"bill", b"charge", b"give", b"invoice", b"money", b"paid", b"pay", b"payment", b"rest",
     b"send", b"stop")
)  # fmt: skip
_SAYING = frozenset((b"call", b"claim", b"promise", b"say", b"swear", b"tell"))
_BELIEVING = frozenset((b"believe", b"believes", b"trust"))
_INVITING = frozenset((b"ask", b"come", b"look", b"see", b"try", b"watch"))
_PAYER = frozenset((b"money", b"we", b"we'll", b"you"))
_PAYING = frozenset((b"back", b"double", b"free", b"nothing", b"owe", b"refund", b"refunded"))
_AS = frozenset((b"as", b"how", b"like", b"way"))
_THINKING = frozenset((b"believe", b"expect", b"guess", b"say", b"think"))
_THEN = frozenset((b"now", b"then", b"till", b"until"))
_ONCE = frozenset((b"believed", b"said", b"swore", b"thought"))


def praises(claim: Claim, context: Context, at: int) -> bool:
    """Whether the denial praises: "nothing heals like our balm", "if it doesn't heal, we pay"."""
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    if (
        is_parallel(claim, sentence, at)
        or _is_outdone(words, claim.last)
        or (words[claim.first - 1] == b"another" and words[claim.first - 2] in _HAVING)
    ):
        return True
    if sentence.mask & bits["exempting"] and sentence.first_hit(bits["exempting"], at, len(words)):
        return True
    if b"if" in words[max(0, at - _SHORT_REACH) : at + 1]:
        own = sentence.first_hit(bits["brand_voice"], claim.last, len(words)) is not None
        return own or _is_staked_on(claim, words, at)
    beside = words[claim.last : claim.last + _SHORT_REACH]
    if words[claim.last - 1] == b",":
        beside = []
    elif b"," in beside:
        beside = beside[: beside.index(b",")]
    # "Nothing else clears it this fast."
    so = beside[:1] == [b"this"] and not _SO.isdisjoint(beside[1:2])
    if words[at] not in _PRAISING or (_COMPARED.isdisjoint(beside) and not so):
        return False
    # "Nothing heals it better." names no other to be measured by; "like" and "than" do.
    if so or (b"than" not in words[claim.last :] and not _ALONE.isdisjoint(beside)):
        return True
    offered = sentence.first_hit(bits["offer"], claim.last, len(words))
    return offered is not None or not _OURS.isdisjoint(words[claim.last :])


def _is_staked_on(claim: Claim, words: list[bytes], at: int) -> bool:
    """Whether doubters are asked in, or paid: "if you don't believe it heals, ask our patients"."""
    after = words[claim.last :]
    if not _BELIEVING.isdisjoint(words[at : claim.first]) and not _INVITING.isdisjoint(after):
        return True
    return not (_PAYER.isdisjoint(after) or _PAYING.isdisjoint(after))


def _is_outdone(words: list[bytes], end: int) -> bool:
    """Whether others can't as ours can: "copies don't heal eczema as our balm does"."""
    after = words[end : end + _DEFIED_REACH]
    for at in range(len(after) - 2):
        if after[at] in _AS and after[at + 1] in _OURS:
            return not _DONE.union(_MAIN_VERBS).isdisjoint(after[at + 2 :])
    return False


def is_parallel(claim: Claim, sentence: Sentence, at: int) -> bool:
    """Whether the claim begins with the same negator, in a list: "no pain and no downtime"."""
    words = sentence.words
    return (
        words[at] == words[claim.first]
        and at < claim.first
        and words[claim.first - 1] in (b",", b"and", b"or")
    )


def denies_a_doubt(claim: Claim, context: Context, negator: Hit) -> bool:
    """Whether what is denied would itself deny: "nobody doubts that", "it is no myth that".

    So do astonishment ("you won't believe how it heals") and a doubt that is given up ("I never
    thought it would heal. It did.").
    """
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    between = words[negator[1] : claim.first]
    if (
        _is_unhindered(between)
        or not _UNHELPED.isdisjoint(words[negator[1] : claim.last])
        or _is_unmatched(words, negator, between)
        or (claim.effect is None and _is_rid(words, negator, between))
        or _is_untold(words, between)
        or _is_due_to_ours(words, negator, claim.last)
        or _is_spared(claim, context, negator)
    ):
        return True
    doubt = bits["disputing"] | bits["myth"]
    if sentence.first_hit(doubt, negator[1], min(negator[1] + _DOUBT_REACH, claim.first)):
        return True
    if follows_error(context, negator) or leaves_standing(claim, context, negator):
        return True
    wonder = sentence.first_hit(bits["wondering"], negator[1], negator[1] + 2)
    if wonder is not None and _AMAZING.intersection(words[wonder[1] : wonder[1] + 1]):
        return True
    return stood_by(context, claim.last) or is_defied(claim, context)


def _is_spared(claim: Claim, context: Context, negator: Hit) -> bool:
    """Whether who had used it is said to be well: "had you drunk our tea, you wouldn't have flu".

    "If you had, you wouldn't have been cured" denies the cure.
    """
    words = context.sentence.words
    if claim.effect is not None:
        return False
    begin = clause_start(context, negator[0])
    supposed = words[begin : negator[0]]
    opening = supposed[:1] == [b"if"] and not _HAD.isdisjoint(supposed)
    if supposed[:1] != [b"had"] and not opening:
        return False
    if b"," not in supposed or _OURS.isdisjoint(supposed):
        return False
    if words[negator[1] - 1] not in (b"wouldn't", b"not"):
        return False
    had = words[negator[1] : negator[1] + 2]
    return had[:1] == [b"have"] and not _SUFFERED.isdisjoint(had[1:])


def _is_unhindered(between: list[bytes]) -> bool:
    """Whether it cannot be kept from it: "neither age nor diet keeps it from healing"."""
    if b"from" not in between[-2:] or _HINDERING.isdisjoint(between):
        return False
    return not (_HELD.isdisjoint(between) and _HINDERING.isdisjoint(between[-_DOUBT_REACH:]))


def _is_unmatched(words: list[bytes], negator: Hit, between: list[bytes]) -> bool:
    """Whether there is no better one to be found: "you won't find a faster way to end it"."""
    if b"you" not in words[max(0, negator[0] - 2) : negator[1]]:
        return False
    return not (_FINDING.isdisjoint(between[:2]) or _MATCHING.isdisjoint(between))


def _is_rid(words: list[bytes], negator: Hit, between: list[bytes]) -> bool:
    """Whether none is said to go with it, or to need it yet: "nobody leaves us with a migraine"."""
    if _NONE.isdisjoint(words[negator[0] : negator[1]]):
        return False
    if b"with" in between[-_SHORT_REACH:] and not _LEAVING.isdisjoint(between):
        return True
    return b"still" in between and not _NEEDING.isdisjoint(between)


def _is_due_to_ours(words: list[bytes], negator: Hit, end: int) -> bool:
    """Whether only its cause is denied: "it isn't the scent that heals, it's the tar in ours"."""
    if b"it" not in words[max(0, negator[0] - 2) : negator[0] + 1]:
        return False
    for at in range(end, min(end + _DENIAL_REACH, len(words) - 1)):
        if words[at] in (b",", b";", b":") and words[at + 1] in (b"it", b"it's"):
            cause = words[at + 2 :]
            return bool(_OURS.intersection(cause)) and not _DENIED.intersection(cause)
    return False


def _is_untold(words: list[bytes], between: list[bytes]) -> bool:
    """Whether it is only not known or needed: "what most don't know is that it cures gout"."""
    # "You don't need to believe in it for our clip to cure migraine."
    if b"need" in [*between[:1], *words[1:4]] and b"for" in between and between[-1] == b"to":
        return not _HELD.isdisjoint(between)
    if words[0] != b"what" or _KNOWING.isdisjoint(between[:2]):
        return False
    return any(between[at : at + 2] == [b"is", b"that"] for at in range(len(between)))


def is_defied(claim: Claim, context: Context) -> bool:
    """Whether those who deny it are said to be wrong: "They say it can't. They never met ours."."""
    sentence, wanted = context.sentence, context.bits["defying"]
    if sentence.first_hit(wanted, claim.last, len(sentence.words)) is not None:
        return True
    following = context.following()
    if following is None:
        return False
    own = following.mask & context.bits["brand_voice"] and affirms_in_the_end(following)
    if own or following.first_hit(wanted, 0, _DEFIED_REACH) is not None:
        return True
    return _is_called_wrong(following, context)


def _is_called_wrong(following: Sentence, context: Context) -> bool:
    """Whether what others deny is called an error: "They say it can't heal it. Wrong."."""
    bits = context.bits
    if not context.sentence.mask & (bits["report"] | bits["others"]):
        return False
    wrong = following.first_hit(bits["myth"] | bits["untrue"], 0, _DENIAL_REACH)
    return wrong is not None and is_over(following.words, wrong[1])


def follows_error(context: Context, negator: Hit) -> bool:
    """Whether the denial is called an error: "it would be wrong not to say that it heals"."""
    words = context.sentence.words
    if words[negator[0] : negator[0] + 2] == [b"not", b"to"]:
        begin = clause_start(context, negator[0])
        if not _REPREHENSIBLE.isdisjoint(words[begin : negator[0]]):
            return True
    wrong = context.sentence.last_hit(context.bits["myth"], 0, negator[0])
    return wrong is not None and wrong[1] >= negator[0] - 1


def is_undone(claim: Claim, context: Context, negator: Hit) -> bool:
    """Whether a later denial, a silence that is denied, or what holds now undoes this one."""
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    once = _FORMERLY.intersection(words[negator[0] : negator[1]])
    if once and (confirmed(context, claim.last) or _is_taken_up(context, claim.last)):
        return True
    if _is_overtaken(claim, context, negator) or _is_true_all_the_same(claim, context):
        return True
    if _is_paid_for(claim, context, negator):
        return True
    # "We would be lying if we kept quiet that it heals."
    silence = sentence.last_hit(bits["eager"] | bits["disputing"], negator[1], claim.first)
    if silence is not None and _TELLING.intersection(words[silence[1] : silence[1] + 1]):
        begin = silence[1] + (words[silence[1]] in _IS)
        if words[begin : begin + 1] in ([b"that"], [b"how"]):
            return True
    if silence is not None and words[silence[1] - 1] == b"to":
        # "Not one of them hesitates to say that it heals."
        return not _SAYING.isdisjoint(words[silence[1] : silence[1] + 1])
    later = sentence.last_hit(bits["negator"] | bits["without"], negator[1], claim.first)
    return later is not None and _undoes(later, negator, claim, context)


def _is_true_all_the_same(claim: Claim, context: Context) -> bool:
    """Whether it is said to be so after all: "not meant to cure gout, though it has for many"."""
    words = context.sentence.words
    for at in range(claim.last, min(claim.last + _SHORT_REACH, len(words) - 3)):
        if words[at] not in _STILL:
            continue
        subject, verb, after = words[at + 1 : at + 4]
        if subject not in _SUBJECTS and subject != b"ours" and not _is_wondered_at(words, claim):
            return False
        return verb in _DONE and after in _DONE_FOR
    return False


def _is_wondered_at(words: list[bytes], claim: Claim) -> bool:
    """Whether the reader would not think so: "you wouldn't think a soap could, but Tarn does"."""
    return any(
        words[at] == b"wouldn't" and words[at + 1] in _THINKING for at in range(claim.first - 1)
    )


def _is_paid_for(claim: Claim, context: Context, negator: Hit) -> bool:
    """Whether we only wait for it: "we don't send the bill until your lines are gone"."""
    words = context.sentence.words
    between = words[negator[1] : claim.first]
    if _OURS.isdisjoint(words[max(0, negator[0] - 2) : negator[1]]):
        return False
    waiting = next((at for at, word in enumerate(between) if word in _UNTIL), 0)
    return bool(waiting) and not _BILLING.isdisjoint(between[:waiting])


def _is_taken_up(context: Context, at: int) -> bool:
    """Whether what was left off goes on behind token ``at``: "paused it, and have resumed"."""
    sentence = context.sentence
    if _RESUMED.isdisjoint(sentence.words[at:]):
        return False
    return sentence.first_hit(context.bits["negator"], at, len(sentence.words)) is None


def _undoes(later: Hit, first: Hit, claim: Claim, context: Context) -> bool:
    """Whether ``later`` denies what ``first`` denies: "no study failed to", "nobody left without".

    Denials that are joined by "and" or a comma do not: "it can not and will not heal".
    """
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    between = words[first[1] : later[0]]
    if not between:
        # "It isn't impossible to regrow it", "it would be a lie not to say that it heals".
        return sentence.first_hit(bits["negator"], claim.last, len(words)) is None
    if later[2] & bits["not_negation"] or {b",", b"and", b"nor", b"or", b":"}.intersection(between):
        return _is_unsaid(sentence, first, later, bits)
    fails = words[later[0]].startswith(b"fail")
    if fails or later[2] & bits["without"]:
        return fails or _is_never_without(claim, later, sentence, bits)
    if _MAIN_VERBS.intersection(words[later[1] : claim.first]) or not _may_govern(
        words[later[0] : later[1]], claim, bits
    ):
        return False
    mistaken = not _IN_ERROR.isdisjoint(words[first[0] : first[1]])
    # "Nobody has shown that it does not" leaves the matter open.
    if mistaken or not _SHOWN.isdisjoint(words[first[0] : later[0]]):
        return mistaken
    # "There's hardly a smoker our needles don't free of it."
    # "It's not as though it didn't help."
    bare = words[first[1] - 1] == b"though" or (
        between[0] in _ANYBODY and not _OURS.union(_SUBJECTS).isdisjoint(between[1:])
    )
    relative = bare or _RELATIVES.intersection(between) or words[first[0]] in _UNIVERSAL
    said = sentence.first_hit(bits["saying"] | bits["report"], first[1], later[0])
    return bool(relative) or said is not None


def _is_unsaid(sentence: Sentence, first: Hit, later: Hit, bits: dict[str, int]) -> bool:
    """Whether nobody can say the opposite: "nobody, not even he, could say it hadn't healed"."""
    if _NONE.isdisjoint(sentence.words[first[0] : first[1]]):
        return False
    said = sentence.last_hit(bits["saying"] | bits["report"], first[1], later[0])
    if said is None or _MAIN_VERBS.isdisjoint(sentence.words[first[1] : said[0]]):
        return False
    return _JOINED.isdisjoint(sentence.words[said[1] : later[0]])


def _is_kept(claim: Claim, sentence: Sentence, without: Hit, bits: dict[str, int]) -> bool:
    """Whether each kept what he had: "not one of them left without her migraine"."""
    owner = sentence.words[without[1]]
    if claim.effect is not None or owner not in _OWNERS or without[1] > claim.first:
        return False
    ill = bits["disease"] | bits["symptom"]
    return sentence.first_hit(ill, claim.first, claim.last) is not None


def _is_never_without(claim: Claim, later: Hit, sentence: Sentence, bits: dict[str, int]) -> bool:
    """Whether it is never missed: "nobody left without", "no day without our lamp curing one"."""
    words = sentence.words
    between = words[later[1] : claim.first]
    if _LINKS.issuperset(between[between[:1] == [b"losing"] :]):
        return not _is_kept(claim, sentence, later, bits)
    if claim.effect is None or claim.effect[0] != claim.first:
        return False
    ours = between[0] in _OURS or between[0] == b"the"
    told = b"," not in between and len(between) <= _SHORT_REACH and ours
    return told and bool(claim.effect[2] & bits["form:ing"])


def _may_govern(denial: list[bytes], claim: Claim, bits: dict[str, int]) -> bool:
    """Whether the verb's form fits: "none whom it didn't cure", not "nothing that isn't cures"."""
    if claim.effect is None or denial[0] in _UNIVERSAL:
        return True
    being = not _BEING.isdisjoint(denial)
    wanted = (bits["form:ed"] | bits["form:ing"]) if being else bits["form:base"]
    return denial == [b"not"] or bool(claim.effect[2] & wanted)


def _is_overtaken(claim: Claim, context: Context, negator: Hit) -> bool:
    """Whether it was once thought impossible: "we thought nothing could; then we made this"."""
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    turn = next((at for at in range(claim.last, len(words)) if words[at] in _THEN), None)
    if words[negator[0]] == b"used" and turn is not None and not sentence.mask & bits["regulator"]:
        # "We used to think gout was for life, until this tea reversed it."
        return sentence.first_word(bits["tackling"], turn, len(words)) is not None
    if not _ONCE.intersection(words[max(0, negator[0] - _SHORT_REACH) : negator[0]]):
        return False
    if turn is not None:
        return sentence.first_hit(bits["sold_here"], turn, len(words)) is not None
    following = context.following()
    return (
        following is not None
        and not _THEN.isdisjoint(following.words[:1])
        and bool(following.mask & bits["sold_here"])
    )
