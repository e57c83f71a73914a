"""Messages in ICU's format: the text that is shown, without arguments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimlint.readers.joined import Joined
    from claimlint.readers.prose import Piece

_CHOICE = re.compile(r"\{\s*[\w.-]+\s*,\s*(?:plural|select|selectordinal)\s*,")
_MARK = re.compile(r"''|'(?=[{}|#])|[{}]")
_SELECTOR = re.compile(r"\s*(?:offset:\d+\s*)?(=?[\w-]+)\s*\{")
_DEEPEST = 20


def has_choice(text: str) -> bool:
    """Whether a message chooses between branches, as by number or gender."""
    return "{" in text and _CHOICE.search(text) is not None


def branches(message: Joined) -> list[list[Piece]]:
    """Return the texts that a message can show, each as pieces.

    The first is the message with the branch that serves when no other does, ``other``, in the
    place of each choice; the other branches follow by themselves, without the text around.
    Quotes (``'{'``, ``''``) are undone; simple arguments stay as they are. Braces that do not
    close run to the end.
    """
    reader = _Branches(message)
    main = reader.read(0, len(message.text), 0)
    return [main, *reader.aside]


class _Branches:
    def __init__(self, message: Joined) -> None:
        self._message = message
        self._text = message.text
        self._closing = _closing_braces(self._text)
        self.aside: list[list[Piece]] = []

    def read(self, start: int, end: int, depth: int) -> list[Piece]:
        """Return the pieces of a stretch with its choices resolved."""
        pieces: list[Piece] = []
        at = start
        while mark := _MARK.search(self._text, at, end):
            pieces += self._message.cut(at, mark.start())
            at = mark.end()
            if mark.group() == "''":
                pieces += self._message.cut(mark.start() + 1, at)
            elif mark.group() == "'":
                closing = self._text.find("'", at, end)
                stop = closing if closing >= 0 else end
                pieces += self._message.cut(at, stop)
                at = min(stop + 1, end)
            else:
                at = self._argument(mark.start(), end, depth, pieces)
        return pieces + self._message.cut(at, end)

    def _argument(self, start: int, end: int, depth: int, pieces: list[Piece]) -> int:
        """Add what an argument shows; return where it ends."""
        stop = min(self._closing.get(start, end), end)
        head = _CHOICE.match(self._text, start, stop)
        if head is None or depth >= _DEEPEST:
            pieces += self._message.cut(start, min(stop + 1, end))
        else:
            pieces += self._choice(head.end(), stop, depth)
        return min(stop + 1, end)

    def _choice(self, start: int, end: int, depth: int) -> list[Piece]:
        found: dict[str, list[Piece]] = {}
        at = start
        while selector := _SELECTOR.match(self._text, at, end):
            opening = selector.end() - 1
            stop = min(self._closing.get(opening, end), end)
            found[selector.group(1)] = self.read(opening + 1, stop, depth + 1)
            at = stop + 1
        main = found.pop("other", None)
        if main is None:
            main = found.popitem()[1] if found else []
        self.aside += found.values()
        return main


def _closing_braces(text: str) -> dict[int, int]:
    """Return where each brace closes that is not quoted."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    at = 0
    while mark := _MARK.search(text, at):
        at = mark.end()
        if mark.group() == "'":
            quoted = text.find("'", at)
            at = quoted + 1 if quoted >= 0 else len(text)
        elif mark.group() == "{":
            opened.append(mark.start())
        elif mark.group() == "}" and opened:
            closing[opened.pop()] = mark.start()
    return closing
