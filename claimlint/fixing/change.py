"""A change of the prose, before it is known what it means for the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Change(NamedTuple):
    """Put ``text`` in the place of ``start:end`` of the prose: code points, half-open."""

    start: int
    end: int
    text: str


def applied(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """Return ``text`` with changes or edits made, which do not overlap."""
    parts, at = [], 0
    for start, end, new in sorted(changes, key=lambda change: change[:2]):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])
