"""``claimlint rules sources``."""

from __future__ import annotations

import click

from claimlint.cli.configured import chosen_config
from claimlint.cli.options import config_options, list_format_option
from claimlint.cli.output import width, write
from claimlint.project.settings import load_catalogue
from claimlint.reporters import PLAIN_WIDTH
from claimlint.reporters.rulelist import LIST_FORMATS
from claimlint.reporters.sourcelist import CitedSource, render_sources


@click.command("sources")
@list_format_option(
    LIST_FORMATS, "text (default), concise (one line a source) or json (everything)."
)
@click.option("--unused", is_flag=True, help="Only those that no rule cites.")
@click.option(
    "--unverified", is_flag=True, help="Only those that were not, or not wholly, read in the text."
)
@config_options
def rules_sources(
    *, name: str, unused: bool, unverified: bool, config: str | None, no_config: bool
) -> int:
    """List what the rules rest on: each source, how far it was read, and which rules cite it.

    A rule that cites a source which is not there is an error whenever rules are loaded.
    """
    catalogue = load_catalogue(chosen_config(config, without=no_config))
    citing: dict[str, list[str]] = {}
    for rule in catalogue.rules:
        for identifier in rule.sources:
            citing.setdefault(identifier, []).append(rule.code)
    chosen = [
        CitedSource(source, tuple(citing.get(identifier, ())))
        for identifier, source in sorted(catalogue.sources.items())
        if not (unused and identifier in citing)
        and not (unverified and source.verified == "verified")
    ]
    cells = min(PLAIN_WIDTH, width(to_file=False, plain=PLAIN_WIDTH))
    write(render_sources(chosen, name, cells), None, utf8=name == "json")
    return 0
