"""Where a sentence turns to what is sold: "cartilage wears with age, but ours rebuilds it".

What a rule must not find beside a claim (that something is warned of, or told of nature) may stand
before that turn: it then speaks of something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimlint.rulebook.model import LexiconBits
    from claimlint.textkit.sentence import Sentence

_TURNING = frozenset((b";", b"but", b"whereas", b"yet"))
_JOINING = frozenset((b"and", b"so", b"while"))
_SELLER = frozenset((b"our", b"ours", b"we"))
# The seller speaks, or goods are shown or counted, so soon behind it.
_REACH = 4
_SHOWN = frozenset((b"one", b"these", b"this", b"three", b"two"))

# First token and mask of the terms from there on. Without a turn nothing stands behind it, and any
# lexicon is taken to be named there.
Tail = tuple[int, int]


class Tails:
    """The tails of sentences, each found when it is first asked for."""

    def __init__(self, bits: LexiconBits) -> None:
        """Take the bits of the lexicons."""
        self._seller = bits["brand_voice"]
        self._negator = bits["negator"]
        self._last: tuple[Sentence, Tail] | None = None

    def of(self, sentence: Sentence) -> Tail:
        """Return the last part of the sentence in which the goods or their seller act."""
        if self._last is None or self._last[0] is not sentence:
            self._last = sentence, self._found(sentence)
        return self._last[1]

    def _found(self, sentence: Sentence) -> Tail:
        words = sentence.words
        for at in range(len(words) - 2, 0, -1):
            start = _turn(words, at)
            if start and self._is_sold(sentence, start):
                mask = 0
                for place in range(start, len(words)):
                    mask |= sentence.single[place]
                    for _, longer, _ in sentence.longer.get(place, ()):
                        mask |= longer
                # What is denied there may be the claim, however far from it.
                return (start, mask) if not mask & self._negator else (len(words), -1)
        return len(words), -1

    def _is_sold(self, sentence: Sentence, start: int) -> bool:
        return any(
            sentence.words[at] in _SHOWN or sentence.single[at] & self._seller
            for at in range(start, min(start + _REACH, len(sentence.words)))
        )


def _turn(words: list[bytes], at: int) -> int:
    """The first token behind a turn at ``at``; 0 when there is none."""
    if words[at] in _TURNING:
        return at + 1
    if words[at] != b",":
        return 0
    if words[at + 1] in _JOINING:
        return at + 2
    return at + 1 if words[at + 1] in _SELLER else 0
