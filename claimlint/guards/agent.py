"""Who acts: biology, or the product.

"Fibroblasts repair the skin" is biology, "exosomes repair the skin" is a claim. The subject
is sought from the start of the clause; a pronoun stands for the subject of the sentence
before. What the body is ("your cells are ten years younger") or does again is a result, and
so nothing that it does by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint.guards.context import Verdict, clause_end, clause_start, offer, stood_by

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Sentence

NAME = "biology"
CUES = ("biology", "body_lesson", "disease", "pronoun")

_CAUSE_REACH = 4
_PARTS = 2
_WHOSE = frozenset((b"he", b"her", b"his", b"i", b"my", b"she", b"you", b"your", b"yours"))
_ITSELF = frozenset((b"itself", b"own", b"themselves"))
_REFLEXIVE = frozenset((b"itself", b"themselves"))
_MADE = frozenset((b"built", b"formed", b"made", b"produced"))
_BE = frozenset((b"am", b"are", b"be", b"been", b"being", b"is", b"was", b"were"))
_DETERMINERS = frozenset(
    (b"a", b"an", b"her", b"his", b"its", b"my", b"our", b"the", b"their", b"your")
)
_PREPOSITIONS = frozenset(
    (b"at", b"behind", b"beneath", b"by", b"for", b"from", b"in", b"inside", b"into", b"of", b"on",
     b"onto", b"through", b"to", b"under", b"with", b"within", b"without")
)  # fmt: skip
_SUBORDINATE = frozenset(
    (b"after", b"as", b"because", b"before", b"if", b"once", b"since", b"until", b"when", b"while")
)
_PLACES = frozenset(
    (b"after", b"along", b"around", b"at", b"below", b"beneath", b"beside", b"during", b"in",
     b"inside", b"near", b"under", b"where", b"within")
)  # fmt: skip
_PLACE = 9
_PLACED = 2
# "A rise in blood sugar tells the pancreas ...".
_MEASURES = frozenset(
    (b"change", b"decrease", b"dip", b"drop", b"excess", b"fall", b"increase", b"lack", b"lining",
     b"loss", b"rise", b"shift", b"shortage", b"spike", b"surge")
)  # fmt: skip
_THEY = frozenset((b"them", b"these", b"they", b"those"))
_SEVERAL = frozenset(
    (b"babies", b"bacteria", b"children", b"mice", b"people", b"seat belts", b"soap and water")
)
_WE = frozenset((b"we", b"we'll", b"we're", b"we've"))
_MATERIAL = frozenset(
    (b"donor", b"fresh", b"infused", b"injected", b"live", b"living", b"new", b"young", b"younger")
)
# What may follow a noun in the singular that stands for itself and describes no other.
_MODALS = frozenset((b"can", b"may", b"might", b"must", b"will"))
_AFTER_SUBJECT = frozenset(
    (b"also", b"and", b"at", b"by", b"can", b"does", b"for", b"from", b"in", b"into", b"may",
     b"might", b"must", b"of", b"on", b"or", b"that", b"to", b"which", b"will", b"with", b"-", b",")
)  # fmt: skip


class _Roles(NamedTuple):
    """Masks of what can be a subject, and of the forms that words have."""

    promoted: int
    biology: int
    pronoun: int
    dwelling: int
    verb: int
    noun: int


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim whose agent is the body, nature or a habit."""
    agent = agent_of(claim, context)
    if agent == "promoted":
        return None
    for because, holds in _OF_NOBODY:
        if holds(claim, context):
            return Verdict(NAME, "drop", because)
    if not (
        _is_made_in(claim, context) or _body_acts(claim, context) or _is_by(claim, context)
    ) and (agent != "biology" or _is_result(claim, context)):
        return None
    if stood_by(context, claim.last):
        return None
    return Verdict(NAME, "drop", "the body itself is the agent")


def _is_of_deficiency(claim: Claim, context: Context) -> bool:
    """Whether a nutrient is said to do what names its lack: "vitamin C prevents scurvy"."""
    sentence, bits = context.sentence, context.bits
    if not sentence.mask & bits["deficiency"] or context.voice.product != "general":
        return False
    lacked = sentence.first_hit(bits["deficiency"], claim.first, claim.last)
    nutrient = sentence.last_hit(bits["nutrient"], 0, lacked[0]) if lacked else None
    sold = offer(bits)
    return nutrient is not None and not sentence.mask & sold


