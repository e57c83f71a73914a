"""HTML's character references and folded white space, each piece with its place."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

from claimlint.readers.invisible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

_REFERENCE = (
    r"&(?:\#(?P<decimal>[0-9]+);?|\#[xX](?P<hexadecimal>[0-9a-fA-F]+);?"
    r"|(?P<name>[A-Za-z][A-Za-z0-9]{0,40}+;?))"
)
_SPACE = r"(?P<space>[\t\n\f\r ]{2,}|[\t\n\f\r])"
# What is not a copy: references, and white space but for single blanks. The search for
# references alone is many times as fast, since all of them begin alike.
_REFERENCES = re.compile(_REFERENCE)
_CHANGED = re.compile(f"{_REFERENCE}|{_SPACE}")
_SHORTEST, _LONGEST = 2, 6  # of the names that need no semicolon
# What Windows-1252 shows where Unicode has control characters: browsers show it too.
_WINDOWS = dict(
    zip(
        range(0x80, 0xA0),
        "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ",  # noqa: RUF001 - the table as it is
        strict=True,
    )
)

FlatPiece = tuple[str, int, int]


def shown(
    html: str, start: int, end: int, *, folds: bool = True, attribute: bool = False
) -> Iterator[FlatPiece]:
    """Yield the text of ``html[start:end]`` as a browser shows it, in pieces with their places.

    White space is folded to single blanks, if it ``folds``. In an attribute a name without a
    semicolon is no reference if a letter, a digit or an equals sign follows.
    """
    at = start
    changed = _CHANGED if folds and is_folded(html[start:end]) else _REFERENCES
    for match in changed.finditer(html, start, end):
        first, last = match.span()
        kind = match.lastgroup
        text = " "
        if kind == "name":
            name = match.group(kind)
            length = _length(name)
            if not length or (attribute and not _ends(html, first + 1 + length, end)):
                continue
            text, last = visible(html5[name[:length]]), first + 1 + length
        elif kind != "space":
            text = visible(numbered(match.group(kind or 0), 10 if kind == "decimal" else 16))
        if first > at:
            yield html[at:first], at, first
        yield text, first, last
        at = last
    if at < end:
        yield html[at:end], at, end


def is_folded(text: str) -> bool:
    """Whether a browser shows white space in the text as something else."""
    return "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text


def unescaped(html: str) -> str:
    """Return the text with its character references resolved."""
    return "".join([text for text, _, _ in shown(html, 0, len(html), folds=False)])


def _length(name: str) -> int:
    """Return how much of a name is that of a character; 0 if nothing is."""
    if name in html5:
        return len(name)
    for length in range(min(len(name), _LONGEST), _SHORTEST - 1, -1):
        if name[:length] in html5:
            return length
    return 0


def _ends(html: str, at: int, end: int) -> bool:
    """Whether a reference in an attribute may end at ``at``."""
    if html[at - 1] == ";" or at >= end:
        return True
    return not (html[at] == "=" or (html[at].isascii() and html[at].isalnum()))


def numbered(digits: str, base: int) -> str:
    """Return the character of a numeric reference as browsers do, whatever the number."""
    code = int(digits.lstrip("0")[:8] or "0", base)
    if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return _WINDOWS.get(code, chr(code))
