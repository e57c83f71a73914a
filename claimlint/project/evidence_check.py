"""What is wrong with a ledger: its form, its dates and files, and claims that nothing allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint.ledger.evidence.cures import cure
from claimlint.ledger.evidence.differences import quantities
from claimlint.ledger.evidence.files import trouble
from claimlint.ledger.evidence.judge import overdue, told_of_people
from claimlint.ledger.evidence.paths import ledger_files, read_ledger
from claimlint.ledger.evidence.schema import parse_ledger
from claimlint.project.evidence import repeated
from claimlint.project.judge import Judge
from claimlint.readers.text import read_text
from claimlint.report import Profile
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from claimlint.ledger.evidence.model import ApprovedClaim
    from claimlint.project.catalogue import Catalogue

_PER_CENT = "%"


class Defect(NamedTuple):
    """Something that is wrong in a ledger; ``line`` counts from 1, 0 for the file as a whole."""

    path: str
    line: int
    message: str


class Audit(NamedTuple):
    """The approved claims that were read, and what is wrong with them and the others."""

    claims: list[ApprovedClaim]
    defects: list[Defect]


def audit(paths: Iterable[str], catalogue: Catalogue, as_of: str) -> Audit:
    """Check ledgers, files or folders, as of a day.

    Raise `RuleError` for a path that is no ledger; a file that cannot be parsed is a defect.
    """
    files = dict.fromkeys(file for given in paths for file in ledger_files(given))
    return _audit(files, read_ledger, catalogue, as_of)


def audit_text(path: str, text: str, catalogue: Catalogue, as_of: str) -> Audit:
    """Check the text of one ledger, in the place of what the file holds, as of a day."""
    data = text.encode("utf-8", "surrogatepass")
    return _audit([path], lambda _: data, catalogue, as_of)


def _audit(
    files: Iterable[str], read: Callable[[str], bytes], catalogue: Catalogue, as_of: str
) -> Audit:
    claims: list[ApprovedClaim] = []
    errors: list[RuleError] = []
    for path in files:
        try:
            claims += parse_ledger(path, read(path), errors)
        except RuleError as error:
            errors.append(error)
    defects = [Defect(error.path, error.line, error.message) for error in errors]
    defects += _repeated(claims)
    lawful = _Lawful(catalogue, as_of)
    for claim in claims:
        defects += _defects(claim, as_of)
        defects += [_of(claim, message) for message in lawful.objections(claim)]
    return Audit(claims, sorted(dict.fromkeys(defects)))


def objections(claim: ApprovedClaim, catalogue: Catalogue, as_of: str) -> list[str]:
    """Return what rules have against an approved claim that no evidence satisfies."""
    return list(_Lawful(catalogue, as_of).objections(claim))


def _of(claim: ApprovedClaim, message: str) -> Defect:
    return Defect(claim.path, claim.line, f"{claim.id}: {message}")


def _repeated(claims: Iterable[ApprovedClaim]) -> Iterator[Defect]:
    known: dict[str, ApprovedClaim] = {}
    for claim in claims:
        other = known.setdefault(claim.id, claim)
        if other is not claim:
            yield Defect(claim.path, claim.line, repeated(claim, other))


def _defects(claim: ApprovedClaim, as_of: str) -> Iterator[Defect]:
    if late := overdue(claim.review_by, as_of):
        yield _of(claim, f"{late}; review it, then write the next day of review")
    if claim.approved_on > as_of:
        yield _of(claim, f"it is approved from {claim.approved_on} on only")
    for proof in claim.evidence:
        if wrong := trouble(proof):
            yield Defect(claim.path, proof.line, f"{claim.id}: {wrong}")
    for wording in claim.wordings:
        for wrong in told_of_people(claim, wording):
            yield _of(claim, f"'{wording}': {wrong}")
        if figure := _unproven(claim, wording):
            yield _of(claim, f"'{wording}': says {figure}, which no result of the evidence says")


def _unproven(claim: ApprovedClaim, wording: str) -> str | None:
    """Return a share that the wording gives and none of the results does, where any is given."""
    results = [
        found for proof in claim.evidence if proof.result for found in quantities(proof.result)
    ]
    shares = [found for found in quantities(wording) if found.base == _PER_CENT]
    measured = {value for found in results if found.base == _PER_CENT for value in found.values}
    if not measured:
        return None
    return next((share.shown for share in shares if not measured.issuperset(share.values)), None)


class _Lawful:
    """Runs the rules over approved wordings."""

    def __init__(self, catalogue: Catalogue, as_of: str) -> None:
        self._catalogue = catalogue
        self._as_of = as_of
        self._judges: dict[Profile, Judge] = {}

    def objections(self, claim: ApprovedClaim) -> Iterator[str]:
        """Yield what rules have against the claim that no evidence satisfies."""
        kinds = [proof.kind for proof in claim.evidence]
        for product in claim.products:
            profile = Profile(product, claim.markets, self._as_of, claim.audiences[0])
            judge = self._judges.get(profile)
            if judge is None:
                judge = self._judges[profile] = Judge(self._catalogue, profile, explain=False)
            for wording in claim.wordings:
                findings, _ = judge.lint(read_text(claim.path, wording))
                for finding in findings:
                    rule = self._catalogue.rule(finding.code)
                    if cure([rule], profile, kinds) == "never":
                        yield (
                            f"'{finding.text}' breaks {rule.code} ({rule.name}) for {product} in "
                            f"{', '.join(finding.markets)}, which no evidence allows"
                        )
