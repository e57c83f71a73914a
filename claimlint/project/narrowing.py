"""What is left of a run once the baseline is heard and only what is new is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.finding import SEVERITY_RANK

if TYPE_CHECKING:
    from claimlint.project.changed import Changes
    from claimlint.project.run import Check, Request
    from claimlint.report import Report


def changed_paths(paths: list[str], changes: Changes) -> list[str]:
    """Return the paths of the files in which something is new."""
    return [path for path in paths if changes.of(path) is not None]


def narrowed(report: Report, request: Request, check: Check) -> Report:
    """Return the report without what ``request`` does not ask for.

    Raise `RuleError` for a baseline that cannot be read or written.
    """
    if request.baseline is not None:
        report = _without_known(report, request.baseline, check, anew=request.write_baseline)
    if request.changes is not None:
        report = _new_only(report, request.changes, check)
    limit = SEVERITY_RANK[request.severity]
    files = [
        file._replace(
            findings=[each for each in file.findings if SEVERITY_RANK[each.severity] <= limit]
        )
        for file in report.files
    ]
    return report._replace(files=files)


def _without_known(report: Report, path: str, check: Check, *, anew: bool) -> Report:
    from claimlint.project.known import Baseline
    from claimlint.reporters.plain import number

    baseline = Baseline.read(path, may_be_missing=anew)
    if anew:
        entries, added, removed = baseline.renewed(report, check.answers)
        baseline.write(entries)
        told = f"{path}: {number(len(entries), 'finding')} recorded, {added} new, {removed} gone"
        report = report._replace(notices=[*report.notices, told])
    return baseline.applied(report, check.answers)


def _new_only(report: Report, changes: Changes, check: Check) -> Report:
    """Keep the findings in whose sentence a line is new.

    What must stand beside a claim may have been taken away anywhere in the file: findings of
    such rules are kept wherever they stand, if anything in the file is new.
    """
    from claimlint.project.sentence_lines import SentenceLines

    files = []
    for file in report.files:
        touched = changes.of(file.path)
        if touched is None:
            files.append(file._replace(findings=[], dismissals=[], allowed=[]))
        elif touched.whole or not file.located:
            files.append(file)
        else:
            lines = SentenceLines(file)
            beside = check.looking_beside(file.path)
            files.append(
                file._replace(
                    findings=[
                        each
                        for each in file.findings
                        if each.code in beside or touched.meets(*lines.of(each))
                    ],
                    dismissals=[each for each in file.dismissals if touched.meets(*lines.of(each))],
                )
            )
    return report._replace(files=files, notices=[*report.notices, *changes.notices])
