"""The compiled vocabulary, loaded in parts as far as a text needs it.

A page uses a few hundred words of the many thousand that the lexicons hold. The cache keeps
them in shards by check sum of the word (a term of several words lies with its first), and a
shard is unpacked when a word of it turns up.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable

SHARDS = 16384

Entry = tuple[int, bool, int, int, int]
TermEntry = tuple[int, int]


class Lexis:
    """Words and terms with the masks of their lexicons.

    ``vocabulary`` gives for a word its mask, whether longer terms begin with it, and three
    sets of phrases as bits: those to be tried where it stands, and those for which it is one
    of the first, of the second words that must stand in the sentence. ``terms`` gives mask and
    phrases to be tried for a term of several words, ``pairs`` the lengths of the terms that
    begin with two words, longest first. Each holds only what `load_for` or `load_all` has
    brought in.
    """

    __slots__ = (
        "_asked",
        "_numbers",
        "_shards",
        "complete",
        "pairs",
        "terms",
        "vocabulary",
    )

    def __init__(self, shards: Iterable[bytes | None], numbers: Iterable[bytes]) -> None:
        """Take what `Packer.pack` returned."""
        self._shards = tuple(shards)
        self._asked: set[bytes] = set()
        self._numbers: list[bytes | int] = list(numbers)
        self.vocabulary: dict[bytes, Entry] = {}
        self.terms: dict[bytes, TermEntry] = {}
        self.pairs: dict[bytes, tuple[int, ...]] = {}
        self.complete = False

    def load_for(self, words: Iterable[bytes]) -> None:
        """Bring in all that is known of ``words`` and of the terms that begin with them."""
        if self.complete:
            return
        shards, asked = self._shards, self._asked
        for word in words:
            if word not in asked:
                asked.add(word)
                packed = shards[crc32(word) % SHARDS]
                if packed:
                    entry = marshal.loads(packed).get(word)  # noqa: S302 - packed by ourselves
                    if entry is not None:
                        self._take(word, *entry)

    def load_all(self) -> None:
        """Bring in everything."""
        if not self.complete:
            for packed in filter(None, self._shards):
                for word, entry in marshal.loads(packed).items():  # noqa: S302
                    if word not in self._asked:
                        self._take(word, *entry)
            self.complete = True

    def _take(
        self,
        word: bytes,
        packed: tuple[int, ...] | None,
        terms: tuple[tuple[bytes, int, int], ...],
        pairs: dict[bytes, tuple[int, ...]],
    ) -> None:
        number = self._number
        if packed is not None:
            mask, begins, *phrases = packed
            triggers, first, second = map(number, phrases)
            self.vocabulary[word] = (number(mask), bool(begins), triggers, first, second)
        for term, mask, triggers in terms:
            self.terms[term] = (number(mask), number(triggers))
        self.pairs.update(pairs)

    def _number(self, place: int) -> int:
        """One of the packed numbers: to unpack them all takes longer than a short check may."""
        number = self._numbers[place]
        if isinstance(number, bytes):
            number = self._numbers[place] = int.from_bytes(number, "little")
        return number


class _Word:
    """What is known of a word and of the terms that begin with it."""

    def __init__(self) -> None:
        self.entry: tuple[int, ...] | None = None
        self.terms: list[tuple[Any, ...]] = []
        self.pairs: dict[bytes, tuple[int, ...]] = {}


class Packer:
    """Collects the vocabulary and packs it for `Lexis`."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._numbers: dict[int, int] = {}
        self._words: dict[bytes, _Word] = {}

    def add_word(self, word: bytes, entry: Entry) -> None:
        """Add a word with its entry of the vocabulary."""
        mask, begins, *phrases = entry
        packed = (self._number(mask), begins, *map(self._number, phrases))
        self._words.setdefault(word, _Word()).entry = packed

    def add_term(self, words: tuple[bytes, ...], entry: TermEntry) -> None:
        """Add a term of several words with its entry."""
        word = self._words.setdefault(words[0], _Word())
        word.terms.append((b" ".join(words), *map(self._number, entry)))
        pair = b" ".join(words[:2])
        word.pairs[pair] = tuple(sorted({*word.pairs.get(pair, ()), len(words)}, reverse=True))

    def _number(self, number: int) -> int:
        """The place of a number among the different ones, which the cache holds once."""
        return self._numbers.setdefault(number, len(self._numbers))

    def pack(self) -> tuple[Any, ...]:
        """Return the arguments of `Lexis`."""
        shards: list[dict[bytes, Any]] = [{} for _ in range(SHARDS)]
        for word, known in self._words.items():
            shards[crc32(word) % SHARDS][word] = known.entry, tuple(known.terms), known.pairs
        packed = tuple(marshal.dumps(shard) if shard else None for shard in shards)
        sizes = ((number.bit_length() + 7) // 8 for number in self._numbers)
        numbers = (
            number.to_bytes(size, "little")
            for number, size in zip(self._numbers, sizes, strict=True)
        )
        return packed, tuple(numbers)
