"""How far a denial reaches: from where it counts for a claim, and what ends it before.

A comma ends its reach when a new subject follows ("it isn't magic, it reverses wrinkles"), and so
does "and" before a verb that the auxiliary cannot govern ("it does not sting and heals eczema") or
that has an auxiliary of its own ("it won't smell and it will cure acne").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import clause_start, offer

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Hit, Sentence

_SHORT_REACH = 3
_LISTING_REACH = 7
# After these, a comma within a few tokens ends a fragment: "no needles, smoother skin".
_FRAGMENTS = frozenset((b"no", b"nothing", b"zero"))
_AND_NEVER = ([b"and", b"never"], [b"and", b"don't"], [b"and", b"didn't"], [b"and", b"won't"])
_AND_STILL = ([b"and", b"still"], [b"and", b"yet"])
_NEW_START = frozenset((b"because", b"only", b"plus", b"since", b"so", b"which", b"yet"))
# The list after "what it won't do:" belongs to the denial; after "we never compromise:" not.
LISTED = frozenset(
    (b"allowed", b"claim", b"contain", b"do", b"don'ts", b"expect", b"find", b"include",
     b"mean", b"not", b"print", b"promise", b"read", b"say", b"use", b"write")
)  # fmt: skip
# With these an aside begins, after which what was denied goes on: "it is not so, as some would
# have it, that ...", "we decline, even for friends, to promise ...".
_ASIDE = frozenset(
    (b"although", b"as", b"at", b"contrary", b"despite", b"even", b"except", b"hand", b"however",
     b"if", b"in", b"least", b"let", b"much", b"nor", b"not", b"on", b"or", b"though",
     b"whatever", b"whether")
)  # fmt: skip
# "Nobody on our list, and we asked them all, went home cured."
_ANYBODY = ([b"no"], [b"nobody"], [b"none"], [b"not"])
_ASKED = ([b"and", b"i"], [b"and", b"we"], [b"we", b"asked"], [b"we", b"checked"])
_LISTING = frozenset((b",", b"nor", b"or"))
# What may follow in a heading such as "not in our salons" or "not stocked here".
_PLACING = frozenset(
    (b"among", b"at", b"available", b"for", b"from", b"here", b"in", b"kept", b"offered", b"on",
     b"part", b"sold", b"stocked", b"with")
)  # fmt: skip
_HERE = frozenset((b"here", b"our", b"ours", b"us"))
_WATCH = frozenset((b"book", b"experience", b"lifetime", b"view", b"watch"))
# "No tea, ours included, is a cure."
_INCLUDING = frozenset((b"even", b"included", b"includes", b"including", b"mine", b"ours", b"us"))
_INCLUDED = 5
_OR = frozenset((b"nor", b"or"))
# A clause that begins so comes before the one it belongs to.
_FRONTING = frozenset(
    (b"although", b"as", b"because", b"even", b"if", b"once", b"since", b"though", b"unless",
     b"when", b"whenever", b"where", b"while")
)  # fmt: skip
_SUBJECT_STARTS = frozenset(
    (b"every", b"he", b"i", b"it", b"our", b"ours", b"she", b"the", b"these", b"they", b"this",
     b"there", b"there's", b"those", b"we", b"you", b"your")
)  # fmt: skip
_RESUMED = frozenset(
    (b"call", b"claim", b"guarantee", b"print", b"promise", b"say", b"tell", b"that", b"to",
     b"write")
)  # fmt: skip
_REGRET = frozenset(
    (b"alas", b"frankly", b"honestly", b"i", b"needless", b"sad", b"sadly", b"sorry", b"to", b"we")
)
_ENCLOSING = 2
_MATRIX = 4
_BE = frozenset((b"am", b"are", b"be", b"is", b"was", b"were"))
_DENIED_AUXILIARIES = frozenset(
    (b"aren't", b"can't", b"cannot", b"couldn't", b"didn't", b"doesn't", b"don't", b"hasn't",
     b"haven't", b"isn't", b"wasn't", b"weren't", b"won't", b"wouldn't")
)  # fmt: skip
_AUXILIARIES = _DENIED_AUXILIARIES | {b"do", b"does", b"never", b"will"}
_POSITIVE = frozenset((b"are", b"can", b"did", b"does", b"has", b"have", b"is", b"must", b"will"))
_FOUND = frozenset((b"found", b"finds", b"proved", b"proves", b"showed", b"shows"))
# "It does not sting and still heals eczema."
_ADVERBS = frozenset(
    (b"actually", b"also", b"always", b"even", b"instantly", b"just", b"quickly", b"really",
     b"simply", b"still", b"truly")
)  # fmt: skip
_PASSIVE = frozenset((b"are", b"got", b"is", b"was", b"were"))
_NOTHING = frozenset((b"nobody", b"nothing"))
_RELATIVES = frozenset((b"that", b"which", b"who"))
_NO_RELATIVE = frozenset((b",", b":", b"or", b"that"))
_BARE_SUBJECTS = frozenset((b"it", b"they", b"we", b"you"))
_JOINING = frozenset((b"and", b","))
_ARTICLES = frozenset((b"a", b"an"))


def reach_start(context: Context, at: int) -> int:
    """Where denials count from: a list after "what it can't do:" belongs to its denial."""
    begin = clause_start(context, at)
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    # "They look dead, but they are not: they grow" says anew who does what.
    if begin < _ENCLOSING or words[begin - 1] != b":" or words[begin] in _BARE_SUBJECTS:
        return begin
    opening = clause_start(context, begin - 1)
    listed = begin - 2 - (words[begin - 2] == b"here")
    if words[listed] in LISTED:
        near = max(opening, begin - 1 - _LISTING_REACH)
        if sentence.first_hit(bits["negator"], near, begin - 1) is not None:
            return near
    if _is_not_here(sentence, bits, opening, begin):
        return opening
    return _refused_wording(sentence, bits, opening, begin)


def _is_not_here(sentence: Sentence, bits: dict[str, int], opening: int, begin: int) -> bool:
    """Whether a heading says that it is not to be had: "not in our shops: a cure for gout"."""
    words = sentence.words
    heading = words[opening : begin - 1]
    if heading[:1] != [b"not"] or _HERE.isdisjoint(heading) or not _WATCH.isdisjoint(heading):
        return False
    if heading[1:2] == [] or heading[1] not in _PLACING:
        return False
    return sentence.first_hit(bits["brand_voice"], begin, len(words)) is None


def _refused_wording(sentence: Sentence, bits: dict[str, int], opening: int, begin: int) -> int:
    """Where a heading denies that wording is used: "words that may not be printed: cures gout"."""
    worded = sentence.first_hit(bits["wording"], opening, opening + _SHORT_REACH)
    if worded is None or sentence.first_hit(bits["eager"], worded[1], begin) is not None:
        return begin
    negator = sentence.first_hit(bits["negator"], worded[1], begin - 1)
    if negator is None or negator[2] & bits["not_negation"]:
        return begin
    return opening


def ends_before(claim: Claim, context: Context, begin: int) -> bool:
    """Whether something between the denial, which ends at ``begin``, and the claim ends it."""
    words = context.sentence.words
    # "It does nothing for your diary and everything for your skin."
    if b"everything" in words[begin : claim.first]:
        return True
    commas = [at for at in range(begin, claim.first) if words[at] == b","]
    if commas and commas[-1] == claim.first - 1 and _is_set_right(words, begin, claim):
        return True
    if commas and (
        _is_in_fronted_clause(context, begin, commas[-1], claim)
        or _is_told_apart(words, begin, commas[0], claim)
    ):
        return True
    if commas and not _is_aside(words, begin, commas, claim.first):
        if words[begin - 1] in _FRAGMENTS and _is_fragment(words, begin, commas[0], claim.first):
            return True
        bounds = [*commas[1:], claim.first]
        if any(
            _begins_anew(claim, context, at, end) for at, end in zip(commas, bounds, strict=True)
        ):
            return True
    return (
        _is_beyond_auxiliary(claim, context, begin)
        or _is_affirmed_anew(claim, context, begin)
        or _is_past_relative(claim, context, begin)
        or _is_past_nothing(claim, context, begin)
    )


def _is_in_fronted_clause(context: Context, begin: int, comma: int, claim: Claim) -> bool:
    """Whether the denial belongs to a clause that ends at the comma: "since it has no scent, it".

    What is listed in that clause belongs to it: "because it does not treat acne, eczema or ...".
    """
    words = context.sentence.words
    at = clause_start(context, begin)
    opening = words[at - 1] if at and words[at - 1] in _FRONTING else words[at]
    if opening not in _FRONTING or words[comma + 1] in _LISTING:
        return False
    listed = words[comma + 1 : claim.last + _SHORT_REACH]
    if not _OR.isdisjoint(listed):
        return False
    # "Even if you do not stir, Slimrex will melt it": a name may be the subject.
    if words[comma + 2] == b"will" and comma + 2 < claim.last:
        return True
    if claim.first == comma + 2 and _says_anew(claim, context.bits, claim.first):
        return True
    return words[comma + 1] in _SUBJECT_STARTS


def _is_told_apart(words: list[bytes], begin: int, comma: int, claim: Claim) -> bool:
    """Whether the denial only tells what it is no example of: "being a herb and not a pill, it"."""
    # The denial may hold the article and the noun: "not a drug".
    told = next((at for at in range(max(1, begin - 3), begin) if words[at] == b"not"), 0)
    if not told or words[told - 1] != b"and" or words[told + 1] not in _ARTICLES:
        return False
    return comma - told <= _MATRIX and _OR.isdisjoint(words[comma : claim.last])


def is_followed_by_denial(claim: Claim, sentence: Sentence, denial: Hit, bits: int) -> bool:
    """Whether the next verb of the list has a denied auxiliary of its own, which then decides.

    "It doesn't sting, doesn't smell ...", "it won't sting and it won't smell ...". ``bits`` are
    those of the lexicons of denials.
    """
    words = sentence.words
    if _DENIED_AUXILIARIES.isdisjoint(words[denial[0] : denial[1]]):
        return False
    for hit in sentence.hits:
        at = hit[0]
        if at >= claim.first:
            return False
        if at < denial[1] or not hit[2] & bits or words[at] not in _DENIED_AUXILIARIES:
            continue
        if words[at - 1] in _JOINING or (
            words[at - 1] in _BARE_SUBJECTS and words[at - 2] in _JOINING
        ):
            return True
    return False


def _is_set_right(words: list[bytes], begin: int, claim: Claim) -> bool:
    """Whether an order takes the place of one that is denied: "don't hide wrinkles, erase them"."""
    order = words[:begin] in ([b"don't"], [b"do", b"not"], [b"never"])
    return order and not _LISTING.intersection(words[claim.last : claim.last + _SHORT_REACH])


def _is_aside(words: list[bytes], begin: int, commas: list[int], claim: int) -> bool:
    """Whether the commas enclose an aside, after which "that" or "to" resumes what is denied."""
    anybody = words[:1] in _ANYBODY and commas[0] - begin < _LISTING_REACH
    if len(commas) < _ENCLOSING or (commas[0] - begin >= _MATRIX and not anybody):
        return False
    opening, resumed = words[commas[0] + 1], words[commas[-1] + 1]
    if words[begin - 1] not in _FRAGMENTS and resumed in _RESUMED:
        # "We don't say, and never did, that it heals."
        never = words[commas[0] + 1 : commas[0] + 3] in _AND_NEVER
        return opening in _ASIDE or (resumed == b"that" and (never or commas[0] == begin))
    if anybody and words[commas[0] + 1 : commas[0] + 3] in _ASKED:
        return len(commas) == _ENCLOSING and words[commas[1] + 1] not in _SUBJECT_STARTS
    # "This is not, as a shop put it, a cure": nothing stands before the aside.
    if commas[0] == begin and opening == b"as" and commas[-1] + _MATRIX >= claim:
        return True
    aside = words[commas[0] + 1 : commas[-1]]
    if len(aside) <= _INCLUDED and not _INCLUDING.isdisjoint(aside) and b"," not in aside:
        return resumed in _POSITIVE | _FOUND or commas[-1] + 1 == claim
    # "Nothing in here, we are sorry to say, heals": the verb of the denied subject goes on.
    return opening in _REGRET and commas[-1] + 1 == claim and opening != words[begin - 1]


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
    # "Not sold in shops, and still the strap cures gout."
    if words[comma + 1] in _NEW_START or words[comma + 1 : comma + 3] in _AND_STILL:
        return True
    if end != claim.first and end - comma <= 1 + _SHORT_REACH:
        return False
    subject = bits["pronoun"] | offer(bits)
    new = sentence.first_hit(subject, comma + 1, min(comma + 1 + _SHORT_REACH, claim.first + 1))
    # A longer term may hide the pronoun: "they are".
    if new is None and comma + 1 < claim.first and words[comma + 1] in _BARE_SUBJECTS:
        return True
    if new is None:
        return False
    if new[0] < claim.first:
        listed = words[new[1] : min(new[1] + _SHORT_REACH, claim.first)]
        return b"or" not in listed and b"nor" not in listed
    return claim.effect is None and bool(_BE.intersection(words[claim.first : claim.last]))


def _is_beyond_auxiliary(claim: Claim, context: Context, begin: int) -> bool:
    """Whether "and heals" follows an auxiliary, which would ask for "and heal".

    In a list of verbs each of which is denied anew, one that is not is affirmed, whatever its
    form: "they don't stain, don't smell and heal your skin".
    """
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    joined = claim.first - 1
    if words[joined] in _ADVERBS:
        joined -= 1
    if joined < begin or words[joined] not in (b"and", b",", b"plus"):
        return False
    if b":" in words[begin : claim.first]:
        return False
    if sentence.first_hit(bits["saying"], begin, begin + 2) is not None:
        return False
    if words[joined] == b"and" and _is_last_of_denied(words, begin - 1):
        return True
    form = sentence.first_hit(bits["form:s"], claim.first, claim.first + 1)
    if form is None or (form[2] & bits["form:noun"] and not _is_verb(claim)):
        return False
    return any(word in _AUXILIARIES for word in words[max(0, begin - 3) : begin])


def _is_verb(claim: Claim) -> bool:
    """Whether the claim begins with what is done: "lifts depression"."""
    return claim.effect is not None and claim.effect[0] == claim.first


def _is_last_of_denied(words: list[bytes], at: int) -> bool:
    """Whether the denied auxiliary at ``at`` follows others, each after a comma."""
    if words[at] not in _DENIED_AUXILIARIES or at < 1 or words[at - 1] != b",":
        return False
    return not _DENIED_AUXILIARIES.isdisjoint(words[: at - 1])


def _says_anew(claim: Claim, bits: dict[str, int], at: int) -> bool:
    """Whether the verb of the claim, in a form of its own, stands at ``at``: "and it heals"."""
    return (
        claim.first == at
        and claim.effect is not None
        and claim.effect[0] == at
        and bool(claim.effect[2] & bits["form:s"])
    )


def _is_past_relative(claim: Claim, context: Context, begin: int) -> bool:
    """Whether the denial belongs to a relative clause: "those who could not walk were cured"."""
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    if begin >= claim.first - (words[claim.first - 1] in _PASSIVE) or claim.effect is None:
        return False
    if words[begin - 1] not in _DENIED_AUXILIARIES and words[begin - 1] not in (b"never", b"not"):
        return False
    if _RELATIVES.isdisjoint(words[max(0, begin - _MATRIX - 1) : begin]):
        return False
    finite = words[claim.first - 1] in _PASSIVE or claim.effect[2] & bits["form:s"]
    if not finite or claim.effect[0] != claim.first:
        return False
    between = words[begin : claim.first]
    if not _NO_RELATIVE.isdisjoint(between):
        return False
    return sentence.first_hit(bits["saying"] | bits["establish"], begin, claim.first) is None


def _is_past_nothing(claim: Claim, context: Context, begin: int) -> bool:
    """Whether the denial is over with its relative clause: "a cough that nothing eased is gone"."""
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    if words[begin - 1] not in _NOTHING or words[begin - 2] not in _RELATIVES:
        return False
    done = sentence.first_word(bits["form:ed"] | bits["form:base"], begin, claim.first)
    if done is None:
        return False
    finite = range(done + 1, claim.first + 1)
    return any(sentence.single[at] & bits["form:s"] or words[at] in _BE for at in finite)


def _is_affirmed_anew(claim: Claim, context: Context, begin: int) -> bool:
    """Whether "and" with an auxiliary or a pronoun begins what holds: "and it will cure acne".

    What is denied to be said goes on over both: "we don't say that it heals and that it cures".
    """
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    for at in range(begin, claim.first - 1):
        if words[at] != b"and" or b"that" in words[begin:at]:
            continue
        if (
            words[:1] in _ANYBODY
            and words[at : at + 2] in _ASKED
            and b"," in words[at : claim.first]
        ):
            continue
        following = words[at + 1]
        anew = following in _POSITIVE and words[begin - 1] not in _FRAGMENTS
        if following in _BARE_SUBJECTS and words[at - 1] == b",":
            anew = True
        if following in _BARE_SUBJECTS and (
            words[at + 2] in _POSITIVE or _says_anew(claim, bits, at + 2)
        ):
            anew = True
        if anew and sentence.first_hit(bits["negator"], at + 1, claim.first) is None:
            return sentence.first_hit(bits["saying"], begin, at) is None
    return False
