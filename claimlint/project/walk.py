"""From the paths that were named to the files that are read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers import extension_of
from claimlint.report import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.project.globs import Globs
    from claimlint.project.ignored import Ignored

STANDARD_INPUT = "-"
_OF_EXTRAS = (".pdf",)


class Files(NamedTuple):
    """What to read, in order and once each, and the paths that lead nowhere.

    ``notices`` tell of files in folders that were left out for want of a library.
    """

    paths: list[str]
    failures: list[Failure]
    notices: list[str]


def find_files(
    paths: tuple[str, ...],
    globs: Globs | None,
    leave_out: tuple[str, ...] = (),
    *,
    force_exclude: bool = False,
) -> Files:
    """Return the files of ``paths``; folders are walked in the order of their names.

    A file that is named is always read, but with ``force_exclude`` only where a walk through
    the current folder would come upon it, whatever git ignores. In a folder, only files of a
    readable kind are, and nothing hidden, nothing that git ignores and nothing that belongs to
    a program. Links to folders are not followed. ``leave_out`` are files and folders that are
    not searched for: the one that the report is written to, say.
    """
    found: dict[str, str] = {}
    failures: list[Failure] = []
    notices: list[str] = []
    hidden = frozenset(os.path.realpath(path) for path in leave_out)
    for path in paths:
        if path != STANDARD_INPUT and os.path.isdir(path):
            inside = _inside(path, globs, hidden, failures)
            inside = _readable(path, inside, failures, notices)
        elif path == STANDARD_INPUT or os.path.lexists(path):
            unwanted = force_exclude and _left_out(path, globs, hidden)
            inside = [] if unwanted else [path]
        else:
            failures.append(Failure(path, "no such file or folder; correct the path"))
            continue
        for file in inside:
            found.setdefault(os.path.abspath(file) if file != STANDARD_INPUT else file, file)
    return Files(list(found.values()), failures, notices)


def _readable(
    folder: str, files: list[str], failures: list[Failure], notices: list[str]
) -> list[str]:
    """Return the files without those that need an extra which is not installed.

    That is told, and is a failure where nothing else can be read.
    """
    if not any(file.lower().endswith(_OF_EXTRAS) for file in files):
        return files
    from claimlint.readers.extras import missing_extra

    wanting = {file: why for file in files if (why := missing_extra(extension_of(file)))}
    for why in dict.fromkeys(wanting.values()):
        count = sum(each == why for each in wanting.values())
        if count == len(files):
            failures.append(Failure(folder, why))
        else:
            notices.append(f"{folder}: {count} left out: {why}")
    return [file for file in files if file not in wanting]


def _inside(
    path: str, globs: Globs | None, hidden: frozenset[str], failures: list[Failure]
) -> list[str]:
    from claimlint.project.ignored import ignored_at

    folder = os.path.normpath(path)
    before = len(failures)
    inside = [
        file
        for file in _walk(folder, globs, ignored_at(folder), failures)
        if not hidden or not _lies_in(os.path.realpath(file), hidden)
    ]
    if not inside and len(failures) == before:
        failures.append(Failure(path, _nothing_in(path, globs)))
    return inside


def _lies_in(path: str, places: frozenset[str]) -> bool:
    return any(path == place or path.startswith(place + os.sep) for place in places)


def _left_out(path: str, globs: Globs | None, hidden: frozenset[str]) -> bool:
    """Whether a walk through the current folder would pass over the file ``path``."""
    from claimlint.project.leftout import no_copy, no_copy_in

    if path == STANDARD_INPUT:
        return False
    *folders, name = os.path.relpath(path).split(os.sep)
    return (
        name.startswith(".")
        or any(part.startswith(".") and part != os.pardir for part in folders)
        or any(no_copy_in(part, set()) for part in folders)
        or extension_of(os.path.basename(path)) is None
        or no_copy(name)
        or (globs is not None and not globs.includes(path))
        or _lies_in(os.path.realpath(path), hidden)
    )


def _nothing_in(path: str, globs: Globs | None) -> str:
    patterns = (
        " and 'include' and 'exclude' in the configuration" if globs and any(globs[1:]) else ""
    )
    return (
        f"no readable copy in {path}; name a file to have it read in any case, "
        f"or look at the folder, its .gitignore{patterns}"
    )


def _walk(
    top: str, globs: Globs | None, ignored: Ignored, failures: list[Failure]
) -> Iterator[str]:
    """Yield the files in order; a folder that cannot be listed becomes a failure.

    There is no recursion, so that no depth of folders is too deep.
    """
    from claimlint.project.leftout import no_copy, no_copy_in

    waiting: list[tuple[str, Ignored | None]] = [(top, ignored)]
    while waiting:
        path, above = waiting.pop()
        if above is None:
            yield path
            continue
        entries = _entries(path, failures)
        names = {entry.name for entry in entries}
        if path != top and no_copy_in(os.path.basename(path), names):
            continue
        here = above.entering(os.path.abspath(path), names)
        prefix = "" if path == os.curdir else path
        for entry in reversed(entries):
            inner = os.path.join(prefix, entry.name)
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if not (globs and globs.excludes(inner)) and not _ignores(here, inner, folder=True):
                    waiting.append((inner, here))
            elif (
                extension_of(entry.name)
                and not no_copy(entry.name)
                and _is_file(entry)
                and (globs is None or globs.includes(inner))
                and not _ignores(here, inner, folder=False)
            ):
                waiting.append((inner, None))


def _ignores(ignored: Ignored, path: str, *, folder: bool) -> bool:
    return bool(ignored.specs) and ignored.ignores(os.path.abspath(path), folder=folder)


def _is_file(entry: os.DirEntry[str]) -> bool:
    if entry.is_symlink():
        return os.path.isfile(entry.path)  # false, too, where a link leads to itself
    return entry.is_file(follow_symlinks=False)


def _entries(folder: str, failures: list[Failure]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as listing:
            return sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        why = (error.strerror or "cannot be listed").lower()
        failures.append(Failure(folder, f"{why}; make the folder readable or exclude it"))
        return []
