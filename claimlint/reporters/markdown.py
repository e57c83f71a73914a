"""The report for the file as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.finding import Finding
from claimlint.reporters.catalogue import escaped
from claimlint.reporters.citing import sources_for
from claimlint.reporters.plain import message, number
from claimlint.reporters.record import STATES, Entry, entries, facts, place, standard, tally
from claimlint.reporters.sourcelist import verification

if TYPE_CHECKING:
    from claimlint.report import FileReport, Report
    from claimlint.reporters import Catalogue, Style
    from claimlint.rulebook.model import Rule, Source

_LONGEST_CLAIM = 300
_FIXES = {
    "safe": "a fix is at hand (`--fix`)",
    "unsafe": "a fix that changes the meaning is at hand (`--unsafe-fixes`)",
    "display": "a wording is proposed",
}


def render_markdown(report: Report, catalogue: Catalogue, _: Style) -> str:
    """Return the report; the same copy, rules and day give the same bytes."""
    sections = [
        "# Report on marketing claims",
        _table(facts(report, catalogue)),
        "## In figures",
        _table([(name, str(count)) for name, count in tally(report)]),
        *_unchecked(report),
    ]
    for file in report.files:
        sections += _file(file, catalogue)
    clean = [escaped(file.path) for file in report.files if not entries(file)]
    if clean:
        sections += ["## Files without claims", _list(clean)]
    sections += _rules(report, catalogue)
    sections.append("A page without findings is not a lawful page, and a finding is no verdict.")
    return "\n\n".join(sections) + "\n"


def _table(rows: list[tuple[str, str]]) -> str:
    lines = [f"| {escaped(name)} | {escaped(value)} |" for name, value in rows]
    return "\n".join(["| | |", "| --- | --- |", *lines])


def _list(items: list[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _unchecked(report: Report) -> list[str]:
    told = [f"{escaped(path)}: {escaped(text)}" for path, text in report.failures]
    told += [escaped(notice) for notice in report.notices]
    return ["## Not checked", _list(told)] if told else []


def _file(file: FileReport, catalogue: Catalogue) -> list[str]:
    claims = entries(file)
    if not claims:
        return []
    sections = [f"## {escaped(file.path)}"]
    if file.profile is not None:
        sections.append(_table(standard(file.profile)))
    for state, meaning in STATES.items():
        told = [_entry(file, entry, catalogue) for entry in claims if entry.state == state]
        if told:
            title = f"### {state.capitalize()}: {number(len(told), 'claim')}"
            sections += [title, f"{meaning.capitalize()}.", "\n".join(told)]
    return sections


def _entry(file: FileReport, entry: Entry, catalogue: Catalogue) -> str:
    claim, rule = entry.claim, catalogue.rule(entry.claim.code)
    text = claim.text if len(claim.text) <= _LONGEST_CLAIM else claim.text[:_LONGEST_CLAIM] + "…"
    severity = f"**{claim.severity}** " if isinstance(claim, Finding) else ""
    lines = [
        f"- {severity}{claim.code} {rule.name}, {escaped(place(file, claim))}: “{escaped(text)}”"
    ]
    if entry.reason or entry.state != "found":
        lines.append(f"  - Why it does not count: {escaped(entry.reason or 'no reason is given')}")
    if isinstance(claim, Finding):
        lines += _advice(claim, rule, entry.state)
    return "\n".join(lines)


def _advice(finding: Finding, rule: Rule, state: str) -> list[str]:
    lines = [f"  - {escaped(message(finding, rule))}"]
    if state == "found":
        if rule.instead is not None:
            lines.append(f"  - Write instead: {escaped(rule.instead)}")
        else:
            why = rule.no_wording or "none is known"
            lines.append(f"  - No wording can be offered: {escaped(why)}")
        if finding.fix is not None:
            lines.append(f"  - {_FIXES[finding.fix.safety].capitalize()}.")
    if finding.markets:
        lines.append(f"  - Markets: {escaped(', '.join(finding.markets))}")
    return lines


def _rules(report: Report, catalogue: Catalogue) -> list[str]:
    codes = sorted({entry.claim.code for file in report.files for entry in entries(file)})
    if not codes:
        return []
    sections = ["## Rules that were met"]
    for code in codes:
        rule = catalogue.rule(code)
        sources = sources_for(rule, report.profile.markets, catalogue)
        sections += [f"### {code} {rule.name}", escaped(rule.why)]
        if sources:
            sections.append(_list([_source(source) for source in sources]))
    return sections


def _source(source: Source) -> str:
    address = source.url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
    cited = f"[{escaped(source.citation)}](<{address}>): {escaped(source.title)}"
    return f"{cited}, {escaped(source.issuer)}, {escaped(source.date)} ({verification(source)})"
