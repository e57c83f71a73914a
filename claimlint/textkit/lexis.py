"""The compiled vocabulary, brought in as far as a text needs it.

A page uses a few hundred words of the many thousand that the lexicons hold. They lie in shards
by check sum of the word, terms of several words by that of their first two, and a shard is
unpacked when a word, or two words side by side, turn up that belong there.
"""

from __future__ import annotations

import marshal
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimlint.textkit.parts import ByteStrings

SHARDS = 32768

# What the vocabulary tells of a word: its mask, whether longer terms begin with it, and three
# sets of phrases as bits: those to be tried where it stands, and those for which it is one of
# the first, of the second words that must stand in the sentence.
Entry = tuple[int, bool, int, int, int]
# Mask and phrases to be tried for a term of several words.
TermEntry = tuple[int, int]


class Lexis:
    """Words and terms with the masks of their lexicons.

    ``vocabulary`` gives for a word its entry, ``terms`` that of a term of several words,
    ``pairs`` the lengths of the terms that begin with two words, longest first. Each holds only
    what has been brought in.
    """

    __slots__ = (
        "_asked",
        "_known",
        "_numbers",
        "_pairs",
        "_words",
        "complete",
        "pairs",
        "terms",
        "vocabulary",
    )

    def __init__(self, words: ByteStrings, pairs: ByteStrings, numbers: ByteStrings) -> None:
        """Take what `Packer.pack` returned."""
        self._words = words
        self._pairs = pairs
        self._numbers = numbers
        self._known: dict[int, int] = {}
        self._asked: set[bytes] = set()
        self.vocabulary: dict[bytes, Entry] = {}
        self.terms: dict[bytes, TermEntry] = {}
        self.pairs: dict[bytes, tuple[int, ...]] = {}
        self.complete = False

    def load_for(self, words: Iterable[bytes]) -> None:
        """Bring in all that is known of single ``words``."""
        if self.complete:
            return
        asked = self._asked
        for word in words:
            if word not in asked:
                asked.add(word)
                entry = _entry(self._words, word)
                if entry is not None:
                    self._take_word(word, *entry)

    def load_text(self, words: Sequence[bytes]) -> None:
        """Bring in the ``words`` of a text, in its order, and the terms that they can form.

        A word that is not known with an ending after an apostrophe stands for the one without.
        """
        self.load_for(set(words))
        known = self.vocabulary
        short = {word: word.partition(b"'")[0] for word in set(words) if b"'" in word}
        if short:
            self.load_for(short.values())
            words = [word if word in known else short.get(word, word) for word in words]
        asked = self._asked
        for first, second in set(pairwise(words)):
            entry = known.get(first)
            if entry is not None and entry[1]:
                pair = first + b" " + second
                if pair not in asked:
                    asked.add(pair)
                    terms = _entry(self._pairs, pair)
                    if terms is not None:
                        self._take_terms(pair, *terms)

    def load_all(self) -> None:
        """Bring in everything."""
        if self.complete:
            return
        for shard in filter(None, self._words):
            for word, entry in marshal.loads(shard).items():  # noqa: S302 - packed by ourselves
                self._take_word(word, *entry)
        for shard in filter(None, self._pairs):
            for pair, terms in marshal.loads(shard).items():  # noqa: S302 - packed by ourselves
                self._take_terms(pair, *terms)
        # No more is to be unpacked, and what this holds beside the entries takes megabytes.
        self._known.clear()
        self._asked.clear()
        self.complete = True

    def _take_word(self, word: bytes, mask: int, begins: bool, *phrases: int) -> None:  # noqa: FBT001 - packed so
        number = self._number
        triggers, first, second = map(number, phrases)
        self.vocabulary[word] = (number(mask), begins, triggers, first, second)

    def _take_terms(
        self, pair: bytes, lengths: tuple[int, ...], terms: tuple[tuple[bytes, int, int], ...]
    ) -> None:
        self.pairs[pair] = lengths
        for term, mask, triggers in terms:
            self.terms[term] = (self._number(mask), self._number(triggers))

    def _number(self, place: int) -> int:
        """One of the packed numbers; words share them, so each is kept once."""
        number = self._known.get(place)
        if number is None:
            number = self._known[place] = int.from_bytes(self._numbers[place], "little")
        return number


class Packer:
    """Collects the vocabulary and packs it for `Lexis`."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._numbers: dict[int, int] = {}
        self._words: dict[bytes, tuple[Any, ...]] = {}
        self._terms: dict[bytes, list[tuple[bytes, int, int]]] = {}
        self._lengths: dict[bytes, set[int]] = {}

    def add_word(self, word: bytes, entry: Entry) -> None:
        """Add a word with its entry of the vocabulary."""
        mask, begins, *phrases = entry
        self._words[word] = (self._number(mask), begins, *map(self._number, phrases))

    def add_term(self, words: tuple[bytes, ...], entry: TermEntry) -> None:
        """Add a term of several words with its entry."""
        mask, triggers = map(self._number, entry)
        pair = b" ".join(words[:2])
        self._terms.setdefault(pair, []).append((b" ".join(words), mask, triggers))
        self._lengths.setdefault(pair, set()).add(len(words))

    def _number(self, number: int) -> int:
        """The place of a number among the different ones, which the cache holds once."""
        return self._numbers.setdefault(number, len(self._numbers))

    def pack(self) -> tuple[list[bytes], list[bytes], list[bytes]]:
        """Return the arguments of `Lexis`."""
        terms = {
            pair: (tuple(sorted(self._lengths[pair], reverse=True)), tuple(found))
            for pair, found in self._terms.items()
        }
        numbers = [
            number.to_bytes((number.bit_length() + 7) // 8, "little") for number in self._numbers
        ]
        return _shards(self._words), _shards(terms), numbers


def _entry(shards: ByteStrings, key: bytes) -> Any:  # noqa: ANN401 - an entry of either kind
    """What the shards hold under a word, or under two; None where they hold nothing."""
    shard = shards[crc32(key) % SHARDS]
    return marshal.loads(shard).get(key) if shard else None  # noqa: S302 - packed by ourselves


def _shards(entries: dict[bytes, Any]) -> list[bytes]:
    shards: list[dict[bytes, Any]] = [{} for _ in range(SHARDS)]
    for key, entry in entries.items():
        shards[crc32(key) % SHARDS][key] = entry
    return [marshal.dumps(shard) if shard else b"" for shard in shards]
