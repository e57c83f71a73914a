"""What an editor's settings say over the configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from claimlint.project import values
from claimlint.project.settings import Given
from claimlint.project.values import ValueRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

SECTION = "claimlint"


class ClientSettings(NamedTuple):
    """What the client said, checked; ``given`` holds what the command line has as options.

    ``config`` is the path of a configuration file, or None for the nearest one. ``rule_pages``
    is the address below which the pages of the rules are.
    """

    given: Given
    config: str | None = None
    rule_pages: str | None = None


def client_settings(said: object) -> ClientSettings:
    """Return settings from what a client sent, with or without the section around it.

    Raise `ValueRefusedError` for a setting that there is not, or whose value cannot be taken.
    """
    if isinstance(said, dict) and isinstance(said.get(SECTION), dict):
        said = said[SECTION]
    if said is None:
        said = {}
    if not isinstance(said, dict):
        raise ValueRefusedError(f"the settings of {SECTION} are to be a mapping of names to values")
    taken: dict[str, Any] = {}
    for name, value in said.items():
        if value is None:
            continue
        if name not in _SETTINGS:
            values.one_of(str(name), _SETTINGS, f"setting of {SECTION}")
        try:
            taken[name] = _SETTINGS[name](value)
        except ValueRefusedError as error:
            raise ValueRefusedError(f"setting '{SECTION}.{name}': {error}") from error
    config, pages = taken.pop("config", None), taken.pop("rule-pages", None)
    given = Given(**{name.replace("-", "_"): value for name, value in taken.items()})
    return ClientSettings(given, config, pages)


def _text(check: Callable[[str], str] | None = None) -> Callable[[object], str]:
    def taken(value: object) -> str:
        if not isinstance(value, str) or not value:
            raise ValueRefusedError("a text is expected")
        return check(value) if check else value

    return taken


def _texts(check: Callable[[list[str]], tuple[str, ...]]) -> Callable[[object], tuple[str, ...]]:
    def taken(value: object) -> tuple[str, ...]:
        entries = [value] if isinstance(value, str) else value
        if not isinstance(entries, list) or not all(isinstance(each, str) for each in entries):
            raise ValueRefusedError("a text or a list of texts is expected")
        return check(entries)

    return taken


_SETTINGS: dict[str, Callable[[object], Any]] = {
    "audience": _text(values.audience),
    "as-of": _text(values.day),
    "config": _text(),
    "extend-select": _texts(values.split),
    "ignore": _texts(values.split),
    "markets": _texts(values.markets),
    "product": _text(values.product),
    "rule-pages": _text(values.address),
    "select": _texts(values.split),
    "severity": _text(values.severity),
}
