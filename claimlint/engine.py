"""From a document to findings: pure, without I/O, the same input giving the same output."""

from __future__ import annotations

from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from claimlint.companions import Watch, watched
from claimlint.finding import SEVERITY_RANK, Dismissal, Finding
from claimlint.guards.usual import ADDITIONAL, NAMES, USUAL
from claimlint.matching.frames import FrameMatcher
from claimlint.matching.phrases import may_match, phrase_matcher
from claimlint.matching.tails import Tails
from claimlint.page import Page
from claimlint.rulebook.kinds import EVERY
from claimlint.rulebook.model import unpack_pattern, unpack_phrase
from claimlint.rulebook.select import rules_in_force
from claimlint.textkit.disguise import uncovered
from claimlint.textkit.fold import fold, number_signs
from claimlint.textkit.sentence import Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimlint.document import Document
    from claimlint.finding import Severity
    from claimlint.guards.context import Context, Verdict
    from claimlint.guards.usual import Guard
    from claimlint.matching.anchors import AnchorFinder
    from claimlint.matching.frames import HoldsBeside
    from claimlint.matching.phrases import Match
    from claimlint.report import Profile
    from claimlint.rulebook.model import Phrase, Rulebook
    from claimlint.rulebook.select import RuleInForce
    from claimlint.textkit.sentence import Sentence

# From this length on, in code points, an automaton looks first where claims may be.
LONG_TEXT = 200_000
# To try so many phrases costs less than to see which of them begin in the sentence.
_FEW = 8
# So many sets of phrases are known by their numbers: the same words call for the same ones.
_KNOWN_SETS = 1024

_GuardsInForce = tuple[tuple[int, "Guard"], ...]


class _Kept(NamedTuple):
    """A claim that no guard took away, and the codes of weaker rules that met its words."""

    claim: Claim
    rule: RuleInForce
    severity: Severity
    note: str | None
    also: set[str]


