"""The phrase language of rules, parsed into nodes.

A phrase is words parted by spaces, each of them one of

====================  ================================================================
``word``              that word; ``,`` is one
``word~``             any form of it, as verb or noun
``a|b~``              one of several words
``@lexicon``          a term of the lexicon
``(a b|@lex c|d)``    one of several sequences
``[...]``             the same, and may be left out
``..``  ``...``       up to two, up to five words that cross no clause
``*``                 any one word
``!@lexicon``         any one word but a term of the lexicon; ``!a|b`` any but these
``#``                 a number, with or without a per-cent sign
``#%``                a number with a per-cent sign, "percent" or "per cent"
``^``  ``$``          the start, the end of a sentence
``>``                 at the end: what is left of the clause, up to twelve words
====================  ================================================================
"""

from __future__ import annotations

import re
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
from claimlint.textkit.inflect import all_forms

if TYPE_CHECKING:
    from collections.abc import Callable

Node = tuple[int, Any]

_PIECE = re.compile(r"[\[\]()|]|[^\s\[\]()|]+(?:\|[^\s\[\]()|]+)*")
_WORD = re.compile(r"[a-z0-9'%]+~?$|,$")
_CONTRACTIONS = frozenset(
    ("he's", "here's", "how's", "it's", "let's", "one's", "she's", "that's", "there's", "what's",
     "where's", "who's")
)  # fmt: skip
_GAPS = {"..": 2, "...": 5}


class PhraseError(ValueError):
    """A phrase that cannot be parsed; the message says what is wrong."""


def without_possessive(word: str) -> str:
    """Return the word as sentences hold it: without the 's that is no short "is" or "has"."""
    return word if word in _CONTRACTIONS else word.removesuffix("'s")


def parse_phrase(text: str, bit_of: Callable[[str], int]) -> tuple[Node, ...]:
    """Parse ``text``; ``bit_of`` gives the bit of a lexicon or raises `PhraseError`."""
    pieces = _PIECE.findall(text)
    nodes, rest = _sequence(pieces, 0, bit_of)
    if rest != len(pieces):
        message = f"{pieces[rest]!r} closes nothing in phrase {text!r}"
        raise PhraseError(message)
    if any(kind == REST for kind, _ in nodes[:-1]) or _is_nested(nodes):
        message = f"'>' may stand only at the end of phrase {text!r}"
        raise PhraseError(message)
    if not any(kind in (WORDS, LEXICON, GROUP) for kind, _ in nodes):
        message = f"phrase {text!r} holds no word"
        raise PhraseError(message)
    return nodes


def _is_nested(nodes: tuple[Node, ...]) -> bool:
    """Whether a ``>`` stands within a group."""
    return any(
        kind == GROUP and any((REST, None) in part or _is_nested(part) for part in payload)
        for kind, payload in nodes
    )


def _sequence(
    pieces: list[str], at: int, bit_of: Callable[[str], int]
) -> tuple[tuple[Node, ...], int]:
    nodes: list[Node] = []
    while at < len(pieces) and pieces[at] not in (")", "]", "|"):
        piece = pieces[at]
        if piece in ("(", "["):
            node, at = _group(pieces, at, bit_of)
        else:
            node, at = _atom(piece, bit_of), at + 1
        nodes += _plain(node)
    return tuple(nodes), at


def _group(pieces: list[str], at: int, bit_of: Callable[[str], int]) -> tuple[Node, int]:
    closing = {"(": ")", "[": "]"}[pieces[at]]
    alternatives: list[tuple[Node, ...]] = []
    at += 1
    while True:
        alternative, at = _sequence(pieces, at, bit_of)
        alternatives.append(alternative)
        if at >= len(pieces):
            message = f"{closing!r} is missing"
            raise PhraseError(message)
        at += 1
        if pieces[at - 1] != "|":
            break
    if pieces[at - 1] != closing:
        message = f"{closing!r} is expected before {pieces[at - 1]!r}"
        raise PhraseError(message)
    if closing == "]":
        alternatives.append(())
    return (GROUP, _merged(alternatives)), at


def _plain(node: Node) -> tuple[Node, ...]:
    """The node, or what stands in a group that leaves no choice."""
    kind, payload = node
    return payload[0] if kind == GROUP and len(payload) == 1 else (node,)


def _merged(alternatives: list[tuple[Node, ...]]) -> tuple[tuple[Node, ...], ...]:
    """The alternatives, groups within opened, and neighbours of one word or term made one.

    The fewer there are, the fewer have to be tried.
    """
    merged: list[tuple[Node, ...]] = []
    for nodes in alternatives:
        opened = nodes[0][1] if len(nodes) == 1 and nodes[0][0] == GROUP else (nodes,)
        for each in opened:
            if merged and len(each) == len(merged[-1]) == 1:
                (kind, payload), (kind_before, before) = each[0], merged[-1][0]
                if kind == kind_before and kind in (WORDS, LEXICON):
                    merged[-1] = ((kind, before | payload),)
                    continue
            merged.append(each)
    return tuple(merged)


def _atom(piece: str, bit_of: Callable[[str], int]) -> Node:
    if piece in _GAPS:
        return GAP, _GAPS[piece]
    simple = {"*": ANY, "#": NUMBER, "#%": PERCENT, "^": START, "$": END, ">": REST}.get(piece)
    if simple is not None:
        return simple, None
    if piece.startswith("!"):
        return OTHER, _listed(piece[1:], bit_of)
    bits, words = _listed(piece, bit_of)
    if bits and words:
        return GROUP, (((LEXICON, bits),), ((WORDS, words),))
    return (LEXICON, bits) if bits else (WORDS, words)


def _listed(piece: str, bit_of: Callable[[str], int]) -> tuple[int, frozenset[bytes]]:
    """Lexicons, as bits, and words of "a|b~|@lexicon"."""
    bits, words = 0, set()
    for part in piece.split("|"):
        if part.startswith("@"):
            bits |= bit_of(part[1:])
        elif not _WORD.match(part):
            message = f"{part!r} is not a word: write lower case, a space for a hyphen or a slash"
            raise PhraseError(message)
        elif part.endswith("~"):
            words |= {form.encode() for form in all_forms(part[:-1])}
        elif not without_possessive(part):
            message = f"{part!r} stands alone: it goes with the word before, so leave it out"
            raise PhraseError(message)
        else:
            words.add(without_possessive(part).encode())
    return bits, frozenset(words)
