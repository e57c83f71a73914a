"""What a guard may look at, and what it may say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from claimlint.guards.short_answers import affirms_shortly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimlint.document import Block
    from claimlint.finding import Severity
    from claimlint.rulebook.model import LexiconBits
    from claimlint.textkit.sentence import Hit, Sentence


_NUMBER_SIGNS = frozenset((b"no", b"nos", b"nr"))
_CONFIRMATION_REACH = 6
_ASKING = frozenset("?:")
_ASKS_OR_HEADS = ([b"?"], [b":"])
_MARK_REACH = 8
_TURNING = frozenset((b"!", b",", b"-", b"--", b".", b":", b";", b"?", b"\x97", b"until"))


class Verdict(NamedTuple):
    """A guard's word on a claim: drop it, or soften its severity to ``severity``."""

    guard: str
    action: Literal["drop", "soften"]
    because: str
    severity: Severity = "warning"


class Voice(Protocol):
    """What the page as a whole is like."""

    @property
    def product(self) -> str:
        """The class of product that the page is declared for; "general" where none is."""

    @property
    def markets(self) -> tuple[str, ...]:
        """The markets that the page is declared for."""

    @property
    def educational(self) -> bool:
        """Whether the page informs and sells nothing."""

    def names_myth_before(self, offset: int) -> bool:
        """Whether a word for error stands shortly before ``offset`` (code points)."""


class Context(NamedTuple):
    """A sentence and its surroundings.

    ``bits`` gives the bit of a lexicon by name; ``previous`` and ``following`` return the
    neighbouring sentence across blocks, ``further`` the one after that, or None at the ends of the
    document; ``opening`` returns what opens the list or the paragraph. ``memo`` is for guards to
    keep what holds for other claims of the sentence as well.
    """

    sentence: Sentence
    prose: str
    block: Block
    bits: LexiconBits
    voice: Voice
    previous: Callable[[], Sentence | None]
    following: Callable[[], Sentence | None]
    further: Callable[[], Sentence | None]
    opening: Callable[[], Sentence | None]
    memo: dict[object, Any]

    def neighbours(self) -> Iterator[Sentence]:
        """Yield the sentences before and after that stand in the same block."""
        for neighbour in (self.previous, self.following):
            sentence = neighbour()
            if sentence is not None and self.block.start <= sentence.start < self.block.end:
                yield sentence

    def asked(self) -> Sentence | None:
        """Return the sentence before when it ends as a question or as a heading does.

        To look at the mark spares most sentences before their analysis.
        """
        begin = self.sentence.start
        if self.prose[max(0, begin - _MARK_REACH) : begin].rstrip()[-1:] not in _ASKING:
            return None
        asked = self.previous()
        return asked if asked is not None and asked.words[-1:] in _ASKS_OR_HEADS else None


def offer(bits: dict[str, int]) -> int:
    """Return the bits of what is sold and of who sells it."""
    return bits["product"] | bits["modality"] | bits["brand_voice"]


def last_named(sentence: Sentence, wanted: int, first: int, last: int) -> Hit | None:
    """Return the last term of ``wanted`` among ``first:last``, or a word that a term hides.

    "A competitor" is a term of its own, and "competitor" is one of those who are reported.
    """
    hit = sentence.last_hit(wanted, first, last)
    if hit is not None or not sentence.mask & wanted:
        return hit
    single = sentence.single
    at = next((at for at in range(last - 1, first - 1, -1) if single[at] & wanted), None)
    return None if at is None else (at, at + 1, single[at])


def turns(context: Context, begin: int, end: int) -> bool:
    """Whether a contrast or the end of a sentence lies among the tokens ``begin:end``.

    The stop of "no. 3" ends nothing.
    """
    sentence, wanted = context.sentence, context.bits["contrast"] | context.bits["full_stop"]
    for hit in sentence.hits:
        if hit[0] >= end:
            break
        if hit[0] < begin or not hit[2] & wanted:
            continue
        at = hit[0]
        if sentence.words[at] != b"." or at == 0 or sentence.words[at - 1] not in _NUMBER_SIGNS:
            return True
    return False


def confirmed(context: Context, at: int) -> bool:
    """Whether what others are said to say, up to token ``at``, is then said to be so.

    "Grandpa swore that it cures gout. He was right." The confirmation stands in the sentence
    or opens the next one.
    """
    sentence, wanted = context.sentence, context.bits["confirming"]
    said = sentence.first_hit(wanted, at, len(sentence.words))
    if said is not None and not sentence.single[said[0] - 1] & context.bits["negator"]:
        return True
    if stood_by(context, at, still=True):
        return True
    following = context.following()
    if following is None:
        return False
    hit = following.first_hit(wanted, 0, _CONFIRMATION_REACH)
    if hit is None:
        return False
    # "They are not mistaken" holds a denial of its own.
    negator = context.bits["negator"]
    return not any(
        other[2] & negator and other[0] < hit[1] + 2 for other in following.hits if other != hit
    )


def told_before(context: Context, first: int, last: int) -> bool:
    """Whether a verb of telling stands in the past among the tokens ``first:last``."""
    told = context.bits["report"] | context.bits["speech"]
    past = context.bits["form:ed"]
    return any(mask & told and mask & past for mask in context.sentence.single[first:last])


def stood_by(context: Context, at: int, *, still: bool = False) -> bool:
    """Whether an answer cut short stands by what ends at token ``at``: "It did.", "Ours does.".

    ``still`` lets "it still does" pass as well.
    """
    sentence = context.sentence
    words = sentence.words
    for place in range(at, len(words) - 1):
        if words[place] in _TURNING and affirms_shortly(sentence, place + 1, still=still):
            return True
    following = context.following()
    return following is not None and affirms_shortly(following, 0, still=still)


def is_instructed(context: Context) -> bool:
    """Whether the seller has others say it: "affiliates should say 'cured in a day'"."""
    sentence, bits = context.sentence, context.bits
    if not sentence.mask & bits["instructing"]:
        return False
    against = bits["negator"] | bits["warning"] | bits["if"] | bits["legal"]
    return not sentence.mask & against


def clause_start(context: Context, at: int) -> int:
    """Return the first token of the clause that token ``at`` stands in."""
    stop = context.bits["clause_break"]
    hit = context.sentence.last_hit(stop, 0, at)
    return 0 if hit is None else hit[1]


def clause_end(context: Context, at: int) -> int:
    """Return the token after the clause that token ``at`` stands in."""
    stop = context.bits["clause_break"]
    hit = context.sentence.first_hit(stop, at, len(context.sentence.words))
    return len(context.sentence.words) if hit is None else hit[0]
