"""One sentence, cut into tokens and looked up in the vocabulary."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

# A word keeps its apostrophe ("isn't"), a number its separators and its per-cent sign; a
# hyphen or slash only separates; a hyphen between spaces is a dash.
TOKEN = re.compile(
    rb"[a-z0-9\xff]+(?:[.,][0-9]+)*(?:'[a-z]+)?%?|[,;:.!?()\"\x97\x95%#&]|(?<=\s)--?(?=\s)"
)

Hit = tuple[int, int, int]


class Claim(NamedTuple):
    """Where a rule met a sentence: token indices, half-open, and what decided.

    ``effect`` and ``target`` are hits (first token, end token, mask) for a frame, None for
    a phrase.
    """

    rule: int
    first: int
    last: int
    effect: Hit | None
    target: Hit | None


class Sentence:
    """A sentence with its tokens and the lexicon hits among them.

    ``start:end`` are code points of the prose. ``words`` are the folded tokens. ``hits`` are
    the longest lexicon terms, left to right, without overlap, as (first token, end token,
    mask of lexicon bits); ``inner`` maps a first token to every term that begins there, as
    (end token, mask). ``triggers`` are the tokens at which phrases are to be tried, with the
    phrases' numbers. ``mask`` is the union of all masks.
    """

    __slots__ = ("_offsets", "end", "folded", "hits", "inner", "mask", "start", "triggers", "words")

    def __init__(self, folded: bytes, start: int, end: int, vocabulary: dict[bytes, Any]) -> None:
        """Cut ``folded[start:end]`` into tokens and look each one up."""
        self.folded = folded
        self.start = start
        self.end = end
        self._offsets: list[tuple[int, int]] | None = None
        words: list[bytes] = TOKEN.findall(folded, start, end)
        get = vocabulary.get
        infos = list(map(get, words))
        if folded.find(b"'", start, end) >= 0:
            for i, word in enumerate(words):
                if infos[i] is None and b"'" in word:
                    words[i] = word.partition(b"'")[0]
                    infos[i] = get(words[i])
        self.words = words
        self._look_up(infos)

    def _look_up(self, infos: list[Any]) -> None:
        words = self.words
        hits: list[Hit] = []
        inner: dict[int, list[tuple[int, int]]] = {}
        triggers: list[tuple[int, tuple[int, ...]]] = []
        union = 0
        covered = 0
        for i, info in enumerate(infos):
            if info is None:
                continue
            mask, phrases, numbers = info
            if numbers is not None:
                triggers.append((i, numbers))
            union |= mask
            longest = None
            if phrases is not None:
                for rest, phrase_mask in phrases:
                    stop = i + 1 + len(rest)
                    if tuple(words[i + 1 : stop]) == rest:
                        union |= phrase_mask
                        if longest is None:
                            longest = (i, stop, phrase_mask)
                        inner.setdefault(i, []).append((stop, phrase_mask))
            if mask > 1:
                inner.setdefault(i, []).append((i + 1, mask))
                if longest is None:
                    longest = (i, i + 1, mask)
            if longest is not None and i >= covered:
                hits.append(longest)
                covered = longest[1]
        self.hits = hits
        self.inner = inner
        self.triggers = triggers
        self.mask = union

    @property
    def offsets(self) -> list[tuple[int, int]]:
        """Prose offsets of each token; worked out only for sentences with a claim."""
        if self._offsets is None:
            self._offsets = [
                match.span() for match in TOKEN.finditer(self.folded, self.start, self.end)
            ]
        return self._offsets

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the prose offsets of the tokens ``first:last`` (half-open)."""
        offsets = self.offsets
        return offsets[first][0], offsets[last - 1][1]

    def first_hit(self, bits: int, first: int, last: int) -> Hit | None:
        """Return the first hit with any of ``bits`` that begins among the tokens ``first:last``."""
        for hit in self.hits:
            if hit[2] & bits and first <= hit[0] < last:
                return hit
        return None

    def last_hit(self, bits: int, first: int, last: int) -> Hit | None:
        """Return the last hit with any of ``bits`` that begins among the tokens ``first:last``."""
        for hit in reversed(self.hits):
            if hit[2] & bits and first <= hit[0] < last:
                return hit
        return None
