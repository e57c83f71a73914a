"""Text inside text: a field's escapes around its HTML, each layer mapped onto the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers.inner_html import inner_html
from claimlint.readers.invisible import has_invisible, visible_pieces
from claimlint.readers.joined import Joined
from claimlint.readers.pieces import ENTITY, entity
from claimlint.readers.prose import Piece
from claimlint.readers.text import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimlint.document import BlockKind, Comment

_TAG = re.compile(
    r"</?(?:a|abbr|article|aside|b|big|blockquote|br|button|caption|center|cite|code|dd|del|details"
    r"|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|ins|label|li|main"
    r"|mark|ol|p|picture|pre|q|s|script|section|small|span|strike|strong|style|sub|summary|sup"
    r"|table|tbody|td|template|tfoot|th|thead|tr|u|ul|video|wbr)(?:[\s/][^<>]*)?>|<!--",
    re.IGNORECASE,
)
_PARTING_TAG = re.compile(r"<(?:br|div|p|table)\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_REFERENCE = re.compile(ENTITY)
_SHORT_KINDS = frozenset(("alt", "meta", "title"))


def layer(pieces: Iterable[Piece]) -> Joined:
    """Join pieces, without the characters that nobody sees."""
    return Joined(piece for each in pieces for piece in _shown(each))


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
    field: Joined, kind: BlockKind, unseen: Unseen
) -> Iterator[tuple[BlockKind, list[Piece]]]:
    """Yield what a person sees of a field's text, HTML or plain, block by block.

    What nobody sees is added to ``unseen``.
    """
    text = field.text
    if "<" in text and _TAG.search(text):
        inner = inner_html(field, kind, _paragraphs(text))
        yield from inner.blocks
        unseen.comments.extend(inner.comments)
        unseen.notices.extend(inner.notices)
        return
    if "&" in text and _REFERENCE.search(text):
        field = _dereferenced(field)
        text = field.text
    if kind in _SHORT_KINDS or not ("\n" in text or "\r" in text):
        bare = text.strip()
        if bare:
            start = text.index(bare[0])
            yield kind, field.cut(start, start + len(bare))
        return
    for inner_kind, start, end in read_text("", text).blocks:
        yield inner_kind, field.cut(start, end)


def _dereferenced(field: Joined) -> Joined:
    found = _REFERENCE.finditer(field.text)
    return field.without((*match.span(), entity(match.group())) for match in found)


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
