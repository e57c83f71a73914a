"""TOML: checked by the standard library, whose parser keeps no places, then scanned for them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from claimlint.document import Comment, Document
from claimlint.readers.errors import ReadError
from claimlint.readers.escapes import unescaped
from claimlint.readers.feeds.escapes import ESCAPE, meaning
from claimlint.readers.feeds.records import Part, remarks
from claimlint.readers.feeds.values import Leaf, documents, foreign
from claimlint.readers.json_scan import DEEPEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.readers.feeds.fields import Fields
    from claimlint.readers.json_scan import Path
    from claimlint.readers.prose import Piece

_BLANK = re.compile(r"[ \t\r\n]*+(?:#[ \t]*([^\r\n]*))?+")
_KEY = re.compile(
    r"""[ \t]*(?:"((?:[^"\\\r\n]|\\.)*+)"|'([^'\r\n]*)'|([\w-]+))[ \t]*(\.)?""", re.ASCII
)
# No possessive group around what may backtrack: Python before 3.11.5 mismatches it.
_STRING = re.compile(
    r'"""(?P<blocks>(?:[^"\\]++|\\.|"{1,2}(?!"))*"{0,2}?)"""(?!")'
    r"|'''(?P<raws>(?:[^']++|'{1,2}(?!'))*'{0,2}?)'''(?!')"
    r'|"(?P<basic>(?:[^"\\\r\n]++|\\.)*+)"'
    r"|'(?P<raw>[^'\r\n]*+)'",
    re.DOTALL,
)
_BARE = re.compile(r"[^,\]}#\r\n]*")
_ESCAPE = re.compile(rf"{ESCAPE}|\r\n")
_LINE_END = re.compile(r"\r\n")
_FIRST_LINE_END = re.compile(r"\r?\n")
_WHERE = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)\Z", re.DOTALL)


def read_toml(path: str, source: str, fields: Fields) -> Iterator[Document]:
    """Read a TOML file that is held whole."""
    part = Part(path, source)
    notices = foreign(path)
    if notices:
        yield from remarks(part, [], notices)
        return
    _validate(source)
    scan = _Scan(source)
    leaves = list(scan.leaves())
    yield from remarks(part, scan.comments)
    yield from documents(part, leaves, fields)


def _validate(source: str) -> None:
    import tomllib

    try:
        tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        where = _WHERE.match(str(error))
        problem = where.group(1) if where else str(error)
        line = (where and where.group(2)) or source.count("\n") + 1
        raise ReadError(f"line {line}: not valid TOML: {problem}; mend it there") from error
    except RecursionError as error:
        raise ReadError(
            f"line 1: nested deeper than {DEEPEST} levels somewhere; flatten the data"
        ) from error


class _Scan:
    """Walks over a file that is known to be valid."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._tables: dict[Path, int] = {}
        self.comments: list[Comment] = []

    def leaves(self) -> Iterator[Leaf]:
        """Yield the scalars."""
        table: Path = ()
        self._skip()
        while self._at < len(self._source):
            if self._source.startswith("[", self._at):
                table = self._header()
            else:
                yield from self._pair(table)
            self._skip()

    def _skip(self) -> None:
        """Step over blanks, line ends and comments, which are kept."""
        while True:
            match = _BLANK.match(self._source, self._at)
            if match is None or match.end() == self._at:
                return
            self._at = match.end()
            if match.group(1) is not None:
                start = self._source.rindex("#", 0, match.start(1))
                self.comments.append(Comment(match.group(1).strip(), start, match.end()))

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while match := _KEY.match(self._source, self._at):
            keys.append(next(key for key in match.groups() if key is not None))
            self._at = match.end()
            if not match.group(4):
                break
        return keys

    def _header(self) -> Path:
        repeated = self._source.startswith("[[", self._at)
        self._at += 2 if repeated else 1
        *around, last = self._keys()
        self._at = self._source.index("]", self._at) + (2 if repeated else 1)
        path = (*self._resolved(around), last)
        if repeated:
            index = self._tables[path] = self._tables.get(path, -1) + 1
            return (*path, index)
        return path

    def _resolved(self, keys: list[str]) -> Path:
        """Return the path of a table; of a repeated one the last is meant."""
        path: Path = ()
        for key in keys:
            path = (*path, key)
            if path in self._tables:
                path = (*path, self._tables[path])
        return path

    def _pair(self, table: Path) -> Iterator[Leaf]:
        path = (*table, *self._keys())
        self._at = self._source.index("=", self._at) + 1
        self._skip()
        yield from self._value(path)

    def _value(self, path: Path) -> Iterator[Leaf]:
        opening = self._source[self._at]
        if opening in "[{":
            if len(path) > DEEPEST:
                line = self._source.count("\n", 0, self._at) + 1
                raise ReadError(
                    f"line {line}: nested deeper than {DEEPEST} levels; flatten the data"
                )
            yield from self._several(path, opening)
            return
        match = _STRING.match(self._source, self._at)
        if match:
            kind = match.lastgroup or ""
            start, end = match.span(kind)
            yield Leaf(path, start, end, partial(_decoded, self._source, start, end, kind))
            self._at = match.end()
        else:
            bare = _BARE.match(self._source, self._at)
            self._at = bare.end() if bare else len(self._source)

    def _several(self, path: Path, opening: str) -> Iterator[Leaf]:
        closing_mark = "]" if opening == "[" else "}"
        self._at += 1
        index = 0
        while True:
            self._skip()
            if self._source[self._at] == closing_mark:
                self._at += 1
                return
            if self._source[self._at] == ",":
                self._at += 1
                index += 1
            elif opening == "[":
                yield from self._value((*path, index))
            else:
                yield from self._pair(path)


def _decoded(source: str, start: int, end: int, kind: str) -> list[Piece]:
    if kind in ("blocks", "raws"):
        line_end = _FIRST_LINE_END.match(source, start, end)
        start = line_end.end() if line_end else start
    if kind in ("raw", "raws"):
        return unescaped(source, start, end, _LINE_END, meaning)
    return unescaped(source, start, end, _ESCAPE, meaning)
