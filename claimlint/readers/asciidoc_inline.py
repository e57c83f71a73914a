"""Inline markup of AsciiDoc: what is shown of a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.readers.joined import Joined
from claimlint.readers.pieces import entity
from claimlint.readers.prose import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimlint.document import BlockKind

# Markup that goes on for longer is none; that keeps the time for hostile texts in proportion.
_IN = r"(?=\S).{1,600}?(?<=\S)"
_ROLE = r"(?:\[(?P<{}>[^\[\]\n]{{0,80}})\])?"
_BRACKETED = r"\[(?P<{}>(?:[^\]\\]|\\.){{0,600}})\]"
_MARKS = re.compile(
    r"\\(?P<escaped>[*_`#^~{<\[(+|&'\"\\]|(?=https?:|\w+:\S*\[))"
    r"|\+\+\+(?P<raw>.{1,600}?)\+\+\+|\+\+(?P<verbatim>.{1,600}?)\+\+"
    r"|(?<!\w)\+(?P<literal>(?=\S).{1,600}?(?<=\S))\+(?!\w)"
    rf"|pass:\w*{_BRACKETED.format('passed')}"
    r"|\{(?P<attribute>\w[\w-]{0,80})\}"
    rf"|footnote:\w*{_BRACKETED.format('note')}"
    rf"|(?:image|icon):(?P<source>[^:\s\[\]]{{1,300}}){_BRACKETED.format('alt')}"
    rf"|(?:\b(?:link|mailto|xref):|(?=(?:https?|ftp|irc|mailto):))(?P<target>[^\s\[\]<>]{{1,2000}})"
    rf"{_BRACKETED.format('text')}"
    rf"|\b(?:kbd|btn|indexterm2):{_BRACKETED.format('key')}"
    rf"|\b(?P<macro>menu|stem|latexmath|asciimath|anchor|indexterm|bibitem)"
    rf":[^\s\[\]]{{0,200}}{_BRACKETED.format('unseen')}"
    r"|<<(?P<label>[^<>,\n]{1,200})(?:,\s*(?P<title>[^<>]{1,600}))?>>"
    r"|\(\(\((?P<hidden>[^()]{1,200})\)\)\)|\(\((?P<term>[^()]{1,200})\)\)"
    r"|\[\[(?P<anchor>[^\[\]]{1,200})\]\]"
    r"|(?P<opening>[\"'])`(?=\S)|(?<=\S)`(?P<closing>[\"'])"
    rf"|{_ROLE.format('role')}(?:\*\*(?P<b2>.{{1,600}}?)\*\*|__(?P<i2>.{{1,600}}?)__"
    r"|``(?P<m2>.{1,600}?)``|##(?P<h2>.{1,600}?)##)"
    rf"|(?<![\w;:}}\\]){_ROLE.format('mark')}(?:\*(?P<b1>{_IN})\*(?![\w*])"
    rf"|_(?P<i1>{_IN})_(?!\w)|`(?P<m1>{_IN})`(?![\w`])|\#(?P<h1>{_IN})\#(?![\w\#]))"
    r"|\^(?P<above>[^\s^]{1,100})\^|~(?P<below>[^\s~]{1,100})~"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});)"
    r"|(?P<break>[ ]\+(?=\n|\Z))",
    re.DOTALL,
)
_TAG = re.compile(r"<[^<>]*>")
_NAMED = re.compile(r"[\w-]+\s*=")
_INTRINSIC = {
    "amp": "&", "apos": "'", "asterisk": "*", "backslash": "\\", "backtick": "`", "blank": "",
    "brvbar": "|", "caret": "^", "deg": "°", "empty": "", "endsb": "]", "gt": ">", "ldquo": "“",
    "lsquo": "‘", "lt": "<", "nbsp": "\u00a0", "plus": "+", "quot": '"', "rdquo": "”",
    "rsquo": "’", "sp": " ", "startsb": "[", "tilde": "~", "two-colons": "::",
    "two-semicolons": ";;", "vbar": "|", "wj": "", "zwsp": "",
}  # fmt: skip
_STRUCK = frozenset(("line-through", ".line-through", "strike", ".strike", ".strikethrough"))
_VERBATIM = frozenset(("verbatim", "literal", "key", "term", "above", "below", "escaped"))
_NESTED = frozenset(("b1", "b2", "i1", "i2", "m1", "m2", "h1", "h2"))
_RAW = frozenset(("raw", "passed"))
_TITLES = frozenset(("text", "title"))
_ASIDES: dict[str, BlockKind] = {"alt": "alt", "note": "footnote"}
_DEEPEST = 6

Aside = tuple["BlockKind", list[Piece]]


class Inline:
    """Tells what is shown; texts that stand elsewhere on the page go to ``aside``."""

    def __init__(
        self, attributes: Mapping[str, str], aside: Callable[[BlockKind, list[Piece]], None]
    ) -> None:
        """Take the document's attributes, which may change while it is read."""
        self._attributes = attributes
        self._aside = aside

    def shown(self, text: Joined, depth: int = 0) -> list[Piece]:
        """Return what a reader sees of a text."""
        pieces: list[Piece] = []
        at = 0
        for mark in _MARKS.finditer(text.text):
            pieces += text.cut(at, mark.start())
            at = mark.end()
            pieces += self._mark(text, mark, depth)
        return pieces + text.cut(at, len(text.text))

    def _mark(self, text: Joined, mark: re.Match[str], depth: int) -> list[Piece]:
        kind = mark.lastgroup or ""
        span = mark.span(kind) if kind else (0, 0)
        if kind in _NESTED:
            role = mark.group("role") or mark.group("mark") or ""
            return [] if role in _STRUCK else self._inner(text, span, depth)
        if kind in _VERBATIM:
            return text.cut(*span)
        if kind in _RAW:
            return _without_tags(text, *span)
        if kind in _ASIDES:
            place = span if kind == "note" else first_value(text.text, *span)
            self._aside(_ASIDES[kind], self._inner(text, place, depth))
            return []
        if kind in _TITLES:
            return self._inner(text, first_value(text.text, *span), depth)
        value = self._value(mark, kind)
        return [Piece(value, *text.source_map.to_source(*mark.span()))] if value else []

    def _value(self, mark: re.Match[str], kind: str) -> str:
        """Return what a mark is replaced by, if by anything."""
        if kind in ("opening", "closing"):
            return mark.group(kind)
        if kind == "entity":
            return entity(mark.group())
        name = mark.group("attribute") or ""
        known = _INTRINSIC.get(name)
        return self._attributes.get(name.lower(), "") if known is None else known

    def _inner(self, text: Joined, span: tuple[int, int], depth: int) -> list[Piece]:
        pieces = text.cut(*span)
        return pieces if depth >= _DEEPEST else self.shown(Joined(pieces), depth + 1)


def first_value(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of the text among a macro's attributes, as ``text,role=x`` or ``"a, b"``."""
    if text.startswith('"', start) and (closing := text.find('"', start + 1, end)) >= 0:
        return start + 1, closing
    named = _NAMED.search(text, start, end)
    if named and named.start() == start:
        return start, start
    if named:
        comma = text.rfind(",", start, named.start())
        end = comma if comma >= 0 else end
    if end > start and text[end - 1] == "^":
        end -= 1
    return start, end


def _without_tags(text: Joined, start: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    for tag in _TAG.finditer(text.text, start, end):
        pieces += text.cut(start, tag.start())
        start = tag.end()
    return pieces + text.cut(start, end)
