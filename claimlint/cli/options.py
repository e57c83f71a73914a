"""Options that several commands share, and the checks behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimlint.project.values import ValueRefusedError, one_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimlint.project.config import Config

_Command = TypeVar("_Command", bound="Callable[..., Any]")


def checked(
    check: Callable[[Any], Any],
) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Return a callback that passes what was given through ``check``; None stays None."""

    def callback(ctx: click.Context, param: click.Parameter, value: Any) -> Any:  # noqa: ANN401 - click's own
        if value is None or value == ():
            return None
        try:
            return check(value)
        except ValueRefusedError as error:
            raise click.BadParameter(str(error), ctx, param) from error

    return callback


def color_option(command: _Command) -> _Command:
    """Add ``--color``."""
    return click.option(
        "--color",
        metavar="WHEN",
        default="auto",
        callback=checked(_color_choice),
        help="auto (default), always or never.",
    )(command)


def _color_choice(value: str) -> str:
    return one_of(value, ("auto", "always", "never"), "choice")


def list_format_option(
    formats: tuple[str, ...], explanation: str
) -> Callable[[_Command], _Command]:
    """Add ``--format`` for a list, as ``name``: one of ``formats``, the first by default."""

    def chosen(value: str) -> str:
        return one_of(value, formats, "format")

    return click.option(
        "--format",
        "name",
        metavar="F",
        default=formats[0],
        callback=checked(chosen),
        help=explanation,
    )


def config_options(command: _Command) -> _Command:
    """Add ``--config`` and ``--no-config``."""
    command = click.option("--no-config", is_flag=True, help="Read no configuration file.")(command)
    return click.option(
        "--config",
        metavar="FILE",
        help="Read this claimlint.yaml or pyproject.toml instead of the nearest one upwards.",
    )(command)


def chosen_config(path: str | None, *, without: bool) -> Config | None:
    """Return the configuration asked for, or the nearest one, or None.

    Raise `claimlint.rulebook.RuleError` when it is broken.
    """
    if path is not None and without:
        raise click.UsageError("--config and --no-config exclude each other; give one")
    if without:
        return None
    from claimlint.project.locate import find_config

    found = path if path is not None else find_config()
    if found is None:
        return None
    from claimlint.project.config import load_config

    return load_config(found)
