"""reStructuredText: what a reader of the built page sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.document import Comment
from claimlint.readers.prose import ProseBuilder
from claimlint.readers.rst_directives import Directives
from claimlint.readers.rst_inline import shown
from claimlint.readers.rst_tables import cells, table_end
from claimlint.readers.text_lines import (
    Stretch,
    block,
    dedented,
    indent,
    paragraph,
    stretches,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimlint.document import BlockKind, Document

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}\Z")
_BULLET = re.compile(r"[*+•‣⁃-](?:\s+|\Z)")  # noqa: RUF001 - these are the bullets
_ENUMERATOR = re.compile(r"\(?(?:\d{1,9}|[a-zA-Z]|#|[ivxlcdm]{1,8}|[IVXLCDM]{1,8})[.)](?:\s+|\Z)")
_FIELD = re.compile(r":(?![: ])(?:[^:\\\n]|\\.|:(?!\s|\Z)){1,200}:(?:\s+|\Z)")
_OPTION = re.compile(
    r"(?:(?:-\w|--[\w-]+|/\w)(?:[ =](?:[\w-]+|<[^<>]*>))?(?:, )?){1,9}(?: {2,}|\Z)"
)
_LINE_BLOCK = re.compile(r"\|(?:\s+|\Z)")
_EXPLICIT = re.compile(r"\.\.(?:\s+|\Z)")
_ANONYMOUS = re.compile(r"__(?:\s|\Z)")
_FOOTNOTE = re.compile(r"\[(?:\d+|\#[\w-]*|\*|[A-Za-z][\w.-]*)\](?:\s+|\Z)")
_TARGET = re.compile(r"_(?:`[^`]*`|(?:[^:\\]|\\.|:(?!\s|\Z)){1,300}|_):(?:\s|\Z)")
_DIRECTIVE = re.compile(r"(?:\|[^|\n]{1,200}\|\s+)?([A-Za-z][\w:.+-]*?)\s?::(?:\s+|\Z)")
_DEEPEST = 40


def read_rst(path: str, source: str) -> Document:
    """Read reStructuredText: paragraphs, headings, lists, tables and texts of directives.

    Code, raw formats but HTML, and what only steers the build are left out.
    """
    builder = ProseBuilder(source)
    _Blocks(source, builder).read(stretches(source), "paragraph", 0)
    return builder.document(path)


class _Blocks:
    """Adds blocks of lines to the prose; lines come without the indentation of their parent."""

    def __init__(self, source: str, builder: ProseBuilder) -> None:
        self._source = source
        self._builder = builder
        self._directives = Directives(source, builder, self.read, self.add)

    def _text(self, line: Stretch) -> str:
        return self._source[line[0] : line[1]]

    def add(self, lines: Sequence[Stretch], kind: BlockKind) -> None:
        """Add lines of running text as a block."""
        self._builder.kind = kind
        for piece in shown(paragraph(self._source, lines)):
            self._builder.add(piece)
        self._builder.close()

    def read(self, lines: Sequence[Stretch], kind: BlockKind, depth: int) -> None:
        """Add what stands in the lines; ``kind`` is what paragraphs are there."""
        if depth > _DEEPEST:
            self.add(lines, kind)
            return
        at = 0
        while at < len(lines):
            if lines[at][0] == lines[at][1]:
                at += 1
            elif indent(self._source, lines[at]):
                stop = self._while_indented(lines, at)
                self.read(block(self._source, lines[at:stop]), "quote", depth + 1)
                at = stop
            else:
                at = self._block(lines, at, kind, depth)

    def _while_indented(self, lines: Sequence[Stretch], at: int, columns: int = 1) -> int:
        """Return the index of the first line from ``at`` on that is indented less."""
        stop = at
        while at < len(lines):
            if lines[at][0] < lines[at][1]:
                if indent(self._source, lines[at]) < columns:
                    break
                stop = at + 1
            at += 1
        return stop

    def _block(self, lines: Sequence[Stretch], at: int, kind: BlockKind, depth: int) -> int:
        """Add the block that begins with line ``at``; return the index after it."""
        kinds = self._heading, self._table, self._explicit, self._unread, self._marked, self._item
        stops = (add(lines, at, kind, depth) for add in (*kinds, self._paragraph))
        return next(stop for stop in stops if stop > at)

    # What adds a kind of block takes the lines and where it may begin; it returns the index after
    # the block, or the same index if none begins there.

    def _heading(self, lines: Sequence[Stretch], at: int, _kind: BlockKind, _depth: int) -> int:
        """Add a title with its lines below or around it, or step over a transition."""
        text = self._text(lines[at])
        following = self._text(lines[at + 1]) if at + 1 < len(lines) else ""
        if _ADORNMENT.match(text):
            third = self._text(lines[at + 2]) if at + 2 < len(lines) else ""
            if following.strip() and third[:1] == text[:1] and _ADORNMENT.match(third):
                self.add(lines[at + 1 : at + 2], "heading")
                return at + 3
            return at if following.strip() else at + 1
        long_enough = len(following) >= min(len(text), 4)
        if long_enough and _ADORNMENT.match(following):
            self.add(lines[at : at + 1], "heading")
            return at + 2
        return at

    def _table(self, lines: Sequence[Stretch], at: int, _kind: BlockKind, depth: int) -> int:
        stop = table_end(self._source, lines, at)
        for cell in cells(self._source, lines[at:stop]):
            self.read(cell, "cell", depth + 1)
        return stop

    def _unread(self, lines: Sequence[Stretch], at: int, _kind: BlockKind, _depth: int) -> int:
        """Step over targets without a name, and over what was typed into an interpreter."""
        text = self._text(lines[at])
        if text.startswith(">>> "):
            return self._until_blank(lines, at)
        if not _ANONYMOUS.match(text):
            return at
        at += 1
        while at < len(lines) and lines[at][0] < lines[at][1] and indent(self._source, lines[at]):
            at += 1
        return at

    def _marked(self, lines: Sequence[Stretch], at: int, kind: BlockKind, depth: int) -> int:
        """Add a block of lines, the body of a field, or what an option is described by."""
        text = self._text(lines[at])
        if _LINE_BLOCK.match(text):
            return self._line_block(lines, at, kind)
        field = _FIELD.match(text)
        if field:
            return self._hanging(lines, at, field.end(), kind, depth)
        option = _OPTION.match(text)
        return self._hanging(lines, at, option.end(), "item", depth) if option else at

    def _until_blank(self, lines: Sequence[Stretch], at: int) -> int:
        while at < len(lines) and lines[at][0] < lines[at][1]:
            at += 1
        return at

    def _line_block(self, lines: Sequence[Stretch], at: int, kind: BlockKind) -> int:
        stop = self._until_blank(lines, at)
        parts = []
        for line in lines[at:stop]:
            mark = _LINE_BLOCK.match(self._text(line))
            parts.append((line[0] + mark.end(), line[1]) if mark else line)
        self.add(parts, kind)
        return stop

    # Lists

    def _begins_item(self, lines: Sequence[Stretch], at: int, text: str) -> bool:
        if _BULLET.match(text):
            return True
        if not _ENUMERATOR.match(text):
            return False
        # "A. Smith writes" over two lines is no list.
        following = self._text(lines[at + 1]) if at + 1 < len(lines) else ""
        return not following or following[0].isspace() or _ENUMERATOR.match(following) is not None

    def _item(self, lines: Sequence[Stretch], at: int, _kind: BlockKind, depth: int) -> int:
        text = self._text(lines[at])
        if not self._begins_item(lines, at, text):
            return at
        mark = _BULLET.match(text) or _ENUMERATOR.match(text)
        width = mark.end() if mark else 0
        stop = self._while_indented(lines, at + 1)
        stop = max(stop, at + 1)
        rest = [dedented(self._source, line, width) for line in lines[at + 1 : stop]]
        self.read([(lines[at][0] + width, lines[at][1]), *rest], "item", depth + 1)
        return stop

    def _hanging(
        self, lines: Sequence[Stretch], at: int, width: int, kind: BlockKind, depth: int
    ) -> int:
        """Add what follows a mark on its line and stands indented below."""
        stop = max(self._while_indented(lines, at + 1), at + 1)
        first = (lines[at][0] + width, lines[at][1])
        self.read([first, *block(self._source, lines[at + 1 : stop])], kind, depth + 1)
        return stop

    # Paragraphs

    def _paragraph(self, lines: Sequence[Stretch], at: int, kind: BlockKind, depth: int) -> int:
        stop = self._until_blank(lines, at)
        if at + 1 < stop and indent(self._source, lines[at + 1]):
            self._term(lines[at])
            below = self._while_indented(lines, at + 1)
            self.read(block(self._source, lines[at + 1 : below]), "item", depth + 1)
            return below
        text = self._text(lines[stop - 1])
        if not text.endswith("::"):
            self.add(lines[at:stop], kind)
            return stop
        # What follows is a literal block; of the two colons one is shown.
        start, end = lines[stop - 1]
        last = (start, end - (2 if text.rstrip(":").endswith((" ", "\t")) or text == "::" else 1))
        self.add([*lines[at : stop - 1], last], kind)
        return self._after_literal(lines, stop)

    def _term(self, line: Stretch) -> None:
        """Add the term of a definition, without its classifiers."""
        text = self._text(line)
        self.add([(line[0], line[0] + len(text.partition(" : ")[0]))], "item")

    def _after_literal(self, lines: Sequence[Stretch], at: int) -> int:
        while at < len(lines) and lines[at][0] == lines[at][1]:
            at += 1
        if at == len(lines) or indent(self._source, lines[at]):
            return self._while_indented(lines, at)
        mark = self._text(lines[at])[0]
        if mark.isalnum() or not mark.isascii():
            return at
        while at < len(lines) and self._text(lines[at]).startswith(mark):
            at += 1
        return at

    # Explicit markup

    def _explicit(self, lines: Sequence[Stretch], at: int, kind: BlockKind, depth: int) -> int:
        text = self._text(lines[at])
        mark = _EXPLICIT.match(text)
        if mark is None:
            return at
        start = lines[at][0] + mark.end()
        end = lines[at][1]
        if start == end and (at + 1 == len(lines) or lines[at + 1][0] == lines[at + 1][1]):
            return at + 1
        stop = max(self._while_indented(lines, at + 1), at + 1)
        body = block(self._source, lines[at + 1 : stop])
        footnote = _FOOTNOTE.match(self._source, start, end)
        directive = _DIRECTIVE.match(self._source, start, end)
        if footnote:
            self.read([(footnote.end(), end), *body], "footnote", depth + 1)
        elif directive:
            name = directive.group(1).lower()
            self._directives.read(name, (directive.end(), end), body, kind, depth)
        elif not _TARGET.match(self._source, start, end):
            last = lines[stop - 1][1]
            comment = self._source[start:last].strip()
            self._builder.comments.append(Comment(comment, lines[at][0], last))
        return stop
