"""The encoding that a file of some formats declares in its own text."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_HEAD = 4096
_XML = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:+-]{1,40})["']""")
_META = re.compile(rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:+-]{1,40})""", re.IGNORECASE)
_PO = re.compile(
    rb"""^"Content-Type:[^"\r\n]*?charset=([\w.:+-]{1,40})""", re.IGNORECASE | re.MULTILINE
)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_CATALOGUES = (".po", ".pot")
_PAGES = (
    *(
        ".html",
        ".htm",
        ".xhtml",
        ".xht",
        ".shtml",
        ".php",
        ".phtml",
        ".liquid",
        ".njk",
        ".jinja",
        ".jinja2",
        ".j2",
    ),
    *(".hbs", ".handlebars", ".mustache", ".erb", ".ejs", ".twig"),
)
_PATTERNS = {
    **dict.fromkeys((".xml", ".rss", ".atom", ".xlf", ".xliff", ".stringsdict"), (_XML,)),
    **dict.fromkeys(_CATALOGUES, (_PO,)),
    **dict.fromkeys(_PAGES, (_XML, _META)),
}

# What a browser takes these names for, whatever they once meant.
_ON_THE_WEB = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874"}
_SUPERSETS = {"shift_jis": "cp932", "euc_kr": "cp949", "gb2312": "gbk"}
_TEXT = re.compile(
    r"utf-8|ascii|iso8859-\d+|cp\d+|koi8-[rut]|mac-\w+|tis-620|shift_jis|euc_(?:jp|kr)|iso2022_\w+"
    r"|gb2312|gbk|gb18030|hz|big5(?:hkscs)?|johab|kz1048|ptcp154"
)


class Declared(NamedTuple):
    """An encoding as the file names it, the codec for it, and the line (from 1) that says so.

    ``codec`` is empty if no such encoding is known.
    """

    name: str
    codec: str
    line: int


def declared(data: bytes, extension: str) -> Declared | None:
    """Return what a file of that kind declares; None if it is silent or says UTF-8.

    Text that could be read so far as to find a declaration of UTF-16 is not in UTF-16, so
    such a one means UTF-8.
    """
    patterns = _PATTERNS.get("." + extension.rpartition(".")[2], ())
    head = data[:_HEAD]
    if _META in patterns:
        head = _COMMENT.sub(lambda comment: b" " * len(comment.group()), head)
    for pattern in patterns:
        found = pattern.match(head) if pattern is _XML else pattern.search(head)
        if found:
            name = found.group(1).decode("ascii", "replace").strip()
            line = data.count(b"\n", 0, found.start(1)) + 1
            codec = _codec(name, web=pattern is _META)
            return None if codec == "utf-8" or name == "CHARSET" else Declared(name, codec, line)
    return None


def _codec(name: str, *, web: bool) -> str:
    if re.fullmatch(r"(?i)utf-?(?:16|32)(?:-?[lb]e)?|ucs-?[24]", name):
        return "utf-8"
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return ""
    if not _TEXT.fullmatch(codec):
        return ""
    if web:
        codec = _ON_THE_WEB.get(codec, codec)
    return _SUPERSETS.get(codec, codec)
