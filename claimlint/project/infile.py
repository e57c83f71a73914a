"""What a file says of itself: ``claimlint: product=supplement market=uk``.

It stands in a comment, or under the key ``claimlint`` of the front matter, where it may have
the form of a YAML or TOML mapping too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimlint.project import values
from claimlint.readers.errors import ReadError, line_at
from claimlint.rulebook.hints import did_you_mean

if TYPE_CHECKING:
    from claimlint.document import Comment, Document

PREFIX = "claimlint:"
_KEYS = ("product", "market", "markets", "audience")
_REMARK = re.compile(r"(?:^|[ \t])#[^\n]*", re.MULTILINE)
_ENTRY = re.compile(
    r"""(?P<key>[\w-]+)\s*[=:]\s*
        (?:\[(?P<list>[^\]]*)\]|"(?P<double>[^"]*)"|'(?P<single>[^']*)'
          |(?P<items>-[ ]+[^\s=:]+(?:\s+-[ ]+[^\s=:]+)*)
          |(?P<bare>[^\s,{}="']+(?:,[^\s,{}="']+)*))""",
    re.VERBOSE,
)
_FORMS = ("list", "double", "single", "items", "bare")
_BETWEEN = re.compile(r"[\s,;{}]*")
_ITEM_MARKS = re.compile(r"""["'\s]|-(?=\s)""")


class Declared(NamedTuple):
    """One thing that a file says of itself: a key of the configuration, its value, the line."""

    key: str
    value: str | tuple[str, ...]
    line: int


def declared(document: Document) -> tuple[Declared, ...]:
    """Return what the comments of ``document`` declare, in their order.

    Raise `ReadError` with the line for what cannot be understood.
    """
    found: list[Declared] = []
    for comment in sorted(document.comments, key=lambda comment: comment.start):
        text = comment.text.strip()
        if text.startswith(PREFIX):
            found += _entries(text, comment, document)
    return tuple(found)


def _entries(text: str, comment: Comment, document: Document) -> list[Declared]:
    body = _REMARK.sub(lambda match: " " * len(match[0]), text)
    at = _past_blanks(body, len(PREFIX))
    found: list[Declared] = []
    while at < len(body) or not found:
        entry = _ENTRY.match(body, at)
        line = _line(text, at, comment, document)
        if entry is None:
            what = (
                f"'{body[at:].split()[0]}' cannot be understood" if at < len(body) else "no value"
            )
            raise ReadError(f"line {line}: {what}; write claimlint: product=supplement market=uk")
        found.append(_declared(entry, line))
        at = _past_blanks(body, entry.end())
    return found


def _past_blanks(text: str, at: int) -> int:
    blanks = _BETWEEN.match(text, at)
    return blanks.end() if blanks else at


def _line(text: str, at: int, comment: Comment, document: Document) -> int:
    """Return the line of the file on which ``text[at]``, of a comment, stands."""
    _, before = document.origin
    start = max(document.source.find(PREFIX, comment.start, comment.end), comment.start)
    return before + line_at(document.source, start) + text.count("\n", 0, at)


def _declared(entry: re.Match[str], line: int) -> Declared:
    key = entry["key"]
    if key not in _KEYS:
        raise ReadError(f"line {line}: a file cannot declare '{key}'{did_you_mean(key, _KEYS)}")
    value = next(filter(None, map(entry.group, _FORMS)), "")
    try:
        if key in ("market", "markets"):
            return Declared("markets", values.markets(_ITEM_MARKS.sub(" ", value).split()), line)
        check = values.product if key == "product" else values.audience
        return Declared(key, check(value), line)
    except values.ValueRefusedError as error:
        raise ReadError(f"line {line}: {key}: {error}") from error
