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
    from claimlint.ledger.evidence.judge import EvidenceJudge
    from claimlint.ledger.evidence.model import ApprovedClaim
    from claimlint.project.catalogue import Catalogue
    from claimlint.report import Profile

_Known = tuple[Substantiation, "ApprovedClaim | None"]


def load_claims(paths: Iterable[str]) -> list[ApprovedClaim]:
    """Return the approved claims of ledgers, files or folders.

    Raise `RuleError` for the first defect, and for two claims of one id.
    """
    from claimlint.ledger.evidence.schema import ledger_files, parse_ledger, read_ledger

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

    def judge(self) -> EvidenceJudge:
        """Return the judge; raise `RuleError` when a ledger is broken."""
        if self._judge is None:
            from claimlint.ledger.evidence.judge import EvidenceJudge

            self._judge = EvidenceJudge(load_claims(self._paths))
        return self._judge

    def judged(
        self, document: Document, findings: list[Finding], profile: Profile
    ) -> list[Finding]:
        """Return the findings of a document, each with how it stands with the approved claims."""
        if not findings:
            return findings
        from claimlint.ledger.evidence.places import Sentences

        judge = self.judge()
        page = judge.page(document.prose)
        sentences = Sentences(document)
        judged = []
        for finding in findings:
            place = sentences.at(finding.start, finding.end)
            known: _Known = Substantiation("unsupported", None), None
            if place is not None:
                known = judge.verdict(document.prose, place, page, profile)
            judged.append(self._told(finding, known, profile))
        return judged

    def _told(self, finding: Finding, known: _Known, profile: Profile) -> Finding:
        """Return the finding with what the ledger says, lowered where its rule allows that."""
        found, claim = known
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
