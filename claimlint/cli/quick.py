"""The plain ``check``, read without click.

To import click takes three times as long as to start Python, and more than to check a page.
Arguments that need no second look are therefore read here; for all others, and whenever
something is wrong, click reads them again and says what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimlint.project import values
from claimlint.project.values import ValueRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FLAGS = {
    "--exit-zero": "exit_zero",
    "--no-cache": "no_cache",
    "--no-config": "no_config",
    "--no-progress": "no_progress",
    "--quiet": "quiet",
    "-q": "quiet",
}


def _plain_format(value: str) -> str:
    return values.one_of(value, ("text", "concise", "json"), "format")


_VALUES: dict[str, tuple[str, Callable[[str], str]]] = {
    "--fail-on": ("fail_on", values.severity),
    "--format": ("format", _plain_format),
    "--product": ("product", values.product),
    "--severity": ("severity", values.severity),
}


def plain(args: Sequence[str]) -> dict[str, Any] | None:
    """Return what the arguments of a plain check say, by the names of the parameters.

    None stands for arguments that click has to read.
    """
    if not args or args[0] != "check":
        return None
    given: dict[str, Any] = {}
    paths: list[str] = []
    rest = iter(args[1:])
    for arg in rest:
        name, equals, value = arg.partition("=")
        if name in _VALUES:
            key, checked = _VALUES[name]
            try:
                given[key] = checked(value if equals else next(rest, ""))
            except ValueRefusedError:
                return None
        elif arg in _FLAGS:
            given[_FLAGS[arg]] = True
        elif arg.startswith("-") and arg != "-":
            return None
        else:
            paths.append(arg)
    return {**given, "paths": tuple(paths)}


def status_of(args: Sequence[str]) -> int | None:
    """Check what plain arguments name and return the exit status.

    None stands for arguments that click has to read, and for trouble before the report.
    """
    given = plain(args)
    if given is None:
        return None
    from claimlint.cli.checking import Options, checked

    try:
        return checked(Options(**given))
    except Exception:  # noqa: BLE001 - what it was is said by click's way, which meets it too
        return None
