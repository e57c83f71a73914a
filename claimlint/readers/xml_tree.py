"""Parses XML into a small tree that knows where everything stands in the source.

Expat parses and tells byte offsets. Entities that a document declares itself are refused:
they are how a small file becomes a huge one or reads other files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from claimlint.document import Comment
from claimlint.readers.errors import ReadError
from claimlint.readers.invisible import visible
from claimlint.readers.offsets import CodePoints
from claimlint.readers.prose import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 200
_ATTRIBUTE = re.compile(r"""([^\s=<>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(\w+));|[\r\n\t]")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_HINTS = {
    "undefined entity": "XML knows no HTML entities: write the character itself",
    "not well-formed (invalid token)": "perhaps a bare & or <: write &amp; or &lt;",
}


class Element:
    """An element: ``start:end`` with its tags, ``inner_start:inner_end`` without them.

    ``content`` holds its texts and elements in order; ``cdata`` tells that some of the text
    stood in a CDATA section. Offsets are code points of the source. ``name`` keeps its prefix.
    """

    __slots__ = ("cdata", "content", "end", "inner_end", "inner_start", "name", "start")

    def __init__(self, name: str, start: int) -> None:
        """Begin an element."""
        self.name = name
        self.start = self.end = self.inner_start = self.inner_end = start
        self.content: list[Element | Piece] = []
        self.cdata = False

    def elements(self) -> Iterator[Element]:
        """Yield the child elements."""
        return (each for each in self.content if isinstance(each, Element))

    def pieces(self) -> list[Piece]:
        """Return the text that stands directly in the element."""
        return [each for each in self.content if isinstance(each, Piece)]

    def attributes(self, source: str) -> dict[str, list[Piece]]:
        """Return the decoded attribute values by name, from the source it was parsed from."""
        found: dict[str, list[Piece]] = {}
        tag_end = self.inner_start if self.inner_start > self.start else self.end
        for match in _ATTRIBUTE.finditer(source, self.start, tag_end):
            span = match.span(2) if match.group(2) is not None else match.span(3)
            found[match.group(1)] = list(_attribute_text(source, *span))
        return found


class Tree(NamedTuple):
    """The root element and the comments of a document."""

    root: Element
    comments: list[Comment]


def parse_xml(source: str) -> Tree:
    """Parse a whole document.

    Raises:
        ReadError: it is not well-formed, declares entities, or is nested too deeply.
    """
    builder = _Builder(source)
    try:
        return builder.parse()
    except expat.ExpatError as error:
        problem = expat.errors.messages.get(error.code, "cannot be parsed")
        remedy = _HINTS.get(problem, "mend it there or leave the file out")
        raise ReadError(f"line {error.lineno}: not well-formed XML: {problem}; {remedy}") from error


def _attribute_text(source: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for match in _REFERENCE.finditer(source, start, end):
        if match.start() > at:
            yield Piece(source[at : match.start()], at, match.start())
        at = match.end()
        yield Piece(_resolved(match), match.start(), at)
    if at < end:
        yield Piece(source[at:end], at, end)


def _resolved(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _ENTITIES.get(name, match.group())
    if hexadecimal or decimal:
        return visible(chr(int(hexadecimal, 16) if hexadecimal else int(decimal)))
    return " "


class _Builder:
    """Hears the parser's events; a text ends where the next event begins."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._points = CodePoints(source)
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = self._comment
        parser.StartCdataSectionHandler = self._cdata
        parser.EndCdataSectionHandler = self._mark
        parser.ProcessingInstructionHandler = self._mark
        parser.EntityDeclHandler = self._refuse
        self._open_elements: list[Element] = []
        self._root: Element | None = None
        self._pending: tuple[str, int] | None = None
        # What learns where it ends when the next event comes.
        self._opened: Element | None = None
        self._closed: Element | None = None
        self._commented: tuple[str, int] | None = None
        self._comments: list[Comment] = []

    def parse(self) -> Tree:
        data = self._source.encode("utf-8", "replace")
        self._parser.Parse(data, True)  # noqa: FBT003 - expat takes it by position only
        self._settle(len(self._source))
        if self._root is None:  # pragma: no cover - expat refuses a document without a root
            raise ReadError("the XML has no root element; leave the file out")
        return Tree(self._root, self._comments)

    def _here(self) -> int:
        at = self._parser.CurrentByteIndex
        return self._points.span(at, at)[0]

    def _settle(self, here: int) -> None:
        """Tell what the last event began that it ends ``here``."""
        if self._pending is not None:
            text, start = self._pending
            shown = text if here - start == len(text) else visible(text)
            if shown:
                self._open_elements[-1].content.append(Piece(shown, start, here))
            self._pending = None
        elif self._opened is not None:
            self._opened.inner_start = self._opened.inner_end = here
            self._opened = None
        elif self._closed is not None:
            self._closed.end = self._source.find(">", self._closed.inner_end, here) + 1 or here
            self._closed = None
        elif self._commented is not None:
            text, start = self._commented
            end = self._source.find("-->", start, here) + 3
            self._comments.append(Comment(text.strip(), start, end))
            self._commented = None

    def _mark(self, *_: object) -> None:
        self._settle(self._here())

    def _open(self, name: str, _: object) -> None:
        here = self._here()
        self._settle(here)
        if len(self._open_elements) >= DEEPEST:
            line = self._parser.CurrentLineNumber
            raise ReadError(f"line {line}: nested deeper than {DEEPEST} levels; flatten the data")
        self._opened = element = Element(name, here)
        if self._open_elements:
            self._open_elements[-1].content.append(element)
        else:
            self._root = element
        self._open_elements.append(element)

    def _close(self, _: str) -> None:
        here = self._here()
        self._settle(here)
        element = self._open_elements.pop()
        element.inner_end = here
        self._closed = element

    def _text(self, text: str) -> None:
        here = self._here()
        self._settle(here)
        self._pending = text, here

    def _comment(self, text: str) -> None:
        here = self._here()
        self._settle(here)
        self._commented = text, here

    def _cdata(self) -> None:
        self._mark()
        self._open_elements[-1].cdata = True

    def _refuse(self, name: str, *_: object) -> None:
        line = self._parser.CurrentLineNumber
        raise ReadError(
            f"line {line}: the XML declares an entity of its own ({name}), which is not "
            "followed; write the text itself"
        )
