"""What a rule's recipe changes in the prose round a claim, so that the grammar holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimlint.fixing.change import Change
from claimlint.fixing.deletion import opens_a_sentence, taken_out
from claimlint.fixing.forms import article, capitalised, inflected, like, matches
from claimlint.fixing.grammar import has_object

if TYPE_CHECKING:
    from claimlint.spans import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BETWEEN_WORDS = re.compile(r"[\s%\-\u2010\u2011/]*")
_HYPHEN = re.compile(r"[\-\u2010\u2011]")
# The words of a recipe; one that begins with a hyphen must follow one in the copy.
_PART = re.compile(r"-?[^ -]+")
_ARTICLE = re.compile(r"(?<![^\W_])(an?)\s+$", re.IGNORECASE)
_BEFORE, _AFTER = 40, 200  # characters to look at for an article, and for the word behind it


class _Run(NamedTuple):
    """The words of a claim that a recipe replaces, and the form of the one that has a form."""

    start: int
    end: int
    words: list[str]
    form: str


def reworded(
    prose: str, claim: Span, block: Span, entries: tuple[tuple[str, str], ...]
) -> list[Change] | None:
    """Return the changes that the first fitting entry of a recipe asks for.

    ``claim`` and ``block`` are code points of ``prose``. None when no entry fits, or none that
    leaves a sentence behind.
    """
    words = [found.span() for found in _WORD.finditer(prose, *claim)]
    for found, written in entries:
        run = _run(prose, claim, words, found)
        if run is None:
            continue
        if not written:
            changes = taken_out(prose, run.start, run.end, block)
        elif run.form and not has_object(prose, run.start, run.end, run.form, block):
            changes = None
        else:
            changes = [_replaced(prose, run, written, block)]
        if changes:
            return _with_article(prose, changes, block)
    return None


def _run(prose: str, claim: Span, words: list[tuple[int, int]], found: str) -> _Run | None:
    if not words:
        return None
    if not found:
        return _Run(*claim, [prose[start:end] for start, end in words], "")
    parts = _PART.findall(found)
    first_only, last_only = parts[0] == "^", parts[-1] == "$"
    parts = [part for part in parts if part not in "^$"]
    for at in range(len(words) - len(parts) + 1):
        if (first_only and at) or (last_only and at + len(parts) < len(words)):
            continue
        run = _run_at(prose, words[at : at + len(parts)], parts)
        if run is not None:
            return run
    return None


def _run_at(prose: str, words: list[tuple[int, int]], parts: list[str]) -> _Run | None:
    form, at = "", words[0][0]
    for (start, end), part in zip(words, parts, strict=True):
        kind = matches(_plain(prose[start:end]), part.removeprefix("-"))
        between = _HYPHEN if part.startswith("-") else _BETWEEN_WORDS
        if kind is None or not between.fullmatch(prose, at, start):
            return None
        form, at = form or kind, end
    return _Run(words[0][0], at, [prose[start:end] for start, end in words], form)


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


def _replaced(prose: str, run: _Run, written: str, block: Span) -> Change:
    """The words of the run replaced, or something put beside them where ``{}`` keeps them."""
    following = _WORD.search(prose, run.end, block.end)
    after = following.group() if following else None
    new = inflected(written, run.form)
    before, kept, behind = new.partition("{}")
    if kept and not before:
        return Change(run.end, run.end, like(behind, run.words, after))
    if kept:
        return Change(run.start, run.start, before)
    new = like(new, run.words, after)
    if run.words[0][0].isupper() and opens_a_sentence(prose, run.start, block):
        new = capitalised(new)
    return Change(run.start, run.end, new)


def _with_article(prose: str, changes: list[Change], block: Span) -> list[Change]:
    """Add the change of ``a`` to ``an``, or back, that the first change calls for."""
    first = changes[0]
    looked_from = max(block.start, first.start - _BEFORE)
    before = _ARTICLE.search(prose[looked_from : first.start])
    following = _WORD.search(first.text + prose[first.end : min(block.end, first.end + _AFTER)])
    if before is None or following is None or first.text[:1].isspace():
        return changes
    at = looked_from + before.start(1)
    old = before.group(1)
    new = article(following.group())
    if old.lower() == new:
        return changes
    return [Change(at + 1, at + len(old), new[1:]), *changes]
