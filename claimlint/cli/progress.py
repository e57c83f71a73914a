"""A progress bar on standard error, for runs that take long enough to need one."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress, TaskID

_PATIENCE = 1.0
_FEW = 10


class ProgressBar:
    """Call it with the number of files done and of all files; use it as a context.

    It shows itself after a second, and only when more than a few files are to be read.
    """

    def __init__(self) -> None:
        """Start the clock."""
        self._start = monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        """Return the bar."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, done: int, total: int) -> None:
        """Show how far the run is."""
        if self._bar is None:
            if total <= _FEW or monotonic() - self._start < _PATIENCE:
                return
            self._show(total)
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done)

    def _show(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import Progress

        self._bar = Progress(console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("Checking", total=total)
        self._bar.start()
