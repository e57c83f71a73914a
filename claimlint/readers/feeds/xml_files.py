"""XML: Google Merchant feeds in RSS and Atom, and product data of any other vocabulary."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers.feeds.identity import identity_rank, shown
from claimlint.readers.feeds.records import Field, Part, record, remarks
from claimlint.readers.language import Unchecked
from claimlint.readers.prose import Piece
from claimlint.readers.xml_tree import XmlReader, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimlint.document import Document
    from claimlint.readers.feeds.fields import Fields
    from claimlint.readers.xml_tree import Element

_RECORDS = frozenset(
    (
        *("article", "entry", "good", "hit", "item", "listing", "node", "offer", "page", "post"),
        *("product", "record", "row"),
    ),
)
_HTML = frozenset(
    (
        *("a", "abbr", "b", "blockquote", "br", "code", "div", "em", "figure", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "hr", "i", "img", "li", "mark", "ol", "p", "q", "s", "small", "span"),
        *("strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul"),
    ),
)


def read_xml(path: str, source: str, fields: Fields) -> Iterator[Document]:
    """Read an XML file that is held whole.

    A record is an element whose name says so, or one of several of the same name below the
    root that have elements of their own; what lies outside of all records is one more.
    """
    part = Part(path, source)
    if "claimlint" in source:
        yield from remarks(part, parse_xml(source).comments)
    feed = _Feed(source, fields)
    choice = _Choice()
    reader = XmlReader(source, choice.wants)
    counts: Counter[str] = Counter()
    for ended in reader.elements():
        if not counts and _foreign(reader.root):
            break
        for element in (*choice.late(), ended):
            counts[element.name] += 1
            identity = feed.identity(element)
            place = f"{element.name} {counts[element.name]}{f', {identity}' if identity else ''}"
            document = record(part, feed.fields_of(element, place))
            if document:
                yield document
    foreign = _foreign(reader.root)
    document = None if foreign else record(part, feed.fields_of(reader.root, ""))
    if document:
        yield document
    yield from remarks(part, [], foreign or feed.unchecked.notices())


class _Choice:
    """Tells which elements are records, as they end."""

    def __init__(self) -> None:
        self._first: dict[str, Element | None] = {}
        self._late: list[Element] = []

    def late(self) -> list[Element]:
        """Return what turned out to be a record when the next one came."""
        late, self._late = self._late, []
        return late

    def wants(self, element: Element, around: Sequence[Element]) -> bool:
        """Whether to take the element out as a record."""
        named = _local(element) in _RECORDS
        if not named and (len(around) > 1 or not any(True for _ in element.elements())):
            return False
        if any(_local(each) in _RECORDS for each in around):
            return False
        return named or self._repeated(element, around[0])

    def _repeated(self, element: Element, root: Element) -> bool:
        if element.name not in self._first:
            self._first[element.name] = element
            return False
        first = self._first[element.name]
        if first is not None:
            root.content.remove(first)
            self._late.append(first)
            self._first[element.name] = None
        return True


def _foreign(root: Element) -> tuple[str, ...]:
    """Return the notice of a feed that says it is in a language without rules."""
    unchecked = Unchecked("feed", "feeds")
    for around in (root, *root.elements()):
        for element in around.elements():
            if _local(element) == "language" and unchecked.skips(_text(element.pieces())):
                return unchecked.notices()
    return ()


class _Found(NamedTuple):
    """A value: the names that lead to it and its decoded text."""

    path: tuple[str, ...]
    pieces: list[Piece]


class _Feed:
    """Finds the copy in elements of one file."""

    def __init__(self, source: str, fields: Fields) -> None:
        self._source = source
        self._fields = fields
        self.unchecked = Unchecked("passage", "passages")

    def identity(self, element: Element) -> str:
        """Return what a record is called; an empty text if it bears no name."""
        ranked = [
            (rank, text)
            for name, pieces in self._named(element)
            if (rank := identity_rank(name)) is not None and (text := _text(pieces).strip())
        ]
        return shown(min(ranked)[1]) if ranked else ""

    def _named(self, element: Element) -> Iterator[tuple[str, list[Piece]]]:
        yield from element.attributes(self._source).items()
        for child in element.elements():
            yield child.name, child.pieces()

    def fields_of(self, element: Element, place: str) -> Iterator[Field]:
        """Yield the fields of an element; ``place`` opens the names of their places."""
        for path, pieces in self._values(element, ()):
            role = self._fields.role(".".join(path))
            if role != "never":
                spelled = "/".join(path) or element.name
                yield Field(f"{place}, {spelled}" if place else spelled, role, pieces)

    def _values(self, element: Element, path: tuple[str, ...]) -> Iterator[_Found]:
        attributes = element.attributes(self._source)
        if self.unchecked.skips(_text(attributes.get("xml:lang", []))):
            return
        for name, pieces in attributes.items():
            if not name.startswith("xml"):
                yield _Found((*path, name), pieces)
        if _holds_html(element):
            start, end = element.inner_start, element.inner_end
            yield _Found(path, [Piece(self._source[start:end], start, end)])
            return
        pieces = element.pieces()
        if pieces:
            yield _Found(path, pieces)
        for child in element.elements():
            yield from self._values(child, (*path, child.name))


def _local(element: Element) -> str:
    return element.name.rpartition(":")[2].lower()


def _text(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _holds_html(element: Element) -> bool:
    names = {_local(child) for child in element.elements()}
    return bool(names) and names <= _HTML
