"""The evidence is called weak, or is said to have found nothing.

"Studies do not show", "studies show no benefit" and "results are promising, but more research
is needed" sell no certainty. "Studies show no side effects" still leans on unnamed studies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict, clause_end

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim

NAME = "doubted"
CUES = ("evidence_doubt", "negator")

_REACH = 4
# "The agency had no objection" finds fault with nothing.
_APPROVING = frozenset((b"complaint", b"complaints", b"exception", b"objection", b"objections"))


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim about evidence whose sentence tells the limits of that evidence."""
    sentence, bits = context.sentence, context.bits
    affirmed = bits["not_negation"] | bits["attest"]
    for hit in sentence.hits:
        inside = claim.first <= hit[0] < claim.last
        if hit[2] & bits["evidence_doubt"]:
            return Verdict(NAME, "drop", "the evidence is called weak")
        if inside and hit[2] & bits["negator"] and not hit[2] & affirmed:
            return Verdict(NAME, "drop", "nothing is said to have been found")
    end = min(clause_end(context, claim.last), claim.last + _REACH)
    if b"," in sentence.words[claim.last : end]:
        end = sentence.words.index(b",", claim.last)
    negator = sentence.first_hit(bits["negator"], claim.last, end)
    if negator is None or negator[2] & bits["not_negation"]:
        return None
    if not _APPROVING.isdisjoint(sentence.words[negator[0] : negator[1] + 1]):
        return None
    harm = bits["risk"] | bits["no_harm"]
    if sentence.first_hit(harm, negator[0], negator[1] + 2) is not None:
        return None
    return Verdict(NAME, "drop", "nothing is said to have been found")
