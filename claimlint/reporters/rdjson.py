"""The diagnostic format of reviewdog."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimlint.reporters.citing import sources_for
from claimlint.reporters.plain import harmless, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.finding import Finding
    from claimlint.report import FileReport, LineTable, Report
    from claimlint.reporters import Catalogue, Style

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render_rdjson(report: Report, catalogue: Catalogue, _: Style) -> str:
    """Return the diagnostics of all files, and one for each that could not be checked."""
    found = [entry for file in report.files for entry in _file(file, catalogue)]
    found += [
        {"message": harmless(text), "location": {"path": path}, "severity": "ERROR"}
        for path, text in report.failures
    ]
    return json.dumps({"source": {"name": "claimlint"}, "diagnostics": found}, indent=2) + "\n"


def _file(file: FileReport, catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    places = _Places(file.lines)
    for finding in file.findings:
        rule = catalogue.rule(finding.code)
        code = {"value": finding.code}
        for source in sources_for(rule, finding.markets, catalogue)[:1]:
            code["url"] = source.url
        yield {
            "message": told(finding, rule),
            "location": {
                "path": file.path,
                **({"range": places.range(finding.start, finding.end)} if file.located else {}),
            },
            "severity": _SEVERITIES[finding.severity],
            "code": code,
            **_suggestions(finding, places),
        }


def _suggestions(finding: Finding, places: _Places) -> dict[str, Any]:
    """The edits of a fix, where it is one that may be made; each is shown on its own."""
    if finding.fix is None or finding.fix.safety == "display" or len(finding.fix.edits) != 1:
        return {}
    (edit,) = finding.fix.edits
    return {"suggestions": [{"range": places.range(edit.start, edit.end), "text": edit.text}]}


class _Places:
    """Positions as reviewdog counts them: lines from 1, columns from 1 in bytes of UTF-8."""

    def __init__(self, lines: LineTable) -> None:
        self._lines = lines

    def range(self, start: int, end: int) -> dict[str, Any]:
        """Return the range of ``start:end``, code points, half-open."""
        return {"start": self._position(start), "end": self._position(end)}

    def _position(self, offset: int) -> dict[str, int]:
        line, column = self._lines.place(offset)
        before = self._lines.text(line)[: column - 1]
        return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
