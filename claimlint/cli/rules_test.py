"""``claimlint rules test``."""

from __future__ import annotations

import click

from claimlint.cli.options import chosen_config, config_options
from claimlint.project.examples import run_examples
from claimlint.project.pack import load_pack
from claimlint.reporters.plain import harmless, number


@click.command("test")
@click.argument("names", metavar="[PATH|CODE...]", nargs=-1)
@config_options
@click.option("-q", "--quiet", is_flag=True, help="Print what fails only.")
def rules_test(names: tuple[str, ...], config: str | None, *, no_config: bool, quiet: bool) -> int:
    """Run the rules' own examples through the whole pipeline.

    Without PATH and CODE all rules are run, the packs of the configuration among them. A PATH
    is a rule file or a folder of them, a CODE a rule's code or its beginning, such as AGE.
    """
    pack = load_pack(names, chosen_config(config, without=no_config))
    outcome = run_examples(pack)
    for failure in outcome.failures:
        place = f"{failure.path}:{failure.line}"
        click.echo(f"{place}: {failure.code}: {harmless(failure.message)}")
    if not quiet:
        click.echo(
            f"{number(outcome.rules, 'rule')}, {number(outcome.examples, 'example')}, "
            f"{number(len(outcome.failures), 'failure')}",
            err=True,
        )
    return 1 if outcome.failures else 0
