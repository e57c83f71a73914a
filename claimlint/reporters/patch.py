"""What fixes would change, as a unified diff."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

from claimlint.reporters.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_END = "\n\\ No newline at end of file\n"


def render_patch(files: Iterable[tuple[str, str, str]]) -> str:
    """Return the diff of files, each as path, text before and text after.

    It is in the form that ``git apply`` and ``patch -p1`` take.
    """
    return "".join(_file(*file) for file in files)


def _file(path: str, before: str, after: str) -> str:
    name = harmless(path).removeprefix("./").lstrip("/")
    lines = unified_diff(_lines(before), _lines(after), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else line + _NO_END for line in lines)


def _lines(text: str) -> list[str]:
    """The lines as a diff counts them: only a line feed ends one."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines
