"""``claimlint check`` with ``--fix``, ``--unsafe-fixes`` and ``--diff``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from claimlint.cli.output import write
from claimlint.project.mend import mend
from claimlint.project.run import run
from claimlint.project.walk import STANDARD_INPUT
from claimlint.reporters.plain import harmless, is_harmless, number

if TYPE_CHECKING:
    from claimlint.cli.checking import Options
    from claimlint.finding import Safety
    from claimlint.project.catalogue import Catalogue
    from claimlint.project.mend import Mending
    from claimlint.project.run import Request
    from claimlint.report import Failure, Report


def checked_and_mended(options: Options, request: Request, catalogue: Catalogue) -> Report:
    """Make the fixes, or show them; return the report on the files as they are then.

    Raise `click.UsageError` where fixes cannot be made.
    """
    if options.interactive and options.diff:
        raise click.UsageError("--interactive and --diff exclude each other; give one")
    if options.diff:
        return _shown(options, request, catalogue)
    if STANDARD_INPUT in options.paths:
        raise click.UsageError("standard input cannot be written to; name a file, or use --diff")
    if options.interactive:
        from claimlint.cli.interactive import walk

        failures = walk(request, catalogue)
    else:
        failures = _made(options, request, catalogue)
    report = run(request, catalogue)
    return report._replace(failures=[*report.failures, *failures])


def _shown(options: Options, request: Request, catalogue: Catalogue) -> Report:
    """Print what the fixes would change."""
    from claimlint.reporters.patch import render_patch

    mending = mend(request, catalogue, _safeties(options), to_disk=False)
    text = render_patch((path, m.before, m.after) for path, m in mending.files.items())
    if options.output is None and sys.stdout.isatty():
        text = "".join(sign for sign in text if sign in "\n\t" or is_harmless(sign))
    write(text, options.output, utf8=True)
    if not options.quiet:
        _say(mending, "would fix")
    for path, message in mending.report.failures:
        click.echo(f"claimlint: {harmless(f'{path}: {message}')}", err=True)
    return mending.report


def _made(options: Options, request: Request, catalogue: Catalogue) -> list[Failure]:
    """Write the fixes; return what could not be written."""
    mending = mend(request, catalogue, _safeties(options), to_disk=True)
    if not options.quiet:
        _say(mending, "fixed")
    return mending.failures


def _safeties(options: Options) -> tuple[Safety, ...]:
    return ("safe", "unsafe") if options.unsafe_fixes else ("safe",)


def _say(mending: Mending, verb: str) -> None:
    files = number(len(mending.files), "file")
    told = (
        f"{verb} {number(mending.fixes(), 'finding')} in {files}"
        if mending.files
        else ("nothing can be fixed")
    )
    for line in (*mending.notices, told):
        click.echo(f"claimlint: {harmless(line)}", err=True)
