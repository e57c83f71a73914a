"""The README names every command and option."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from claimlint.cli.app import claimlint

if TYPE_CHECKING:
    from collections.abc import Iterator

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for part in group.list_commands(context):
        command = group.get_command(context, part)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {part}")
        else:
            yield f"{name} {part}", command


@pytest.mark.parametrize("name", [name for name, _ in commands(claimlint, "claimlint")])
def test_command(name: str) -> None:
    assert name in README


def options() -> Iterator[str]:
    (check,) = [
        found for name, found in commands(claimlint, "claimlint") if name == "claimlint check"
    ]
    for parameter in check.params:
        if isinstance(parameter, click.Option):
            yield max(parameter.opts, key=len)


@pytest.mark.parametrize("option", list(options()))
def test_option_of_check(option: str) -> None:
    assert f"`{option}" in README
