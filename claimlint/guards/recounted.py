"""It is recounted and not promised: what the law did, who fared badly, what came by itself.

"The man who had sold bleach as a cure for cancer was sentenced", "I paid for shots for my
tennis elbow that did nothing", "people have overdosed on it", "the trial found no difference",
"most warts go away on their own". What is told in a clause beside the seller's own praise
("it healed what six creams did nothing for", "upheld by centuries: our tea cures gout") saves
nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict, confirmed, turns
from claimlint.guards.phrases import is_or_not
from claimlint.guards.record import is_of_copy, is_on_record

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Hit, Sentence

NAME = "recounted"
CUES = (
    "enforced",
    "judged",
    "legal_thing",
    "let_down",
    "harmed",
    "null_result",
    "by_itself",
    "prevalence",
    "explained",
    "office",
    "own_office",
    "scholar",
    "annal",
    "learned",
    "ward",
    "copy_part",
)

# In these registers nothing may be named that is sold.
_NOTHING_SOLD = frozenset(("by_itself", "prevalence"))
# In these nobody is spoken to.
_IMPERSONAL = frozenset(("enforced", "explained"))
_BECAUSE = {
    "enforced": "told of the law and its enforcement",
    "let_down": "told of what failed",
    "harmed": "told as a harm",
    "null_result": "told of a study that shows little",
    "by_itself": "told of what goes without help",
    "prevalence": "told of how common it is",
    "explained": "told to explain a complaint",
}
_YOURS = frozenset((b"you", b"you'll", b"your", b"yours"))
_OURS = frozenset((b"our", b"ours", b"you'll"))
_OPENING = frozenset((b":", b"?", b"!"))
_STOPS = frozenset((b".", b";", b"\x97", b"everything", b"so", b"then", b"until"))
_NOBODY = frozenset((b"no", b"nobody", b"none", b"nothing"))
# "Fat melts by itself" leaves out who melts it.
_LOST = frozenset((b"fat", b"inches", b"kilos", b"pounds", b"weight"))
_ASIDE = frozenset(
    (b"after", b"although", b"before", b"once", b"than", b"that", b"though", b"unlike", b"until",
     b"when", b"where", b"whereas", b"which", b"while")
)  # fmt: skip
_DENIAL_REACH = 3
_ASKED_REACH = 5
# "Most warts go by themselves"; "cholesterol normalises by itself" sells something.
_ALONE = frozenset((b"accord", b"itself", b"own", b"themselves"))
_MOSTLY = frozenset(
    (b"can", b"eventually", b"generally", b"many", b"may", b"most", b"mostly", b"often", b"rarely",
     b"seldom", b"some", b"sometimes", b"though", b"typically", b"usually")
)  # fmt: skip


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop what the sentence recounts, where the seller praises nothing in it."""
    sentence, bits = context.sentence, context.bits
    if not _OURS.isdisjoint(sentence.words) and not sentence.mask & bits["own_office"]:
        return None
    if confirmed(context, claim.last):
        return None
    for name, because, holds in _SPOKEN_OF:
        if sentence.mask & bits[name] and holds(claim, context):
            return Verdict(NAME, "drop", because)
    if is_on_record(claim, context):
        return Verdict(NAME, "drop", "told by those who judge, report and keep, and sell nothing")
    for name, because in _BECAUSE.items():
        if sentence.mask & bits[name] and _is_recounted(name, claim, context):
            return Verdict(NAME, "drop", because)
    return None


def _is_judged(claim: Claim, context: Context) -> bool:
    """Whether advertising is spoken of and how it is judged: "the label misled buyers"."""
    sentence, bits = context.sentence, context.bits
    spoken = bits["copy_talk"] | bits["quote_mark"]
    if not sentence.mask & spoken:
        return False
    judged = [hit for hit in sentence.terms if hit[2] & bits["judged"]]
    named = (hit for hit in sentence.terms if hit[2] & spoken)
    if all(hit in judged for hit in named):
        return False
    return any(
        (hit[1] <= claim.first or hit[0] >= claim.last) and _reaches(hit, claim, context)
        for hit in judged
    )


