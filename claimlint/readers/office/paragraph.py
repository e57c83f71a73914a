"""A paragraph that is being read, and what it gives when it is finished."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers.language import has_rules

if TYPE_CHECKING:
    from claimlint.document import BlockKind


class Entry(NamedTuple):
    """A text to be read, where it stands, and its language if it is wholly in another one.

    ``comments`` are the ids of comments that are attached to it.
    """

    kind: BlockKind
    text: str
    place: str
    comments: tuple[str, ...] = ()
    lang: str = ""


class Paragraph:
    """Runs of text, and asides that are read after them: alternative texts, text boxes."""

    def __init__(self) -> None:
        """Begin an empty paragraph."""
        self.style: str | None = None
        self.level: str | None = None
        self.numbered: bool | None = None
        self.in_properties = False
        self.joins_next = False
        self.comments: list[str] = []
        self.after: list[Entry] = []
        self._asides: list[tuple[BlockKind, str, str]] = []
        self._runs: list[str] = []
        self._langs: dict[str, None] = {}

    def add(self, text: str, lang: str | None = None) -> None:
        """Append text in the language of the tag, if one is told."""
        self._runs.append(text)
        if not text.isspace():
            self._langs[lang or ""] = None

    def aside(self, kind: BlockKind, text: str, what: str) -> None:
        """Keep a text for after the paragraph, once; ``what`` is added to its place."""
        entry = (kind, text, what)
        if text.strip() and entry not in self._asides:
            self._asides.append(entry)

    def text(self) -> str:
        """Return the text so far."""
        return "".join(self._runs).strip()

    def entries(self, kind: BlockKind, place: str) -> list[Entry]:
        """Return the paragraph, if it is not empty, and its asides.

        Where only a part is in a language without rules, all of it is read: half a sentence
        would say something else.
        """
        tags = list(self._langs)
        lang = tags[0] if tags and not any(has_rules(tag) for tag in tags) else ""
        own = Entry(kind, self.text(), place, tuple(self.comments), lang)
        asides = [Entry(kind, text, f"{place}, {what}") for kind, text, what in self._asides]
        return [*([own] if own.text or own.comments else []), *asides, *self.after]
