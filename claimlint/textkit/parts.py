"""Many byte strings in one buffer, each cut out when it is asked for.

The compiled rule book is larger than what a check of one page has time to read: it is mapped
into memory, and only the parts in use are ever looked at.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from mmap import mmap
    from typing import TypeAlias

    Buffer = bytes | mmap
    ByteStrings: TypeAlias = "list[bytes] | tuple[bytes, ...] | Parts"

# A table comes first: where each part begins, and the last one ends, from the table's own end.
_WIDTH = 4


class Parts:
    """A sequence of byte strings, as `packed` wrote it into ``data`` at ``offset`` (bytes)."""

    __slots__ = ("_begin", "_count", "_data", "_starts")

    def __init__(self, data: Buffer, offset: int, count: int) -> None:
        """Take where the table begins, a multiple of four, and how many parts there are."""
        self._data = data
        self._count = count
        self._begin = offset + _WIDTH * (count + 1)
        self._starts = memoryview(data)[offset : self._begin].cast("I")

    def __len__(self) -> int:
        """How many parts there are."""
        return self._count

    def __getitem__(self, number: int) -> bytes:
        """Return a part; raise `IndexError` when there is none of that number, from 0."""
        begin, starts = self._begin, self._starts
        return self._data[begin + starts[number] : begin + starts[number + 1]]

    def __iter__(self) -> Iterator[bytes]:
        """Yield the parts in order."""
        return map(self.__getitem__, range(self._count))


def packed(parts: ByteStrings) -> bytes:
    """Return what `Parts` reads, its length a multiple of four."""
    starts, length = [0], 0
    for part in parts:
        length += len(part)
        starts.append(length)
    table = b"".join(start.to_bytes(_WIDTH, sys.byteorder) for start in starts)
    return b"".join((table, *parts, bytes(-length % _WIDTH)))
