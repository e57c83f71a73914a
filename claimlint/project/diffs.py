"""Unified diffs, read for one thing: which lines of which files are new."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator

_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_HEADER = re.compile(r'diff --git ("(?:[^"\\]|\\.)*"|.+) ("(?:[^"\\]|\\.)*"|.+)$')
_BINARY = re.compile(r'Binary files (?:.+) and ("(?:[^"\\]|\\.)*"|.+) differ$')
_QUOTED = re.compile(r"\\(?:([0-7]{3})|(.))")
_ESCAPES = {"a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13}
_NOWHERE = "/dev/null"


class Touched:
    """Which lines of one file are new; lines count from 1.

    ``whole`` files are new in every line. Lines were taken out between a line of the ``seams``
    and the next one.
    """

    __slots__ = ("_lines", "_seams", "whole")

    def __init__(self, *, whole: bool = False) -> None:
        """Begin with a file in which nothing is new, or everything."""
        self.whole = whole
        self._lines: list[int] = []
        self._seams: list[int] = []

    def add(self, line: int) -> None:
        """Note that ``line`` is new; lines come in their order."""
        self._lines.append(line)

    def cut(self, line: int) -> None:
        """Note that lines were taken out behind ``line`` (0: at the beginning)."""
        if self._seams[-1:] != [line]:
            self._seams.append(line)

    @property
    def changed(self) -> bool:
        """Whether anything differs."""
        return self.whole or bool(self._lines or self._seams)

    def meets(self, first: int, last: int) -> bool:
        """Whether a line from ``first`` to ``last`` is new, or one is missing between them."""
        return (
            self.whole
            or _holds(self._lines, first, last)
            or (first < last and _holds(self._seams, first, last - 1))
        )


def _holds(numbers: list[int], first: int, last: int) -> bool:
    at = bisect_left(numbers, first)
    return at < len(numbers) and numbers[at] <= last


def read_diff(name: str, data: bytes) -> dict[str, Touched]:
    """Return what the unified diff ``data`` makes new, by the path of the new file.

    A prefix such as ``b/`` is taken off. Files that are gone are left out. Raise `RuleError`,
    with ``name`` and the line, for what is no unified diff.
    """
    reading = _Reading(name)
    lines = enumerate(_text(data).removesuffix("\n").split("\n"), start=1)
    for number, line in lines:
        reading.line(number, line.removesuffix("\r"))
    reading.end()
    return reading.files


def _text(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):  # what a shell of Windows makes of a redirection
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "surrogateescape")


class _Reading:
    """The state between two lines of a diff."""

    def __init__(self, name: str) -> None:
        self.files: dict[str, Touched] = {}
        self._name = name
        self._said = self._other_lines = False
        self._number = 0
        self._prefixed = True
        self._path: str | None = None
        self._touched = Touched()
        self._at = 0
        self._old = self._new = 0

    def line(self, number: int, line: str) -> None:
        """Take the next line, without its end."""
        self._number = number
        if self._old or self._new:
            self._inside(line)
        elif line.startswith("@@@"):
            raise self._error("a combined diff of a merge; give one against a single parent")
        elif hunk := _HUNK.match(line):
            self._open(hunk)
        elif line.startswith("diff --git "):
            self._header(line)
        elif line.startswith("--- "):
            self._prefixed = _path(line[4:]).startswith(("a/", "i/", "c/", "o/", _NOWHERE))
        elif line.startswith("+++ "):
            self._path = self._stripped(_path(line[4:]))
            self._begin()
        else:
            self._other(line)

    def end(self) -> None:
        """Hear that nothing follows."""
        if self._old or self._new:
            raise self._error("ends within a hunk; give the whole diff")
        if self._other_lines and not self._said:
            raise self._error("no unified diff; make one with diff -u or git diff", first=True)

    def _error(self, what: str, *, first: bool = False) -> RuleError:
        return RuleError(self._name, 1 if first else self._number, what)

    def _begin(self) -> None:
        self._said = True
        self._touched = Touched()
        if self._path is not None:
            self._touched = self.files.setdefault(self._path, self._touched)

    def _header(self, line: str) -> None:
        """Take the names from git's first line: a binary or a renamed file has no others."""
        self._said = True
        names = line.removeprefix("diff --git ")
        half = len(names) // 2
        if names[:half].removeprefix("a/") == names[half + 1 :].removeprefix("b/"):
            new = names[half + 1 :]
        else:
            header = _HEADER.match(line)
            new = header[2] if header else names
        self._path = _path(new).removeprefix("b/")

    def _other(self, line: str) -> None:
        self._other_lines = self._other_lines or bool(line.strip())
        binary = _BINARY.match(line)
        if binary:
            self._path = self._stripped(_path(binary[1]))
        if self._path is not None and line.startswith(("rename to ", "copy to ")):
            self._path = _path(line.split(" ", 2)[2])
        if binary or line.startswith(("GIT binary patch", "copy to ")):
            self._begin()
            self._touched.whole = True

    def _stripped(self, path: str) -> str | None:
        if path == _NOWHERE:
            return None
        prefixed = self._prefixed and path.startswith(("b/", "w/", "i/", "c/"))
        return path[2:] if prefixed else path

    def _open(self, hunk: re.Match[str]) -> None:
        self._old, self._new = (int(count) if count else 1 for count in hunk.group(1, 3))
        # Without new lines, git names the line before them.
        self._at = int(hunk[2]) + (self._new == 0)

    def _inside(self, line: str) -> None:
        sign = line[:1]
        if sign == "\\":
            return
        if sign not in ("+", "-", " ", ""):
            raise self._error("neither '+', '-' nor a blank begins this line of a hunk")
        if sign == "-":
            self._old -= 1
            self._touched.cut(self._at - 1)
            return
        if sign == "+":
            self._touched.add(self._at)
        else:
            self._old -= 1
        self._new -= 1
        self._at += 1


def _path(written: str) -> str:
    """Return the path of a header: without the time that ``diff`` adds, and unquoted."""
    if not written.startswith('"'):
        return written.partition("\t")[0]
    return bytes(_unquoted(written[1 : written.rindex('"')])).decode("utf-8", "surrogateescape")


def _unquoted(quoted: str) -> Iterator[int]:
    at = 0
    for match in _QUOTED.finditer(quoted):
        yield from quoted[at : match.start()].encode("utf-8", "surrogateescape")
        octal, sign = match.groups()
        yield int(octal, 8) if octal else _ESCAPES.get(sign, ord(sign))
        at = match.end()
    yield from quoted[at:].encode("utf-8", "surrogateescape")