def _is_taught(claim: Claim, context: Context) -> bool:
    """Whether anatomy is told, of no product: "when a valve no longer closes, blood flows back"."""
    sentence, bits = context.sentence, context.bits
    sold = bits["brand_voice"] | bits["ingredient"] | bits["modality"] | bits["product"]
    if sentence.mask & sold or b"it" in sentence.words[: claim.first]:
        return False
    opens = claim.first == 0 and (claim.effect is None or claim.effect[0] == 0)
    if sentence.mask & bits["body_lesson"] and not opens:
        return True
    return claim.effect is None and _tells_of_the_body(sentence, bits)


def _tells_of_the_body(sentence: Sentence, bits: dict[str, int]) -> bool:
    """Whether parts of the body do to others what they do in everybody: "nerves leave the spine".

    Whose body it is, and that something is so again, make it a promise.
    """
    if sentence.mask & bits["anew"] or not _WHOSE.isdisjoint(sentence.words):
        return False
    parts = bits["biology"] | bits["body_named"] | bits["organ"]
    named = [hit for hit in sentence.hits if hit[2] & parts]
    if len(named) < _PARTS or named[0][0] > _PARTS or _is_governed(sentence, named[0][0]):
        return False
    acts = sentence.first_word(bits["lesson_verb"], named[0][1], len(sentence.words))
    form = bits["form:base"] | bits["form:s"]
    return acts is not None and bool(sentence.single[acts] & form)


def _is_place(claim: Claim, context: Context) -> bool:
    """Whether it only names where something happens: "around a healing graze, skin grows"."""
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    if claim.effect is None or claim.effect[0] != claim.first or claim.first < _PLACED:
        return False
    if words[claim.first - 1] not in _DETERMINERS or words[claim.first - 2] not in _PLACES:
        return False
    seller = offer(bits)
    return bool(claim.effect[2] & bits["form:ing"]) and not sentence.mask & seller


_OF_NOBODY = (
    ("names the place where the body acts", _is_place),
    ("what a lack of it causes, it prevents", _is_of_deficiency),
    ("how the body is built is taught", _is_taught),
)


def _is_made_in(claim: Claim, context: Context) -> bool:
    """Whether the part of the body is the place and not the thing: "is made in your skin"."""
    words = context.sentence.words
    at = claim.first if claim.effect is None else claim.effect[0]
    return words[at] in _MADE and words[at + 1 : at + 2] in ([b"by"], [b"in"])


def _is_by(claim: Claim, context: Context) -> bool:
    """Whether nature or the thing itself is named right behind: "scars fade by themselves"."""
    sentence, bits = context.sentence, context.bits
    seller = offer(bits)
    behind = sentence.words[claim.last : claim.last + 3]
    if (
        behind[:1] in ([b"at"], [b"by"], [b"in"], [b"on"]) or _REFLEXIVE.intersection(behind[:1])
    ) and (_ITSELF.intersection(behind)):
        return not sentence.first_hit(seller, clause_start(context, claim.first), claim.last)
    # "Gentle by nature" tells what the thing is like.
    if behind[:1] != [b"by"] or behind[1:2] == [b"nature"]:
        return False
    agent = sentence.first_hit(bits["biology"], claim.last + 1, claim.last + 1 + _CAUSE_REACH)
    return agent is not None and not sentence.first_hit(seller, claim.last, agent[1] + 2)


def _body_acts(claim: Claim, context: Context) -> bool:
    """Whether the part of the body that stands first does it to another: "your cells mend DNA"."""
    sentence, bits = context.sentence, context.bits
    if claim.effect is None or claim.target is None or claim.target[0] != claim.first:
        return False
    seller = offer(bits)
    if not claim.target[2] & bits["biology"] or sentence.mask & seller:
        return False
    acted_on = sentence.first_hit(bits["form:noun"], claim.last, claim.last + 2)
    return bool(claim.effect[2] & (bits["form:base"] | bits["form:s"])) and acted_on is not None


