"""A Markdown text in ASCII, with the same marks at the same places.

The parser tells places in bytes. Of a text in ASCII they are code points, and it reads one in
half the time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_STAND_IN = "?"  # what Python writes for a character beyond ASCII: punctuation without a meaning
_BLANK, _LETTER, _PUNCTUATION = b"\v\x7f,"
# Next to these the kind of a character decides: blank, punctuation or neither.
_EMPHASIS = "*_~"
# The marks of quotes and lists, and those of a heading.
_HEADING = re.compile(r"(?:[ \t>]|[-+*][ \t]|[0-9]{1,9}[.)][ \t])*#{1,6}")


def ascii_copy(text: str) -> str:
    """Return an equally long ASCII text of which CommonMark makes the same events.

    Every character beyond ASCII becomes one of its kind wherever the specification (0.31,
    "Emphasis and strong emphasis", "Backslash escapes", "Raw HTML") asks for the kind. Two
    things are lost, neither of which a reader sees: blanks beyond ASCII at the end of a line
    that follow a mark of emphasis, and the difference between labels of links that are alike
    but for letters beyond ASCII.
    """
    if text.isascii():
        return text
    data = bytearray(text.encode("ascii", "replace"))
    for mark in _EMPHASIS:
        if mark.encode() in data:
            for at in _found(data, text, f"{mark}{_STAND_IN}", 1):
                data[at] = _of_kind(text[at])
            for at in _found(data, text, f"{_STAND_IN}{mark}", 0):
                data[at] = _PUNCTUATION if _after_hashes(text, at) else _of_kind(text[at])
    for at in _found(data, text, f"\\{_STAND_IN}", 1):
        data[at] = _LETTER
    for at in _found(data, text, f"<{_STAND_IN}", 1):
        # Whatever is no letter of ASCII opens no tag; a blank could be lost at the line's end.
        data[at] = _LETTER if _of_kind(text[at]) == _LETTER else _PUNCTUATION
    return data.decode()


def _found(data: bytearray, text: str, pair: str, place: int) -> Iterator[int]:
    """Yield where a character became the stand-in that is at this place of the pair."""
    wanted = pair.encode()
    # A single character is looked for in no time; two are not.
    at = data.find(wanted) if wanted[not place] in data else -1
    while at >= 0:
        if text[at + place] != _STAND_IN:
            yield at + place
        at = data.find(wanted, at + 1)


def _after_hashes(text: str, at: int) -> bool:
    """Whether a blank of ASCII at this place would make a heading of the line."""
    if text[at - 1 : at] != "#":
        return False
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return _HEADING.fullmatch(line) is not None


def _of_kind(character: str) -> int:
    if character.isspace():
        return _BLANK
    from unicodedata import category

    return _PUNCTUATION if category(character)[0] in "PS" else _LETTER
