"""``claimlint claims``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from claimlint.cli.configured import chosen_config, general_settings
from claimlint.cli.options import (
    checked,
    config_options,
    evidence_option,
    list_format_option,
    profile_options,
)
from claimlint.cli.output import check_output, progress_shown, write
from claimlint.project import values
from claimlint.project.atomic import reason, write_atomically
from claimlint.project.register import register
from claimlint.project.run import Request
from claimlint.project.settings import Given, Standards, load_catalogue
from claimlint.reporters.claimlist import CLAIM_FORMATS, STATES, render_claims, summary, workbook
from claimlint.reporters.plain import harmless

if TYPE_CHECKING:
    from claimlint.register import Register


class Options(Given):
    """What the command line says."""

    paths: tuple[str, ...]
    name: str
    state: tuple[str, ...] | None
    output: str | None
    stdin_filename: str | None
    evidence: tuple[str, ...]
    config: str | None
    no_config: bool
    no_progress: bool


def _states(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(values.one_of(state, STATES, "state") for state in values.split(given))


@click.command("claims")
@click.argument("paths", metavar="[PATH...]", nargs=-1)
@list_format_option(CLAIM_FORMATS, "text (default), csv, json or xlsx.")
@click.option("--output", metavar="FILE", help="Write there instead of standard output.")
@click.option(
    "--state",
    metavar="S",
    multiple=True,
    callback=checked(_states),
    help="Only claims in this state: substantiated, expired, unsupported or unlawful.",
)
@profile_options
@evidence_option
@config_options
@click.option("--stdin-filename", metavar="NAME", help="What standard input should be taken for.")
@click.option("--no-progress", is_flag=True, help="Show no progress bar.")
def claims(**given: Any) -> int:  # noqa: ANN401 - click's parameters, typed by `Options`
    """List every claim in the copy, risky or not, and how it is proven.

    Each stands with its place, kind, product, market and state: substantiated by an approved
    claim of the ledger, expired with one, unsupported, or unlawful whatever the evidence.

    Exit status: 0, or 2 when something could not be read.
    """
    options = Options(**given)
    if options.output == "-":
        options.output = None
    if options.output is not None:
        check_output(options.output)
    elif options.name == "xlsx":
        raise click.UsageError("a workbook is no text; name a file with --output")
    found = _register(options)
    if options.state is not None:
        wanted = [claim for claim in found.claims if claim.state in options.state]
        found = found._replace(claims=wanted)
    _publish(found, options)
    return 2 if found.failures else 0


def _register(options: Options) -> Register:
    config = chosen_config(options.config, without=options.no_config)
    catalogue = load_catalogue(config)
    standards = Standards(options, config, catalogue)
    settings = general_settings(standards)
    request = Request(
        paths=options.paths or (os.curdir,),
        profile=settings.profile,
        weights=settings.weights,
        standards=standards,
        globs=config.globs if config else None,
        stdin_filename=options.stdin_filename,
        outputs=tuple(filter(None, (options.output,))),
        fields=(config.copy_fields, config.skip_fields) if config else ((), ()),
        evidence=options.evidence or (config.evidence if config else ()),
    )
    with progress_shown(unless=options.no_progress) as progress:
        return register(request, catalogue, progress)


def _publish(found: Register, options: Options) -> None:
    if options.name == "xlsx":
        _write_workbook(found, options.output or "")
    else:
        write(render_claims(found, options.name), options.output, utf8=options.name != "text")
    remarks = [f"{failure.path}: {failure.message}" for failure in found.failures]
    if options.name == "text":
        remarks = [*found.notices, *remarks]
    for remark in remarks:
        click.echo(f"claimlint: {harmless(remark)}", err=True)
    if options.name != "text":
        click.echo(summary(found), err=True)


def _write_workbook(found: Register, path: str) -> None:
    try:
        data = workbook(found)
    except ImportError as error:
        raise click.ClickException(
            "xlsx needs XlsxWriter; install claimlint-marketing with its extra 'xlsx'"
        ) from error
    try:
        write_atomically(path, data)
    except OSError as error:
        raise click.ClickException(
            f"{path}: cannot be written ({reason(error)}); choose another --output"
        ) from error
