"""Cuts HTML into text, tags and comments as browsers do, in time linear in its length.

Written here because no library tells enough: `html.parser` takes quadratic time on hostile
pages and cuts differently from one Python to the next, html5lib and lxml know lines only, and
turbohtml, which keeps the places of whole tokens, keeps none of attributes and takes 50 ms to
import, half as long as a whole check of a short page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["text", "raw", "open", "close", "empty", "comment", "cdata", "other"]

BLANKS = "\t\n\f\r "
_S = rf"[{BLANKS}]"
_NAME = rf"[^{BLANKS}/>][^{BLANKS}/>=]*+"
# A quotation mark that is never closed runs to the end: were it to fail instead, each tag of a
# hostile page would be read to the end in vain.
_VALUE = rf"""(?:{_S}*+={_S}*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^{BLANKS}"'>][^{BLANKS}>]*+)?)?"""
_TAG = re.compile(rf"<(/?)([A-Za-z][^{BLANKS}/>]*+)((?:[{BLANKS}/]++|{_NAME}{_VALUE})*+)(>?)")
ATTRIBUTE = _NAME + _VALUE
_ATTRIBUTE = re.compile(
    rf"[{BLANKS}/]*+({_NAME})"
    rf"""(?:{_S}*+={_S}*+(?:"([^"]*+)"?|'([^']*+)'?|([^{BLANKS}"'>][^{BLANKS}>]*+))?)?"""
)
_COMMENT_END = re.compile(r"--!?>")
_AFTER_NAME = rf"(?=[{BLANKS}/>])"
_RAW = frozenset(
    (
        *("iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title"),
        *("xmp",),
    )
)
_CLOSING = {
    name: re.compile(f"</{name}{_AFTER_NAME}", re.IGNORECASE) for name in _RAW - {"plaintext"}
}
_IN_SCRIPT = re.compile(rf"<!--|-->|<(/?)script{_AFTER_NAME}", re.IGNORECASE)
_WITH_REFERENCES = frozenset(("textarea", "title"))
_FOREIGN = frozenset(("math", "svg"))
_STEPS = {"open": 1, "close": -1}
_OPENING = frozenset(("open", "empty"))
CDATA = "<![CDATA["
_new = tuple.__new__


class Token(NamedTuple):
    """A stretch of HTML; tags have a ``name``, in lower case.

    "raw" text and "cdata" know no character references. The places of comments and of "cdata"
    include their marks.
    "empty" is an opening tag that ends in ``/>``; "other" a declaration, or a tag that the end
    of the file cuts off.
    """

    kind: Kind
    start: int
    end: int
    name: str = ""


class Attribute(NamedTuple):
    """An attribute's name in lower case, and where its raw value stands in the HTML."""

    name: str
    start: int
    end: int


def attributes(html: str, tag: Token) -> Iterator[Attribute]:
    """Yield the attributes of a tag in order; one without a value has an empty place."""
    for match in _ATTRIBUTE.finditer(html, tag.start + 1 + len(tag.name), tag.end - 1):
        group = match.lastindex or 1
        span = match.span(group) if group > 1 else (match.end(), match.end())
        yield _new(Attribute, (match.group(1).lower(), *span))


def tokens(html: str, inside: str = "", *, cdata: bool = False) -> Iterator[Token]:
    """Yield the tokens of HTML in order; together they are all of it.

    ``inside`` names the element whose raw text the HTML begins in: "title", "script",
    "plaintext" and so on. With ``cdata``, sections of that name are text everywhere, as in
    XHTML, and not only in pictures and formulas.
    """
    find, tag = html.find, _TAG.match
    text_start = at = 0
    if inside:
        at = text_start = _raw_end(html, 0, inside)
        yield _raw_text(inside, 0, at)
    foreign = 0
    while (at := find("<", at)) >= 0:
        match = tag(html, at)
        token = _tag(html, match) if match else _markup(html, at, cdata=cdata or foreign > 0)
        if token is None:
            at += 1
            continue
        if at > text_start:
            yield _new(Token, ("text", text_start, at, ""))
        yield token
        what, _, at, name = token
        if name in _FOREIGN:
            foreign += _STEPS.get(what, 0)
        elif name in _RAW and what in _OPENING and not (foreign and _is_common(token)):
            raw_end = _raw_end(html, at, name)
            if raw_end > at:
                yield _raw_text(name, at, raw_end)
            at = raw_end
        text_start = at
    if text_start < len(html):
        yield _new(Token, ("text", text_start, len(html), ""))


def _is_common(token: Token) -> bool:
    """Whether a tag that begins raw text elsewhere does not in pictures and formulas."""
    return token.kind == "empty" or token.name in _WITH_REFERENCES


def _tag(html: str, match: re.Match[str]) -> Token:
    start, end = match.span()
    slash, name, _, closed = match.groups()
    if not closed:
        return _new(Token, ("other", start, len(html), ""))
    kind = "close" if slash else "empty" if html[end - 2] == "/" else "open"
    return _new(Token, (kind, start, end, name.lower()))


def _markup(html: str, at: int, *, cdata: bool) -> Token | None:
    """Return what is no tag at ``at``: a comment, a declaration; None if it is only text."""
    if html.startswith("<!--", at):
        if html.startswith((">", "->"), at + 4):
            return Token("comment", at, html.index(">", at) + 1)
        ending = _COMMENT_END.search(html, at + 4)
        return Token("comment", at, ending.end() if ending else len(html))
    if cdata and html.startswith(CDATA, at):
        end = html.find("]]>", at)
        return Token("cdata", at, end + 3 if end >= 0 else len(html))
    if html.startswith(("<!", "<?"), at) or (html.startswith("</", at) and at + 2 < len(html)):
        end = html.find(">", at)
        return Token("other", at, end + 1 if end >= 0 else len(html))
    return None


def _raw_text(name: str, start: int, end: int) -> Token:
    return Token("text" if name in _WITH_REFERENCES else "raw", start, end)


def _raw_end(html: str, start: int, name: str) -> int:
    """Return where the raw text of an element ends that was opened before ``start``."""
    if name == "script":
        return _script_end(html, start)
    closing = _CLOSING[name].search(html, start) if name in _CLOSING else None
    return closing.start() if closing else len(html)


def _script_end(html: str, start: int) -> int:
    """Return where a script ends: not at a closing tag that belongs to a script in a comment."""
    in_comment = nested = False
    for mark in _IN_SCRIPT.finditer(html, start):
        text = mark.group()
        if text == "<!--":
            # ``<!-->`` and ``<!--->`` end where they begin.
            in_comment = not html.startswith((">", "->"), mark.end())
        elif text == "-->":
            in_comment = nested = False
        elif mark.group(1):
            if not nested:
                return mark.start()
            nested = False
        else:
            nested = in_comment
    return len(html)
