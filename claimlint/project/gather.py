"""What the documents of one file give together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.report import View
from claimlint.textkit.lines import Lines

if TYPE_CHECKING:
    from claimlint.document import Comment, Document
    from claimlint.finding import Dismissal, Finding
    from claimlint.report import LineTable
    from claimlint.textkit.kept_lines import KeptLines


class Gathered:
    """Findings, dismissals and notices of a file's documents, and the lines they stand on.

    ``seen`` goes from one document to the next (see `claimlint.engine.Linter.lint`).
    ``spoken`` is a document whose comments are those of the whole file; None without any.
    """

    def __init__(self, views: int = 0) -> None:
        """Begin a file; its documents are kept as long as they hold no more than ``views``.

        That is counted in code points of their sources.
        """
        self.findings: list[Finding] = []
        self.dismissals: list[Dismissal] = []
        self.notices: list[str] = []
        self.seen: dict[int, int] = {}
        self.spoken: Document | None = None
        self.located = True
        self.views: list[View] | None = [] if views else None
        self._views_left = views
        self._comments: list[Comment] = []
        self._kept: KeptLines | None = None
        self._source = ""
        self._origin = (0, 0)
        self._spans: list[tuple[int, int]] = []

    def add(self, document: Document, findings: list[Finding], dismissals: list[Dismissal]) -> None:
        """Take in what was found in the next document."""
        if document.source is not self._source:
            if self._source:
                self._keep()
            self._source, self._origin = document.source, document.origin
            self._views_left -= len(document.source)
            if self._views_left < 0:
                self.views = None
        self.findings += findings
        self.dismissals += dismissals
        self._spans += [(finding.start, finding.end) for finding in findings]
        self._spans += [(dismissal.start, dismissal.end) for dismissal in dismissals]
        self.located = document.located
        if self.views is not None:
            self.views.append(View(document, findings))
        self.notices += [notice for notice in document.notices if notice not in self.notices]
        if document.comments:
            self._hear(document)

    def _hear(self, document: Document) -> None:
        """Add the comments of a document, in offsets of the file."""
        offset, _ = document.origin
        comments = [
            comment._replace(start=comment.start + offset, end=comment.end + offset)
            for comment in document.comments
            if "claimlint" in comment.text
        ]
        self._spans += [(comment.start, comment.end) for comment in comments]
        self._comments += comments
        self.spoken = document._replace(comments=self._comments)

    def lines(self) -> LineTable:
        """Return the lines of the file, or those of a long one on which something was found."""
        if self._kept is None and self._origin == (0, 0):
            return Lines(self._source)
        return self._keep()

    def _keep(self) -> KeptLines:
        from claimlint.textkit.kept_lines import KeptLines

        kept = self._kept = self._kept or KeptLines()
        if self._spans:
            kept.keep(Lines(self._source), self._origin, self._spans)
            self._spans.clear()
        return kept
