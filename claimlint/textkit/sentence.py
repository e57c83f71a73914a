"""One sentence, cut into tokens and looked up in the vocabulary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from claimlint.textkit.lexis import Lexis

# A word keeps its apostrophe ("isn't"), a number its separators and its per-cent sign. A
# hyphen or slash only separates, a hyphen between spaces is a dash, and a single quotation
# mark counts where it opens a word. Capitals stand in hashtags only, to part their words.
TOKEN = re.compile(
    rb"[A-Z]?[a-z0-9\xff]+(?:[.,][0-9]+)*(?:'[a-z]+)?%?|(?<![a-z0-9])'(?=[a-z0-9])|[,;:.!?()\"\x97\x95%#&]|(?<=\s)--?(?=\s)"
)

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
    mask of lexicon bits). ``triggers`` are the tokens at which phrases are to be tried,
    with those phrases as bits; ``tried`` is their union, ``first_needs`` and ``second_needs``
    those whose needed words stand in the sentence. ``mask`` is the union of all masks.
    """

    __slots__ = (
        "_lexis",
        "_offsets",
        "_terms",
        "_terms_by_end",
        "end",
        "first_needs",
        "folded",
        "hits",
        "mask",
        "second_needs",
        "start",
        "tried",
        "triggers",
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
        self._terms: dict[int, list[tuple[int, int]]] = {}
        self._terms_by_end: dict[int, list[tuple[int, int]]] | None = None
        get = lexis.vocabulary.get
        infos = list(map(get, words))
        if folded.find(b"'", start, end) >= 0:
            for i, word in enumerate(words):
                if infos[i] is None and b"'" in word:
                    words[i] = word.partition(b"'")[0]
                    infos[i] = get(words[i])
        self._look_up(infos)

    def bare(self) -> Sentence:
        """Return a copy with its place and words only: the rest is large, and many may be kept."""
        copy = Sentence(self.folded, self.start, self.end, [], self._lexis)
        copy.words = self.words
        return copy

    def _look_up(self, infos: list[Any]) -> None:
        hits: list[Hit] = []
        triggers: list[tuple[int, int]] = []
        union = tried = first = second = covered = 0
        for i, info in enumerate(infos):
            if info is None:
                continue
            mask, begins_terms, phrases, need, other_need = info
            if phrases:
                triggers.append((i, phrases))
                tried |= phrases
            first |= need
            second |= other_need
            union |= mask
            stop = i + 1
            if begins_terms:
                for longer_stop, longer_mask, phrases in self._longer_terms(i):
                    triggers.append((i, phrases))
                    tried |= phrases
                    if longer_mask and stop == i + 1:
                        mask, stop = longer_mask, longer_stop
                        union |= mask
            if mask and i >= covered:
                hits.append((i, stop, mask))
                covered = stop
        self.hits = hits
        self.triggers = triggers
        self.tried, self.first_needs, self.second_needs = tried, first, second
        self.mask = union

    def _longer_terms(self, at: int) -> list[tuple[int, int, int]]:
        """Terms of several words at ``at``, longest first: end token, mask, phrases as bits."""
        words, lexis = self.words, self._lexis
        if at + 1 >= len(words):
            return []
        found = []
        for length in lexis.pairs.get(words[at] + b" " + words[at + 1], ()):
            stop = at + length
            entry = lexis.terms.get(b" ".join(words[at:stop])) if stop <= len(words) else None
            if entry is not None:
                found.append((stop, *entry))
        return found

    def terms_at(self, at: int) -> list[tuple[int, int]]:
        """Return every term that begins at token ``at`` as (end token, mask), longest first."""
        found = self._terms.get(at)
        if found is None:
            found = self._terms[at] = self._find_terms(at)
        return found

    def terms_before(self, at: int) -> list[tuple[int, int]]:
        """Return every term that ends before token ``at`` as (first token, mask), nearest first."""
        if self._terms_by_end is None:
            self._terms_by_end = {}
            for begin in range(len(self.words) - 1, -1, -1):
                for end, mask in self.terms_at(begin):
                    self._terms_by_end.setdefault(end, []).append((begin, mask))
        return self._terms_by_end.get(at, [])

    def _find_terms(self, at: int) -> list[tuple[int, int]]:
        info = self._lexis.vocabulary.get(self.words[at]) if at < len(self.words) else None
        if info is None:
            return []
        mask, begins_terms, *_ = info
        longer = self._longer_terms(at) if begins_terms else ()
        found = [(stop, longer_mask) for stop, longer_mask, _ in longer if longer_mask]
        if mask:
            found.append((at + 1, mask))
        return found

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the prose offsets of the tokens ``first:last`` (half-open)."""
        if self._offsets is None:
            matches = TOKEN.finditer(self.folded, self.start, self.end)
            self._offsets = [match.span() for match in matches]
        return self._offsets[first][0], self._offsets[last - 1][1]

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
