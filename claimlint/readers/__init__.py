"""Readers: one file in, one `Document` out.

A reader knows formats and no rules. Each is imported when a file asks for it, because a
check of one text file should not pay for the Markdown parser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.readers.decoding import decode
from claimlint.readers.errors import ReadError

if TYPE_CHECKING:
    from claimlint.document import Document

__all__ = ["ReadError", "read", "supported"]

_TEXT = (".txt", ".text")
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdx")


def supported(path: str) -> bool:
    """Whether a walk through a folder should read this file (by its extension)."""
    return path.lower().endswith(_TEXT + _MARKDOWN)


def read(path: str, data: bytes, name: str | None = None) -> Document:
    """Read a file's bytes.

    The reader is chosen by the extension of ``name``, or of ``path`` without one; what is
    not Markdown is read as plain text. Offsets in the document are code points of the
    decoded file, without its byte order mark and with its line ends as they are.

    Raises:
        ReadError: the bytes are not text; the message says where and what to do.
    """
    source = decode(data).text
    if (name or path).lower().endswith(_MARKDOWN):
        from claimlint.readers.markdown import read_markdown

        return read_markdown(path, source)
    from claimlint.readers.text import read_text

    return read_text(path, source)
