"""The law keeps what is named out of goods: "Annex II bars human tissue from creams".

So it does in "human placenta may not go into a cosmetic". What follows on such a law is not told
by it: "the law bars placenta, so our serum holds human exosomes".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim

_LAW = frozenset(
    (b"act", b"acts", b"annex", b"annexes", b"article", b"brussels", b"code", b"congress",
     b"directive", b"eu", b"fda", b"law", b"laws", b"legislation", b"mhra", b"parliament",
     b"regulation", b"regulations", b"rule", b"rules", b"statute", b"tga")
)  # fmt: skip
_BARRING = frozenset(
    (b"ban", b"banned", b"bans", b"bar", b"barred", b"bars", b"disallow", b"disallows",
     b"exclude", b"excludes", b"forbade", b"forbid", b"forbids", b"outlaw", b"outlawed",
     b"outlaws", b"prohibit", b"prohibited", b"prohibits")
)  # fmt: skip
_KEEPING = frozenset((b"keep", b"keeps", b"kept", b"leave", b"leaves", b"rule", b"ruled", b"rules"))
_OUT = frozenset((b"off", b"out"))
_BARRED = frozenset((b"banned", b"barred", b"forbidden", b"outlawed", b"prohibited"))
_BE = frozenset((b"are", b"be", b"been", b"is", b"was", b"were"))
_MAY = frozenset((b"can", b"could", b"may", b"must", b"shall"))
_MAY_NOT = frozenset((b"can't", b"cannot", b"couldn't", b"mustn't"))
# Without any of these nothing is barred.
SIGNS = _BARRING | _KEEPING | _BARRED | _MAY | _MAY_NOT
_ENTERING = frozenset((b"be", b"enter", b"go", b"stand"))
_GOODS = frozenset((b"added", b"in", b"into", b"put", b"sold", b"supplied", b"used"))
_NOT = frozenset((b"longer", b"never", b"no", b"nor", b"not", b"nothing"))
# Behind these it is told what somebody does about it.
_TURNING = frozenset(
    (b"!", b".", b":", b";", b"?", b"\x97", b"although", b"because", b"but", b"hence", b"now",
     b"our", b"so", b"though", b"until", b"we", b"where", b"which", b"while", b"yet", b"your")
)  # fmt: skip
_LAW_REACH = 7
_OBJECT_REACH = 9
_BEHIND = 5
_LISTED = 3
_HELD = 4


def is_barred(claim: Claim, context: Context) -> bool:
    """Whether the sentence tells that the law keeps what the claim names out of goods."""
    words = context.sentence.words
    if SIGNS.isdisjoint(words):
        return False
    return _is_object(words, claim) or _is_subject(words, claim)


def _is_object(words: list[bytes], claim: Claim) -> bool:
    """Whether it is what a law bars: "the annexes keep human cells out of creams"."""
    # A claim that goes on to the end of its clause may hold the law itself.
    end = claim.first if claim.effect is not None else min(claim.first + _HELD, claim.last)
    for at in range(max(1, claim.first - _OBJECT_REACH), end):
        if words[at] in _KEEPING:
            behind = words[at + 1 : claim.last + _LISTED]
            if _OUT.isdisjoint(behind):
                continue
        elif words[at] not in _BARRING:
            continue
        before = words[max(0, at - _LAW_REACH) : at]
        if _LAW.isdisjoint(before) or not _NOT.isdisjoint(before[-2:]):
            continue
        if _TURNING.isdisjoint(words[at + 1 : claim.first]):
            return True
    return False


def _is_subject(words: list[bytes], claim: Claim) -> bool:
    """Whether it is what may not be: "human cells are banned from cosmetics"."""
    begin = claim.last if claim.effect is not None else claim.first + 1
    for at in range(begin, min(claim.last + _BEHIND, len(words) - 1)):
        if words[at] in _TURNING or words[at] == b",":
            return False
        if words[at] in _BE and not _BARRED.isdisjoint(words[at + 1 : at + 2]):
            return True
        allowed = words[at] in _MAY and words[at + 1] == b"not"
        if not allowed and words[at] not in _MAY_NOT:
            continue
        verb = at + 1 + allowed
        if not _ENTERING.isdisjoint(words[verb : verb + 1]):
            return not _GOODS.isdisjoint(words[verb + 1 : verb + 2])
    return False
