"""Inline markup of reStructuredText: what is shown of a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimlint.readers.joined import Joined
    from claimlint.readers.prose import Piece

_START = r"(?<![^\s'\"(\[{<\-/:‘“«–—])"
_END = r"(?![^\s'\")\]}>\-/:.,;!?\\’”»–—])"
# Markup that goes on for longer is none; that keeps the time for hostile texts in proportion.
_INSIDE = r"(?:[^\\]|\\.){1,600}?(?<![\s\\])"
_MARKS = re.compile(
    r"\\(?:\s|(?P<escaped>.))"
    rf"|{_START}(?:"
    rf"``(?=\S)(?P<literal>.{{1,600}}?(?<=\S))``{_END}"
    rf"|:(?P<role>[\w.+-]+(?::[\w.+-]+)*):`(?=\S)(?P<interpreted>{_INSIDE})`{_END}"
    rf"|_?`(?=\S)(?P<quoted>{_INSIDE})`(?::(?P<suffix>[\w.+-]+):|__?)?{_END}"
    rf"|\*\*(?=\S)(?P<strong>{_INSIDE})\*\*{_END}"
    rf"|\*(?=[^\s*])(?P<emphasis>{_INSIDE})\*{_END}"
    rf"|\|(?=\S)(?P<substitution>[^|\n]{{1,200}}?(?<=\S))\|(?:__?)?{_END}"
    rf"|(?P<note>\[(?:\d+|\#[\w-]*|\*|[A-Za-z][\w.-]*)\])_{_END}"
    rf"|(?P<reference>[^\W_](?:[\w.+-]{{0,100}}[^\W_])?)__?{_END}"
    r")",
    re.DOTALL,
)
_TARGET = re.compile(r"\s*<[^<>]*>\Z")
_ESCAPE = re.compile(r"\\(?:\s|(?P<escaped>.))", re.DOTALL)
_UNSEEN_ROLES = frozenset(("cite", "eq", "index", "math", "raw"))
# Without a title of their own they show that of their target, which stands elsewhere.
_CROSS_REFERENCES = frozenset(("any", "doc", "numref", "ref"))


def shown(text: Joined) -> list[Piece]:
    """Return what a reader sees of a paragraph's text."""
    pieces: list[Piece] = []
    at = 0
    for mark in _MARKS.finditer(text.text):
        pieces += text.cut(at, mark.start())
        at = mark.end()
        kind = mark.lastgroup or ""
        if kind in ("escaped", "literal", "note", "reference"):
            pieces += text.cut(*mark.span(kind))
        elif kind in ("strong", "emphasis"):
            pieces += _unescaped(text, *mark.span(kind))
        elif kind in ("interpreted", "quoted", "suffix"):
            pieces += _interpreted(text, mark)
    return pieces + text.cut(at, len(text.text))


def _interpreted(text: Joined, mark: re.Match[str]) -> list[Piece]:
    role = (mark.group("role") or mark.group("suffix") or "").rpartition(":")[2]
    start, end = mark.span("interpreted" if mark.group("interpreted") else "quoted")
    if role in _UNSEEN_ROLES:
        return []
    target = _TARGET.search(text.text, start, end)
    if target and target.start() > start:
        return _unescaped(text, start, target.start())
    if role in _CROSS_REFERENCES:
        return []
    return _unescaped(text, start, end)


def _unescaped(text: Joined, start: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    at = start
    for escape in _ESCAPE.finditer(text.text, start, end):
        pieces += text.cut(at, escape.start())
        if escape.group("escaped"):
            pieces += text.cut(*escape.span("escaped"))
        at = escape.end()
    return pieces + text.cut(at, end)
