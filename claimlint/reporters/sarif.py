"""SARIF 2.1.0, the format of code scanning."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from claimlint import __version__
from claimlint.reporters.catalogue import escaped
from claimlint.reporters.citing import rule_page, sources_for
from claimlint.reporters.plain import harmless, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.allowed import Allowed
    from claimlint.finding import Finding
    from claimlint.report import FileReport, Report
    from claimlint.reporters import Catalogue, Style
    from claimlint.rulebook.model import Rule

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_ESCAPES = str.maketrans({"{": "{{", "}": "}}", "[": "\\[", "]": "\\]", "\\": "\\\\"})
_FIXES = {"safe": "keeps the meaning", "unsafe": "changes the meaning; read it before it is used"}


def render_sarif(report: Report, catalogue: Catalogue, style: Style) -> str:
    """Return one run with its results, those that somebody has allowed as suppressed ones."""
    told_of = {finding.code for file in report.files for finding, _ in _entries(file)}
    codes = sorted(told_of)
    index = {code: number for number, code in enumerate(codes)}
    run = {
        "tool": {
            "driver": {
                "name": "claimlint",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(catalogue.rule(code), report, catalogue, style) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [_invocation(report)],
        "results": [
            _result(file, finding, allowed, catalogue, index[finding.code])
            for file in report.files
            for finding, allowed in _entries(file)
        ],
        "properties": {
            **report.profile._asdict(),
            "rules": {"count": len(catalogue.rules), "sha256": catalogue.sha256},
        },
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _entries(file: FileReport) -> Iterator[tuple[Finding, Allowed | None]]:
    for finding in file.findings:
        yield finding, None
    for allowed in file.allowed:
        yield allowed.finding, allowed


def _rule(rule: Rule, report: Report, catalogue: Catalogue, style: Style) -> dict[str, Any]:
    remedy = rule.instead or f"No wording can be offered: {rule.no_wording or 'none is known'}"
    sources = sources_for(rule, report.profile.markets, catalogue)
    lines = [rule.message, rule.why, f"Write instead: {remedy}"]
    named = [f"{source.citation}, {source.title}" for source in sources]
    linked = [
        f"- [{escaped(source.citation)}](<{_link(source.url)}>): {escaped(source.title)}"
        for source in sources
    ]
    described = {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": _said(rule.message)},
        "fullDescription": {"text": _said(rule.why)},
        "help": {
            "text": "\n\n".join(map(_said, [*lines, *named])),
            "markdown": "\n\n".join([*map(escaped, lines), "\n".join(linked)]).strip(),
        },
        "defaultConfiguration": {
            "enabled": rule.severity["default"] != "off",
            "level": _LEVELS.get(rule.severity["default"], "none"),
        },
        "properties": {"tags": [rule.category, "marketing-claims"]},
    }
    if style.rule_pages is not None:
        described["helpUri"] = _link(rule_page(style.rule_pages, rule))
    elif sources:
        described["helpUri"] = _link(sources[0].url)
    return described


def _link(url: str) -> str:
    return quote(url, safe="/:?#[]@!$&'()*+,;=%-._~")


def _said(text: str) -> str:
    """Return text for a message, in which brackets and braces would mean something."""
    return harmless(text).translate(_ESCAPES)


def _invocation(report: Report) -> dict[str, Any]:
    """Whether all went well, and what could not be checked."""
    invocation: dict[str, Any] = {"executionSuccessful": not report.failures}
    if report.failures:
        invocation["toolExecutionNotifications"] = [
            {
                "level": "error",
                "message": {"text": _said(text)},
                "locations": [{"physicalLocation": {"artifactLocation": _artifact(path)}}],
            }
            for path, text in report.failures
        ]
    return invocation


def _artifact(path: str) -> dict[str, str]:
    path = path.replace("\\", "/") if path[1:3] == ":\\" else path
    encoded = quote(path.removeprefix("./").encode("utf-8", "surrogatepass"), safe="/")
    if path.startswith("/"):
        return {"uri": f"file://{encoded}"}
    return {"uri": encoded, "uriBaseId": "%SRCROOT%"}


def _result(
    file: FileReport, finding: Finding, allowed: Allowed | None, catalogue: Catalogue, index: int
) -> dict[str, Any]:
    rule = catalogue.rule(finding.code)
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": _artifact(file.path)}}
    if file.located:
        region = _region(file, finding.start, finding.end)
        region["snippet"] = {"text": _whole(finding.text)}
        location["physicalLocation"]["region"] = region
    if finding.place:
        location["logicalLocations"] = [{"fullyQualifiedName": harmless(finding.place)}]
    result = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": told(finding, rule).translate(_ESCAPES)},
        "locations": [location],
        "partialFingerprints": {"claimlint/v1": finding.fingerprint},
        "properties": {"markets": finding.markets, "also": finding.also},
    }
    if finding.fix is not None and finding.fix.safety != "display" and file.located:
        result["fixes"] = [_fix(file, finding)]
    if allowed is not None:
        result["suppressions"] = [_suppression(allowed)]
    return result


def _whole(text: str) -> str:
    """Return text without halves of surrogate pairs, which no encoding can carry."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _region(file: FileReport, start: int, end: int) -> dict[str, Any]:
    line, column = file.lines.place(start)
    end_line, end_column = file.lines.place(end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": start,
        "charLength": end - start,
    }


def _fix(file: FileReport, finding: Finding) -> dict[str, Any]:
    assert finding.fix is not None  # noqa: S101 - the caller has looked
    replacements = [
        {
            "deletedRegion": _region(file, edit.start, edit.end),
            "insertedContent": {"text": edit.text},
        }
        for edit in finding.fix.edits
    ]
    change = {"artifactLocation": _artifact(file.path), "replacements": replacements}
    return {
        "description": {"text": f"Change the wording ({_FIXES[finding.fix.safety]})."},
        "artifactChanges": [change],
    }


def _suppression(allowed: Allowed) -> dict[str, Any]:
    # Without a status it is an accepted one, for readers of each edition of the schema.
    suppression = {"kind": "inSource" if allowed.by == "comment" else "external"}
    if allowed.reason:
        suppression["justification"] = harmless(allowed.reason)
    return suppression
