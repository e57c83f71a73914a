"""The words are quoted or named in order to speak about them: "never write 'heals eczema'"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict, confirmed, is_instructed
from claimlint.guards.heading import is_headed, is_ordered_out
from claimlint.textkit.patterns import LazyPattern

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Sentence

NAME = "quoted"
CUES = ("quote_mark", "mention", "removing", "utterance", "wording")

# The closing mark is no token; "the kids' soap" has none, as nothing opens there.
_CLOSING = LazyPattern(rb"(?<=[a-z0-9.,!?])'(?![a-z0-9])")
_CLIENTS = frozenset(
    (b"clients", b"customers", b"fans", b"guests", b"members", b"patients", b"readers", b"users")
)
_BEFORE = 2
_CALLING = frozenset((b"call", b"called"))
_BEING = frozenset((b"are", b"aren't", b"is", b"isn't", b"was", b"wasn't", b"were"))
_PREDICATE = 5
_ENDING = frozenset((b'"', b"and", b"it", b"now", b"one"))
_INSTEAD = frozenset((b"by", b"into", b"reads", b"says", b"to", b"with", b"wrote"))
_GONE_REACH = 3
_USING = frozenset((b"printing", b"saying", b"typing", b"using", b"writing"))
_TRUSTING = tuple(
    [noun, word] for noun in (b"belief", b"confidence", b"faith", b"trust") for word in (b"in",)
)
_ADDRESSING = frozenset((b"!", b"i", b"my", b"our", b"we", b"you", b"your"))
_NAMED = frozenset((b"claim", b"claims", b"statement", b"statements", b"wording"))


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim in quotation marks, or named as words, in a sentence about wording."""
    sentence, bits = context.sentence, context.bits
    if claim.last < len(sentence.words) and sentence.words[claim.last] in _NAMED:
        return Verdict(NAME, "drop", "named as a claim")
    if is_headed(claim, context):
        return Verdict(NAME, "drop", "taken out, as its heading tells")
    mentioned = sentence.mask & bits["mention"] and not sentence.mask & bits["brand_voice"]
    if mentioned or _is_named_behind(claim, context):
        return Verdict(NAME, "drop", "named as words")
    place = _quotation(sentence, claim) if sentence.mask & bits["quote_mark"] else None
    if place is None or _is_restored(sentence, place, bits):
        return None
    return _of_quotation(claim, context, place)


def _of_quotation(claim: Claim, context: Context, place: tuple[int, int]) -> Verdict | None:
    """The verdict on a claim in the quotation that ``place`` encloses."""
    sentence, bits = context.sentence, context.bits
    if _is_gone(claim, sentence, bits):
        return Verdict(NAME, "drop", "quoted, and said to be gone")
    # "We were asked to take the words off, and we did."
    if not _is_undone(sentence, place[0], bits) and confirmed(context, place[1]):
        return None
    if (
        _is_spoken_of_next(context)
        or _is_dared(context, place)
        or _is_replaced(sentence, place[0], bits)
        or _is_forbidden(sentence, place[0], bits)
        or _is_judged(sentence, claim, place, bits)
        or _is_meant(context, claim, place)
        or is_ordered_out(sentence, place[0], bits)
        or _speaks_of_words(context, place)
    ):
        return Verdict(NAME, "drop", "quoted to speak of the wording")
    return None


def _is_spoken_of_next(context: Context) -> bool:
    """Whether the next sentence is about its use: "'Heals' has a jar. Saying it costs $1."."""
    following = context.following()
    if following is None or context.sentence.mask & context.bits["brand_voice"]:
        return False
    return (
        following.words[:1] != []
        and following.words[0] in _USING
        and (following.words[1:2] == [b"it"])
    )


def _is_dared(context: Context, place: tuple[int, int]) -> bool:
    """Whether it is told what comes of saying it: "print 'cures gout' and expect a fine"."""
    sentence, bits = context.sentence, context.bits
    if not sentence.single[0] & bits["speech"] or not sentence.single[0] & bits["form:base"]:
        return False
    words = sentence.words
    joined = next((at for at in range(place[1], len(words)) if words[at] == b"and"), None)
    if joined is None:
        return False
    dared = bits["regulator"] | bits["legal"] | bits["judged"] | bits["enforced"] | bits["ruling"]
    return sentence.first_hit(dared, joined, len(words)) is not None


