"""Turns of phrase that several guards know."""

from __future__ import annotations

SPEAKING = frozenset(
    (b"i", b"i'm", b"i've", b"let's", b"my", b"our", b"ours", b"this", b"us", b"we", b"we'll",
     b"we're", b"we've", b"you", b"you'll", b"you're", b"you've", b"your", b"yours")
)  # fmt: skip
"""Words of somebody who speaks or is spoken to."""

_OR_NOT = ([b"or", b"no"], [b"or", b"not"])
_GUESSED = frozenset((b"fact", b"fiction", b"hype", b"myth", b"right", b"true", b"truth"))
_QUIZ_MARKS = ([b","], [b":"], [b"?"])


def is_or_not(words: list[bytes], at: int) -> bool:
    """Whether what ends at token ``at`` makes no difference: "injunction or not, it heals"."""
    return words[at : at + 2] in _OR_NOT


def asks_to_guess(words: list[bytes]) -> bool:
    """Whether a quiz opens so: "True or false?", "Fact or fiction: ...". Its answer decides."""
    return words[1:2] == [b"or"] and words[0] in _GUESSED and words[3:4] in _QUIZ_MARKS
