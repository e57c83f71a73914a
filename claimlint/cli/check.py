"""``claimlint check``."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, Any

import click

from claimlint.cli.options import (
    checked,
    chosen_config,
    color_option,
    config_options,
    evidence_option,
    fix_options,
    general_settings,
    narrowing_options,
    profile_options,
)
from claimlint.cli.output import check_outputs, progress_shown, use_color, width, write
from claimlint.project import values
from claimlint.project.run import Request, exit_status, run
from claimlint.project.settings import Given, Standards, load_catalogue
from claimlint.reporters import (
    FOR_PEOPLE,
    FOR_THE_FILE,
    FORMATS,
    PLAIN_WIDTH,
    WITH_FIXES,
    Style,
    render,
)
from claimlint.reporters.plain import harmless, summary

if TYPE_CHECKING:
    from claimlint.project.catalogue import Catalogue
    from claimlint.project.config import Config
    from claimlint.project.settings import Settings
    from claimlint.report import Report

# How long a file may be (code points) whose copy is shown, and one of which the fixes are.
_SHOWN, _MENDED = 8_000_000, 1_000_000


class Options(Given):
    """What the command line says; the names are those of the parameters below."""

    paths: tuple[str, ...]
    output: str | None
    also: tuple[tuple[str, str], ...]
    exit_zero: bool
    config: str | None
    no_config: bool
    stdin_filename: str | None
    max_file_size: int | None
    statistics: bool
    quiet: bool
    verbose: bool
    no_progress: bool
    color: str
    fix: bool
    unsafe_fixes: bool
    diff: bool
    interactive: bool
    baseline: str | None
    write_baseline: bool
    no_baseline: bool
    changed_since: str | None
    changed_in: str | None
    show_config: bool
    force_exclude: bool
    evidence: tuple[str, ...]


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
    options = Options(**given)
    options.output = None if options.output == "-" else options.output
    options.also = options.also or ()
    check_outputs(options.output, tuple(path for _, path in options.also))
    config = chosen_config(options.config, without=options.no_config)
    catalogue = load_catalogue(config)
    standards = Standards(options, config, catalogue)
    settings = general_settings(standards)
    if options.show_config:
        from claimlint.cli.show_config import show_config

        return show_config(options.paths or (os.curdir,), standards.layers(), config)
    # What start-up made lives as long as the process; the collector need not look at it.
    gc.freeze()
    gc.enable()
    request = _request(options, settings, standards, config)
    if options.fix or options.unsafe_fixes or options.diff or options.interactive:
        from claimlint.cli.mending import checked_and_mended

        report = checked_and_mended(options, request, catalogue)
    else:
        report = _report(options, request, catalogue)
    if not options.diff:
        if not _formats(options, settings).isdisjoint(WITH_FIXES):
            from claimlint.project.fix import with_fixes

            report = with_fixes(report, request, catalogue)
        _publish(report, catalogue, settings, options, config)
    status = exit_status(report, settings.fail_on)
    return 0 if status == 1 and options.exit_zero else status


def _request(
    options: Options, settings: Settings, standards: Standards, config: Config | None
) -> Request:
    request = Request(
        paths=options.paths or (os.curdir,),
        profile=settings.profile,
        selection=settings.selection,
        weights=settings.weights,
        standards=standards,
        severity=settings.severity,
        globs=config.globs if config else None,
        stdin_filename=options.stdin_filename,
        outputs=tuple(filter(None, (options.output, *(path for _, path in options.also)))),
        max_size=options.max_file_size and options.max_file_size * 1_000_000,
        fields=(config.copy_fields, config.skip_fields) if config else ((), ()),
        evidence=options.evidence or (config.evidence if config else ()),
        packs=config.rules if config else (),
        force_exclude=options.force_exclude,
        explain=options.verbose or not _formats(options, settings).isdisjoint(FOR_THE_FILE),
        views=max(map(_views, _formats(options, settings))),
    )
    files = (options.baseline, options.changed_since, options.changed_in)
    asked = options.write_baseline or options.no_baseline or (config and config.baseline)
    if files == (None, None, None) and not asked:
        return request
    from claimlint.cli.narrowing import narrowed_request

    return narrowed_request(request, options, config)


def _formats(options: Options, settings: Settings) -> set[str]:
    return {settings.format, *(name for name, _ in options.also)}


def _views(name: str) -> int:
    if name == "html":
        return _SHOWN
    return _MENDED if name in WITH_FIXES else 0


def _report(options: Options, request: Request, catalogue: Catalogue) -> Report:
    with progress_shown(unless=options.quiet or options.no_progress) as progress:
        return run(request, catalogue, progress)


def _judged_as(report: Report) -> list[str]:
    """Tell as what the copy was judged, and which files in another way."""
    told = []
    for path, profile in (
        ("", report.profile),
        *((file.path, file.profile) for file in report.files),
    ):
        if profile is not None:
            product, markets, day, audience = profile
            what = f"{product}, {', '.join(markets)}, for {audience}, by the law of {day}"
            told.append(f"{path}{': ' if path else ''}judged as: {what}")
    return told


def _publish(
    report: Report,
    catalogue: Catalogue,
    settings: Settings,
    options: Options,
    config: Config | None,
) -> None:
    """Print the report, and on standard error what the format has no place for."""
    for name, path in (*options.also, (settings.format, options.output)):
        to_file = path is not None
        style = Style(
            color=name == "text" and use_color(options.color, to_file=to_file),
            width=width(to_file=to_file, plain=PLAIN_WIDTH) if name == "text" else 0,
            verbose=options.verbose,
            statistics=options.statistics,
            summary=not options.quiet,
            rule_pages=config.rule_pages if config else None,
        )
        rendered = render(report, catalogue, name, style)
        write(rendered, path, utf8=name not in FOR_PEOPLE)
    if settings.format == "json":
        return
    remarks = []
    if settings.format == "github":
        from claimlint.cli.job_summary import add_to_job

        remarks += add_to_job(report, catalogue)
    if options.verbose and not options.quiet:
        remarks += [f"configuration: {config.path if config else 'none'}", *_judged_as(report)]
    if settings.format == "text" and not options.quiet:
        remarks += report.notices
    remarks += [f"{failure.path}: {failure.message}" for failure in report.failures]
    for remark in remarks:
        click.echo(f"claimlint: {harmless(remark)}", err=True)
    if settings.format == "concise" and not options.quiet:
        click.echo(summary(report), err=True)
