"""What a reader makes of a file: prose, its blocks, and the way back to the source."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimlint.spans import SourceMap

BlockKind = Literal[
    "paragraph",
    "heading",
    "item",
    "cell",
    "quote",
    "alt",
    "title",
    "meta",
    "attribute",
    "caption",
    "footnote",
    "front-matter",
]


class Block(NamedTuple):
    """A stretch of prose that no sentence crosses: ``start:end`` in code points of the prose."""

    kind: BlockKind
    start: int
    end: int


class Comment(NamedTuple):
    """A comment of the file's own syntax, for suppressions.

    ``text`` is the comment without its marks; ``start:end`` are offsets in the source, of what
    it is attached to where the format keeps comments apart. ``place`` names the spot then.
    """

    text: str
    start: int
    end: int
    place: str | None = None


class Places:
    """How a user would name the spot: ``names[i]`` holds from prose offset ``starts[i]`` on."""

    __slots__ = ("_names", "_starts")

    def __init__(self, starts: Sequence[int], names: Sequence[str]) -> None:
        """Take parallel sequences, ordered by the first."""
        self._starts = starts
        self._names = names

    def at(self, offset: int) -> str | None:
        """Return the name of the spot at a prose offset; None before the first one."""
        index = bisect_right(self._starts, offset) - 1
        return self._names[index] if index >= 0 else None


class Document(NamedTuple):
    """One file as its reader saw it, or one view of it: a record of a feed, say.

    ``prose`` is what a person would read, without markup; ``blocks`` cover the prose in
    order and do not overlap; ``source_map`` leads from prose offsets to offsets in
    ``source``, the decoded file (a byte order mark is not counted, line ends are kept).

    ``places`` name rows, fields, pages or sheets. Where ``located`` is false the file has no
    text offsets: ``source`` is the text that was taken out of it, and line and column mean
    nothing. ``origin`` counts the code points and the lines of the file before ``source``,
    when a file is read part by part; a part begins a line. ``notices`` tell what was left
    unread, and why.
    """

    path: str
    source: str
    prose: str
    blocks: list[Block]
    source_map: SourceMap
    comments: list[Comment]
    places: Places | None = None
    located: bool = True
    origin: tuple[int, int] = (0, 0)
    notices: tuple[str, ...] = ()
