"""On which lines of a file the sentence of a finding stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from claimlint.textkit.lines import Lines
from claimlint.textkit.sentences import sentence_spans

if TYPE_CHECKING:
    from claimlint.document import Document
    from claimlint.finding import Dismissal, Finding
    from claimlint.report import FileReport


class SentenceLines:
    """The lines of the sentences of one file, which was reported with its documents or not."""

    def __init__(self, file: FileReport) -> None:
        """Take the file's report."""
        self._file = file
        self._documents = {
            _key(finding): view.document for view in file.views or () for finding in view.findings
        }
        self._source = ""
        self._lines = Lines("")

    def of(self, entry: Finding | Dismissal) -> tuple[int, int]:
        """Return the first and the last line, from 1, of the sentence; else those of the claim."""
        document = self._documents.get(_key(entry))
        sentence = _sentence(document, entry) if document else None
        if document is None or sentence is None:
            lines = self._file.lines
            last = max(entry.end - 1, entry.start)
            return lines.place(entry.start)[0], lines.place(last)[0]
        if document.source is not self._source:
            self._source, self._lines = document.source, Lines(document.source)
        start, end = sentence
        _, before = document.origin
        first, last = self._lines.place(start)[0], self._lines.place(max(end - 1, start))[0]
        return before + first, before + last


def _key(entry: Finding | Dismissal) -> tuple[int, int, str]:
    return entry.start, entry.end, entry.code


def _sentence(document: Document, entry: Finding | Dismissal) -> tuple[int, int] | None:
    """Return where the sentence stands in the document's source; None when it cannot be told."""
    offset, _ = document.origin
    claim = document.source_map.to_prose(entry.start - offset, entry.end - offset)
    if claim is None:
        return None
    starts = [block.start for block in document.blocks]
    at = bisect_right(starts, claim.start) - 1
    if at < 0:
        return None
    block = document.blocks[at]
    for start, end in sentence_spans(document.prose, block.start, block.end):
        if start <= claim.start < end:
            return document.source_map.to_source(start, max(end, claim.end))
    return None
