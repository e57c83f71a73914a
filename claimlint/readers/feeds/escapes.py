"""What escapes and folded lines in the scalars of YAML and TOML stand for."""

from __future__ import annotations

import re

from claimlint.readers.escapes import character

_LINE = r"(?:\r\n?|\n)"
# Blanks are looked at from their first one only, or a long run of them would be tried from each.
FOLD = rf"(?P<fold>(?:(?<![ \t])[ \t]*+)?{_LINE}(?:[ \t]*+{_LINE})*+[ \t]*+)"
ESCAPE = (
    rf"\\(?:(?P<joined>[ \t]*{_LINE}[ \t\r\n]*)|x(?P<x>[0-9A-Fa-f]{{2}})|u(?P<u>[0-9A-Fa-f]{{4}})"
    r"|U(?P<U>[0-9A-Fa-f]{8})|(?P<letter>.))"
)
_LINE_END = re.compile(_LINE)
_LETTERS = {
    "0": "", "a": "", "b": "", "e": "", "f": "\n", "n": "\n", "r": "\n", "t": "\t", "v": "\n",
    "N": "\n", "_": "\u00a0", "L": "\n", "P": "\n",
}  # fmt: skip


def meaning(match: re.Match[str]) -> str:
    """Return what an escape or a fold stands for: one fold is a blank, an empty line a line end."""
    kind = match.lastgroup or ""
    text = match.group(kind) if kind else match.group()
    if kind in ("x", "u", "U"):
        return character(int(text, 16))
    if kind == "letter":
        return _LETTERS.get(text, text)
    if kind == "fold":
        return " " if len(_LINE_END.findall(text)) == 1 else "\n\n"
    if kind == "joined":
        return ""
    return "'" if text == "''" else "\n"
