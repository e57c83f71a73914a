"""Text inside text: a field's escapes around its HTML, each layer mapped onto the next."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers.html_prose import HtmlProse
from claimlint.readers.invisible import has_invisible, visible_pieces
from claimlint.readers.pieces import entity
from claimlint.readers.prose import Piece, ProseBuilder
from claimlint.readers.text import read_text
from claimlint.spans import SourceMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimlint.document import Block, BlockKind, Comment, Document

_TAG = re.compile(
    r"</?(?:a|abbr|article|aside|b|big|blockquote|br|button|caption|center|cite|code|dd|del|details"
    r"|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|ins|label|li|main"
    r"|mark|ol|p|picture|pre|q|s|script|section|small|span|strike|strong|style|sub|summary|sup"
    r"|table|tbody|td|template|tfoot|th|thead|tr|u|ul|video|wbr)(?:[\s/][^<>]*)?>|<!--",
    re.IGNORECASE,
)
_PARTING_TAG = re.compile(r"<(?:br|div|p|table)\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_REFERENCE = re.compile(r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SHORT_KINDS = frozenset(("alt", "meta", "title"))


class Layer(NamedTuple):
    """A decoded text and the map from it to the source."""

    text: str
    places: SourceMap

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """Yield what ``start:end`` of the text, not empty, is made of."""
        for first, last, source_start, source_end in self.places.runs(start, end):
            yield Piece(self.text[first:last], source_start, source_end)


def layer(pieces: Iterable[Piece]) -> Layer:
    """Join pieces, without the characters that nobody sees."""
    shown = [piece for each in pieces for piece in _shown(each)]
    texts = [piece.text for piece in shown]
    starts = list(accumulate(map(len, texts), initial=0))
    length = starts.pop()
    sources = [piece.start for piece in shown]
    return Layer("".join(texts), SourceMap(starts, sources, [p.end for p in shown], length))


def _shown(piece: Piece) -> Iterator[Piece]:
    if piece.end - piece.start != len(piece.text) or not has_invisible(piece.text):
        if piece.text:
            yield piece
        return
    for at, text in visible_pieces(piece.text):
        yield Piece(text, piece.start + at, piece.start + at + len(text))


class Unseen(NamedTuple):
    """Comments in the HTML of fields, and notices of what was left unread there."""

    comments: list[Comment]
    notices: list[str]


def text_blocks(
    field: Layer, kind: BlockKind, unseen: Unseen
) -> Iterator[tuple[BlockKind, list[Piece]]]:
    """Yield what a person sees of a field's text, HTML or plain, block by block.

    What nobody sees is added to ``unseen``.
    """
    text = field.text
    if "<" in text and _TAG.search(text):
        yield from _html_blocks(field, kind, unseen)
        return
    if "&" in text and _REFERENCE.search(text):
        field = layer(_dereferenced(field))
        text = field.text
    if kind in _SHORT_KINDS or not ("\n" in text or "\r" in text):
        bare = text.strip()
        if bare:
            start = text.index(bare[0])
            yield kind, list(field.pieces(start, start + len(bare)))
        return
    for inner_kind, start, end in read_text("", text).blocks:
        yield inner_kind, list(field.pieces(start, end))


def _dereferenced(field: Layer) -> Iterator[Piece]:
    at = 0
    for match in _REFERENCE.finditer(field.text):
        if match.start() > at:
            yield from field.pieces(at, match.start())
        at = match.end()
        yield Piece(entity(match.group()), *field.places.to_source(match.start(), at))
    if at < len(field.text):
        yield from field.pieces(at, len(field.text))


def _html_blocks(
    field: Layer, kind: BlockKind, unseen: Unseen
) -> Iterator[tuple[BlockKind, list[Piece]]]:
    """Read the HTML by itself first, so that words with an escape inside keep their places."""
    text = field.text
    builder = ProseBuilder(text)
    builder.kind = kind
    html = HtmlProse(builder)
    for start, end in _paragraphs(text):
        html.feed(text[start:end], SourceMap([0], [start], [end], end - start), kind)
        builder.close()
        builder.kind = kind
    document = builder.document("")
    for block in document.blocks:
        yield block.kind, list(_through(document, block, field))
    for comment in document.comments:
        start, end = field.places.to_source(comment.start, comment.end)
        unseen.comments.append(comment._replace(start=start, end=end))
    unseen.notices.extend(html.notices())


def _through(document: Document, block: Block, field: Layer) -> Iterator[Piece]:
    for first, last, start, end in document.source_map.runs(block.start, block.end):
        if last - first == end - start:
            yield from field.pieces(start, end)
        else:
            yield Piece(document.prose[first:last], *field.places.to_source(start, end))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield stretches of HTML that a shop shows as paragraphs.

    Where no tag makes any, shops take blank lines for them.
    """
    start = at = 0
    in_tag = False
    if not _PARTING_TAG.search(text):
        for match in _BLANK_LINE.finditer(text):
            opened, closed = (text.rfind(mark, at, match.start()) for mark in "<>")
            in_tag = opened > closed or (in_tag and closed < 0)
            at = match.end()
            if not in_tag:
                yield start, match.start()
                start = at
    yield start, len(text)
