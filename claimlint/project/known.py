"""A run held against the findings that are known already, and the baseline written anew."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from claimlint.allowed import Allowed
from claimlint.ledger.baseline import Entry, match
from claimlint.ledger.baseline_file import dump, load
from claimlint.project.atomic import reason, write_atomically
from claimlint.project.walk import STANDARD_INPUT
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimlint.finding import Finding
    from claimlint.report import LineTable, Report

    # Whether a run would have reported the rule of that code in the file of that path.
    Answers = Callable[[str, str], bool]

_AROUND = 120  # code points of its line that are kept on either side of a claim


class Renewed(NamedTuple):
    """A baseline as it is to be from now on, and how many entries that adds and removes."""

    entries: list[Entry]
    added: int
    removed: int


class Baseline:
    """The entries of one baseline file; paths in them lead from its folder."""

    def __init__(self, path: str, entries: list[Entry]) -> None:
        """Take the file's path and what stands in it."""
        self.path = path
        self._entries = entries
        self._folder = os.path.dirname(os.path.abspath(path))

    @classmethod
    def read(cls, path: str, *, may_be_missing: bool = False) -> Baseline:
        """Read the file; raise `RuleError` when that cannot be done."""
        try:
            with open(path, "rb") as file:
                data = file.read()
        except FileNotFoundError as error:
            if may_be_missing:
                return cls(path, [])
            raise RuleError(path, 0, "no such baseline; write it with --write-baseline") from error
        except OSError as error:
            raise RuleError(path, 0, f"{reason(error)}; name another --baseline") from error
        return cls(path, load(path, data))

    def applied(self, report: Report, answers: Answers) -> Report:
        """Return the report with its known findings among those that do not count.

        Entries that answer for nothing any more become a notice.
        """
        run = _Run(self, report, answers)
        known = {run.owners[number] for number in run.pairs}
        files = []
        for at, file in enumerate(report.files):
            old = [each for place, each in enumerate(file.findings) if (at, place) in known]
            allowed = [*file.allowed, *(Allowed(each, "baseline", "") for each in old)]
            allowed.sort(key=lambda each: (each.finding.start, each.finding.end))
            left = [each for place, each in enumerate(file.findings) if (at, place) not in known]
            files.append(file._replace(findings=left, allowed=allowed) if old else file)
        notices = [*report.notices, *self._remarks(run.stale())]
        return report._replace(files=files, notices=notices)

    def renewed(self, report: Report, answers: Answers) -> Renewed:
        """Return the entries for all that ``report`` found, with those it could not look for."""
        run = _Run(self, report, answers)
        gone = set(run.stale())
        matched = set(run.pairs.values())
        kept = [
            entry
            for number, entry in enumerate(self._entries)
            if number not in gone and number not in matched
        ]
        added = len(run.found) - len(matched)
        return Renewed([*kept, *run.found], added, len(gone))

    def write(self, entries: list[Entry]) -> None:
        """Put these entries in the place of the old ones; raise `RuleError` when that fails."""
        try:
            write_atomically(self.path, dump(entries))
        except OSError as error:
            message = f"cannot be written ({reason(error)}); choose another --baseline"
            raise RuleError(self.path, 0, message) from error
        self._entries = sorted(entries)

    @property
    def entries(self) -> list[Entry]:
        """The entries in the order of the file."""
        return self._entries

    def relative(self, path: str) -> str:
        """Return a path of the run as the baseline writes it."""
        if path == STANDARD_INPUT:
            return path
        try:
            return os.path.relpath(path, self._folder).replace(os.sep, "/")
        except ValueError:  # on another drive
            return os.path.abspath(path).replace(os.sep, "/")

    def is_there(self, path: str) -> bool:
        """Whether the file that an entry names exists."""
        return os.path.exists(os.path.join(self._folder, path))

    def _remarks(self, stale: list[int]) -> list[str]:
        if not stale:
            return []
        first = self._entries[stale[0]]
        more = f" and {len(stale) - 1} more" if len(stale) > 1 else ""
        what = f"{first.path}: {first.code} '{first.text}'{more} found no longer"
        return [f"{self.path}: {what}; --write-baseline takes out what is gone"]


class _Run:
    """What one run found, paired with the entries of a baseline.

    ``owners`` tells for each entry of ``found`` its file and its finding there, by their numbers.
    """

    def __init__(self, baseline: Baseline, report: Report, answers: Answers) -> None:
        self._baseline = baseline
        self._answers = answers
        self._paths = {baseline.relative(file.path): file.path for file in report.files}
        self._failed = {baseline.relative(failure.path) for failure in report.failures}
        self.found: list[Entry] = []
        self.owners: list[tuple[int, int]] = []
        for at, file in enumerate(report.files):
            entries = _Entries(baseline.relative(file.path), file.lines)
            for place, finding in enumerate(file.findings):
                self.found.append(entries.entry(finding))
                self.owners.append((at, place))
        self.pairs = match(self.found, baseline.entries, self._looked_for)

    def stale(self) -> list[int]:
        """Return the entries that answer for nothing any more, though it was looked for."""
        matched = set(self.pairs.values())
        return [
            number
            for number, entry in enumerate(self._baseline.entries)
            if number not in matched and self._gone(entry)
        ]

    def _gone(self, entry: Entry) -> bool:
        path = self._paths.get(entry.path)
        return self._looked_for(entry.path) if path is None else self._answers(path, entry.code)

    def _looked_for(self, path: str) -> bool:
        """Whether the file was read by this run, or is there no more."""
        if path in self._paths:
            return True
        return path not in self._failed and not self._baseline.is_there(path)


class _Entries:
    """Makes the entries of one file, whose lines may be long and hold many claims."""

    def __init__(self, path: str, lines: LineTable) -> None:
        self._path = path
        self._lines = lines
        self._number = 0
        self._text = ""

    def entry(self, finding: Finding) -> Entry:
        """Return the entry for a finding of the file."""
        first, column = self._lines.place(finding.start)
        last, end_column = self._lines.place(finding.end)
        begin, end = column - 1, end_column - 1
        before = self._line(first)[max(0, begin - _AROUND) : begin]
        after = self._line(last)[end : end + _AROUND]
        return Entry(
            self._path,
            finding.code,
            _folded(finding.text),
            _folded(before),
            _folded(after),
            finding.fingerprint,
        )

    def _line(self, number: int) -> str:
        if number != self._number:
            self._number, self._text = number, self._lines.text(number)
        return self._text


def _folded(text: str) -> str:
    return " ".join(text.split())