class Linter:
    """The rules in force for one profile, ready to read documents.

    ``disabled_guards`` names guards to leave out; tests of good examples use it. Of rules
    whose code is not ``wanted`` nothing is heard: a claim that two rules meet is then told
    by the one that is. Without ``explain`` no dismissals are kept, which saves time.
    """

    def __init__(
        self,
        book: Rulebook,
        profile: Profile,
        disabled_guards: frozenset[str] = frozenset(),
        wanted: Callable[[str], bool] | None = None,
        *,
        explain: bool = True,
    ) -> None:
        """Select the rules and prepare the matchers; raise `ValueError` for unknown guards."""
        unknown = disabled_guards - NAMES
        if unknown:
            message = f"no such guard: {', '.join(sorted(unknown))}"
            raise ValueError(message)
        self._book = book
        self._tables = book.tables
        self._lexis = book.lexis
        self._explain = explain
        self._profile = profile
        self._rules = rules_in_force(book.tables, profile, wanted)
        self._watched = watched(self._rules)
        self._disabled = disabled_guards
        self._guards: dict[tuple[frozenset[str], frozenset[str]], _GuardsInForce] = {}
        self._tails = Tails(book.tables.lexicon_bits)
        self._frames = FrameMatcher(book.tables, frozenset(self._rules), self._tails)
        # Unpacked when first triggered; an empty one belongs to a rule that is not in force.
        self._phrases: list[Phrase | tuple[()] | None] = [None] * len(book.tables.phrases)
        self._in_force = (1 << len(self._phrases)) - 1
        self._matchers: dict[int, tuple[int, int, tuple[int, int, int] | None, Match]] = {}

    def _guards_of(self, rule: RuleInForce) -> _GuardsInForce:
        """The guards of a rule, with the lexicons without which they need not be asked."""
        key = rule.added, rule.dropped
        chosen = self._guards.get(key)
        if chosen is None:
            bits = self._tables.lexicon_bits
            chosen = self._guards[key] = tuple(
                (bits.any_of(guard.CUES), guard)
                for guard in (*USUAL, *ADDITIONAL)
                if guard.NAME not in self._disabled
                and guard.NAME not in rule.dropped
                and (guard in USUAL or guard.NAME in rule.added)
            )
        return chosen

    def lint(
        self, document: Document, seen: dict[int, int] | None = None
    ) -> tuple[list[Finding], list[Dismissal]]:
        """Return findings and dismissals of one document, in reading order.

        ``seen`` is kept from one document to the next by who reads a file part by part, so
        that fingerprints tell equal sentences of the file apart.
        """
        folded = number_signs(fold(document.prose))
        folded = uncovered(folded, document.prose, self._lexis)
        lexis, bits = self._lexis, self._tables.lexicon_bits
        page = Page(document, folded, lexis, bits, self._profile)
        findings: list[Finding] = []
        dismissals: list[Dismissal] = []
        seen = {} if seen is None else seen
        # A long text says the same in many places: equal texts and codes are held once.
        once: dict[Any, Any] = {}
        watch = self._watch(page, document)
        for block_index, start, end, met in self._passages(document, folded, page):
            sentence = page.sentence(start, end)
            beside = partial(page.holds_beside, sentence, block_index)
            claims = self._claims(sentence, beside, met)
            if claims:
                context = page.context(sentence, block_index)
                if watch is not None:
                    judge = partial(self._judge, context=context, document=document)
                    claims = watch.sift(claims, sentence, block_index, judge, dismissals)
                kept = self._judge(claims, context, document, dismissals)
                findings.extend(_finding(each, sentence, document, seen, once) for each in kept)
        if watch is not None:
            findings = watch.joined(
                findings, partial(_finding, document=document, seen=seen, once=once)
            )
        findings.sort(key=lambda finding: (finding.start, finding.end, finding.code))
        return findings, dismissals

    def _watch(self, page: Page, document: Document) -> Watch[_Kept] | None:
        if self._watched is None:
            return None

        def judge_late(claim: Claim, context: Context) -> list[_Kept]:
            return self._judge({claim}, context, document, [])

        return Watch[_Kept](self._watched, page, document, judge_late)

    def _passages(
        self, document: Document, folded: bytes, page: Page
    ) -> Iterator[tuple[int, int, int, int]]:
        """Yield sentences as block index, start, end and the conjunctions met, as bits.

        They are all sentences, or those that may hold a claim.
        """
        finder = self._anchor_finder if len(folded) >= LONG_TEXT else None
        if finder:
            yield from finder.sentences(folded, document.blocks, page.sentences)
            return
        for block_index in range(len(document.blocks)):
            for start, end in page.sentences(block_index):
                yield block_index, start, end, EVERY

    @cached_property
    def _anchor_finder(self) -> AnchorFinder | None:
        from claimlint.matching.anchors import AnchorFinder  # long texts only

        try:
            return AnchorFinder(self._book.anchors(self._rules))
        except ImportError:
            return None

    def _claims(self, sentence: Sentence, beside: HoldsBeside, met: int) -> set[Claim]:
        """Every place where a rule meets the sentence, which may be where ``met`` allows it."""
        anything = met == EVERY
        claims: set[Claim] = set()
        if anything or met >> len(self._phrases):
            claims.update(self._frames.match(sentence, beside))
        candidates = met & self._in_force
        # The automaton looked for what is rarest: of few phrases, first words rule out hardly any.
        triggers = None
        if anything or candidates.bit_count() > _FEW:
            triggers = sentence.triggers()
            candidates = sentence.candidates(triggers, self._tables.free, candidates)
        possible = self._possible(sentence, candidates) if candidates else 0
        if not possible:
            return claims
        if triggers is None:
            triggers = sentence.triggers()
        padded = [*sentence.words, b""]
        for at, phrases in triggers:
            tried = phrases & possible
            for number in _numbers(tried) if tried else ():
                rule, lacking, around, match = self._matchers[number]
                place = match(sentence, padded, at)
                if place is None or place[1] <= place[0]:
                    continue
                if sentence.mask & lacking and place[0] < self._tails.of(sentence)[0]:
                    continue
                if around is None or beside(around):
                    claims.add(Claim(rule, place[0], place[1], None, None))
        return claims

    def _possible(self, sentence: Sentence, candidates: int) -> int:
        """Those of the ``candidates`` for which the sentence holds all that they need, as bits."""
        mask, reach, words = sentence.mask, sentence.reach, sentence.words
        possible = 0
        for number in _numbers(candidates):
            phrase = self._phrases[number]
            if phrase is None:
                phrase = self._unpack(number)
            if not phrase:
                continue
            beside = self._tails.of(sentence)[1] if mask & phrase.lacking else mask
            if may_match(phrase, mask, beside, reach, words):
                possible |= 1 << number
                if number not in self._matchers:
                    match = phrase_matcher(*unpack_pattern(phrase.pattern))
                    self._matchers[number] = phrase.rule, phrase.lacking, phrase.beside, match
        return possible

    def _unpack(self, number: int) -> Phrase | tuple[()]:
        """The phrase of that number; nothing when its rule is not in force."""
        phrase = unpack_phrase(self._tables.phrases[number])
        kept = phrase if phrase.rule in self._rules else ()
        self._phrases[number] = kept
        if not kept:
            self._in_force &= ~(1 << number)
        return kept

    def _judge(
        self,
        claims: set[Claim],
        context: Context,
        document: Document,
        dismissals: list[Dismissal],
    ) -> list[_Kept]:
        """One finding a claim: of overlapping ones the most severe, then the longest, stays.

        Of those equally severe, the claims of rules that yield go last. What is met by one that
        stays is not judged; its code is named beside that one.
        """
        kept: list[_Kept] = []
        asked: dict[tuple[frozenset[str], frozenset[str]], list[Guard]] = {}
        order = sorted(claims, key=self._precedence) if len(claims) > 1 else claims
        for claim in order:
            rule = self._rules[claim.rule]
            for winner in kept:
                if claim.first < winner.claim.last and winner.claim.first < claim.last:
                    winner.also.add(rule.code)
                    break
            else:
                key = rule.added, rule.dropped
                if key not in asked:
                    asked[key] = self._to_be_asked(rule, context.sentence.mask)
                severity, note, dropped = _ask(asked[key], claim, rule.severity, context)
                if dropped is None:
                    kept.append(_Kept(claim, rule, severity, note, set()))
                elif self._explain:
                    dismissals.append(_dismissal(claim, rule, dropped, context.sentence, document))
        return kept

    def _to_be_asked(self, rule: RuleInForce, mask: int) -> list[Guard]:
        """Those of a rule's guards that have something to go by in a sentence of that ``mask``."""
        return [guard for cues, guard in self._guards_of(rule) if not cues or mask & cues]

    def _precedence(self, claim: Claim) -> tuple[Any, ...]:
        number, first, last, effect, target = claim
        rule = self._rules[number]
        rank = SEVERITY_RANK[rule.severity]
        return rank, rule.yields, first - last, first, rule.code, effect or (), target or ()


