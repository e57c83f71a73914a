"""Scans JSON for its values and where they stand; the standard parser keeps no places.

Comments (``//`` and ``/* */``) are taken as editors and build tools take them. A key that
stands twice is read twice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from claimlint.document import Comment
from claimlint.readers.errors import ReadError, line_at
from claimlint.readers.invisible import visible
from claimlint.readers.prose import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]

DEEPEST = 200
_BLANKS = r"[ \t\r\n]*+"
_STRING = r'"((?:[^"\\\x00-\x1f]++|\\.)*+)"'
_VALUE = re.compile(
    rf"{_BLANKS}(?:{_STRING}|(-?[0-9][0-9.eE+-]*+|true|false|null)(?![\w.])|([{{\[]))"
)
_KEY = re.compile(rf"{_BLANKS}{_STRING}{_BLANKS}:")
_CLOSING = re.compile(rf"{_BLANKS}([}}\]])")
_AFTER = re.compile(rf"{_BLANKS}([,}}\]])")
_END = re.compile(rf"{_BLANKS}\Z")
# No possessive group around what may backtrack: Python before 3.11.5 mismatches it.
_COMMENT = re.compile(rf"{_BLANKS}(//([^\r\n]*)|/\*([\s\S]*?)\*/)")
_NOT_BLANK = re.compile(r"[^ \t\r\n]")
_ESCAPE = re.compile(
    r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))"
)
_ESCAPES = {"n": "\n", "r": "\n", "f": "\n", "t": "\t", "b": ""}
_CLOSERS = {"{": "}", "[": "]"}


class Value(NamedTuple):
    """A scalar: the keys and indices that lead to it, and its place ``start:end``.

    Of a string the place is what stands between its quotes, still escaped.
    """

    path: Path
    start: int
    end: int
    is_string: bool


def json_values(
    source: str,
    start: int = 0,
    end: int | None = None,
    comments: list[Comment] | None = None,
    lines_before: int = 0,
) -> Iterator[Value]:
    """Yield the scalars of the one JSON value in ``source[start:end]``, in order.

    Comments are added to ``comments``. ``lines_before`` counts the lines of the file before
    ``source``, for messages.

    Raises:
        ReadError: what stands there is not JSON, or nested too deeply.
    """
    scanner = _Scanner(source, start, len(source) if end is None else end, lines_before)
    yield from scanner.values()
    if comments is not None:
        comments += scanner.comments


def json_keys_and_values(source: str, comments: list[Comment]) -> tuple[list[Value], list[Value]]:
    """Return the keys of all objects, each with the path of its value, and the scalars.

    Comments are added to ``comments``. Raises as `json_values` does.
    """
    scanner = _Scanner(source, 0, len(source), 0)
    scanner.keys = []
    values = list(scanner.values())
    comments += scanner.comments
    return scanner.keys, values


def json_text(source: str, start: int, end: int) -> list[Piece]:
    """Decode the escapes of a string whose inside is ``source[start:end]``."""
    pieces: list[Piece] = []
    at = start
    if source.find("\\", start, end) >= 0:
        for match in _ESCAPE.finditer(source, start, end):
            if match.start() > at:
                pieces.append(Piece(source[at : match.start()], at, match.start()))
            at = match.end()
            text = _unescaped(match)
            if text:
                pieces.append(Piece(text, match.start(), at))
    if at < end:
        pieces.append(Piece(source[at:end], at, end))
    return pieces


def _unescaped(match: re.Match[str]) -> str:
    high, low, code, letter = match.groups()
    if high:
        return visible(chr(0x10000 + ((int(high, 16) & 0x3FF) << 10) + (int(low, 16) & 0x3FF)))
    if code:
        character = chr(int(code, 16))
        return "\ufffd" if "\ud800" <= character <= "\udfff" else visible(character)
    return _ESCAPES.get(letter, letter)


class _Scanner:
    """Walks over one JSON value; a stack stands for recursion."""

    def __init__(self, source: str, start: int, end: int, lines_before: int) -> None:
        self._source = source
        self._at = start
        self._end = end
        self._lines_before = lines_before
        self._stack: list[tuple[str, Path, int]] = []
        self.comments: list[Comment] = []
        self.keys: list[Value] | None = None

    def values(self) -> Iterator[Value]:
        path: Path | None = ()
        while path is not None:
            match = self._expect(_VALUE, "a value")
            opening = match.group(3)
            if not opening:
                group = match.lastindex or 1
                yield Value(path, *match.span(group), group == 1)
            elif not self._closes(opening):
                path = self._enter(opening, path)
                continue
            path = self._next()
        self._expect(_END, "the end")

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self._source, self._at, self._end)
        while match is None:
            comment = _COMMENT.match(self._source, self._at, self._end)
            if comment is None:
                return None
            text = comment.group(2) or comment.group(3) or ""
            self.comments.append(Comment(text.strip(), *comment.span(1)))
            self._at = comment.end()
            match = pattern.match(self._source, self._at, self._end)
        self._at = match.end()
        return match

    def _expect(self, pattern: re.Pattern[str], what: str) -> re.Match[str]:
        return self._match(pattern) or self._fail(what)

    def _closes(self, opening: str) -> bool:
        """Whether the object or list that was just opened is empty; steps over its end."""
        before = self._at
        match = self._match(_CLOSING)
        if match and match.group(1) != _CLOSERS[opening]:
            self._at = before
            self._fail(f"'{_CLOSERS[opening]}'")
        return match is not None

    def _enter(self, opening: str, path: Path) -> Path:
        if len(self._stack) >= DEEPEST:
            line = self._line()
            raise ReadError(f"line {line}: nested deeper than {DEEPEST} levels; flatten the data")
        self._stack.append((opening, path, 0))
        return self._key(path) if opening == "{" else (*path, 0)

    def _key(self, base: Path) -> Path:
        match = self._expect(_KEY, "a key in double quotes and a colon")
        key: str = match.group(1)
        if "\\" in key:
            key = "".join(piece.text for piece in json_text(self._source, *match.span(1)))
        path = (*base, key)
        if self.keys is not None:
            self.keys.append(Value(path, *match.span(1), is_string=True))
        return path

    def _next(self) -> Path | None:
        """Return the path of the next value; None at the end of the outermost one."""
        while self._stack:
            opening, base, index = self._stack[-1]
            mark = self._expect(_AFTER, f"a comma or '{_CLOSERS[opening]}'").group(1)
            if mark != ",":
                if mark != _CLOSERS[opening]:
                    self._at -= 1
                    self._fail(f"'{_CLOSERS[opening]}'")
                self._stack.pop()
            elif opening == "{":
                return self._key(base)
            else:
                self._stack[-1] = (opening, base, index + 1)
                return (*base, index + 1)
        return None

    def _line(self) -> int:
        return self._lines_before + line_at(self._source, self._at)

    def _fail(self, expected: str) -> NoReturn:
        wrong = _NOT_BLANK.search(self._source, self._at, self._end)
        self._at = wrong.start() if wrong else self._end
        found = f"not {self._source[self._at]!a}" if wrong else "but it ends there"
        raise ReadError(
            f"line {self._line()}: not valid JSON: {expected} is expected, {found}; "
            "mend it there or leave the file out"
        )
