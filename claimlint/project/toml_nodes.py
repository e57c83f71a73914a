"""The TOML form of the configuration, in the manner of `claimlint.rulebook.nodes`."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from claimlint.rulebook.hints import did_you_mean
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable

    Path = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[{1,2})\s*([^\[\]#]+?)\s*\]{1,2}\s*(?:#|$)")
_ENTRY = re.compile(
    r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_SECTION = ("tool", "claimlint")


class TomlNode:
    """A TOML value that knows its file and line (from 1; 0 when it is not known)."""

    __slots__ = ("_at", "_lines", "line", "path", "value")

    def __init__(self, value: object, path: str, lines: dict[Path, int], at: Path) -> None:
        """Wrap the value at the keys ``at``; ``lines`` tells where keys stand."""
        self.value = value
        self.path = path
        self._lines = lines
        self._at = at
        while at and at not in lines:
            at = at[:-1]
        self.line = lines.get(at, 0)

    def error(self, message: str) -> RuleError:
        """Return (not raise) the error for this place."""
        return RuleError(self.path, self.line, message)

    def is_list(self) -> bool:
        """Whether the value is an array."""
        return isinstance(self.value, list)

    def items(self, known: Iterable[str] | None = None) -> dict[str, TomlNode]:
        """Return the table; keys outside ``known`` are errors."""
        if not isinstance(self.value, dict):
            raise self.error("a table is expected here")
        found = {key: self._below(value, key) for key, value in self.value.items()}
        allowed = list(found if known is None else known)
        for key, node in found.items():
            if key not in allowed:
                raise node.error(f"unknown key {key!r}{did_you_mean(key, allowed)}")
        return found

    def entries(self) -> list[TomlNode]:
        """Return the nodes of an array."""
        if not isinstance(self.value, list):
            raise self.error("an array is expected here")
        return [self._below(value, number) for number, value in enumerate(self.value)]

    def text(self) -> str:
        """Return the value as text, white space folded; a date is a text too."""
        if isinstance(self.value, dict | list | bool | int | float):
            raise self.error("a text or a list of texts is expected here")
        return " ".join(str(self.value).split())

    def texts(self) -> list[str]:
        """Return an array of texts, or one text as a list of one."""
        return [node.text() for node in self.entries()] if self.is_list() else [self.text()]

    def _below(self, value: object, key: str | int) -> TomlNode:
        return TomlNode(value, self.path, self._lines, (*self._at, key))


def toml_section(path: str, data: bytes) -> TomlNode:
    """Return ``[tool.claimlint]``, empty when there is none; raise `RuleError` when broken."""
    try:
        text = data.decode("utf-8")
        whole = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise RuleError(path, 0, f"not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise RuleError(path, 0, f"not valid TOML: {error}") from error
    section: Any = whole
    for name in _SECTION:
        section = section.get(name, {}) if isinstance(section, dict) else {}
    if not isinstance(section, dict):
        raise RuleError(path, 0, "[tool.claimlint] is expected to be a table")
    return TomlNode(section, path, _lines(text), _SECTION)


def _lines(text: str) -> dict[Path, int]:
    """Return the line of each table and key; the parser of the standard library keeps none."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        entry = None if header else _ENTRY.match(line)
        if header:
            table = _within(_parts(header[2]), counts)
            if len(header[1]) == 2:
                index = counts[table] = counts.get(table, -1) + 1
                table = (*table, index)
            found.setdefault(table, number)
        elif entry:
            found.setdefault((*table, *_parts(entry[1])), number)
    return found


def _parts(dotted: str) -> Path:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _within(names: Path, counts: dict[Path, int]) -> Path:
    """Return the full way to a table below an array of tables: it belongs to the last one."""
    way: Path = ()
    for name in names:
        if way in counts:
            way = (*way, counts[way])
        way = (*way, name)
    return way
