"""XML parts as events: read as they are unpacked, within bounds, and without any DTD."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from claimlint.readers.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import NoReturn

    from claimlint.readers.office.package import Package

    Start = Callable[["Attributes"], bool | None]

# The namespaces of ISO/IEC 29500, transitional and strict, by the prefixes that it uses.
_MICROSOFT = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    **{
        f"{root}{path}": prefix
        for prefix, transitional, strict in (
            ("w", "wordprocessingml/2006/main", "wordprocessingml/main"),
            ("a", "drawingml/2006/main", "drawingml/main"),
            ("p", "presentationml/2006/main", "presentationml/main"),
            ("x", "spreadsheetml/2006/main", "spreadsheetml/main"),
            ("r", "officeDocument/2006/relationships", "officeDocument/relationships"),
            ("m", "officeDocument/2006/math", "officeDocument/math"),
            ("c", "drawingml/2006/chart", "drawingml/chart"),
            ("dgm", "drawingml/2006/diagram", "drawingml/diagram"),
            ("pic", "drawingml/2006/picture", "drawingml/picture"),
            ("wp", "drawingml/2006/wordprocessingDrawing", "drawingml/wordprocessingDrawing"),
            ("xdr", "drawingml/2006/spreadsheetDrawing", "drawingml/spreadsheetDrawing"),
            ("mc", "markup-compatibility/2006", "markup-compatibility/2006"),
            ("rel", "package/2006/relationships", "package/2006/relationships"),
            ("ct", "package/2006/content-types", "package/2006/content-types"),
        )
        for root, path in ((_MICROSOFT, transitional), (_STRICT, strict))
    },
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/powerpoint/2018/8/main": "p188",
    "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments": "tc",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    "urn:schemas-microsoft-com:vml": "v",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_SEPARATOR = " "
_DEEPEST = 500
# Expat looks at an unfinished tag or comment again with every piece it is given.
_LONGEST_TOKEN = 4 << 20

Attributes = dict[str, str]


class Handler:
    """What is to be done at each element; names are as in the standard, such as ``w:p``.

    ``starts`` may return False to pass over the element and all that is in it; those of
    ``skipped`` always are.
    """

    skipped: frozenset[str] = frozenset()

    def __init__(self) -> None:
        """Begin without interest in anything."""
        self.starts: dict[str, Start] = {}
        self.ends: dict[str, Callable[[], None]] = {}

    def text(self, text: str) -> None:
        """Hear character data, perhaps in several pieces."""


def read_part(package: Package, part: str, handler: Handler) -> None:
    """Tell ``handler`` of all of a part.

    Raises:
        ReadError: the part cannot be unpacked, is not well-formed, has a DTD or is a trap.
    """
    for _ in parsed(package, part, handler):
        pass


def parsed(package: Package, part: str, handler: Handler) -> Iterator[None]:
    """Do as `read_part`, stopping now and then for who wants to take what was found so far."""
    reading = _Reading(part, handler)
    for chunk in package.chunks(part):
        reading.feed(chunk, last=False)
        yield
    reading.feed(b"", last=True)
    yield


class _Element(NamedTuple):
    """What is done at the start and at the end of elements of one name."""

    start: Start | None
    end: Callable[[], None] | None


class _Reading:
    """The parser of one part."""

    def __init__(self, part: str, handler: Handler) -> None:
        self._part = part
        self._handler = handler
        self._elements: dict[str, _Element] = {}
        self._names: dict[str, str] = {}
        self._depth = 0
        self._skipping = 0
        self._quiet = 0
        self._taken: list[bool] = []  # whether one of the open alternatives was
        parser = self._parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse

    def feed(self, data: bytes, *, last: bool) -> None:
        self._quiet += len(data)
        try:
            self._parser.Parse(data, last)
        except expat.ExpatError as error:
            what = f"line {error.lineno}: not well-formed XML ({expat.ErrorString(error.code)})"
        except LookupError:
            what = "line 1: in an encoding that is not known"
        else:
            if self._quiet > _LONGEST_TOKEN:
                raise ReadError(f"'{self._part}' in it has a tag without end; leave the file out")
            return
        raise ReadError(f"'{self._part}' in it, {what}; open it in its program and save it anew")

    def _name(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            namespace, separator, local = name.rpartition(_SEPARATOR)
            prefix = _PREFIXES.get(namespace, "?")
            known = self._names[name] = f"{prefix}:{local}" if separator else local
        return known

    def _learn(self, full: str) -> _Element:
        name = self._name(full)
        handler = self._handler
        start, end = handler.starts.get(name), handler.ends.get(name)
        if name in handler.skipped:
            start = _pass_over
        elif name == "mc:AlternateContent":
            start, end = self._start_alternatives, self._end_alternatives
        elif name in ("mc:Choice", "mc:Fallback"):
            start = self._take_first
        element = self._elements[full] = _Element(start, end)
        return element

    def _start(self, name: str, given: Attributes) -> None:
        self._quiet = 0
        self._depth += 1
        if self._skipping:
            return
        if self._depth > _DEEPEST:
            raise ReadError(f"'{self._part}' in it is nested too deep; leave the file out")
        start, _ = self._elements.get(name) or self._learn(name)
        if start is not None:
            attributes = {self._name(key): given[key] for key in given} if given else {}
            if start(attributes) is False:
                self._skipping = self._depth

    def _end(self, name: str) -> None:
        self._quiet = 0
        self._depth -= 1
        if self._skipping:
            if self._depth < self._skipping:
                self._skipping = 0
            return
        end = self._elements[name].end
        if end is not None:
            end()

    def _text(self, text: str) -> None:
        self._quiet = 0
        if not self._skipping:
            self._handler.text(text)

    def _start_alternatives(self, _given: Attributes) -> None:
        self._taken.append(False)

    def _end_alternatives(self) -> None:
        self._taken.pop()

    def _take_first(self, _given: Attributes) -> bool:
        """Take an alternative if it is the first that is offered: it is what people see."""
        if not self._taken:
            return True
        is_first = not self._taken[-1]
        self._taken[-1] = True
        return is_first

    def _refuse(self, *_declaration: object) -> NoReturn:
        raise ReadError(
            f"'{self._part}' in it has a document type declaration, as no Office file does; "
            "leave the file out"
        )


def _pass_over(_given: Attributes) -> bool:
    return False
