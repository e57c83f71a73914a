"""HTML: whole pages, fragments and broken pages, as a browser shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.readers.elements import UNSEEN
from claimlint.readers.html_prose import HtmlProse
from claimlint.readers.prose import ProseBuilder
from claimlint.readers.templates import has_code, mask_templates

if TYPE_CHECKING:
    from collections.abc import Collection

    from claimlint.document import Document


def read_html(path: str, source: str) -> Document:
    """Read HTML.

    Text in a language without rules is left out, and a notice tells how much. So is the code
    of template languages, but for strings in it that are plainly copy.
    """
    return _read(path, source)


def read_xhtml(path: str, source: str) -> Document:
    """Read XHTML: an element may close itself, and ``CDATA`` sections are text."""
    return _read(path, source, xml=True)


def read_vue(path: str, source: str) -> Document:
    """Read a component of Vue, whose copy stands in a template."""
    return _read(path, source, xml=True, unseen=UNSEEN - {"template"})


def _read(
    path: str, source: str, *, xml: bool = False, unseen: Collection[str] = UNSEEN
) -> Document:
    masked = mask_templates(source) if has_code(source) else None
    builder = ProseBuilder(masked.text, masked.literals) if masked else ProseBuilder(source)
    html = HtmlProse(builder, xml=xml, unseen=unseen)
    html.feed(masked.text if masked else source, None, "paragraph")
    document = builder.document(path)._replace(notices=html.notices())
    return masked.of_source(document) if masked else document
