"""What a run goes by: the command line over the configuration over the defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from claimlint.project import values
from claimlint.project.catalogue import Catalogue
from claimlint.report import Profile
from claimlint.rulebook import load_rulebook
from claimlint.rulebook.load import DEFAULT_CACHE

if TYPE_CHECKING:
    from claimlint.project.config import Config
    from claimlint.project.infile import Declared
    from claimlint.project.layers import Layers
    from claimlint.project.selection import Selection
    from claimlint.rulebook.vocabulary import Vocabulary

_SELECTORS = ("select", "extend-select", "ignore")
# What of the command line decides about findings themselves, the day apart.
_JUDGING = ("product", "markets", "audience", "select", "extend_select", "ignore")


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
    """What a run, or one file of it, goes by; without a ``selection`` every rule is wanted.

    ``weights`` are the severities that the configuration gives to rules, by code or prefix.
    """

    profile: Profile
    selection: Selection | None
    severity: str
    fail_on: str
    format: str
    weights: tuple[tuple[str, str], ...] = ()


class OptionRefusedError(values.ValueRefusedError):
    """A value of the command line that cannot be taken; ``option`` names it, without dashes."""

    def __init__(self, option: str, message: str) -> None:
        """Keep the option apart, so that the command line can name it in its own manner."""
        super().__init__(message)
        self.option = option


def load_catalogue(config: Config | None, cache_dir: str | None = DEFAULT_CACHE) -> Catalogue:
    """Return the shipped rules and the packs and names of ``config``; raise `RuleError`.

    ``cache_dir`` is where the compiled rules are kept.
    """
    return _catalogue(
        config.rules if config else (), config.vocabulary if config else (), cache_dir
    )


def _catalogue(packs: tuple[str, ...], names: Vocabulary, cache_dir: str | None) -> Catalogue:
    book = load_rulebook(packs, cache_dir=cache_dir, vocabulary=names)
    return Catalogue(book, (_catalogue, (packs, names, cache_dir)))


class Standards:
    """What a run goes by, and each file of it where the configuration or the file differs."""

    def __init__(self, given: Given, config: Config | None, catalogue: Catalogue) -> None:
        """Take the command line, the configuration, and the rules that codes are held against."""
        self._given = given
        self._config = config
        self._catalogue = catalogue
        self._layers: Layers | None = None
        self._settled: dict[tuple[tuple[int, ...], tuple[Declared, ...]], Settings] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Lead another process to the same standards."""
        given = Given(**{name: getattr(self._given, name) for name in Given.__annotations__})
        return Standards, (given, self._config, self._catalogue)

    def wording(self) -> str:
        """Return a text from which follows what each file is judged by, the day apart."""
        return repr(([getattr(self._given, name) for name in _JUDGING], self._config))

    @property
    def by_path(self) -> bool:
        """Whether files may differ by where they are."""
        return self._config is not None and bool(self._config.overrides)

    def general(self) -> Settings:
        """Join what is given, what is configured, and the defaults.

        Raise `OptionRefusedError` or `RuleError`, after where it was written, for a code that
        no rule has.
        """
        given = self._given
        selection = _selection(given, self._catalogue)
        if self._config is not None:
            return self.of("", ())
        profile = Profile(
            product=given.product or "general",
            markets=given.markets or ("us",),
            as_of=given.as_of or values.today(),
            audience=given.audience or "consumers",
        )
        return Settings(
            profile=profile,
            selection=selection,
            severity=given.severity or "info",
            fail_on=given.fail_on or "warning",
            format=given.format or "text",
        )

    def of(self, path: str, declared: tuple[Declared, ...]) -> Settings:
        """Return what the file ``path``, which declares that of itself, is judged by."""
        layers = self.layers()
        key = (layers.matching(path) if path else (), declared)
        settings = self._settled.get(key)
        if settings is None:
            settings = self._settled[key] = layers.standing(path, *key).settings()
        return settings

    def layers(self) -> Layers:
        """Return who says what; raise `RuleError` as `general` does."""
        if self._layers is None:
            from claimlint.project.layers import Layers

            self._layers = Layers(self._given, self._config, self._catalogue)
        return self._layers


def _selection(given: Given, catalogue: Catalogue) -> Selection | None:
    """Return the rules that the command line asks for; None when it asks for none."""
    written = (given.select, given.extend_select, given.ignore)
    if not any(written):
        return None
    from claimlint.project.selection import Selection, check_codes

    codes = []
    for option, entries in zip(_SELECTORS, written, strict=True):
        try:
            codes.append(check_codes(entries or (), catalogue.rules))
        except values.ValueRefusedError as error:
            raise OptionRefusedError(option, str(error)) from error
    return Selection(*codes)
