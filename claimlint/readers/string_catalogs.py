"""String catalogs of Apple's systems: all languages of all strings in one JSON file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.readers.json_scan import json_keys_and_values, json_text
from claimlint.readers.messages import Messages

if TYPE_CHECKING:
    from claimlint.document import Document
    from claimlint.readers.json_scan import Path

_DEPTH = 4  # strings, key, localizations, language


def read_xcstrings(path: str, source: str) -> Document:
    """Read a catalog: each string in its languages, with the forms of plurals and devices.

    A key that has no text in the language of the source is that text.

    Raises:
        ReadError: the file is not JSON.
    """
    messages = Messages(path, source)
    keys, values = json_keys_and_values(source, messages.comments)
    values = [value for value in values if value.is_string]
    language = ""
    for value in values:
        if value.path == ("sourceLanguage",):
            language = source[value.start : value.end]
    texts = [value for value in values if _is_text(value.path)]
    told = {value.path[1] for value in texts if value.path[3] == language}
    texts += [key for key in keys if _is_key(key.path) and key.path[1] not in told]
    for text in sorted(texts, key=lambda text: text.start):
        pieces = json_text(source, text.start, text.end)
        messages.add(_name(text.path), pieces, str(text.path[3]) if text.path[2:] else language)
    return messages.document()


def _is_key(path: Path) -> bool:
    return len(path) == len(("strings", "key")) and path[0] == "strings"


def _is_text(path: Path) -> bool:
    if len(path) <= _DEPTH or path[0] != "strings" or path[2] != "localizations":
        return False
    return path[-2:] == ("stringUnit", "value") or path[-3:-1] == ("stringSet", "values")


def _name(path: Path) -> str:
    """Name a string by its key and, where it has several forms, by what they are for."""
    names = [str(path[1])]
    parts = iter(path[_DEPTH:-2])
    for part in parts:
        if part == "variations":
            next(parts, None)  # by number, by device
        elif part not in ("stringSet", "substitutions"):
            names.append(str(part))
    return ", ".join(names)
