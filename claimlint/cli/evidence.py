"""``claimlint evidence``."""

from __future__ import annotations

import click

from claimlint.cli.app import LazyGroup


@click.group(
    cls=LazyGroup,
    lazy={
        "add": "claimlint.cli.evidence_add:evidence_add",
        "check": "claimlint.cli.evidence_check:evidence_check",
        "schema": "claimlint.cli.evidence_schema:evidence_schema",
    },
    no_args_is_help=False,
    invoke_without_command=True,
)
@click.pass_context
def evidence(ctx: click.Context) -> int:
    """Check the ledger of approved claims, add a claim to it, or print its form."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        return 2
    return 0
