"""Matching one phrase around the token that triggered it.

A phrase is turned into functions, one a node, each of which calls the next: trying a phrase
then costs little more than looking at the words it asks for. Words are given with an empty
token behind the last one, so that no function needs to ask where the sentence ends.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from claimlint.rulebook.kinds import (
    ANY,
    END,
    GAP,
    GROUP,
    LEXICON,
    NUMBER,
    OTHER,
    PERCENT,
    REST,
    START,
    WORDS,
)

if TYPE_CHECKING:
    from claimlint.rulebook.model import Phrase
    from claimlint.textkit.sentence import Sentence

_STOPS = frozenset((b"", b".", b"!", b"?", b";", b":", b"\x97", b"-", b"--", b"(", b")", b"\x95"))
_EDGES = _STOPS | {b'"'}
_CLAUSE_ENDS = _EDGES | {b","}
_LONGEST_REST = 12
_DIGITS = frozenset(b"0123456789")
_NO = -1

Nodes = tuple[tuple[int, Any], ...]
# From sentence, words and a token to the token where the match ends, or -1. Read leftwards,
# the token is the one after the words to be matched, and the result is where they begin.
Step = Callable[["Sentence", list[bytes], int], int]
Match = Callable[["Sentence", list[bytes], int], tuple[int, int] | None]


def may_match(phrase: Phrase, mask: int, beside: int, reach: int, words: list[bytes]) -> bool:
    """Whether a sentence holds all that the phrase cannot do without.

    ``mask`` and ``words`` are the sentence's, ``reach`` is the mask of all its terms, ``beside``
    that of the terms among which none may be that the phrase does not bear.
    """
    _, masks, mixed, having, lacking, _, _ = phrase
    if (having and not mask & having) or beside & lacking:
        return False
    for bits in masks:
        if not reach & bits:
            return False
    for bits, accepted in mixed:  # noqa: SIM110 - a generator would cost more than it checks
        if not reach & bits and accepted.isdisjoint(words):
            return False
    return True


def phrase_matcher(nodes: Nodes, anchor: int) -> Match:
    """Return a function that matches the phrase whose node ``anchor`` begins at a token.

    It takes the sentence, its words with an empty one behind them, and that token, and
    returns the tokens (half-open) of the phrase or None. Of several ways to match, the one
    that takes optional parts and the shortest gaps is returned.
    """
    forward = _sequence(nodes[anchor:], _finish, leftwards=False)
    backward = _sequence(nodes[:anchor], _finish, leftwards=True)

    def match(sentence: Sentence, words: list[bytes], at: int) -> tuple[int, int] | None:
        end = forward(sentence, words, at)
        if end < 0:
            return None
        begin = backward(sentence, words, at)
        return None if begin < 0 else (begin, end)

    return match


def _finish(_sentence: Sentence, _words: list[bytes], at: int) -> int:
    return at


def _sequence(nodes: Nodes, then: Step, *, leftwards: bool) -> Step:
    beyond: tuple[int, Any] = (END, None)
    for node in nodes if leftwards else reversed(nodes):
        if node[0] == GAP:
            then = _gap(node[1], then, beyond, leftwards=leftwards)
        else:
            then = _step(node, then, leftwards=leftwards)
        beyond = node
    return then


def _step(node: tuple[int, Any], then: Step, *, leftwards: bool) -> Step:
    kind, payload = node
    if kind == WORDS:
        step = _word_before(payload, then) if leftwards else _word(payload, then)
    elif kind == LEXICON:
        step = _term_before(payload, then) if leftwards else _term(payload, then)
    elif kind == GROUP:
        step = _group(payload, then, leftwards=leftwards)
    elif kind in (START, END):
        step = _edge(kind, then)
    elif kind == ANY:
        step = _any(then, leftwards=leftwards)
    elif kind == OTHER:
        step = _other(payload, then, leftwards=leftwards)
    elif kind == REST:
        step = _rest(then)
    else:
        width = {NUMBER: _number_width, PERCENT: _percent_width}[kind]
        step = _figure_before(width, then) if leftwards else _figure(width, then)
    return step


def _word(payload: frozenset[bytes], then: Step) -> Step:
    def step(sentence: Sentence, words: list[bytes], at: int) -> int:
        return then(sentence, words, at + 1) if words[at] in payload else _NO

    return step


def _word_before(payload: frozenset[bytes], then: Step) -> Step:
    def step(sentence: Sentence, words: list[bytes], at: int) -> int:
        return then(sentence, words, at - 1) if words[at - 1] in payload else _NO

    return step


def _term(bits: int, then: Step) -> Step:
    def step(sentence: Sentence, words: list[bytes], at: int) -> int:
        for end, mask, _ in sentence.longer.get(at, ()):
            if mask & bits:
                result = then(sentence, words, end)
                if result >= 0:
                    return result
        return then(sentence, words, at + 1) if sentence.single[at] & bits else _NO

    return step


def _term_before(bits: int, then: Step) -> Step:
    def step(sentence: Sentence, words: list[bytes], at: int) -> int:
        if at and sentence.single[at - 1] & bits:
            result = then(sentence, words, at - 1)
            if result >= 0:
                return result
        for begin, mask in sentence.longer_before(at):
            if mask & bits:
                result = then(sentence, words, begin)
                if result >= 0:
                    return result
        return _NO

    return step


def _group(alternatives: tuple[Nodes, ...], then: Step, *, leftwards: bool) -> Step:
    """Alternatives, made when a match first comes so far: most phrases fail before that."""
    if alternatives[1:] == ((),):
        return _optional(alternatives[0], then, leftwards=leftwards)
    made: Step | None = None

    def step(sentence: Sentence, words: list[bytes], at: int) -> int:
        nonlocal made
        if made is None:
            made = _choice(alternatives, then, leftwards=leftwards)
        return made(sentence, words, at)

    return step


def _optional(nodes: Nodes, then: Step, *, leftwards: bool) -> Step:
    """A sequence or nothing; the sequence is tried first."""
    if len(nodes) == 1 and nodes[0][0] == WORDS:
        return _optional_word(nodes[0][1], then, leftwards=leftwards)
    present = _sequence(nodes, then, leftwards=leftwards)

    def step(sentence: Sentence, words: list[bytes], at: int) -> int:
        result = present(sentence, words, at)
        return result if result >= 0 else then(sentence, words, at)

    return step


def _optional_word(payload: frozenset[bytes], then: Step, *, leftwards: bool) -> Step:
    offset, onward = (1, -1) if leftwards else (0, 1)

    def step(sentence: Sentence, words: list[bytes], at: int) -> int:
        if words[at - offset] in payload:
            result = then(sentence, words, at + onward)
            if result >= 0:
                return result
        return then(sentence, words, at)

    return step


def _choice(alternatives: tuple[Nodes, ...], then: Step, *, leftwards: bool) -> Step:
    """Alternatives in order; of those that begin with words, only the ones that can match."""
    table: dict[bytes, list[Step]] = {}
    always: list[Step] = []
    for nodes in alternatives:
        alternative = _sequence(nodes, then, leftwards=leftwards)
        edge = nodes[-1 if leftwards else 0] if nodes else None
        if edge is not None and edge[0] == WORDS:
            for word in edge[1]:
                table.setdefault(word, list(always)).append(alternative)
        else:
            always.append(alternative)
            for found in table.values():
                found.append(alternative)
    offset = 1 if leftwards else 0

    def step(sentence: Sentence, words: list[bytes], at: int) -> int:
        for alternative in table.get(words[at - offset], always):
            result = alternative(sentence, words, at)
            if result >= 0:
                return result
        return _NO

    return step


def _gap(longest: int, then: Step, beyond: tuple[int, Any], *, leftwards: bool) -> Step:
    """Up to ``longest`` words; ``beyond`` is the node that ``then`` begins with."""
    kind, payload = beyond
    if kind == WORDS:
        return _gap_to_word(longest, then, payload, leftwards=leftwards)
    if kind == LEXICON and not leftwards:
        return _gap_to_term(longest, then, payload)

    def step(sentence: Sentence, words: list[bytes], at: int) -> int:
        for skipped in range(longest + 1):
            place = at - skipped if leftwards else at + skipped
            if skipped and words[place if leftwards else place - 1] in _STOPS:
                return _NO
            result = then(sentence, words, place)
            if result >= 0:
                return result
            if place <= 0 and leftwards:
                return _NO
        return _NO

    return step


def _gap_to_word(longest: int, then: Step, payload: frozenset[bytes], *, leftwards: bool) -> Step:
    """Up to ``longest`` words up to one of ``payload``, with which ``then`` begins."""
    direction = -1 if leftwards else 1
    offset = 1 if leftwards else 0

    def step(sentence: Sentence, words: list[bytes], at: int) -> int:
        end = max(0, at - longest - 1) if leftwards else min(at + longest + 1, len(words))
        for place in range(at, end, direction):
            word = words[place - offset]
            if word in payload:
                result = then(sentence, words, place)
                if result >= 0:
                    return result
            if word in _STOPS:
                return _NO
        return _NO

    return step


def _gap_to_term(longest: int, then: Step, bits: int) -> Step:
    def step(sentence: Sentence, words: list[bytes], at: int) -> int:
        longer = sentence.longer
        for place, mask in enumerate(sentence.single[at : at + longest + 1], at):
            if mask & bits or place in longer:
                result = then(sentence, words, place)
                if result >= 0:
                    return result
            if words[place] in _STOPS:
                return _NO
        return _NO

    return step


def _edge(kind: int, then: Step) -> Step:
    def step(sentence: Sentence, words: list[bytes], at: int) -> int:
        beside = words[at - 1] if kind == START else words[at]
        return then(sentence, words, at) if beside in _EDGES else _NO

    return step


def _any(then: Step, *, leftwards: bool) -> Step:
    def step(sentence: Sentence, words: list[bytes], at: int) -> int:
        if words[at - 1 if leftwards else at] in _STOPS:
            return _NO
        return then(sentence, words, at - 1 if leftwards else at + 1)

    return step


def _other(payload: tuple[int, frozenset[bytes]], then: Step, *, leftwards: bool) -> Step:
    """One word that is none of those listed; a figure or a sign is no word."""
    bits, listed = payload
    offset, onward = (1, -1) if leftwards else (0, 1)

    def step(sentence: Sentence, words: list[bytes], at: int) -> int:
        word = words[at - offset]
        if not word[:1].isalpha() or word in listed or sentence.single[at - offset] & bits:
            return _NO
        return then(sentence, words, at + onward)

    return step


def _rest(then: Step) -> Step:
    def step(sentence: Sentence, words: list[bytes], at: int) -> int:
        end = at
        while end < at + _LONGEST_REST and words[end] not in _CLAUSE_ENDS:
            end += 1
        return then(sentence, words, end)

    return step


def _number_width(words: list[bytes], at: int) -> int:
    """Tokens of the number at ``at``, with its sign; 0 when there is none."""
    word = words[at]
    if not word or word[0] not in _DIGITS:
        return 0
    return 2 if words[at + 1] == b"%" else 1


def _percent_width(words: list[bytes], at: int) -> int:
    """Tokens of the percentage at ``at``; 0 when there is none."""
    word = words[at]
    if not word or word[0] not in _DIGITS:
        return 0
    if word.endswith(b"%"):
        return 1
    if words[at + 1] in (b"%", b"percent"):
        return 2
    return 3 if words[at + 1 : at + 3] == [b"per", b"cent"] else 0


def _figure(width: Callable[[list[bytes], int], int], then: Step) -> Step:
    def step(sentence: Sentence, words: list[bytes], at: int) -> int:
        tokens = width(words, at)
        return then(sentence, words, at + tokens) if tokens else _NO

    return step


def _figure_before(width: Callable[[list[bytes], int], int], then: Step) -> Step:
    def step(sentence: Sentence, words: list[bytes], at: int) -> int:
        for tokens in range(1, min(at, 3) + 1):
            if width(words, at - tokens) == tokens:
                return then(sentence, words, at - tokens)
        return _NO

    return step
