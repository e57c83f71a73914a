"""Readers: one file in, one or more `Document`s out.

A reader knows formats and no rules. Each is imported when a file asks for it, because a
check of one text file should not pay for the Markdown parser.
"""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any

from claimlint.readers.decoding import Decoded, decode
from claimlint.readers.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from claimlint.document import Document
    from claimlint.readers.feeds.fields import Fields

    FieldPatterns = tuple[tuple[str, ...], tuple[str, ...]]

__all__ = ["Decoded", "ReadError", "decoded", "extension_of", "read", "read_parts"]

# By extension, or by the whole name of the file: the module and the function in it that reads,
# and what it is given: the decoded "text" of the whole file, for one document, or, for one
# document a record or a view, its "bytes" or the open "file"; readers of feeds also get the
# fields that are copy, beside the text ("records") or the file ("stream").
_READERS = {
    **dict.fromkeys((".txt", ".text"), ("text", "read_text", "text")),
    **dict.fromkeys(
        (".md", ".markdown", ".mdown", ".mkdn", ".mkd"),
        ("markdown", "read_markdown", "text"),
    ),
    ".mdx": ("jsx", "read_mdx", "text"),
    **dict.fromkeys((".jsx", ".tsx"), ("jsx", "read_jsx", "text")),
    **dict.fromkeys((".html", ".htm", ".shtml"), ("html", "read_html", "text")),
    **dict.fromkeys((".xhtml", ".xht"), ("html", "read_xhtml", "text")),
    ".vue": ("html", "read_vue", "text"),
    **dict.fromkeys(
        (
            *(".ejs", ".erb", ".handlebars", ".hbs", ".j2", ".jinja", ".jinja2", ".liquid"),
            *(".mustache", ".njk", ".php", ".phtml", ".twig"),
        ),
        ("html", "read_html", "text"),
    ),
    **dict.fromkeys((".po", ".pot"), ("po", "read_po", "text")),
    **dict.fromkeys((".docx", ".docm"), ("office.word", "read_docx", "file")),
    **dict.fromkeys((".pptx", ".pptm", ".ppsx"), ("office.slides", "read_pptx", "file")),
    **dict.fromkeys((".xlsx", ".xlsm"), ("office.sheets", "read_xlsx", "stream")),
    ".pdf": ("pdf.reader", "read_pdf", "file"),
    **dict.fromkeys((".xlf", ".xliff"), ("xliff", "read_xliff", "text")),
    ".arb": ("arb", "read_arb", "text"),
    "strings.xml": ("android", "read_android", "text"),
    ".strings": ("apple_strings", "read_strings", "text"),
    ".stringsdict": ("apple_strings", "read_stringsdict", "text"),
    ".xcstrings": ("string_catalogs", "read_xcstrings", "text"),
    **dict.fromkeys((".tsv", ".tab"), ("feeds.table", "read_tsv", "stream")),
    **dict.fromkeys((".jsonl", ".ndjson"), ("feeds.json_files", "read_json_lines", "stream")),
    **dict.fromkeys((".yaml", ".yml"), ("feeds.yaml_files", "read_yaml", "records")),
    **dict.fromkeys((".xml", ".rss", ".atom"), ("feeds.xml_files", "read_xml", "records")),
    ".csv": ("feeds.table", "read_csv", "stream"),
    ".jsonld": ("feeds.json_files", "read_json", "records"),
    ".json": ("feeds.json_files", "read_json", "records"),
    ".toml": ("feeds.toml_files", "read_toml", "records"),
    **dict.fromkeys((".rst", ".rest"), ("rst", "read_rst", "text")),
    **dict.fromkeys((".adoc", ".asciidoc"), ("asciidoc", "read_asciidoc", "text")),
    ".eml": ("mail", "read_mail", "bytes"),
    ".srt": ("captions", "read_srt", "text"),
    ".vtt": ("captions", "read_vtt", "text"),
}
# Template languages that are written around anything: "_card.erb" is HTML, "nginx.conf.j2" is not.
_AROUND_ANYTHING = frozenset((".ejs", ".erb", ".j2", ".jinja", ".jinja2"))
_READERS |= {
    inner + outer: _READERS[inner]
    for outer in (*_AROUND_ANYTHING, ".hbs", ".liquid", ".mustache", ".njk", ".twig")
    for inner in (".html", ".htm", ".xhtml", ".md", ".markdown")
}
_READERS |= {
    inner + outer: ("templates", "read_text_template", "text")
    for outer in (*_AROUND_ANYTHING, ".hbs", ".liquid", ".mustache", ".njk", ".twig")
    for inner in (".txt", ".text")
}
# What is held whole takes many times its size. Copy is never so long; catalogues are.
_LIMIT = 32_000_000
_LIMIT_OF_CATALOGUES = 128_000_000
_CATALOGUES = frozenset((".json", ".xml", ".rss", ".atom"))
# Told by their root, whatever they are called.
_MESSAGES_IN_XML = frozenset((".xlf", "strings.xml", ".stringsdict"))
_FIRST_BYTES = 1 << 20