@lru_cache(_KNOWN_SETS)
def _numbers(bits: int) -> tuple[int, ...]:
    """The places of the bits that are set, highest first: the rest grows shorter."""
    found = []
    while bits:
        number = bits.bit_length() - 1
        bits ^= 1 << number
        found.append(number)
    return tuple(found)


def _ask(
    guards: list[Guard], claim: Claim, severity: Severity, context: Context
) -> tuple[Severity, str | None, Verdict | None]:
    """Return the severity with the reason if it was lowered, and the verdict that drops."""
    note = None
    for guard in guards:
        verdict = guard.check(claim, context)
        if verdict is None:
            continue
        if verdict.action == "drop":
            return severity, note, verdict
        if SEVERITY_RANK[verdict.severity] > SEVERITY_RANK[severity]:
            severity, note = verdict.severity, verdict.because
    return severity, note, None


def lint(
    document: Document,
    book: Rulebook,
    profile: Profile,
    disabled_guards: frozenset[str] = frozenset(),
) -> tuple[list[Finding], list[Dismissal]]:
    """Lint one document; for several, make one `Linter` and keep it."""
    return Linter(book, profile, disabled_guards).lint(document)


def _dismissal(
    claim: Claim, rule: RuleInForce, verdict: Verdict, sentence: Sentence, document: Document
) -> Dismissal:
    span = sentence.span(claim.first, claim.last)
    start, end = document.source_map.to_source(*span)
    text = document.source[start:end]
    because = f"{verdict.guard}: {verdict.because}"
    place = document.places.at(span[0]) if document.places else None
    offset, _ = document.origin
    return Dismissal(document.path, rule.code, because, offset + start, offset + end, text, place)


def _finding(
    kept: _Kept,
    sentence: Sentence,
    document: Document,
    seen: dict[int, int],
    once: dict[Any, Any],
) -> Finding:
    code = kept.rule.code
    span = sentence.span(kept.claim.first, kept.claim.last)
    start, end = document.source_map.to_source(*span)
    offset, _ = document.origin
    words = b" ".join(sentence.words)
    # A number for code and words: a long text may have very many of them.
    key = crc32(words, crc32(code.encode())) << 32 | crc32(words[::-1])
    occurrence = seen[key] = seen.get(key, 0) + 1
    kept.also.discard(code)
    text, also = document.source[start:end], tuple(sorted(kept.also))
    return Finding(
        document.path,
        code,
        kept.severity,
        kept.rule.markets,
        offset + start,
        offset + end,
        once.setdefault(text, text),
        once.setdefault(also, also),
        None,
        _fingerprint(code, words, occurrence),
        document.places.at(span[0]) if document.places else None,
        kept.note,
    )


def _fingerprint(code: str, words: bytes, occurrence: int) -> str:
    """Digest of rule, sentence and occurrence: two check sums, one of them over the reverse."""
    data = b"%s\0%s\0%d" % (code.encode(), words, occurrence)
    return f"{crc32(data):08x}{crc32(data[::-1]):08x}"
