"""Catalogues of gettext: .po and .pot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from claimlint.document import Comment
from claimlint.readers.errors import ReadError
from claimlint.readers.escapes import character, unescaped
from claimlint.readers.language import in_name
from claimlint.readers.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimlint.document import Document
    from claimlint.readers.prose import Piece

_LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n|\Z)")
_FIELD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?|domain)(?=[ \t\"])[ \t]*")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"[ \t]*')
_COMMENT = re.compile(r"#[.:]?[ \t]*")
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|(.))")
_ESCAPES = {"a": "", "b": "", "f": "\n", "n": "\n", "r": "", "t": "\t", "v": "\n"}
_HEADER_FIELD = re.compile(r"^([\w-]+):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_NAME_MOST = 40


def read_po(path: str, source: str) -> Document:
    """Read a catalogue: the translations, and what is not translated yet in its own language.

    Fuzzy and obsolete messages are left out, since programs do not show them.

    Raises:
        ReadError: a line is none that gettext knows; the message names it.
    """
    return _Catalogue(path, source).read()


class _Catalogue:
    """Reads line by line; an entry is judged when the next one begins."""

    def __init__(self, path: str, source: str) -> None:
        self._source = source
        self._messages = Messages(path, source)
        self._language = _language_of_path(path)
        self._source_language = ""
        self._fields: dict[str, list[Piece]] = {}
        self._field = ""
        self._fuzzy = False
        self._left_out = 0

    def read(self) -> Document:
        for number, line in enumerate(_LINE.finditer(self._source), 1):
            start = line.start()
            text = line.group()
            start += len(text) - len(text.lstrip())
            end = start + len(text.strip())
            if end > start:
                self._line(start, end, number)
        self._end_entry()
        if self._left_out:
            one = self._left_out == 1
            self._messages.notice(
                f"{self._left_out} fuzzy message{'' if one else 's'} {'was' if one else 'were'} "
                "not checked: programs show none until the mark is taken off"
            )
        return self._messages.document()

    def _line(self, start: int, end: int, number: int) -> None:
        if self._source[start] == "#":
            self._comment(start, end)
            return
        field = _FIELD.match(self._source, start, end)
        if field:
            name = field.group(1)
            if name in ("msgctxt", "domain") or (name == "msgid" and "msgid" in self._fields):
                self._end_entry()
            self._field = name
            self._fields[name] = []
            start = field.end()
        elif self._source[start] != '"' or not self._field:
            _refuse(number, "neither a comment nor a field such as msgid")
        self._strings(start, end, number)

    def _strings(self, start: int, end: int, number: int) -> None:
        at = start
        while string := _STRING.match(self._source, at, end):
            self._fields[self._field] += unescaped(self._source, *string.span(1), _ESCAPE, _meaning)
            at = string.end()
        if at == start or at < end:
            _refuse(number, "a text that is not in double quotes, or whose quotes do not close")

    def _comment(self, start: int, end: int) -> None:
        if any(name.startswith("msgstr") for name in self._fields):
            self._end_entry()
        kind = self._source[start + 1 : start + 2]
        if kind == ",":
            flags = self._source[start + 2 : end].split(",")
            self._fuzzy |= any(flag.strip() == "fuzzy" for flag in flags)
        elif kind not in "~|":
            mark = _COMMENT.match(self._source, start, end)
            text_start = mark.end() if mark else start
            self._messages.comments.append(Comment(self._source[text_start:end], start, end))

    def _end_entry(self) -> None:
        fields, self._fields, self._field = self._fields, {}, ""
        fuzzy, self._fuzzy = self._fuzzy, False
        if "msgid" not in fields:
            return
        translations = [fields[name] for name in fields if name.startswith("msgstr")]
        if not fields["msgid"] and "msgctxt" not in fields:
            self._header(_text(piece for pieces in translations for piece in pieces))
        elif fuzzy:
            self._left_out += 1
        elif any(translations):
            for pieces in translations:
                self._messages.add(_name(fields), pieces, self._language)
        else:
            for name in ("msgid", "msgid_plural"):
                self._messages.add(_name(fields), fields.get(name, ()), self._source_language)

    def _header(self, header: str) -> None:
        values = {name.lower(): value for name, value in _HEADER_FIELD.findall(header)}
        self._language = values.get("language") or self._language
        self._source_language = values.get("x-source-language", "")


def _meaning(match: re.Match[str]) -> str:
    octal, hexadecimal, letter = match.groups()
    if letter:
        return _ESCAPES.get(letter, letter)
    return character(int(octal, 8) if octal else int(hexadecimal, 16))


def _text(pieces: Iterable[Piece]) -> str:
    return "".join([piece.text for piece in pieces])


def _name(fields: dict[str, list[Piece]]) -> str:
    identity = " ".join(_text(fields["msgid"]).split())
    if len(identity) > _NAME_MOST:
        identity = identity[: _NAME_MOST - 1].rstrip() + "…"
    context = " ".join(_text(fields.get("msgctxt", ())).split())
    return f"msgid '{identity}'" + (f" in '{context}'" if context else "")


def _language_of_path(path: str) -> str:
    """Return the locale that a catalogue is named after, as in ``de.po`` and ``de/LC_MESSAGES``."""
    *folders, name = path.replace("\\", "/").split("/")
    if name.lower().endswith(".pot"):
        return ""
    language = in_name(name.rpartition(".")[0])
    if not language and folders[-1:] == ["LC_MESSAGES"]:
        language = in_name(folders[-2]) if len(folders) > 1 else ""
    return language


def _refuse(number: int, what: str) -> NoReturn:
    message = f"line {number}: {what}; correct it (msgfmt --check tells more)"
    raise ReadError(message)
