"""Matching one phrase around the token that triggered it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimlint.rulebook.phrases import (
    ANY,
    END,
    GAP,
    GROUP,
    LEXICON,
    NUMBER,
    PERCENT,
    START,
    WORDS,
)

if TYPE_CHECKING:
    from claimlint.textkit.sentence import Sentence

_STOPS = frozenset((b".", b"!", b"?", b";", b":", b"\x97", b"-", b"--", b"(", b")", b"\x95"))
_QUOTE = b'"'
_DIGITS = frozenset(b"0123456789")
_LONGEST_TERM = 7

Nodes = tuple[tuple[int, Any], ...]


def match_phrase(
    sentence: Sentence, anchor: int, nodes: Nodes, at: int
) -> tuple[int, int] | None:
    """Return the tokens (half-open) of the phrase whose node ``anchor`` begins at token ``at``.

    None when the phrase does not stand there. Of several ways to match, the one that takes
    optional parts and the shortest gaps is returned.
    """
    right = _forward(sentence, nodes, anchor, at)
    if right is None:
        return None
    left = _backward(sentence, nodes, anchor - 1, at)
    return None if left is None else (left, right)


def _forward(sentence: Sentence, nodes: Nodes, index: int, at: int) -> int | None:
    words = sentence.words
    count = len(words)
    while index < len(nodes):
        kind, payload = nodes[index]
        if kind == WORDS:
            if at >= count or words[at] not in payload:
                return None
            at += 1
        elif kind == LEXICON:
            for end, mask in sentence.terms_at(at):
                if mask & payload:
                    result = _forward(sentence, nodes, index + 1, end)
                    if result is not None:
                        return result
            return None
        elif kind == GROUP:
            rest = nodes[index + 1 :]
            for alternative in payload:
                result = _forward(sentence, alternative + rest, 0, at)
                if result is not None:
                    return result
            return None
        elif kind == GAP:
            for skipped in range(payload + 1):
                if skipped and (at + skipped > count or words[at + skipped - 1] in _STOPS):
                    return None
                result = _forward(sentence, nodes, index + 1, at + skipped)
                if result is not None:
                    return result
            return None
        else:
            step = _simple(words, kind, at, count)
            if step is None:
                return None
            at += step
        index += 1
    return at


def _simple(words: list[bytes], kind: int, at: int, count: int) -> int | None:
    """Width of a node that looks at one place only; None when it does not hold."""
    if kind == START:
        return 0 if at == 0 or words[at - 1] in _STOPS or words[at - 1] == _QUOTE else None
    if kind == END:
        return 0 if at >= count or words[at] in _STOPS or words[at] == _QUOTE else None
    if at >= count or words[at] in _STOPS:
        return None
    if kind == ANY:
        return 1
    if words[at][0] in _DIGITS:
        sign = _percent_sign(words, at)
        if kind == NUMBER:
            return 2 if sign == 1 and words[at + 1] == b"%" else 1
        if kind == PERCENT and sign is not None:
            return 1 + sign
    return None


def _percent_sign(words: list[bytes], at: int) -> int | None:
    """How many tokens after the number at ``at`` make it a percentage; None if it is none."""
    if words[at].endswith(b"%"):
        return 0
    if words[at + 1 : at + 3] == [b"per", b"cent"]:
        return 2
    return 1 if words[at + 1 : at + 2] in ([b"%"], [b"percent"]) else None


def _backward(sentence: Sentence, nodes: Nodes, index: int, at: int) -> int | None:
    """Match ``nodes[: index + 1]`` so that they end before token ``at``; return their start."""
    words = sentence.words
    while index >= 0:
        kind, payload = nodes[index]
        if kind == WORDS:
            if at <= 0 or words[at - 1] not in payload:
                return None
            at -= 1
        elif kind == LEXICON:
            for begin in range(at - 1, max(at - 1 - _LONGEST_TERM, -1), -1):
                for end, mask in sentence.terms_at(begin):
                    if end == at and mask & payload:
                        result = _backward(sentence, nodes, index - 1, begin)
                        if result is not None:
                            return result
            return None
        elif kind == GROUP:
            lead = nodes[:index]
            for alternative in payload:
                sequence = lead + alternative
                result = _backward(sentence, sequence, len(sequence) - 1, at)
                if result is not None:
                    return result
            return None
        elif kind == GAP:
            for skipped in range(payload + 1):
                if skipped and (at - skipped < 0 or words[at - skipped] in _STOPS):
                    return None
                result = _backward(sentence, nodes, index - 1, at - skipped)
                if result is not None:
                    return result
            return None
        else:
            step = _simple_back(words, kind, at)
            if step is None:
                return None
            at -= step
        index -= 1
    return at


def _simple_back(words: list[bytes], kind: int, at: int) -> int | None:
    if kind in (START, END):
        return _simple(words, kind, at, len(words))
    if at <= 0 or words[at - 1] in _STOPS:
        return None
    if kind == ANY:
        return 1
    if kind == NUMBER:
        if words[at - 1] == b"%" and at > 1 and words[at - 2][0] in _DIGITS:
            return 2
        return 1 if words[at - 1][0] in _DIGITS else None
    if kind == PERCENT:
        for width in range(1, min(at, 3) + 1):
            number = words[at - width]
            if number[0] in _DIGITS and _percent_sign(words, at - width) == width - 1:
                return width
    return None
