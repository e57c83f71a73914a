"""A complaint is named, and the seller then says that what he sells is no answer to it.

"Gout is no joke, and our gummies are no answer to it." "The cuff reads your blood pressure. It
can't bring it down." What is denied has to be help, and what it is denied to has to be taken up
by a pronoun or by its name: "Gout is back? Our gummies won't leave it alone." disclaims nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Sentence

_COMPLAINTS = ("biology", "disease", "hair_loss", "symptom", "symptom_ambiguous", "wrinkle")
_STARTS = frozenset(
    (b",", b".", b":", b";", b"\x97", b"--", b"-", b"and", b"but", b"so", b"though")
)
_DENIAL_REACH = 6
_HELP_REACH = 5
_OBJECT_REACH = 5
_OWN = frozenset((b"it", b"no", b"none", b"nothing", b"our", b"ours", b"they", b"this", b"we"))
_TAKEN_UP = frozenset(
    (b"any", b"either", b"it", b"one", b"that", b"them", b"these", b"this", b"those")
)
# "Nothing eases it like ours" praises.
_NOT = ([b"never"], [b"no"], [b"not"])
_COMPARED = frozenset((b"as", b"better", b"except", b"like", b"unless", b"until"))
# "Won't just treat it" and "can't help but shift it" deny nothing.
_MORE = frozenset((b"but", b"just", b"merely", b"only", b"simply", b"stop"))


def is_disclaimed(claim: Claim, context: Context, following: Sentence | None) -> bool:
    """Whether help with what the claim names is denied, behind it or in ``following``."""
    sentence, bits = context.sentence, context.bits
    if sentence.mask & bits["question_mark"] or (
        claim.effect is not None and claim.effect[0] == claim.first
    ):
        return False
    complaint = bits.any_of(_COMPLAINTS)
    named = sentence.first_hit(complaint, claim.first, claim.last)
    if named is None:
        return False
    if following is None and _is_heading_of_denial(sentence, named[1], bits):
        return True
    taken_up = _TAKEN_UP.union(sentence.words[named[0] : named[1]])
    if following is None:
        return _is_denied_in(sentence, claim.last, bits, taken_up)
    return following.start <= context.block.end and _is_denied_in(following, 0, bits, taken_up)


def _is_heading_of_denial(sentence: Sentence, colon: int, bits: dict[str, int]) -> bool:
    """Whether the complaint is a heading over what is not done: "gout: not cured by any tea"."""
    words = sentence.words
    if words[colon : colon + 1] != [b":"] or words[colon + 1 : colon + 2] not in _NOT:
        return False
    if not _MORE.isdisjoint(words[colon:]) or not _COMPARED.isdisjoint(words[colon:]):
        return False
    return sentence.first_word(bits["helping"], colon + 2, colon + _HELP_REACH) is not None


def _is_denied_in(
    sentence: Sentence, begin: int, bits: dict[str, int], taken_up: frozenset[bytes]
) -> bool:
    """Whether a clause from token ``begin`` on denies help with what ``taken_up`` may name."""
    if not sentence.mask & bits["helping"] or not sentence.mask & bits["negator"]:
        return False
    helping = bits["helping"]
    helps = [at for at in range(begin, len(sentence.words)) if sentence.single[at] & helping]
    helps += [hit[0] for hit in sentence.hits if hit[0] >= begin and hit[2] & helping]
    return any(
        not taken_up.isdisjoint(sentence.words[at : at + _OBJECT_REACH])
        and _is_of_ours(sentence, begin, at, bits)
        for at in helps
    )


def _is_of_ours(sentence: Sentence, begin: int, helped: int, bits: dict[str, int]) -> bool:
    """Whether help at token ``helped`` is denied of what is sold."""
    words = sentence.words
    near = range(max(begin, helped - _HELP_REACH), helped)
    denials = [at for at in near if sentence.single[at] & bits["negator"]]
    if not denials or not _MORE.isdisjoint(words[denials[-1] : helped]):
        return False
    for at in range(max(begin, denials[-1] - _DENIAL_REACH), denials[-1] + 1):
        if (at == begin or words[at - 1] in _STARTS) and words[at] in _OWN:
            return _COMPARED.isdisjoint(words[helped:])
    return False
