"""A file with edits made on trial: how it is read then, and what is found in it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from claimlint.finding import SEVERITY_RANK
from claimlint.fixing.change import applied
from claimlint.report import Failure

if TYPE_CHECKING:
    from claimlint.finding import Edit, Finding
    from claimlint.fixing.placing import Wanted
    from claimlint.project.run import Check
    from claimlint.report import FileReport, View

_NEIGHBOURS = 8  # findings of one code that may reach over the same words
# How many code points are read on trial in all, and what a trial counts for beside its length.
_MOST_READ = 40_000_000
_EACH = 20_000
# Says UTF-8 louder than any declaration in the text.
_MARK = b"\xef\xbb\xbf"


class State(NamedTuple):
    """A text of the file, how it is read, and what is found in it by all rules."""

    text: str
    views: list[View]
    findings: list[Finding]


class Attempt(NamedTuple):
    """What a fix would do: the finding that it is for, the changes, and edits that make them."""

    finding: Finding
    wanted: Wanted
    edits: tuple[Edit, ...]


def whole_text(report: FileReport) -> str | None:
    """Return the text of a file from its documents; None where they do not hold all of it."""
    text, last = "", None
    for document, _ in report.views or ():
        if document.source is last:
            continue
        last = document.source
        if document.origin[0] != len(text):
            return None
        text += last
    return text


def as_file(text: str) -> bytes:
    """Return the bytes of a file that holds ``text``, whatever encoding the text declares."""
    return _MARK + text.encode("utf-8", "surrogatepass")


def judged(check: Check, path: str, text: str) -> FileReport | None:
    """Return what ``check`` says of a text in the place of a file; None when it cannot."""
    report = check.file(path, as_file(text))
    return None if isinstance(report, Failure) else report


class Trials:
    """Tries edits of one file; ``check`` judges it by all rules.

    A file is read and judged again for each trial, so the longer it is, the fewer there are.
    """

    def __init__(self, path: str, check: Check) -> None:
        """Try edits of the file that lies at ``path``, which is not touched."""
        self._path = path
        self._check = check
        self._read = 0

    def state(self, text: str) -> State | None:
        """Return how ``text`` is read and judged in the place of the file; None if it is not."""
        report = judged(self._check, self._path, text)
        return None if report is None else State(text, report.views or [], report.findings)

    def tried(self, before: State, attempts: list[Attempt]) -> State | None:
        """Return the state that the attempts lead to; None when it is not as it should be.

        It should be read as the prose with the changes made, none of the findings should be
        left, and none should have come that is as severe.
        """
        if self._read > _MOST_READ:
            return None
        self._read += len(before.text) + _EACH
        edits = [edit for attempt in attempts for edit in attempt.edits]
        after = self.state(applied(before.text, edits))
        if after is None or _folded(after.views) != _expected(before.views, attempts):
            return None
        return None if _is_worse(before, after, attempts, edits) else after


def _folded(views: list[View]) -> list[str]:
    return [" ".join(document.prose.split()) for document, _ in views]


def _expected(views: list[View], attempts: list[Attempt]) -> list[str]:
    """The prose of each document with the changes made, white space folded."""
    changes: dict[int, list[tuple[int, int, str]]] = {}
    for attempt in attempts:
        changes.setdefault(attempt.wanted.view, []).extend(attempt.wanted.changes)
    return [
        " ".join(applied(document.prose, changes.get(number, [])).split())
        for number, (document, _) in enumerate(views)
    ]


def _is_worse(before: State, after: State, attempts: list[Attempt], edits: list[Edit]) -> bool:
    """Whether a finding is left that was to go, or has come and is as severe as one of these."""
    limit = max(SEVERITY_RANK[attempt.finding.severity] for attempt in attempts)
    fixed = {_key(attempt.finding) for attempt in attempts}
    stood = _Stood(before.findings, edits)
    for finding in after.findings:
        same = stood.where(finding)
        rank = SEVERITY_RANK[finding.severity]
        if same is None:
            if rank <= limit:
                return True
        elif _key(same) in fixed or rank < SEVERITY_RANK[same.severity]:
            return True
    return False


def _key(finding: Finding) -> tuple[str, int, int]:
    return finding.code, finding.start, finding.end


class _Stood:
    """The findings of a text by the places that they have once edits are made."""

    def __init__(self, findings: list[Finding], edits: list[Edit]) -> None:
        self._edits = sorted(edits)
        self._ends = [edit.end for edit in self._edits]
        grown = (len(edit.text) - (edit.end - edit.start) for edit in self._edits)
        self._shifts = [0, *accumulate(grown)]
        self._places: dict[str, list[tuple[int, int, Finding]]] = {}
        for number, finding in enumerate(sorted(findings, key=lambda each: each.start)):
            start = self._moved(finding.start, ahead=False)
            self._places.setdefault(finding.code, []).append((start, number, finding))

    def where(self, finding: Finding) -> Finding | None:
        """Return the finding of the same code that stood where this one stands."""
        places = self._places.get(finding.code, [])
        at = bisect_left(places, (finding.end,))
        for start, _, old in reversed(places[max(0, at - _NEIGHBOURS) : at]):
            if max(start + 1, self._moved(old.end, ahead=True)) > finding.start:
                return old
        return None

    def _moved(self, offset: int, *, ahead: bool) -> int:
        """The new place of an offset; ``ahead`` of what is written there, or behind it."""
        at = bisect_left(self._ends, offset)
        while ahead and at < len(self._edits) and self._ends[at] == offset:
            at += 1
        if at < len(self._edits) and self._edits[at].start < offset:
            edit = self._edits[at]
            return edit.start + self._shifts[at] + (len(edit.text) if ahead else 0)
        return offset + self._shifts[at]
