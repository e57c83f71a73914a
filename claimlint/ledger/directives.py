"""The comments by which copy allows a claim, read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from claimlint.document import Comment

_PREFIX = "claimlint-"
ACTIONS = ("disable", "enable", "disable-line", "disable-next-line", "disable-file")
_SEPARATORS = " \t\r\n,:;"
_DASHES = "-–—"


class Directive(NamedTuple):
    """One comment to claimlint.

    ``codes`` are codes or prefixes in capitals; ``("",)`` means every rule. ``unknown``
    are words in the place of codes that look like codes and are none. ``start:end`` is the
    comment in the source, half-open code points. ``action`` is as written and may be none
    of `ACTIONS`.
    """

    action: str
    codes: tuple[str, ...]
    unknown: tuple[str, ...]
    reason: str
    start: int
    end: int


def directives(comments: Iterable[Comment], codes: Collection[str]) -> list[Directive]:
    """Return the comments that speak to claimlint; ``codes`` are those of all rules."""
    found = []
    for comment in comments:
        text = comment.text.strip()
        if text.startswith(_PREFIX):
            found.append(_directive(text, comment, codes))
    return sorted(found, key=lambda directive: directive.start)


def _directive(text: str, comment: Comment, codes: Collection[str]) -> Directive:
    head = text.split(None, 1)
    rest = head[1] if len(head) > 1 else ""
    named: list[str] = []
    unknown: list[str] = []
    while rest:
        word, after = _first_word(rest)
        if any(code.startswith(word) for code in codes):
            named.append(word)
        elif _looks_like_a_code(word):
            unknown.append(word)
        else:
            break
        rest = after
    return Directive(
        action=head[0].removeprefix(_PREFIX).rstrip(":"),
        codes=tuple(named) or (() if unknown else ("",)),
        unknown=tuple(unknown),
        reason=rest.strip(_SEPARATORS + _DASHES),
        start=comment.start,
        end=comment.end,
    )


def _first_word(text: str) -> tuple[str, str]:
    """Return the first word, and what follows it and its separators."""
    end = next((at for at, sign in enumerate(text) if sign in _SEPARATORS), len(text))
    return text[:end], text[end:].lstrip(_SEPARATORS)


def _looks_like_a_code(word: str) -> bool:
    return len(word) == 6 and word.isascii() and word[:3].isupper() and word[3:].isdigit()
