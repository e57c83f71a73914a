"""Parses XML into a small tree that knows where everything stands in the source.

Expat parses and tells byte offsets. Entities that a document declares itself are refused:
they are how a small file becomes a huge one or reads other files.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from claimlint.document import Comment
from claimlint.readers.errors import ReadError
from claimlint.readers.invisible import visible
from claimlint.readers.offsets import CodePoints
from claimlint.readers.prose import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

DEEPEST = 200
_CHUNK = 1 << 16
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
    reader = XmlReader(source)
    for _ in reader.elements():
        pass  # nothing is taken out of the tree
    return Tree(reader.root, reader.comments)


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


class XmlReader:
    """Parses a document element by element; of what is taken out on the way nothing is kept.

    ``root`` and ``comments`` are complete when `elements` has come to its end.
    """

    def __init__(
        self,
        source: str,
        wanted: Callable[[Element, Sequence[Element]], bool] = lambda _element, _around: False,
    ) -> None:
        """Take the decoded source.

        ``wanted`` is asked, when an element has ended, whether to take it out of the tree; it
        is also given the elements around, the root first.
        """
        self.comments: list[Comment] = []
        self._source = source
        self._wanted = wanted
        self._offsets = _Offsets(source)
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = self._comment
        parser.StartCdataSectionHandler = self._cdata
        parser.EndCdataSectionHandler = self._mark
        parser.ProcessingInstructionHandler = self._mark
        parser.EntityDeclHandler = self._refuse
        self._around: list[Element] = []
        self._root: Element | None = None
        self._taken: list[Element] = []
        # What learns where it ends when the next event comes: a text, whose copied run may have
        # begun before, the start or end of an element, a comment.
        self._pending: tuple[str, int] | None = None
        self._run: int | None = None
        self._opened: Element | None = None
        self._closed: Element | None = None
        self._commented: tuple[str, int] | None = None

    @property
    def root(self) -> Element:
        """The outermost element, which has begun."""
        if self._root is None:
            raise ReadError("the XML has no root element; leave the file out")
        return self._root

    def elements(self) -> Iterator[Element]:
        """Yield the elements that are wanted, as they end.

        Raises:
            ReadError: the document is not well-formed, declares entities, or nests too deeply.
        """
        try:
            for data in self._offsets.chunks():
                self._parser.Parse(data, False)  # noqa: FBT003 - expat takes it by position
                yield from self._take()
            self._parser.Parse(b"", True)  # noqa: FBT003 - the same
        except expat.ExpatError as error:
            problem = expat.errors.messages.get(error.code, "cannot be parsed")
            remedy = _HINTS.get(problem, "mend it there or leave the file out")
            message = f"line {error.lineno}: not well-formed XML: {problem}; {remedy}"
            raise ReadError(message) from error
        self._settle(len(self._source))
        yield from self._take()

    def _take(self) -> list[Element]:
        taken, self._taken = self._taken, []
        return taken

    def _here(self) -> int:
        return self._offsets.point(self._parser.CurrentByteIndex)

    def _settle(self, here: int, *, text_follows: bool = False) -> None:
        """Tell what the last event began that it ends ``here``."""
        if self._pending is not None:
            self._end_text(*self._pending, here, text_follows=text_follows)
            self._pending = None
        elif self._opened is not None:
            self._opened.inner_start = self._opened.inner_end = here
            self._opened = None
        elif self._closed is not None:
            self._end_element(self._closed, here)
            self._closed = None
        elif self._commented is not None:
            text, start = self._commented
            end = self._source.find("-->", start, here) + 3
            self.comments.append(Comment(text.strip(), start, end))
            self._commented = None

    def _end_text(self, text: str, start: int, here: int, *, text_follows: bool) -> None:
        """Add a text, or let it wait for more that is a copy like itself."""
        copied = here - start == len(text)
        run = start if self._run is None else self._run
        if copied and text_follows:
            self._run = run
            return
        content = self._around[-1].content
        end = here if copied else start
        if end > run:
            content.append(Piece(self._source[run:end], run, end))
        shown = "" if copied else visible(text)
        if shown:
            content.append(Piece(shown, start, here))
        self._run = None

    def _end_element(self, element: Element, here: int) -> None:
        element.end = self._source.find(">", element.inner_end, here) + 1 or here
        if self._around and self._wanted(element, self._around):
            self._around[-1].content.pop()
            self._taken.append(element)

    def _mark(self, *_: object) -> None:
        self._settle(self._here())

    def _open(self, name: str, _: object) -> None:
        here = self._here()
        self._settle(here)
        if len(self._around) >= DEEPEST:
            line = self._parser.CurrentLineNumber
            raise ReadError(f"line {line}: nested deeper than {DEEPEST} levels; flatten the data")
        self._opened = element = Element(name, here)
        if self._around:
            self._around[-1].content.append(element)
        else:
            self._root = element
        self._around.append(element)

    def _close(self, _: str) -> None:
        here = self._here()
        self._settle(here)
        element = self._around.pop()
        element.inner_end = here
        self._closed = element

    def _text(self, text: str) -> None:
        here = self._here()
        self._settle(here, text_follows=True)
        self._pending = text, here

    def _comment(self, text: str) -> None:
        here = self._here()
        self._settle(here)
        self._commented = text, here

    def _cdata(self) -> None:
        self._mark()
        self._around[-1].cdata = True

    def _refuse(self, name: str, *_: object) -> None:
        line = self._parser.CurrentLineNumber
        raise ReadError(
            f"line {line}: the XML declares an entity of its own ({name}), which is not "
            "followed; write the text itself"
        )


class _Offsets:
    """Hands out the bytes of a text chunk by chunk and turns their offsets into code points."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._ascii = source.isascii()
        self._starts: list[int] = []
        self._current = -1
        self._points = CodePoints("")

    def chunks(self) -> Iterator[bytes]:
        length = 0
        for at in range(0, len(self._source), _CHUNK):
            data = self._source[at : at + _CHUNK].encode("utf-8", "replace")
            self._starts.append(length)
            length += len(data)
            yield data

    def point(self, byte: int) -> int:
        if self._ascii:
            return byte
        index = bisect_right(self._starts, byte) - 1
        if index != self._current:
            self._current = index
            self._points = CodePoints(self._source[index * _CHUNK : (index + 1) * _CHUNK])
        offset = byte - self._starts[index]
        return index * _CHUNK + self._points.span(offset, offset)[0]
