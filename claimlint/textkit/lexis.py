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

SHARDS = 4096

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
        "_numbers",
        "_shards",
        "complete",
        "pairs",
        "terms",
        "vocabulary",
    )

    def __init__(self, shards: Iterable[bytes], numbers: Iterable[bytes]) -> None:
        """Take what `Packer.pack` returned."""
        self._shards: list[bytes | None] = list(shards)
        self._numbers: list[bytes | int] = list(numbers)
        self.vocabulary: dict[bytes, Entry] = {}
        self.terms: dict[bytes, TermEntry] = {}
        self.pairs: dict[bytes, tuple[int, ...]] = {}
        self.complete = False

    def load_for(self, words: Iterable[bytes]) -> None:
        """Bring in all that is known of ``words`` and of the terms that begin with them."""
        shards = self._shards
        for word in words:
            number = crc32(word) % SHARDS
            if shards[number] is not None:
                self._load(number)

    def load_all(self) -> None:
        """Bring in everything."""
        if not self.complete:
            for number, shard in enumerate(self._shards):
                if shard is not None:
                    self._load(number)
            self.complete = True

    def _load(self, number: int) -> None:
        shard = self._shards[number]
        if shard is None:
            return
        self._shards[number] = None
        unpacked = self._number
        words, terms, pairs = marshal.loads(shard)  # noqa: S302 - packed by ourselves
        for word, mask, begins, triggers, first, second in words:
            self.vocabulary[word] = (
                unpacked(mask),
                begins,
                unpacked(triggers),
                unpacked(first),
                unpacked(second),
            )
        for term, mask, triggers in terms:
            self.terms[term] = (unpacked(mask), unpacked(triggers))
        self.pairs.update(pairs)

    def _number(self, place: int) -> int:
        """One of the packed numbers: to unpack them all takes longer than a short check may."""
        number = self._numbers[place]
        if isinstance(number, bytes):
            number = self._numbers[place] = int.from_bytes(number, "little")
        return number


class Packer:
    """Collects the vocabulary and packs it for `Lexis`."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._numbers: dict[int, int] = {}
        self._shards: list[tuple[list[Any], list[Any], dict[bytes, tuple[int, ...]]]] = [
            ([], [], {}) for _ in range(SHARDS)
        ]

    def add_word(self, word: bytes, entry: Entry) -> None:
        """Add a word with its entry of the vocabulary."""
        mask, begins, *phrases = entry
        packed = (word, self._number(mask), begins, *map(self._number, phrases))
        self._shards[crc32(word) % SHARDS][0].append(packed)

    def add_term(self, words: tuple[bytes, ...], entry: TermEntry) -> None:
        """Add a term of several words with its entry."""
        _, terms, pairs = self._shards[crc32(words[0]) % SHARDS]
        terms.append((b" ".join(words), *map(self._number, entry)))
        pair = b" ".join(words[:2])
        pairs[pair] = tuple(sorted({*pairs.get(pair, ()), len(words)}, reverse=True))

    def _number(self, number: int) -> int:
        """The place of a number among the different ones, which the cache holds once."""
        return self._numbers.setdefault(number, len(self._numbers))

    def pack(self) -> tuple[Any, ...]:
        """Return the arguments of `Lexis`."""
        shards = tuple(marshal.dumps(shard) for shard in self._shards)
        sizes = ((number.bit_length() + 7) // 8 for number in self._numbers)
        numbers = (
            number.to_bytes(size, "little")
            for number, size in zip(self._numbers, sizes, strict=True)
        )
        return shards, tuple(numbers)
