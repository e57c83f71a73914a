"""Cuts HTML into text, tags and comments, in time linear in its length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>][^\s>]*+)))?""",
)
_CLOSERS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}


class Attribute(NamedTuple):
    """An attribute's name in lower case, and where its raw value stands in the HTML."""

    name: str
    start: int
    end: int


class Token(NamedTuple):
    """A stretch of HTML; ``name`` (in lower case) and ``attributes`` belong to tags.

    For a comment, ``start:end`` includes its marks.
    """

    kind: Literal["text", "open", "close", "empty", "comment", "other"]
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()


def tokens(html: str) -> Iterator[Token]:
    """Yield the tokens of a piece of HTML in order; a tag left open runs to the end."""
    at = text_start = 0
    while True:
        at = html.find("<", at)
        if at < 0:
            break
        token = _token(html, at)
        if token is None:
            at += 1
            continue
        if at > text_start:
            yield Token("text", text_start, at)
        yield token
        at = text_start = token.end
        if token.kind == "open" and token.name in _RAW:
            closing = _RAW[token.name].search(html, at)
            at = text_start = closing.start() if closing else len(html)
    if text_start < len(html):
        yield Token("text", text_start, len(html))


def _token(html: str, at: int) -> Token | None:
    named = _NAME.match(html, at)
    if named:
        return _tag(html, at, named)
    for opening, closing in _CLOSERS:
        if html.startswith(opening, at):
            end = html.find(closing, at + len(opening))
            kind: Literal["comment", "other"] = "comment" if opening == "<!--" else "other"
            return Token(kind, at, end + len(closing) if end >= 0 else len(html))
    return None


def _tag(html: str, start: int, named: re.Match[str]) -> Token:
    attributes: list[Attribute] = []
    at = named.end()
    while at < len(html):
        match = _ATTRIBUTE.match(html, at)
        if match:
            group = match.lastindex or 1
            span = match.span(group) if group > 1 else (match.end(), match.end())
            attributes.append(Attribute(match.group(1).lower(), *span))
            at = match.end()
        elif html[at] == ">":
            break
        else:
            at += 1
    name = named.group(2).lower()
    kind: Literal["open", "close", "empty"] = "close" if named.group(1) else "open"
    if kind == "open" and html[at - 1] == "/":
        kind = "empty"
    return Token(kind, start, min(at + 1, len(html)), name, tuple(attributes))
