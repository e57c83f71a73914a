"""What ``claimlint check`` does, whoever has read its arguments."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

from claimlint.cli.configured import chosen_config, general_settings
from claimlint.cli.output import check_outputs, progress_shown, tell, use_color, width, write
from claimlint.project.run import Request, exit_status, run
from claimlint.project.settings import Given, Standards, load_catalogue
from claimlint.reporters import (
    FOR_PEOPLE,
    FOR_THE_FILE,
    PLAIN_WIDTH,
    WITH_COPY,
    WITH_FIXES,
    Style,
    render,
)
from claimlint.reporters.plain import harmless, summary
from claimlint.rulebook.load import DEFAULT_CACHE, default_cache_dir

if TYPE_CHECKING:
    from claimlint.project.catalogue import Catalogue
    from claimlint.project.config import Config
    from claimlint.project.settings import Settings
    from claimlint.report import Report

# How long a file may be (code points) whose copy is shown, and one of which the fixes are.
_SHOWN, _MENDED = 8_000_000, 1_000_000


class Options(Given):
    """What the command line says, by the names of its parameters; as it is when it says nothing."""

    paths: tuple[str, ...] = ()
    output: str | None = None
    also: tuple[tuple[str, str], ...] = ()
    exit_zero: bool = False
    config: str | None = None
    no_config: bool = False
    stdin_filename: str | None = None
    max_file_size: int | None = None
    statistics: bool = False
    quiet: bool = False
    verbose: bool = False
    no_progress: bool = False
    color: str = "auto"
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    interactive: bool = False
    baseline: str | None = None
    write_baseline: bool = False
    no_baseline: bool = False
    changed_since: str | None = None
    changed_in: str | None = None
    show_config: bool = False
    force_exclude: bool = False
    evidence: tuple[str, ...] = ()
    jobs: int = 1
    no_cache: bool = False
    cache_dir: str | None = None


def checked(options: Options) -> int:
    """Lint what ``options`` names, print the report, and return the exit status.

    Raise `click.ClickException` for a call that is wrong and a file that cannot be written,
    `claimlint.rulebook.model.RuleError` for a broken configuration or rule.
    """
    options.output = None if options.output == "-" else options.output
    options.also = options.also or ()
    check_outputs(options.output, tuple(path for _, path in options.also))
    config = chosen_config(options.config, without=options.no_config)
    catalogue = load_catalogue(config, options.cache_dir or DEFAULT_CACHE)
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
        views=0 if _formats(options, settings).isdisjoint(WITH_COPY) else _SHOWN,
        fixes=0 if _formats(options, settings).isdisjoint(WITH_FIXES) else _MENDED,
        cache=None if options.no_cache else options.cache_dir or default_cache_dir(),
        jobs=options.jobs,
    )
    files = (options.baseline, options.changed_since, options.changed_in)
    asked = options.write_baseline or options.no_baseline or (config and config.baseline)
    if files == (None, None, None) and not asked:
        return request
    from claimlint.cli.narrowing import narrowed_request

    return narrowed_request(request, options, config)


def _formats(options: Options, settings: Settings) -> set[str]:
    return {settings.format, *(name for name, _ in options.also)}


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
        tell(f"claimlint: {harmless(remark)}")
    if settings.format == "concise" and not options.quiet:
        tell(summary(report))
