"""Comments of reviewers in presentations and workbooks, and who wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.readers.office.cells import RichText
from claimlint.readers.office.drawing import Texts
from claimlint.readers.office.events import Attributes, Handler
from claimlint.readers.office.paragraph import Entry, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable


class Authors(Handler):
    """The names of people, by the id that comments know them by."""

    def __init__(self) -> None:
        """Begin with nobody."""
        super().__init__()
        self.names: dict[str, str] = {}
        self.starts["p:cmAuthor"] = self._person("id", "name")
        self.starts["p188:author"] = self._person("id", "name")
        self.starts["tc:person"] = self._person("id", "displayName")

    def _person(self, key: str, name: str) -> Callable[[Attributes], None]:
        def hear(given: Attributes) -> None:
            self.names[given.get(key, "")] = given.get(name, "")

        return hear


class Remarks(Texts):
    """The comments on one slide, old (``p:cm``) and new (``p188:cm``, with replies)."""

    def __init__(self, authors: Authors, place: str) -> None:
        """Prepare to read a part; ``place`` is what a comment's author is added to."""
        super().__init__()
        self.found: list[Entry] = []
        self._authors = authors.names
        self._place = place
        self._author = ""
        self._words: list[str] | None = None
        self.starts.update(dict.fromkeys(("p:cm", "p188:cm", "p188:reply"), self._start_remark))
        self.starts["p:text"] = self._start_words
        self.ends["p:text"] = self._end_words

    def finish(self, paragraph: Paragraph) -> None:
        """Take a paragraph of a new comment."""
        place = f"{self._place} by {self._author}" if self._author else self._place
        self.found += paragraph.entries("paragraph", place)

    def text(self, text: str) -> None:
        """Hear the text of an old comment, too."""
        if self._words is None:
            super().text(text)
        else:
            self._words.append(text)

    def _start_remark(self, given: Attributes) -> None:
        self._author = self._authors.get(given.get("authorId", ""), "")

    def _start_words(self, _given: Attributes) -> None:
        self._words = []

    def _end_words(self) -> None:
        paragraph = Paragraph()
        paragraph.add("".join(self._words or ()))
        self._words = None
        self.finish(paragraph)


class CellRemarks(RichText):
    """The comments on the cells of one sheet, threads before notes.

    ``found`` holds what was said of each cell, by its name. Where a cell has a thread, its
    note only tells old programs so.
    """

    def __init__(self, authors: Authors, place: str) -> None:
        """Prepare to read comments of the sheet that ``place`` names."""
        super().__init__()
        self.found: dict[str, list[Entry]] = {}
        self._people = authors.names
        self._place = place
        self._authors: list[str] = []
        self._threads: set[str] = set()
        self._cell = ""
        self._author = ""
        self.starts.update(
            {
                "x:author": self._start_words,
                "x:comment": self._start_note,
                "tc:threadedComment": self._start_thread,
                "tc:text": self._start_words,
            },
        )
        self.ends.update(
            {"x:author": self._end_author, "x:comment": self._end_note, "tc:text": self._end_words},
        )

    def _start_words(self, _given: Attributes) -> None:
        self.begin_string()
        self._hears = True

    def _end_author(self) -> None:
        self._hears = False
        self._authors.append(self.string())

    def _start_note(self, given: Attributes) -> bool:
        number = given.get("authorId", "")
        known = number.isdecimal() and int(number) < len(self._authors)
        self._author = self._authors[int(number)] if known else ""
        self._cell = given.get("ref", "")
        self.begin_string()
        return self._cell not in self._threads

    def _end_note(self) -> None:
        # Excel opens a note with the name of who writes it.
        self._take(self.string().removeprefix(f"{self._author}:").strip())

    def _start_thread(self, given: Attributes) -> None:
        self._cell = given.get("ref", "")
        self._author = self._people.get(given.get("personId", ""), "")
        self._threads.add(self._cell)

    def _end_words(self) -> None:
        self._hears = False
        self._take(self.string())

    def _take(self, words: str) -> None:
        who = f" by {self._author}" if self._author else ""
        entry = Entry("paragraph", words, f"{self._place}, comment on {self._cell}{who}")
        self.found.setdefault(self._cell, []).append(entry)
