"""``claimlint rules``."""

from __future__ import annotations

import click

from claimlint.cli.app import LazyGroup


@click.group(
    cls=LazyGroup,
    lazy={
        "docs": "claimlint.cli.rules_docs:rules_docs",
        "lint": "claimlint.cli.rules_lint:rules_lint",
        "list": "claimlint.cli.rules_list:rules_list",
        "new": "claimlint.cli.rules_new:rules_new",
        "sources": "claimlint.cli.rules_sources:rules_sources",
        "test": "claimlint.cli.rules_test:rules_test",
    },
    no_args_is_help=False,
    invoke_without_command=True,
)
@click.pass_context
def rules(ctx: click.Context) -> int:
    """Look at rules and sources, check them, write them up, or start a new rule."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        return 2
    return 0
