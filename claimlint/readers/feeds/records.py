"""Makes a document of a record: its copy as blocks, each with the name of its place."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from claimlint.document import Block, BlockKind, Comment, Document, Places
from claimlint.readers.feeds.fields import is_copy
from claimlint.readers.feeds.layers import Unseen, layer, text_blocks
from claimlint.spans import SourceMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimlint.readers.feeds.fields import Role
    from claimlint.readers.prose import Piece

_BETWEEN_BLOCKS = "\n\n"


class Field(NamedTuple):
    """A value of a record.

    ``place`` names the spot to a person ("row 3, SKU-12, Title"); ``role`` is what the field's
    name says of it; ``pieces`` are its decoded text.
    """

    place: str
    role: Role
    pieces: list[Piece]


class Part(NamedTuple):
    """A stretch of a file, or all of it; ``origin`` counts code points and lines before it."""

    path: str
    source: str
    origin: tuple[int, int] = (0, 0)


def record(part: Part, fields: Iterable[Field]) -> Document | None:
    """Return the document of a record's copy; None without any."""
    blocks: list[tuple[BlockKind, list[Piece]]] = []
    named: list[tuple[int, str]] = []
    unseen = Unseen([], [])
    for field in fields:
        pieces = field.pieces
        text = pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
        if field.role != "never" and is_copy(text, field.role):
            kind: BlockKind = "paragraph" if field.role == "unknown" else field.role
            before = len(blocks)
            blocks += text_blocks(layer(pieces), kind, unseen)
            if len(blocks) > before:
                named.append((before, field.place))
    if not blocks and not unseen.comments and not unseen.notices:
        return None
    document = _document(part, blocks, named, unseen.comments)
    return document._replace(notices=tuple(unseen.notices)) if unseen.notices else document


def _document(
    part: Part,
    blocks: list[tuple[BlockKind, list[Piece]]],
    named: list[tuple[int, str]],
    comments: list[Comment],
) -> Document:
    """Join blocks; ``named`` holds the index of the first block at each place, and its name."""
    pieces: list[tuple[str, int, int]] = []
    bounds: list[tuple[BlockKind, int, int]] = []
    for kind, own in blocks:
        first = len(pieces)
        pieces += own
        end = own[-1].end
        bounds.append((kind, first, len(pieces)))
        pieces.append((_BETWEEN_BLOCKS, end, end))
    texts = [text for text, _, _ in pieces]
    starts = list(accumulate(map(len, texts), initial=0))
    made = [Block(kind, starts[first], starts[last]) for kind, first, last in bounds]
    length = starts.pop()
    source_map = SourceMap(
        starts, [start for _, start, _ in pieces], [end for _, _, end in pieces], length
    )
    places = Places([made[first].start for first, _ in named], [name for _, name in named])
    return Document(
        part.path,
        part.source,
        "".join(texts),
        made,
        source_map,
        comments,
        places=places,
        origin=part.origin,
    )


def remarks(
    part: Part, comments: list[Comment], notices: tuple[str, ...] = ()
) -> Iterator[Document]:
    """Yield a document without copy that bears the file's comments and notices, if any."""
    if comments or notices:
        empty = SourceMap.identity(0)
        yield Document(part.path, part.source, "", [], empty, comments, notices=notices)
