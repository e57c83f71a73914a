"""The fix of a rule: what is written in the place of which words of a claim."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from claimlint.finding import Safety
    from claimlint.rulebook.model import Recipe
    from claimlint.rulebook.nodes import Node

_SAFETIES = ("safe", "unsafe", "display")
_WORD = r"[a-z0-9\xe0-\xff]+(?:'[a-z]+)?"
_WORDS = rf"{_WORD}~?(?:\|{_WORD}~?)*"
_FOUND = re.compile(rf"(?:\^ )?{_WORDS}(?:[ -]{_WORDS})*(?: \$)?$")


def parse_fix(node: Node) -> Recipe:
    """Read ``{replace: ..., safety: ...}``; raise `RuleError` for what cannot be carried out.

    ``replace`` is a text for the whole claim, or a mapping of words in it to texts.
    """
    fields = node.items(("replace", "safety"))
    for key in ("replace", "safety"):
        if key not in fields:
            raise node.error(f"{key!r} is missing")
    safety = cast("Safety", fields["safety"].choice(_SAFETIES))
    replace = fields["replace"]
    if not replace.is_mapping():
        return safety, (("", _written(replace, "")),)
    entries = replace.items()
    if not entries:
        raise replace.error("at least one entry is needed")
    return safety, tuple((_found(key, text), _written(text, key)) for key, text in entries.items())


def _found(words: str, node: Node) -> str:
    if not _FOUND.match(words):
        raise node.error(
            f"{words!r} is not a run of words: write it in lower case, with no other mark than "
            "a hyphen; 'a|b' for one of two, 'word~' for any form, '^' and '$' for where the claim "
            "begins and ends"
        )
    return words


def _written(node: Node, words: str) -> str:
    text = node.text()
    if "~" in text and "~" not in words:
        raise node.error(f"{text!r} takes the form of a word, but none with '~' is looked for")
    if text.count("~") > 1:
        raise node.error(f"{text!r} has more than one '~'; one word can take the form")
    return text
