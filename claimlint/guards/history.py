"""The words belong to the past: "the Romans thought that cabbage cured everything".

What is still sold with them remains a claim: "used since the Romans to heal wounds".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import clause_start, confirmed, told_before, turns
from claimlint.textkit.patterns import LazyPattern

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Hit

_YEAR = 4
_SINCE = frozenset((b"because", b"our", b"since", b"still"))
_SHOWN = frozenset(
    (b"caption", b"door", b"engraving", b"museum", b"painted", b"painting", b"photo",
     b"photograph", b"picture", b"postcard", b"postmark", b"print")
)  # fmt: skip
_FIGURES = LazyPattern(rb"[0-9]{4}")
# "'Heals eczema' was our line until a customer asked for proof."
_FORMER = 9
_STOOD = frozenset((b"appeared", b"hung", b"stood", b"was", b"were"))
_NOW = frozenset((b"already", b"because", b"our", b"since", b"still", b"this", b"whose", b"your"))
_LATELY = frozenset((b"last", b"recently", b"then"))
_WAS = frozenset((b"was", b"were"))
_THEN = frozenset((b"then", b"until"))
_EVENT = 7
_ENDINGS = frozenset(
    (b"ban", b"banned", b"complaint", b"complaints", b"fine", b"fined", b"inspection", b"law",
     b"lawsuit", b"letter", b"letters", b"notice", b"objection", b"raid", b"recall", b"recalled",
     b"ruling", b"scandal", b"settlement", b"subpoena", b"sued", b"verdict", b"warned",
     b"warning")
)  # fmt: skip
_TO_COME = frozenset(
    (b"allows", b"approves", b"bans", b"catches", b"says", b"rules", b"stops", b"we", b"you")
)
_UNTIL_NOW = frozenset((b"been", b"has", b"have", b"now"))


def speaks_of_now(begin: int, claim: Claim, context: Context) -> bool:
    """Whether a word from token ``begin`` to the end of the claim ties it to what is sold now."""
    return bool(_NOW.intersection(context.sentence.words[begin : claim.last]))


def is_history(claim: Claim, context: Context) -> bool:
    """Whether people of old are said to have thought or done so, and nobody to do so now."""
    sentence, bits = context.sentence, context.bits
    era = _era(claim, context)
    if era is None or turns(context, era[1], claim.first) or speaks_of_now(0, claim, context):
        return False
    if _UNTIL_NOW.intersection(sentence.words) or _is_overtaken(claim, context):
        return False
    present = claim.effect is not None and claim.effect[2] & (bits["form:s"] | bits["form:base"])
    # "It was sold to cure gout."
    if _WAS.intersection(sentence.words[era[1] : claim.first]):
        present &= ~bits["form:base"]
    # "They believed that it cures" and "looked for what cures" tell of the past as well.
    if present and sentence.first_hit(bits["once_believed"], 0, claim.first) is None:
        return False
    return not confirmed(context, claim.last)


def _is_overtaken(claim: Claim, context: Context) -> bool:
    """Whether the past ends with the seller: "it was thought impossible; then we made this"."""
    sentence, following = context.sentence, context.following()
    if following is not None and following.words[:2] == [b"then", b"we"]:
        return not following.mask & context.bits["negator"]
    if _THEN.isdisjoint(sentence.words[claim.last :]):
        return False
    end = len(sentence.words)
    return sentence.first_hit(context.bits["brand_voice"], claim.last, end) is not None


def _era(claim: Claim, context: Context) -> Hit | None:
    """The word for a time long past before the claim: "the Romans", "in 1885"."""
    sentence, bits = context.sentence, context.bits
    begin = clause_start(context, claim.first)
    told = bits["long_ago"] | bits["once_believed"]
    hit = sentence.last_hit(told, begin, claim.first) if sentence.mask & told else None
    if hit is not None or not names_a_year(context):
        return hit
    for at in range(begin, claim.first):
        if _is_old_year(sentence.words[at]):
            return (at, at + 1, 0)
    return None


def _is_old_year(word: bytes) -> bool:
    """Whether the token is a year long past, or its decade: "1885", "1890s"."""
    return (
        len(word) >= _YEAR
        and word[:_YEAR].isdigit()
        and word[_YEAR:] in (b"", b"s")
        and b"1000" < word < b"1960"
    )


def names_a_year(context: Context) -> bool:
    """Whether the sentence holds figures that may be a year."""
    sentence = context.sentence
    return _FIGURES.search(sentence.folded, sentence.start, sentence.end) is not None


def is_former(claim: Claim, context: Context) -> bool:
    """Whether it is what was written up to some time: "until 2021 the box read 'prevents flu'"."""
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    if b"until" in words[claim.first :] and b"until" not in words[: claim.first]:
        behind = words[claim.last : claim.last + _FORMER]
        behind = behind[behind[:1] == [b'"'] :]
        return b"until" in behind and (
            behind[0] in _STOOD
            or _was_told_until(words.index(b"until", claim.last), 0, claim, context)
        )
    if b"until" not in words:
        return False
    at = words.index(b"until")
    date = words[at + 1 : at + 3]
    if not any(word[:_YEAR].isdigit() or word in _LATELY for word in date):
        return _was_told_until(at, at, claim, context) and not turns(context, at, claim.first)
    if turns(context, at, claim.first) or sentence.first_hit(bits["negator"], at, claim.first):
        return False
    return sentence.first_hit(bits["report"] | bits["speech"], at, claim.first) is not None


def _was_told_until(until: int, begin: int, claim: Claim, context: Context) -> bool:
    """Whether somebody sold or said so, from ``begin`` on, until something ended his business.

    "Until the FDA's letter arrived, the firm sold drops that cure gout."
    """
    sentence, bits = context.sentence, context.bits
    begun, ended = until + 1, min(until + _EVENT, len(sentence.words))
    event = bits["regulator"] | bits["editor"]
    words = sentence.words[begun:ended]
    if sentence.first_word(event, begun, ended) is None and _ENDINGS.isdisjoint(words):
        return False
    if not _TO_COME.isdisjoint(words) or confirmed(context, claim.last):
        return False
    end = claim.first + 1
    return b"sold" in sentence.words[begin:end] or told_before(context, begin, end)


def is_on_old_thing(claim: Claim, context: Context) -> bool:
    """Whether it is quoted from what is a century old: "on a tin of 1890: 'cures rheumatism'"."""
    sentence, bits = context.sentence, context.bits
    if not sentence.mask & bits["quote_mark"] or not names_a_year(context):
        return False
    begin = sentence.first_hit(bits["quote_mark"], 0, claim.first + 1)
    if begin is None or sentence.mask & bits["brand_voice"]:
        return False
    before = sentence.words[: begin[0]]
    if not _SINCE.isdisjoint(before) or not any(map(_is_old_year, before)):
        return False
    shown = bits["carrier"] | bits["utterance"] | bits["story"] | bits["long_ago"]
    return sentence.first_word(shown, 0, begin[0]) is not None or not _SHOWN.isdisjoint(before)
