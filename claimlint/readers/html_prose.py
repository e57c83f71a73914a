"""Adds what a browser shows of a piece of HTML to the prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.document import BlockKind, Comment
from claimlint.readers.pieces import entity
from claimlint.readers.prose import Piece
from claimlint.readers.tags import Attribute, Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.readers.prose import ProseBuilder
    from claimlint.spans import SourceMap

_PARTS = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)"
    r"|[^\s&]+(?:\ [^\s&]+)*+|&",
)
_BLOCK_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("li", "dt", "dd", "option"), "item"),
    **dict.fromkeys(("figcaption", "caption", "legend"), "caption"),
    "blockquote": "quote",
}
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "body", "center", "details", "dialog", "div", "dl"),
        *("fieldset", "figure", "footer", "form", "header", "hgroup", "hr", "html", "main"),
        *("menu", "nav", "ol", "p", "pre", "search", "section", "select", "summary", "table"),
        *("tbody", "template", "textarea", "tfoot", "thead", "title", "tr", "ul", "video"),
        *_BLOCK_KINDS,
    ),
)
_VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"),
        *("param", "source", "track", "wbr"),
    ),
)
_UNSEEN = frozenset(("del", "s", "script", "strike", "style", "template"))
_ASIDES: dict[str, BlockKind] = {
    "alt": "alt",
    "aria-label": "attribute",
    "placeholder": "attribute",
    "title": "title",
}
_HIDING_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


class HtmlProse:
    """Feeds pieces of HTML, in the order of the file, into a prose builder.

    ``hidden`` is above 0 while an element is open whose content nobody sees. It is carried
    from one piece to the next, because Markdown between two tags comes from elsewhere.
    """

    def __init__(self, builder: ProseBuilder) -> None:
        """Write into the builder."""
        self._builder = builder
        self.hidden = 0
        self._hider = ""

    def end_of_block(self) -> None:
        """Forget an element that cannot outlast the paragraph it stands in."""
        if self._hider not in _BLOCKS:
            self.hidden = 0

    def feed(self, html: str, places: SourceMap, kind: BlockKind) -> None:
        """Add a piece of HTML; ``places`` leads from it to the source.

        ``kind`` is what a block is if its tag does not say so.
        """
        for token in tokens(html):
            if token.kind == "text":
                if not self.hidden:
                    self._text(html, token, places)
            elif token.kind == "comment":
                inner = html[token.start + 4 : token.end].removesuffix("-->").strip()
                span = places.to_source(token.start, token.end)
                self._builder.comments.append(Comment(inner, *span))
            elif token.name:
                self._tag(html, token, places, kind)

    def _text(self, html: str, token: Token, places: SourceMap) -> None:
        for piece in _decoded(html, token.start, token.end, places):
            self._builder.add(piece)

    def _tag(self, html: str, token: Token, places: SourceMap, kind: BlockKind) -> None:
        if token.name in _BLOCKS and not self.hidden:
            self._builder.close()
            self._builder.kind = kind
            if token.kind == "open":
                self._builder.kind = _BLOCK_KINDS.get(token.name, kind)
        self._track(html, token)
        if self.hidden or token.kind == "close":
            return
        if token.name == "br":
            self._builder.add(("\n", *places.to_source(token.start, token.end)))
        for attribute in token.attributes:
            if attribute.name in _ASIDES:
                pieces = list(_decoded(html, attribute.start, attribute.end, places))
                self._builder.aside(_ASIDES[attribute.name], pieces)

    def _track(self, html: str, token: Token) -> None:
        """Keep count of the hiding element and of those of its name inside it."""
        if token.kind == "close":
            if token.name == self._hider and self.hidden:
                self.hidden -= 1
        elif token.kind == "open" and token.name not in _VOID:
            if self.hidden:
                self.hidden += token.name == self._hider
            elif token.name in _UNSEEN or any(_hides(html, each) for each in token.attributes):
                self._hider = token.name
                self.hidden = 1


def _hides(html: str, attribute: Attribute) -> bool:
    if attribute.name == "style":
        return _HIDING_STYLE.search(html, attribute.start, attribute.end) is not None
    return attribute.name == "hidden"


def _decoded(html: str, start: int, end: int, places: SourceMap) -> Iterator[Piece]:
    """Yield the text of ``html[start:end]`` as shown: white space folded, entities resolved."""
    for match in _PARTS.finditer(html, start, end):
        span = places.to_source(match.start(), match.end())
        text = match.group()
        if match.lastgroup == "entity":
            text = entity(text)
        elif match.lastgroup == "space" and len(text) > 1:
            text = " "
        yield Piece(text, *span)
