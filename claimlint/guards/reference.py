"""The claim stands beside its reference: a DOI, a registration number, author and year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim

NAME = "referenced"
CUES: tuple[str, ...] = ()

_REFERENCE = re.compile(
    r"\bdoi\b|doi\.org/|\bPMID\b|\bPMC\d{5,}|\bNCT\s?\d{6,}|\bISRCTN\d+|\bK\d{6}\b|\bet al\b"
    r"|\([^()]*\b(?:19|20)\d{2}[^()]*\)|\b(?:19|20)\d{2};\s?\d+|\[\d{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹]"
    r"|\b[nN]\s?=\s?\d+"
)


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim whose sentence, or the rest of whose block, names its study."""
    del claim
    prose, sentence = context.prose, context.sentence
    end = min(sentence.end + 160, context.block.end)
    if _REFERENCE.search(prose, sentence.start, end) is None:
        return None
    return Verdict(NAME, "drop", "its reference stands beside it")
