"""Some lines of a file too long to be kept."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING
from zlib import compress, decompress

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimlint.textkit.lines import Lines


class KeptLines:
    """The lines that findings stand on, of a file too long to be kept.

    Offsets, lines and columns are those of the file, as for `Lines`. The texts are kept
    compressed, those of one part together: a long feed may have a finding on every line.
    """

    __slots__ = ("_blocks", "_firsts", "_numbers", "_open", "_starts")

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._numbers = array("Q")
        self._starts = array("Q")
        # Of each part: the index of the first line that is kept of it, and the lines' texts.
        self._firsts: list[int] = []
        self._blocks: list[bytes] = []
        self._open: tuple[int, list[str]] = -1, []

    def keep(self, lines: Lines, origin: tuple[int, int], spans: Iterable[tuple[int, int]]) -> None:
        """Keep the lines that ``spans``, in offsets of the file, touch of a part.

        ``lines`` are the part's; ``origin`` counts code points and lines before it. Parts
        come in the order of the file, each once.
        """
        offset, before = origin
        touched: set[int] = set()
        for start, end in spans:
            first, last = lines.place(start - offset)[0], lines.place(end - offset)[0]
            touched.update(range(first, last + 1))
        kept = sorted(touched)
        self._firsts.append(len(self._numbers))
        self._numbers.extend(before + line for line in kept)
        self._starts.extend(offset + lines.bounds(line)[0] for line in kept)
        texts = "\n".join(lines.text(line) for line in kept)
        self._blocks.append(compress(texts.encode("utf-8", "surrogatepass"), 1))

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of ``offset``, which lies on a line that was kept."""
        index = bisect_right(self._starts, offset) - 1
        return self._numbers[index], offset - self._starts[index] + 1

    def bounds(self, line: int) -> tuple[int, int]:
        """Return where ``line`` starts and ends, its line end not counted."""
        start = self._starts[bisect_left(self._numbers, line)]
        return start, start + len(self.text(line))

    def text(self, line: int) -> str:
        """Return ``line`` without its line end."""
        index = bisect_left(self._numbers, line)
        part = bisect_right(self._firsts, index) - 1
        if self._open[0] != part:
            texts = decompress(self._blocks[part]).decode("utf-8", "surrogatepass")
            self._open = part, texts.split("\n")
        return self._open[1][index - self._firsts[part]]
