"""Adds what a browser shows of HTML to the prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.document import Comment
from claimlint.readers.copy_attributes import DULL, copies, is_linked_data, scope_of
from claimlint.readers.elements import UNSEEN, OpenElements, element
from claimlint.readers.language import Unchecked
from claimlint.readers.references import is_folded, shown
from claimlint.readers.tags import BLANKS, CDATA, attributes, tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from claimlint.document import BlockKind
    from claimlint.readers.elements import Scope
    from claimlint.readers.prose import ProseBuilder
    from claimlint.readers.references import FlatPiece
    from claimlint.readers.tags import Token
    from claimlint.spans import SourceMap


class HtmlProse:
    """Feeds pieces of HTML, in the order of the file, into a prose builder.

    ``hidden`` tells whether text that comes now is left out. What is open at the end of a
    piece is open in the next, because Markdown between two tags comes from elsewhere.
    """

    def __init__(
        self, builder: ProseBuilder, *, xml: bool = False, unseen: Collection[str] = UNSEEN
    ) -> None:
        """Write into the builder.

        With ``xml``, ``<p/>`` is empty and ``CDATA`` is text. ``unseen`` are the elements
        whose content nobody sees.
        """
        self.hidden = False
        self._builder = builder
        self._xml = xml
        self._unseen = unseen
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
            if what == "text":
                if not self.hidden:
                    self._text(html, start, end, places)
            elif name:
                if what == "close":
                    self._close(name, kind)
                else:
                    self._tag(html, token, places, kind)
            else:
                self._other(html, token, places)

    # Text

    def _text(self, html: str, start: int, end: int, places: SourceMap | None) -> None:
        text = html[start:end]
        if self._scope.preformatted:
            self._add(shown(html, start, end, folds=False), places)
            return
        if self._blank:
            text = text.lstrip(BLANKS)
            if not text:
                return
            start = end - len(text)
        self._blank = text[-1] in BLANKS
        last = end
        if self._blank and (text[-1] != " " or text[-2:] == "  "):
            # Mostly the end of the line is all that is not a copy.
            text = text.rstrip(BLANKS)
            last = start + len(text)
        if "&" in text or is_folded(text):
            self._add(shown(html, start, last), places)
        elif places:
            self._add(((text, start, last),), places)
        elif text:
            self._builder.add((text, start, last))
        if last < end:
            span = places.to_source(last, end) if places else (last, end)
            self._builder.add((" ", *span))

    def _other(self, html: str, token: Token, places: SourceMap | None) -> None:
        """Add what is neither text as usual nor a tag."""
        what, start, end, _ = token
        if what == "comment":
            inner = html[start + 4 : end].removesuffix("-->").strip()
            span = places.to_source(start, end) if places else (start, end)
            self._builder.comments.append(Comment(inner, *span))
        elif what == "raw" and self._linked_data:
            self._read_linked_data(html, start, end, places)
        elif what == "raw" and not self.hidden:
            self._add(((html[start:end], start, end),), places)
        elif what == "cdata" and not self.hidden:
            self._cdata(html, start + len(CDATA), end, places)

    def _cdata(self, html: str, start: int, end: int, places: SourceMap | None) -> None:
        if html.endswith("]]>", start, end):
            end -= 3
        if start < end:
            self._add(((html[start:end], start, end),), places)
            self._blank = False

    def _add(self, pieces: Iterable[FlatPiece], places: SourceMap | None) -> None:
        add = self._builder.add
        for piece in _in_source(pieces, places) if places else pieces:
            add(piece)

    def _read_linked_data(self, html: str, start: int, end: int, places: SourceMap | None) -> None:
        from claimlint.readers.linked_data import linked_copy

        self._builder.close()
        kind = self._builder.kind
        for text in linked_copy(html, start, end, places):
            self._builder.kind = "meta"
            HtmlProse(self._builder).feed(text.text, text.source_map, "meta")
            self._builder.close()
        self._builder.kind = kind

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
        block = element(name).block
        if block:
            self._part()
        ended = self._open.close(name)
        if ended:
            self._leave(ended)
        self._linked_data = False
        if block:
            self._builder.kind = self._open.kind or kind

    def _tag(self, html: str, token: Token, places: SourceMap | None, kind: BlockKind) -> None:
        what, start, end, name = token
        opened = element(name)
        if opened.block:
            ended = self._open.imply(opened)
            if ended:
                self._leave(ended)
            self._part()
        elif name == "br":
            if not self.hidden:
                self._add((("\n", start, end),), places)
                self._blank = True
            return
        leaf = opened.void or (self._xml and what == "empty")
        if not leaf:
            self._open.open(opened)
        if opened.telling or not DULL.match(html, start + 1 + len(name)):
            self._notable(html, token, places, leaf=leaf)
        if opened.block:
            self._builder.kind = self._open.kind or kind

    def _notable(self, html: str, token: Token, places: SourceMap | None, *, leaf: bool) -> None:
        """Hear what a tag says besides its name."""
        name = token.name
        found = list(attributes(html, token))
        scope = scope_of(html, name, found, self._scope, self._unseen)
        if scope.foreign and not self._scope.foreign:
            (self._pages if name == "html" else self._passages).skips(scope.language)
        if not (scope.unseen or scope.foreign):
            for kind, start, end in copies(html, name, found):
                pieces = shown(html, start, end, attribute=True)
                self._builder.aside(kind, [*_in_source(pieces, places)] if places else [*pieces])
        linked = not self.hidden and name == "script" and is_linked_data(html, found)
        if not leaf and scope is not self._scope:
            if scope.block:
                self._part()
            self._open.open_scope(scope)
            self._enter()
        self._linked_data = linked


def _in_source(pieces: Iterable[FlatPiece], places: SourceMap) -> Iterator[FlatPiece]:
    """Yield pieces of HTML as pieces of the source that ``places`` lead to."""
    for text, start, end in pieces:
        if end - start == len(text):
            for first, last, source_start, source_end in places.runs(start, end):
                yield text[first - start : last - start], source_start, source_end
        else:
            yield text, *places.to_source(start, end)