def _is_asked_for(claim: Claim, context: Context) -> bool:
    """Whether the law asks for something: "a lamp that is sold for gout needs clearance".

    "Needs no clearance: our lamp cures gout" and "legal at last" ask for nothing.
    """
    sentence, bits = context.sentence, context.bits
    if not _YOURS.isdisjoint(sentence.words):
        return False
    asking = [hit[0] for hit in _terms(sentence, bits["demanded"])]
    for hit in _terms(sentence, bits["legal_thing"]):
        if claim.first <= hit[0] < claim.last or not _reaches(hit, claim, context):
            continue
        begin = max(0, hit[0] - _ASKED_REACH)
        denied = sentence.first_word(bits["negator"], begin, hit[1])
        if denied is None and any(begin <= at < hit[0] for at in asking):
            return True
    return False


def _terms(sentence: Sentence, wanted: int) -> list[Hit]:
    """The terms and the words of some lexicons, be these words in a longer term: "needs proof"."""
    words = ((at, at + 1, mask) for at, mask in enumerate(sentence.single))
    return [hit for hit in (*sentence.terms, *words) if hit[2] & wanted]


_SPOKEN_OF = (
    ("judged", "told of advertising that is judged", _is_judged),
    ("legal_thing", "told what the law asks for", _is_asked_for),
    ("copy_part", "told of advertising that is spoken about", is_of_copy),
)


def _is_recounted(name: str, claim: Claim, context: Context) -> bool:
    """Whether words of that register govern the claim."""
    sentence = context.sentence
    if name in _IMPERSONAL and not _YOURS.isdisjoint(sentence.words):
        return False
    if name in _NOTHING_SOLD and _sells(claim, context):
        return False
    told = [hit for hit in sentence.terms if hit[2] & context.bits[name]]
    if name == "prevalence":
        # "Recommended for people with lupus" names whom it is sold to.
        told = [hit for hit in told if not claim.first < hit[0] < claim.last]
    if name == "enforced":
        return any(
            _reaches(hit, claim, context) and not _is_braved(hit, sentence.words) for hit in told
        )
    # "For gout a trial found that it made no difference."
    aside = _ASIDE - {b"that"} if name == "null_result" else _ASIDE
    return any(
        not _is_unsaid(hit, claim, context)
        and _reaches(hit, claim, context, aside)
        and _STOPS.isdisjoint(between := sentence.words[hit[1] : claim.first])
        and not (name in _NOTHING_SOLD and b"," in between)
        for hit in told
    )


def _is_braved(hit: Hit, words: list[bytes]) -> bool:
    """Whether it is so with the law or against it: "injunction or not, it heals"."""
    return any(is_or_not(words, at) for at in range(hit[1], hit[1] + _DENIAL_REACH))


def _sells(claim: Claim, context: Context) -> bool:
    """Whether something is named that is sold, or since when it is so: "after a month of it"."""
    sentence, bits = context.sentence, context.bits
    return (
        bool(sentence.mask & (bits["product"] | bits["modality"]))
        or not _LOST.isdisjoint(sentence.words)
        or b"after" in sentence.words[claim.first :]
    )


def _is_unsaid(hit: Hit, claim: Claim, context: Context) -> bool:
    """Whether the term is denied, supposed or answered: "it can harm you, so wear our patch".

    Denied is also what the claim itself denies: "no one who took it was disappointed".
    """
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    begin = max(0, hit[0] - _DENIAL_REACH)
    if claim.first <= hit[0] < claim.last:
        begin = min(begin, claim.first)
    denied = bits["negator"] & ~bits["not_negation"]
    return (
        sentence.last_hit(denied, begin, hit[0]) is not None
        or b"if" in words[begin : hit[0]]
        or not _NOBODY.isdisjoint(words[hit[1] : hit[1] + 1])
        or (words[hit[1] - 1] in _ALONE and _MOSTLY.isdisjoint(words))
        or b"so" in words[hit[1] :]
    )


def _reaches(hit: Hit, claim: Claim, context: Context, aside: frozenset[bytes] = _ASIDE) -> bool:
    """Whether no heading, turn or subordinate clause parts the term from the claim."""
    words = context.sentence.words
    if hit[0] >= claim.first:
        return aside.isdisjoint(words[claim.last : hit[0]])
    if words[hit[1] - 1] == b":":
        return True
    parted = not _OPENING.isdisjoint(words[hit[1] : claim.first])
    return not parted and not turns(context, hit[1], claim.first)
