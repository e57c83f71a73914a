"""From rules and lexicons to the tables the engine runs on.

Everything here happens once per rule book; the result is made of built-in types only and is
kept in a cache (see `claimlint.rulebook.load`).
"""

from __future__ import annotations

import marshal
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from claimlint.rulebook.common import commonness
from claimlint.rulebook.kinds import GROUP, LEXICON, WORDS
from claimlint.rulebook.lexis import Packer
from claimlint.rulebook.model import RuleError, Tables
from claimlint.rulebook.phrases import PhraseError, parse_phrase
from claimlint.textkit.inflect import noun_forms, verb_forms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimlint.rulebook.phrases import Node
    from claimlint.rulebook.schema import Lexicon, Pattern, RawRule

# The lowest bits of a mask say whether a sentence is worth analysing. They come in pairs: a
# sentence is, when it holds both bits of one pair. A rare word has both bits of the first; of
# common ones a rule asks for two, one for each bit of the pair it was given.
ANCHOR_PAIRS = 15
ANCHOR_BITS = 2 * ANCHOR_PAIRS + 2
_STRONG = 3
_COMMON = 1.0
_NEVER = 99.0
# A term of a lexicon is met more often than a rare word: that one triggers the phrase.
_LEXICON_PENALTY = 0.6
_MOST_OPENINGS = 24
FORMS = ("base", "s", "ed", "ing", "noun")


class _Term(NamedTuple):
    words: tuple[bytes, ...]
    mask: int


