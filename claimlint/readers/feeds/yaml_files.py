"""YAML: scalars of every style, at their places. An alias is read where its anchor stands."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import yaml

from claimlint.document import Comment
from claimlint.readers.errors import ReadError, line_at
from claimlint.readers.escapes import unescaped
from claimlint.readers.feeds.escapes import ESCAPE, FOLD, meaning
from claimlint.readers.feeds.records import Part, remarks
from claimlint.readers.feeds.values import Leaf, documents, foreign
from claimlint.readers.json_scan import DEEPEST
from claimlint.readers.prose import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml._yaml import Mark as CMark
    from yaml.error import Mark as PythonMark

    from claimlint.document import Document
    from claimlint.readers.feeds.fields import Fields
    from claimlint.readers.json_scan import Path

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DOCUMENT = re.compile(r"^---(?:[ \t]|$)", re.MULTILINE)
_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*\s+)+")
_PLAIN = re.compile(FOLD)
_SINGLE = re.compile(rf"''|{FOLD}")
_DOUBLE = re.compile(rf"{ESCAPE}|{FOLD}")
_LINE = re.compile(r"[ \t]*([^\r\n]*?)[ \t]*(\r\n?|\n|\Z)")
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*(claimlint\b[^\r\n]*)", re.MULTILINE)


def read_yaml(path: str, source: str, fields: Fields) -> Iterator[Document]:
    """Read a YAML file that is held whole; each document in it is a record where it has several."""
    part = Part(path, source)
    notices = foreign(path)
    if notices:
        yield from remarks(part, [], notices)
        return
    scan = _Scan(source)
    leaves = list(scan.leaves())
    yield from remarks(part, scan.comments())
    yield from documents(part, leaves, fields)


class _Frame:
    """An open mapping or list; in a mapping ``key`` is None while a key is awaited."""

    __slots__ = ("index", "is_mapping", "key", "path")

    def __init__(self, path: Path, *, is_mapping: bool) -> None:
        self.path = path
        self.is_mapping = is_mapping
        self.key: str | None = None
        self.index = -1


class _Scan:
    """Hears the parser's events."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._frames: list[_Frame] = []
        self._several = len(_DOCUMENT.findall(source)) > 1
        self._number = -1
        self._scalars: list[tuple[int, int]] = []

    def leaves(self) -> Iterator[Leaf]:
        """Yield the scalars that are values."""
        try:
            for event in yaml.parse(self._source, Loader=_Loader):
                if isinstance(event, yaml.ScalarEvent):
                    leaf = self._scalar(event)
                    if leaf:
                        yield leaf
                else:
                    self._structure(event)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            line = mark.line + 1 if mark else 1
            problem = error.problem or "it cannot be parsed"
            raise ReadError(f"line {line}: not valid YAML: {problem}; mend it there") from error
        except yaml.reader.ReaderError as error:
            # libyaml gives the character as a number and counts bytes, the other gives neither.
            code = error.character if isinstance(error.character, int) else ord(error.character)
            line = line_at(self._source, max(self._source.find(chr(code)), 0))
            raise ReadError(
                f"line {line}: not valid YAML: the character U+{code:04X} is not allowed; "
                "take it out"
            ) from error

    def comments(self) -> list[Comment]:
        """Return the comments to claimlint, which lie between the scalars."""
        if "claimlint" not in self._source:
            return []
        found: list[Comment] = []
        at = 0
        for start, end in [*self._scalars, (len(self._source), 0)]:
            found += [
                Comment(match.group(1).strip(), *match.span())
                for match in _COMMENT.finditer(self._source, at, max(at, start))
            ]
            at = end
        return found

    def _structure(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._number += 1
        elif isinstance(event, yaml.CollectionStartEvent):
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            path = self._enter()
            if len(self._frames) >= DEEPEST:
                line = line_at(self._source, _index(event.start_mark))
                raise ReadError(
                    f"line {line}: nested deeper than {DEEPEST} levels; flatten the data"
                )
            self._frames.append(_Frame(path if path is not None else ("?",), is_mapping=is_mapping))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._frames.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._enter("*")

    def _enter(self, key: str = "?") -> Path | None:
        """Return the path of the value that begins; None if it is a key, which is kept."""
        if not self._frames:
            return (self._number,) if self._several else ()
        frame = self._frames[-1]
        if not frame.is_mapping:
            frame.index += 1
            return (*frame.path, frame.index)
        if frame.key is None:
            frame.key = key
            return None
        path = (*frame.path, frame.key)
        frame.key = None
        return path

    def _scalar(self, event: yaml.ScalarEvent) -> Leaf | None:
        start, end = _index(event.start_mark), _index(event.end_mark)
        self._scalars.append((start, end))
        path = self._enter(event.value)
        if path is None:
            return None
        decoded = partial(_decoded, self._source, start, end, event.style or "")
        return Leaf(path, start, end, decoded)


def _index(mark: CMark | PythonMark | None) -> int:
    return mark.index if mark else 0  # every event of a parser has its marks


def _decoded(source: str, start: int, end: int, style: str) -> list[Piece]:
    properties = _PROPERTIES.match(source, start, end)
    start = properties.end() if properties else start
    if style in ("|", ">"):
        return _block(source, start, end, " " if style == ">" else "\n")
    if style == "'":
        return unescaped(source, start + 1, end - 1, _SINGLE, meaning)
    if style == '"':
        return unescaped(source, start + 1, end - 1, _DOUBLE, meaning)
    return unescaped(source, start, end, _PLAIN, meaning)


def _block(source: str, start: int, end: int, joint: str) -> list[Piece]:
    """Read a block scalar; ``joint`` stands for a single line end in it."""
    pieces: list[Piece] = []
    header = _LINE.match(source, start, end)
    at = header.end() if header else end
    empty = False
    while at < end:
        line = _LINE.match(source, at, end)
        if line is None:
            break
        first, last = line.span(1)
        if last > first:
            if pieces:
                pieces.append(Piece("\n\n" if empty else joint, pieces[-1].end, first))
            pieces.append(Piece(source[first:last], first, last))
        empty = last == first
        at = line.end() or end
    return pieces
