"""Fixes: proposed for findings, tried on the text, and kept when they make nothing worse."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from claimlint.finding import Fix
from claimlint.fixing.placing import ways
from claimlint.project.opening import opened, size_of
from claimlint.project.proposals import proposals
from claimlint.project.results import Results
from claimlint.project.run import Check
from claimlint.project.trial import Trials, judged, whole_text
from claimlint.readers.errors import ReadError
from claimlint.report import Failure
from claimlint.textkit.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimlint.finding import Finding, Safety
    from claimlint.project.catalogue import Catalogue
    from claimlint.project.run import Request
    from claimlint.project.trial import Attempt, State
    from claimlint.report import FileReport, Report, View

_ROUNDS = 10
_LONGEST_SIGN = 4  # bytes of a code point, in any encoding
_EVERY: tuple[Safety, ...] = ("safe", "unsafe", "display")


class Mended(NamedTuple):
    """A text before and after its fixes, and the findings that these were for."""

    before: str
    after: str
    fixed: list[Finding]


class Fixer:
    """Makes fixes to the texts of files, none of which it writes."""

    def __init__(self, request: Request, catalogue: Catalogue) -> None:
        """Fix what ``request`` wants reported; all rules say whether something got worse."""
        self._catalogue = catalogue
        self._longest = request.fixes
        self._request = request._replace(views=sys.maxsize, explain=False, cache=None, jobs=1)

    @cached_property
    def _wanted(self) -> Check:
        return Check(self._request, self._catalogue)

    @cached_property
    def _all(self) -> Check:
        everything = self._request._replace(selection=None, severity="info")
        if everything == self._request:
            return self._wanted
        return Check(everything, self._catalogue)

    def report(self, path: str, text: str) -> FileReport | None:
        """Return what is wanted reported of ``text`` in the place of a file."""
        return judged(self._wanted, path, text)

    def mended(
        self,
        report: FileReport,
        safeties: tuple[Safety, ...],
        rounds: int = _ROUNDS,
        chosen: Callable[[Finding], bool] | None = None,
    ) -> Mended | None:
        """Return what the fixes make of a file that was reported with its views.

        Only findings that are ``chosen`` are mended. None when there is nothing to mend, or
        the text is not there to be changed.
        """
        before = whole_text(report)
        if before is None or not report.located:
            return None
        text, fixed, current = before, [], report
        trials = Trials(report.path, self._all)
        left_alone = self._left_alone(report, before)
        for _ in range(rounds):
            attempts = [
                attempt
                for attempt in self._attempts(current, safeties, chosen)
                if attempt.finding.fingerprint not in left_alone
            ]
            state = trials.state(text) if attempts else None
            made, state = self._settled(trials, state, attempts) if state else ([], None)
            if state is None:
                break
            text = state.text
            fixed += [attempt.finding for attempt in made]
            again = self.report(report.path, text)
            if again is None:
                break
            current = again
        return Mended(before, text, fixed) if fixed else None

    def _left_alone(self, report: FileReport, text: str) -> set[str]:
        """Fingerprints of what is found in the text and not reported, as what is known is."""
        again = self.report(report.path, text)
        found = {finding.fingerprint for finding in again.findings} if again else set()
        return found - {finding.fingerprint for finding in report.findings}

    def with_fixes(self, report: FileReport) -> FileReport:
        """Return the report with the fixes that its findings have, each of them tried.

        A file whose documents are not at hand is read again, unless it has changed.
        """
        if report.views is None and report.digest is not None:
            views = self._read_again(report)
            return report if views is None else self.with_fixes(report._replace(views=views))
        text = whole_text(report)
        attempts = self._attempts(report, _EVERY, None)
        if text is None or not attempts or not report.located:
            return report
        trials = Trials(report.path, self._all)
        state = trials.state(text)
        shown = [attempt for attempt in attempts if self._safety(attempt) == "display"]
        tried = [attempt for attempt in attempts if self._safety(attempt) != "display"]
        made = self._settled(trials, state, tried)[0] if state and tried else []
        fixes = {
            attempt.finding: Fix(attempt.edits, self._safety(attempt)) for attempt in made + shown
        }
        findings = [f._replace(fix=fixes.get(f, f.fix)) for f in report.findings]
        # A file that was read in parts knows only the lines on which something was found.
        return report._replace(findings=findings, lines=Lines(text))

    def _read_again(self, report: FileReport) -> list[View] | None:
        if size_of(report.path) > _LONGEST_SIGN * self._longest:
            return None
        again = self._wanted.file(report.path)
        if isinstance(again, Failure) or not {*report.findings} <= {*again.findings}:
            return None
        text = whole_text(again)
        return None if text is None or len(text) > self._longest else again.views

    def _attempts(
        self,
        report: FileReport,
        safeties: tuple[Safety, ...],
        chosen: Callable[[Finding], bool] | None,
    ) -> list[Attempt]:
        findings = [f for f in report.findings if chosen is None or chosen(f)]
        return proposals(findings, report.views or [], self._catalogue, safeties)

    def _safety(self, attempt: Attempt) -> Safety:
        recipe = self._catalogue.rule(attempt.finding.code).fix
        return recipe[0] if recipe else "display"

    def _settled(
        self, trials: Trials, before: State, attempts: list[Attempt]
    ) -> tuple[list[Attempt], State | None]:
        """Return those of the attempts that can be made together, and what they lead to."""
        state = trials.tried(before, attempts)
        if state is not None:
            return attempts, state
        if len(attempts) == 1:
            return self._another_way(trials, before, attempts[0])
        half = len(attempts) // 2
        first, after_first = self._settled(trials, before, attempts[:half])
        second, after_second = self._settled(trials, before, attempts[half:])
        if not first or not second:
            return (first, after_first) if first else (second, after_second)
        state = trials.tried(before, first + second)
        return (first + second, state) if state else (first, after_first)

    def _another_way(
        self, trials: Trials, before: State, attempt: Attempt
    ) -> tuple[list[Attempt], State | None]:
        for edits in ways(attempt.wanted):
            other = attempt._replace(edits=edits)
            if edits != attempt.edits and (state := trials.tried(before, [other])) is not None:
                return [other], state
        return [], None


def with_fixes(report: Report, request: Request, catalogue: Catalogue) -> Report:
    """Return a report on ``request``, which asks for fixes: findings carry those that they have.

    They are taken from the cache where it has them.
    """
    results = Results(request, catalogue) if request.cache and not request.views else None
    files = list(report.files)
    failures = []
    left = []
    for at, file in enumerate(files):
        if not _may_be_fixed(file, catalogue):
            continue
        known = results.with_fixes(file) if results else None
        if known is None:
            left.append(at)
        else:
            files[at] = known
    for at, fixed in zip(left, _found([files[at] for at in left], request, catalogue), strict=True):
        if isinstance(fixed, Failure):
            failures.append(fixed)
            continue
        files[at] = fixed
        if results and fixed.digest and _digest(fixed.path) == fixed.digest:
            results.keep_fixes(fixed)
    if results:
        results.flush()
    return report._replace(files=files, failures=[*report.failures, *failures])


def _may_be_fixed(file: FileReport, catalogue: Catalogue) -> bool:
    return file.located and any(catalogue.rule(each.code).fix for each in file.findings)


def _found(
    files: list[FileReport], request: Request, catalogue: Catalogue
) -> Iterator[FileReport | Failure]:
    """Yield the files with the fixes that are found for them now, perhaps by other processes."""
    fixer = Fixer(request, catalogue)
    again = [at for at, file in enumerate(files) if file.digest]
    if request.jobs < 2 or len(again) < 2:
        yield from map(fixer.with_fixes, files)
        return
    from claimlint.project.processes import fixed

    shared = fixed([files[at] for at in again], request, catalogue)
    found = dict(zip(again, shared, strict=True))
    for at, file in enumerate(files):
        yield found.get(at) or fixer.with_fixes(file)


def _digest(path: str) -> bytes | None:
    try:
        with opened(path) as file:
            return Results.digest_of(file)
    except (OSError, ReadError):
        return None
