"""Where the paragraphs of all parts of an Office file come together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.readers.extract import Extract
from claimlint.readers.language import Unchecked
from claimlint.readers.office.manifest import unread_parts
from claimlint.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimlint.document import Document
    from claimlint.readers.office.package import Package
    from claimlint.readers.office.paragraph import Entry

_DIRECTIVES = ("claimlint-", "claimlint:")


class Collection:
    """The text of one file, without what is in a language that there are no rules for."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.text = Extract()
        self._unchecked = Unchecked("passage", "passages")

    def take(self, entries: Iterable[Entry]) -> Span:
        """Append entries and return where they stand in the text, which may be nowhere."""
        start = end = self.text.end()
        for entry in entries:
            if not (entry.lang and self._unchecked.skips(entry.lang)):
                end = self.text.add(entry.kind, entry.text, entry.place).end
        return Span(start, end)

    def take_remark(self, entries: list[Entry], about: Span) -> None:
        """Append what a reviewer remarked, or hear it if it speaks to claimlint."""
        words = "\n".join(entry.text for entry in entries)
        if words.startswith(_DIRECTIVES):
            self.text.comment(words, about, entries[0].place)
        else:
            self.take(entries)

    def documents(self, path: str, package: Package) -> Iterator[Document]:
        """Yield what was collected, with notices of what was left unread."""
        self.text.notices += [*self._unchecked.notices(), *unread_parts(package)]
        yield from self.text.documents(path)
