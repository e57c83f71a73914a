"""Comments of reviewers in presentations and workbooks, and who wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
