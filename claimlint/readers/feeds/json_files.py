"""JSON, and JSON line by line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from claimlint.readers.feeds.records import Part, remarks
from claimlint.readers.feeds.stream import PART, Stream
from claimlint.readers.feeds.values import Leaf, documents, foreign, of_record
from claimlint.readers.json_scan import json_text, json_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from claimlint.document import Comment, Document
    from claimlint.readers.feeds.fields import Fields
    from claimlint.readers.json_scan import Value

_BLANKS = " \t\r\n"


def read_json(path: str, source: str, fields: Fields) -> Iterator[Document]:
    """Read a JSON file that is held whole; comments in it are heard."""
    if not source.strip(_BLANKS):
        return
    part = Part(path, source)
    notices = foreign(path)
    if notices:
        yield from remarks(part, [], notices)
        return
    if "claimlint" in source and ("//" in source or "/*" in source):
        comments: list[Comment] = []
        for _ in json_values(source, comments=comments):
            pass
        yield from remarks(part, comments)
    yield from documents(part, _leaves(source, json_values(source)), fields)


def read_json_lines(
    path: str, file: BinaryIO, fields: Fields, size: int = PART
) -> Iterator[Document]:
    """Read a file with a JSON value on each line, about ``size`` bytes at a time."""
    stream = Stream(file, size)
    while True:
        text = stream.text
        end = len(text) if stream.final else text.rfind("\n") + 1
        part = Part(path, text, stream.origin)
        at, line = 0, stream.origin[1]
        while at < end:
            stop = text.find("\n", at, end)
            stop = stop if stop >= 0 else end
            line += 1
            if text[at:stop].strip(_BLANKS):
                values = json_values(text, at, stop, lines_before=stream.origin[1])
                leaves = list(_leaves(text, values))
                document = of_record(part, leaves, fields, f"line {line}, ")
                if document:
                    yield document
            at = stop + 1
        if stream.final:
            return
        stream.advance(end)


def _leaves(source: str, values: Iterable[Value]) -> Iterator[Leaf]:
    for path, start, end, is_string in values:
        decoded = partial(json_text, source, start, end) if is_string else None
        yield Leaf(path, start, end, decoded)
