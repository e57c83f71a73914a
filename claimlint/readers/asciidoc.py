"""AsciiDoc: what a reader of the built page sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.document import Comment
from claimlint.readers.asciidoc_inline import Inline, first_value
from claimlint.readers.asciidoc_tables import table_cells
from claimlint.readers.prose import ProseBuilder
from claimlint.readers.text_lines import Stretch, paragraph, stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimlint.document import BlockKind, Document

_DELIMITER = re.compile(
    r"(?:-{4,}|={4,}|\.{4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--|(?P<fence>`{3,})[\w+-]*"
    r"|(?P<table>[|,:!]={3,}))\Z"
)
_HEADING = re.compile(r"(={1,6}|#{1,6})[ \t]+(\S.*?)(?:[ \t]+\1)?\Z")
_UNDERLINE = re.compile(r"([=\-~^+])\1{3,}\Z")
_ENTRY = re.compile(r":(!?\w[\w-]*!?):(?:[ \t]+(.*))?\Z")
_ATTRIBUTES = re.compile(r"\[(?:\[[^\[\]]*\]|[^\[\]]*)\]\Z|\[(?=[\w\"'.#%,]).*\]\Z")
_TITLE = re.compile(r"\.(?=[^\s.])")
_MACRO = re.compile(r"([A-Za-z]\w*)::(\S*?)\[(.*)\]\Z")
_ITEM = re.compile(
    r"[ \t]*(?:\*{1,6}|-|\.{1,6}|\d{1,9}\.|[a-zA-Z]\.|[ivxIVX]{1,8}\)|<(?:\d+|\.)>|•)[ \t]+(?=\S)"
)
_CHECKBOX = re.compile(r"\[[ xX*]\][ \t]+")
_TERM = re.compile(r"[ \t]*(\S.*?)(?::{2,4}|;;)(?:[ \t]+(?=\S)|\Z)")
_LABEL = re.compile(r"(?:NOTE|TIP|IMPORTANT|CAUTION|WARNING):[ \t]+")
_RULE = re.compile(r"(?:'{3,}|-{3}|\*{3}|- - -|\* \* \*|<{3,})\Z")
_STYLE = re.compile(r"[\w-]*")
_CODE = frozenset(
    (
        *("source", "listing", "literal", "stem", "latexmath", "asciimath", "comment", "mermaid"),
        *("plantuml", "graphviz", "ditaa", "screen", "programlisting"),
    )
)
_DEEPEST = 30
# Of an attribute that stands for text: a longer one, used often, would fill the memory.
_LONGEST_VALUE = 300


def read_asciidoc(path: str, source: str) -> Document:
    """Read AsciiDoc: paragraphs, headings, lists, tables, and texts of blocks and macros.

    Code, author and revision lines, and what only steers the build are left out; both sides
    of conditions are read.
    """
    builder = ProseBuilder(source)
    _Blocks(source, builder).read(stretches(source), "paragraph", 0)
    return builder.document(path)


class _Blocks:
    """Adds blocks of lines to the prose."""

    def __init__(self, source: str, builder: ProseBuilder) -> None:
        self._source = source
        self._builder = builder
        self._attributes: dict[str, str] = {}
        self._inline = Inline(self._attributes, builder.aside)
        self._style = ""

    def _text(self, line: Stretch) -> str:
        return self._source[line[0] : line[1]]

    def add(self, lines: Sequence[Stretch], kind: BlockKind) -> None:
        """Add lines of running text as a block; comments between them are taken out."""
        kept = [line for line in lines if not self._comment(line)]
        self._builder.kind = kind
        for piece in self._inline.shown(paragraph(self._source, kept)):
            self._builder.add(piece)
        self._builder.close()

    def _comment(self, line: Stretch) -> bool:
        text = self._text(line)
        if not text.startswith("//") or text.startswith("///"):
            return False
        self._builder.comments.append(Comment(text[2:].strip(), *line))
        return True

    def read(self, lines: Sequence[Stretch], kind: BlockKind, depth: int) -> None:
        """Add what stands in the lines; ``kind`` is what paragraphs are there."""
        self._style = ""
        at = 0
        while at < len(lines):
            if lines[at][0] == lines[at][1]:
                at += 1
                continue
            steps = self._line, self._delimited, self._heading, self._item, self._described
            stops = (step(lines, at, kind, depth) for step in (*steps, self._paragraph))
            at = next(stop for stop in stops if stop > at)

    # What adds a kind of block takes the lines and where it may begin; it returns the index after
    # the block, or the same index if none begins there.

    def _line(self, lines: Sequence[Stretch], at: int, _kind: BlockKind, _depth: int) -> int:
        """Hear a line that stands by itself: a comment, attributes, a title, a macro, a rule."""
        text = self._text(lines[at])
        start, end = lines[at]
        if _RULE.match(text) or text == "+" or self._comment(lines[at]):
            return at + 1
        entry = _ENTRY.match(text)
        if entry:
            return self._entry(lines, at, entry)
        macro = _MACRO.match(text)
        if macro:
            self._macro(macro, start)
        elif _ATTRIBUTES.match(text):
            name = _STYLE.match(text, 1)
            if name and not text.startswith("[["):
                self._style = name.group().lower()
        elif _TITLE.match(text) and not _DELIMITER.match(text):
            style = self._style
            self.add([(start + 1, end)], "heading")
            self._style = style
        else:
            return at
        return at + 1

    def _entry(self, lines: Sequence[Stretch], at: int, entry: re.Match[str]) -> int:
        """Set an attribute of the document; its description is copy."""
        stop = at + 1
        start = lines[at][0] + (entry.start(2) if entry.group(2) else len(entry.group()))
        parts = [(start, lines[at][1])]
        while self._text(parts[-1]).endswith(" \\") and stop < len(lines):
            first, last = parts[-1]
            parts[-1] = first, last - 2
            parts.append(lines[stop])
            stop += 1
        name = entry.group(1).strip("!").lower()
        value = paragraph(self._source, parts)
        if "!" in entry.group(1) or len(value.text) > _LONGEST_VALUE:
            self._attributes.pop(name, None)
        else:
            self._attributes[name] = value.text
        if name == "description":
            self.add(parts, "meta")
        return stop

    def _macro(self, macro: re.Match[str], start: int) -> None:
        if macro.group(1) != "image":
            return
        begin, end = first_value(macro.string, *macro.span(3))
        comma = macro.string.find(",", begin, end)
        if comma >= 0 and macro.string[macro.start(3) : begin] != '"':
            end = comma
        self.add([(start + begin, start + end)], "alt")
        title = re.search(r'\btitle="([^"]*)"', macro.group(3))
        if title:
            offset = start + macro.start(3)
            self.add([(offset + title.start(1), offset + title.end(1))], "caption")

    def _delimited(self, lines: Sequence[Stretch], at: int, kind: BlockKind, depth: int) -> int:
        delimiter = _DELIMITER.match(self._text(lines[at]))
        if delimiter is None:
            return at
        mark = delimiter.group("fence") or delimiter.group()
        stop = at + 1
        while stop < len(lines) and self._text(lines[stop]) != mark:
            stop += 1
        inside = lines[at + 1 : stop]
        style, self._style = self._style, ""
        if mark[0] == "/" or style == "comment":
            start, end = lines[at][1], lines[stop - 1][1]
            place = lines[at][0], lines[min(stop, len(lines) - 1)][1]
            self._builder.comments.append(Comment(self._source[start:end].strip(), *place))
        elif delimiter.group("table"):
            for cell, nested in table_cells(self._source, inside, mark[0]):
                self._cell(cell, nested=nested, depth=depth)
        elif style not in _CODE:
            self._content(inside, mark, style, kind, depth)
        return stop + 1

    def _cell(self, cell: list[Stretch], *, nested: bool, depth: int) -> None:
        if nested and depth < _DEEPEST:
            self.read(cell, "cell", depth + 1)
            return
        at = 0
        while at < len(cell):
            stop = at
            while stop < len(cell) and self._text(cell[stop]).strip():
                stop += 1
            self.add(cell[at:stop], "cell")
            at = stop + 1

    def _content(
        self, lines: Sequence[Stretch], mark: str, style: str, kind: BlockKind, depth: int
    ) -> None:
        if mark[0] in "`." or (mark[0] == "-" and len(mark) > 2) or not lines:
            return
        if mark[0] == "+":
            self._html(lines)
        elif style == "verse" or depth >= _DEEPEST:
            self.add(lines, "quote")
        else:
            self.read(lines, "quote" if mark[0] == "_" or style == "quote" else kind, depth + 1)

    def _html(self, lines: Sequence[Stretch]) -> None:
        from claimlint.readers.html_prose import HtmlProse
        from claimlint.spans import SourceMap

        start, end = lines[0][0], lines[-1][1]
        places = SourceMap([0], [start], [end], end - start)
        HtmlProse(self._builder).feed(self._source[start:end], places, "paragraph")
        self._builder.close()

    def _heading(self, lines: Sequence[Stretch], at: int, _kind: BlockKind, _depth: int) -> int:
        text = self._text(lines[at])
        heading = _HEADING.match(text)
        following = self._text(lines[at + 1]) if at + 1 < len(lines) else ""
        if heading:
            start = lines[at][0]
            self.add([(start + heading.start(2), start + heading.end(2))], "heading")
            stop = at + 1
            first = len(heading.group(1)) == 1
        elif _UNDERLINE.match(following) and abs(len(following) - len(text)) <= 1:
            self.add(lines[at : at + 1], "heading")
            stop = at + 2
            first = following[0] == "="
        else:
            return at
        return self._header(lines, stop) if first else stop

    def _header(self, lines: Sequence[Stretch], at: int) -> int:
        """Step over the lines of author and revision below the title of the document."""
        while at < len(lines) and lines[at][0] < lines[at][1]:
            entry = _ENTRY.match(self._text(lines[at]))
            self._comment(lines[at])
            at = self._entry(lines, at, entry) if entry else at + 1
        return at

    # Lists and paragraphs

    def _item(self, lines: Sequence[Stretch], at: int, _kind: BlockKind, _depth: int) -> int:
        start, end = lines[at]
        mark = _ITEM.match(self._source, start, end)
        if mark is None:
            return at
        box = _CHECKBOX.match(self._source, mark.end(), end)
        first = (box or mark).end()
        stop = self._end_of_text(lines, at + 1)
        self.add([(first, end), *lines[at + 1 : stop]], "item")
        return stop

    def _described(self, lines: Sequence[Stretch], at: int, _kind: BlockKind, _depth: int) -> int:
        start, end = lines[at]
        term = _TERM.match(self._source, start, end)
        if term is None:
            return at
        self.add([term.span(1)], "item")
        if term.end() == end:
            while at + 1 < len(lines) and lines[at + 1][0] == lines[at + 1][1]:
                at += 1
        stop = self._end_of_text(lines, at + 1)
        self.add([(term.end(), end), *lines[at + 1 : stop]], "item")
        return max(stop, at + 1)

    def _end_of_text(self, lines: Sequence[Stretch], at: int) -> int:
        """Return the index after the lines that go on with the text of an item."""
        while at < len(lines) and lines[at][0] < lines[at][1]:
            text = self._text(lines[at])
            if (
                text == "+"
                or _ITEM.match(text)
                or _TERM.match(text)
                or _DELIMITER.match(text)
                or _ATTRIBUTES.match(text)
            ):
                break
            at += 1
        return at

    def _paragraph(self, lines: Sequence[Stretch], at: int, kind: BlockKind, _depth: int) -> int:
        stop = at + 1
        while stop < len(lines) and lines[stop][0] < lines[stop][1]:
            text = self._text(lines[stop])
            if text == "+" or _DELIMITER.match(text) or _ATTRIBUTES.match(text):
                break
            stop += 1
        style, self._style = self._style, ""
        start, end = lines[at]
        if style in _CODE or self._source[start].isspace():
            return stop
        label = _LABEL.match(self._source, start, end)
        quoted = self._source.startswith("> ", start)
        parts = [(label.end() if label else start, end), *lines[at + 1 : stop]]
        if quoted:
            parts = [(s + 1, e) if self._source.startswith(">", s) else (s, e) for s, e in parts]
        self.add(parts, "quote" if quoted or style in ("quote", "verse") else kind)
        return stop
