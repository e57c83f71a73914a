"""``claimlint.yaml`` and ``[tool.claimlint]``, read strictly."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from claimlint.project import values
from claimlint.project.globs import Globs
from claimlint.project.keys import KEYS, OVERRIDE_KEYS, TABLE, VOCABULARY
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Protocol, Self

    from claimlint.project.keys import Key

    class Node(Protocol):
        """A value of a YAML or a TOML file, with its line (from 1; 0 when unknown)."""

        @property
        def line(self) -> int:
            """Where the value stands."""

        def is_list(self) -> bool:
            """Whether it is a list."""

        def items(self, known: Iterable[str] | None = None) -> dict[str, Self]:
            """Return the mapping; keys outside ``known`` are errors."""

        def entries(self) -> list[Self]:
            """Return the nodes of a list."""

        def text(self) -> str:
            """Return the text."""

        def texts(self) -> list[str]:
            """Return the texts of a list, or the one text."""

        def error(self, message: str) -> RuleError:
            """Return the error for this place."""


class Override(NamedTuple):
    """What the configuration says of the files that match one of ``paths``.

    The other fields are those of `Config`. ``line`` is where the override begins.
    """

    paths: tuple[str, ...] = ()
    line: int = 0
    product: str | None = None
    markets: tuple[str, ...] | None = None
    audience: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()
    lines: tuple[tuple[str, int], ...] = ()


class Config(NamedTuple):
    """What the configuration says; None and empty stand for what it does not say.

    ``rules``, ``evidence`` and ``baseline`` are paths that lead from the current folder.
    ``severities`` gives codes and prefixes with error, warning, info or off, ``vocabulary`` the
    names of each kind in `claimlint.project.keys.VOCABULARY`. ``lines`` tells where each key
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
    severities: tuple[tuple[str, str], ...] = ()
    severity: str | None = None
    fail_on: str | None = None
    format: str | None = None
    globs: Globs = Globs()
    copy_fields: tuple[str, ...] = ()
    skip_fields: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    vocabulary: tuple[tuple[str, tuple[str, ...]], ...] = ()
    evidence: tuple[str, ...] = ()
    baseline: str | None = None
    rule_pages: str | None = None
    overrides: tuple[Override, ...] = ()
    lines: tuple[tuple[str, int], ...] = ()

    def line(self, key: str) -> int:
        """Return the line of ``key``; 0 when it is not known."""
        return dict(self.lines).get(key, 0)


def load_config(path: str) -> Config:
    """Read the configuration file ``path``.

    Raise `RuleError` with file and line for a file that cannot be read, an unknown key or
    a value that cannot be taken.
    """
    root = _root(path, _read(path))
    fields = {} if root is None else root.items(KEYS)
    said = _taken(fields)
    folder = os.path.dirname(path)
    globs = Globs(os.path.abspath(folder), said.pop("include", ()), said.pop("exclude", ()))
    for key in ("rules", "evidence"):
        said[key] = tuple(os.path.join(folder, entry) for entry in said.get(key, ()))
    if "baseline" in said:
        said["baseline"] = os.path.join(folder, said["baseline"])
    return Config(path=path, globs=globs, lines=_lines(fields), **said)


def _root(path: str, data: bytes) -> Node | None:
    if path.endswith(".toml"):
        from claimlint.project.toml_nodes import toml_section

        return toml_section(path, data)
    from claimlint.rulebook.nodes import compose

    return compose(path, data)


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise RuleError(path, 0, f"{reason}; name a configuration file or use --no-config") from (
            error
        )


def _taken(fields: dict[str, Node]) -> dict[str, Any]:
    """Return what each key holds, by the names of the fields of `Config`."""
    taken = {}
    for name, node in fields.items():
        key = TABLE.get(name, TABLE["include"])  # the paths of an override are such patterns too
        try:
            taken[name.replace("-", "_")] = _PARSERS[key.kind](node, key)
        except values.ValueRefusedError as error:
            raise node.error(f"{name}: {error}") from error
    return taken


def _lines(fields: dict[str, Node]) -> tuple[tuple[str, int], ...]:
    return tuple((name, node.line) for name, node in fields.items())


def _one(node: Node, _: Key) -> str:
    if node.is_list():
        raise values.ValueRefusedError("one value is expected here, not a list")
    return node.text()


def _address(node: Node, key: Key) -> str:
    return values.address(_one(node, key))


def _choice(node: Node, key: Key) -> str:
    return values.one_of(_one(node, key), key.options, values.WHAT[key.name])


def _day(node: Node, key: Key) -> str:
    return values.day(_one(node, key))


def _markets(node: Node, _: Key) -> tuple[str, ...]:
    return values.markets(node.texts())


def _texts(node: Node, _: Key) -> tuple[str, ...]:
    return tuple(filter(None, node.texts()))


def _codes(node: Node, _: Key) -> tuple[str, ...]:
    return values.split(node.texts())


def _severities(node: Node, key: Key) -> tuple[tuple[str, str], ...]:
    found = {}
    for code, entry in node.items().items():
        try:
            found[code.upper()] = values.one_of(entry.text(), key.options, "severity")
        except values.ValueRefusedError as error:
            raise entry.error(f"{key.name}: {error}") from error
    return tuple(found.items())


def _vocabulary(node: Node, key: Key) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((kind, _texts(names, key)) for kind, names in node.items(VOCABULARY).items())


def _overrides(node: Node, _: Key) -> tuple[Override, ...]:
    overrides = []
    for entry in node.entries():
        fields = entry.items(OVERRIDE_KEYS)
        said = _taken(fields)
        if not said.get("paths"):
            raise entry.error("an override needs paths, such as paths: [content/uk/**]")
        overrides.append(Override(line=entry.line, lines=_lines(fields), **said))
    return tuple(overrides)


_PARSERS: dict[str, Callable[[Node, Key], Any]] = {
    "address": _address,
    "choice": _choice,
    "codes": _codes,
    "day": _day,
    "markets": _markets,
    "overrides": _overrides,
    "path": _one,
    "severities": _severities,
    "texts": _texts,
    "vocabulary": _vocabulary,
}
