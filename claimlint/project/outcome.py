"""What came of one file, before it is entered into a run; also as bytes, to be kept or sent."""

from __future__ import annotations

import marshal
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any

from claimlint.finding import Dismissal, Edit, Finding, Fix
from claimlint.textkit.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimlint.allowed import Allowed
    from claimlint.project.infile import Declared
    from claimlint.report import FileReport, LineTable, View

_Spans = list[tuple[int, int]]
_Table = tuple[list[int], list[int], list[str]]


class Outcome:
    """What the file ``label`` gave: a failure, or what was found and what must be said.

    ``digest`` names the bytes that were read, where they can be read again. ``said`` is what
    the file's documents declare of themselves, one after the other, and what the file is judged
    by follows from it. ``lines`` knows at least the lines on which something was found. An
    outcome that is ``dated`` may be another on another day; one that is not ``lasting`` rests on
    more than the file and the rules. ``views`` are as in `claimlint.report.FileReport`. While the
    file is judged, ``stage`` names what is at work.
    """

    __slots__ = (
        "allowed", "dated", "digest", "dismissals", "failure", "findings", "label", "lasting",
        "lines", "located", "notices", "said", "stage", "views",
    )  # fmt: skip

    def __init__(self, label: str) -> None:
        """Begin with nothing found."""
        self.label = label
        self.digest: bytes | None = None
        self.failure: str | None = None
        self.said: list[tuple[Declared, ...]] = []
        self.notices: list[str] = []
        self.findings: list[Finding] = []
        self.dismissals: list[Dismissal] = []
        self.allowed: list[Allowed] = []
        self.lines: LineTable = Lines("")
        self.located = True
        self.dated = False
        self.lasting = True
        self.views: list[View] | None = None
        self.stage = "the reader"


class SomeLines:
    """Lines of a file by their number, from 1, where each starts, and its text; all in order.

    Offsets are code points of the file, as for `claimlint.textkit.lines.Lines`; only those
    on lines that are there have a place.
    """

    __slots__ = ("_numbers", "_starts", "_texts")

    def __init__(self, numbers: list[int], starts: list[int], texts: list[str]) -> None:
        """Take lists of one length."""
        self._numbers = numbers
        self._starts = starts
        self._texts = texts

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of ``offset``."""
        index = bisect_right(self._starts, offset) - 1
        return self._numbers[index], offset - self._starts[index] + 1

    def bounds(self, line: int) -> tuple[int, int]:
        """Return where ``line`` starts and ends, its line end not counted."""
        index = bisect_left(self._numbers, line)
        return self._starts[index], self._starts[index] + len(self._texts[index])

    def text(self, line: int) -> str:
        """Return ``line`` without its line end."""
        return self._texts[bisect_left(self._numbers, line)]


def packed(outcome: Outcome) -> bytes:
    """Return the outcome, save its label, its digest and its views, as bytes."""
    return marshal.dumps(
        (
            outcome.failure,
            outcome.dated,
            outcome.lasting,
            outcome.located,
            [[tuple(entry) for entry in said] for said in outcome.said],
            outcome.notices,
            [_of_finding(finding) for finding in outcome.findings],
            [tuple(dismissal) for dismissal in outcome.dismissals],
            [(_of_finding(finding), by, reason) for finding, by, reason in outcome.allowed],
            _table(outcome.lines, _spans(outcome.findings, outcome.dismissals, outcome.allowed)),
        )
    )


def unpacked(label: str, data: bytes) -> Outcome:
    """Return what `packed` gave; raise `ValueError`, `TypeError` or `EOFError` for other bytes."""
    outcome = Outcome(label)
    (
        outcome.failure,
        outcome.dated,
        outcome.lasting,
        outcome.located,
        said,
        outcome.notices,
        findings,
        dismissals,
        allowed,
        table,
    ) = marshal.loads(data)  # noqa: S302 - packed by ourselves, and sealed where it was kept
    if said:
        from claimlint.project.infile import Declared

        outcome.said = [tuple(Declared(*entry) for entry in entries) for entries in said]
    outcome.findings = [_finding(values) for values in findings]
    outcome.dismissals = [Dismissal(*values) for values in dismissals]
    if allowed:
        from claimlint.allowed import Allowed

        outcome.allowed = [Allowed(_finding(values), *why) for values, *why in allowed]
    outcome.lines = SomeLines(*table) if table[0] else Lines("")
    return outcome


def packed_fixes(report: FileReport) -> bytes:
    """Return the fixes of a file's findings, and the lines that findings and fixes touch."""
    spans = _spans(report.findings, report.dismissals, report.allowed)
    fixes = [_of_fix(finding.fix) for finding in report.findings]
    spans += [(start, end) for fix in fixes if fix for start, end, _ in fix[0]]
    return marshal.dumps((fixes, _table(report.lines, spans)))


def with_packed_fixes(report: FileReport, data: bytes) -> FileReport:
    """Return the report with the fixes of the same findings; raises as `unpacked` does."""
    fixes, table = marshal.loads(data)  # noqa: S302 - the same
    findings = [
        finding._replace(fix=_fix(values))
        for finding, values in zip(report.findings, fixes, strict=True)
    ]
    return report._replace(findings=findings, lines=SomeLines(*table))


def _of_finding(finding: Finding) -> tuple[Any, ...]:
    *rest, fix, fingerprint, place, note, found = finding
    return (*rest, _of_fix(fix), fingerprint, place, note, found and tuple(found))


def _finding(values: tuple[Any, ...]) -> Finding:
    finding = Finding(*values)
    if finding.fix:
        finding = finding._replace(fix=_fix(values[8]))
    if finding.substantiation:
        from claimlint.substantiation import Substantiation

        finding = finding._replace(substantiation=Substantiation(*values[12]))
    return finding


def _of_fix(fix: Fix | None) -> tuple[list[tuple[int, int, str]], str] | None:
    return fix and ([(start, end, text) for start, end, text in fix.edits], fix.safety)


def _fix(values: Any) -> Fix | None:  # noqa: ANN401 - what `_of_fix` gave, out of a file
    return values and Fix(tuple(Edit(*edit) for edit in values[0]), values[1])


def _spans(
    findings: Iterable[Finding], dismissals: Iterable[Dismissal], allowed: Iterable[Allowed]
) -> _Spans:
    spans = [(finding.start, finding.end) for finding in findings]
    spans += [(dismissal.start, dismissal.end) for dismissal in dismissals]
    return spans + [(entry.finding.start, entry.finding.end) for entry in allowed]


def _table(lines: LineTable, spans: _Spans) -> _Table:
    touched: set[int] = set()
    for start, end in spans:
        touched.update(range(lines.place(start)[0], lines.place(end)[0] + 1))
    numbers = sorted(touched)
    starts = [lines.bounds(number)[0] for number in numbers]
    return numbers, starts, [lines.text(number) for number in numbers]
