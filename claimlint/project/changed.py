"""Which lines of the copy are new, as git or a diff tells it."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from claimlint.project.diffs import Touched, read_diff
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIFF = (
    "diff", "--unified=0", "--find-renames", "--no-color", "--no-ext-diff", "--no-textconv",
    "--no-relative", "--src-prefix=a/", "--dst-prefix=b/",
)  # fmt: skip
_ALL = Touched(whole=True)


class Changes:
    """What is new, by file. ``notices`` tell of parts of a diff that could not be used."""

    def __init__(
        self, files: dict[str, Touched], tracked: frozenset[str] | None, notices: Iterable[str] = ()
    ) -> None:
        """Take what is new by real path, and the files that are known to have changed nowhere else.

        Without ``tracked`` only ``files`` are new; with it, every file beyond is new as a whole.
        """
        self._files = files
        self._tracked = tracked
        self.notices = list(notices)

    def of(self, path: str) -> Touched | None:
        """Return what is new in the file; None when nothing is."""
        real = os.path.realpath(path)
        touched = self._files.get(real)
        if touched is None and self._tracked is not None and real not in self._tracked:
            return _ALL
        if touched is None or not touched.changed:
            return None
        return _ALL if _has_lone_returns(real) else touched


def _has_lone_returns(path: str) -> bool:
    """Whether lines end that git takes for one: their numbers are then of no use."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return False  # who reads the file will say so
    return data.count(b"\r") > data.count(b"\r\n")


def changes_since(revision: str) -> Changes:
    """Return what the work tree has that the git revision has not.

    Where the branch has left the revision behind, it is compared with the commit that both
    come from. Files that git does not follow are new. Raise `RuleError` when git cannot tell.
    """
    top = _git(("rev-parse", "--show-toplevel"), "")
    folder = os.path.realpath(top.decode("utf-8", "surrogateescape").rstrip("\r\n"))
    if revision.startswith("-") or not _resolves(revision):
        raise RuleError(
            f"--changed-since={revision}", 0, "git knows no such revision; name a branch, a tag "
            "or a commit, and fetch it first where the history is shallow"
        )  # fmt: skip
    base = _try_git(("merge-base", revision, "HEAD"))
    commit = base.decode().strip() if base else revision
    patch = _git((*_DIFF, commit, "--"), folder)
    files = {
        os.path.join(folder, *path.split("/")): touched
        for path, touched in read_diff("git diff", patch).items()
    }
    listed = _git(("ls-files", "--cached", "-z"), folder).decode("utf-8", "surrogateescape")
    names = filter(None, listed.split("\0"))
    return Changes(files, frozenset(os.path.join(folder, *name.split("/")) for name in names))


def changes_in(name: str, data: bytes) -> Changes:
    """Return what the unified diff ``data`` makes new; ``name`` is told in errors.

    Its paths lead from the current folder or from one above it. Raise `RuleError` for what is
    no diff, and where none of its files is there.
    """
    written = read_diff(name, data)
    files, missing = {}, []
    for path, touched in written.items():
        found = _found(path)
        if found is None:
            missing.append(path)
        else:
            files[found] = touched
    if missing and not files:
        raise RuleError(
            name, 0, f"{missing[0]}: no such file here or in a folder above; "
            "run claimlint in the folder that the diff was made for"
        )  # fmt: skip
    return Changes(files, None, (f"{name}: {path}: no such file" for path in missing))


def _found(path: str) -> str | None:
    folder = os.getcwd()
    while True:
        candidate = os.path.join(folder, *path.split("/"))
        if os.path.isfile(candidate):
            return os.path.realpath(candidate)
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def _resolves(revision: str) -> bool:
    return _try_git(("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")) is not None


def _git(args: tuple[str, ...], folder: str) -> bytes:
    """Return what git prints; raise `RuleError` with what it says when it fails."""
    answer = _run(args, folder)
    if answer.returncode:
        said = answer.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[0].removeprefix("fatal: ") if said else f"exit status {answer.returncode}"
        raise RuleError(
            "--changed-since", 0, f"git says: {reason}; run claimlint in a git work tree, or "
            "give a diff with --changed-in"
        )  # fmt: skip
    return answer.stdout


def _try_git(args: tuple[str, ...]) -> bytes | None:
    answer = _run(args, "")
    return None if answer.returncode else answer.stdout


def _run(args: tuple[str, ...], folder: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - no shell, and revisions cannot be taken for options
            ("git", "-C", folder or os.curdir, *args),  # noqa: S607 - the user's own git
            capture_output=True, check=False, stdin=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
        )  # fmt: skip
    except OSError as error:
        raise RuleError(
            "--changed-since", 0, "git cannot be run; install it, or give a diff with --changed-in"
        ) from error
