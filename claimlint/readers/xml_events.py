"""XML as a stream of events that know where in the source they stand.

Expat checks that the file is well-formed and tells the byte at which each event begins. A file
that declares entities of its own is refused, so that none can unfold without end, and nothing
outside of the file is ever fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, NoReturn
from xml.parsers import expat

from claimlint.readers.errors import ReadError
from claimlint.readers.offsets import CodePoints
from claimlint.readers.pieces import entity

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEED = 65_536
_DEEPEST = 500


class XmlEvent(NamedTuple):
    """What the parser met at ``start:end`` of the source (code points, half-open).

    ``text`` is the name of an element (with its prefix, as written), the characters that a
    text event stands for, or what is inside a comment. A text that is a copy of its range is
    as long as it; one line end or one reference is an event by itself. An element's start
    has no end of its own: its ``end`` equals its ``start``.
    """

    kind: Literal["open", "close", "text", "comment"]
    text: str
    start: int
    end: int
    attributes: dict[str, str]


def xml_events(source: str) -> Iterator[XmlEvent]:
    """Yield the events of a decoded XML file in order.

    What its declaration says of the encoding is not heard, because it is decoded already.

    Raises:
        ReadError: the file is not well-formed, declares entities, or nests too deeply; the
            message names the line.
    """
    return _Events(source).read()


class _Events:
    """Keeps the events of the bytes fed last."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._data = source.encode("utf-8", "surrogatepass")
        self._points = None if source.isascii() else CodePoints(source)
        self._waiting: list[XmlEvent] = []
        self._depth = 0
        self._in_cdata = False
        parser = self._parser = expat.ParserCreate("utf-8")
        parser.buffer_text = False
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self._text
        parser.StartCdataSectionHandler = lambda: self._cdata(inside=True)
        parser.EndCdataSectionHandler = lambda: self._cdata(inside=False)
        parser.CommentHandler = self._comment
        parser.EntityDeclHandler = self._declared
        parser.SkippedEntityHandler = self._skipped

    def read(self) -> Iterator[XmlEvent]:
        for at in range(0, len(self._data) + 1, _FEED):
            chunk = self._data[at : at + _FEED]
            try:
                self._parser.Parse(chunk, at + _FEED > len(self._data))
            except expat.ExpatError as error:
                raise ReadError(_malformed(error)) from None
            yield from self._waiting
            self._waiting.clear()

    def _here(self) -> int:
        at = self._parser.CurrentByteIndex
        return self._points.span(at, at)[0] if self._points else at

    def _add(
        self,
        kind: Literal["open", "close", "text", "comment"],
        text: str,
        span: tuple[int, int],
        attributes: dict[str, str] | None = None,
    ) -> None:
        self._waiting.append(XmlEvent(kind, text, *span, attributes or {}))

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            self._refuse(f"nests more than {_DEEPEST} elements; flatten the file")
        at = self._here()
        self._add("open", name, (at, at), attributes)

    def _close(self, name: str) -> None:
        self._depth -= 1
        at = self._here()
        self._add("close", name, (at, at))

    def _text(self, text: str) -> None:
        start = self._here()
        if self._source[start] == "&" and not self._in_cdata:
            end = self._source.index(";", start) + 1
        elif self._source[start] == "\r":
            end = start + (2 if self._source.startswith("\r\n", start) else 1)
        else:
            end = start + len(text)
        self._add("text", text, (start, end))

    def _cdata(self, *, inside: bool) -> None:
        self._in_cdata = inside

    def _comment(self, text: str) -> None:
        start = self._here()
        self._add("comment", text, (start, self._source.index("-->", start + 4) + 3))

    def _declared(self, *_declaration: object) -> None:
        self._refuse("declares an entity; write its text where it is used")

    def _skipped(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001 - expat calls it
        if is_parameter:
            return
        text = entity(f"&{name};")
        if text.startswith("&"):
            self._refuse(f"uses &{name};, which nothing defines; write the character itself")
        start = self._here()
        self._add("text", text, (start, start + len(name) + 2))

    def _refuse(self, what: str) -> NoReturn:
        message = f"line {self._parser.CurrentLineNumber}: the XML {what}"
        raise ReadError(message)


def _malformed(error: expat.ExpatError) -> str:
    reason = expat.ErrorString(error.code) or "not well-formed"
    return f"line {error.lineno}: not well-formed XML ({reason}); correct it there"