class _Compiler:
    """Collects terms, frames and phrases, then builds the tables."""

    def __init__(self, lexicons: list[Lexicon]) -> None:
        self.lexicons = {lexicon.name: lexicon for lexicon in lexicons}
        self.bits: dict[str, int] = {}
        self.terms: dict[tuple[bytes, ...], int] = {}
        self.members: dict[int, list[tuple[bytes, ...]]] = {}
        for form in FORMS:
            self._new_bit(f"form:{form}")
        for lexicon in lexicons:
            self._new_bit(lexicon.name)
        for lexicon in lexicons:
            self._expand(lexicon, self.bits[lexicon.name], set())
        self.frames: list[Any] = []
        self.phrases: list[Any] = []
        self.triggers: dict[tuple[bytes, ...], list[int]] = {}
        self.anchors: dict[bytes, int] = {}
        self.averages: dict[int, float] = {}

    def _new_bit(self, name: str) -> int:
        bit = 1 << (ANCHOR_BITS + len(self.bits))
        self.bits[name] = bit
        self.members[bit] = []
        return bit

    def _expand(self, lexicon: Lexicon, bit: int, seen: set[str]) -> None:
        for verb in lexicon.verbs:
            for form, words in verb_forms(verb).items():
                for word in words:
                    self._add(word, bit | self.bits[f"form:{form}"], bit)
        for noun in lexicon.nouns:
            for word in noun_forms(noun):
                self._add(word, bit | self.bits["form:noun"], bit)
        for word in lexicon.words:
            self._add(word, bit, bit)
        seen.add(lexicon.name)
        for name in lexicon.includes:
            other = self.lexicons.get(name)
            if other is None:
                message = f"lexicon {lexicon.name!r} includes {name!r}, which does not exist"
                raise RuleError(lexicon.path, lexicon.line, message)
            if name not in seen:
                self._expand(other, bit, seen)

    def _add(self, text: str, mask: int, bit: int) -> None:
        term = tuple(text.encode("latin-1", "replace").split())
        self.terms[term] = self.terms.get(term, 0) | mask
        self.members[bit].append(term)

    def lexicon_bit(self, name: str) -> int:
        if name not in self.lexicons:
            message = f"lexicon @{name} does not exist{_nearest(name, self.lexicons)}"
            raise PhraseError(message)
        return self.bits[name]

    def _side(self, names: tuple[str, ...]) -> int:
        """The bits of one side of a frame; plain words become a lexicon of their own."""
        bits = 0
        for name in names:
            if name.startswith("@"):
                bits |= self.lexicon_bit(name[1:])
                continue
            key = f"word:{name}"
            if key not in self.bits:
                bit = self._new_bit(key)
                for form, words in verb_forms(name.rstrip("~")).items():
                    for word in words if name.endswith("~") else [name]:
                        self._add(word, bit | self.bits[f"form:{form}"], bit)
            bits |= self.bits[key]
        return bits

    def add_rule(self, index: int, raw: RawRule) -> None:
        for pattern in raw.patterns:
            try:
                self._add_pattern(index, pattern)
            except PhraseError as error:
                raise RuleError(raw.rule.path, pattern.line, str(error)) from error

    def _add_pattern(self, index: int, pattern: Pattern) -> None:
        conditions = tuple(
            self._any_bits(names) for names in (pattern.having, pattern.lacking, pattern.page)
        )
        if pattern.phrase is None:
            effect, target = self._side(pattern.effect), self._side(pattern.target)
            self.frames.append((index, effect, target, pattern.within, pattern.order, *conditions))
            rarer, other = sorted((target, effect), key=self._lexicon_commonness)
            self._anchor(self._members(rarer), self._members(other), len(self.frames))
            return
        nodes = parse_phrase(pattern.phrase, self.lexicon_bit)
        anchor = self._anchor_of(nodes)
        number = len(self.phrases)
        words, bits = self._needs(nodes, anchor)
        having, lacking, page = conditions
        phrase = (index, words, bits, having, lacking, page, marshal.dumps((nodes, anchor)))
        self.phrases.append(marshal.dumps(phrase))
        terms = self._first_terms(nodes[anchor])
        for term in sorted(set(terms)):
            self.triggers.setdefault(term, []).append(number)
        self._anchor(terms, self._second_anchor(nodes, anchor), number)

    def _needs(self, nodes: tuple[Node, ...], anchor: int) -> tuple[frozenset[bytes], int]:
        """What else must stand in the sentence: one of some words, one of some lexicons.

        Empty and 0 when nothing can be said; both are checked before the phrase is tried.
        """
        words: frozenset[bytes] = frozenset()
        bits = 0
        rest = sorted(
            (self._node_commonness(*node), position)
            for position, node in enumerate(nodes)
            if position != anchor
        )
        for _, position in rest:
            kind, payload = nodes[position]
            if kind == WORDS and not words:
                words = payload
            elif kind == LEXICON and not bits:
                bits = payload
            elif (
                kind == GROUP
                and not words
                and all(alternative and alternative[0][0] == WORDS for alternative in payload)
            ):
                words = frozenset().union(*(alternative[0][1] for alternative in payload))
        return words, bits

    def _second_anchor(self, nodes: tuple[Node, ...], anchor: int) -> list[tuple[bytes, ...]]:
        """The terms of the rarest other node that may not be left out."""
        scored = [
            (self._node_commonness(*node), position)
            for position, node in enumerate(nodes)
            if position != anchor
        ]
        scored = [(score, position) for score, position in scored if score < _NEVER]
        return self._first_terms(nodes[min(scored)[1]]) if scored else []

    def _anchor(
        self, terms: Iterable[tuple[bytes, ...]], others: Iterable[tuple[bytes, ...]], number: int
    ) -> None:
        """Let a sentence be analysed for a rare term, or for a common one beside another."""
        pair = 2 + 2 * (number % ANCHOR_PAIRS)
        others = list(others)
        common = False
        for term in terms:
            word = _rarest(term)
            if commonness(word) < _COMMON or not others:
                self.anchors[word] = self.anchors.get(word, 0) | _STRONG
            else:
                common = True
                self.anchors[word] = self.anchors.get(word, 0) | 1 << pair
        if common:
            for term in others:
                word = _rarest(term)
                self.anchors[word] = self.anchors.get(word, 0) | 2 << pair

    def _any_bits(self, names: tuple[str, ...]) -> int:
        bits = 0
        for name in names:
            bits |= self.lexicon_bit(name.removeprefix("@"))
        return bits

    def _members(self, bits: int) -> Iterable[tuple[bytes, ...]]:
        for bit, terms in self.members.items():
            if bit & bits:
                yield from terms

    def _lexicon_commonness(self, bits: int) -> float:
        if bits not in self.averages:
            scores = [commonness(_rarest(term)) for term in self._members(bits)]
            self.averages[bits] = sum(scores) / len(scores) if scores else 9.0
        return self.averages[bits]

    def _first_terms(self, node: Node) -> list[tuple[bytes, ...]]:
        """The terms by which a node can begin."""
        kind, payload = node
        if kind == WORDS:
            return [(word,) for word in sorted(payload)]
        if kind == LEXICON:
            return sorted(set(self._members(payload)))
        return sorted({term for nodes in payload for term in self._openings(nodes)})

    def _openings(self, nodes: tuple[Node, ...]) -> list[tuple[bytes, ...]]:
        """The terms by which a sequence can begin, as long as they are plain words."""
        openings = self._first_terms(nodes[0])
        if nodes[0][0] != WORDS:
            return openings
        for kind, payload in nodes[1:]:
            if kind != WORDS or len(openings) * len(payload) > _MOST_OPENINGS:
                break
            openings = [(*opening, word) for opening in openings for word in sorted(payload)]
        return openings

    def _anchor_of(self, nodes: tuple[Node, ...]) -> int:
        """The node whose words are rarest: the phrase is tried only where it stands."""
        best, best_score = -1, _NEVER
        for position, (kind, payload) in enumerate(nodes):
            score = self._node_commonness(kind, payload)
            if score < best_score:
                best, best_score = position, score
        if best < 0:
            message = "a phrase needs a word, a lexicon or a group that may not be left out"
            raise PhraseError(message)
        return best

    def _node_commonness(self, kind: int, payload: Any) -> float:  # noqa: ANN401 - a node's payload
        if kind == WORDS:
            return max(commonness(word) for word in payload)
        if kind == LEXICON:
            return self._lexicon_commonness(payload) + _LEXICON_PENALTY
        if kind == GROUP and all(nodes and nodes[0][0] in (WORDS, LEXICON) for nodes in payload):
            return max(self._node_commonness(*nodes[0]) for nodes in payload) + 0.1
        return _NEVER

    def _denial(self, term: tuple[bytes, ...], mask: int) -> int:
        """Return the negators a term of several words keeps: "not suitable" still denies.

        A sentence holds the longest term only, which would hide the negator in it.
        """
        if mask & self.bits.get("not_negation", 0):
            return 0
        denying = self.bits.get("negator", 0) | self.bits.get("without", 0)
        kept = 0
        for word in term:
            kept |= self.terms.get((word,), 0) & denying
        return kept

    def tables(self) -> Tables:
        packer = Packer()
        single: dict[bytes, int] = dict(self.anchors)
        begin: set[bytes] = set()
        for term, mask in sorted((dict.fromkeys(self.triggers, 0) | self.terms).items()):
            if len(term) == 1:
                single[term[0]] = single.get(term[0], 0) | mask
            elif term:
                begin.add(term[0])
                kept = mask | self._denial(term, mask)
                packer.add_term(term, kept, self.triggers.get(term, ()))
        for word in sorted({*single, *begin}):
            triggers = self.triggers.get((word,), ())
            packer.add_word(word, single.get(word, 0), triggers, begins=word in begin)
        return Tables(
            lexis=packer.pack(),
            lexicon_bits=self.bits,
            rules=(),
            frames=tuple(self.frames),
            phrases=tuple(self.phrases),
        )


def _nearest(name: str, known: Iterable[str]) -> str:
    import difflib  # noqa: PLC0415 - only for an error message

    near = difflib.get_close_matches(name, list(known), 1, 0.6)
    return f"; did you mean @{near[0]}?" if near else ""


@cache
def _rarest(term: tuple[bytes, ...]) -> bytes:
    return min(term, key=lambda word: (commonness(word), -len(word), word))


def compile_tables(raw_rules: list[RawRule], lexicons: list[Lexicon]) -> Tables:
    """Compile rules and lexicons; raise `RuleError` for what does not fit together.

    Rules keep their order: the index in ``Tables.rules`` is the index in ``raw_rules``.
    """
    compiler = _Compiler(lexicons)
    for index, raw in enumerate(raw_rules):
        compiler.add_rule(index, raw)
    rules = tuple(
        (
            raw.rule.code,
            raw.rule.category,
            raw.rule.severity,
            raw.rule.products,
            raw.rule.markets,
            raw.rule.since,
            raw.rule.until,
            raw.guards_added,
            raw.guards_dropped,
        )
        for raw in raw_rules
    )
    return compiler.tables()._replace(rules=rules)
