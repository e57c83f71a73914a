"""Options that several commands share, and the checks behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimlint.project import values
from claimlint.project.values import ValueRefusedError, one_of

if TYPE_CHECKING:
    from collections.abc import Callable

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


def profile_options(command: _Command) -> _Command:
    """Add the options that say as what the copy is judged."""
    command = click.option(
        "--as-of",
        metavar="DATE",
        callback=checked(values.day),
        help="Judge by the law in force on that day (default: today).",
    )(command)
    command = click.option(
        "--audience",
        metavar="A",
        callback=checked(values.audience),
        help="Whom the copy speaks to: consumers (default) or professionals.",
    )(command)
    command = click.option(
        "--market",
        "markets",
        metavar="M",
        multiple=True,
        callback=checked(values.markets),
        help="Where: us (default), eu, uk, ca, au or an ISO 3166 country code; several, or us,eu.",
    )(command)
    return click.option(
        "--product",
        metavar="P",
        callback=checked(values.product),
        help="general (default), cosmetic, supplement, hctp, device, drug, service or food.",
    )(command)


def fix_options(command: _Command) -> _Command:
    """Add the options of fixes."""
    for name, explanation in reversed(
        (
            ("--fix", "Write the fixes that keep the meaning, then report what is left."),
            ("--unsafe-fixes", "Write also those that change the meaning; read what they wrote."),
            ("--diff", "Show the fixes as a diff instead of writing them."),
            ("--interactive", "Go through the findings one by one and decide about each."),
        )
    ):
        command = click.option(name, is_flag=True, help=explanation)(command)
    return command


def narrowing_options(command: _Command) -> _Command:
    """Add the options that leave out what is known already, or was there before."""
    command = click.option(
        "--changed-in",
        metavar="DIFF",
        help="Report only what this unified diff makes new; '-' reads it from standard input.",
    )(command)
    command = click.option(
        "--changed-since",
        metavar="REV",
        help="Report only what is new since that git revision.",
    )(command)
    command = click.option("--no-baseline", is_flag=True, help="Use no baseline.")(command)
    command = click.option(
        "--write-baseline", is_flag=True, help="Record what there is in the baseline."
    )(command)
    return click.option(
        "--baseline", metavar="FILE", help="Hide the findings that this file knows."
    )(command)


def evidence_option(command: _Command) -> _Command:
    """Add ``--evidence``."""
    return click.option(
        "--evidence",
        metavar="FILE",
        multiple=True,
        help="A ledger of approved claims, or a folder of them; may be given several times.",
    )(command)


def effort_options(command: _Command) -> _Command:
    """Add the options that say how a run spares work, and shares it out."""
    command = click.option(
        "--cache-dir",
        metavar="FOLDER",
        callback=checked(values.folder),
        help="Keep results and compiled rules there (default: CLAIMLINT_CACHE_DIR, or the "
        "user's cache folder).",
    )(command)
    command = click.option(
        "--no-cache",
        is_flag=True,
        help="Neither use nor keep what files gave before; compiled rules stay.",
    )(command)
    return click.option(
        "--jobs",
        metavar="N",
        default="1",
        callback=checked(values.jobs),
        help="Check files in so many processes (default: 1); auto is one for each processor.",
    )(command)


def config_options(command: _Command) -> _Command:
    """Add ``--config`` and ``--no-config``."""
    command = click.option("--no-config", is_flag=True, help="Read no configuration file.")(command)
    return click.option(
        "--config",
        metavar="FILE",
        help="Read this claimlint.yaml or pyproject.toml instead of the nearest one upwards.",
    )(command)
