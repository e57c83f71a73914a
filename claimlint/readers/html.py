"""HTML: whole pages, fragments and broken pages, as a browser shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.readers.html_prose import HtmlProse
from claimlint.readers.prose import ProseBuilder
from claimlint.readers.templates import has_code, mask_templates

if TYPE_CHECKING:
    from claimlint.document import Document


def read_html(path: str, source: str) -> Document:
    """Read HTML.

    Text in a language without rules is left out, and a notice tells how much. So is the code
    of template languages, but for strings in it that are plainly copy.
    """
    return _read(path, source, xml=False)


def read_xhtml(path: str, source: str) -> Document:
    """Read XHTML: an element may close itself, and ``CDATA`` sections are text."""
    return _read(path, source, xml=True)


def _read(path: str, source: str, *, xml: bool) -> Document:
    if has_code(source):
        return _read_template(path, source, xml=xml)
    return _document(path, ProseBuilder(source), source, xml=xml)


def _read_template(path: str, source: str, *, xml: bool) -> Document:
    masked = mask_templates(source)
    builder = ProseBuilder(masked.text, masked.literals)
    return masked.of_source(_document(path, builder, masked.text, xml=xml))


def _document(path: str, builder: ProseBuilder, text: str, *, xml: bool) -> Document:
    html = HtmlProse(builder, xml=xml)
    html.feed(text, None, "paragraph")
    return builder.document(path)._replace(notices=html.notices())
