"""From a document to findings: pure, without I/O, the same input giving the same output."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from claimlint.finding import SEVERITY_RANK, Dismissal, Finding
from claimlint.guards.context import Context
from claimlint.guards.usual import ADDITIONAL, NAMES, USUAL
from claimlint.matching.anchors import LONG_TEXT, AnchorFinder
from claimlint.matching.frames import FrameMatcher
from claimlint.matching.phrases import match_phrase
from claimlint.textkit.fold import fold
from claimlint.textkit.sentence import Claim, Sentence, holds_anchors, tokens
from claimlint.textkit.sentences import sentence_spans
from claimlint.voice import PageVoice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimlint.document import Block, Document
    from claimlint.finding import Severity
    from claimlint.guards.context import Verdict
    from claimlint.guards.usual import Guard
    from claimlint.report import Profile
    from claimlint.rulebook.model import Rulebook, Tables


class _RuleInForce(NamedTuple):
    code: str
    category: str
    severity: str
    markets: tuple[str, ...]
    guards: tuple[tuple[int, Guard], ...]


class _Judged(NamedTuple):
    claim: Claim
    rule: _RuleInForce
    severity: str
    note: str | None


class Linter:
    """The rules in force for one profile, ready to read documents.

    ``disabled_guards`` names guards to leave out; tests of good examples use it. Of rules
    whose code is not ``wanted`` nothing is heard: a claim that two rules meet is then told
    by the one that is.
    """

    def __init__(
        self,
        book: Rulebook,
        profile: Profile,
        disabled_guards: frozenset[str] = frozenset(),
        wanted: Callable[[str], bool] | None = None,
    ) -> None:
        """Select the rules and prepare the matchers; raise `ValueError` for unknown guards."""
        unknown = disabled_guards - NAMES
        if unknown:
            message = f"no such guard: {', '.join(sorted(unknown))}"
            raise ValueError(message)
        self._tables = book.tables
        self._bits = book.tables.lexicon_bits
        self._declared = profile.product != "general"
        guards = [guard for guard in (*USUAL, *ADDITIONAL) if guard.NAME not in disabled_guards]
        in_force = _rules_in_force(book.tables, profile, guards)
        self._rules = {
            number: rule for number, rule in in_force.items() if wanted is None or wanted(rule.code)
        }
        active = frozenset(self._rules)
        self._frames = FrameMatcher(book.tables, active)
        self._phrases = tuple(
            phrase if phrase[0] in active else None for phrase in book.tables.phrases
        )
        self._finder: AnchorFinder | None = None

    def lint(self, document: Document) -> tuple[list[Finding], list[Dismissal]]:
        """Return findings and dismissals of one document, in reading order."""
        folded = fold(document.prose)
        page = _Page(document, folded, self._tables, declared=self._declared)
        findings: list[Finding] = []
        dismissals: list[Dismissal] = []
        seen: dict[tuple[str, bytes], int] = {}
        for block_index in self._blocks(document, folded):
            block = document.blocks[block_index]
            for start, end in sentence_spans(document.prose, block.start, block.end):
                words = tokens(folded, start, end)
                if not holds_anchors(words, self._tables.anchors):
                    continue
                sentence = Sentence(folded, start, end, words, self._tables.vocabulary)
                claims = self._claims(sentence)
                if claims:
                    context = page.context(sentence, block_index)
                    kept = self._judge(claims, context, document, dismissals)
                    findings += _findings(kept, sentence, document, seen)
        findings.sort(key=lambda finding: (finding.start, finding.end, finding.code))
        return findings, dismissals

    def _blocks(self, document: Document, folded: bytes) -> Iterable[int]:
        """Return the indices of the blocks worth a look."""
        finder = self._anchor_finder() if len(folded) >= LONG_TEXT else None
        if finder is None:
            return range(len(document.blocks))
        return finder.blocks(folded, document.blocks)

    def _anchor_finder(self) -> AnchorFinder | None:
        if self._finder is None:
            try:
                self._finder = AnchorFinder(self._tables.anchors)
            except ImportError:
                return None
        return self._finder

    def _claims(self, sentence: Sentence) -> list[Claim]:
        claims = self._frames.match(sentence)
        if not sentence.triggers:
            return claims
        phrases, mask = self._phrases, sentence.mask
        present = set(sentence.words)
        for at, numbers in sentence.triggers:
            for number in numbers:
                phrase = phrases[number]
                if phrase is None:
                    continue
                rule, anchor, nodes, words, bits, having, lacking, _page = phrase
                if (bits and not mask & bits) or (words and words.isdisjoint(present)):
                    continue
                if (having and not mask & having) or mask & lacking:
                    continue
                place = match_phrase(sentence, anchor, nodes, at)
                if place is not None and place[1] > place[0]:
                    claims.append(Claim(rule, place[0], place[1], None, None))
        return claims

    def _judge(
        self,
        claims: list[Claim],
        context: Context,
        document: Document,
        dismissals: list[Dismissal],
    ) -> list[_Judged]:
        kept: list[_Judged] = []
        for claim in claims:
            rule = self._rules[claim.rule]
            severity, note = rule.severity, None
            dropped: Verdict | None = None
            for cues, guard in rule.guards:
                if cues and not context.sentence.mask & cues:
                    continue
                verdict = guard.check(claim, context)
                if verdict is None:
                    continue
                if verdict.action == "drop":
                    dropped = verdict
                    break
                if SEVERITY_RANK[verdict.severity] > SEVERITY_RANK[severity]:
                    severity, note = verdict.severity, verdict.because
            if dropped is None:
                kept.append(_Judged(claim, rule, severity, note))
            else:
                dismissals.append(_dismissal(claim, rule, dropped, context.sentence, document))
        return kept


def lint(
    document: Document,
    book: Rulebook,
    profile: Profile,
    disabled_guards: frozenset[str] = frozenset(),
) -> tuple[list[Finding], list[Dismissal]]:
    """Lint one document; for several, make one `Linter` and keep it."""
    return Linter(book, profile, disabled_guards).lint(document)


def _rules_in_force(
    tables: Tables, profile: Profile, guards: list[Guard]
) -> dict[int, _RuleInForce]:
    in_force: dict[int, _RuleInForce] = {}
    prepared: dict[tuple[frozenset[str], frozenset[str]], tuple[tuple[int, Guard], ...]] = {}
    for index, entry in enumerate(tables.rules):
        code, category, severities, products, markets, since, until, added, dropped = entry
        if profile.product not in products:
            continue
        if (since and profile.as_of < since) or (until and profile.as_of >= until):
            continue
        verdicts = {
            market: _severity(severities, profile.product, market)
            for market in profile.markets
            if not markets or market in markets
        }
        verdicts = {market: value for market, value in verdicts.items() if value != "off"}
        if not verdicts:
            continue
        worst = min(verdicts.values(), key=SEVERITY_RANK.__getitem__)
        key = (frozenset(added), frozenset(dropped))
        if key not in prepared:
            prepared[key] = _guards_of(tables.lexicon_bits, guards, *key)
        held = tuple(market for market, value in verdicts.items() if value == worst)
        in_force[index] = _RuleInForce(code, category, worst, held, prepared[key])
    return in_force


def _severity(severities: dict[str, str], product: str, market: str) -> str:
    for key in (f"{product}@{market}", product, market):
        if key in severities:
            return severities[key]
    return severities["default"]


def _guards_of(
    bits: dict[str, int], guards: list[Guard], added: frozenset[str], dropped: frozenset[str]
) -> tuple[tuple[int, Guard], ...]:
    chosen = []
    for guard in guards:
        if guard.NAME in dropped or (guard in ADDITIONAL and guard.NAME not in added):
            continue
        cues = 0
        for name in guard.CUES:
            cues |= bits[name]
        chosen.append((cues, guard))
    return tuple(chosen)


class _Page:
    """The surroundings of sentences: neighbours across blocks, and the page's voice."""

    def __init__(
        self, document: Document, folded: bytes, tables: Tables, *, declared: bool
    ) -> None:
        self._document = document
        self._folded = folded
        self._vocabulary = tables.vocabulary
        self._bits = tables.lexicon_bits
        self._voice = PageVoice(folded, len(document.blocks), declared=declared)
        self._neighbours: dict[tuple[int, int], Sentence | None] = {}

    def context(self, sentence: Sentence, block_index: int) -> Context:
        return Context(
            sentence=sentence,
            prose=self._document.prose,
            block=self._document.blocks[block_index],
            bits=self._bits,
            voice=self._voice,
            previous=lambda: self._neighbour(sentence, block_index, -1),
            following=lambda: self._neighbour(sentence, block_index, 1),
        )

    def _neighbour(self, sentence: Sentence, block_index: int, step: int) -> Sentence | None:
        key = (sentence.start, step)
        if key not in self._neighbours:
            self._neighbours = {key: self._find_neighbour(sentence, block_index, step)}
        return self._neighbours[key]

    def _find_neighbour(self, sentence: Sentence, block_index: int, step: int) -> Sentence | None:
        blocks = self._document.blocks
        block = blocks[block_index]
        if step < 0:
            spans = [s for s in self._sentences(block) if s[1] <= sentence.start]
        else:
            spans = [s for s in self._sentences(block) if s[0] >= sentence.end]
        while not spans:
            block_index += step
            if not 0 <= block_index < len(blocks):
                return None
            spans = self._sentences(blocks[block_index])
        start, end = spans[-1] if step < 0 else spans[0]
        words = tokens(self._folded, start, end)
        return Sentence(self._folded, start, end, words, self._vocabulary)

    def _sentences(self, block: Block) -> list[tuple[int, int]]:
        return list(sentence_spans(self._document.prose, block.start, block.end))


