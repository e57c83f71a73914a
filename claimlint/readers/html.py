"""HTML: whole pages, fragments and broken pages, as a browser shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.readers.html_prose import HtmlProse
from claimlint.readers.prose import ProseBuilder

if TYPE_CHECKING:
    from claimlint.document import Document


def read_html(path: str, source: str) -> Document:
    """Read HTML.

    Text in a language without rules is left out, and a notice tells how much.
    """
    return _read(path, source, xml=False)


def read_xhtml(path: str, source: str) -> Document:
    """Read XHTML: an element may close itself, and ``CDATA`` sections are text."""
    return _read(path, source, xml=True)


def _read(path: str, source: str, *, xml: bool) -> Document:
    builder = ProseBuilder(source)
    html = HtmlProse(builder, xml=xml)
    html.feed(source, None, "paragraph")
    return builder.document(path)._replace(notices=html.notices())
