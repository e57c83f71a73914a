"""The register of claims: everything that copy claims, risky or not, and how it is proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.ledger.evidence.judge import Place
from claimlint.ledger.evidence.places import Sentences
from claimlint.ledger.evidence.plain import plain_kind
from claimlint.project.evidence import Evidence
from claimlint.project.run import Check, own_files
from claimlint.project.walk import find_files
from claimlint.register import Claim, Register
from claimlint.report import Failure
from claimlint.textkit.lines import Lines
from claimlint.textkit.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimlint.document import Document
    from claimlint.finding import Dismissal, Finding
    from claimlint.project.catalogue import Catalogue
    from claimlint.project.gather import Gathered
    from claimlint.project.judge import Judge
    from claimlint.project.run import Request
    from claimlint.report import Profile
    from claimlint.substantiation import Substantiation

# Reasons to drop a finding that leave it a claim of the seller's, and what kind it then is.
_STILL_CLAIMS = {"appearance": "appearance", "authorised": None, "referenced": None, "hedged": None}


def register(
    request: Request, catalogue: Catalogue, progress: Callable[[int, int], None] | None = None
) -> Register:
    """Read what ``request`` names and return the claims in it.

    Comments that allow a finding, the baseline and the selection of rules do not hide a claim:
    it stands in the copy all the same. Raise `RuleError` for a ledger that cannot be used.
    """
    check = _Reading(request, catalogue)
    files = find_files(request.paths, request.globs, own_files(request))
    claims: list[Claim] = []
    check.notices += files.notices
    failures = list(files.failures)
    for outcome in check.each(files.paths, progress):
        if isinstance(outcome, Failure):
            failures.append(outcome)
        claims += check.taken()
    read = len(files.paths) + len(files.failures) - len(failures)
    return Register(request.profile, claims, read, failures, check.notices)


class _Reading(Check):
    """Reads files as a check does, and keeps the claims of each."""

    def __init__(self, request: Request, catalogue: Catalogue) -> None:
        super().__init__(
            request._replace(evidence=(), selection=None, explain=True),
            catalogue,
        )
        self._ledger = Evidence(request.evidence, catalogue)
        self._rules = catalogue
        self._claims: list[Claim] = []
        self._lines: tuple[str, Lines] = "", Lines("")

    def taken(self) -> list[Claim]:
        """Return the claims that were met since the last call."""
        claims, self._claims = self._claims, []
        return claims

    def _lint(self, document: Document, judge: Judge, gathered: Gathered) -> None:
        findings, dismissals = judge.lint(document, gathered.seen)
        gathered.add(document, [], [])
        if document.source is not self._lines[0]:  # documents of one file share it
            self._lines = document.source, Lines(document.source)
        page = _Page(document, self._lines[1], self._ledger, self._rules, judge.profile)
        self._claims += page.claims(findings, dismissals)


class _Page:
    """Makes the claims of one document."""

    def __init__(
        self,
        document: Document,
        lines: Lines,
        ledger: Evidence,
        catalogue: Catalogue,
        profile: Profile,
    ) -> None:
        self._document = document
        self._ledger = ledger
        self._catalogue = catalogue
        self._profile = profile
        self._sentences = Sentences(document)
        self._lines = lines

    def claims(self, findings: list[Finding], dismissals: list[Dismissal]) -> list[Claim]:
        """Return the claims of findings, of findings that were dropped, and of the rest."""
        judged = self._ledger.judged(self._document, findings, self._profile)
        found = [self._of_finding(finding) for finding in judged]
        for dismissal in dismissals:
            guard = dismissal.because.partition(":")[0]
            met = any(each.start < dismissal.end and dismissal.start < each.end for each in found)
            if guard in _STILL_CLAIMS and not met:
                found.append(self._of_dismissal(dismissal, _STILL_CLAIMS[guard]))
        taken = {claim.sentence_start for claim in found}
        found += self._plain(taken | {self._start_of(each) for each in dismissals})
        return sorted(found, key=lambda claim: (claim.start, claim.end, claim.code or ""))

    def _of_finding(self, finding: Finding) -> Claim:
        known = finding.substantiation
        place = self._sentences.at(finding.start, finding.end)
        rule = self._catalogue.rule(finding.code)
        claim = self._claim(place, finding.start, finding.end, rule.category, known)
        return claim._replace(
            place=finding.place,
            code=finding.code,
            severity=finding.severity,
            markets=finding.markets,
            fingerprint=finding.fingerprint,
        )

    def _start_of(self, dismissal: Dismissal) -> int:
        place = self._sentences.at(dismissal.start, dismissal.end)
        return place.start if place else -1

    def _of_dismissal(self, dismissal: Dismissal, kind: str | None) -> Claim:
        place = self._sentences.at(dismissal.start, dismissal.end)
        known = self._asked(place)
        kind = kind or self._catalogue.rule(dismissal.code).category
        claim = self._claim(place, dismissal.start, dismissal.end, kind, known)
        return claim._replace(place=dismissal.place)

    def _plain(self, taken: set[int]) -> Iterator[Claim]:
        """Yield the claims in sentences that no rule met."""
        document = self._document
        for block in document.blocks:
            for start, end in sentence_spans(document.prose, block.start, block.end):
                if start in taken:
                    continue
                place = Place(start, end, start, end)
                known = self._asked(place)
                kind = plain_kind(document.prose[start:end])
                if kind is None and (known is None or known.state == "unsupported"):
                    continue
                span = document.source_map.to_source(start, end)
                offset = document.origin[0]
                claim = self._claim(
                    place, span.start + offset, span.end + offset, kind or "benefit", known
                )
                spot = document.places.at(start) if document.places else None
                yield claim._replace(place=spot)

    def _asked(self, place: Place | None) -> Substantiation | None:
        return self._ledger.asked(self._document, place, self._profile) if place else None

    def _claim(
        self, place: Place | None, start: int, end: int, kind: str, known: Substantiation | None
    ) -> Claim:
        document, offset = self._document, self._document.origin[0]
        text = document.source[start - offset : end - offset]
        first = column = last = None
        if document.located:
            first, column = self._lines.place(start - offset)
            last, _ = self._lines.place(max(start, end - 1) - offset)
            first, last = first + document.origin[1], last + document.origin[1]
        approved = self._ledger.approved(known.claim) if known and known.claim else None
        sentence = document.prose[place.start : place.end] if place else text
        if place:  # as it is read, without the markup that may stand inside
            text = document.prose[place.claim_start : place.claim_end]
        return Claim(
            document.path, first, column, last, None, start, end,
            " ".join(text.split()), " ".join(sentence.split()), place.start if place else -1,
            kind, None, None, self._profile.product, self._profile.markets,
            known.state if known else "unsupported",
            approved.id if approved else None, approved.approver if approved else None,
            approved.review_by if approved else None, known.differences if known else (), None,
        )  # fmt: skip
