"""Text joined from pieces of the source, which can be cut again without losing its places."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from claimlint.document import Places
from claimlint.readers.prose import Piece
from claimlint.spans import SourceMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Joined:
    """The text of pieces, one after the other.

    Offsets are code points of ``text``, half-open.
    """

    __slots__ = ("source_map", "text")

    def __init__(self, pieces: Iterable[Piece]) -> None:
        """Take the pieces in the order in which they are read."""
        pieces = [piece for piece in pieces if piece.text]
        starts = list(accumulate([len(piece.text) for piece in pieces], initial=0))
        length = starts.pop()
        sources, ends = [piece.start for piece in pieces], [piece.end for piece in pieces]
        self.text = "".join([piece.text for piece in pieces])
        self.source_map = SourceMap(starts, sources, ends, length)

    def cut(self, start: int, end: int) -> list[Piece]:
        """Return the pieces of ``text[start:end]``; copies stay copies."""
        return [
            Piece(self.text[first:last], *place)
            for first, last, *place in self.source_map.runs(start, end)
        ]

    def without(self, holes: Iterable[tuple[int, int, str]]) -> Joined:
        """Return the text without some ranges, each replaced by a text or by nothing.

        Holes are ``(start, end, text)``, in order; they are not empty and do not overlap.
        """
        pieces: list[Piece] = []
        at = 0
        for start, end, text in holes:
            pieces += self.cut(at, start)
            pieces.append(Piece(text, *self.source_map.to_source(start, end)))
            at = end
        return Joined(pieces + self.cut(at, len(self.text)))


class PlacesInSource(Places):
    """Places that are known by where they begin in the source."""

    __slots__ = ("_source_map",)

    def __init__(self, starts: Sequence[int], names: Sequence[str], source_map: SourceMap) -> None:
        """Take parallel sequences, ordered by the first, and the map from the prose."""
        super().__init__(starts, names)
        self._source_map = source_map

    def at(self, offset: int) -> str | None:
        """Return the name of the spot at a prose offset; None before the first one."""
        return super().at(self._source_map.to_source(offset, offset + 1).start)
