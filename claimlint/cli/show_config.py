"""``claimlint check --show-config``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimlint.cli.app import complain
from claimlint.project.explained import explained
from claimlint.project.walk import STANDARD_INPUT
from claimlint.readers.errors import ReadError
from claimlint.reporters.plain import harmless

if TYPE_CHECKING:
    from claimlint.project.config import Config
    from claimlint.project.layers import Layers


def show_config(paths: tuple[str, ...], layers: Layers, config: Config | None) -> int:
    """Print what holds for each of ``paths`` and who said it; return the exit status."""
    status = 0
    for number, path in enumerate(paths):
        if path == STANDARD_INPUT:
            raise click.UsageError("--show-config explains files; name one")
        try:
            rows = explained(path, layers, config)
        except (ReadError, OSError) as error:
            told = error.strerror or str(error) if isinstance(error, OSError) else str(error)
            status = complain(f"{path}: {told[:1].lower()}{told[1:]}")
            continue
        if number:
            click.echo()
        click.echo(harmless(path))
        keys = max(len(row.key) for row in rows)
        values = min(40, max(len(row.value) for row in rows if row.where))
        for row in rows:
            line = f"  {row.key:<{keys}}  {harmless(row.value):<{values}}  {harmless(row.where)}"
            click.echo(line.rstrip())
    return status
