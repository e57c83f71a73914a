"""What a run goes by: the command line over the configuration over the defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from claimlint.project import values
from claimlint.project.catalogue import Catalogue
from claimlint.report import Profile
from claimlint.rulebook import load_rulebook
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from claimlint.project.config import Config
    from claimlint.project.selection import Selection

_SELECTORS = ("select", "extend-select", "ignore")


class Given:
    """What the command line says, already checked; None where it says nothing.

    A plain class, whose attributes are the command line's parameters: a named tuple of so
    many fields costs start-up more than reading them does.
    """

    product: str | None = None
    markets: tuple[str, ...] | None = None
    audience: str | None = None
    as_of: str | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    severity: str | None = None
    fail_on: str | None = None
    format: str | None = None

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - typed by the attributes
        """Take the parameters by name."""
        self.__dict__.update(given)


class Settings(NamedTuple):
    """What a run goes by; without a ``selection`` every rule is wanted."""

    profile: Profile
    selection: Selection | None
    severity: str
    fail_on: str
    format: str


class OptionRefusedError(values.ValueRefusedError):
    """A value of the command line that cannot be taken; ``option`` names it, without dashes."""

    def __init__(self, option: str, message: str) -> None:
        """Keep the option apart, so that the command line can name it in its own manner."""
        super().__init__(message)
        self.option = option


def load_catalogue(config: Config | None) -> Catalogue:
    """Return the shipped rules and the packs of ``config``; raise `RuleError`."""
    return Catalogue(load_rulebook(config.rules if config else ()))


def settle(given: Given, config: Config | None, catalogue: Catalogue) -> Settings:
    """Join what is given, what is configured, and the defaults.

    Raise `OptionRefusedError` or `RuleError`, after where it was written, for a code that
    no rule of ``catalogue`` has.
    """
    profile = Profile(
        product=given.product or (config and config.product) or "general",
        markets=given.markets or (config and config.markets) or ("us",),
        as_of=given.as_of or (config and config.as_of) or values.today(),
        audience=given.audience or (config and config.audience) or "consumers",
    )
    return Settings(
        profile=profile,
        selection=_selection(given, config, catalogue),
        severity=given.severity or (config and config.severity) or "info",
        fail_on=given.fail_on or (config and config.fail_on) or "warning",
        format=given.format or (config and config.format) or "text",
    )


def _selection(given: Given, config: Config | None, catalogue: Catalogue) -> Selection | None:
    written = (given.select, given.extend_select, given.ignore)
    if not any(written) and config is None:
        return None
    from claimlint.project.selection import Selection

    return Selection(*(_codes(key, given, config, catalogue) for key in _SELECTORS))


def _codes(key: str, given: Given, config: Config | None, catalogue: Catalogue) -> tuple[str, ...]:
    field = key.replace("-", "_")
    written: tuple[str, ...] | None = getattr(given, field)
    configured = config if written is None else None
    entries = written if configured is None else getattr(configured, field)
    if not entries:
        return ()
    from claimlint.project.selection import check_codes

    try:
        return check_codes(entries, catalogue.rules)
    except values.ValueRefusedError as error:
        if configured is None:
            raise OptionRefusedError(key, str(error)) from error
        path = configured.path or ""
        raise RuleError(path, configured.line(key), f"{key}: {error}") from error
