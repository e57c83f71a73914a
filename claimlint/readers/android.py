"""String resources of Android: strings, arrays and plurals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.readers.errors import ReadError, line_at
from claimlint.readers.escapes import of_units
from claimlint.readers.joined import Joined
from claimlint.readers.messages import Messages
from claimlint.readers.prose import Piece
from claimlint.readers.xml_tree import Element, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.document import Document

_UNSEEN = frozenset(("del", "s", "strike"))
_PARTING = {"br": "\n", "li": "\n\n", "p": "\n\n", "div": "\n\n"}
_REFERENCE = re.compile(r"[@?](?:[\w.]+:)?\w+/[\w.]+\Z")
_MARKS = re.compile(
    r"\\u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\u(?P<code>[0-9a-fA-F]{4})|\\(?P<escaped>.)|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<quote>\")|(?P<space>\s+)",
    re.DOTALL,
)
_ESCAPES = {"n": "\n", "t": "\t"}
# Of a folder's qualifiers: two or three letters, but for the mode of a car, or a BCP 47 tag.
_FOLDER = re.compile(
    r"(?:^|/)values(?:-m[cn]c\d+)*-(?:(?!car\b)([a-z]{2,3})\b(?:-r([A-Z]{2}))?|b\+([\w+]+))"
)


def read_android(path: str, source: str) -> Document:
    """Read string resources; what is not translatable is no copy.

    Raises:
        ReadError: the file is not well-formed, or no resources of Android.
    """
    tree = parse_xml(source)
    if tree.root.name != "resources":
        line = line_at(source, tree.root.start)
        message = (
            f"line {line}: the root is <{tree.root.name}> where string resources have <resources>; "
            "name the file otherwise"
        )
        raise ReadError(message)
    resources = _Resources(path, source)
    resources.messages.comments += tree.comments
    resources.read(tree.root)
    return resources.messages.document()


class _Resources:
    def __init__(self, path: str, source: str) -> None:
        self.messages = Messages(path, source)
        self._source = source
        self._language = _language_of_path(path)

    def _attributes(self, element: Element) -> dict[str, str]:
        found = element.attributes(self._source)
        return {name: "".join([piece.text for piece in found[name]]) for name in found}

    def read(self, root: Element) -> None:
        """Read all resources below the root."""
        self._language = self._language or self._attributes(root).get("tools:locale", "")
        for element in root.elements():
            attributes = self._attributes(element)
            name = attributes.get("name", "string without name")
            if attributes.get("translatable") == "false":
                continue
            if element.name == "string" or attributes.get("type") == "string":
                self._add(name, element)
            elif element.name == "string-array":
                for number, item in enumerate(element.elements(), 1):
                    self._add(f"{name}, item {number}", item)
            elif element.name == "plurals":
                for item in element.elements():
                    self._add(f"{name}, {self._attributes(item).get('quantity', 'item')}", item)

    def _add(self, name: str, element: Element) -> None:
        text = Joined(_text(element))
        if not _REFERENCE.match(text.text.strip()):
            self.messages.add(name, _unescaped(text), self._language)


def _text(element: Element) -> Iterator[Piece]:
    for each in element.content:
        if isinstance(each, Piece):
            yield each
        elif each.name not in _UNSEEN:
            if each.name in _PARTING:
                # Escaped, because white space as it stands is folded.
                yield Piece(_PARTING[each.name].replace("\n", "\\n"), each.start, each.inner_start)
            yield from _text(each)


def _unescaped(text: Joined) -> list[Piece]:
    """Undo escapes, take quotation marks away, and fold the white space that they do not keep."""
    pieces: list[Piece] = []
    quoted = False
    at = 0
    for match in _MARKS.finditer(text.text):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "tag" or (kind == "space" and (quoted or match.group() == " ")):
            continue
        pieces += text.cut(at, start)
        at = end
        shown = " "
        if kind == "quote":
            quoted = not quoted
            continue
        if kind == "code":
            shown = of_units(match.group("code"))
        elif kind == "low":
            shown = of_units(*match.group("high", "low"))
        elif kind == "escaped":
            letter = match.group("escaped")
            shown = _ESCAPES.get(letter, letter)
        if shown:
            pieces.append(Piece(shown, *text.source_map.to_source(start, end)))
    return pieces + text.cut(at, len(text.text))


def _language_of_path(path: str) -> str:
    qualified = _FOLDER.search(path.replace("\\", "/"))
    if qualified is None:
        return ""
    language, region, tag = qualified.groups()
    if tag:
        return tag.replace("+", "-")
    return f"{language}-{region}" if region else language
