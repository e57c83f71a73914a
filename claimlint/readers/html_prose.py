"""Adds what a browser shows of HTML to the prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.document import Comment
from claimlint.readers.copy_attributes import copies, is_linked_data, is_notable, scope_of
from claimlint.readers.elements import UNSEEN, VOID, OpenElements, is_block
from claimlint.readers.language import Unchecked
from claimlint.readers.references import shown
from claimlint.readers.tags import BLANKS, CDATA, Token, attributes, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimlint.document import BlockKind
    from claimlint.readers.elements import Scope
    from claimlint.readers.prose import ProseBuilder
    from claimlint.readers.references import FlatPiece
    from claimlint.spans import SourceMap

_CHANGES = re.compile(r"[\t\n\f\r&]|  ")
_NOT_BLANK = re.compile(rf"[^{BLANKS}]")
_TELLING = UNSEEN | {"code", "listing", "pre", "textarea"}


class HtmlProse:
    """Feeds pieces of HTML, in the order of the file, into a prose builder.

    ``hidden`` tells whether text that comes now is left out. What is open at the end of a
    piece is open in the next, because Markdown between two tags comes from elsewhere.
    """

    def __init__(self, builder: ProseBuilder, *, xml: bool = False) -> None:
        """Write into the builder; with ``xml``, ``<p/>`` is empty and ``CDATA`` is text."""
        self.hidden = False
        self._builder = builder
        self._xml = xml
        self._open = OpenElements()
        self._pages = Unchecked("page", "pages")
        self._passages = Unchecked("passage", "passages")
        self._scope = self._open.scope
        self._linked_data = False
        # Whether white space would vanish here, as it does after other white space.
        self._blank = False

    def notices(self) -> tuple[str, ...]:
        """Tell what was left out because there are no rules for its language."""
        return (*self._pages.notices(), *self._passages.notices())

    def end_of_block(self) -> None:
        """Forget elements that cannot outlast the paragraph they stand in."""
        self._open.forget_in_line()
        self._enter()

    def feed(self, html: str, places: SourceMap | None, kind: BlockKind) -> None:
        """Add a piece of HTML; ``places`` leads to the source, None if the piece is the source.

        ``kind`` is what a block is if no tag says so.
        """
        self._blank = False
        for token in tokens(html, cdata=self._xml):
            what, start, end, name = token
            if what in ("text", "raw"):
                if not self.hidden:
                    self._text(html, token, places)
                elif self._linked_data:
                    self._read_linked_data(html, start, end, places)
            elif what == "close":
                self._close(name, kind)
            elif name:
                self._tag(html, token, places, kind)
            elif what == "cdata":
                if not self.hidden:
                    self._cdata(html, token, places)
            elif what == "comment":
                inner = html[start + 4 : end].removesuffix("-->").strip()
                span = places.to_source(start, end) if places else (start, end)
                self._builder.comments.append(Comment(inner, *span))

    # Text

    def _text(self, html: str, token: Token, places: SourceMap | None) -> None:
        what, start, end, _ = token
        folds = not self._scope.preformatted
        if folds and self._blank and html[start] in BLANKS:
            first = _NOT_BLANK.search(html, start, end)
            if first is None:
                return
            start = first.start()
        if what == "text" and _CHANGES.search(html, start, end):
            self._add(shown(html, start, end, folds=folds), places)
        else:
            self._add(((html[start:end], start, end),), places)
        self._blank = html[end - 1] in BLANKS

    def _cdata(self, html: str, token: Token, places: SourceMap | None) -> None:
        start, end = token.start + len(CDATA), token.end
        if html.endswith("]]>", start, end):
            end -= 3
        if start < end:
            self._text(html, Token("raw", start, end), places)

    def _add(self, pieces: Iterable[FlatPiece], places: SourceMap | None) -> None:
        add = self._builder.add
        for piece in pieces:
            add((piece[0], *places.to_source(piece[1], piece[2])) if places else piece)

    def _read_linked_data(self, html: str, start: int, end: int, places: SourceMap | None) -> None:
        from claimlint.readers.linked_data import linked_copy

        self._builder.close()
        for text in linked_copy(html, start, end, places):
            self._builder.kind = "meta"
            HtmlProse(self._builder).feed(text.text, text.source_map, "meta")
            self._builder.close()

    # Tags

    def _part(self) -> None:
        """Begin a new block."""
        if not self._scope.unseen:
            self._builder.close()
            self._blank = True

    def _leave(self, ended: Sequence[Scope]) -> None:
        """Let the scope around those that ended hold again."""
        if any(scope.block for scope in ended):
            self._part()
        self._enter()

    def _enter(self) -> None:
        """Let the innermost scope hold."""
        self._scope = scope = self._open.scope
        self.hidden = scope.unseen or scope.foreign

    def _close(self, name: str, kind: BlockKind) -> None:
        if is_block(name):
            self._part()
        ended = self._open.close(name)
        if ended:
            self._leave(ended)
        self._linked_data = False
        self._builder.kind = self._open.kind(kind)

    def _tag(self, html: str, token: Token, places: SourceMap | None, kind: BlockKind) -> None:
        what, start, end, name = token
        if name == "br":
            if not self.hidden:
                self._add((("\n", start, end),), places)
                self._blank = True
            return
        ended = self._open.imply(name)
        if ended:
            self._leave(ended)
        if is_block(name):
            self._part()
        leaf = name in VOID or (self._xml and what == "empty")
        if not leaf:
            self._open.open(name, kind)
        if name in _TELLING or (end - start > len(name) + 3 and is_notable(html, token)):
            self._notable(html, token, places, leaf=leaf)
        self._builder.kind = self._open.kind(kind)

    def _notable(self, html: str, token: Token, places: SourceMap | None, *, leaf: bool) -> None:
        """Hear what a tag says besides its name."""
        name = token.name
        found = list(attributes(html, token))
        scope = scope_of(html, name, found, self._scope)
        if scope.foreign and not self._scope.foreign:
            (self._pages if name == "html" else self._passages).skips(scope.language)
        if not (scope.unseen or scope.foreign):
            for kind, start, end in copies(html, name, found):
                pieces = shown(html, start, end, attribute=True)
                self._builder.aside(
                    kind,
                    [(p[0], *places.to_source(p[1], p[2])) if places else p for p in pieces],
                )
        linked = not self.hidden and name == "script" and is_linked_data(html, found)
        if not leaf and scope is not self._scope:
            if scope.block:
                self._part()
            self._open.open_scope(scope)
            self._enter()
        self._linked_data = linked
