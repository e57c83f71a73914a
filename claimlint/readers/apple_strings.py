"""Strings of Apple's systems: .strings files and the plurals in .stringsdict."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from claimlint.document import Comment
from claimlint.readers.errors import ReadError, line_at
from claimlint.readers.escapes import character, of_units, unescaped
from claimlint.readers.messages import Messages
from claimlint.readers.xml_tree import Element, parse_xml

if TYPE_CHECKING:
    from claimlint.document import Document
    from claimlint.readers.prose import Piece

_SKIP = re.compile(r"\s+|//(?P<line>[^\r\n]*)|/\*(?P<block>.*?)\*/", re.DOTALL)
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*+)"|([\w.$:/-]+)', re.DOTALL)
_ESCAPE = re.compile(
    r"\\(?:[Uu](d[89ab][0-9a-f]{2})\\[Uu](d[c-f][0-9a-f]{2})|[Uu]([0-9a-f]{4})|([0-7]{3})|(.))",
    re.DOTALL | re.IGNORECASE,
)
_ESCAPES = {"a": "", "b": "", "f": "\n", "n": "\n", "r": "", "t": "\t", "v": "\n"}
_FOLDER = re.compile(r"(?:^|/)([A-Za-z][\w-]*)\.lproj/")
_FOLDERS = {"base": "", "english": "en", "french": "fr", "german": "de", "japanese": "ja"}
_NOT_COPY = frozenset(("NSStringFormatSpecTypeKey", "NSStringFormatValueTypeKey"))
_FORMAT = "NSStringLocalizedFormatKey"


def read_strings(path: str, source: str) -> Document:
    """Read a .strings file: the values, in the language of the folder (``de.lproj``).

    Raises:
        ReadError: an entry is none that Apple's tools know; the message names the line.
    """
    return _Strings(path, source).read()


def read_stringsdict(path: str, source: str) -> Document:
    """Read a .stringsdict file: the format and each form of the plural.

    Raises:
        ReadError: the file is not well-formed, or no property list.
    """
    tree = parse_xml(source)
    dictionaries = [each for each in tree.root.elements() if each.name == "dict"]
    if tree.root.name != "plist" or not dictionaries:
        line = line_at(source, tree.root.start)
        message = f"line {line}: no property list with a dictionary; export the strings again"
        raise ReadError(message)
    messages = Messages(path, source)
    messages.comments += tree.comments
    _read_dictionary(dictionaries[0], (), messages, _language_of_path(path))
    return messages.document()


def _read_dictionary(
    dictionary: Element, keys: tuple[str, ...], messages: Messages, language: str
) -> None:
    key = ""
    for element in dictionary.elements():
        if element.name == "key":
            key = "".join([piece.text for piece in element.pieces()])
        elif element.name == "dict":
            _read_dictionary(element, (*keys, key), messages, language)
        elif element.name == "string" and key not in _NOT_COPY:
            name = keys if key == _FORMAT else (*keys[:1], key)
            messages.add(", ".join(name), element.pieces(), language)


class _Strings:
    def __init__(self, path: str, source: str) -> None:
        self._source = source
        self._messages = Messages(path, source)
        self._language = _language_of_path(path)
        self._at = 0

    def read(self) -> Document:
        while not self._ends():
            key = value = self._text("a key")
            self._ends()
            if self._source.startswith("=", self._at):
                self._at += 1
                self._ends()
                value = self._text("a value")
                self._ends()
            if not self._source.startswith(";", self._at):
                self._refuse("a semicolon")
            self._at += 1
            name = "".join([piece.text for piece in self._shown(key)])
            self._messages.add(name, self._shown(value), self._language)
        return self._messages.document()

    def _ends(self) -> bool:
        """Step over white space and comments; whether the file ends there."""
        while skipped := _SKIP.match(self._source, self._at):
            text = skipped.group("line") or skipped.group("block")
            if text:
                self._messages.comments.append(Comment(text.strip(), *skipped.span()))
            self._at = skipped.end()
        return self._at >= len(self._source)

    def _text(self, what: str) -> tuple[int, int]:
        """Step over a text, in quotes or bare, and return where it stands."""
        text = _TEXT.match(self._source, self._at)
        if text is None:
            self._refuse(what)
        self._at = text.end()
        return text.span(text.lastindex or 0)

    def _shown(self, place: tuple[int, int]) -> list[Piece]:
        return unescaped(self._source, *place, _ESCAPE, _meaning)

    def _refuse(self, expected: str) -> NoReturn:
        line = line_at(self._source, self._at)
        message = f'line {line}: {expected} is expected, as in "key" = "value"; correct it there'
        raise ReadError(message)


def _meaning(match: re.Match[str]) -> str:
    high, low, unit, octal, letter = match.groups()
    if letter:
        return _ESCAPES.get(letter, letter)
    return character(int(octal, 8)) if octal else of_units(high or unit, low)


def _language_of_path(path: str) -> str:
    folder = _FOLDER.search(path.replace("\\", "/"))
    if folder is None:
        return ""
    return _FOLDERS.get(folder.group(1).lower(), folder.group(1))
