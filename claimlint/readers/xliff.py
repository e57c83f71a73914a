"""XLIFF 1.x and 2.x: translations on their way between tools."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.readers.errors import ReadError, line_at
from claimlint.readers.messages import Messages
from claimlint.readers.prose import Piece
from claimlint.readers.xml_tree import Element, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.document import Document

# Stand for the original's own code, which may be a line break but is no text.
_CODES = frozenset(("bpt", "bx", "cp", "ec", "ept", "ex", "it", "ph", "sc", "x"))
_NOT_TRANSLATED = frozenset(("initial", "needs-translation", "new"))
_LINE_BREAK = re.compile(r"<br\b|^lb$|^x-br$|^xlf:lb$|^LINE_BREAK$", re.IGNORECASE)
_PARAGRAPH = re.compile(
    r"</?(?:blockquote|div|h[1-6]|li|ol|p|section|table|td|th|tr|ul)\b", re.IGNORECASE
)
_TELLING = ("equiv-text", "disp", "dispStart", "equiv", "ctype", "subType", "id")


def read_xliff(path: str, source: str) -> Document:
    """Read an XLIFF file: of each segment the target, or the source if there is none yet.

    Raises:
        ReadError: the file is not well-formed, or not XLIFF.
    """
    tree = parse_xml(source)
    if local_name(tree.root) != "xliff":
        line = line_at(source, tree.root.start)
        message = f"line {line}: the root is <{tree.root.name}> where XLIFF has <xliff>; rename it"
        raise ReadError(message)
    units = _Units(path, source)
    units.messages.comments += tree.comments
    units.read(tree.root)
    return units.messages.document()


def local_name(element: Element) -> str:
    """Return the name of an element without its prefix."""
    return element.name.rpartition(":")[2]


class _Units:
    def __init__(self, path: str, source: str) -> None:
        self.messages = Messages(path, source)
        self._source = source
        self._source_language = ""
        self._target_language = ""

    def _attributes(self, element: Element) -> dict[str, str]:
        found = element.attributes(self._source)
        return {name: "".join([piece.text for piece in found[name]]) for name in found}

    def read(self, element: Element) -> None:
        """Read the units in an element; what is not to be translated is not copy."""
        attributes = self._attributes(element)
        if attributes.get("translate") == "no":
            return
        languages = self._source_language, self._target_language
        for name, own in (("source-language", "srcLang"), ("target-language", "trgLang")):
            language = attributes.get(name) or attributes.get(own)
            if language and name == "source-language":
                self._source_language = language
            elif language:
                self._target_language = language
        if local_name(element) in ("trans-unit", "unit"):
            called = attributes.get("resname") or attributes.get("name")
            self._unit(called or f"unit {attributes.get('id', 'without id')}", element)
        else:
            for each in element.elements():
                self.read(each)
        self._source_language, self._target_language = languages

    def _unit(self, name: str, unit: Element) -> None:
        parts = [each for each in unit.elements() if local_name(each) == "segment"] or [unit]
        for part in parts:
            by_name = {local_name(each): each for each in part.elements()}
            source, target = by_name.get("source"), by_name.get("target")
            if target is not None:
                state = self._attributes(target).get("state") or self._attributes(part).get("state")
                if state in _NOT_TRANSLATED or not self._add(name, target, self._target_language):
                    target = None
            if target is None and source is not None:
                self._add(name, source, self._source_language)

    def _add(self, name: str, element: Element, language: str) -> bool:
        """Add a text, and tell whether there is one."""
        pieces = list(self._text(element))
        if not any(piece.text.strip() for piece in pieces):
            return False
        own = self._attributes(element).get("xml:lang")
        self.messages.add(name, pieces, own or language)
        return True

    def _text(self, element: Element) -> Iterator[Piece]:
        for each in element.content:
            if isinstance(each, Piece):
                yield each
            elif local_name(each) in _CODES:
                text = self._shown(each)
                if text:
                    yield Piece(text, each.start, each.end)
            else:
                yield from self._text(each)

    def _shown(self, code: Element) -> str:
        """Return what a piece of the original's code parts: lines, paragraphs or nothing."""
        attributes = self._attributes(code)
        signs = [attributes.get(name, "") for name in _TELLING]
        signs.append("".join([piece.text for piece in code.pieces()]))
        if any(_LINE_BREAK.search(sign) for sign in signs):
            return "\n"
        return "\n\n" if any(_PARAGRAPH.search(sign) for sign in signs) else ""
