"""``claimlint rules test``."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import click

from claimlint.cli.app import complain
from claimlint.cli.configured import chosen_config
from claimlint.cli.options import config_options
from claimlint.project.examples import run_examples
from claimlint.project.pack import load_pack
from claimlint.reporters.plain import harmless, number
from claimlint.rulebook.load import stamp
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from claimlint.project.config import Config

_PAUSE = 0.5  # seconds


@click.command("test")
@click.argument("names", metavar="[PATH|CODE...]", nargs=-1)
@config_options
@click.option("--watch", is_flag=True, help="Run again whenever a rule file changes.")
@click.option("-q", "--quiet", is_flag=True, help="Print what fails only.")
def rules_test(
    names: tuple[str, ...], config: str | None, *, no_config: bool, watch: bool, quiet: bool
) -> int:
    """Run the rules' own examples through the whole pipeline.

    Without PATH and CODE all rules are run, the packs of the configuration among them. A PATH
    is a rule file or a folder of them, a CODE a rule's code or its beginning, such as AGE.

    With --watch the run is repeated after each change of a rule file, until it is ended with
    Ctrl-C; the exit status is that of the last run.
    """
    chosen = chosen_config(config, without=no_config)
    if watch:
        return _watch(names, chosen, quiet=quiet)
    return _run(names, chosen, quiet=quiet)


def _run(names: tuple[str, ...], config: Config | None, *, quiet: bool) -> int:
    outcome = run_examples(load_pack(names, config))
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


def _watch(names: tuple[str, ...], config: Config | None, *, quiet: bool) -> int:
    """Run now and after each change; a file that is broken for a moment ends nothing."""
    packs = (*(config.rules if config else ()), *filter(os.path.exists, names))
    seen, status = "", 0
    try:
        while True:
            found = _stamp(packs)
            if found != seen:
                seen = found
                try:
                    status = _run(names, config, quiet=quiet)
                except RuleError as error:
                    status = complain(str(error))
                click.echo("watching the rule files; Ctrl-C ends", err=True)
            time.sleep(_PAUSE)
    except KeyboardInterrupt:
        click.echo(err=True)
        return status


def _stamp(packs: tuple[str, ...]) -> str:
    """What the rule files are like; their names only while one of them is being replaced."""
    try:
        return stamp(packs)
    except (OSError, RuleError):
        return "being written"
