"""The code quality report that GitLab shows in a merge request."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from claimlint.reporters.plain import harmless, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.report import FileReport, Report
    from claimlint.reporters import Catalogue, Style

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render_gitlab(report: Report, catalogue: Catalogue, _: Style) -> str:
    """Return a list of issues, those about files that could not be checked at the end."""
    issues = [issue for file in report.files for issue in _file(file, catalogue)]
    issues += [
        _issue((path, "claimlint", "unchecked"), "blocker", harmless(text), (1, 1))
        for path, text in report.failures
    ]
    return json.dumps(issues, indent=2) + "\n"


def _file(file: FileReport, catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    lines = file.lines
    for finding in file.findings:
        last = max(finding.start, finding.end - 1)
        span = [lines.place(offset)[0] if file.located else 1 for offset in (finding.start, last)]
        text = told(finding, catalogue.rule(finding.code))
        key = file.path, finding.code, finding.fingerprint
        yield _issue(key, _SEVERITIES[finding.severity], text, (span[0], span[1]))


def _issue(
    key: tuple[str, str, str], severity: str, text: str, span: tuple[int, int]
) -> dict[str, Any]:
    """Return an issue; ``key`` is path, check and the fingerprint within the file.

    ``span`` are its first and its last line. GitLab reads the first only; Code Climate's format,
    which it takes over, asks for both.
    """
    path, check, _ = key
    # The same sentence may stand in two files; GitLab shows one issue a fingerprint.
    unique = hashlib.sha256("\0".join(key).encode("utf-8", "surrogatepass"))
    return {
        "description": text,
        "check_name": check,
        "fingerprint": unique.hexdigest(),
        "severity": severity,
        "location": {"path": path.removeprefix("./"), "lines": {"begin": span[0], "end": span[1]}},
    }
