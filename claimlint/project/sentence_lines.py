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
        self._sentences: dict[tuple[int, int, str], _Sentences] = {}
        for view in file.views or ():
            sentences = _Sentences(view.document)
            self._sentences.update((_key(finding), sentences) for finding in view.findings)
        self._source = ""
        self._lines = Lines("")

    def of(self, entry: Finding | Dismissal) -> tuple[int, int]:
        """Return the first and the last line, from 1, of the sentence; else those of the claim."""
        sentences = self._sentences.get(_key(entry))
        place = sentences.around(entry) if sentences else None
        if sentences is None or place is None:
            lines = self._file.lines
            last = max(entry.end - 1, entry.start)
            return lines.place(entry.start)[0], lines.place(last)[0]
        document = sentences.document
        if document.source is not self._source:
            self._source, self._lines = document.source, Lines(document.source)
        start, end = place
        _, before = document.origin
        first, last = self._lines.place(start)[0], self._lines.place(max(end - 1, start))[0]
        return before + first, before + last


class _Sentences:
    """The sentences of one document, cut block by block as they are asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._block_starts: list[int] = []
        self._blocks: dict[int, list[tuple[int, int]]] = {}

    def around(self, entry: Finding | Dismissal) -> tuple[int, int] | None:
        """Return where the sentence stands in the document's source; None when it is unknown."""
        document = self.document
        offset, _ = document.origin
        claim = document.source_map.to_prose(entry.start - offset, entry.end - offset)
        if claim is None:
            return None
        spans = self._spans(claim.start)
        at = bisect_right(spans, (claim.start, len(document.prose))) - 1
        if at < 0 or not spans[at][0] <= claim.start < spans[at][1]:
            return None
        start, end = spans[at]
        return document.source_map.to_source(start, max(end, claim.end))

    def _spans(self, offset: int) -> list[tuple[int, int]]:
        """Return the sentences of the block that holds an offset of the prose."""
        if not self._block_starts:
            self._block_starts = [block.start for block in self.document.blocks]
        at = bisect_right(self._block_starts, offset) - 1
        if at < 0:
            return []
        if at not in self._blocks:
            block = self.document.blocks[at]
            self._blocks[at] = list(sentence_spans(self.document.prose, block.start, block.end))
        return self._blocks[at]


def _key(entry: Finding | Dismissal) -> tuple[int, int, str]:
    return entry.start, entry.end, entry.code
