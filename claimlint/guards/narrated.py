"""The sentence narrates: it addresses nobody, belongs to nobody, and is told in one go.

For broad rules, which go by what a sentence names: "a painter with bunions was the father of three
admirals". Copy that sells says "you" or "our", is cut into pieces, or calls out; so do the
sentences beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict
from claimlint.guards.phrases import SPEAKING

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Sentence

NAME = "narrated"
CUES: tuple[str, ...] = ()

_SPOKEN = SPEAKING | {b"here", b"it's", b"let", b"that's", b"there's", b"these"}
# "Rated 4.9 by 2,300 women who lost their wrinkles."
_RATING = frozenset((b"rated", b"ratings", b"reviews", b"stars"))
_CUT = frozenset((b"!", b'"', b"#", b":", b";", b"?", b"\x97"))
_TOLD = frozenset(
    (b"had", b"said", b"told", b"was", b"were", b"which", b"who", b"whom", b"whose", b"writes",
     b"wrote")
)  # fmt: skip
_WHOLE, _LONG = 11, 18


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim in a sentence that narrates, where nothing in its paragraph sells."""
    del claim
    sentence = context.sentence
    if not _is_impersonal(sentence) or not _narrates(sentence.words):
        return None
    if not all(
        _is_impersonal(neighbour) and _is_whole(neighbour.words)
        for neighbour in context.neighbours()
    ):
        return None
    return Verdict(NAME, "drop", "told of in passing, and nothing is sold")


def _is_impersonal(sentence: Sentence) -> bool:
    """Whether nobody speaks, is spoken to or rates, and no heading or call breaks the sentence."""
    words = sentence.words
    return _SPOKEN.isdisjoint(words) and _CUT.isdisjoint(words) and _RATING.isdisjoint(words)


def _is_whole(words: list[bytes]) -> bool:
    return len(words) >= _WHOLE


def _narrates(words: list[bytes]) -> bool:
    """Whether it is told what was, of whom, or at length."""
    if not _is_whole(words):
        return False
    return b"of" in words or not _TOLD.isdisjoint(words) or len(words) > _LONG
