"""What reports for the file tell of: every claim, whatever became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint import __version__
from claimlint.reporters.plain import ALLOWED_BY, allowed, counts, spot

if TYPE_CHECKING:
    from claimlint.finding import Dismissal, Finding
    from claimlint.report import FileReport, Profile, Report
    from claimlint.reporters import Catalogue

# What becomes of a claim, in the order in which it is told, with what that means.
STATES = {
    "found": "a claim that stands",
    "suppressed": "allowed by a comment in the copy",
    "baselined": "known since the baseline was taken",
    "substantiated": "covered by an approved claim",
    "dropped": "considered, and no claim in its context",
}


class Entry(NamedTuple):
    """A claim, what became of it, and why: a person's reason, or that of a guard."""

    state: str
    claim: Finding | Dismissal
    reason: str


def entries(file: FileReport) -> list[Entry]:
    """Return the claims of a file in reading order."""
    found = [Entry("found", finding, "") for finding in file.findings]
    found += [Entry(ALLOWED_BY[by], finding, reason) for finding, by, reason in file.allowed]
    found += [Entry("dropped", dismissal, dismissal.because) for dismissal in file.dismissals]
    order = list(STATES)
    return sorted(found, key=lambda e: (e.claim.start, e.claim.end, order.index(e.state)))


def facts(report: Report, catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return what the report rests on, as pairs of a name and a value."""
    return [
        *standard(report.profile),
        ("Rule book", f"{len(catalogue.rules)} rules, SHA-256 {catalogue.sha256}"),
        ("Program", f"claimlint {__version__}"),
    ]


def standard(profile: Profile) -> list[tuple[str, str]]:
    """Return what copy is judged as."""
    return [
        ("Product", profile.product),
        ("Markets", ", ".join(profile.markets)),
        ("Audience", profile.audience),
        ("Law as of", profile.as_of),
    ]


def tally(report: Report) -> list[tuple[str, int]]:
    """Return how much there is of everything; nothing is weighed up against anything."""
    found = counts(report)
    return [
        ("files checked", len(report.files)),
        ("errors", found["error"]),
        ("warnings", found["warning"]),
        ("infos", found["info"]),
        *allowed(report).items(),
        ("considered and dropped", sum(len(file.dismissals) for file in report.files)),
        ("files not checked", len(report.failures)),
    ]


def place(file: FileReport, claim: Finding | Dismissal) -> str:
    """Return where a claim stands, in words."""
    if not file.located:
        return spot(file, claim)
    line, column = file.lines.place(claim.start)
    named = f"line {line}, column {column}"
    return f"{claim.place}, {named}" if claim.place else named