def _is_named_behind(claim: Claim, context: Context) -> bool:
    """Whether it is then called a word that is not used: "'scarless' isn't a word we print"."""
    sentence, bits = context.sentence, context.bits
    begin = claim.last + (sentence.words[claim.last : claim.last + 1] == [b'"'])
    being = sentence.words[begin : begin + 1]
    if not being or being[0] not in _BEING:
        return False
    named = sentence.first_hit(bits["wording"], begin, begin + _PREDICATE)
    if named is None:
        return False
    denial = sentence.first_hit(bits["negator"] | bits["warning"], begin, len(sentence.words))
    return denial is not None or b"for" in sentence.words[named[1] - 1 : named[1] + 1]


def _is_restored(sentence: Sentence, place: tuple[int, int], bits: dict[str, int]) -> bool:
    """Whether the words are said to have come back: "we put 'heals eczema' back on the tin"."""
    if not sentence.mask & bits["restoring"]:
        return False
    back = sentence.first_hit(bits["restoring"], 0, len(sentence.words))
    if back is None or place[0] <= back[0] < place[1]:
        return False
    return b"not" not in sentence.words and not sentence.first_hit(
        bits["negator"] | bits["warning"], 0, place[0]
    )


def _is_gone(claim: Claim, sentence: Sentence, bits: dict[str, int]) -> bool:
    """Whether it is said right behind the words that they are no more: "'heals' has gone"."""
    if not sentence.mask & bits["gone"]:
        return False
    gone = sentence.first_hit(bits["gone"], claim.first + 1, claim.last + _GONE_REACH)
    if gone is None:
        return False
    start = sentence.span(gone[0], gone[1])[0]
    # "The old name, 'Scar Eraser', was dropped."
    return sentence.folded[start - 3 : start].rstrip(b", ")[-1:] in (b"'", b'"')


def _is_judged(
    sentence: Sentence, claim: Claim, place: tuple[int, int], bits: dict[str, int]
) -> bool:
    """Whether they are called false, or in want of something: "'heals eczema' needs proof"."""
    begin = max(claim.last, place[1])
    begin += sentence.words[begin : begin + 1] == [b'"']
    if sentence.first_hit(bits["refuted"], begin, begin + 1) is not None:
        return True
    wanting = sentence.words[begin : begin + 1]
    # "'Miracle balm' needs no proof."
    return wanting in ([b"needs"], [b"requires"]) and not sentence.first_hit(
        bits["negator"], begin, begin + 2
    )


def _is_meant(context: Context, claim: Claim, place: tuple[int, int]) -> bool:
    """Whether a verb of meaning or faring follows, or trust in it: "'proven' sets a high bar"."""
    sentence, bits = context.sentence, context.bits
    words = sentence.words
    if sentence.mask & bits["brand_voice"] or not _ADDRESSING.isdisjoint(words):
        return False
    if words[max(0, place[0] - _BEFORE) : place[0]] in _TRUSTING:
        return True
    begin = max(claim.last, place[1])
    begin += words[begin : begin + 1] == [b'"']
    return sentence.first_hit(bits["meant"], begin, begin + 1) is not None


def _is_undone(sentence: Sentence, quotation: int, bits: dict[str, int]) -> bool:
    """Whether a verb of taking away, which may be what is confirmed, stands before it."""
    done = sentence.last_hit(bits["disowning"], 0, quotation)
    return done is not None and bool(done[2] & (bits["form:base"] | bits["form:ed"]))


def _is_replaced(sentence: Sentence, quotation: int, bits: dict[str, int]) -> bool:
    """Whether other words are to take its place: "instead of 'cures gout' write 'tastes nice'"."""
    before = sentence.words[max(0, quotation - _BEFORE) : quotation]
    if before not in ([b"instead", b"of"], [b"rather", b"than"], [b"not", b"with"]):
        return False
    return sentence.first_hit(bits["speech"] | bits["report"], 0, len(sentence.words)) is not None


