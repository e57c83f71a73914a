"""The report as one JSON object, or as one a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimlint import __version__
from claimlint.reporters.citing import sources_for
from claimlint.reporters.plain import allowed, counts, message, statistics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.finding import Dismissal, Finding, Fix
    from claimlint.report import FileReport, Report
    from claimlint.reporters import Catalogue, Style
    from claimlint.rulebook.model import Source


def render_json(report: Report, catalogue: Catalogue, style: Style) -> str:
    """Return the report as JSON; ``verbose`` adds ``dismissals``, ``statistics`` its counts.

    ``profiles`` is there when files were judged in another way than ``profile`` says.
    """
    whole: dict[str, Any] = {
        "version": __version__,
        "rules": {"count": len(catalogue.rules), "sha256": catalogue.sha256},
        "profile": report.profile._asdict(),
        "findings": [entry for file in report.files for entry in _findings(file, catalogue)],
        "failures": [{"path": path, "message": text} for path, text in report.failures],
        "summary": _summary(report),
    }
    others = [(file.path, file.profile) for file in report.files if file.profile is not None]
    if others:
        whole["profiles"] = [{"path": path, **profile._asdict()} for path, profile in others]
    if style.verbose:
        whole["dismissals"] = [entry for file in report.files for entry in _dismissals(file)]
    if style.statistics:
        whole["statistics"] = statistics(report)
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def render_jsonl(report: Report, catalogue: Catalogue, style: Style) -> str:
    """Return one JSON object a line, ``type`` first: each finding, each failure, a summary.

    ``verbose`` adds the dismissals. Only ASCII is written, so that no sign of the copy can
    end a line.
    """
    lines: list[dict[str, Any]] = []
    for file in report.files:
        lines += [{"type": "finding", **entry} for entry in _findings(file, catalogue)]
        if style.verbose:
            lines += [{"type": "dismissal", **entry} for entry in _dismissals(file)]
    lines += [{"type": "failure", "path": path, "message": text} for path, text in report.failures]
    lines.append({"type": "summary", **_summary(report)})
    return "".join(f"{json.dumps(line)}\n" for line in lines)


def _summary(report: Report) -> dict[str, int]:
    found = counts(report)
    return {
        "files": len(report.files),
        "errors": found["error"],
        "warnings": found["warning"],
        "infos": found["info"],
        **allowed(report),
    }


def _findings(file: FileReport, catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    if not file.findings:
        return
    for finding in file.findings:
        rule = catalogue.rule(finding.code)
        yield {
            "path": finding.path,
            "code": finding.code,
            "name": rule.name,
            "category": rule.category,
            "severity": finding.severity,
            "markets": finding.markets,
            "message": message(finding, rule),
            "suggestion": rule.instead,
            **_place(finding, file),
            "text": finding.text,
            "place": finding.place,
            "fix": _fix(finding.fix),
            "sources": list(map(_source, sources_for(rule, finding.markets, catalogue))),
            "fingerprint": finding.fingerprint,
            "also": finding.also,
            **_evidence(finding),
        }


def _place(finding: Finding | Dismissal, file: FileReport) -> dict[str, int | None]:
    line = column = end_line = end_column = None
    if file.located:
        line, column = file.lines.place(finding.start)
        end_line, end_column = file.lines.place(finding.end)
    return {
        "start": finding.start,
        "end": finding.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }


def _evidence(finding: Finding) -> dict[str, Any]:
    """Say how the claim stands with the ledger of approved claims, where one was asked."""
    found = finding.substantiation
    if found is None:
        return {}
    state = {"state": found.state, "claim": found.claim, "differences": found.differences}
    return {"evidence": state}


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {"safety": fix.safety, "edits": [edit._asdict() for edit in fix.edits]}


def _source(source: Source) -> dict[str, str]:
    return {
        "id": source.id,
        "title": source.title,
        "citation": source.citation,
        "url": source.url,
        "verified": source.verified,
    }


def _dismissals(file: FileReport) -> Iterator[dict[str, Any]]:
    if not file.dismissals:
        return
    for dismissal in file.dismissals:
        yield {
            "path": dismissal.path,
            "code": dismissal.code,
            "because": dismissal.because,
            **_place(dismissal, file),
            "text": dismissal.text,
        }
