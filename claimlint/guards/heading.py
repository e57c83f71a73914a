"""Headings and orders by which words are taken out: "lines to cut: ...", "spiked by legal: ...".

A heading of that kind has a verb of removing, and names a text, who edits it, or nothing but the
words behind its colon. "Remove this from the fridge: it heals" and "cut by hand: our tea cures
gout" name neither, and remove no words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Sentence

_LONGEST = 14
_NEAR = 4
_OBJECT_REACH = 3
_PARTICLES = frozenset((b"away", b"down", b"from", b"off", b"out"))
# These take words out only together with "out", "off" or "down".
_LOOSE = frozenset(
    (b"carve", b"carved", b"drop", b"dropped", b"get", b"getting", b"keep", b"keeping", b"kept",
     b"leave", b"leaving", b"left", b"lift", b"lifted", b"lose", b"losing", b"lost", b"move",
     b"peel", b"peeled", b"pull", b"pulled", b"put", b"rub", b"rubbed", b"scrape", b"scraped",
     b"scrub", b"scrubbed", b"strip", b"stripped", b"take", b"taken", b"taking", b"took", b"wash",
     b"wipe", b"wiped", b"wiping")
)  # fmt: skip
_NEVER = frozenset((b"cannot", b"can't", b"don't", b"never", b"not"))
_THE = frozenset(
    (b"a", b"an", b"any", b"following", b"in", b"it", b"of", b"on", b"one", b"our", b"that",
     b"the", b"them", b"these", b"this", b"those", b"your")
)  # fmt: skip
_USING = frozenset(
    (b"post", b"print", b"publish", b"repeat", b"run", b"say", b"send", b"share", b"tag", b"type",
     b"use", b"write")
)  # fmt: skip
_THESE = frozenset((b"it", b"that", b"them", b"these", b"this", b"those"))
_ORDERING = frozenset(
    (b"also", b"always", b"and", b"first", b"just", b"kindly", b"must", b"now", b"please",
     b"should", b"then", b"to", b",", b".", b":", b"-", b"\x97", b'"')
)  # fmt: skip
_WE = frozenset((b"have", b"i", b"i've", b"they", b"we", b"we'd", b"we've"))
_IS = frozenset((b"are", b"been", b"got", b"is", b"was", b"were"))
_LAST = 5
_FROM = frozenset(
    (b"before", b"by", b"during", b"for", b"from", b"on", b"off", b"out", b"since", b"this")
)
_STOPS = frozenset((b".", b":", b";", b"\x97"))
_CLOSING = frozenset((b"down", b"first", b"now", b"off", b"out", b"please", b"today"))
_BEFORE_QUOTATION = 5
_SWAPPED = frozenset((b"by", b"for", b"into", b"to", b"with"))


class _Heading(NamedTuple):
    """The tokens ``begin:colon`` of a sentence, and those among them that name a text."""

    sentence: Sentence
    begin: int
    colon: int
    texts: list[int]
    bits: dict[str, int]


def is_headed(claim: Claim, context: Context) -> bool:
    """Whether the claim stands behind a heading that takes it out."""
    words = context.sentence.words
    if b":" not in words[: claim.first]:
        return False
    colon = max(at for at in range(claim.first) if words[at] == b":")
    return takes_out(context.sentence, colon, context.bits)


def takes_out(sentence: Sentence, colon: int, bits: dict[str, int]) -> bool:
    """Whether what ends before token ``colon`` is a heading that takes out the words behind it."""
    words, single = sentence.words, sentence.single
    begin = max(0, colon - _LONGEST)
    begin = next((at + 1 for at in range(colon - 1, begin, -1) if words[at] in _STOPS), begin)
    denials = bits["negator"] | bits["not_negation"]
    if _is_forbidden(sentence, begin, colon, bits):
        return True
    removing = [at for at in range(begin, colon) if single[at] & bits["removing"]]
    if not removing:
        return False
    if any(single[at] & denials for at in range(begin, removing[-1])):
        return False
    named = bits["utterance"] | bits["wording"] | bits["carrier"] | bits["editor"]
    texts = [at for at in range(begin, colon) if single[at] & named]
    heading = _Heading(sentence, begin, colon, texts, bits)
    return any(_removes(heading, at) for at in removing)


def _is_forbidden(sentence: Sentence, begin: int, colon: int, bits: dict[str, int]) -> bool:
    """Whether the use of words is forbidden that follow: "never post these hashtags: ..."."""
    words, single = sentence.words, sentence.single
    texts = bits["utterance"] | bits["wording"]
    if not sentence.mask & bits["negator"]:
        return False
    for at in range(begin, colon - 1):
        if words[at] in _NEVER and words[at + 1] in _USING:
            named = (place for place in range(at + 2, colon) if words[place] not in _THE)
            first = next(named, None)
            return first is None or bool(single[first] & texts)
    return False


def _removes(heading: _Heading, at: int) -> bool:
    """Whether the verb at token ``at`` takes out a text, or the words behind the colon."""
    words = heading.sentence.words
    behind = words[at + 1 : heading.colon]
    loose = words[at] in _LOOSE and _PARTICLES.isdisjoint(behind[:_NEAR])
    # "Cut this out and keep it."
    if loose or b"and" in behind:
        return False
    form = heading.sentence.single[at]
    if form & heading.bits["form:ed"] and _is_taken_out(heading, at, behind):
        return True
    return bool(form & heading.bits["form:base"]) and _is_order(heading, at, behind)


def _is_order(heading: _Heading, at: int, behind: list[bytes]) -> bool:
    """Whether it is told to take them out: "lines to cut", "strike from the flyer", "cut this"."""
    words = heading.sentence.words
    before = words[at - 1] if at > heading.begin else b","
    if before == b"to":
        what = words[at - 2 : at - 1] in ([b"what"], [b"things"])
        return what or any(place == at - 2 or place > at for place in heading.texts)
    if before not in _ORDERING:
        return False
    if any(place != at for place in heading.texts):
        return True
    if _THESE.isdisjoint(behind[:_OBJECT_REACH]) or len(behind) > _LAST:
        return False
    return behind[-1] in _THESE or behind[-1] in _CLOSING


def _is_taken_out(heading: _Heading, at: int, behind: list[bytes]) -> bool:
    """Whether it is told who took words out, or from where: "spiked by legal", "we cut from it"."""
    words, single = heading.sentence.words, heading.sentence.single
    texts = [place for place in heading.texts if place != at]
    if at == heading.begin or words[at - 1] in _IS:
        by = not _FROM.isdisjoint(behind[:1])
        if texts if by else not behind:
            return True
        return at == heading.begin and any(place <= at + _OBJECT_REACH for place in texts)
    if not behind and at - 1 in texts:
        # A comment that is hidden names nobody: "comment hidden: it says ...".
        return True
    ours = words[at - 1] in _WE or bool(single[at - 1] & heading.bits["editor"])
    return ours and bool(texts)


def is_ordered_out(sentence: Sentence, quotation: int, bits: dict[str, int]) -> bool:
    """Whether a verb of removing governs the quotation: "swap 'heals' for 'soothes'".

    What is put in its place stands behind "for" or "with".
    """
    words = sentence.words
    for at in range(quotation - 1, max(-1, quotation - _BEFORE_QUOTATION), -1):
        if words[at] in _SWAPPED or words[at] in (b'"', b"'"):
            return False
        if sentence.single[at] & (bits["removing"] | bits["swapping"]):
            near = sentence.first_hit(bits["negator"], max(0, at - _NEAR), at)
            return near is None and words[at] not in _LOOSE
    return False
