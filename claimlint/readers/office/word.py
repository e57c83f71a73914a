"""Word documents (.docx, .docm): the body, and what stands around and below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.readers.office.collect import Collection
from claimlint.readers.office.drawing import read_charts
from claimlint.readers.office.events import Attributes, read_part
from claimlint.readers.office.manifest import open_document
from claimlint.readers.office.story import Story
from claimlint.readers.office.styles import Styles
from claimlint.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from claimlint.document import Document
    from claimlint.readers.office.package import Package
    from claimlint.readers.office.paragraph import Entry


def read_docx(path: str, file: BinaryIO) -> Iterator[Document]:
    """Read a Word document as one document; paragraphs, cells, notes and so on are its places."""
    package, main = open_document(file, "wordprocessingml")
    word = _Word(package, main)
    word.read()
    yield from word.found.documents(path, package)


class _Word:
    """Collects the text of all stories in the order in which they are read."""

    def __init__(self, package: Package, main: str) -> None:
        self.found = Collection()
        self._package = package
        self._main = main
        self._styles = Styles()
        self._commented: dict[str, Span] = {}

    def read(self) -> None:
        package, main = self._package, self._main
        for part in package.related(main, "styles")[:1]:
            read_part(package, part, self._styles)
        body = Story("", self._styles, self._emit)
        self._read(body, main)
        read_charts(package, main, self.found, "")
        for kind, notes in (("footnote", body.footnotes), ("endnote", body.endnotes)):
            for part in package.related(main, f"{kind}s"):
                self._read(Story(kind, self._styles, self._emit, notes), part)
        self._headers(body)
        self._comments()
        if inserted := len(package.related(main, "aFChunk")):
            self.found.text.notices.append(f"files inserted as they are were not read: {inserted}")

    def _read(self, story: Story, part: str) -> None:
        read_part(self._package, part, story)
        story.finish()
        if story.is_in_field():
            self.found.text.notices.append(
                f"'{part}' has a field without an end, and what follows it may not have been "
                "read; open the file in its program and save it anew"
            )

    def _emit(self, entries: list[Entry]) -> None:
        for entry in entries:
            start, end = self.found.take([entry])
            for number in entry.comments:
                before = self._commented.get(number, Span(start, end))
                self._commented[number] = Span(before.start, end)

    def _headers(self, body: Story) -> None:
        """Read headers and footers, and one that several sections share only once."""
        relationships = self._package.relationships(self._main)
        read = set()
        for identifier, place in body.headers:
            part = relationships[identifier].target if identifier in relationships else ""
            if part in self._package and part not in read:
                read.add(part)
                self._read(Story(place, self._styles, self._emit), part)
                read_charts(self._package, part, self.found, place)

    def _comments(self) -> None:
        for part in self._package.related(self._main, "comments"):
            remarks = _Remarks(self._styles)
            self._read(remarks, part)
            for number, remark in remarks.found.items():
                self.found.take_remark(remark, self._commented.get(number, Span(0, 0)))


class _Remarks(Story):
    """The comments part: what each comment says, by its id."""

    def __init__(self, styles: Styles) -> None:
        super().__init__("comment", styles, self._take)
        self.found: dict[str, list[Entry]] = {}
        self._current = ""
        self.starts["w:comment"] = self._start_comment

    def _start_comment(self, given: Attributes) -> None:
        author = given.get("w:author", "")
        self.name = f"comment by {author}" if author else "comment"
        self._current = given.get("w:id", "")

    def _take(self, entries: list[Entry]) -> None:
        self.found.setdefault(self._current, []).extend(entries)
