"""``claimlint evidence add``."""

from __future__ import annotations

import os
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from claimlint.cli.asking import asked, can_ask
from claimlint.cli.configured import chosen_config, general_settings
from claimlint.cli.options import checked, config_options
from claimlint.ledger.evidence.model import KINDS
from claimlint.project import values
from claimlint.project.atomic import reason
from claimlint.project.evidence_add import DEFAULT_LEDGER, Proposal, add, choose, ledger_for
from claimlint.project.evidence_check import objections
from claimlint.project.register import register
from claimlint.project.run import Request
from claimlint.project.settings import Given, Standards, load_catalogue
from claimlint.project.values import ValueRefusedError
from claimlint.reporters.plain import harmless

if TYPE_CHECKING:
    from claimlint.project.catalogue import Catalogue
    from claimlint.project.config import Config
    from claimlint.register import Claim

_A_YEAR = 365


class Options(Given):
    """What the command line says."""

    where: str | None
    finding: str | None
    wording: str | None
    ledger: str | None
    id: str | None
    subject: tuple[str, ...]
    kind: str | None
    n: int | None
    result: str | None
    reference: str | None
    file: str | None
    companion: tuple[str, ...]
    approver: str | None
    approved_on: str | None
    review_by: str | None
    config: str | None
    no_config: bool


@click.command("add")
@click.argument("where", metavar="[PATH[:LINE]]", required=False)
@click.option("--finding", metavar="F", help="A finding's fingerprint, or its beginning.")
@click.option("--wording", help="The wording, where it is not taken from the copy.")
@click.option(
    "--ledger",
    metavar="FILE",
    help=f"The ledger to write to (default: the configured one, or {DEFAULT_LEDGER}).",
)
@click.option("--id", help="Default: the next number.")
@click.option("--subject", multiple=True, help="A name of the product.")
@click.option(
    "--product",
    metavar="P",
    callback=checked(values.product),
    help="Default: what the copy is judged as.",
)
@click.option(
    "--market",
    "markets",
    metavar="M",
    multiple=True,
    callback=checked(values.markets),
    help="Default: those that the copy is judged for.",
)
@click.option("--kind", help=f"Of the evidence: {', '.join(KINDS)}.")
@click.option("--n", type=click.IntRange(1), help="How many people or samples.")
@click.option("--result", help="What came out, with its unit.")
@click.option("--reference", help="Where the evidence is published or filed.")
@click.option("--file", metavar="FILE", help="The evidence itself; its digest is kept.")
@click.option("--companion", multiple=True, help="A statement that must stand on the same page.")
@click.option("--approver", help="Who approves the claim.")
@click.option("--approved-on", metavar="DATE", callback=checked(values.day), help="Default: today.")
@click.option(
    "--review-by",
    metavar="DATE",
    callback=checked(values.day),
    help="Default: a year after the approval.",
)
@config_options
def evidence_add(**given: Any) -> int:  # noqa: ANN401 - click's parameters, typed by `Options`
    """Add an approved claim to the ledger, begun from a claim in the copy.

    The sentence at PATH:LINE becomes its wording. At a terminal you are asked for what no
    option says. The entry goes to the end of the ledger; nothing else in it changes.
    """
    options = Options(**given)
    config = chosen_config(options.config, without=options.no_config)
    catalogue = load_catalogue(config)
    claim = _claim(options, config, catalogue)
    ledgers = config.evidence if config else ()
    path = options.ledger or ledger_for(ledgers)
    proposal = _proposal(options, claim)
    try:
        added = add(path, proposal, ledgers)
    except ValueRefusedError as error:
        raise click.BadParameter(str(error), param_hint="'--id'") from error
    except OSError as error:
        named = error.filename if isinstance(error.filename, str) else path
        raise click.ClickException(f"{named}: {reason(error)}; name another file") from error
    click.echo(harmless(f"{path}:{added.line}: {added.id} {added.wording}"))
    for objection in objections(added, catalogue, proposal.approved_on):
        click.echo(harmless(f"claimlint: {objection}"), err=True)
    return 0


def _claim(options: Options, config: Config | None, catalogue: Catalogue) -> Claim | None:
    """Return the claim in the copy that is meant; None when its wording is given instead."""
    standards = Standards(options, config, catalogue)
    settings = general_settings(standards)
    options.product = options.product or settings.profile.product
    options.markets = options.markets or settings.profile.markets
    if options.where is None:
        if options.wording is None and not can_ask():
            raise click.UsageError("say where the claim stands (PATH:LINE), or give its --wording")
        return None
    path, line = _place(options.where)
    request = Request(
        paths=(path,), profile=settings.profile, weights=settings.weights, standards=standards
    )
    found = register(request, catalogue)
    if found.failures:
        raise click.ClickException(f"{found.failures[0].path}: {found.failures[0].message}")
    try:
        return choose(found.claims, line, options.finding)
    except ValueRefusedError as error:
        raise click.ClickException(f"{options.where}: {error}") from error


def _place(where: str) -> tuple[str, int | None]:
    path, _, line = where.rpartition(":")
    if path and line.isdecimal() and not os.path.exists(where):
        return path, int(line)
    return where, None


def _proposal(options: Options, claim: Claim | None) -> Proposal:
    wording = options.wording or (claim.sentence if claim else None)
    approved_on = options.approved_on or values.today()
    review = date.fromisoformat(approved_on) + timedelta(days=_A_YEAR)
    return Proposal(
        wording=asked("wording", wording, _said, None),
        product=(claim.product if claim else None) or options.product or "general",
        markets=options.markets or ("us",),
        kind=asked("kind", options.kind, _kind, None),
        approver=asked("approver", options.approver, _said, None),
        approved_on=approved_on,
        review_by=options.review_by or review.isoformat(),
        id=options.id,
        subjects=options.subject,
        companions=options.companion,
        n=options.n,
        result=options.result,
        reference=_reference(options),
        file=options.file,
    )


def _reference(options: Options) -> str | None:
    """Return the reference, which is asked for where nothing else shows the evidence."""
    if options.reference is not None or options.result is not None or options.file is not None:
        return options.reference
    if not can_ask():
        raise click.UsageError("show the evidence: give its --result, a --reference or a --file")
    return asked("reference", None, _said, None)


def _kind(value: str) -> str:
    return values.one_of(value, KINDS, "kind of evidence")


def _said(value: str) -> str:
    text = " ".join(value.split())
    if not text:
        raise ValueRefusedError("a text is expected here")
    return text
