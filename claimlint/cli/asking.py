"""What no option says is asked for, where somebody sits at a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import click

from claimlint.project.values import ValueRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")


def asked(option: str, given: str | None, check: Callable[[str], _T], default: str | None) -> _T:
    """Return what was given, or the default, or what is answered at a terminal, once checked."""
    if given is None and can_ask():
        return _answer(option, check, default)
    value = default if given is None else given
    if value is None:
        raise click.UsageError(f"missing option '--{option}'")
    try:
        return check(value)
    except ValueRefusedError as error:
        raise click.BadParameter(str(error), param_hint=f"'--{option}'") from error


def can_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty()


def _answer(option: str, check: Callable[[str], _T], default: str | None) -> _T:
    """Ask until the answer can be taken."""
    while True:
        answer = click.prompt(option.capitalize(), default=default, err=True)
        try:
            return check(answer.strip())
        except ValueRefusedError as error:
            click.echo(str(error), err=True)