def _is_result(claim: Claim, context: Context) -> bool:
    """Whether the claim tells a state of the body, something it does again, or heads a list."""
    words, bits = context.sentence.words, context.bits
    if [b"so", b"does"] in (words[at : at + 2] for at in range(claim.first, claim.last)):
        return True
    if b"again" in words[claim.last : claim.last + 2] or claim.first == 0:
        return True
    before = words[claim.first - 1]
    if before == b"," and claim.effect is not None:
        form = claim.effect[2]
        return not form & (bits["form:base"] | bits["form:s"] | bits["form:ing"])
    if before not in _BE:
        return False
    cause = context.sentence.first_hit(bits["biology"], claim.last, claim.last + _CAUSE_REACH)
    return cause is None or not {b"by", b"through"}.intersection(words[claim.last : cause[0]])


def agent_of(claim: Claim, context: Context) -> str:
    """Return who does what is claimed: "promoted", "biology" or "none"."""
    sentence, bits = context.sentence, context.bits
    roles = _roles(claim, bits)
    if not sentence.mask & (roles.biology | roles.pronoun | roles.promoted):
        return "none"
    begin = _main_clause(sentence, clause_start(context, claim.first), claim.first, bits["report"])
    begin = _after_place(sentence, begin, claim.first, roles)
    kind = _subject(sentence, begin, claim.first, roles)
    if kind == "pronoun":
        many = not _THEY.isdisjoint(sentence.words[begin : claim.first])
        kind = _earlier_subject(context, begin, roles, many=many)
    if kind == "cells":
        daily = claim.target is not None and claim.target[2] & bits["gene"]
        kind = "biology" if daily else "promoted"
    if kind == "dwelling":
        return "biology"
    if kind == "biology" and _is_helped(
        sentence, claim, begin, clause_end(context, claim.last), bits
    ):
        return "promoted"
    return kind


def _is_helped(
    sentence: Sentence, claim: Claim, begin: int, end: int, bits: dict[str, int]
) -> bool:
    """Whether a product is named that makes the body act: before it, or "with our serum"."""
    named = sentence.first_hit(bits["product"] | bits["modality"], begin, end)
    if named is None or named[0] < claim.last:
        return named is not None
    return b"," not in sentence.words[claim.last : named[0]]


def _roles(claim: Claim, bits: dict[str, int]) -> _Roles:
    biology = bits["biology"]
    if claim.target is not None and not claim.target[2] & bits["disease"]:
        biology |= bits["disease"]
    return _Roles(
        offer(bits),
        biology,
        bits["pronoun"],
        bits["dwelling"],
        bits["form:base"] | bits["form:s"] | bits["causing"],
        bits["form:noun"],
    )


def _main_clause(sentence: Sentence, begin: int, end: int, report: int) -> int:
    """Where the clause begins: "as the body ages, it ...", "doctors say that it ..."."""
    words = sentence.words
    opening = words[max(0, begin - 1) : begin + 1]
    if begin < end and _SUBORDINATE.intersection(opening) and b"," in words[begin:end]:
        return words.index(b",", begin) + 1
    for at in range(end - 1, begin, -1):
        if words[at] == b"that" and sentence.first_hit(report, begin, at) is not None:
            return at + 1
    return begin


def _after_place(sentence: Sentence, begin: int, end: int, roles: _Roles) -> int:
    """Where the subject follows the place or time: "around a cut, platelets ..."."""
    words = sentence.words
    if words[begin] not in _PLACES or b"," not in words[begin : min(begin + _PLACE, end)]:
        return begin
    comma = words.index(b",", begin)
    helped = sentence.first_hit(roles.promoted, begin, comma)
    return begin if helped else comma + 1


