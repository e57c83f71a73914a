"""What holds for one file, and who said it.

From the weakest to the strongest: the defaults, the configuration, its overrides in their
order, the file itself, the command line. A list of codes adds to what weaker layers said, save
``select`` and what the command line says, which take the place of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint.project import values
from claimlint.project.globs import Globs
from claimlint.project.keys import OFF
from claimlint.project.selection import Selection, check_codes
from claimlint.project.settings import Settings
from claimlint.report import Profile
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.project.catalogue import Catalogue
    from claimlint.project.config import Config, Override
    from claimlint.project.infile import Declared
    from claimlint.project.settings import Given

SINGLE = ("product", "markets", "audience", "as-of", "severity", "fail-on", "format")
CODES = ("select", "extend-select", "ignore")
_OPPOSITE = {"extend-select": "ignore", "ignore": "extend-select"}
_DEFAULTS: dict[str, str | tuple[str, ...]] = {
    "product": "general",
    "markets": ("us",),
    "audience": "consumers",
    "severity": "info",
    "fail-on": "warning",
    "format": "text",
}


class Said(NamedTuple):
    """One value, and where it was said: a text for people, such as ``claimlint.yaml:3``."""

    value: str | tuple[str, ...]
    where: str


class Standing(NamedTuple):
    """What holds for a file, each with who said it.

    ``single`` has one entry for every key of `SINGLE`. ``codes`` has for every key of `CODES`
    the entries that hold, ``severities`` the severity by code or prefix.
    """

    single: dict[str, Said]
    codes: dict[str, list[Said]]
    severities: dict[str, Said]

    def settings(self) -> Settings:
        """Return this without who said it."""
        return Settings(
            Profile(
                self._text("product"),
                tuple(self.single["markets"].value),
                self._text("as-of"),
                self._text("audience"),
            ),
            self.selection(),
            self._text("severity"),
            self._text("fail-on"),
            self._text("format"),
            self.weights(),
        )

    def _text(self, key: str) -> str:
        return str(self.single[key].value)

    def selection(self) -> Selection:
        """Return the rules that the file is judged by; those that are off are ignored."""
        select, extend, ignore = (self._entries(key) for key in CODES)
        off = tuple(code for code, said in self.severities.items() if said.value == OFF)
        return Selection(select, extend, (*ignore, *off))

    def weights(self) -> tuple[tuple[str, str], ...]:
        """Return the severities that differ from what the rules say, those that are off apart."""
        return tuple(
            (code, str(said.value)) for code, said in self.severities.items() if said.value != OFF
        )

    def _entries(self, key: str) -> tuple[str, ...]:
        return tuple(str(said.value) for said in self.codes[key])


class Layers:
    """The layers of one run; `standing` tells what they come to for a file."""

    def __init__(self, given: Given, config: Config | None, catalogue: Catalogue) -> None:
        """Take the command line and the configuration.

        Raise `RuleError`, after where it is written, for a code that no rule has.
        """
        self._given = given
        self._config = config
        if config is not None:
            parts: list[Config | Override] = [config, *config.overrides]
            for part in parts:
                _check(part, config.path or "", catalogue)

    def matching(self, path: str) -> tuple[int, ...]:
        """Return which overrides are for the file ``path``, by their number."""
        config = self._config
        if config is None or not config.overrides:
            return ()
        base = config.globs.base
        return tuple(
            number
            for number, override in enumerate(config.overrides)
            if Globs(base, override.paths).includes(path)
        )

    def standing(
        self,
        path: str = "",
        overrides: tuple[int, ...] = (),
        declared: tuple[Declared, ...] = (),
    ) -> Standing:
        """Return what holds for ``path``, which these overrides are for and which says that."""
        standing = Standing({}, {key: [] for key in CODES}, {})
        for key, value in _DEFAULTS.items():
            standing.single[key] = Said(value, "default")
        standing.single["as-of"] = Said(values.today(), "default: today")
        config = self._config
        if config is not None:
            _take(standing, config, config.path or "")
            for number in overrides:
                override = config.overrides[number]
                note = f" (override for {', '.join(override.paths)})"
                _take(standing, override, config.path or "", note)
        for key, value, line in declared:
            standing.single[key] = Said(value, f"{path}:{line}")
        self._command_line(standing)
        return standing

    def _command_line(self, standing: Standing) -> None:
        for key in SINGLE:
            value = getattr(self._given, key.replace("-", "_"))
            if value is not None:
                standing.single[key] = Said(value, "command line")
        for key in CODES:
            codes = getattr(self._given, key.replace("-", "_"))
            if codes is not None:
                standing.codes[key] = [Said(code.upper(), "command line") for code in codes]


def _take(standing: Standing, part: Config | Override, path: str, note: str = "") -> None:
    """Let a stronger part of the configuration speak."""
    lines = dict(part.lines)

    def where(key: str) -> str:
        line = lines.get(key, 0)
        return f"{path}:{line}{note}" if line else f"{path}{note}"

    for key in SINGLE:
        value = getattr(part, key.replace("-", "_"), None)
        if value is not None:
            standing.single[key] = Said(value, where(key))
    for key, codes in _written(part):
        said = [Said(code.upper(), where(key)) for code in codes]
        if key == "select":
            standing.codes[key] = said
            continue
        _withdraw(standing, key, {entry.value for entry in said})
        standing.codes[key] = [*standing.codes[key], *said]
    for code, severity in part.severities:
        standing.severities[code] = Said(severity, where("severities"))


def _withdraw(standing: Standing, key: str, codes: set[str | tuple[str, ...]]) -> None:
    """Take back what weaker layers said to the contrary of these very entries."""
    for other in (key, _OPPOSITE[key]):
        standing.codes[other] = [said for said in standing.codes[other] if said.value not in codes]
    if key == "extend-select":
        for code in [code for code, said in standing.severities.items() if said.value == OFF]:
            if code in codes:
                del standing.severities[code]


def _written(part: Config | Override) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key in CODES:
        codes = getattr(part, key.replace("-", "_"))
        if codes:
            yield key, codes


def _check(part: Config | Override, path: str, catalogue: Catalogue) -> None:
    """Raise `RuleError` for codes that no rule has."""
    lines = dict(part.lines)
    written = [*_written(part), ("severities", tuple(code for code, _ in part.severities))]
    for key, codes in written:
        if not codes:
            continue
        try:
            check_codes(codes, catalogue.rules)
        except values.ValueRefusedError as error:
            raise RuleError(path, lines.get(key, 0), f"{key}: {error}") from error
