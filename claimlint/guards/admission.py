"""A risk is asked about, and the answer does not wave it away.

"Does it hurt? A little." and "Is there downtime? Plan for a week." are honest, "Does it hurt?
Not at all." is a claim although nobody says so in one sentence. For rules whose phrases are
such questions. The answer follows the question mark, or stands in the next sentence of the
block; only a heading is answered in the block after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict
from claimlint.guards.short_answers import denies_shortly

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Sentence

NAME = "admitted"
CUES: tuple[str, ...] = ()

# "No, none at all", "Well, no" and "With ours there are none" are as flat as "None".
_OPENING = 6
_THERE_ARE = frozenset(
    (b"are", b"counted", b"expect", b"found", b"had", b"is", b"of", b"recorded", b"seen")
)
_HAVING = frozenset(
    (b"are", b"bring", b"cause", b"causes", b"found", b"had", b"has", b"have", b"is", b"leave",
     b"leaves", b"showed", b"shows", b"so")
)  # fmt: skip
_STOPS = frozenset((b"!", b",", b"-", b"--", b".", b":", b";", b"\x95", b"\x97", b"("))
_GOES_ON = frozenset(
    (b"after", b"and", b"as", b"at", b"because", b"for", b"in", b"our", b"since", b"thanks",
     b"that", b"to", b"we", b"when", b"whatsoever", b"with")
)  # fmt: skip
# "Not with our nurses", "not in our clinic": whatever follows these, the denial stands.
_OPEN_ENDED = frozenset((b"our", b"with"))


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a question about a risk unless a flat no answers it."""
    sentence = context.sentence
    # A longer term may end in the mark: "downtime?".
    if b"?" not in sentence.words[claim.first :]:
        if is_harm_denied(claim, context):
            return None
        return Verdict(NAME, "drop", "nothing is asked")
    answer, begin = sentence, sentence.words.index(b"?", claim.first) + 1
    if begin >= len(sentence.words):
        following = context.following()
        if following is None or not _is_beside(following, context):
            return Verdict(NAME, "drop", "asked, and not answered")
        answer, begin = following, 0
    if _waves_away(answer, begin, context):
        return None
    return Verdict(NAME, "drop", "asked, and not waved away")


def is_harm_denied(claim: Claim, context: Context) -> bool:
    """Whether a harm is called a myth for what is sold: "Myth: it burns. Ours won't."."""
    bits = context.bits
    if claim.effect is not None or not context.sentence.mask & bits["myth"]:
        return False
    if context.sentence.first_hit(bits["harm"], claim.first, claim.last) is None:
        return False
    following = context.following()
    if following is None:
        return False
    places = [0, *(at + 1 for at, word in enumerate(following.words) if word in _STOPS)]
    return b"ours" in following.words and any(
        denies_shortly(following, at + (following.words[at : at + 1] == [b"so"])) for at in places
    )


def _ends_in_none(answer: Sentence, begin: int, bits: dict[str, int]) -> bool:
    """Whether the answer ends flatly: "Ask whom you like: our drops have none."."""
    words = answer.words
    end = len(words) - (words[-1] in _STOPS)
    flat = answer.last_hit(bits["flat_no"], begin + 1, end)
    if flat is None or flat[1] < end or words[flat[0] - 1] not in _HAVING:
        return False
    return not answer.first_hit(bits["contrast"] | bits["candour"], begin, flat[0])


def _is_beside(answer: Sentence, context: Context) -> bool:
    return context.block.kind == "heading" or answer.start < context.block.end


def _waves_away(answer: Sentence, begin: int, context: Context) -> bool:
    """Whether the answer opens with a flat denial and takes nothing of it back."""
    words, bits = answer.words, context.bits
    denial = answer.first_hit(bits["flat_no"], begin, begin + _OPENING)
    if denial is None:
        return _ends_in_none(answer, begin, bits)
    if answer.first_hit(bits["contrast"] | bits["candour"], denial[1], len(words)) is not None:
        return False
    if (
        words[denial[0]] != b"yet"
        and denial[0] > begin
        and words[denial[0] - 1] not in _STOPS | _THERE_ARE | {b"and"}
    ):
        return False
    if denial[1] >= len(words) or words[denial[1] - 1] in _OPEN_ENDED:
        return True
    # "Downtime? What downtime?"
    if words[denial[0]] == b"what" and words[denial[1]] == b"?":
        return True
    return words[denial[1]] in _STOPS | _GOES_ON
