"""From the paths that were named to the files that are read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers import supported
from claimlint.report import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.project.globs import Globs

STANDARD_INPUT = "-"
_NOT_COPY = frozenset(("node_modules", "__pycache__"))


class Files(NamedTuple):
    """What to read, in order and once each, and the paths that lead nowhere."""

    paths: list[str]
    failures: list[Failure]


def find_files(paths: tuple[str, ...], globs: Globs | None, leave_out: str | None = None) -> Files:
    """Return the files of ``paths``; folders are walked in the order of their names.

    A file that is named is always read. In a folder, only files of a readable kind are,
    and nothing hidden. ``leave_out`` is a file that folders are not searched for: the one
    that the report is written to.
    """
    found: dict[str, str] = {}
    failures = []
    hidden = os.path.realpath(leave_out) if leave_out else None
    for path in paths:
        if path != STANDARD_INPUT and os.path.isdir(path):
            inside = [
                file for file in _walk(os.path.normpath(path), globs) if not _same(file, hidden)
            ]
            if not inside:
                failures.append(Failure(path, _nothing_in(path, globs)))
        elif path == STANDARD_INPUT or os.path.exists(path):
            inside = [path]
        else:
            failures.append(Failure(path, "no such file or folder; correct the path"))
            continue
        for file in inside:
            found.setdefault(os.path.abspath(file) if file != STANDARD_INPUT else file, file)
    return Files(list(found.values()), failures)


def _same(path: str, other: str | None) -> bool:
    return other is not None and os.path.realpath(path) == other


def _nothing_in(path: str, globs: Globs | None) -> str:
    patterns = (
        " and 'include' and 'exclude' in the configuration" if globs and any(globs[1:]) else ""
    )
    return (
        f"no readable copy in {path}; name a file to have it read in any case, "
        f"or look at the folder{patterns}"
    )


def _walk(folder: str, globs: Globs | None) -> Iterator[str]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        return  # a folder that may not be listed has no readable copy
    prefix = "" if folder == os.curdir else folder
    for entry in entries:
        path = os.path.join(prefix, entry.name)
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in _NOT_COPY and not (globs and globs.excludes(path)):
                yield from _walk(path, globs)
        elif entry.is_file() and supported(path) and (globs is None or globs.includes(path)):
            yield path
