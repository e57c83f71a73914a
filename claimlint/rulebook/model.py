"""The rule book as its readers see it: rules, sources, examples, and the compiled tables.

Only what a finding needs in print lives in `Rule`; what the engine needs to find a claim
lives in `Tables`, of which `claimlint.rulebook.image` marshals what is of built-in types.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from claimlint.textkit.lexis import Lexis

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from claimlint.finding import Safety
    from claimlint.rulebook.anchored import Anchors
    from claimlint.textkit.parts import ByteStrings

CATEGORIES = (
    "disease",
    "body-function",
    "anti-aging",
    "safety",
    "certainty",
    "evidence",
    "authority",
    "comparison",
    "procedure",
    "natural",
    "identity",
    "status",
    "testimonial",
    "disclosure",
    "weight-loss",
    "environment",
)
# Parts a key of a severity from the day on which it comes into force.
SINCE = " since "
PRODUCTS = ("general", "cosmetic", "supplement", "hctp", "device", "drug", "service", "food")
AUDIENCES = ("consumers", "professionals")

Verified = Literal["verified", "partly verified", "from memory"]
# What a rule's fix puts in the place of words: how far it may be trusted, then what is looked
# for in the claim ("" is the whole of it) and what is written there, the first that is met.
Recipe = tuple["Safety", tuple[tuple[str, str], ...]]


class RuleError(Exception):
    """A broken rule, lexicon or source file.

    ``path`` and ``line`` (from 1; 0 when the file as a whole is meant) say where,
    ``message`` says what is wrong and what to write instead.
    """

    def __init__(self, path: str, line: int, message: str) -> None:
        """Keep the place apart from the message, so that each can be printed on its own."""
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}")
        self.path = path
        self.line = line
        self.message = message


class Source(NamedTuple):
    """A law, regulation, guidance or enforcement action that a rule rests on.

    ``verified`` says how far its point was read in the document itself; ``url_seen`` is
    false for an address written by the issuer's pattern and not opened.
    """

    id: str
    title: str
    citation: str
    issuer: str
    url: str
    date: str
    status: str
    jurisdiction: str
    verified: Verified
    url_seen: bool


class Example(NamedTuple):
    """A line of copy that a rule must find (``spans`` given) or must leave alone.

    ``spans`` are the marked claims, half-open code points of ``text``. ``because`` names
    the guard without which a good example would be found. ``fixed`` is a bad example as the
    rule's fix leaves it.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    because: str | None
    product: str | None
    market: str | None
    line: int
    audience: str | None = None
    fixed: str | None = None


class Rule(NamedTuple):
    """What is said of one kind of claim.

    ``severity`` maps ``default``, a product, a market or ``product@market`` to error,
    warning, info or off; the most particular key decides. A key that ends in
    ``since YYYY-MM-DD`` takes the place of the same key without it from that day on.
    ``instead`` is wording that may be used; when it is None, ``no_wording`` says why none can
    be offered. Without ``markets`` the rule is for all of them.
    A rule that ``yields`` is told only where no other of its severity meets the words.
    """

    code: str
    name: str
    category: str
    severity: dict[str, str]
    products: tuple[str, ...]
    markets: tuple[str, ...]
    audiences: tuple[str, ...]
    since: str | None
    until: str | None
    message: str
    why: str
    instead: str | None
    no_wording: str | None
    sources: tuple[str, ...]
    yields: bool
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    path: str
    line: int
    fix: Recipe | None = None


class LexiconBits(dict[str, int]):
    """The bit of each lexicon, by its name."""

    __slots__ = ("_unions",)

    def __init__(self, names: Iterable[str]) -> None:
        """Give the names a bit each, in their order."""
        super().__init__((name, 1 << number) for number, name in enumerate(names))
        self._unions: dict[tuple[str, ...], int] = {}

    def any_of(self, names: tuple[str, ...]) -> int:
        """Return the bits of all these lexicons; the union of the same ``names`` is made once."""
        union = self._unions.get(names)
        if union is None:
            union = self._unions[names] = sum({self[name] for name in names})
        return union


