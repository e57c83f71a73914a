"""``claimlint explain``."""

from __future__ import annotations

import click

from claimlint.cli.configured import chosen_config
from claimlint.cli.options import color_option, config_options
from claimlint.cli.output import use_color, width, write
from claimlint.project.selection import unknown_code
from claimlint.project.settings import load_catalogue
from claimlint.reporters import PLAIN_WIDTH


@click.command
@click.argument("codes", metavar="CODE...", nargs=-1, required=True)
@config_options
@color_option
def explain(codes: tuple[str, ...], config: str | None, color: str, *, no_config: bool) -> int:
    """Explain rules: what, why, bad and good, what to write, sources, how to allow it."""
    from claimlint.reporters.rulepage import render_rule

    catalogue = load_catalogue(chosen_config(config, without=no_config))
    rules = {rule.code: rule for rule in catalogue.rules}
    names = {rule.code: rule.name for rule in rules.values()}
    pages = []
    for given in codes:
        code = given.upper()
        if code not in rules:
            raise click.ClickException(unknown_code(given, names))
        pages.append(
            render_rule(
                rules[code],
                catalogue,
                color=use_color(color, to_file=False),
                width=min(PLAIN_WIDTH, width(to_file=False, plain=PLAIN_WIDTH)),
            )
        )
    write("\n".join(pages), None, utf8=False)
    return 0
