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

SHARDS = 1024
ANCHOR_MASK = (1 << 32) - 1

Entry = tuple[int, bool, "tuple[int, ...] | None"]
TermEntry = tuple[int, "tuple[int, ...] | None"]


class Lexis:
    """Words and terms with the masks of their lexicons.

    ``vocabulary`` gives for a word its mask, whether longer terms begin with it, and the
    phrases to be tried where it stands. ``terms`` gives mask and phrases for a term of
    several words, ``pairs`` the lengths of the terms that begin with two words, longest
    first. ``anchors`` gives the anchor bits of a word. Each holds only what `load_for` or
    `load_all` has brought in.
    """

    __slots__ = (
        "_masks",
        "_shards",
        "_triggers",
        "anchors",
        "complete",
        "pairs",
        "terms",
        "vocabulary",
    )

    def __init__(
        self, shards: Iterable[bytes], masks: tuple[int, ...], triggers: tuple[tuple[int, ...], ...]
    ) -> None:
        """Take what `pack` returned."""
        self._shards: list[bytes | None] = list(shards)
        self._masks = masks
        self._triggers = (None, *triggers)
        self.vocabulary: dict[bytes, Entry] = {}
        self.terms: dict[bytes, TermEntry] = {}
        self.pairs: dict[bytes, tuple[int, ...]] = {}
        self.anchors: dict[bytes, int] = {}
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
        masks, triggers = self._masks, self._triggers
        words, terms, pairs = marshal.loads(shard)  # noqa: S302 - packed by ourselves
        for word, mask_at, begins, trigger_at in words:
            mask = masks[mask_at]
            self.vocabulary[word] = (mask, begins, triggers[trigger_at])
            if mask & ANCHOR_MASK:
                self.anchors[word] = mask & ANCHOR_MASK
        for term, mask_at, trigger_at in terms:
            self.terms[term] = (masks[mask_at], triggers[trigger_at])
        self.pairs.update(pairs)


class Packer:
    """Collects the vocabulary and packs it for `Lexis`."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._masks: dict[int, int] = {}
        self._triggers: dict[tuple[int, ...], int] = {(): 0}
        self._shards: list[tuple[list[Any], list[Any], dict[bytes, tuple[int, ...]]]] = [
            ([], [], {}) for _ in range(SHARDS)
        ]

    def add_word(self, word: bytes, mask: int, triggers: Iterable[int], *, begins: bool) -> None:
        """Add a word; ``begins`` says that longer terms begin with it."""
        entry = (word, self._mask(mask), begins, self._trigger(triggers))
        self._shards[crc32(word) % SHARDS][0].append(entry)

    def add_term(self, words: tuple[bytes, ...], mask: int, triggers: Iterable[int]) -> None:
        """Add a term of several words."""
        _, terms, pairs = self._shards[crc32(words[0]) % SHARDS]
        terms.append((b" ".join(words), self._mask(mask), self._trigger(triggers)))
        pair = b" ".join(words[:2])
        pairs[pair] = tuple(sorted({*pairs.get(pair, ()), len(words)}, reverse=True))

    def _mask(self, mask: int) -> int:
        return self._masks.setdefault(mask, len(self._masks))

    def _trigger(self, triggers: Iterable[int]) -> int:
        return self._triggers.setdefault(tuple(triggers), len(self._triggers))

    def pack(self) -> tuple[tuple[bytes, ...], tuple[int, ...], tuple[tuple[int, ...], ...]]:
        """Return shards, masks and lists of phrases, as `Lexis` takes them."""
        shards = tuple(marshal.dumps(shard) for shard in self._shards)
        return shards, tuple(self._masks), tuple(self._triggers)[1:]
