"""What is left of a report once the baseline is heard and only some lines are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.finding import SEVERITY_RANK
from claimlint.project.known import Baseline
from claimlint.reporters.plain import number

if TYPE_CHECKING:
    from claimlint.project.run import Check, Request
    from claimlint.report import Report


def narrowed(report: Report, request: Request, check: Check) -> Report:
    """Return the report without what ``request`` does not ask for.

    Raise `RuleError` for a baseline that cannot be read.
    """
    if request.baseline is not None:
        report = _without_known(report, request.baseline, check, anew=request.write_baseline)
    limit = SEVERITY_RANK[request.severity]
    files = [
        file._replace(
            findings=[each for each in file.findings if SEVERITY_RANK[each.severity] <= limit]
        )
        for file in report.files
    ]
    return report._replace(files=files)


def _without_known(report: Report, path: str, check: Check, *, anew: bool) -> Report:
    baseline = Baseline.read(path, may_be_missing=anew)
    if anew:
        entries, added, removed = baseline.renewed(report, check.answers)
        baseline.write(entries)
        told = f"{path}: {number(len(entries), 'finding')} recorded, {added} new, {removed} gone"
        report = report._replace(notices=[*report.notices, told])
    return baseline.applied(report, check.answers)
