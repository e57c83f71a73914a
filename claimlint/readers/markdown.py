"""Markdown (CommonMark, tables, footnotes, strikethrough, front matter, HTML)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict, cast

from pyromark import Markdown, Options

from claimlint.readers.ascii_copy import ascii_copy
from claimlint.readers.chunks import chunks
from claimlint.readers.invisible import visible
from claimlint.readers.link_definitions import LinkDefinitions
from claimlint.readers.pieces import aligned, link_title
from claimlint.readers.prose import Piece, ProseBuilder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyromark.event import Range

    from claimlint.document import BlockKind, Document
    from claimlint.readers.html_prose import HtmlProse
    from claimlint.readers.masks import Masked

    Handler = Callable[[Any, Range], None]
    LeafHandler = Callable[[Any, int, int], None]

PARSER_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_GFM
)
_CHUNK_SIZE = 500_000
_TEMPLATE_MARKS = ("{{", "{%", "{# ", "{#-")
# Tags that join what they part, and so frequent that it pays not to look into them.
_INERT_NAMES = ("a", "b", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "u")
_INERT_TAGS = frozenset(f"<{slash}{name}>" for name in _INERT_NAMES for slash in ("", "/"))
_CONTAINERS: dict[str, BlockKind] = {
    "Item": "item",
    "BlockQuote": "quote",
    "FootnoteDefinition": "footnote",
}


class _Target(TypedDict):
    """What a link's or an image's event tells of it."""

    link_type: str
    title: str
    id: str


def read_markdown(
    path: str, source: str, *, code_blocks: bool = False, chunk_size: int = _CHUNK_SIZE
) -> Document:
    """Read Markdown.

    Code blocks are left out of the prose unless asked for. A file longer than
    ``chunk_size`` code points is parsed in pieces where it can be cut.
    """
    # A single character is looked for in no time; two are not.
    templated = "{" in source and any(mark in source for mark in _TEMPLATE_MARKS)
    if templated or path.endswith((".erb", ".ejs")):
        from claimlint.readers.templates import mask_templates

        masked = mask_templates(source, lines=True)
        return read_masked(path, masked, code_blocks=code_blocks, chunk_size=chunk_size)
    builder = ProseBuilder(source)
    return _read(path, source, builder, code_blocks=code_blocks, chunk_size=chunk_size)


def read_masked(
    path: str, masked: Masked, *, code_blocks: bool = False, chunk_size: int = _CHUNK_SIZE
) -> Document:
    """Read Markdown whose template code is masked."""
    builder = ProseBuilder(masked.text, masked.literals)
    document = _read(path, masked.text, builder, code_blocks=code_blocks, chunk_size=chunk_size)
    return masked.of_source(document)


def _read(
    path: str, source: str, builder: ProseBuilder, *, code_blocks: bool, chunk_size: int
) -> Document:
    body = source
    if source.startswith(("---", "+++")):
        from claimlint.readers.front_matter import read_front_matter

        body = read_front_matter(source, builder)
    reader = _Reader(source, body, builder, code_blocks=code_blocks)
    reader.read(chunk_size)
    return builder.document(path)._replace(notices=reader.notices())


class _Reader:
    """Turns the parser's events into prose.

    An event is a tag, or ``{tag: value}``, and comes with the range of bytes it stands for.
    ``body`` is the source with blanks for its front matter. The parser is given a copy of it
    in ASCII, so that its bytes are the source's code points; what it tells of a text holds
    for ASCII only, and the source has the rest.
    """

    def __init__(self, source: str, body: str, builder: ProseBuilder, *, code_blocks: bool) -> None:
        self._source = source
        self._copy = ascii_copy(body)
        self._builder = builder
        self._code_blocks = code_blocks
        self._html: HtmlProse | None = None
        self._hidden = False
        self._html_lines: list[Piece] = []
        self._kinds: list[BlockKind] = ["paragraph"]
        self._titled: list[tuple[str, str]] = []
        self._definitions = LinkDefinitions(self._copy, PARSER_OPTIONS)
        self._base = 0
        self._muted = 0
        self._images = 0
        self._alt: list[tuple[str, int, int]] = []
        self._add: Callable[[tuple[str, int, int]], None] = builder.add
        self._starts = self._start_handlers()
        self._ends = self._end_handlers()
        self._leaves: dict[str, LeafHandler] = {
            "Code": self._code,
            "FootnoteReference": self._footnote_reference,
            "HardBreak": self._hard_break,
            "Html": self._html_line,
            "InlineHtml": self._inline_html,
            "Rule": self._rule,
        }

    def _start_handlers(self) -> dict[str, Handler]:
        return {
            **{name: self._container(kind) for name, kind in _CONTAINERS.items()},
            **dict.fromkeys(("HtmlBlock", "List", "Table"), self._start_block),
            "CodeBlock": self._start_code_block,
            "Heading": self._start_heading,
            "Image": self._start_image,
            "Item": self._start_item,
            "Link": self._start_link,
            "Strikethrough": self._mute,
            "TableCell": self._start_cell,
        }

    def _end_handlers(self) -> dict[str, Handler]:
        return {
            **dict.fromkeys(_CONTAINERS, self._end_container),
            **dict.fromkeys(("Heading", "Paragraph", "TableCell"), self._end_block),
            "CodeBlock": self._end_code_block,
            "HtmlBlock": self._end_html_block,
            "Image": self._end_image,
            "Link": self._end_link,
            "Strikethrough": self._unmute,
        }

    def notices(self) -> tuple[str, ...]:
        """Tell what was left unread."""
        return self._html.notices() if self._html else ()

    def read(self, chunk_size: int) -> None:
        """Read the body to its end."""
        parser = Markdown(options=PARSER_OPTIONS, broken_link_callback=self._definitions.resolve)
        for chunk in chunks(self._copy, chunk_size):
            if len(chunk) == len(self._copy):
                parser = Markdown(options=PARSER_OPTIONS)
            events = parser.events_with_range(chunk)
            self._read_events(cast("Iterator[tuple[Any, Range]]", events))
            self._base += len(chunk)

    def _read_events(self, events: Iterator[tuple[Any, Range]]) -> None:  # noqa: C901 - no calls
        """Read the events of a chunk, which begins at the code point ``_base`` of the source.

        All in one loop: calls would take half as long again as what they do.
        """
        source, base, add = self._source, self._base, self._add
        copied = source.isascii()
        starts, ends = self._starts, self._ends
        for event, place in events:
            if "Text" in event:
                text, start, end = event["Text"], place["start"], place["end"]
                # Only copied text is as long as its place: every entity is longer than its text.
                if end - start == len(text):
                    start += base
                    end += base
                    add((text if copied else source[start:end], start, end))
                else:
                    self._changed_text(text, start + base, end + base)
            elif "Start" in event:
                name = event["Start"]
                if type(name) is not str:
                    (name,) = name
                if name in starts:
                    starts[name](event["Start"], place)
                    add = self._add
            elif "End" in event:
                name = event["End"]
                if type(name) is not str:
                    (name,) = name
                if name in ends:
                    ends[name](event["End"], place)
                    add = self._add
            elif event == "SoftBreak":
                add(("\n", place["start"] + base, place["end"] + base))
            else:
                self._leaf(event, place["start"] + base, place["end"] + base)
                add = self._add

    def _leaf(self, event: Any, start: int, end: int) -> None:  # noqa: ANN401 - see the class
        name, text = (event, "\n") if type(event) is str else event.popitem()
        if name in self._leaves:
            self._leaves[name](text, start, end)

    def _laid(self, text: str, start: int, end: int) -> list[Piece]:
        """Return the pieces of a text of the copy, as the source has them."""
        pieces = aligned(text, self._copy, start, end)
        return pieces if self._source.isascii() else self._of_source(pieces)

    def _of_source(self, pieces: list[Piece]) -> list[Piece]:
        found = [self._source[piece.start : piece.end] for piece in pieces]
        return [
            piece if text.isascii() else Piece(text, piece.start, piece.end)
            for piece, text in zip(pieces, found, strict=True)
        ]

    # Text

    def _route(self) -> None:
        """Choose where text goes from here: the prose, a picture's alternative, nowhere."""
        if self._muted or self._hidden:
            self._add = _drop
        else:
            self._add = self._alt.append if self._images else self._builder.add

    def _changed_text(self, text: str, start: int, end: int) -> None:
        """Add text that the source spells in another way, mostly an entity."""
        if self._source[start] == "&":
            self._add((visible(text), start, end))
        else:
            self._add_all(self._laid(text, start, end))

    def _hard_break(self, text: str, start: int, end: int) -> None:
        self._add((text, start, end))

    def _add_all(self, pieces: list[Piece]) -> None:
        for piece in pieces:
            self._add(piece)

    def _rule(self, _text: str, _start: int, _end: int) -> None:
        self._builder.close()

    def _code(self, text: str, start: int, end: int) -> None:
        span = self._source[start:end]
        fence = len(span) - len(span.lstrip("`"))
        self._add_all(self._laid(text, start + fence, end - fence))

    def _footnote_reference(self, _label: str, start: int, end: int) -> None:
        """Keep the mark in the prose: whether a claim refers to anything is worth knowing."""
        self._add((self._source[start:end], start, end))

    def _mute(self, _value: object, _place: Range) -> None:
        self._muted += 1
        self._route()

    def _unmute(self, _value: object, _place: Range) -> None:
        self._muted -= 1
        self._route()

    # Blocks

    def _start_block(self, _value: object, _place: Range) -> None:
        self._builder.close()
        self._builder.kind = self._kinds[-1]

    def _start_cell(self, _value: object, _place: Range) -> None:
        self._builder.kind = "cell"

    def _start_heading(self, _value: object, _place: Range) -> None:
        self._builder.close()
        self._builder.kind = "heading"

    def _end_block(self, _value: object, _place: Range) -> None:
        builder = self._builder
        builder.close()
        builder.kind = self._kinds[-1]
        if self._hidden:
            self._end_hidden()

    def _start_item(self, _value: object, _place: Range) -> None:
        self._kinds.append("item")
        self._builder.kind = "item"

    def _container(self, kind: BlockKind) -> Handler:
        def start(_value: object, _place: Range) -> None:
            self._builder.close()
            self._kinds.append(kind)
            self._builder.kind = kind

        return start

    def _end_container(self, _value: object, _place: Range) -> None:
        builder, kinds = self._builder, self._kinds
        builder.close()
        kinds.pop()
        builder.kind = kinds[-1]
        if self._hidden:
            self._end_hidden()

    def _end_hidden(self) -> None:
        """Show what comes after a block that ends while an element in its lines hides it."""
        if self._html:
            self._html.end_of_block()
            self._hidden = self._html.hidden
            self._route()

    def _start_code_block(self, value: object, place: Range) -> None:
        self._start_block(value, place)
        if not self._code_blocks:
            self._mute(value, place)

    def _end_code_block(self, value: object, place: Range) -> None:
        if not self._code_blocks:
            self._unmute(value, place)
        self._end_block(value, place)

    # HTML

    def _inline_html(self, html: str, start: int, end: int) -> None:
        if html in _INERT_TAGS and not self._hidden:
            return
        if not self._muted:
            self._feed(self._laid(html, start, end), self._builder.kind)
            self._route()

    def _feed(self, pieces: list[Piece], kind: BlockKind) -> None:
        from claimlint.readers.html_prose import HtmlProse
        from claimlint.readers.joined import Joined

        html = Joined(pieces)
        if self._html is None:
            self._html = HtmlProse(self._builder)
        self._html.feed(html.text, html.source_map, kind)
        self._hidden = self._html.hidden

    def _html_line(self, html: str, start: int, end: int) -> None:
        self._html_lines += self._laid(html, start, end)

    def _end_html_block(self, _value: object, _place: Range) -> None:
        pieces, self._html_lines = self._html_lines, []
        self._feed(pieces, self._kinds[-1])
        self._builder.close()
        self._builder.kind = self._kinds[-1]
        self._route()

    # Links and images

    def _start_link(self, value: dict[str, _Target], _place: Range) -> None:
        (link,) = value.values()
        self._titled.append((link["title"], "" if link["link_type"] == "Inline" else link["id"]))

    def _end_link(self, _value: object, place: Range) -> None:
        title, label = self._titled.pop()
        if title and not self._muted and not self._hidden:
            self._title(title, label, place)

    def _title(self, title: str, label: str, place: Range) -> None:
        """Add the title of a link: its own, or at first use that of the definition."""
        if not label:
            start, end = place["start"] + self._base, place["end"] + self._base - 1
        else:
            definition = self._definitions.untold(label)
            if not definition:
                return
            title = definition["title"] or ""
            start, end = definition["span"]["start"], definition["span"]["end"]
        pieces = link_title(title, self._copy, start, end)
        self._builder.aside("title", self._of_source(pieces))

    def _start_image(self, value: dict[str, _Target], place: Range) -> None:
        self._start_link(value, place)
        self._images += 1
        self._route()

    def _end_image(self, value: object, place: Range) -> None:
        self._images -= 1
        if not self._images:
            self._builder.aside("alt", self._alt)
            self._alt = []
            self._route()
        self._end_link(value, place)


def _drop(_piece: tuple[str, int, int]) -> None:
    """Add text to nothing: it is struck through or hidden."""
