"""One run: every file read, judged, its comments heard, and the wanted findings kept."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from claimlint.finding import SEVERITY_RANK
from claimlint.project.gather import Gathered
from claimlint.project.judge import Judge
from claimlint.project.opening import opened
from claimlint.project.outcome import Outcome
from claimlint.project.walk import STANDARD_INPUT, find_files
from claimlint.readers import read_parts
from claimlint.readers.errors import ReadError
from claimlint.report import Failure, FileReport, Report
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import BinaryIO

    from claimlint.allowed import Allowed
    from claimlint.document import Document
    from claimlint.finding import Finding
    from claimlint.project.catalogue import Catalogue
    from claimlint.project.changed import Changes
    from claimlint.project.evidence import Evidence
    from claimlint.project.globs import Globs
    from claimlint.project.infile import Declared
    from claimlint.project.results import Results
    from claimlint.project.selection import Selection
    from claimlint.project.settings import Settings, Standards
    from claimlint.readers import FieldPatterns
    from claimlint.report import Profile

_USUAL_MARKETS = ("us",)  # for which the list of countries need not be loaded


class Request(NamedTuple):
    """What is to be checked, as what, and which findings are wanted.

    ``weights`` are the severities that differ from what the rules say, by code or prefix.
    ``standards`` knows which files are judged in another way than these fields say.
    ``baseline`` is the file that holds what is known; it may be written anew. With ``changes``
    only what they make new is looked at.
    ``severity`` is the least severe one that is shown. ``stdin_filename`` says what standard
    input is to be taken for. ``outputs`` are files that folders are not searched for.
    ``evidence`` are ledgers of approved claims, and ``packs`` rules of the user's own, files or
    folders. With ``force_exclude`` a file that is named is left out where a folder would be read
    without it.
    ``max_size`` is how many bytes of a file may be held at once; None leaves that to the format.
    ``fields`` are patterns for fields of feeds that are copy, and for those that are not.
    Without ``explain`` the report holds no dismissals, and is made sooner. It holds the documents
    of a file that is no longer than ``views`` (code points), and, where they are at hand, those
    of one no longer than ``fixes``, which `claimlint.project.fix.with_fixes` is to be given.
    ``cache`` is the folder in which it is kept what files gave, where that is wanted; it is not
    asked where documents are needed. Files are checked in ``jobs`` processes.
    """

    paths: tuple[str, ...]
    profile: Profile
    selection: Selection | None = None
    severity: str = "info"
    globs: Globs | None = None
    stdin_filename: str | None = None
    outputs: tuple[str, ...] = ()
    max_size: int | None = None
    fields: FieldPatterns = ((), ())
    explain: bool = True
    views: int = 0
    weights: tuple[tuple[str, str], ...] = ()
    standards: Standards | None = None
    baseline: str | None = None
    write_baseline: bool = False
    changes: Changes | None = None
    evidence: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    force_exclude: bool = False
    fixes: int = 0
    cache: str | None = None
    jobs: int = 1


def run(
    request: Request,
    catalogue: Catalogue,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Check what ``request`` names and return the report.

    A file that cannot be read, and one on which a reader or a rule breaks down, becomes a
    `Failure`; the others are checked all the same. ``progress`` is called with the number
    of files done and of all files.
    """
    files = find_files(
        request.paths, request.globs, own_files(request), force_exclude=request.force_exclude
    )
    if request.changes is not None:
        from claimlint.project.narrowing import changed_paths

        files = files._replace(paths=changed_paths(files.paths, request.changes))
    # A baseline knows findings of every severity, whatever is shown.
    told = request if request.baseline is None else request._replace(severity="info")
    check = Check(told, catalogue)
    check.notices += files.notices
    failures = list(files.failures)
    reports = []
    outcomes = check.each(files.paths, progress)
    try:
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                failures.append(outcome)
            else:
                reports.append(outcome)
    finally:
        outcomes.close()
        check.end()
    report = Report(request.profile, reports, failures, check.notices)
    if request.baseline is None and request.changes is None:
        return report
    from claimlint.project.narrowing import narrowed

    return narrowed(report, request, check)


def own_files(request: Request) -> tuple[str, ...]:
    """Return files that speak to claimlint, and are no copy where folders are searched."""
    own = (*request.outputs, *filter(None, (request.baseline,)), *request.packs)
    if request.evidence:
        from claimlint.ledger.evidence.paths import ledger_files

        own += tuple(file for path in request.evidence for file in ledger_files(path))
    return own


