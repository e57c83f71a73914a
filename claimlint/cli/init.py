"""``claimlint init``."""

from __future__ import annotations

import os

import click

from claimlint.project.atomic import reason, write_atomically
from claimlint.project.config_schema import NAME, dumped
from claimlint.project.first_config import first_config
from claimlint.project.locate import YAML_NAME, config_here
from claimlint.project.repository import look_at
from claimlint.reporters.plain import harmless, number


@click.command("init")
@click.option("--force", is_flag=True, help="Write over a configuration that is there.")
@click.option("--print", "printed", is_flag=True, help="Print instead of writing.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the configuration.")
def init(*, force: bool, printed: bool, schema: bool) -> int:
    """Write a commented claimlint.yaml for this repository.

    The current folder is looked at: its folders, front matter, languages, feeds and words. A
    configuration that is there is not written over.
    """
    if schema:
        click.echo(dumped(), nl=False)
        return 0
    there = config_here()
    if there and not (force or printed):
        raise click.UsageError(f"{there} holds a configuration; keep it, or use --force or --print")
    seen = look_at(os.curdir)
    text = first_config(seen, schema_is_there=os.path.exists(NAME))
    if printed:
        click.echo(text, nl=False)
        return 0
    try:
        write_atomically(YAML_NAME, text.encode("utf-8", "surrogateescape"))
    except OSError as error:
        message = f"{YAML_NAME}: cannot be written ({reason(error)}); make the folder writable"
        raise click.ClickException(message) from error
    judged = f"{seen.product or 'general'}, {', '.join(seen.told_markets or ('us',))}"
    click.echo(
        harmless(f"{YAML_NAME} written: {number(seen.files, 'file')} of copy, judged as {judged}")
        + "\nGo through it once, then run: claimlint check"
    )
    return 0
