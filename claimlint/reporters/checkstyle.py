"""The XML of Checkstyle, which review tools of all kinds take in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.reporters.markup import HEAD, element, indented
from claimlint.reporters.plain import harmless, told

if TYPE_CHECKING:
    from claimlint.report import FileReport, Report
    from claimlint.reporters import Catalogue, Style


def render_checkstyle(report: Report, catalogue: Catalogue, _: Style) -> str:
    """Return the files with findings, and those that could not be checked."""
    files = [_file(file, catalogue) for file in report.files if file.findings]
    files += [
        _element(path, [_error(0, 0, "error", text, "unchecked")]) for path, text in report.failures
    ]
    return f"{HEAD}{element('checkstyle', {'version': '4.3'}, indented(files, 1))}\n"


def _file(file: FileReport, catalogue: Catalogue) -> str:
    lines = file.lines
    errors = []
    for finding in file.findings:
        text = told(finding, catalogue.rule(finding.code))
        line, column = lines.place(finding.start) if file.located else (0, 0)
        errors.append(_error(line, column, finding.severity, text, finding.code))
    return _element(file.path, errors)


def _element(path: str, errors: list[str]) -> str:
    return element("file", {"name": path}, indented(errors, 2))


def _error(line: int, column: int, severity: str, text: str, check: str) -> str:
    return element(
        "error",
        {
            "line": line,
            "column": column,
            "severity": severity,
            "message": harmless(text),
            "source": f"claimlint.{check}",
        },
    )
