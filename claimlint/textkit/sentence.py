"""One sentence, cut into tokens and looked up in the vocabulary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from claimlint.rulebook.lexis import Lexis

# A single quotation mark counts where it opens a word. A word keeps its apostrophe ("isn't"), a number its separators and its per-cent sign; a
# hyphen or slash only separates; a hyphen between spaces is a dash.
TOKEN = re.compile(
    rb"[a-z0-9\xff]+(?:[.,][0-9]+)*(?:'[a-z]+)?%?|(?<![a-z0-9])'(?=[a-z0-9])|[,;:.!?()\"\x97\x95%#&]|(?<=\s)--?(?=\s)"
)

Hit = tuple[int, int, int]


def tokens(folded: bytes, start: int, end: int) -> list[bytes]:
    """Cut ``folded[start:end]`` into tokens."""
    return TOKEN.findall(folded, start, end)


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
        get = lexis.vocabulary.get
        infos = list(map(get, words))
        if folded.find(b"'", start, end) >= 0:
            for i, word in enumerate(words):
                if infos[i] is None and b"'" in word:
                    words[i] = word.partition(b"'")[0]
                    infos[i] = get(words[i])
        self._look_up(infos)

    def _look_up(self, infos: list[Any]) -> None:
        words, pairs, terms = self.words, self._lexis.pairs, self._lexis.terms
        hits: list[Hit] = []
        triggers: list[tuple[int, int]] = []
        union = tried = first = second = covered = 0
        last = len(words) - 1
        for i, info in enumerate(infos):
            if info is None:
                continue
            mask, begins_terms, phrases, need, other_need = info
            if phrases:
                triggers.append((i, phrases))
                tried |= phrases
            if need:
                first |= need
            if other_need:
                second |= other_need
            union |= mask
            stop = i + 1
            if begins_terms and i < last:
                for length in pairs.get(words[i] + b" " + words[stop], ()):
                    entry = terms.get(b" ".join(words[i : i + length]))
                    if entry is None or i + length > last + 1:
                        continue
                    longer_mask, phrases = entry
                    if phrases:
                        triggers.append((i, phrases))
                        tried |= phrases
                    if longer_mask:
                        mask = longer_mask
                        union |= mask
                        stop = i + length
                        break
            if mask and i >= covered:
                hits.append((i, stop, mask))
                covered = stop
        self.hits = hits
        self.triggers = triggers
        self.tried, self.first_needs, self.second_needs = tried, first, second
        self.mask = union

    def terms_at(self, at: int) -> list[tuple[int, int]]:
        """Return every term that begins at token ``at`` as (end token, mask), longest first."""
        words, lexis = self.words, self._lexis
        info = lexis.vocabulary.get(words[at]) if at < len(words) else None
        if info is None:
            return []
        found: list[tuple[int, int]] = []
        mask, begins_terms, *_ = info
        if begins_terms and at + 1 < len(words):
            for length in lexis.pairs.get(words[at] + b" " + words[at + 1], ()):
                entry = lexis.terms.get(b" ".join(words[at : at + length]))
                if entry is not None and entry[0] and at + length <= len(words):
                    found.append((at + length, entry[0]))
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
