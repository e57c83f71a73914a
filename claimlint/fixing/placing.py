"""From a change of the prose to edits of the file, in the file's own way of writing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimlint.finding import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimlint.document import Document
    from claimlint.fixing.change import Change


class Wanted(NamedTuple):
    """Changes that belong together, to ``document``, which is the ``view``-th of its file."""

    view: int
    document: Document
    changes: tuple[Change, ...]


def ways(wanted: Wanted) -> Iterator[tuple[Edit, ...]]:
    """Yield edits of the file that might make the changes, the plainest first.

    Whether a way does so is for the file's reader to say: it has to read the changed prose
    out of the edited file, and nothing else.
    """
    seen = set()
    for wide in (False, True):
        for write in _WRITTEN:
            edits = tuple(
                _edit(wanted.document, change, write, wide=wide) for change in wanted.changes
            )
            if edits not in seen and _apart(edits):
                seen.add(edits)
                yield edits


def _apart(edits: tuple[Edit, ...]) -> bool:
    """Whether the edits follow each other without overlap."""
    ordered = sorted(edits)
    return all(one.end <= other.start for one, other in pairwise(ordered))


def _edit(document: Document, change: Change, write: Callable[[str], str], *, wide: bool) -> Edit:
    to_source, offset = document.source_map.to_source, document.origin[0]
    start, end, text = change
    if start == end:
        at = to_source(start - 1, start).end if start else to_source(start, start + 1).start
        return Edit(offset + at, offset + at, write(text))
    first, last = to_source(start, end)
    if wide:
        # What stands between the neighbours and the words is markup of the words alone.
        first = to_source(start - 1, start).end if start else first
        last = to_source(end, end + 1).start if end < len(document.prose) else last
    return Edit(offset + first, offset + max(first, last), write(text))


def _as_it_is(text: str) -> str:
    return text


def _for_markup(text: str) -> str:
    from html import escape

    return escape(text)


def _for_json(text: str) -> str:
    import json

    return json.dumps(text)[1:-1]


def _for_quotes(text: str) -> str:
    return text.replace('"', '""')


def _for_apostrophes(text: str) -> str:
    return text.replace("'", "''")


def _for_ascii(text: str) -> str:
    return text.encode("ascii", "xmlcharrefreplace").decode()


_WRITTEN = (_as_it_is, _for_quotes, _for_json, _for_apostrophes, _for_markup, _for_ascii)
