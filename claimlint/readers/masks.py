"""Hides code in a file from the reader of the language around it, without moving anything.

What is masked becomes word joiners, one for each character but for line ends, which stay. A
word joiner is a letter like any other to the parsers of HTML and Markdown, and a character that
nobody sees to `ProseBuilder`, which drops it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimlint.document import Comment
from claimlint.readers.invisible import MASK
from claimlint.readers.joined import Joined
from claimlint.readers.json_scan import json_text
from claimlint.readers.tags import tokens

if TYPE_CHECKING:
    from claimlint.document import Document
    from claimlint.readers.prose import Piece

_NOT_LINE_END = re.compile(r"[^\r\n]")
_LINE_OF_MASKS = re.compile(rf"^[ \t]*{MASK}[{MASK} \t]*(?=\r?$)", re.MULTILINE)


class Masked(NamedTuple):
    """A source with its code masked, equally long.

    ``comments`` are those of the masked language. ``literals`` are strings in masked code that
    are copy, in order, each in pieces.
    """

    source: str
    text: str
    comments: list[Comment]
    literals: list[list[Piece]]

    def of_source(self, document: Document) -> Document:
        """Return the document, read from the masked text, as one of the source."""
        comments = sorted([*document.comments, *self.comments], key=lambda each: each.start)
        return document._replace(source=self.source, comments=comments)


class Mask:
    """Builds a masked text, from the start of the source to its end."""

    def __init__(self, source: str) -> None:
        """Begin with nothing masked."""
        self._source = source
        self._done = 0
        self._parts: list[str] = []
        self._comments: list[Comment] = []
        self._literals: list[list[Piece]] = []

    def cover(self, start: int, end: int, instead: str = "") -> None:
        """Mask ``start:end``, which lies behind all that was masked before.

        The first characters become those of ``instead``, which is no longer than the stretch.
        """
        self._parts.append(self._source[self._done : start])
        covered = _masked(self._source[start + len(instead) : end])
        self._parts.append(instead + covered)
        self._done = end

    def comment(self, text: str, start: int, end: int) -> None:
        """Keep a comment of the masked language; ``start:end`` is all of it."""
        self._comments.append(Comment(text.strip(), start, end))

    def literal(self, start: int, end: int) -> None:
        """Keep a string in masked code, whose inside is ``start:end``, as copy."""
        pieces = json_text(self._source, start, end)
        text = Joined(pieces)
        if "<" in text.text:
            shown = [each for each in tokens(text.text) if each.kind == "text"]
            pieces = [piece for each in shown for piece in text.cut(each.start, each.end)]
        if pieces:
            self._literals.append(pieces)

    def masked(self, *, lines: bool = False) -> Masked:
        """Return what came of it.

        With ``lines``, a line of nothing but masks and blanks becomes a blank line, unless copy
        stands in it: to Markdown, masks alone would be a paragraph.
        """
        text = "".join([*self._parts, self._source[self._done :]])
        if lines:
            starts = [pieces[0].start for pieces in self._literals]
            text = _without_lines_of_masks(text, starts)
        return Masked(self._source, text, self._comments, self._literals)


def _masked(code: str) -> str:
    if "\n" in code or "\r" in code:
        return _NOT_LINE_END.sub(MASK, code)
    return MASK * len(code)


def _without_lines_of_masks(text: str, kept: list[int]) -> str:
    waiting = iter(kept)
    following = next(waiting, len(text))

    def blanked(line: re.Match[str]) -> str:
        nonlocal following
        while following < line.start():
            following = next(waiting, len(text))
        return line.group() if following < line.end() else " " * len(line.group())

    return _LINE_OF_MASKS.sub(blanked, text)