def _subject(
    sentence: Sentence, begin: int, end: int, roles: _Roles, *, many: bool | None = None
) -> str:
    """The kind of the first noun or pronoun before the claim that can be its clause's subject.

    A part of the body after a verb or a preposition is an object ("through the skin"), and
    before another noun it only describes that one ("skin boosters"). "The cells" may be the
    body's or those that are sold. ``many`` tells whether the noun has to be one or several; an
    object will then do for several: "the gut sends hormones. They ...".
    """
    verb_seen = False
    for position, (first, last, mask) in enumerate(sentence.hits):
        if first < begin:
            continue
        if first >= end:
            break
        if mask & roles.promoted:
            return "dwelling" if _dwells(sentence, position, roles) else "promoted"
        body = mask & roles.biology
        if many is not None and body:
            body = _is_several(sentence.words[last - 1]) == many
            verb_seen &= not many
        if body and not verb_seen and not _is_governed(sentence, first):
            if not _describes(sentence, position, roles):
                return _kind_of_body(sentence.words, first, last)
        elif mask & roles.pronoun:
            # "Shots: lipo that burns" - what "that" stands for is in this clause, if anywhere.
            relative = first > begin and sentence.words[first] in (b"that", b"which")
            return "none" if relative else "pronoun"
        if mask & roles.verb:
            verb_seen = True
    return "none"


def _dwells(sentence: Sentence, position: int, roles: _Roles) -> bool:
    """Whether it is told right behind a word where it lives: "stem cells in the bone marrow"."""
    hits = sentence.hits
    behind = hits[position + 1 : position + 2]
    return (
        bool(behind) and behind[0][0] == hits[position][1] and bool(behind[0][2] & roles.dwelling)
    )


def _kind_of_body(words: list[bytes], first: int, last: int) -> str:
    """Whether it is the body, the material that is sold, or "cells", which may be either."""
    # "The platelets we inject", "the cells that we grow".
    if _WE.intersection(words[last : last + 2]) and words[last : last + 1] != [b"and"]:
        return "promoted"
    if words[last - 1] not in (b"cell", b"cells"):
        return "biology"
    if last == 1:
        return "cells"
    before = words[last - 2]
    if first + 1 == last and before in _MATERIAL:
        return "promoted"
    return "cells" if before in (b"the", b"these", b"those") else "biology"


def _describes(sentence: Sentence, position: int, roles: _Roles) -> bool:
    """Whether the noun only describes the next one: "skin boosters", "skin day"."""
    hits, words = sentence.hits, sentence.words
    last = hits[position][1]
    # "Ice can": a can, a will and a might are nouns elsewhere.
    if words[last : last + 1] and words[last] in _MODALS:
        return False
    if position + 1 < len(hits) and hits[position + 1][0] == last:
        following = hits[position + 1][2]
        if following & (roles.noun | roles.verb):
            return not following & roles.verb
    if last >= len(words) or words[last - 1].endswith(b"s") or words[last] in _DETERMINERS:
        return False
    return words[last] not in _AFTER_SUBJECT and not words[last].endswith((b"s", b"d", b"ly"))


def _is_governed(sentence: Sentence, at: int) -> bool:
    """Whether a preposition stands before the noun; "as for the liver" names a subject."""
    words = sentence.words
    if at > 2 and words[at - 1] == b"looking":
        at -= 2
    if at > 1 and words[at - 1] in _DETERMINERS:
        at -= 1
    if at and words[at - 1] == b"anti":
        return True
    if at == 0 or words[at - 1] not in _PREPOSITIONS:
        return False
    if words[at - 1] in (b"in", b"of") and not _MEASURES.isdisjoint(words[at - 2 : at - 1]):
        return False
    return at == 1 or words[at - 2] != b"as" or words[at - 1] != b"for"


def _is_several(word: bytes) -> bool:
    """Whether the noun stands for several: "cells", "bacteria"."""
    return word in _SEVERAL or (word.endswith(b"s") and not word.endswith((b"ss", b"us", b"is")))


def _earlier_subject(context: Context, before: int, roles: _Roles, *, many: bool) -> str:
    """What a pronoun stands for: the first such noun earlier in this sentence, or before it."""
    roles = roles._replace(pronoun=0)
    kind = _subject(context.sentence, 0, before, roles, many=many)
    if kind == "biology" and not many:
        # "It" is the coffee in "skip the diet, drink our coffee: it burns fat".
        nearest = context.sentence.last_hit(roles.promoted, 0, before)
        return "biology" if nearest is None else "promoted"
    if kind != "none":
        return kind
    previous = context.previous()
    if previous is None:
        return "none"
    return _subject(previous, 0, len(previous.words), roles, many=many)
