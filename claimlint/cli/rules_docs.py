"""``claimlint rules docs``."""

from __future__ import annotations

import os

import click

from claimlint.cli.configured import chosen_config
from claimlint.cli.options import config_options
from claimlint.project.pages import bring_up_to_date, compare
from claimlint.project.settings import load_catalogue
from claimlint.reporters.plain import number

_FOLDER = os.path.join("docs", "rules")
_SHOWN = 5


@click.command("docs")
@click.option(
    "--output", metavar="DIR", default=_FOLDER, help="The folder for the pages (docs/rules)."
)
@click.option(
    "--check", is_flag=True, help="Write nothing; exit 1 when a page is missing, old or left over."
)
@config_options
def rules_docs(*, output: str, check: bool, config: str | None, no_config: bool) -> int:
    """Write a page for each rule, and lists by category, product and market.

    The pages say what 'claimlint explain' says. Pages of rules that are gone are removed;
    files that were not written by this command are left alone.
    """
    if os.path.exists(output) and not os.path.isdir(output):
        raise click.BadParameter(f"'{output}' is a file; name a folder", param_hint="'--output'")
    pages = compare(output, load_catalogue(chosen_config(config, without=no_config)))
    if check:
        return _tell(sorted((*pages.write, *pages.remove)), output)
    try:
        bring_up_to_date(pages)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(
            f"{error.filename or output}: cannot be written ({reason}); choose another --output"
        ) from error
    written, removed = number(len(pages.write), "page"), number(len(pages.remove), "page")
    click.echo(f"{output}: {written} written, {removed} removed", err=True)
    return 0


def _tell(stale: list[str], output: str) -> int:
    """Name the first few pages that are not as they should be, and the remedy."""
    for path in stale[:_SHOWN]:
        click.echo(f"{path}: is not what the rules say")
    if len(stale) > _SHOWN:
        click.echo(f"and {len(stale) - _SHOWN} more")
    if stale:
        click.echo(
            f"{output}: {number(len(stale), 'page')} out of date; run 'claimlint rules docs'",
            err=True,
        )
    return 1 if stale else 0
