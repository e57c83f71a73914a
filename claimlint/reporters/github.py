"""Annotations on the lines of a pull request, as GitHub Actions reads them from a log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.reporters.plain import harmless, is_harmless, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.finding import Finding
    from claimlint.report import FileReport, LineTable, Report
    from claimlint.reporters import Catalogue, Style

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render_github(report: Report, catalogue: Catalogue, _: Style) -> str:
    """Return one workflow command a finding, and one for what could not be checked."""
    lines = [line for file in report.files for line in _file(file, catalogue)]
    lines += [
        f"::error file={_property(path)},title=claimlint::{_data(text)}"
        for path, text in report.failures
    ]
    return "".join(f"{line}\n" for line in lines)


def _file(file: FileReport, catalogue: Catalogue) -> Iterator[str]:
    lines = file.lines
    for finding in file.findings:
        rule = catalogue.rule(finding.code)
        place = _place(finding, lines) if file.located else ""
        title = _property(f"{finding.code} {rule.name}")
        yield (
            f"::{_COMMANDS[finding.severity]} file={_property(file.path)}{place},"
            f"title={title}::{_data(told(finding, rule))}"
        )


def _place(finding: Finding, lines: LineTable) -> str:
    line, column = lines.place(finding.start)
    end_line, end_column = lines.place(finding.end)
    place = f",line={line},endLine={end_line}"
    if line == end_line:  # GitHub takes columns within one line only
        place += f",col={column},endColumn={end_column}"
    return place


def _data(text: str) -> str:
    """Escape the text of a command; what a terminal would obey is left out."""
    return harmless(text).replace("%", "%25")


def _property(text: str) -> str:
    """Escape a property, in which commas and colons part it from the next thing."""
    kept = "".join(sign for sign in text if is_harmless(sign) or sign in "\r\n")
    for sign, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        kept = kept.replace(sign, code)
    return kept
