"""From rules and lexicons to the tables the engine runs on.

Everything here happens once per rule book; the result is made of built-in types only and is
kept in a cache (see `claimlint.rulebook.load`).
"""

from __future__ import annotations

import marshal
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from claimlint.rulebook.anchors import Anchors
from claimlint.rulebook.common import commonness
from claimlint.rulebook.hints import closest
from claimlint.rulebook.kinds import GROUP, LEXICON, WORDS
from claimlint.rulebook.model import LexiconBits, RuleError, Tables
from claimlint.rulebook.phrases import PhraseError, parse_phrase, without_possessive
from claimlint.textkit.inflect import noun_forms, verb_forms
from claimlint.textkit.lexis import Packer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimlint.rulebook.phrases import Node
    from claimlint.rulebook.schema import Lexicon, Pattern, RawRule

_NEVER = 99.0
# A term of a lexicon is met more often than a rare word: that one triggers the phrase.
_LEXICON_PENALTY = 0.6
_MOST_OPENINGS = 24
FORMS = ("base", "s", "ed", "ing", "noun")
# A term of several words hides the shorter ones in it. Guards and agents go by these, whatever
# longer term some rule needs: "tell people" still reports, "the pill" is still a product.
_NEVER_HIDDEN = (
    "be", "demanded", "establish", "if", "legal_thing", "question_mark", "report", "speech",
    "whether", "wording",
)  # fmt: skip
_NEVER_HIDDEN_NOUNS = ("modality", "product")
# "The body" and "your liver" act whatever else they are; "our cells" may be what is sold.
_ANYBODYS = frozenset((b"the", b"your"))
_PAIR = 2
_DETERMINERS = frozenset((b"a", b"an", b"each", b"every", b"our", b"the", b"this", b"your"))