class Tables(NamedTuple):
    """The compiled form that the engine runs on; built by `claimlint.rulebook.compile`.

    ``lexis`` holds the arguments of `claimlint.textkit.lexis.Lexis`. Rules and frames are
    tuples in the order of the rule book, phrases are packed one by one (`unpack_phrase`).
    ``free`` are the phrases, as bits, that need no first, no second word in the sentence.
    """

    lexis: tuple[ByteStrings, ByteStrings, ByteStrings]
    lexicon_bits: LexiconBits
    rules: tuple[Any, ...]
    frames: tuple[Any, ...]
    phrases: ByteStrings
    free: tuple[int, int]


class Phrase(NamedTuple):
    """A compiled phrase.

    It is tried in sentences that hold a term of each of ``masks``, a term or a word of each of
    ``mixed``, one of ``having`` (none: no matter) and none of ``lacking``, and counts where the
    sentences around hold one of each of ``beside``: before, after, and near (None: no matter).
    ``pattern`` is packed still: most are never tried.
    """

    rule: int
    masks: tuple[int, ...]
    mixed: tuple[tuple[int, frozenset[bytes]], ...]
    having: int
    lacking: int
    beside: tuple[int, int, int] | None
    pattern: bytes


def unpack_phrase(packed: bytes) -> Phrase:
    """Return the phrase that the tables hold packed."""
    return Phrase(*marshal.loads(packed))  # noqa: S302 - packed by ourselves


def unpack_pattern(packed: bytes) -> tuple[tuple[tuple[int, Any], ...], int]:
    """Return the nodes of a phrase, and which of them stands where it is tried."""
    nodes, anchor = marshal.loads(packed)  # noqa: S302 - packed by ourselves
    return nodes, anchor


class Rulebook:
    """Rules with their sources, and the tables compiled from them.

    ``sha256`` is the digest of every file the book was built from. Rules, sources and anchors
    are unpacked when they are asked for: most runs print the texts of a few rules only.
    """

    __slots__ = (
        "_numbers",
        "_packed_rules",
        "_rest",
        "_sources",
        "_unpacked",
        "lexis",
        "sha256",
        "tables",
    )

    def __init__(self, sha256: str, tables: Tables, rules: ByteStrings, rest: ByteStrings) -> None:
        """Take the tables, the packed rules in their order, and packed anchors and sources."""
        self.sha256 = sha256
        self.tables = tables
        self.lexis = Lexis(*tables.lexis)
        self._packed_rules = rules
        self._rest = rest
        self._numbers = {entry[0]: number for number, entry in enumerate(tables.rules)}
        self._unpacked: dict[str, Rule] = {}
        self._sources: dict[str, Source] | None = None

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, in the order of the files."""
        return tuple(map(self.rule, self._numbers))

    @property
    def sources(self) -> dict[str, Source]:
        """The sources by id."""
        if self._sources is None:
            packed = marshal.loads(self._rest[1])  # noqa: S302 - packed by ourselves
            self._sources = {values[0]: Source(*values) for values in packed}
        return self._sources

    def anchors(self, in_force: Container[int]) -> Anchors:
        """Return what the rules ``in_force`` need, as `claimlint.rulebook.anchors` tells."""
        from claimlint.rulebook.anchored import unpacked  # long texts only

        return unpacked(self._rest[0], in_force)

    def rule(self, code: str) -> Rule:
        """Return the rule of that code; raise `KeyError` when there is none."""
        rule = self._unpacked.get(code)
        if rule is None:
            packed = self._packed_rules[self._numbers[code]]
            *values, bad, good, path, line, fix = marshal.loads(packed)  # noqa: S302
            examples = (tuple(Example(*entry) for entry in part) for part in (bad, good))
            rule = self._unpacked[code] = Rule._make((*values, *examples, path, line, fix))
        return rule


def pack_rule(rule: Rule) -> bytes:
    """Pack a rule for `Rulebook`."""
    *values, bad, good, path, line, fix = rule
    examples = tuple(map(tuple, bad)), tuple(map(tuple, good))
    return marshal.dumps((*values, *examples, path, line, fix))


def pack_sources(sources: Iterable[Source]) -> bytes:
    """Pack sources for `Rulebook`."""
    return marshal.dumps(tuple(map(tuple, sources)))
