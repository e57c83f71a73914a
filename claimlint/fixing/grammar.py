"""The little grammar that fixes need: what stands before a noun, and what has an object."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimlint.spans import Span

# After these an adjective belongs to the noun that follows it, which can do without.
BEFORE_A_NOUN = {
    "a", "an", "the", "our", "your", "my", "his", "her", "its", "their", "this", "that", "these",
    "those", "each", "every", "any", "some", "no", "with", "of", "for", "in", "from", "to", "by",
    "on", "at", "into", "through", "without", "try", "meet", "discover", "enjoy", "love", "use",
    "buy", "choose", "shop", "order", "find", "offer", "offers", "want", "get",
}  # fmt: skip
# Before these it is a predicate, or one of a row.
NO_NOUN = {
    "a", "an", "the", "and", "or", "but", "nor", "for", "to", "in", "of", "on", "at", "by",
    "from", "with", "without", "into", "than", "as", "is", "are", "was", "were", "be", "been",
    "has", "have", "had", "will", "would", "can", "could", "may", "might", "must", "shall",
    "should", "do", "does", "did", "that", "which", "who", "when", "while", "if", "because", "so",
    "it", "you", "we", "they", "i", "your", "our", "this", "these", "those", "until", "after",
}  # fmt: skip
_DETERMINERS = {
    "a", "an", "the", "our", "your", "my", "his", "her", "its", "their", "this", "that", "these",
    "those", "each", "every", "any", "some", "no",
}  # fmt: skip
_SUBJECTS = {"i", "you", "he", "she", "it", "we", "they", "has", "have", "had", "that", "which"}
_NO_THING = {"getting", "growing", "looking", "feeling", "becoming"}
_CHANCES = {"risk", "risks", "chance", "chances", "likelihood", "odds"}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LOOKED_AT = 60  # characters before and after that decide


def has_object(prose: str, start: int, end: int, form: str, block: Span) -> bool:
    """Whether the verb at ``start:end`` is one, and what follows is what it works on.

    ``form`` is that of the verb: base, s, ed or ing. "The fight against aging" holds no verb,
    "reduced puffiness" a participle.
    """
    before = [
        word.lower() for word in _WORD.findall(prose[max(block.start, start - _LOOKED_AT) : start])
    ]
    after = [word.lower() for word in _WORD.findall(prose[end : min(block.end, end + _LOOKED_AT)])]
    if not after or after[0] in (NO_NOUN - _DETERMINERS) | _NO_THING or _CHANCES & {*after[:3]}:
        return False
    if form == "ed":
        return bool(before) and before[-1] in _SUBJECTS
    if before and before[-1] in _DETERMINERS - {"that"}:
        return False
    is_noun = form == "base" and len(before) > 1 and before[-2] in _DETERMINERS
    return not is_noun or before[-1].endswith("s")
