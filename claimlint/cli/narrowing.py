"""Options of ``claimlint check`` that leave out what is known already, or was not touched."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from claimlint.project.atomic import reason
from claimlint.project.walk import STANDARD_INPUT

if TYPE_CHECKING:
    from claimlint.cli.checking import Options
    from claimlint.project.changed import Changes
    from claimlint.project.config import Config
    from claimlint.project.run import Request

_WHOLE_FILES = 8_000_000  # code points; of longer files, the lines of a claim count


def narrowed_request(request: Request, options: Options, config: Config | None) -> Request:
    """Return the request with the baseline and the changed lines that are asked for.

    Raise `click.UsageError` for options that contradict each other, and
    `claimlint.rulebook.model.RuleError` for changes that cannot be told.
    """
    changes = _changes(options)
    return request._replace(
        baseline=_baseline(options, config),
        write_baseline=options.write_baseline,
        changes=changes,
        # To know the lines of a sentence, its document is needed.
        views=max(request.views, _WHOLE_FILES if changes else 0),
    )


def _changes(options: Options) -> Changes | None:
    since, diff = options.changed_since, options.changed_in
    if since is None and diff is None:
        return None
    if since is not None and diff is not None:
        raise click.UsageError("--changed-since and --changed-in exclude each other; give one")
    if options.write_baseline:
        raise click.UsageError("--write-baseline records all findings; leave --changed-… out")
    if STANDARD_INPUT in options.paths:
        raise click.UsageError("what is new in standard input nobody knows; name the file")
    from claimlint.project.changed import changes_in, changes_since

    return changes_since(since) if since is not None else changes_in(*_diff(diff or ""))


def _diff(name: str) -> tuple[str, bytes]:
    """Return what a diff is called in messages, and the diff."""
    if name == STANDARD_INPUT:
        return "standard input", sys.stdin.buffer.read()
    try:
        with open(name, "rb") as file:
            return name, file.read()
    except OSError as error:
        message = f"{name}: {reason(error)}; name a file that holds a diff, or '-'"
        raise click.BadParameter(message, param_hint="'--changed-in'") from error


def _baseline(options: Options, config: Config | None) -> str | None:
    if options.no_baseline:
        if options.baseline is not None or options.write_baseline:
            raise click.UsageError("--no-baseline leaves nothing to read or write; leave it out")
        return None
    path = options.baseline or (config.baseline if config else None)
    if path is None and options.write_baseline:
        raise click.UsageError("--write-baseline needs a file; name it with --baseline FILE")
    return path
