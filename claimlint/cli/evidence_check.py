"""``claimlint evidence check``."""

from __future__ import annotations

import os

import click

from claimlint.cli.configured import chosen_config
from claimlint.cli.options import checked, config_options
from claimlint.project import values
from claimlint.project.evidence_check import audit
from claimlint.project.settings import load_catalogue
from claimlint.reporters.plain import harmless, number

_USUAL = "claims"


@click.command("check")
@click.argument("ledgers", metavar="[LEDGER...]", nargs=-1)
@click.option(
    "--as-of",
    metavar="DATE",
    callback=checked(values.day),
    help="Check dates and law as of that day (default: today).",
)
@config_options
@click.option("-q", "--quiet", is_flag=True, help="Print what is wrong only.")
def evidence_check(
    ledgers: tuple[str, ...], as_of: str | None, config: str | None, *, no_config: bool, quiet: bool
) -> int:
    """Say what is wrong with the ledger of approved claims.

    A LEDGER is a YAML file or a folder of them; without one, those of the configuration are
    checked, or the folder claims. Form, dates, ids, files and their digests are looked at, and
    the rules are run over every approved wording: some claims no evidence allows.

    Exit status: 0 nothing is wrong, 1 something is, 2 the call was wrong.
    """
    chosen = chosen_config(config, without=no_config)
    paths = ledgers or (chosen.evidence if chosen else ()) or _usual()
    day = as_of or (chosen and chosen.as_of) or values.today()
    found = audit(paths, load_catalogue(chosen), day)
    for defect in found.defects:
        place = f"{defect.path}:{defect.line}" if defect.line else defect.path
        click.echo(harmless(f"{place}: {defect.message}"))
    if not quiet:
        claims, defects = number(len(found.claims), "approved claim"), len(found.defects)
        click.echo(f"{claims}, {number(defects, 'defect')}", err=True)
    return 1 if found.defects else 0


def _usual() -> tuple[str, ...]:
    if os.path.isdir(_USUAL):
        return (_USUAL,)
    raise click.UsageError(
        "there is no ledger to check; name one, or put it under 'evidence' in claimlint.yaml"
    )
