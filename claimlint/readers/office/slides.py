"""PowerPoint files (.pptx): slides in their order, with notes, comments and what layouts add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.readers.office.collect import Collection
from claimlint.readers.office.drawing import read_charts
from claimlint.readers.office.events import Attributes, Handler, read_part
from claimlint.readers.office.manifest import open_document
from claimlint.readers.office.remarks import Authors, Remarks
from claimlint.readers.office.shapes import Shapes
from claimlint.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from claimlint.document import Document
    from claimlint.readers.office.package import Package


def read_pptx(path: str, file: BinaryIO) -> Iterator[Document]:
    """Read a presentation as one document; slides, their shapes and notes are its places."""
    package, main = open_document(file, "presentationml")
    deck = _Deck(package, main)
    deck.read()
    yield from deck.found.documents(path, package)


class _Deck:
    """Collects the text of all slides in their order, and then what all of them share."""

    def __init__(self, package: Package, main: str) -> None:
        self.found = Collection()
        self._package = package
        self._main = main
        self._layouts: list[str] = []
        self._masters: list[str] = []
        self._authors = Authors()

    def read(self) -> None:
        package, main = self._package, self._main
        order = _Order()
        read_part(package, main, order)
        for kind in ("commentAuthors", "authors"):
            for part in package.related(main, kind):
                read_part(package, part, self._authors)
        known = package.relationships(main)
        hidden = []
        for number, identifier in enumerate(order.slides, 1):
            if identifier in known and self._slide(number, known[identifier].target):
                hidden.append(str(number))
        if hidden:
            self.found.text.notices.append(
                f"hidden slides were read all the same: {', '.join(hidden)}"
            )
        for part in self._layouts:
            self._shared(part, "layout")
            self._note_related(part, "slideMaster", self._masters)
        for part in self._masters:
            self._shared(part, "slide master")

    def _slide(self, number: int, part: str) -> bool:
        """Read one slide; return whether a show leaves it out."""
        package, found = self._package, self.found
        start = found.text.end()
        slide = Shapes(f"slide {number}", found)
        read_part(package, part, slide)
        read_charts(package, part, found, slide.place)
        about = Span(start, found.text.end())
        for notes in package.related(part, "notesSlide"):
            read_part(package, notes, Shapes(f"{slide.place}, notes", found, names_shapes=False))
        for comments in package.related(part, "comments"):
            remarks = Remarks(self._authors, f"{slide.place}, comment")
            read_part(package, comments, remarks)
            for remark in remarks.found:
                found.take_remark([remark], about)
        self._note_related(part, "slideLayout", self._layouts)
        return slide.is_hidden

    def _note_related(self, part: str, kind: str, known: list[str]) -> None:
        known += [each for each in self._package.related(part, kind) if each not in known]

    def _shared(self, part: str, what: str) -> None:
        """Read what a layout or master shows on each slide, which is not in placeholders."""
        read_part(self._package, part, Shapes(what, self.found, reads_placeholders=False))


class _Order(Handler):
    """The ids of the slides' relationships, in the order of the show."""

    def __init__(self) -> None:
        super().__init__()
        self.slides: list[str] = []
        self.starts["p:sldId"] = self._slide

    def _slide(self, given: Attributes) -> None:
        self.slides.append(given.get("r:id", ""))
