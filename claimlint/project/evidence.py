"""The evidence ledger at work in a run: what approved claims make of findings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from claimlint.allowed import Allowed
from claimlint.ledger.evidence.cures import cure
from claimlint.rulebook.model import RuleError
from claimlint.substantiation import Substantiation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimlint.document import Document
    from claimlint.finding import Finding
    from claimlint.ledger.evidence.judge import EvidenceJudge, Place
    from claimlint.ledger.evidence.model import ApprovedClaim
    from claimlint.ledger.evidence.page import EvidencePage
    from claimlint.project.catalogue import Catalogue
    from claimlint.report import Profile


def load_claims(paths: Iterable[str]) -> list[ApprovedClaim]:
    """Return the approved claims of ledgers, files or folders.

    Raise `RuleError` for the first defect, and for two claims of one id.
    """
    from claimlint.ledger.evidence.paths import ledger_files, read_ledger
    from claimlint.ledger.evidence.schema import parse_ledger

    claims: dict[str, ApprovedClaim] = {}
    for path in dict.fromkeys(file for given in paths for file in ledger_files(given)):
        for claim in parse_ledger(path, read_ledger(path)):
            other = claims.setdefault(claim.id, claim)
            if other is not claim:
                raise RuleError(path, claim.line, repeated(claim, other))
    return list(claims.values())


def repeated(claim: ApprovedClaim, other: ApprovedClaim) -> str:
    """Return the message for the second claim of an id."""
    return f"the id {claim.id} is taken ({other.path}:{other.line}); choose another"


class Evidence:
    """Judges the findings of a run by its ledgers, which are read at the first finding."""

    def __init__(self, paths: tuple[str, ...], catalogue: Catalogue) -> None:
        """Take the paths of ledgers; raise `RuleError` for one that is not there."""
        for path in paths:
            if not os.path.exists(path):
                raise RuleError(
                    path, 0, "there is no such ledger; name a YAML file or a folder of them"
                )
        self._paths = paths
        self._catalogue = catalogue
        self._judge: EvidenceJudge | None = None
        self._claims: dict[str, ApprovedClaim] = {}
        self._page: tuple[Document, EvidencePage] | None = None

    def judge(self) -> EvidenceJudge:
        """Return the judge; raise `RuleError` when a ledger is broken."""
        if self._judge is None:
            from claimlint.ledger.evidence.judge import EvidenceJudge

            claims = load_claims(self._paths)
            self._claims = {claim.id: claim for claim in claims}
            self._judge = EvidenceJudge(claims)
        return self._judge

    def approved(self, code: str) -> ApprovedClaim:
        """Return the approved claim of that id."""
        self.judge()
        return self._claims[code]

    def judged(
        self, document: Document, findings: list[Finding], profile: Profile
    ) -> list[Finding]:
        """Return the findings of a document, each with how it stands with the approved claims."""
        if not findings:
            return findings
        from claimlint.ledger.evidence.places import Sentences

        sentences = Sentences(document)
        return [
            self._told(
                finding,
                self.asked(document, sentences.at(finding.start, finding.end), profile),
                profile,
            )
            for finding in findings
        ]

    def asked(self, document: Document, place: Place | None, profile: Profile) -> Substantiation:
        """Return how the claim at ``place`` of a document stands with the approved claims."""
        judge = self.judge()
        if place is None:
            return Substantiation("unsupported", None)
        if self._page is None or self._page[0] is not document:
            self._page = document, judge.page(document.prose)
        return judge.verdict(document.prose, place, self._page[1], profile)

    def _told(self, finding: Finding, found: Substantiation, profile: Profile) -> Finding:
        """Return the finding with what the ledger says, lowered where its rule allows that."""
        claim = self._claims[found.claim] if found.claim else None
        rules = [self._catalogue.rule(code) for code in (finding.code, *finding.also)]
        done = cure(rules, profile, [proof.kind for proof in claim.evidence] if claim else ())
        proven = found.state == "substantiated"
        if finding.severity == "error" or (proven and done == "never"):
            found = found._replace(state="unlawful")
        elif proven and done == "lowers":
            finding = finding._replace(severity="info")
        elif proven:
            found = found._replace(settles=True)
        note = "; ".join(filter(None, (finding.note, found.told))) or None
        return finding._replace(substantiation=found, note=note)

    def settled(
        self, findings: list[Finding], allowed: list[Allowed]
    ) -> tuple[list[Finding], list[Allowed]]:
        """Move findings that an approved claim settles to those that are allowed."""
        kept = []
        for finding in findings:
            found = finding.substantiation
            if found is not None and found.settles:
                allowed = [*allowed, Allowed(finding, "evidence", str(found.claim))]
            else:
                kept.append(finding)
        return kept, allowed
