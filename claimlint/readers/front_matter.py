"""The front matter of a Markdown page."""

from __future__ import annotations

from claimlint.readers.prose import ProseBuilder


def read_front_matter(source: str, builder: ProseBuilder) -> str:
    return source
