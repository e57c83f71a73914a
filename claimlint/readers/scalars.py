"""Scalars of YAML and TOML as pieces with positions: plain, quoted and block style."""

from __future__ import annotations

import re

from claimlint.readers.invisible import visible
from claimlint.readers.prose import Piece

_PLAIN_LINE = re.compile(r"[^\r\n]*")
_PLAIN_COMMENT = re.compile(r"(?:^|[ \t])#")
_LINE_END = re.compile(r"\r\n?|\n")
# Blanks are looked at from their first one only, or a long run of them would be tried from each.
_FOLDED = r"(?:(?<![ \t])[ \t]*+)?(?:\r\n?|\n)[ \t]*"
_FOLD = re.compile(_FOLDED)
_DOUBLE = re.compile(
    r"\\(?:x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})"
    rf"|(?P<fold>\r\n?|\n)[ \t]*|(?P<one>.))|(?P<line>{_FOLDED})|(?P<end>\")"
)
_SINGLE = re.compile(rf"(?P<pair>'')|(?P<line>{_FOLDED})|(?P<end>')")
_ESCAPES = {
    "0": "", "a": "", "b": "", "e": "", "f": "\n", "n": "\n", "r": "\n", "t": "\t", "v": "\n",
    "N": "\n", "_": "\u00a0", "L": "\n", "P": "\n",
}  # fmt: skip


def quoted(source: str, start: int, end: int) -> tuple[list[Piece], int]:
    """Decode the quoted scalar that starts at ``start``; return it and where it ends.

    Knows YAML's and TOML's quotes, also TOML's tripled ones.
    """
    mark = source[start]
    if source.startswith(mark * 3, start):
        return _tripled(source, start, end)
    pieces: list[Piece] = []
    at = start + 1
    for match in (_DOUBLE if mark == '"' else _SINGLE).finditer(source, at, end):
        if match.start() > at:
            pieces.append(Piece(source[at : match.start()], at, match.start()))
        at = match.end()
        if match.lastgroup == "end":
            return pieces, at
        text = _escaped(match)
        if text:
            pieces.append(Piece(text, match.start(), at))
    return pieces, end


def _escaped(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    value = match.group(kind)
    if kind in "xuU":
        code = int(value, 16)
        legal = code < 0x110000 and not 0xD800 <= code < 0xE000
        return visible(chr(code)) if legal else "\ufffd"
    if kind == "one":
        return _ESCAPES.get(value, value)
    return {"pair": "'", "line": " "}.get(kind, "")


def _tripled(source: str, start: int, end: int) -> tuple[list[Piece], int]:
    fence = source[start] * 3
    closing = source.find(fence, start + 3, end)
    stop = closing if closing >= 0 else end
    pieces: list[Piece] = []
    at = start + 3
    for match in _FOLD.finditer(source, at, stop):
        pieces += trimmed(source, at, match.start())
        pieces.append(Piece("\n", *match.span()))
        at = match.end()
    pieces += trimmed(source, at, stop)
    return pieces, min(stop + 3, end)


def trimmed(source: str, start: int, end: int) -> list[Piece]:
    """Return ``source[start:end]`` without the blanks around it, each folded line a space."""
    pieces: list[Piece] = []
    at = start
    for match in _FOLD.finditer(source, start, end):
        if match.start() > at:
            pieces.append(Piece(source[at : match.start()], at, match.start()))
        pieces.append(Piece(" ", *match.span()))
        at = match.end()
    text = source[at:end].rstrip()
    if text:
        pieces.append(Piece(text, at, at + len(text)))
    return pieces


def plain_end(source: str, start: int, end: int, indent: int) -> int:
    """Return where the plain scalar at ``start`` ends.

    It goes on over lines that are indented deeper than its key, which stands at column
    ``indent``, and ends before a comment.
    """
    line = _PLAIN_LINE.match(source, start, end)
    stop = line.end() if line else start
    comment = _PLAIN_COMMENT.search(source, start, stop)
    if comment or stop == start:
        return comment.start() if comment else stop
    while True:
        line_end = _LINE_END.match(source, stop, end)
        following = _PLAIN_LINE.match(source, line_end.end(), end) if line_end else None
        if following is None or not _goes_on(following.group(), indent):
            return stop
        stop = following.end()


def _goes_on(line: str, indent: int) -> bool:
    bare = line.lstrip(" ")
    deeper = len(line) - len(bare) > indent
    return deeper and bool(bare) and not bare.startswith(("#", "- ")) and ": " not in bare


def block_scalar(source: str, start: int, end: int, parent: int) -> tuple[list[list[Piece]], int]:
    """Read the lines of a block scalar (``|`` or ``>``) below a key at column ``parent``.

    Return its paragraphs, and where the first line after it starts.
    """
    paragraphs: list[list[Piece]] = [[]]
    at = start
    while at < end:
        line_end = _LINE_END.search(source, at, end)
        stop, following = line_end.span() if line_end else (end, end)
        line = source[at:stop]
        bare = line.strip()
        if bare and len(line) - len(line.lstrip(" ")) <= parent:
            break
        if bare:
            first = at + line.index(bare[0])
            if paragraphs[-1]:
                paragraphs[-1].append(Piece("\n", paragraphs[-1][-1].end, first))
            paragraphs[-1].append(Piece(bare, first, first + len(bare)))
        elif paragraphs[-1]:
            paragraphs.append([])
        at = following
    return [each for each in paragraphs if each], at
