"""Words taken out of a sentence, where what is left is still a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.fixing.change import Change
from claimlint.fixing.grammar import BEFORE_A_NOUN, NO_NOUN

if TYPE_CHECKING:
    from claimlint.spans import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LAST_WORD = re.compile(r"([^\W_]+(?:['’][^\W_]+)*)(\s+)$")
_NEXT_WORD = re.compile(r"(\s+)([^\W_]+(?:['’][^\W_]+)*)")
_ENDING = re.compile(r"[.!?]+[\"'”’)]*")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:][\"'”’)]*\s+)$")

_HOLDING = {
    "and", "or", "but", "nor", "not", "more", "most", "less", "least", "so", "as", "too", "very",
    "how",
}  # fmt: skip
_NO_ADVERBS = {
    "friendly", "daily", "weekly", "monthly", "yearly", "early", "only", "lovely", "lively",
    "likely", "costly", "timely", "elderly", "curly", "oily", "family",
}  # fmt: skip
_BEING = {"is", "are", "was", "were", "be", "been", "being", "feels", "looks", "seems"}
_EMPHATIC = {
    "very", "truly", "really", "simply", "absolutely", "totally", "utterly",
}  # fmt: skip
_LOOKED_AT = 60  # characters before and after that decide


def opens_a_sentence(prose: str, start: int, block: Span) -> bool:
    """Whether a sentence of the block begins at ``start``."""
    before = prose[max(block.start, start - _LOOKED_AT) : start]
    return _SENTENCE_BEFORE.search(before) is not None


def taken_out(prose: str, start: int, end: int, block: Span) -> list[Change] | None:
    """Return the changes that take ``start:end`` out of its block; None if that cannot be.

    It can be where the words are a sentence beside others, stand before a noun, or are an
    adverb. Blanks and a comma that would be left over go too, and the next word takes over the
    capital at the beginning of a sentence.
    """
    sentence = _sentence(prose, start, end, block)
    if sentence is not None:
        return sentence
    before = prose[max(block.start, start - _LOOKED_AT) : start]
    after = prose[end : min(block.end, end + _LOOKED_AT)]
    last = _LAST_WORD.search(before)
    adverb = _is_adverb(_WORD.findall(prose, start, end)[-1].lower())
    if last is not None and last.group(1).lower() in _EMPHATIC:
        return taken_out(prose, start - len(last.group()), end, block)
    if last is not None and last.group(1).lower() in _HOLDING:
        return None
    if last is not None and last.group(1).lower() in _BEING and not _NEXT_WORD.match(after):
        return None
    opens = opens_a_sentence(prose, start, block)
    attributive = opens or (last is not None and last.group(1).lower() in BEFORE_A_NOUN)
    return _before_a_word(prose, (start, end), after, opens=opens, ok=attributive or adverb) or (
        _at_the_end(before, after, start, end) if adverb and last is not None else None
    )


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word not in _NO_ADVERBS


def _sentence(prose: str, start: int, end: int, block: Span) -> list[Change] | None:
    """A whole sentence, if another one stands in the block."""
    opens = opens_a_sentence(prose, start, block)
    closes = _ENDING.match(prose, end, block.end)
    if not opens or (closes is None and end < block.end):
        return None
    stop = closes.end() if closes else end
    following = re.compile(r"\s+").match(prose, stop, block.end)
    if following is not None:
        return [Change(start, following.end(), "")]
    if stop < block.end or start == block.start:
        return None
    blanks = len(prose[block.start : start]) - len(prose[block.start : start].rstrip())
    return [Change(start - blanks, stop, "")]


def _before_a_word(
    prose: str, run: tuple[int, int], after: str, *, opens: bool, ok: bool
) -> list[Change] | None:
    start, end = run
    comma = re.match(r",(?=\s+[^\W_])", after)
    following = _NEXT_WORD.match(after, comma.end() if comma else 0)
    if not ok or following is None:
        return None
    if following.group(2).lower() in NO_NOUN or following.group(2)[0].isdigit():
        return None
    stop = end + following.start(2)
    if opens and not prose[start].islower() and following.group(2)[0].islower():
        return [Change(start, stop + 1, prose[stop].upper())]
    return [Change(start, stop, "")]


def _at_the_end(before: str, after: str, start: int, end: int) -> list[Change] | None:
    """An adverb behind what it speaks of."""
    if after and not re.match(r"\s*[.,;!?)]", after):
        return None
    return [Change(start - (len(before) - len(before.rstrip())), end, "")]