def extension_of(path: str) -> str | None:
    """Return the extension by which a reader is known; None if none is.

    The longest that is known counts (".html.erb" before ".erb"), and the whole name before
    any ("strings.xml"). All of Android's resources are read as its strings are.
    """
    name = path.rpartition("/")[2].lower()
    if name in _READERS:
        return name
    if name.endswith(".xml") and "/res/values" in f"/{path}":
        return "strings.xml"
    first = at = name.find(".")
    while at >= 0:
        if name[at:] in _READERS and (at == first or name[at:] not in _AROUND_ANYTHING):
            return name[at:]
        at = name.find(".", at + 1)
    return None


def decoded(path: str, data: bytes) -> Decoded:
    """Return the text of a file in the encoding that `read` takes it to be in."""
    return decode(data, extension_of(path) or _by_content(data))


def read(path: str, data: bytes, name: str | None = None) -> Document:
    """Read the bytes of a file that is one document.

    The reader is chosen by the extension of ``name``, or of ``path`` without one, and where
    that tells nothing by the content; what shows no marks of a format is read as plain text.
    Offsets in the document are code points of the decoded file, without its byte order mark
    and with its line ends as they are.

    Raises:
        ReadError: the bytes are not what the reader takes; the message says where and what to do.
    """
    extension = extension_of(name or path) or _by_content(data)
    (document,) = _documents(path, BytesIO(data), extension, len(data), ((), ()))
    return document


def read_parts(
    path: str,
    file: BinaryIO,
    name: str | None = None,
    limit: int | None = None,
    fields: FieldPatterns = ((), ()),
) -> Iterator[Document]:
    """Read an open file, as one document or, where its format has records, as one a record.

    Documents come in the order of the file; those that share a ``source`` share the very
    object. ``limit`` is how many bytes are held whole; formats that are read part by part
    know no limit. ``fields`` are patterns for the names of a feed's fields that are copy, and
    of those that are not, whatever they look like. Raises as `read` does, perhaps after some
    documents.
    """
    extension = extension_of(name or path)
    if extension is None:
        data = _whole(file, limit or _LIMIT)
        extension, file = _by_content(data), BytesIO(data)
    usual = _LIMIT_OF_CATALOGUES if extension in _CATALOGUES else _LIMIT
    yield from _documents(path, file, extension, limit or usual, fields)


def _documents(
    path: str, file: BinaryIO, extension: str, limit: int, fields: FieldPatterns
) -> Iterator[Document]:
    takes = _READERS[extension][2]
    reader = _function(extension)
    if takes == "file":
        yield from reader(path, file)
    elif takes == "stream":
        yield from reader(path, file, _fields(fields))
    elif takes == "bytes":
        yield from reader(path, _whole(file, limit))
    else:
        data = _whole(file, limit)
        if extension == ".xml" and (root := _by_content(data)) in _MESSAGES_IN_XML:
            takes, reader = "text", _function(root)
        text, _, _, notice = decode(data, extension)
        each = takes == "records"
        documents = reader(path, text, _fields(fields)) if each else (reader(path, text),)
        for document in documents:
            yield document._replace(notices=(notice, *document.notices)) if notice else document


def _function(extension: str) -> Callable[..., Any]:
    module, function, _ = _READERS[extension]
    reader: Callable[..., Any] = getattr(import_module(f"claimlint.readers.{module}"), function)
    return reader


def _fields(patterns: FieldPatterns) -> Fields:
    from claimlint.readers.feeds.fields import Fields

    return Fields(*patterns)


def _by_content(data: bytes) -> str:
    from claimlint.readers.content import kind_of

    kind = kind_of(data)
    return kind if kind in _READERS else ".txt"


def _whole(file: BinaryIO, limit: int) -> bytes:
    """Return all of the file, which may be without end or grow while it is read."""
    data = file.read(min(_FIRST_BYTES, limit + 1))
    if len(data) == _FIRST_BYTES:
        data += file.read(limit + 1 - len(data))
    if len(data) > limit:
        raise ReadError(
            f"larger than {limit / 1e6:g} MB, and would have to be held whole; split the file "
            "or raise the limit with --max-file-size"
        )
    return data
