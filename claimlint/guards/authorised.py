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
    from claimlint.textkit.sentence import Claim

NAME = "authorised"
CUES = ("authorised", "label_use")

_NUMBER = LazyPattern(
    r"\bK\d{6}\b|\bDEN\d{6}\b|\bK-number\b|\bTHR \d{5}/\d{4}\b|\bPL \d{5}/\d{4}\b"
)

# What the label of a medicine may say, cosmetics and foods may not.
_OF_DRUGS = frozenset((b"associated", b"due", b"temporarily", b"temporary"))
_LABELLED = frozenset(("device", "drug", "general"))
_NEEDS_NUMBER = frozenset((b"510", b"clearance", b"cleared", b"registered", b"registration"))
# What Canada licenses as a traditional use stands with its number, in this sentence or behind it.
_TRADITIONS = frozenset((b"chinese", b"herbal", b"herbalism"))
_LICENCE = LazyPattern(r"\bNPN:? ?\d{8}\b|\bDIN-HM:? ?\d{8}\b")
_LICENSER = ("ca",)


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim in authorised wording, or beside the number of its clearance."""
    sentence, bits = context.sentence, context.bits
    hit = sentence.first_hit(bits["authorised"], 0, len(sentence.words))
    if hit is None:
        return _under_drug_facts(context)
    if sentence.words[hit[0]] in _OF_DRUGS and context.voice.product not in _LABELLED:
        return None
    if not _TRADITIONS.isdisjoint(sentence.words[hit[0] : hit[1]]):
        named = _LICENCE.search(context.prose, sentence.start, context.block.end)
        if named is None or context.voice.markets != _LICENSER:
            return None
    elif _NEEDS_NUMBER.intersection(sentence.words[hit[0] : hit[1]]):
        if _NUMBER.search(context.prose, sentence.start, sentence.end) is None:
            return None
    elif hit[0] >= claim.last and sentence.words[hit[0]] == b"contributes":
        return None
    return Verdict(NAME, "drop", "authorised wording, or beside its clearance")


def _under_drug_facts(context: Context) -> Verdict | None:
    opens = context.sentence.first_hit(context.bits["label_use"], 0, 1)
    before = context.previous() if opens is not None else None
    if before is None or before.words[:2] != [b"drug", b"facts"]:
        return None
    return Verdict(NAME, "drop", "stands in the Drug Facts of a label")
