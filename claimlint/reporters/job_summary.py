"""The summary of a job of GitHub Actions, in Markdown: the worst findings first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.finding import SEVERITY_RANK
from claimlint.reporters.catalogue import escaped
from claimlint.reporters.plain import message, number, position, summary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimlint.finding import Finding
    from claimlint.report import FileReport, Report
    from claimlint.reporters import Catalogue

# GitHub shows a summary of no more than a megabyte, and a person reads far less.
_SHOWN = 50
# After these a zero width space keeps names and addresses from becoming mentions and links.
_LINKED = re.compile(r"(@|:(?=//)|www(?=\.))", re.IGNORECASE)
_LONGEST = 200  # code points of a claim, a path or a message


def render_job_summary(report: Report, catalogue: Catalogue) -> str:
    """Return the summary; nothing in the copy or in its path is markup in it."""
    found = [(file, finding) for file in report.files for finding in file.findings]
    found.sort(key=lambda pair: SEVERITY_RANK[pair[1].severity])
    sections = [f"## Marketing claims: {escaped(summary(report))}"]
    if report.failures:
        told = [f"{_short(path)}: {_short(text)}" for path, text in report.failures]
        sections += ["Could not be checked:", _list(told)]
    if found:
        rows = [_row(file, finding, catalogue) for file, finding in found[:_SHOWN]]
        head = ["| | claim | where | what is wrong | write instead |", "| --- " * 5 + "|"]
        sections.append("\n".join([*head, *rows]))
    if len(found) > _SHOWN:
        sections.append(f"{number(len(found) - _SHOWN, 'finding')} more.")
    if report.notices:
        sections += ["Left unread or judged in another way:", _list(map(_short, report.notices))]
    sections.append("A page without findings is not a lawful page, and a finding is no verdict.")
    return "\n\n".join(sections) + "\n\n"


def _row(file: FileReport, finding: Finding, catalogue: Catalogue) -> str:
    rule = catalogue.rule(finding.code)
    instead = rule.instead or f"nothing: {rule.no_wording or 'no wording is known'}"
    cells = [
        f"**{finding.severity}** {finding.code}",
        f"“{_short(finding.text)}”",
        _short(position(file, finding)),
        _short(message(finding, rule)),
        _short(instead),
    ]
    return f"| {' | '.join(cells)} |"


def _list(entries: Iterable[str]) -> str:
    shown = list(entries)
    more = [f"{len(shown) - _SHOWN} more"] if len(shown) > _SHOWN else []
    return "\n".join(f"- {entry}" for entry in shown[:_SHOWN] + more)


def _short(text: str) -> str:
    kept = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return _LINKED.sub("\\1\u200b", escaped(kept))
