"""What a reader makes of a file: prose, its blocks, and the way back to the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
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

    ``text`` is the comment without its marks; ``start:end`` are offsets in the source.
    """

    text: str
    start: int
    end: int


class Document(NamedTuple):
    """One file as its reader saw it.

    ``prose`` is what a person would read, without markup; ``blocks`` cover the prose in
    order and do not overlap; ``source_map`` leads from prose offsets to offsets in
    ``source``, the decoded file (a byte order mark is not counted, line ends are kept).
    """

    path: str
    source: str
    prose: str
    blocks: list[Block]
    source_map: SourceMap
    comments: list[Comment]
