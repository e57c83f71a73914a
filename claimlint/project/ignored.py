"""What git ignores: ``.gitignore`` files and ``.git/info/exclude``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_NAME = ".gitignore"


class Ignored(NamedTuple):
    """The patterns that hold in a folder, as ``(folder, patterns)``, the innermost last.

    Folders are absolute. Patterns of a folder come after those of the folders above it and
    before none, so the last that says anything about a path decides, as in git. git's
    patterns for one user on one machine (``core.excludesFile``) are left out, so that every
    machine reads the same files.
    """

    specs: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    def entering(self, folder: str, names: set[str]) -> Ignored:
        """Return what holds in ``folder``, whose entries are called ``names``."""
        specs = self.specs
        if ".git" in names:  # a repository of its own, to which the outer one's rules do not go
            specs = _patterns(folder, _exclude_file(folder))
        if _NAME in names:
            specs += _patterns(folder, os.path.join(folder, _NAME))
        return self if specs is self.specs else Ignored(specs)

    def ignores(self, path: str, *, folder: bool) -> bool:
        """Whether the absolute ``path`` is ignored; its folders are not looked at."""
        for base, spec in reversed(self.specs):
            inner = os.path.relpath(path, base).replace(os.sep, "/")
            verdict = spec.check_file(inner + "/" if folder else inner).include
            if verdict is not None:
                return verdict
        return False


def ignored_at(folder: str) -> Ignored:
    """Return what the folders above ``folder`` say about what is in it.

    That is looked up to the top of the repository, and not at all outside of one. Who names
    a folder that is itself ignored wants it read: then nothing from above holds.
    """
    here = os.path.abspath(folder)
    above = _above(here)
    ignored = Ignored()
    for outer, inner in zip(above, (*above[1:], here), strict=bool(above)):
        ignored = ignored.entering(outer, _known(outer))
        if ignored.ignores(inner, folder=True):
            return Ignored()
    return ignored


def _above(folder: str) -> list[str]:
    """Return the folders from the top of the repository down to the parent of ``folder``."""
    above: list[str] = []
    while not os.path.lexists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return []
        above.insert(0, parent)
        folder = parent
    return above


def _known(folder: str) -> set[str]:
    return {name for name in (".git", _NAME) if os.path.lexists(os.path.join(folder, name))}


def _exclude_file(folder: str) -> str:
    """Return the path of ``info/exclude``, also that of a work tree, whose ``.git`` is a file."""
    git = os.path.join(folder, ".git")
    for link in (git, "commondir"):
        try:
            with open(os.path.join(git, link), encoding="utf-8") as file:
                target = file.readline().removeprefix("gitdir:").strip()
        except (OSError, UnicodeDecodeError):
            continue
        git = os.path.join(os.path.dirname(git) if link == git else git, target)
    return os.path.join(git, "info", "exclude")


def _patterns(folder: str, path: str) -> tuple[tuple[str, GitIgnoreSpec], ...]:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            lines = file.read().removeprefix("\ufeff").splitlines()
    except OSError:
        return ()
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    if not lines:
        return ()
    from pathspec import GitIgnoreSpec  # takes as long to import as all the rest

    return ((folder, GitIgnoreSpec.from_lines(lines)),)
