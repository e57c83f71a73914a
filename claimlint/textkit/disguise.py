"""Words that hide: signs and digits for letters, and hashtags written as one word.

Copy that means to pass a filter writes "ps0riasis" or "h@ir"; a hashtag runs its words together
("#ByeByeWrinkles"). Both are undone in the folded text, which keeps its length: a letter
takes the place of the sign, and the words of a hashtag begin with a capital each, which
`claimlint.textkit.sentence.TOKEN` takes for a new word.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from claimlint.textkit.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.textkit.lexis import Lexis

_STANDS_FOR = {
    b"0": b"o", b"1": b"il", b"3": b"e", b"4": b"a", b"5": b"s", b"7": b"t", b"8": b"b",
    b"9": b"g", b"@": b"a", b"$": b"s", b"!": b"il", b"|": b"il", b"*": b"aeiou",
}  # fmt: skip
# A sign beside a letter, where one may stand in a word; most texts have next to none. It begins
# with a set of bytes, which `re` can skip to.
_COVER = LazyPattern(
    rb"[013457@$!|*](?:(?<=[a-z][013457@$])|(?=[a-z])(?:(?<=[013457@$])|(?<=[a-z][!|*])))"
)
_COVERED = LazyPattern(rb"[a-z0-9@$!|*]+")
_SHORTEST = 4
_LONGEST = 24
_MOST_COVERS = 4

_HASHTAG = LazyPattern(rb"#([a-z][a-z0-9]{3,39})")
# An acronym begins where the small letters end: "#ByeByeIBS".
_CAPITALISED = LazyPattern(r"[A-Z](?=[a-z])|(?<=[a-z])[A-Z]")
_LONGEST_WORD = 20


def uncovered(folded: bytes, prose: str, lexis: Lexis) -> bytes:
    """Return the folded ``prose`` with its disguised words as they are meant.

    A word with signs in it is changed only where the vocabulary knows what comes out, and
    not what stood there.
    """
    changes: list[tuple[int, bytes]] = []
    if b"#" in folded:
        changes.extend(_hashtags(folded, prose, lexis))
    if _COVER.search(folded):
        changes.extend(_covered(folded, lexis))
    if not changes:
        return folded
    text = bytearray(folded)
    for start, word in changes:
        text[start : start + len(word)] = word
    return bytes(text)


def _covered(folded: bytes, lexis: Lexis) -> Iterator[tuple[int, bytes]]:
    """Yield where words with signs for letters stand, and the words they stand for."""
    done = 0
    for cover in _COVER.finditer(folded):
        if cover.start() < done:
            continue
        start = cover.start()
        least = max(done, start - _LONGEST)
        while start > least and _COVERED.match(folded, start - 1, start):
            start -= 1
        found = _COVERED.match(folded, start, start + _LONGEST + 1)
        if found is None:
            continue
        done = found.end()
        # What ends a sentence, or sets a word in italics, belongs to no word.
        word = found.group().rstrip(b"!|*")
        meant = _meaning(word, lexis)
        if meant:
            yield start, meant


def _meaning(word: bytes, lexis: Lexis) -> bytes | None:
    if not _SHORTEST <= len(word) <= _LONGEST or not any(97 <= code <= 122 for code in word):
        return None
    letters = [_STANDS_FOR.get(word[at : at + 1], word[at : at + 1]) for at in range(len(word))]
    if sum(not 97 <= code <= 122 for code in word) > _MOST_COVERS:
        return None
    candidates = [bytes(choice) for choice in product(*letters)]
    return None if lexis.knows(word) else next(filter(lexis.knows, candidates), None)


def _hashtags(folded: bytes, prose: str, lexis: Lexis) -> Iterator[tuple[int, bytes]]:
    """Yield the hashtags of several words, each word with a capital."""
    for found in _HASHTAG.finditer(folded):
        start, end = found.span(1)
        tag = found.group(1)
        capitals = _CAPITALISED.finditer(prose, start + 1, end)
        begins = [0, *(capital.start() - start for capital in capitals)]
        if len(begins) == 1:
            begins = _cut(tag, lexis)
        if len(begins) > 1:
            ends = [*begins[1:], len(tag)]
            yield (
                start,
                b"".join(tag[at:stop].capitalize() for at, stop in zip(begins, ends, strict=True)),
            )


def _cut(tag: bytes, lexis: Lexis) -> list[int]:
    """Where the words of a tag begin, as few as can be; nothing when some are not known."""
    length = len(tag)
    if lexis.knows(tag):
        return []
    best: list[list[int] | None] = [None] * length + [[]]
    for at in range(length - 1, -1, -1):
        for stop in range(min(at + _LONGEST_WORD, length), at + 1, -1):
            rest = best[stop]
            if rest is None or not lexis.knows(tag[at:stop]):
                continue
            fewest = best[at]
            if fewest is None or len(rest) + 1 < len(fewest):
                best[at] = [at, *rest]
    return best[0] or []
