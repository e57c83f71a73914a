"""Options of ``claimlint check`` that leave out what is known already, or was not touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from claimlint.cli.check import Options
    from claimlint.project.config import Config
    from claimlint.project.run import Request


def narrowed_request(request: Request, options: Options, config: Config | None) -> Request:
    """Return the request with the baseline and the changed lines that are asked for.

    Raise `click.UsageError` for options that contradict each other, and
    `claimlint.rulebook.model.RuleError` for changes that cannot be told.
    """
    return request._replace(
        baseline=_baseline(options, config), write_baseline=options.write_baseline
    )


def _baseline(options: Options, config: Config | None) -> str | None:
    if options.no_baseline:
        if options.baseline is not None or options.write_baseline:
            raise click.UsageError("--no-baseline leaves nothing to read or write; leave it out")
        return None
    path = options.baseline or (config.baseline if config else None)
    if path is None and options.write_baseline:
        raise click.UsageError("--write-baseline needs a file; name it with --baseline FILE")
    return path
