"""The wording is one the law provides for, or names the clearance it rests on.

Authorised nutrient claims ("contributes to the normal function of ..."), drug labels with
their Drug Facts, and devices that cite their clearance number say what they may say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict
from claimlint.textkit.patterns import LazyPattern

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Hit

NAME = "authorised"
CUES: tuple[str, ...] = ()

_NUMBER = LazyPattern(
    r"\bK\d{6}\b|\bDEN\d{6}\b|\bK-number\b|\bunder (?:section )?510\(k\)"
    r"|\bTHR \d{5}/\d{4}\b|\bPL \d{5}/\d{4}\b"
)

# What the label of a medicine may say, cosmetics and foods may not.
_OF_DRUGS = frozenset((b"associated", b"due", b"temporarily", b"temporary"))
_LABELLED = frozenset(("device", "drug", "general"))
# What only a product with one of these active ingredients may say.
_ACTIVES = {
    b"acne": LazyPattern(
        r"(?i)\b(?:adapalene|benzoyl peroxide|resorcinol|salicylic|sulfur|sulphur)\b"
    ),
    b"cavities": LazyPattern(r"(?i)\b\w*fluorid\w*|\bmonofluorophosphate\b"),
}
_NEEDS_NUMBER = frozenset((b"510", b"clearance", b"cleared", b"registered", b"registration"))
# What Canada licenses as a traditional use stands with its number, in this sentence or behind it.
_TRADITIONS = frozenset((b"chinese", b"herbal", b"herbalism"))
_LICENCE = LazyPattern(r"\bNPN:? ?\d{8}\b|\bDIN-HM:? ?\d{8}\b")
_LICENSER = ("ca",)
# Where a number on the label shows that the goods are licensed or listed with what they may say.
_LISTED: dict[tuple[str, ...], LazyPattern[str]] = {
    ("ca",): LazyPattern(r"\b(?:NPN|DIN(?:-HM)?):? ?\d{8}\b"),
    ("au",): LazyPattern(r"\bAUST ?(?:L\(A\)|L|R) ?\d{4,6}\b"),
}
_SOBER = frozenset(
    (b"alleviate", b"alleviates", b"assist", b"assists", b"decrease", b"decreases", b"ease",
     b"eases", b"help", b"helps", b"manage", b"manages", b"reduce", b"reduces", b"relief",
     b"relieve", b"relieves", b"soothe", b"soothes", b"support", b"supports")
)  # fmt: skip
_REACH = 3
# To look through a whole block for each claim would take quadratic time.
_LABEL = 2_000


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim in authorised wording, or beside the number of its clearance."""
    sentence, bits = context.sentence, context.bits
    if _is_listed(claim, context):
        return Verdict(NAME, "drop", "a listed product's use, beside its number")
    hit = sentence.first_hit(bits["authorised"], 0, len(sentence.words))
    if hit is None:
        return _under_drug_facts(context)
    return _in_wording(hit, claim, context)


def _in_wording(hit: Hit, claim: Claim, context: Context) -> Verdict | None:
    """The verdict on authorised wording, which may need a class of product or a number."""
    sentence = context.sentence
    if sentence.words[hit[0]] in _OF_DRUGS and context.voice.product not in _LABELLED:
        return None
    active = next(
        (_ACTIVES[word] for word in sentence.words[hit[0] : hit[1]] if word in _ACTIVES), None
    )
    if active is not None:
        if context.voice.product not in _LABELLED and not _stands_near(
            active, context, context.block.start
        ):
            return None
    elif not _TRADITIONS.isdisjoint(sentence.words[hit[0] : hit[1]]):
        if context.voice.markets != _LICENSER or not _stands_near(
            _LICENCE, context, sentence.start
        ):
            return None
    elif _NEEDS_NUMBER.intersection(sentence.words[hit[0] : hit[1]]):
        if _NUMBER.search(context.prose, sentence.start, sentence.end) is None:
            return None
    elif hit[0] >= claim.last and sentence.words[hit[0]] == b"contributes":
        return None
    return Verdict(NAME, "drop", "authorised wording, or beside its clearance")


def _is_listed(claim: Claim, context: Context) -> bool:
    """Whether it soberly says what goods are for that bear a number: "helps relieve ... NPN 8"."""
    number = _LISTED.get(context.voice.markets)
    if number is None:
        return False
    begin = 0 if claim.effect is None else max(0, claim.first - _REACH)
    if _SOBER.isdisjoint(context.sentence.words[begin : claim.first + 1]):
        return False
    return _stands_near(number, context, context.block.start)


def _stands_near(shown: LazyPattern[str], context: Context, begin: int) -> bool:
    """Whether the block names a number or an ingredient from ``begin`` on, near as on a label."""
    first = max(begin, context.sentence.start - _LABEL)
    last = min(context.block.end, context.sentence.end + _LABEL)
    return shown.search(context.prose, first, last) is not None


def _under_drug_facts(context: Context) -> Verdict | None:
    opens = context.sentence.first_hit(context.bits["label_use"], 0, 1)
    before = context.previous() if opens is not None else None
    if before is None or before.words[:2] != [b"drug", b"facts"]:
        return None
    return Verdict(NAME, "drop", "stands in the Drug Facts of a label")
