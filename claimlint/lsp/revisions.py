"""The versions of an open document, in the order in which they were written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lsprotocol import types

    from claimlint.lsp.text import Text

# How many changes are remembered; those that were seen to come late were four behind.
_REMEMBERED = 16


class _Change(NamedTuple):
    version: int
    before: Text
    changes: Sequence[types.TextDocumentContentChangeEvent]


class Revisions:
    """The newest text of a document, and the last changes that led to it.

    The protocol has versions rise, but Helix 25.01 sends each change by a task of its own, and what
    is typed at once out of order. A change that comes late is put where its version belongs, and
    those behind it are made again; else every position would be wrong from there on.
    """

    def __init__(self, version: int, text: Text) -> None:
        """Begin with the text as it was opened."""
        self.version = version
        self.text = text
        self._made: list[_Change] = []

    def change(self, version: int, changes: Sequence[types.TextDocumentContentChangeEvent]) -> None:
        """Make the changes that lead to a version."""
        text, late = self.text, []
        while self._made and self._made[-1].version > version:
            last = self._made.pop()
            text = last.before
            late.append((last.version, last.changes))
        for number, each in ((version, changes), *reversed(late)):
            self._made.append(_Change(number, text, each))
            text = text.changed(each)
        del self._made[:-_REMEMBERED]
        self.text, self.version = text, self._made[-1].version
