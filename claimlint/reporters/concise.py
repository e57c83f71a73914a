"""One line a finding, in the form that editors and scripts know how to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.finding import Dismissal
from claimlint.reporters.plain import harmless, message, position, statistics_lines

if TYPE_CHECKING:
    from claimlint.finding import Finding
    from claimlint.report import FileReport, Report
    from claimlint.reporters import Catalogue, Style


def render_concise(report: Report, catalogue: Catalogue, style: Style) -> str:
    """Return ``path:line:col: severity CODE [name] message`` for every finding.

    The summary is not part of it: it belongs on standard error.
    """
    lines = []
    for file in report.files:
        if file.findings or (style.verbose and file.dismissals):
            lines += _file(file, catalogue, verbose=style.verbose)
    if style.statistics:
        lines += statistics_lines(report, catalogue)
    return "".join(f"{line}\n" for line in lines)


def _file(file: FileReport, catalogue: Catalogue, *, verbose: bool) -> list[str]:
    entries: list[Finding | Dismissal] = [*file.findings]
    if verbose:
        entries += file.dismissals
        entries.sort(key=lambda entry: entry.start)
    lines = []
    for entry in entries:
        rule = catalogue.rule(entry.code)
        if isinstance(entry, Dismissal):
            what = f'dropped {entry.code} [{rule.name}] {entry.because}: "{harmless(entry.text)}"'
        else:
            what = f"{entry.severity} {entry.code} [{rule.name}] {harmless(message(entry, rule))}"
        lines.append(f"{position(file, entry)}: {what}")
    return lines
