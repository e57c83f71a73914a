"""One sentence, cut into tokens and looked up in the vocabulary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimlint.textkit.lexis import Entry, Lexis

# A word keeps its apostrophe ("isn't"), a number its separators and its per-cent sign. A
# hyphen or slash only separates, a hyphen between spaces is a dash, and a single quotation
# mark counts where it opens a word. Capitals stand in hashtags only, to part their words.
TOKEN = re.compile(
    rb"[A-Z]?[a-z0-9\xff]+(?:[.,][0-9]+)*(?:'[a-z]+)?%?|(?<![a-z0-9])'(?=[a-z0-9])|[,;:.!?()\"\x97\x95%#&]|(?<=\s)--?(?=\s)"
)
_UNSURE = frozenset((b"#", b"-", b"--"))

Hit = tuple[int, int, int]


def tokens(folded: bytes, start: int, end: int) -> list[bytes]:
    """Cut ``folded[start:end]`` into tokens."""
    words: list[bytes] = TOKEN.findall(folded, start, end)
    return list(map(bytes.lower, words)) if b"#" in words else words


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
    mask of lexicon bits); ``mask`` is the union of the masks of single words and of the
    longest terms, ``reach`` that of all terms, the ones hidden in longer ones among them.
    ``terms`` are the hits and, in their order, the terms that begin within one and end behind it.
    ``single`` gives for each token, and for the empty one behind the last, the mask of the
    word alone, ``longer`` the terms of several words that begin at a token, longest first, as
    (end token, mask, phrases to be tried as bits).
    """

    __slots__ = (
        "_infos",
        "_lexis",
        "_longer_by_end",
        "_offsets",
        "end",
        "folded",
        "hits",
        "longer",
        "mask",
        "reach",
        "single",
        "start",
        "terms",
        "words",
    )

    def __init__(
        self, folded: bytes, start: int, end: int, words: list[bytes], lexis: Lexis
    ) -> None:
        """Look up ``words``, the tokens of ``folded[start:end]``; possessives are shortened."""
        self.folded = folded
        self.start = start
        self.end = end
        self.words = words
        self._lexis = lexis
        self._offsets: list[tuple[int, int]] | None = None
        self._longer_by_end: dict[int, list[tuple[int, int]]] | None = None
        look_up = lexis.vocabulary.__getitem__
        infos = list(map(look_up, words))
        if folded.find(b"'", start, end) >= 0:
            for i, word in enumerate(words):
                if infos[i] is None and b"'" in word:
                    words[i] = word.partition(b"'")[0]
                    infos[i] = look_up(words[i])
        self._infos = infos
        self._look_up(infos)

    def bare(self) -> Sentence:
        """Return a copy with its place and words only: the rest is large, and many may be kept."""
        copy = Sentence(self.folded, self.start, self.end, [], self._lexis)
        copy.words = self.words
        return copy

    def _look_up(self, infos: list[Entry | None]) -> None:
        words, pairs, terms = self.words, self._lexis.pairs, self._lexis.terms
        met: list[Hit] = []
        single = [0] * (len(words) + 1)
        longer: dict[int, list[tuple[int, int, int]]] = {}
        union = hidden = i = 0
        last = len(words) - 1
        for i, info in enumerate(infos):
            if info is None:
                continue
            mask = info[0]
            if mask:
                single[i] = mask
                union |= mask
            stop = i + 1
            if info[1] and i < last and words[i + 1] in info[1]:
                found = longer[i] = []
                for length in pairs[words[i] + b" " + words[i + 1]]:
                    entry = terms.get(b" ".join(words[i : i + length]))
                    if entry is not None and i + length <= last + 1:
                        found.append((i + length, *entry))
                        hidden |= entry[0]
                        if entry[0] and stop == i + 1:
                            mask, stop = entry[0], i + length
                            union |= mask
            if mask:
                met.append((i, stop, mask))
        self.hits, self.terms = _uncovered(met)
        self.single = single
        self.longer = longer
        self.mask = union
        self.reach = union | hidden

    def triggers(self) -> list[tuple[int, int]]:
        """Return the tokens at which phrases are to be tried, each with these phrases as bits."""
        triggers = [(i, info[2]) for i, info in enumerate(self._infos) if info and info[2]]
        for i, found in self.longer.items():
            triggers += [(i, phrases) for _, _, phrases in found if phrases]
        return triggers

    def candidates(
        self, triggers: list[tuple[int, int]], free: tuple[int, int], allowed: int
    ) -> int:
        """Return those of the phrases whose needed words stand in the sentence, as bits.

        They are among those triggered and ``allowed``; ``free`` are the phrases that need no
        first, no second word.
        """
        tried, (first, second) = 0, free
        for _, phrases in triggers:
            tried |= phrases
        tried &= allowed
        if tried:
            for info in filter(None, self._infos):
                if info[3]:
                    first |= info[3]
                if info[4]:
                    second |= info[4]
        return tried & first & second

    def longer_before(self, at: int) -> Sequence[tuple[int, int]]:
        """Return every term of several words that ends before token ``at``, nearest first.

        Each is given as (first token, mask).
        """
        if not self.longer:
            return ()
        if self._longer_by_end is None:
            self._longer_by_end = {}
            for begin in sorted(self.longer, reverse=True):
                for end, mask, _ in self.longer[begin]:
                    self._longer_by_end.setdefault(end, []).append((begin, mask))
        return self._longer_by_end.get(at, ())

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the prose offsets of the tokens ``first:last`` (half-open)."""
        if self._offsets is None:
            self._offsets = self._places()
        return self._offsets[first][0], self._offsets[last - 1][1]

    def _places(self) -> list[tuple[int, int]]:
        """The prose offsets of each token."""
        folded, place, words = self.folded, self.start, self.words
        # A dash and what follows an apostrophe may stand where no token is, a tag has capitals.
        if not _UNSURE.isdisjoint(words) or folded.find(b"'", place, self.end) >= 0:
            return [match.span() for match in TOKEN.finditer(folded, place, self.end)]
        find, places = folded.find, []
        for word in words:
            begin = find(word, place)
            place = begin + len(word)
            places.append((begin, place))
        return places

    def first_hit(self, bits: int, first: int, last: int) -> Hit | None:
        """Return the first hit with any of ``bits`` that begins among the tokens ``first:last``."""
        if self.mask & bits:
            for hit in self.hits:
                if hit[2] & bits and first <= hit[0] < last:
                    return hit
        return None

    def first_word(self, bits: int, first: int, last: int) -> int | None:
        """Return the first of the tokens ``first:last`` that by itself is a word of ``bits``.

        A longer term hides no word from it.
        """
        single = self.single
        return next((at for at in range(first, last) if single[at] & bits), None)

    def last_hit(self, bits: int, first: int, last: int) -> Hit | None:
        """Return the last hit with any of ``bits`` that begins among the tokens ``first:last``."""
        if self.mask & bits:
            for hit in reversed(self.hits):
                if hit[2] & bits and first <= hit[0] < last:
                    return hit
        return None


def _uncovered(met: list[Hit]) -> tuple[list[Hit], list[Hit]]:
    """Of terms, left to right, those without overlap, and those that no such one covers whole."""
    hits: list[Hit] = []
    terms: list[Hit] = []
    covered = 0
    for hit in met:
        if hit[1] <= covered:
            continue
        terms.append(hit)
        if hit[0] >= covered:
            hits.append(hit)
            covered = hit[1]
    return hits, terms
