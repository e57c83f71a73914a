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
_AROUND_REASONS = _SEPARATORS + _DASHES
_AROUND_DATES = _AROUND_REASONS + ".()[]"


class Directive(NamedTuple):
    """One comment that allows claims, or ends that.

    ``codes`` are codes or prefixes in capitals; ``("",)`` means every rule. ``unknown``
    are words in the place of codes that look like codes and are none. ``start:end`` is the
    comment in the source, half-open code points. ``action`` is as written and may be none
    of `ACTIONS`. ``until`` is the last day on which the comment holds, as written behind the
    word *until*: a date (``YYYY-MM-DD``), what was meant for one, or None. ``place`` names the
    spot as the comment does.
    """

    action: str
    codes: tuple[str, ...]
    unknown: tuple[str, ...]
    reason: str
    start: int
    end: int
    until: str | None = None
    place: str | None = None

    def expired(self, day: str) -> bool:
        """Whether the comment holds no longer on ``day``, or says no date that can be read."""
        return self.until is not None and (day > self.until or not is_date(self.until))


def is_date(text: str) -> bool:
    """Whether ``text`` is a date of the form ``YYYY-MM-DD``."""
    from datetime import date  # few comments name one

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


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
    reason, until = _dated(rest)
    return Directive(
        action=head[0].removeprefix(_PREFIX).rstrip(":"),
        codes=tuple(named) or (() if unknown else ("",)),
        unknown=tuple(unknown),
        reason=reason,
        start=comment.start,
        end=comment.end,
        until=until,
        place=comment.place,
    )


def _dated(text: str) -> tuple[str, str | None]:
    """Return the reason, and the date behind the last *until* in it that is followed by one.

    "Until the trial is published" is a reason and no date.
    """
    words = text.split()
    for at in range(len(words) - 2, -1, -1):
        date = words[at + 1].strip(_AROUND_DATES)
        if words[at].strip(_AROUND_DATES).lower() == "until" and date[:1].isdigit():
            reason = " ".join((*words[:at], *words[at + 2 :]))
            return reason.strip(_AROUND_REASONS), date
    return text.strip(_AROUND_REASONS), None


def _first_word(text: str) -> tuple[str, str]:
    """Return the first word, and what follows it and its separators."""
    end = next((at for at, sign in enumerate(text) if sign in _SEPARATORS), len(text))
    return text[:end], text[end:].lstrip(_SEPARATORS)


def _looks_like_a_code(word: str) -> bool:
    return len(word) == 6 and word.isascii() and word[:3].isupper() and word[3:].isdigit()
