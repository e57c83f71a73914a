"""Files shared out among processes; what comes back is the same as from one.

Each process is given one task at a time, so that it is known which file ended a process that
the system kills. Another takes its place, and the other files are checked all the same.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, NamedTuple

from claimlint.project.labour import Stopped, work
from claimlint.project.opening import size_of
from claimlint.project.outcome import Outcome, unpacked, with_packed_fixes
from claimlint.project.walk import STANDARD_INPUT
from claimlint.report import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from multiprocessing.connection import Connection

    from claimlint.project.catalogue import Catalogue
    from claimlint.project.labour import Task
    from claimlint.project.run import Check, Request
    from claimlint.report import FileReport

# How many bytes of copy a process must have before it; to start one anew takes much longer
# than to fork.
_WORTH_A_FORK = 100_000
_WORTH_A_START = 300_000
_TRIALS = 4  # times, about, that a file is judged until its fixes are found
_MOST = 60  # more than any system needs; Windows can wait for 63 things at once
_LOOK_UP = 0.5  # seconds after which an interrupt is heard where waiting does not hear it
_GRACE = 2.0  # seconds in which a process may tidy up


class Died(NamedTuple):
    """The answer of a process that ended over its task; ``how`` is told in words."""

    how: str

    @property
    def told(self) -> str:
        """Return the failure of the file, and the remedy."""
        return (
            f"the process that checked it {self.how}; check it alone with --jobs 1, "
            "split it, or leave it out"
        )


def outcomes(
    check: Check,
    request: Request,
    catalogue: Catalogue,
    paths: list[str],
    progress: Callable[[int, int], None] | None = None,
) -> Generator[Outcome]:
    """Yield what comes of each file, in order; ``progress`` is called as files are done.

    ``check`` is the run's own, which enters nothing here; processes make theirs of ``request``
    and ``catalogue``. Raise `RuleError` for a ledger that cannot be read.
    """
    done: dict[int, Outcome] = {}
    left: list[int] = []
    for at, path in enumerate(paths):
        # Another process has another standard input.
        found = check.outcome(path) if path == STANDARD_INPUT else check.known(path)
        if found is None:
            left.append(at)
        else:
            done[at] = found
    waiting, count = 0, len(done)
    tasks: list[Task] = [("check", paths[at]) for at in left]
    size = sum(size_of(paths[at]) for at in left)
    for number, answer in answers(request, catalogue, tasks, size):
        if progress is not None:
            progress(count, len(paths))
        at = left[number]
        done[at] = _outcome(check, paths[at], answer)
        count += 1
        while waiting in done:
            yield done.pop(waiting)
            waiting += 1
    if progress is not None:
        progress(len(paths), len(paths))
    while waiting in done:
        yield done.pop(waiting)
        waiting += 1


def fixed(
    files: list[FileReport], request: Request, catalogue: Catalogue
) -> Iterator[FileReport | Failure]:
    """Yield the files with the fixes that their findings have, in order, or why they have none."""
    from claimlint.project.fix import Fixer

    tasks: list[Task] = [("fix", file._replace(views=None)) for file in files]
    size = _TRIALS * sum(size_of(file.path) for file in files)
    found: dict[int, FileReport | Failure] = {}
    fixer = Fixer(request, catalogue)
    for number, answer in answers(request, catalogue, tasks, size):
        file = files[number]
        if answer is None:
            found[number] = fixer.with_fixes(file)
        elif isinstance(answer, Died):
            found[number] = Failure(file.path, answer.told)
        else:
            found[number] = with_packed_fixes(file, answer)
    yield from (found[number] for number in range(len(files)))


def _outcome(check: Check, path: str, answer: Any) -> Outcome:  # noqa: ANN401 - by kind of task
    if answer is None:
        return check.outcome(path)
    if isinstance(answer, Died):
        outcome = Outcome(path)
        outcome.failure = answer.told
        return outcome
    data, digest, views = answer
    outcome = unpacked(path, data)
    outcome.digest, outcome.views = digest, views
    check.keep(outcome, data)
    return outcome


def answers(
    request: Request, catalogue: Catalogue, tasks: list[Task], size: int
) -> Iterator[tuple[int, Any]]:
    """Yield the number of each task and its answer, as they come.

    ``size`` is how many bytes of copy the tasks are about. The answer is None where the caller
    had better do the task: for a few small files no process is started. What stopped a process
    otherwise is raised here.
    """
    context = multiprocessing.get_context()
    worth = _WORTH_A_FORK if context.get_start_method() == "fork" else _WORTH_A_START
    count = min(request.jobs, len(tasks), size // worth, _MOST)
    if count < 2:
        yield from ((number, None) for number in range(len(tasks)))
        return
    told = request._replace(paths=(), changes=None, baseline=None, cache=None)
    crew = _Crew(lambda: _Process(context, told, catalogue))
    try:
        yield from crew.answers(tasks, count)
    finally:
        crew.end()


class _Process:
    """A process, and the line to it."""

    def __init__(self, context: Any, request: Request, catalogue: Catalogue) -> None:  # noqa: ANN401 - of any start method
        """Start it; raise `OSError` when the system has no room for one more."""
        self.line: Connection
        self.line, other = context.Pipe()
        with _no_interrupts():
            self._process = context.Process(
                target=work, args=(other, self.line, request, catalogue), daemon=True
            )
            self._process.start()
        other.close()

    def answer(self) -> Any:  # noqa: ANN401 - by kind of task
        """Return what it answers, or how it died; raise what stopped it."""
        try:
            answer = self.line.recv()
        except (EOFError, OSError):
            self._process.join(_GRACE)
            return Died(_how(self._process.exitcode))
        if isinstance(answer, Stopped):
            raise answer.error()
        return answer

    def dismiss(self) -> None:
        """Have it end, whatever it is at."""
        self.line.close()
        if self._process.is_alive():
            self._process.terminate()

    def end(self) -> None:
        """Wait for it to tidy up, not for long."""
        self._process.join(_GRACE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


class _Crew:
    """Processes that work through tasks, each at one at a time."""

    def __init__(self, start: Callable[[], _Process]) -> None:
        """Take what starts a process."""
        self._start = start
        self._all: list[_Process] = []
        self._busy: dict[Any, tuple[_Process, int]] = {}

    def answers(self, tasks: list[Task], count: int) -> Iterator[tuple[int, Any]]:
        """Yield number and answer of each task; None for those that nobody is there to do."""
        left = iter(enumerate(tasks))
        idle: list[_Process] = []
        for _ in range(count):
            idle += self._another()
        while True:
            while idle and (task := next(left, None)) is not None:
                self._give(idle.pop(), *task)
            if not self._busy:
                break
            for line in wait(list(self._busy), _LOOK_UP):
                process, number = self._busy.pop(line)
                answer = process.answer()
                idle += self._another() if isinstance(answer, Died) else [process]
                yield number, answer
        yield from ((number, None) for number, _ in left)

    def end(self) -> None:
        """End every process, however impatient somebody is."""
        with _no_interrupts():
            for process in self._all:
                process.dismiss()
            for process in self._all:
                process.end()

    def _another(self) -> list[_Process]:
        try:
            process = self._start()
        except OSError:  # the others go on, or the caller does
            return []
        self._all.append(process)
        return [process]

    def _give(self, process: _Process, number: int, task: Task) -> None:
        with suppress(OSError):  # it died while it was idle; asking for its answer tells how
            process.line.send(task)
        self._busy[process.line] = process, number


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Hear no interrupts, nor let a process that is started hear them: the run ends it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _how(code: int | None) -> str:
    """Return how a process ended, by its exit code."""
    if code is None or code >= 0 or sys.platform == "win32":
        return f"ended with exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    likely = ", as systems do that run out of memory" if name == "SIGKILL" else ""
    return f"was killed ({name}{likely})"
