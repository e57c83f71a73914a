"""What the tests of every format ask: do words of the prose lead to the right place?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers import read

if TYPE_CHECKING:
    from claimlint.document import Document


class Case(NamedTuple):
    """A source, words to find in its prose, the source they stand for, and its place's name."""

    name: str
    source: str
    words: str
    expected: str
    place: str | None = None
    path: str | None = None


def document_of(path: str, source: str) -> Document:
    return read(path, source.encode())


def assert_leads(case: Case, path: str) -> None:
    """The words stand in one block of the prose and lead to the expected stretch."""
    document = document_of(case.path or path, case.source)
    at = document.prose.find(case.words)
    assert at >= 0, document.prose
    start, end = document.source_map.to_source(at, at + len(case.words))
    assert document.source[start:end] == case.expected
    assert any(b.start <= at and at + len(case.words) <= b.end for b in document.blocks)
    if case.place is not None:
        assert document.places is not None
        assert document.places.at(at) == case.place


def assert_stretches(path: str, before: str, stretches: list[tuple[str, str]], after: str) -> None:
    """Each stretch, as ``(source, what is shown)``, is read and leads exactly to itself.

    What is shown has no white space that is folded; neighbours that are shown as copies may
    share a run.
    """
    source = before + "".join(raw for raw, _ in stretches) + after
    document = document_of(path, source)
    shown = "".join(text for _, text in stretches)
    at = document.prose.find(shown)
    assert at >= 0, (source, document.prose)
    start = len(before)
    for raw, text in stretches:
        if text:
            assert document.source_map.to_source(at, at + len(text)) == (start, start + len(raw))
        at += len(text)
        start += len(raw)


def assert_sound(document: Document) -> None:
    """Blocks are ordered, trimmed and apart; the map is total and goes forward in a block."""
    at = 0
    size = len(document.source)
    for _, first, last in document.blocks:
        assert at <= first < last <= len(document.prose)
        assert document.prose[first:last].strip() == document.prose[first:last]
        at = last
        before = -1
        for offset in range(first, last):
            start, end = document.source_map.to_source(offset, offset + 1)
            assert 0 <= start < end <= size
            assert start >= before
            before = start
            if end - start == 1 and document.source[start] != document.prose[offset]:
                assert document.source[start].isspace()
                assert document.prose[offset].isspace()
