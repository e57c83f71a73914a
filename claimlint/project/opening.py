"""Opens what is to be read: only what has an end, and only while it stays as it is."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

from claimlint.project.walk import STANDARD_INPUT
from claimlint.readers.errors import ReadError

if TYPE_CHECKING:
    from types import TracebackType
    from typing import BinaryIO

_NEVER_WAIT: int = getattr(os, "O_NONBLOCK", 0)  # a FIFO to which nobody writes
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class opened:  # noqa: N801 - used as `open` is
    """Opens ``path``, or standard input, for the time of a ``with`` statement.

    Raises:
        ReadError: it is not a regular file, or another than before when it is left.
        OSError: it cannot be opened.
    """

    __slots__ = ("_before", "_file", "_path")

    def __init__(self, path: str) -> None:
        """Take the path."""
        self._path = path

    def __enter__(self) -> BinaryIO:
        """Open."""
        if self._path == STANDARD_INPUT:
            return sys.stdin.buffer
        self._file = open(self._path, "rb", opener=_without_waiting)
        self._before = os.fstat(self._file.fileno())
        if not stat.S_ISREG(self._before.st_mode):
            self._file.close()
            raise ReadError(_not_regular(self._before.st_mode))
        return self._file

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close, and say so if somebody wrote to the file meanwhile."""
        if self._path == STANDARD_INPUT:
            return
        after = os.fstat(self._file.fileno())
        self._file.close()
        before = self._before
        same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
        if not same and (kind is None or issubclass(kind, ReadError)):
            raise ReadError("changed while it was read; check it again") from None


def size_of(path: str) -> int:
    """Return how many bytes a file has; 0 for one that cannot be asked."""
    try:
        return os.stat(path).st_size
    except OSError:  # whoever reads it will tell
        return 0


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | _NEVER_WAIT)


def _not_regular(mode: int) -> str:
    what = next((name for test, name in _KINDS if test(mode)), "not a regular file")
    return f"{what}, which may have no end; pass what it yields on: claimlint check - < FILE"
