"""Rules that look further than one sentence: what must stand with a claim, and what undoes it.

While a document is read, `Watch` takes out of each sentence the claims of such rules and the
statements that they look for. When all is read it keeps the claims whose statement is missing,
or beside which it must not stand.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from claimlint.finding import SEVERITY_RANK
from claimlint.textkit.patterns import LazyPattern
from claimlint.textkit.sentence import Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimlint.document import Document
    from claimlint.finding import Dismissal, Finding, Severity
    from claimlint.guards.context import Context
    from claimlint.page import Page
    from claimlint.rulebook.select import Beside, RuleInForce
    from claimlint.textkit.sentence import Sentence

# Marks that lead from a claim to its note. A note bears its mark in front, so many
# characters before or behind where its sentence begins.
_MARK = LazyPattern(r"\*+|†+|‡+|§+|¹|²|³|[⁰⁴-⁹]+|\[\^?\w{1,8}\]")
_BEHIND = 6


class Judged(Protocol):
    """A claim that no guard took away."""

    @property
    def claim(self) -> Claim:
        """Where it stands in its sentence."""

    @property
    def rule(self) -> RuleInForce:
        """The rule that met it."""


J = TypeVar("J", bound=Judged)


class _Place(NamedTuple):
    """A sentence as code points of the prose, half-open, and the number of its block."""

    start: int
    end: int
    block: int


class _Held(NamedTuple, Generic[J]):
    """A claim that waits for the end of the document."""

    judged: J
    beside: Beside
    sentence: Sentence
    place: _Place


class _Said:
    """Where a statement was met, in reading order.

    ``unjudged`` are phrases of which the guards are asked once a claim looks for them: most pages
    hold many, and no such claim. Each is five numbers, since there may be very many: its place,
    its first and its last token.
    """

    def __init__(self) -> None:
        self.places: list[_Place] = []
        self.blocks: set[int] = set()
        self.unjudged = array("I")

    def add(self, place: _Place) -> None:
        """Note another place; places come in reading order."""
        self.places.append(place)
        self.blocks.add(place.block)

    def around(self, place: _Place) -> list[_Place]:
        """The last place before ``place``, that place itself and the first one after it."""
        at = bisect_left(self.places, place)
        return self.places[max(at - 1, 0) : at + 2]


class Watched(NamedTuple):
    """The rules that look further, by number, and the numbers of what they look for."""

    rules: dict[int, Beside]
    statements: frozenset[int]
    unwelcome: frozenset[int]


def watched(rules: dict[int, RuleInForce]) -> Watched | None:
    """Return which of the ``rules`` in force look further than a sentence; None when none do."""
    besides = {rule.beside for rule in rules.values() if rule.beside is not None}
    if not besides:
        return None
    statements = frozenset(number for beside in besides for number in beside.statements)
    unwelcome = frozenset(
        number for beside in besides if not beside.missing for number in beside.statements
    )
    looking = {
        number: rule.beside
        for number, rule in rules.items()
        if rule.beside is not None and number not in statements
    }
    return Watched(looking, statements, unwelcome)


class Watch(Generic[J]):
    """What one document says that rules look for beside a claim.

    ``judge_late`` asks the guards about a claim when all is read.
    """

    def __init__(
        self,
        watched: Watched,
        page: Page,
        document: Document,
        judge_late: Callable[[Claim, Context], Sequence[J]],
    ) -> None:
        """Begin to read ``document``."""
        self._watched = watched
        self._judge_late = judge_late
        self._page = page
        self._document = document
        self._held: list[_Held[J]] = []
        self._said: dict[int, _Said] = {}
        self._long_enough: dict[int, bool] = {}

    def sift(
        self,
        claims: set[Claim],
        sentence: Sentence,
        block: int,
        judge: Callable[..., Sequence[J]],
        dismissals: list[Dismissal],
    ) -> set[Claim]:
        """Take what is watched for out of the claims of a sentence and return the others.

        ``judge`` asks the guards and notes what they dismiss. A statement that must stand with
        a claim is not judged: it is full of denials, and is one all the same.
        """
        rules, statements, unwelcome = self._watched
        for claim in claims:
            if claim.rule in rules or claim.rule in statements:
                break
        else:
            return claims
        others = set()
        place = _Place(sentence.start, sentence.end, block)
        for claim in sorted(claims, key=lambda claim: (claim.rule, claim.first, -claim.last)):
            if claim.rule in statements:
                said = self._said.setdefault(claim.rule, _Said())
                if claim.rule not in unwelcome:
                    said.add(place)
                elif claim.effect is None:
                    said.unjudged.extend((*place, claim.first, claim.last))
                elif judge({claim}, dismissals=[]):
                    said.add(place)
            elif claim.rule in rules:
                beside = rules[claim.rule]
                kept = judge({claim}, dismissals=dismissals)
                bare = sentence.bare() if kept else sentence
                self._held += [_Held(judged, beside, bare, place) for judged in kept]
            else:
                others.add(claim)
        return others

    def joined(
        self, findings: list[Finding], finding: Callable[[J, Sentence], Finding]
    ) -> list[Finding]:
        """Return the findings and those that come of the document as a whole.

        ``finding`` makes one. Of two that share words the more severe stays, or else the one
        that was there; the other is named beside it. What is missing in the document is told
        once, at the first of the claims about which the least has been said.
        """
        found = _Found(findings, self._document)
        for entries in self._upheld():
            if entries[0].beside.told_once:
                entries = [min(entries, key=found.weight_over)]  # noqa: PLW2901 - one for all
            for held in entries:
                at = found.over(held)
                if at is None or found.weight_over(held) < _weight(held.judged.rule.severity):
                    found.put(finding(held.judged, held.sentence), at)
                else:
                    found.name_beside(at, held.judged.rule.code)
        return found.findings

    def _upheld(self) -> list[list[_Held[J]]]:
        """The claims that are findings, by rule: what is told once last, the most severe first."""
        by_rule: dict[str, list[_Held[J]]] = {}
        for held in self._held:
            if self._is_upheld(held):
                by_rule.setdefault(held.judged.rule.code, []).append(held)
        for entries in by_rule.values():
            entries.sort(key=lambda held: (held.place.start, *_extent(held)))
        return sorted(by_rule.values(), key=_precedence)

    def _is_upheld(self, held: _Held[J]) -> bool:
        beside = held.beside
        if not self._has_sentences(beside.least):
            return False
        if beside.missing:
            return not all(self._stands(number, held) for number in beside.statements)
        return any(self._stands(number, held) for number in beside.statements)

    def _has_sentences(self, least: int) -> bool:
        """Whether the document is no mere excerpt."""
        if least not in self._long_enough:
            count = 0
            for block in range(len(self._document.blocks)):
                if count >= least:
                    break
                count += len(self._page.sentences(block))
            self._long_enough[least] = count >= least
        return self._long_enough[least]

    def _stands(self, number: int, held: _Held[J]) -> bool:
        said = self._judged(number)
        if not said.places:
            return False
        place, near = held.place, held.beside.near
        if near == "block":
            stands = place.block in said.blocks
        elif near == "document":
            stands = not held.beside.linked or self._is_under_mark(said, place)
        else:
            stands = False
        return stands or any(
            other == place or (near != "sentence" and self._are_neighbours(other, place))
            for other in said.around(place)
        )

    def _judged(self, number: int) -> _Said:
        """Where a statement was met and no guard took it away."""
        said = self._said.setdefault(number, _Said())
        numbers, said.unjudged = iter(said.unjudged), array("I")
        for start, end, block, first, last in zip(*[numbers] * 5, strict=True):
            context = self._page.context(self._page.sentence(start, end), block)
            if self._judge_late(Claim(number, first, last, None, None), context):
                said.add(_Place(start, end, block))
        return said

    def _are_neighbours(self, place: _Place, claim: _Place) -> bool:
        begin, end = sorted((place, claim))
        return not self._document.prose[begin.end : end.start].strip()

    def _is_under_mark(self, said: _Said, claim: _Place) -> bool:
        """Whether the claim bears a mark with which the statement begins."""
        prose, blocks = self._document.prose, self._document.blocks
        marks = set(_MARK.findall(prose, claim.start, claim.end + _BEHIND))
        if not marks:
            return False
        for place in said.places:
            block = blocks[place.block]
            begin = max(block.start, place.start - _BEHIND)
            head = prose[begin : place.start + _BEHIND]
            if block.kind == "footnote" or any(mark in head for mark in marks):
                return True
        return False


class _Found:
    """Findings in reading order, none of which shares its words with another."""

    def __init__(self, findings: list[Finding], document: Document) -> None:
        """Take the findings of a document."""
        self.findings = sorted(findings, key=lambda finding: finding.start)
        self._starts = [finding.start for finding in self.findings]
        self._document = document

    def over(self, held: _Held[J]) -> int | None:
        """The index of the finding that shares words with the claim."""
        claim = held.judged.claim
        span = held.sentence.span(claim.first, claim.last)
        start, end = self._document.source_map.to_source(*span)
        offset, _ = self._document.origin
        start, end = offset + start, offset + end
        at = bisect_left(self._starts, end) - 1
        return at if at >= 0 and self.findings[at].end > start else None

    def weight_over(self, held: _Held[J]) -> int:
        """How severe the finding is that shares words with the claim; 0 when there is none."""
        at = self.over(held)
        return 0 if at is None else _weight(self.findings[at].severity)

    def put(self, finding: Finding, instead_of: int | None) -> None:
        """Put a finding in its place, naming beside it the one that it takes the place of."""
        if instead_of is not None:
            del self._starts[instead_of]
            other = self.findings.pop(instead_of)
            also = tuple(sorted({*finding.also, *other.also, other.code} - {finding.code}))
            finding = finding._replace(also=also)
        at = bisect_left(self._starts, finding.start)
        self.findings.insert(at, finding)
        self._starts.insert(at, finding.start)

    def name_beside(self, at: int, code: str) -> None:
        """Name a rule beside the finding that stands for its claim as well."""
        finding = self.findings[at]
        if code != finding.code:
            also = tuple(sorted({*finding.also, code}))
            self.findings[at] = finding._replace(also=also)


def _precedence(entries: list[_Held[J]]) -> tuple[bool, int]:
    return entries[0].beside.told_once, SEVERITY_RANK[entries[0].judged.rule.severity]


def _weight(severity: Severity) -> int:
    return len(SEVERITY_RANK) - SEVERITY_RANK[severity]


def _extent(held: _Held[J]) -> tuple[int, int]:
    claim = held.judged.claim
    return claim.first, -claim.last
