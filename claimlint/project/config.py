"""``claimlint.yaml`` and ``[tool.claimlint]``, read strictly."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from claimlint.project import values
from claimlint.project.globs import Globs
from claimlint.reporters import FORMATS
from claimlint.rulebook.hints import did_you_mean
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable

_LISTS = ("markets", "select", "ignore", "extend-select", "include", "exclude", "rules")
KEYS = ("product", "markets", "audience", "as-of", "select", "ignore", "extend-select",
        "severity", "fail-on", "format", "include", "exclude", "rules")  # fmt: skip


class Entry(NamedTuple):
    """The value of one key as written, and its line (from 1; 0 when unknown)."""

    items: tuple[str, ...]
    is_list: bool
    line: int


class Config(NamedTuple):
    """What the configuration says; None and empty stand for what it does not say.

    ``rules`` are paths that lead from the current folder. ``lines`` tells where each key
    stands in ``path``, for messages about values that can only be judged later.
    """

    path: str | None = None
    product: str | None = None
    markets: tuple[str, ...] | None = None
    audience: str | None = None
    as_of: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: str | None = None
    fail_on: str | None = None
    format: str | None = None
    globs: Globs = Globs()
    rules: tuple[str, ...] = ()
    lines: tuple[tuple[str, int], ...] = ()

    def line(self, key: str) -> int:
        """Return the line of ``key``; 0 when it is not known."""
        return dict(self.lines).get(key, 0)


def load_config(path: str) -> Config:
    """Read the configuration file ``path``.

    Raise `RuleError` with file and line for a file that cannot be read, an unknown key or
    a value that cannot be taken.
    """
    data = _read(path)
    entries = _toml_entries(path, data) if path.endswith(".toml") else _yaml_entries(path, data)
    folder = os.path.dirname(path)
    listed = {
        key: tuple(filter(None, entries[key].items)) if key in entries else () for key in _LISTS
    }
    return Config(
        path=path,
        product=_checked(path, entries, "product", values.product),
        markets=_markets(path, entries),
        audience=_checked(path, entries, "audience", values.audience),
        as_of=_checked(path, entries, "as-of", values.day),
        select=values.split(listed["select"]),
        ignore=values.split(listed["ignore"]),
        extend_select=values.split(listed["extend-select"]),
        severity=_checked(path, entries, "severity", values.severity),
        fail_on=_checked(path, entries, "fail-on", values.severity),
        format=_checked(path, entries, "format", _format),
        globs=Globs(os.path.abspath(folder), listed["include"], listed["exclude"]),
        rules=tuple(os.path.join(folder, rule) for rule in listed["rules"]),
        lines=tuple((key, entry.line) for key, entry in entries.items()),
    )


def _format(value: str) -> str:
    return values.one_of(value, FORMATS, "format")


def _checked(
    path: str, entries: dict[str, Entry], key: str, check: Callable[[str], str]
) -> str | None:
    entry = entries.get(key)
    if entry is None:
        return None
    if entry.is_list or len(entry.items) != 1:
        raise RuleError(path, entry.line, f"{key}: one value is expected here, not a list")
    try:
        return check(entry.items[0])
    except values.ValueRefusedError as error:
        raise RuleError(path, entry.line, f"{key}: {error}") from error


def _markets(path: str, entries: dict[str, Entry]) -> tuple[str, ...] | None:
    entry = entries.get("markets")
    if entry is None:
        return None
    try:
        return values.markets(entry.items)
    except values.ValueRefusedError as error:
        raise RuleError(path, entry.line, f"markets: {error}") from error


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise RuleError(path, 0, f"{reason}; name a configuration file or use --no-config") from (
            error
        )


def _yaml_entries(path: str, data: bytes) -> dict[str, Entry]:
    from claimlint.rulebook.nodes import compose

    root = compose(path, data)
    fields = {} if root is None else root.items(KEYS)
    return {
        key: Entry(tuple(node.texts()), node.is_list(), node.line) for key, node in fields.items()
    }


def _toml_entries(path: str, data: bytes) -> dict[str, Entry]:
    import tomllib

    try:
        text = data.decode("utf-8")
        section = _section(tomllib.loads(text))
    except UnicodeDecodeError as error:
        raise RuleError(path, 0, f"not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise RuleError(path, 0, f"not valid TOML: {error}") from error
    if not isinstance(section, dict):
        raise RuleError(path, 0, "[tool.claimlint] is expected to be a table")
    entries = {}
    for key, value in section.items():
        line = _toml_line(text, key)
        if key not in KEYS:
            raise RuleError(path, line, f"unknown key '{key}'{did_you_mean(key, KEYS)}")
        items = value if isinstance(value, list) else [value]
        if any(isinstance(item, dict | list | bool | int | float) for item in items):
            raise RuleError(path, line, f"{key}: a text or a list of texts is expected here")
        entries[key] = Entry(tuple(str(item) for item in items), isinstance(value, list), line)
    return entries


def _section(data: dict[str, Any]) -> Any:  # noqa: ANN401 - what stands there is yet to be seen
    tool = data.get("tool", {})
    return tool.get("claimlint", {}) if isinstance(tool, dict) else {}


def _toml_line(text: str, key: str) -> int:
    """Return the line on which ``key`` stands in ``[tool.claimlint]``; 0 when not found.

    The parser of the standard library keeps no lines.
    """
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip().replace(" ", "").replace('"', "").replace("'", "")
        if bare.startswith("["):
            inside = bare.startswith("[tool.claimlint]")
        elif inside and bare.startswith(f"{key}="):
            return number
    return 0
