"""Lists of words put in order: sorted, and without what stands there twice."""

from __future__ import annotations

import os
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimlint.project.quality.lexicons import lists_of, repeats
from claimlint.rulebook.nodes import compose

if TYPE_CHECKING:
    from claimlint.project.quality.lexicons import Entry
    from claimlint.rulebook.nodes import Node

_WIDTH = 100


class _Change(NamedTuple):
    """Put ``text`` in the place of ``start:end``, code points of the file."""

    start: int
    end: int
    text: str


def tidied(path: str) -> str | None:
    """Return the lexicon file with its lists in order; None when they are.

    Only lists that are out of order are touched, and of these only such as hold nothing but
    words: one with a comment between them is for its author to sort.
    """
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    before = lists_of(path, text.encode("utf-8"))
    needless = {id(entry) for entry, _ in repeats(entry for _, part in before for entry in part)}
    changes = [
        change
        for node, entries in before
        if (kept := _in_order(entries, needless)) != entries
        and (change := _change(text, node, entries, kept)) is not None
    ]
    for change in reversed(changes):
        text = text[: change.start] + change.text + text[change.end :]
    return text if changes and compose(path, text.encode("utf-8")) is not None else None


def write_over(path: str, text: str) -> None:
    """Put ``text`` in the place of the file in one step."""
    part = f"{path}.{os.getpid()}.part"
    with open(part, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    os.chmod(part, os.stat(path).st_mode & 0o7777)
    os.replace(part, path)


def _in_order(entries: list[Entry], needless: set[int]) -> list[Entry]:
    """The entries sorted, each text once; names of other lexicons are left as they are."""
    if entries and entries[0].key == "includes":
        return entries
    kept = {entry.text: entry for entry in reversed(entries) if id(entry) not in needless}
    return [kept[text] for text in sorted(kept)]


def _change(text: str, node: Node, entries: list[Entry], kept: list[Entry]) -> _Change | None:
    """The list as it should be written, in the manner in which it is; None when it holds more."""
    starts = _line_starts(text)
    spans = [_span(entry.node, starts) for entry in entries]
    if not spans or not kept:
        return None
    flow = node.is_flow()
    between = [text[end:start] for (_, end), (start, _) in pairwise(spans)]
    if any(part.strip(" \r\n") != ("," if flow else "-") for part in between):
        return None
    written = dict(zip(map(id, entries), spans, strict=True))
    # A term may have been wrapped in its middle.
    shown = [" ".join(text[slice(*written[id(entry)])].split()) for entry in kept]
    first, last = spans[0][0], spans[-1][1]
    if not flow:
        return _Change(first, last, between[0].join(shown) if between else shown[0])
    column = node.raw.start_mark.column
    return _Change(first, last, _wrapped(shown, column + 1, first - _before(text, first)))


def _before(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _wrapped(words: list[str], margin: int, column: int) -> str:
    """The words with commas between them, in lines of no more than 100 characters."""
    out = ""
    for number, word in enumerate(words):
        piece = word + ("," if number < len(words) - 1 else "]")
        if number and column + 1 + len(piece) > _WIDTH:
            out += "\n" + " " * margin
            column = margin
        elif number:
            out += " "
            column += 1
        out += piece
        column += len(piece)
    return out.removesuffix("]")


def _line_starts(text: str) -> list[int]:
    starts = [0]
    while (end := text.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)
    return starts


def _span(node: Node, starts: list[int]) -> tuple[int, int]:
    """Where a scalar stands in the file, with its quotation marks."""
    first, last = node.raw.start_mark, node.raw.end_mark
    return starts[first.line] + first.column, starts[last.line] + last.column
