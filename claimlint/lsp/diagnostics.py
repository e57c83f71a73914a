"""Findings as an editor shows them: underlined, and told when pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from claimlint.reporters.citing import rule_page, sources_for
from claimlint.reporters.plain import ALLOWED_BY, harmless, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.finding import Finding
    from claimlint.lsp.text import Text
    from claimlint.project.catalogue import Catalogue
    from claimlint.report import FileReport
    from claimlint.rulebook.model import Rule

SOURCE = "claimlint"
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_FIXES = {
    "safe": "The fix keeps the meaning.",
    "unsafe": "The fix changes the meaning.",
    "display": "The fix is only shown: somebody has to write it.",
}
_SIGNS = frozenset("\\`*_{}[]<>#|!~&")


def diagnostics(
    report: FileReport, text: Text, catalogue: Catalogue, rule_pages: str | None
) -> list[types.Diagnostic]:
    """Return a diagnostic for each finding; ``data`` is the finding's fingerprint."""
    return [_diagnostic(each, report, text, catalogue, rule_pages) for each in report.findings]


def _diagnostic(
    finding: Finding, report: FileReport, text: Text, catalogue: Catalogue, rule_pages: str | None
) -> types.Diagnostic:
    rule = catalogue.rule(finding.code)
    link = rule_link(rule, finding.markets, catalogue, rule_pages)
    place = "" if report.located or not finding.place else f"{finding.place}: "
    return types.Diagnostic(
        range=_range(finding, report, text),
        message=harmless(f"{place}{message(finding, rule)} {remedy(rule)}"),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        code_description=types.CodeDescription(link) if link else None,
        source=SOURCE,
        data=finding.fingerprint,
    )


def _range(finding: Finding, report: FileReport, text: Text) -> types.Range:
    return text.range(finding.start, finding.end) if report.located else text.range(0, 0)


def trouble(line: str) -> types.Diagnostic:
    """Return a diagnostic at the top of a document that could not be judged."""
    start = types.Position(0, 0)
    return types.Diagnostic(
        range=types.Range(start, start),
        message=f"not checked: {harmless(line)}",
        severity=types.DiagnosticSeverity.Error,
        source=SOURCE,
    )


def defect(line: int, message: str, text: Text) -> types.Diagnostic:
    """Return a diagnostic for a line of a ledger, from 1; 0 stands for the file as a whole."""
    return types.Diagnostic(
        range=text.range(*text.lines.bounds(line)) if line else text.range(0, 0),
        message=harmless(message),
        severity=types.DiagnosticSeverity.Error,
        source=SOURCE,
    )


def remedy(rule: Rule) -> str:
    """Return what may be written instead."""
    if rule.instead is not None:
        return f"Write instead: {rule.instead}"
    return f"No wording can be offered: {rule.no_wording or 'none is known'}"


def rule_link(
    rule: Rule, markets: tuple[str, ...], catalogue: Catalogue, rule_pages: str | None
) -> str | None:
    """Return the address of the rule's page, or where none is known that of its first source."""
    if rule_pages is not None:
        return rule_page(rule_pages, rule)
    return next((source.url for source in sources_for(rule, markets, catalogue)), None)


def hover(
    report: FileReport, text: Text, catalogue: Catalogue, position: types.Position
) -> types.Hover | None:
    """Return the rules and sources of the claims at a position, allowed ones too; Markdown."""
    if not report.located:
        return None
    at = text.offset(position)
    told = [("", finding) for finding in report.findings if finding.start <= at < finding.end]
    told += [
        (f"{ALLOWED_BY[by]}{f': {reason}' if reason else ''}", finding)
        for finding, by, reason in report.allowed
        if finding.start <= at < finding.end
    ]
    if not told:
        return None
    parts = ["\n".join(_told(finding, note, catalogue)) for note, finding in told]
    start = min(finding.start for _, finding in told)
    end = max(finding.end for _, finding in told)
    content = types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts))
    return types.Hover(content, text.range(start, end))


def _told(finding: Finding, note: str, catalogue: Catalogue) -> Iterator[str]:
    rule = catalogue.rule(finding.code)
    state = f", {_plain(note)}" if note else ""
    yield f"**{rule.code} {_plain(rule.name)}** ({finding.severity}{state})"
    yield ""
    yield _plain(message(finding, rule))
    yield ""
    yield _plain(rule.why)
    yield ""
    yield _plain(remedy(rule))
    if rule.fix is not None:
        yield ""
        yield _FIXES[rule.fix[0]]
    sources = sources_for(rule, finding.markets, catalogue)
    if sources:
        yield ""
    for source in sources:
        title = _plain(f"{source.citation}: {source.title}")
        link = "" if not source.url.startswith("http") else f" (<{source.url}>)"
        yield f"- {title}{link}"


def _plain(text: str) -> str:
    """Return text on one line in which nothing is taken for Markdown or HTML."""
    return "".join(f"\\{sign}" if sign in _SIGNS else sign for sign in harmless(text))
