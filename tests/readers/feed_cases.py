"""What the tests of feeds share: cases whose sources bear marks where the words must lead."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers import read_parts

if TYPE_CHECKING:
    from claimlint.document import Document
    from claimlint.readers import FieldPatterns

_OPENING, _CLOSING = "«", "»"


class Case(NamedTuple):
    """A source in which « and » enclose the place of ``words``, and the name of that place."""

    name: str
    source: str
    words: str
    place: str


def documents(name: str, source: str | bytes, fields: FieldPatterns = ((), ())) -> list[Document]:
    """Read a file of that name."""
    data = source if isinstance(source, bytes) else source.encode()
    return list(read_parts(name, BytesIO(data), fields=fields))


def texts(name: str, source: str, fields: FieldPatterns = ((), ())) -> list[str]:
    """Return the blocks of all records."""
    return [
        document.prose[start:end]
        for document in documents(name, source, fields)
        for _, start, end in document.blocks
    ]


def check(file: str, case: Case, encoding: str = "utf-8") -> None:
    """Hold that the case's words are read, and lead to the marked place of the file."""
    start = case.source.index(_OPENING)
    end = case.source.index(_CLOSING) - 1
    source = case.source.replace(_OPENING, "").replace(_CLOSING, "")
    found = documents(file, source.encode(encoding))
    holding = [document for document in found if case.words in document.prose]
    assert len(holding) == 1, [document.prose for document in found]
    (document,) = holding
    at = document.prose.index(case.words)
    span = document.source_map.to_source(at, at + len(case.words))
    offset, _ = document.origin
    text = source.removeprefix("\ufeff")
    assert text[offset + span.start : offset + span.end] == source[start:end]
    assert offset + span.start == start - (len(source) - len(text))
    assert document.places is not None
    assert document.places.at(at) == case.place
    (block,) = [b for b in document.blocks if b.start <= at < b.end]
    assert at + len(case.words) <= block.end


def ids(cases: tuple[Case, ...]) -> list[str]:
    """Return the names of cases, for pytest."""
    return [case.name for case in cases]
