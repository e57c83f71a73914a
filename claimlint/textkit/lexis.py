"""The compiled vocabulary, brought in as far as a text needs it.

A page uses a few hundred words of the many thousand that the lexicons hold. They lie in shards
by check sum of the word, terms of several words by that of their first two, and a shard is
unpacked when a word, or two words side by side, turn up that belong there.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any, TypeVar
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimlint.textkit.parts import ByteStrings

SHARDS = 32768
# Of so many words that the lexicons do not hold, it is remembered that they don't.
_MOST_UNKNOWN = 50_000

# What the vocabulary tells of a word: its mask, the words that follow it in longer terms, and
# three sets of phrases as bits: those to be tried where it stands, and those for which it is one
# of the first, of the second words that must stand in the sentence.
Entry = tuple[int, frozenset[bytes], int, int, int]
# Mask and phrases to be tried for a term of several words.
TermEntry = tuple[int, int]
T = TypeVar("T")


class _Asked(dict[bytes, T]):
    """What ``look_up`` told of the keys that were asked for; None of unknown ones."""

    __slots__ = ("_look_up", "_unknown")

    def __init__(self, look_up: Callable[[bytes], T]) -> None:
        super().__init__()
        self._look_up = look_up
        self._unknown = 0

    def __missing__(self, key: bytes) -> T:
        entry = self._look_up(key)
        if entry is None:
            if self._unknown >= _MOST_UNKNOWN:
                return entry
            self._unknown += 1
        self[key] = entry
        return entry


class Lexis:
    """Words and terms with the masks of their lexicons.

    ``vocabulary`` gives for a word its entry, or None, ``pairs`` the lengths of the terms that
    begin with two words, longest first; only words of which the first's entry names the second
    may be asked for. ``terms`` gives the entry of a term whose first two words ``pairs`` was
    asked for.
    """

    __slots__ = ("_known", "_numbers", "_pairs", "_words", "pairs", "terms", "vocabulary")

    def __init__(self, words: ByteStrings, pairs: ByteStrings, numbers: ByteStrings) -> None:
        """Take what `Packer.pack` returned."""
        self._words = words
        self._pairs = pairs
        self._numbers = numbers
        self._known: dict[int, int] = {}
        self.vocabulary = _Asked(self._word)
        self.pairs = _Asked(self._lengths)
        self.terms: dict[bytes, TermEntry] = {}

    def knows(self, word: bytes) -> bool:
        """Whether a lexicon or a phrase holds ``word``, by itself or in a term."""
        return self.vocabulary[word] is not None

    def words(self) -> Iterator[bytes]:
        """Yield every word of the vocabulary."""
        for shard in filter(None, self._words):
            yield from marshal.loads(shard)  # noqa: S302 - packed by ourselves

    def _word(self, word: bytes) -> Entry | None:
        packed = _entry(self._words, word)
        if packed is None:
            return None
        mask, seconds, *phrases = packed
        triggers, first, second = map(self._number, phrases)
        return self._number(mask), frozenset(seconds), triggers, first, second

    def _lengths(self, pair: bytes) -> tuple[int, ...]:
        lengths: tuple[int, ...]
        lengths, terms = _entry(self._pairs, pair)
        for term, mask, triggers in terms:
            self.terms[term] = (self._number(mask), self._number(triggers))
        return lengths

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
        self._words: dict[bytes, tuple[int, ...]] = {}
        self._seconds: dict[bytes, set[bytes]] = {}
        self._terms: dict[bytes, list[tuple[bytes, int, int]]] = {}
        self._lengths: dict[bytes, set[int]] = {}

    def add_word(self, word: bytes, mask: int, phrases: tuple[int, int, int]) -> None:
        """Add a word with the mask and the phrases of its entry."""
        self._words[word] = (self._number(mask), *map(self._number, phrases))

    def add_term(self, words: tuple[bytes, ...], entry: TermEntry) -> None:
        """Add a term of several words with its entry."""
        mask, triggers = map(self._number, entry)
        self._seconds.setdefault(words[0], set()).add(words[1])
        pair = b" ".join(words[:2])
        self._terms.setdefault(pair, []).append((b" ".join(words), mask, triggers))
        self._lengths.setdefault(pair, set()).add(len(words))

    def _number(self, number: int) -> int:
        """The place of a number among the different ones, which the cache holds once."""
        return self._numbers.setdefault(number, len(self._numbers))

    def pack(self) -> tuple[list[bytes], list[bytes], list[bytes]]:
        """Return the arguments of `Lexis`."""
        nothing = (self._number(0),) * 4
        words: dict[bytes, tuple[Any, ...]] = {}
        for word in sorted({*self._words, *self._seconds}):
            mask, *phrases = self._words.get(word, nothing)
            words[word] = (mask, tuple(sorted(self._seconds.get(word, ()))), *phrases)
        terms = {
            pair: (tuple(sorted(self._lengths[pair], reverse=True)), tuple(found))
            for pair, found in self._terms.items()
        }
        numbers = [
            number.to_bytes((number.bit_length() + 7) // 8, "little") for number in self._numbers
        ]
        return _shards(words), _shards(terms), numbers


def _entry(shards: ByteStrings, key: bytes) -> Any:  # noqa: ANN401 - an entry of either kind
    """What the shards hold under a word, or under two; None where they hold nothing."""
    shard = shards[crc32(key) % SHARDS]
    return marshal.loads(shard).get(key) if shard else None  # noqa: S302 - packed by ourselves


def _shards(entries: dict[bytes, Any]) -> list[bytes]:
    shards: list[dict[bytes, Any]] = [{} for _ in range(SHARDS)]
    for key, entry in entries.items():
        shards[crc32(key) % SHARDS][key] = entry
    return [marshal.dumps(shard) if shard else b"" for shard in shards]
