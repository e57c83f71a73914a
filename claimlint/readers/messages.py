"""Messages of a catalogue: text with arguments and HTML inside, judged in its language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.readers.icu import branches, has_choice
from claimlint.readers.joined import Joined, PlacesInSource
from claimlint.readers.language import Unchecked
from claimlint.readers.prose import Piece, ProseBuilder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimlint.document import BlockKind, Document

# printf, Python, Ruby; Mustache and Angular; .NET, ICU and JavaScript. A per cent sign after a
# number is one.
_ARGUMENT = re.compile(
    r"%%|%(?:\d+\$)?#@\w+@|%\(\w+\)[-+#0]?\d*(?:\.\d+)?[a-zA-Z]|%\{\w+\}"
    r"|(?<!\d)%(?:\d+\$)?[-+#0']?\d*(?:\.\d+)?(?:hh?|ll?|[Lqjzt])?[@cdeEfFgGisuxX]"
    r"|\{\{[^{}]{0,80}\}\}|\$\{[^{}]{0,80}\}|\{\s*[\w.$@#-]{0,60}\s*(?:[,:!][^{}]{0,60})?\}"
)
_HTML = re.compile(r"<[A-Za-z/!]|&#?\w{1,32};")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


class Messages:
    """Collects the messages of one file, in its order, into a document."""

    def __init__(self, path: str, source: str) -> None:
        """Begin a file; ``source`` is its decoded text. ``comments`` are to be added to."""
        self._path = path
        self._builder = ProseBuilder(source)
        self.comments = self._builder.comments
        self._unchecked = Unchecked("message", "messages")
        self._starts: list[int] = []
        self._names: list[str] = []
        self._notices: list[str] = []

    def notice(self, text: str) -> None:
        """Tell what was left unread."""
        self._notices.append(text)

    def add(self, name: str, pieces: Sequence[Piece], language: str = "") -> None:
        """Add a message by what its users call it, or count it if it cannot be judged.

        Arguments are left out. Of a message that chooses between branches, each is read. HTML
        is read as a browser shows it.
        """
        message = Joined(pieces)
        if not message.text.strip() or self._unchecked.skips(language):
            return
        self._starts.append(pieces[0].start)
        self._names.append(name)
        texts = branches(message) if has_choice(message.text) else [list(pieces)]
        for text in texts:
            self._read(Joined(text))

    def _read(self, text: Joined) -> None:
        if "{" in text.text or "%" in text.text:
            holes = [
                (*match.span(), "%" if match.group() == "%%" else "")
                for match in _ARGUMENT.finditer(text.text)
            ]
            text = text.without(holes)
        if _HTML.search(text.text):
            self._html(text)
            return
        at = 0
        for gap in _PARAGRAPHS.finditer(text.text):
            self._paragraph(text.cut(at, gap.start()), "paragraph")
            at = gap.end()
        self._paragraph(text.cut(at, len(text.text)), "paragraph")

    def _html(self, text: Joined) -> None:
        from claimlint.readers.inner_html import inner_html  # few messages have any

        inner = inner_html(text, "paragraph", [(0, len(text.text))])
        self._notices += [each for each in inner.notices if each not in self._notices]
        for kind, pieces in inner.blocks:
            self._paragraph(pieces, kind)
        self.comments += inner.comments

    def _paragraph(self, pieces: Iterable[Piece], kind: BlockKind) -> None:
        self._builder.kind = kind
        for piece in pieces:
            self._builder.add(piece)
        self._builder.close()

    def document(self) -> Document:
        """Return the document of all that was added."""
        document = self._builder.document(self._path)
        places = PlacesInSource(self._starts, self._names, document.source_map)
        notices = (*self._unchecked.notices(), *self._notices)
        return document._replace(places=places, notices=notices)
