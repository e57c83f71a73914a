"""``claimlint rules lint``."""

from __future__ import annotations

from collections import Counter

import click

from claimlint.cli.configured import chosen_config
from claimlint.cli.options import config_options
from claimlint.project.quality.survey import survey, tidy_lexicons
from claimlint.reporters.plain import harmless, number


@click.command("lint")
@click.argument("names", metavar="[PATH|CODE...]", nargs=-1)
@config_options
@click.option("--fix", is_flag=True, help="First sort lists of words and take out doubles.")
@click.option("--statistics", is_flag=True, help="Count the defects by kind.")
@click.option("-q", "--quiet", is_flag=True, help="Print defects only.")
def rules_lint(  # noqa: PLR0913 - one parameter an option
    names: tuple[str, ...],
    config: str | None,
    *,
    no_config: bool,
    fix: bool,
    statistics: bool,
    quiet: bool,
) -> int:
    """Look for what is poorly made in rules and lexicons.

    Too few examples, guards that no example shows, wording on offer that is a claim itself,
    two rules that find the same words, lexicons that nothing looks into, and more. Each
    defect is told on a line of its own, with its remedy; exit status 1 when there is one.

    Without PATH and CODE everything is looked at. A PATH is a file of rules or lexicons, or a
    folder of them; a CODE is a rule's code or its beginning, such as AGE.
    """
    chosen = chosen_config(config, without=no_config)
    for path in tidy_lexicons(names, chosen) if fix else ():
        click.echo(f"{path}: sorted", err=True)
    found = survey(names, chosen)
    for defect in found.defects:
        place = f"{defect.path}:{defect.line}"
        click.echo(f"{place}: {defect.about}: {harmless(defect.message)} [{defect.kind}]")
    if statistics:
        for kind, count in Counter(defect.kind for defect in found.defects).most_common():
            click.echo(f"{count:>5}  {kind}")
    if not quiet:
        click.echo(
            f"{number(found.rules, 'rule')}, {number(found.lexicons, 'lexicon')}, "
            f"{number(len(found.defects), 'defect')}",
            err=True,
        )
    return 1 if found.defects else 0
