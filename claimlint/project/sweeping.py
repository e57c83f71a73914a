"""Keeps a cache folder within bounds."""

from __future__ import annotations

import os
from time import time

_Listed = list[tuple[float, int, str]]  # when last used, how long in bytes, the path

_MOST_FILES = 20_000
_MOST_BYTES = 200_000_000
_FORGOTTEN = 30 * 86_400.0  # seconds; so long after it was last of use a file goes
_HALF_WRITTEN = 3600.0  # a part so old belongs to a process that was killed


def sweep(folder: str, suffix: str) -> None:
    """Remove files that end in ``suffix``, the longest unused first, and parts of such.

    Those go that are old, and what is too many or too much. What another process is quicker
    to remove, or holds open, is passed over.
    """
    now = time()
    files, parts = _listed(folder, suffix)
    gone = [path for used, _, path in parts if now - used > _HALF_WRITTEN]
    taken = 0
    for count, (used, size, path) in enumerate(sorted(files, reverse=True), start=1):
        taken += size
        if now - used > _FORGOTTEN or count > _MOST_FILES or taken > _MOST_BYTES:
            gone.append(path)
    for path in gone:
        try:
            os.unlink(path)
        except OSError:
            continue


def _listed(folder: str, suffix: str) -> tuple[_Listed, _Listed]:
    """Return the files, then the parts."""
    files: _Listed = []
    parts: _Listed = []
    with os.scandir(folder) as listing:
        for entry in listing:
            kind = {suffix: files, ".part": parts}.get(os.path.splitext(entry.name)[1])
            if kind is None:
                continue
            try:
                status = entry.stat()
            except OSError:
                continue
            kind.append((status.st_mtime, status.st_size, entry.path))
    return files, parts
