"""Which strings in the code of templates and components are plainly copy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.readers.copy_attributes import is_copy_property

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRING = re.compile(
    r""""((?:[^"\\]++|\\.)*+)(?:"|\Z)|'((?:[^'\\]++|\\.)*+)(?:'|\Z)"""
    r"|`((?:[^`\\]++|\\.)*+)(?:`|\Z)",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\([\"'`ntr\\])")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_NAMED = re.compile(r"""([\w-]+)["']?\s*(?:=>|[:=])\s*\Z""")
_COMPARED = re.compile(r"(?:[=!<>]=|\b(?:contains|in|when|is|eq|ne|include|extends|require))\s*\Z")
_KEY = re.compile(r"\s*(?:=>|:(?!:))")
_NEVER = re.compile(
    r"(?:class|classname|style|id|key|href|src|srcset|sizes|url|path|d|points|transform|viewbox"
    r"|format|date|media|font|type|accept|rel|layout|template|partial|icon|query|sql|regex|css)$",
    re.IGNORECASE,
)
_LOOK_BACK = 60
_LETTER = re.compile(r"[^\W\d_]")
_CODE = re.compile(r"[{}=\\/_|$#@<>\[\]]|::|\w\.\w|%[A-Za-z]|[\w)]\(")
_CODE_WORD = re.compile(r"[{}\\/_$#@\[\].=]")


def copy_literals(code: str) -> Iterator[tuple[int, int]]:
    """Yield the inside, ``start:end``, of each string in a piece of code that is plainly copy.

    It is, if its name says so (``title="..."``, ``label: '...'``), or else if it reads like a
    sentence or a heading.
    """
    for match in _STRING.finditer(code):
        group = match.lastindex or 1
        start, end = match.span(group)
        text = _TAG.sub("", _ESCAPED.sub(r"\1", match.group(group)))
        if text and _is_copy(code, match.start(), match.end(), text):
            yield start, end


def _is_copy(code: str, start: int, end: int, text: str) -> bool:
    before = code[max(0, start - _LOOK_BACK) : start]
    named = _NAMED.search(before)
    key = _KEY.match(code, end) and not before.rstrip().endswith("?")
    if named is None and (key or _COMPARED.search(before)):
        return False
    if named and _NEVER.match(named.group(1)):
        return False
    if named and is_copy_property(named.group(1)):
        return is_phrase(text) or (_LETTER.search(text) and not _CODE_WORD.search(text)) is True
    return is_phrase(text) and (text[0].isupper() or text[0].isdigit())


def is_phrase(text: str) -> bool:
    """Whether a string is several words and looks like no code."""
    words = text.split()
    if len(words) < 2 or text[0].isspace():
        return False
    return _CODE.search(text) is None and sum(1 for word in words if _LETTER.search(word)) > 1
