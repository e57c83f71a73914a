"""Readers: one file in, one or more `Document`s out.

A reader knows formats and no rules. Each is imported when a file asks for it, because a
check of one text file should not pay for the Markdown parser.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from claimlint.readers.decoding import decode
from claimlint.readers.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from claimlint.document import Document

__all__ = ["ReadError", "read", "read_parts", "supported"]

# By extension: the module and the function in it that reads, and what it is given: the decoded
# "text" or the "bytes" of the whole file, for one document, or the open "file", for one document
# a record.
_READERS = {
    **dict.fromkeys((".txt", ".text"), ("text", "read_text", "text")),
    **dict.fromkeys(
        (".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdx"),
        ("markdown", "read_markdown", "text"),
    ),
}
_PLAIN = _READERS[".txt"]


def supported(path: str) -> bool:
    """Whether a walk through a folder should read this file (by its extension)."""
    return _extension(path) in _READERS


def read(path: str, data: bytes, name: str | None = None) -> Document:
    """Read the bytes of a file that is one document.

    The reader is chosen by the extension of ``name``, or of ``path`` without one; what has
    no reader of its own is read as plain text. Offsets in the document are code points of
    the decoded file, without its byte order mark and with its line ends as they are.

    Raises:
        ReadError: the bytes are not what the reader takes; the message says where and what to do.
    """
    module, function, takes = _READERS.get(_extension(name or path), _PLAIN)
    reader = getattr(import_module(f"claimlint.readers.{module}"), function)
    document: Document = reader(path, decode(data).text if takes == "text" else data)
    return document


def read_parts(path: str, file: BinaryIO, name: str | None = None) -> Iterator[Document]:
    """Read an open file, as one document or, where its format has records, as one a record.

    Documents come in the order of the file; those that share a ``source`` share the very
    object. Raises as `read` does, perhaps after some documents.
    """
    module, function, takes = _READERS.get(_extension(name or path), _PLAIN)
    if takes == "file":
        yield from getattr(import_module(f"claimlint.readers.{module}"), function)(path, file)
    else:
        yield read(path, file.read(), name)


def _extension(path: str) -> str:
    name = path.rpartition("/")[2].lower()
    return "." + name.rpartition(".")[2]