def _dismissal(
    claim: Claim, rule: _RuleInForce, verdict: Verdict, sentence: Sentence, document: Document
) -> Dismissal:
    start, end = document.source_map.to_source(*sentence.span(claim.first, claim.last))
    text = document.source[start:end]
    because = f"{verdict.guard}: {verdict.because}"
    return Dismissal(document.path, rule.code, because, start, end, text)


def _findings(
    kept: list[_Judged],
    sentence: Sentence,
    document: Document,
    seen: dict[tuple[str, bytes], int],
) -> Iterator[Finding]:
    """One finding a claim: of overlapping ones the most severe, then the longest, stays."""
    order = sorted(
        kept,
        key=lambda judged: (
            SEVERITY_RANK[judged.severity],
            judged.claim.first - judged.claim.last,
            judged.claim.first,
            judged.rule.code,
        ),
    )
    winners: list[tuple[_Judged, set[str]]] = []
    for judged in order:
        for winner, also in winners:
            if judged.claim.first < winner.claim.last and winner.claim.first < judged.claim.last:
                also.add(judged.rule.code)
                break
        else:
            winners.append((judged, set()))
    winners.sort(key=lambda pair: pair[0].claim.first)
    for judged, also in winners:
        yield _finding(judged, also - {judged.rule.code}, sentence, document, seen)


def _finding(
    judged: _Judged,
    also: set[str],
    sentence: Sentence,
    document: Document,
    seen: dict[tuple[str, bytes], int],
) -> Finding:
    rule, claim = judged.rule, judged.claim
    prose_start, prose_end = sentence.span(claim.first, claim.last)
    start, end = document.source_map.to_source(prose_start, prose_end)
    words = b" ".join(sentence.words)
    key = (rule.code, words)
    occurrence = seen[key] = seen.get(key, 0) + 1
    severity: Severity = judged.severity  # type: ignore[assignment]  # from checked tables
    return Finding(
        path=document.path,
        code=rule.code,
        severity=severity,
        markets=rule.markets,
        start=start,
        end=end,
        text=document.source[start:end],
        also=tuple(sorted(also)),
        fix=None,
        fingerprint=_fingerprint(rule.code, words, occurrence),
        note=judged.note,
    )


def _fingerprint(code: str, words: bytes, occurrence: int) -> str:
    """Digest of rule, sentence and occurrence: two check sums, one of them over the reverse."""
    data = b"%s\0%s\0%d" % (code.encode(), words, occurrence)
    return f"{crc32(data):08x}{crc32(data[::-1]):08x}"