def _speaks_of_words(context: Context, place: tuple[int, int]) -> bool:
    """Whether outside the quotation a word about wording stands, or saying is denied or warned of.

    The denial comes before the verb or the words: "we never say ...", but "... says Ann, and we
    couldn't agree more".
    """
    sentence, bits = context.sentence, context.bits
    if (
        is_instructed(context)
        or _is_own_slogan(sentence, bits)
        or _is_own_word(sentence, place[0], bits)
        or _is_new_wording(sentence, place[0])
    ):
        return False
    denial = bits["negator"] | bits["warning"] | bits["if"] | bits["others"]
    outside = [hit for hit in sentence.hits if not place[0] <= hit[0] < place[1]]
    # Whose words it brings, as in "In the words of Ann: 'it heals'", is no blame.
    if sentence.mask & bits["quoting"] and not any(hit[2] & denial for hit in outside):
        return False
    if any(hit[2] & bits["wording"] for hit in outside):
        return True
    # "We were asked for a 'fat burner' and said that we know of none."
    if any(hit[2] & bits["retraction"] and hit[0] >= place[1] for hit in outside):
        return True
    # "'Cures gout' was likely to mislead": the words are blamed.
    if any(hit[2] & bits["blame"] and hit[0] >= place[1] for hit in outside):
        return True
    said = [hit[0] for hit in outside if hit[2] & bits["speech"]]
    latest = max(place[0], *said) if said else -1
    return any(hit[2] & denial and hit[0] < latest for hit in outside)


def _is_own_word(sentence: Sentence, quotation: int, bits: dict[str, int]) -> bool:
    """Whether the seller says right before the quotation that he says so: "we say 'it heals'"."""
    before = [hit for hit in sentence.hits if hit[1] <= quotation][-2:]
    if len(before) < 2 or before[1][1] != quotation or before[0][1] != before[1][0]:
        return False
    said = before[1]
    calls = said[2] & bits["speech"] or sentence.words[said[0]] in _CALLING
    ours = before[0][2] & bits["brand_voice"] or sentence.words[said[0] - 1] == b"we"
    if ours and calls:
        return True
    # "What our clients call 'a facelift in a jar'."
    at = said[0]
    return sentence.words[at - 2 : at - 1] == [b"our"] and sentence.words[at - 1] in _CLIENTS


def _is_new_wording(sentence: Sentence, quotation: int) -> bool:
    """Whether it takes another quotation's place: "we crossed out 'soothes' and wrote 'heals'"."""
    words = sentence.words
    before = words[quotation - _BEFORE : quotation]
    if quotation < _BEFORE or before[1] not in _INSTEAD or before[0] not in _ENDING:
        return False
    return words.index(b'"') < quotation if b'"' in words else words.index(b"'") < quotation


def _is_own_slogan(sentence: Sentence, bits: dict[str, int]) -> bool:
    """Whether the sentence presents its own slogan and takes nothing back: "our new motto: ..."."""
    if not sentence.mask & bits["slogan"]:
        return False
    if not sentence.mask & (bits["brand_voice"] | bits["chosen"]):
        return False
    denial = bits["negator"] | bits["warning"] | bits["others"] | bits["disowning"] | bits["if"]
    return not sentence.mask & denial


def _quotation(sentence: Sentence, claim: Claim) -> tuple[int, int] | None:
    """Return the tokens of the marks around the claim; single ones are known by their opening."""
    words = sentence.words
    double = [i for i, word in enumerate(words) if word == b'"']
    before = [i for i in double if i < claim.first]
    # A claim that goes on to the end of its clause holds the closing mark.
    after = [i for i in double if i > claim.first]
    if len(before) % 2 and after:
        return before[-1], after[0]
    single = [i for i in range(claim.first) if words[i] == b"'"]
    if not single or _is_closed(sentence, single[-1], claim.first):
        return None
    return single[-1], claim.last


def _is_closed(sentence: Sentence, opening: int, claim: int) -> bool:
    """Whether the single quotation that token ``opening`` begins ends before token ``claim``."""
    begin, end = sentence.span(opening, claim)
    return _CLOSING.search(sentence.folded, begin + 1, end) is not None


def _is_forbidden(sentence: Sentence, quotation: int, bits: dict[str, int]) -> bool:
    """Whether a heading that forbids stands before the quotation: "not allowed: 'cures'"."""
    if b":" not in sentence.words[:quotation]:
        return False
    colon = sentence.words.index(b":")
    named = sentence.first_hit(bits["utterance"] | bits["wording"], 0, min(2, colon))
    if named is not None and sentence.first_hit(bits["negator"], named[1], colon):
        return True
    return sentence.first_hit(bits["negator"] | bits["warning"], 0, min(2, colon)) is not None
