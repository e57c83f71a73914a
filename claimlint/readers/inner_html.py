"""HTML inside the text of another format: a feed's field, a message of a translation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers.html_prose import HtmlProse
from claimlint.readers.prose import Piece, ProseBuilder
from claimlint.spans import SourceMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimlint.document import BlockKind, Comment, Document
    from claimlint.readers.joined import Joined


class InnerHtml(NamedTuple):
    """What a person sees of it, block by block, with its places in the file; and the rest."""

    blocks: list[tuple[BlockKind, list[Piece]]]
    comments: list[Comment]
    notices: tuple[str, ...]


def inner_html(text: Joined, kind: BlockKind, stretches: Iterable[tuple[int, int]]) -> InnerHtml:
    """Read the ``stretches`` of ``text``, each a block of that kind if no tag says otherwise.

    It is read by itself first, so that words with an escape inside keep their places.
    """
    builder = ProseBuilder(text.text)
    builder.kind = kind
    html = HtmlProse(builder)
    for start, end in stretches:
        html.feed(text.text[start:end], SourceMap([0], [start], [end], end - start), kind)
        builder.close()
        builder.kind = kind
    page = builder.document("")
    return InnerHtml(
        [(block.kind, list(_through(page, block.start, block.end, text))) for block in page.blocks],
        [
            comment._replace(start=start, end=end)
            for comment in page.comments
            for start, end in [text.source_map.to_source(comment.start, comment.end)]
        ],
        html.notices(),
    )


def _through(page: Document, start: int, end: int, text: Joined) -> Iterator[Piece]:
    for first, last, begin, stop in page.source_map.runs(start, end):
        if last - first == stop - begin:
            yield from text.cut(begin, stop)
        else:
            yield Piece(page.prose[first:last], *text.source_map.to_source(begin, stop))
