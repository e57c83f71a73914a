"""Which files of a folder belong to a run."""

from __future__ import annotations

import os
from typing import NamedTuple


class Globs(NamedTuple):
    """Patterns in the manner of `fnmatch`, relative to ``base`` (an absolute folder).

    A pattern without a slash is tried on every part of a path, one with a slash on the
    path from ``base`` and on the folders above it, so that naming a folder covers all that
    is in it. ``*`` crosses slashes; ``**/`` may also stand for nothing.
    """

    base: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def includes(self, path: str) -> bool:
        """Whether the file ``path`` is wanted."""
        if not self.include and not self.exclude:
            return True
        parts = self._parts(path)
        wanted = not self.include or any(_covers(pattern, parts) for pattern in self.include)
        return wanted and not any(_covers(pattern, parts) for pattern in self.exclude)

    def excludes(self, folder: str) -> bool:
        """Whether all that is in ``folder`` is unwanted."""
        return bool(self.exclude) and any(
            _covers(pattern, self._parts(folder)) for pattern in self.exclude
        )

    def _parts(self, path: str) -> list[str]:
        relative = os.path.relpath(os.path.abspath(path), self.base)
        return relative.replace(os.sep, "/").split("/")


def _covers(pattern: str, parts: list[str]) -> bool:
    from fnmatch import fnmatchcase  # only where a configuration has patterns

    pattern = pattern.replace("\\", "/").removeprefix("./").strip("/")
    if "/" not in pattern:
        return any(fnmatchcase(part, pattern) for part in parts)
    above = ["/".join(parts[: count + 1]) for count in range(len(parts))]
    shapes = {pattern, pattern.replace("**/", "")}
    return any(fnmatchcase(path, shape) for path in above for shape in shapes)
