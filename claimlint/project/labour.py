"""What a process does to which files are given: it checks them, or looks for fixes."""

from __future__ import annotations

import signal
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from claimlint.project.outcome import packed, packed_fixes
from claimlint.project.run import Check, internal_error
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from claimlint.project.catalogue import Catalogue
    from claimlint.project.fix import Fixer
    from claimlint.project.run import Request
    from claimlint.report import FileReport

    # "check" and a path, or "fix" and the report on a file, without its documents.
    Task = tuple[Literal["check"], str] | tuple[Literal["fix"], FileReport]


class Stopped(NamedTuple):
    """What ends the run: where a rule or ledger is broken, or (without a path) a defect."""

    path: str | None
    line: int
    message: str

    def error(self) -> Exception:
        """Return it as it would have been raised in the run's own process."""
        if self.path is None:
            return RuntimeError(self.message)
        return RuleError(self.path, self.line, self.message)


def work(line: Connection, other_end: Connection, request: Request, catalogue: Catalogue) -> None:
    """Answer what comes on ``line`` until it is closed.

    A check is answered by the packed outcome, the digest of the file and its documents, where
    those are needed; a report by its packed fixes; either may be answered by `Stopped`.
    """
    other_end.close()  # else nobody would hear that the run has gone
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What is at work, such as a process that reads a PDF, is ended on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    worker = _Worker(request, catalogue)
    try:
        while True:
            line.send(worker.answer(line.recv()))
    except (EOFError, OSError):
        return


class _Worker:
    """Answers tasks; like `Check`, what it needs is made once."""

    def __init__(self, request: Request, catalogue: Catalogue) -> None:
        self._request = request
        self._catalogue = catalogue

    @cached_property
    def _check(self) -> Check:
        return Check(self._request, self._catalogue)

    @cached_property
    def _fixer(self) -> Fixer:
        from claimlint.project.fix import Fixer

        return Fixer(self._request, self._catalogue)

    def answer(self, task: Task) -> Any:  # noqa: ANN401 - by kind of task
        """Return the answer, as `work` tells."""
        try:
            if task[0] == "fix":
                return packed_fixes(self._fixer.with_fixes(task[1]))
            outcome = self._check.outcome(task[1])
            views = outcome.views if self._request.views else None
            return packed(outcome), outcome.digest, views
        except RuleError as error:
            return Stopped(error.path, error.line, error.message)
        except Exception as error:  # noqa: BLE001 - one line about it, as without processes
            return Stopped(None, 0, internal_error("a process", error))
