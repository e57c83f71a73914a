"""Copy in JSON-LD: the strings of a page's linked data that search engines show to people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.readers.joined import Joined
from claimlint.readers.json_scan import json_text
from claimlint.readers.prose import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.spans import SourceMap

_STRING = re.compile(r'"((?:[^"\\]++|\\.)*+)(?:"|\Z)([\t\n\r ]*+:)?', re.DOTALL)
_COPY = frozenset(
    (
        *("abstract", "alternateName", "alternativeHeadline", "articleBody", "award", "caption"),
        *("description", "disambiguatingDescription", "headline", "indication", "itemListElement"),
        *("keywords", "name", "negativeNotes", "positiveNotes", "reviewBody", "slogan", "text"),
        *("value",),
    ),
)
_TRANSPARENT = frozenset(("@list", "@set", "@value"))


def linked_copy(html: str, start: int, end: int, places: SourceMap | None) -> Iterator[Joined]:
    """Yield each text of the JSON in ``html[start:end]`` that is copy, by its key.

    ``places`` leads from ``html`` to the source; None if it is the source. The texts may hold
    HTML. What is no JSON is stepped over, because a page's template may write parts of it.
    """
    is_copy = False
    for match in _STRING.finditer(html, start, end):
        if match.group(2):
            key = match.group(1)
            if key not in _TRANSPARENT:
                is_copy = key.rpartition(":")[2] in _COPY
        elif is_copy and match.group(1):
            pieces = json_text(html, *match.span(1))
            if places:
                pieces = [
                    Piece(text, *places.to_source(first, last)) for text, first, last in pieces
                ]
            yield Joined(pieces)