# The first of what `_Compiler._need_of` returns.
_share = itemgetter(0)
# Lexicons as a mask, or words, of which a sentence must hold one.
_Need = tuple[int, frozenset[bytes]]


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
        self._keep_visible()
        self.frames: list[Any] = []
        self.phrases: list[Any] = []
        # The phrases, by number, that each of a set of terms triggers.
        self.triggers: dict[frozenset[tuple[bytes, ...]], list[int]] = {}
        self.openings: dict[int, frozenset[tuple[bytes, ...]]] = {}
        self.needs: tuple[dict[bytes, int], dict[bytes, int]] = ({}, {})
        self.free = [0, 0]
        self.anchors = Anchors(self._members)
        self.averages: dict[int, float] = {}

    def _new_bit(self, name: str) -> int:
        bit = 1 << len(self.bits)
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
        words = map(without_possessive, text.split())
        term = tuple(word.encode("latin-1", "replace") for word in words)
        self.terms[term] = self.terms.get(term, 0) | mask
        self.members[bit].append(term)

    def _keep_visible(self) -> None:
        """Give terms of several words the bits of those words in them that are never hidden.

        Of nouns, that is so after a determiner only: the immune system is no system for sale.
        """
        kept, nouns = (
            sum({self.bits.get(name, 0) for name in names})
            for names in (_NEVER_HIDDEN, _NEVER_HIDDEN_NOUNS)
        )
        single = {term[0]: mask for term, mask in self.terms.items() if len(term) == 1}
        for term in self.terms:
            if len(term) > 1:
                wanted = kept | nouns if len(term) == 2 and term[0] in _DETERMINERS else kept
                if len(term) == _PAIR and term[0] in _ANYBODYS:
                    wanted |= self.bits.get("biology", 0)
                for word in term:
                    self.terms[term] |= single.get(word, 0) & wanted

    def lexicon_bit(self, name: str) -> int:
        if name not in self.lexicons:
            near = closest(name, self.lexicons)
            hint = f"; did you mean @{near}?" if near else ""
            message = f"lexicon @{name} does not exist{hint}"
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
            self._add_pattern_of(raw, index, pattern)

    def add_statements(self, raw: RawRule, first: int) -> Any:  # noqa: ANN401 - packed
        """Add what a rule looks for beside its claims; the patterns get numbers from ``first``."""
        if raw.beside is None:
            return None
        missing, statements, near, least, linked = raw.beside
        for index, pattern in enumerate(statements, first):
            self._add_pattern_of(raw, index, pattern)
        numbers = tuple(range(first, first + len(statements)))
        return missing, numbers, near, least, linked

    def _add_pattern_of(self, raw: RawRule, index: int, pattern: Pattern) -> None:
        try:
            self._add_pattern(index, pattern)
        except PhraseError as error:
            raise RuleError(raw.rule.path, pattern.line, str(error)) from error

    def _add_pattern(self, index: int, pattern: Pattern) -> None:
        beside = tuple(map(self._any_bits, (pattern.before, pattern.after, pattern.near)))
        around = next(filter(None, beside), 0)
        conditions = (
            self._any_bits(pattern.having),
            self._any_bits(pattern.lacking),
            beside if any(beside) else None,
        )
        if pattern.phrase is None:
            effect, target = self._side(pattern.effect), self._side(pattern.target)
            self.frames.append((index, effect, target, pattern.within, pattern.order, *conditions))
            self.anchors.add_frame(index, effect, target, conditions[0], around)
            return
        nodes = parse_phrase(pattern.phrase, self.lexicon_bit)
        anchor = self._anchor_of(nodes)
        number = len(self.phrases)
        needs = self._note_needs(nodes, anchor, number)
        phrase: Any = (index, *needs, *conditions, marshal.dumps((nodes, anchor)))
        self.phrases.append(marshal.dumps(phrase))
        self.triggers.setdefault(self._first_terms(nodes[anchor]), []).append(number)
        try:
            self.anchors.add_phrase(index, nodes, conditions[0], around)
        except ValueError as error:
            message = f"{error}; give it a word that is always there"
            raise PhraseError(message) from error

    def _note_needs(
        self, nodes: tuple[Node, ...], anchor: int, number: int
    ) -> tuple[tuple[int, ...], tuple[_Need, ...]]:
        """Note words of which a phrase needs one in its sentence; return what else it needs.

        There are two sets of words, from the rarest nodes that are words only; a phrase without
        is noted as free of that need. The rest are masks of lexicons, then words or lexicons.
        """
        rest = (node for position, node in enumerate(nodes) if position != anchor)
        needs = sorted(filter(None, map(self._need_of, rest)), key=lambda need: need[0])
        worded = [words for _, mask, words in needs if not mask]
        for place, noted in enumerate(self.needs):
            if place < len(worded):
                for word in worded[place]:
                    noted[word] = noted.get(word, 0) | 1 << number
            else:
                self.free[place] |= 1 << number
        mixed = [(mask, words) for _, mask, words in needs if mask and words]
        mixed += [(0, words) for words in worded[len(self.needs) :]]
        return tuple(mask for _, mask, words in needs if not words), tuple(mixed)

    def _need_of(self, node: Node) -> tuple[float, int, frozenset[bytes]] | None:
        """Return how common what a node cannot do without is, its lexicons and its words."""
        kind, payload = node
        if kind == WORDS:
            return self._node_commonness(kind, payload), 0, payload
        if kind == LEXICON:
            return self._node_commonness(kind, payload), payload, frozenset()
        if kind != GROUP:
            return None
        share, mask, words = 0.0, 0, frozenset[bytes]()
        for sequence in payload:
            rarest = min(filter(None, map(self._need_of, sequence)), default=None, key=_share)
            if rarest is None:
                return None
            share, mask, words = max(share, rarest[0]), mask | rarest[1], words | rarest[2]
        return share, mask, words

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

    def _first_terms(self, node: Node) -> frozenset[tuple[bytes, ...]]:
        """The terms by which a node can begin."""
        kind, payload = node
        if kind == WORDS:
            return frozenset([(word,) for word in payload])
        if kind == LEXICON:
            if payload not in self.openings:
                self.openings[payload] = frozenset(self._members(payload))
            return self.openings[payload]
        return frozenset().union(*map(self._openings, payload))

    def _openings(self, nodes: tuple[Node, ...]) -> frozenset[tuple[bytes, ...]]:
        """The terms by which a sequence can begin, as long as they are plain words."""
        openings = self._first_terms(nodes[0])
        if nodes[0][0] != WORDS:
            return openings
        for kind, payload in nodes[1:]:
            if kind != WORDS or len(openings) * len(payload) > _MOST_OPENINGS:
                break
            openings = frozenset([(*opening, word) for opening in openings for word in payload])
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
        single: dict[bytes, int] = {}
        triggers: dict[tuple[bytes, ...], int] = {}
        for terms, numbers in self.triggers.items():
            tried = _bits(numbers)
            for term in terms:
                triggers[term] = triggers.get(term, 0) | tried
        for term, mask in sorted((dict.fromkeys(triggers, 0) | self.terms).items()):
            if len(term) == 1:
                single[term[0]] = single.get(term[0], 0) | mask
            elif term:
                kept = mask | self._denial(term, mask) if mask else 0
                packer.add_term(term, (kept, triggers.get(term, 0)))
        first, second = self.needs
        for word in sorted({*single, *first, *second}):
            phrases = triggers.get((word,), 0), first.get(word, 0), second.get(word, 0)
            packer.add_word(word, single.get(word, 0), phrases)
        return Tables(
            lexis=packer.pack(),
            lexicon_bits=LexiconBits(self.bits),
            rules=(),
            frames=tuple(self.frames),
            phrases=tuple(self.phrases),
            free=(self.free[0], self.free[1]),
        )


def _bits(numbers: list[int]) -> int:
    """The mask with the bits of these numbers."""
    mask = bytearray(max(numbers) // 8 + 1)
    for number in numbers:
        mask[number // 8] |= 1 << number % 8
    return int.from_bytes(mask, "little")


@cache
def _rarest(term: tuple[bytes, ...]) -> bytes:
    return min(term, key=lambda word: (commonness(word), -len(word), word))


def compile_tables(raw_rules: list[RawRule], lexicons: list[Lexicon]) -> tuple[Tables, bytes]:
    """Compile rules and lexicons to the tables and the packed anchors.

    Raise `RuleError` for what does not fit together.

    Rules keep their order: the index in ``Tables.rules`` is the index in ``raw_rules``. What
    rules look for beside their claims is numbered after the last rule.
    """
    compiler = _Compiler(lexicons)
    beside: list[Any] = []
    free = len(raw_rules)
    for index, raw in enumerate(raw_rules):
        compiler.add_rule(index, raw)
        beside.append(compiler.add_statements(raw, free))
        free += len(raw.beside.statements) if raw.beside else 0
    rules = tuple(
        (
            raw.rule.code,
            raw.rule.category,
            raw.rule.severity,
            raw.rule.products,
            raw.rule.markets,
            raw.rule.audiences,
            raw.rule.since,
            raw.rule.until,
            raw.guards_added,
            raw.guards_dropped,
            statements,
            raw.rule.yields,
        )
        for raw, statements in zip(raw_rules, beside, strict=True)
    )
    anchors = marshal.dumps(compiler.anchors.packed())
    return compiler.tables()._replace(rules=rules), anchors