def exit_status(report: Report, fail_on: str) -> int:
    """Return 2 when something could not be checked, 1 for findings from ``fail_on`` on, else 0."""
    if report.failures:
        return 2
    limit = SEVERITY_RANK[fail_on]
    found = any(
        SEVERITY_RANK[finding.severity] <= limit
        for file in report.files
        for finding in file.findings
    )
    return 1 if found else 0


class Check:
    """The way of one file through the pipeline, the same for all files of a run."""

    def __init__(self, request: Request, catalogue: Catalogue) -> None:
        """Make ready for files like those of ``request``; its paths are not looked at."""
        self._request = request
        self._catalogue = catalogue
        self.notices = _notices(request.profile.markets)
        self._judge = Judge(
            catalogue, request.profile, request.selection, request.weights, explain=request.explain
        )
        self._others: dict[Settings, Judge] = {}
        self._judges: dict[str, Judge] = {}
        self._limit = SEVERITY_RANK[request.severity]
        self._evidence: Evidence | None = None
        if request.evidence:
            from claimlint.project.evidence import Evidence

            self._evidence = Evidence(request.evidence, catalogue)
        self._results: Results | None = None
        if (request.cache is not None or request.jobs > 1) and not request.views:
            from claimlint.project.results import Results

            self._results = Results(request, catalogue)

    def each(
        self, paths: list[str], progress: Callable[[int, int], None] | None = None
    ) -> Generator[FileReport | Failure]:
        """Check the files and yield what came of each, in order; `run` tells of ``progress``."""
        if self._request.jobs > 1 and len(paths) > 1:
            from claimlint.project.processes import outcomes

            each = outcomes(self, self._request, self._catalogue, paths, progress)
            try:
                yield from map(self.entered, each)
            finally:
                each.close()
            return
        for done, path in enumerate(paths):
            if progress is not None:
                progress(done, len(paths))
            yield self.file(path)
        if progress is not None:
            progress(len(paths), len(paths))

    def file(self, path: str, data: bytes | None = None) -> FileReport | Failure:
        """Check one file, or ``data`` in its place."""
        return self.entered(self.outcome(path, data))

    def known(self, path: str) -> Outcome | None:
        """Return what a file gave before, if it is kept and still holds."""
        if self._results is None or path == STANDARD_INPUT:
            return None
        try:
            with opened(path) as file:
                return self._results.known(path, self._results.digest_of(file))
        except (ReadError, OSError):
            return None

    def keep(self, outcome: Outcome, data: bytes | None = None) -> None:
        """Keep what came of a file, of which ``data`` are the bytes; `end` writes it."""
        if self._results is not None:
            self._results.keep(outcome, data)

    def end(self) -> None:
        """Write what is to be kept."""
        if self._results is not None:
            self._results.flush()

    def outcome(self, path: str, data: bytes | None = None) -> Outcome:
        """Return what comes of a file, or of ``data`` in its place, without entering it."""
        name = self._request.stdin_filename if path == STANDARD_INPUT else None
        outcome = Outcome(name or path)
        try:
            with opened(path) if data is None else BytesIO(data) as file:
                if self._results is not None and data is None and path != STANDARD_INPUT:
                    outcome.digest = self._results.digest_of(file)
                    known = self._results.known(path, outcome.digest)
                    if known is not None:
                        return known
                self._judge_file(outcome, file, name)
        except ReadError as error:
            outcome.failure = str(error)
        except OSError as error:
            outcome.failure = _unreadable(error)
        except RuleError:
            raise  # a ledger that cannot be read stops the run, as a broken configuration does
        except Exception as error:  # noqa: BLE001 - one file's trouble must not end the run
            outcome.failure = internal_error(outcome.stage, error)
        self.keep(outcome)
        return outcome

    def entered(self, outcome: Outcome) -> FileReport | Failure:
        """Return the report on a file, whose outcome this run then knows."""
        label = outcome.label
        judge = self._judge_for(label, ())
        declared: tuple[Declared, ...] = ()
        for said in outcome.said:
            declared += said
            judge = self._judge_for(label, declared)
        if outcome.failure is not None:
            return Failure(label, outcome.failure)
        self._judges[label] = judge
        kept = [finding for finding in outcome.findings if judge.wanted(finding, self._limit)]
        # Within a document they are in order; what lies outside of a feed's records comes last.
        kept.sort(key=lambda finding: finding.start)
        self.notices += [f"{label}: {notice}" for notice in outcome.notices]
        return FileReport(
            label, outcome.lines, kept, outcome.dismissals, outcome.allowed, outcome.located,
            outcome.views, None if judge.profile == self._request.profile else judge.profile,
            outcome.digest,
        )  # fmt: skip

    def _judge_file(self, outcome: Outcome, file: BinaryIO, name: str | None) -> None:
        request, label = self._request, outcome.label
        gathered = Gathered(max(request.views, request.fixes))
        declared: tuple[Declared, ...] = ()
        judge = self._judge_for(label, declared)
        for document in read_parts(label, file, name, request.max_size, request.fields):
            if document.comments and (said := _said(document)):
                outcome.said.append(said)
                declared += said
                judge = self._judge_for(label, declared)
            outcome.stage = "the engine"
            self._lint(document, judge, gathered)
            outcome.stage = "the reader"
        outcome.stage = "the suppressions"
        # What the ledgers say rests on other files too.
        outcome.lasting = self._evidence is None or not gathered.findings
        outcome.dated = gathered.spoken is not None
        outcome.findings, outcome.allowed = self._heard(gathered, judge)
        outcome.dismissals, outcome.notices = gathered.dismissals, gathered.notices
        outcome.located, outcome.views = gathered.located, gathered.views
        if outcome.findings or outcome.allowed or outcome.dismissals:
            outcome.lines = gathered.lines()

    def answers(self, path: str, code: str) -> bool:
        """Whether the rule of that code was heard on a file that was checked, or is no more."""
        return self._judges[path].answers(code)

    def _lint(self, document: Document, judge: Judge, gathered: Gathered) -> None:
        findings, dismissals = judge.lint(document, gathered.seen)
        if findings and self._evidence is not None:
            findings = self._evidence.judged(document, findings, judge.profile)
        gathered.add(document, findings, dismissals)

    def looking_beside(self, path: str) -> frozenset[str]:
        """Return the codes of rules in force for a checked file that look beside their claims."""
        return self._judges[path].looking_beside

    def _judge_for(self, path: str, declared: tuple[Declared, ...]) -> Judge:
        """Return how a file is judged that lies there and declares that of itself."""
        standards = self._request.standards
        if standards is None or not (declared or standards.by_path):
            return self._judge
        profile, selection, *_, weights = settings = standards.of(path, declared)
        if self._request.selection is None:
            selection = None  # who asks for every rule wants it for each file
        usual = self._request.profile, self._request.selection, self._request.weights
        if (profile, selection, weights) == usual:
            return self._judge
        judge = self._others.get(settings)
        if judge is None:
            explain = self._request.explain
            judge = Judge(self._catalogue, profile, selection, weights, explain=explain)
            self._others[settings] = judge
            self.notices += [text for text in _notices(profile.markets) if text not in self.notices]
        return judge

    def _heard(self, gathered: Gathered, judge: Judge) -> tuple[list[Finding], list[Allowed]]:
        findings, document = gathered.findings, gathered.spoken
        allowed: list[Allowed] = []
        if document is not None:
            from claimlint.ledger.suppressions import apply_suppressions

            findings, allowed = apply_suppressions(
                findings,
                document,
                codes=frozenset(rule.code for rule in self._catalogue.rules),
                in_force=judge.in_force,
                profile=judge.profile,
                lines=gathered.lines(),
            )
            findings = judge.weighed(findings)
        if self._evidence is None:
            return findings, allowed
        return self._evidence.settled(findings, allowed)


def _said(document: Document) -> tuple[Declared, ...]:
    """Return what a file says of itself in its comments."""
    if not any("claimlint:" in comment.text for comment in document.comments):
        return ()
    from claimlint.project.infile import declared

    return declared(document)


def _notices(markets: tuple[str, ...]) -> list[str]:
    """Return what must be said about how markets are judged."""
    if markets == _USUAL_MARKETS:
        return []
    from claimlint.project.markets import notice

    return [text for market in markets if (text := notice(market))]


def _unreadable(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "permission denied; make the file readable or leave it out"
    return f"cannot be read ({error.strerror or error}); check the file or leave it out"


def internal_error(stage: str, error: Exception) -> str:
    """Return one line about a defect of claimlint's in ``stage``, with the place of it."""
    where = ""
    trace = error.__traceback__
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "?")
        where = f"{module}:{trace.tb_lineno}"
        trace = trace.tb_next
    text = " ".join(str(error).split())
    what = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return f"internal error in {stage}: {what} (at {where}); please report it"
