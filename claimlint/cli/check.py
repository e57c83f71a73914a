"""The arguments of ``claimlint check``."""

from __future__ import annotations

from typing import Any

import click

from claimlint.cli.checking import Options
from claimlint.cli.checking import checked as checked_copy
from claimlint.cli.options import (
    checked,
    color_option,
    config_options,
    effort_options,
    evidence_option,
    fix_options,
    narrowing_options,
    profile_options,
)
from claimlint.project import values
from claimlint.reporters import FORMATS


def _format(value: str) -> str:
    return values.one_of(value, FORMATS, "format")


def _also(given: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return format and file of each report that is written besides."""
    parts = [entry.partition("=") for entry in given]
    for (_, _, path), entry in zip(parts, given, strict=True):
        if not path:
            raise values.ValueRefusedError(
                f"'{entry}' names no format and file; write such as sarif=claims.sarif"
            )
    return tuple((_format(name), path) for name, _, path in parts)


@click.command
@click.argument("paths", metavar="[PATH...]", nargs=-1)
@profile_options
@click.option(
    "--format",
    metavar="F",
    callback=checked(_format),
    help="text (default), concise (one line a finding), json, jsonl, sarif, github, gitlab, "
    "junit, checkstyle, rdjson, html or markdown.",
)
@click.option("--output", metavar="FILE", help="Write there instead of standard output.")
@click.option(
    "--also",
    metavar="FORMAT=FILE",
    multiple=True,
    callback=checked(_also),
    help="Write the report in that format besides, such as sarif=claims.sarif.",
)
@click.option(
    "--select",
    metavar="CODES",
    multiple=True,
    callback=checked(values.split),
    help="Only these rules: codes or prefixes, such as DIS,AGE001.",
)
@click.option(
    "--extend-select",
    metavar="CODES",
    multiple=True,
    callback=checked(values.split),
    help="These rules too.",
)
@click.option(
    "--ignore",
    metavar="CODES",
    multiple=True,
    callback=checked(values.split),
    help="Not these rules.",
)
@click.option(
    "--severity",
    metavar="S",
    callback=checked(values.severity),
    help="Show only this and above: error, warning, info (default).",
)
@click.option(
    "--fail-on",
    metavar="S",
    callback=checked(values.severity),
    help="Exit 1 from this severity on (default: warning).",
)
@click.option("--exit-zero", is_flag=True, help="Findings never change the exit status.")
@fix_options
@narrowing_options
@evidence_option
@config_options
@click.option(
    "--show-config",
    is_flag=True,
    help="Check nothing; explain what holds for each PATH, and who said it.",
)
@click.option(
    "--force-exclude",
    is_flag=True,
    help="Leave out what a folder is read without, even where it is named.",
)
@click.option("--stdin-filename", metavar="NAME", help="What standard input should be taken for.")
@click.option(
    "--max-file-size",
    metavar="MB",
    type=click.IntRange(1),
    help="How large a file may be that has to be held whole (default: 32; JSON and XML 128).",
)
@effort_options
@click.option("--statistics", is_flag=True, help="Count the findings by rule.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings and failures only.")
@click.option(
    "-v", "--verbose", is_flag=True, help="Also tell what was considered and dropped, and why."
)
@click.option("--no-progress", is_flag=True, help="Show no progress bar.")
@color_option
def check(**given: Any) -> int:  # noqa: ANN401 - click's parameters, typed by `Options`
    """Lint files and folders.

    Without PATH the current folder is read; "-" reads standard input. In a folder, files of
    a readable kind are read, and nothing that is hidden, ignored by git or part of a program;
    a file that is named is always read.

    Exit status: 0 nothing from --fail-on on, 1 findings, 2 something could not be checked
    or the call was wrong.
    """
    return checked_copy(Options(**given))
