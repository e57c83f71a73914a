"""The report for the file as one HTML page that asks for nothing from outside."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from claimlint.finding import SEVERITY_RANK, Finding
from claimlint.reporters.citing import sources_for
from claimlint.reporters.html_copy import copy_of, shown
from claimlint.reporters.plain import harmless, message
from claimlint.reporters.record import STATES, Entry, entries, facts, place, standard, tally
from claimlint.reporters.sourcelist import verification

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimlint.report import FileReport, Report
    from claimlint.reporters import Catalogue, Style
    from claimlint.rulebook.model import Rule, Source

_Numbered = list[tuple[str, Entry]]
_FIXES = {
    "safe": "claimlint can make this change (--fix):",
    "unsafe": "claimlint can make this change, which alters the meaning (--unsafe-fixes):",
    "display": "A wording is proposed:",
}


def render_html(report: Report, catalogue: Catalogue, _: Style) -> str:
    """Return the page; the same copy, rules and day give the same bytes."""
    style, script = (
        files("claimlint.reporters").joinpath(name).read_text(encoding="utf-8")
        for name in ("report.css", "report.js")
    )
    policy = (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; "
        f"script-src 'sha256-{_digest(script)}'; base-uri 'none'; form-action 'none'"
    )
    numbered = _numbered(report)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>Report on marketing claims</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{_head(report, catalogue, numbered)}\n{_main(report, catalogue, numbered)}\n"
        "<footer><p>A page without findings is not a lawful page, and a finding is no verdict.</p>"
        f"</footer>\n<script>{script}</script>\n</body>\n</html>\n"
    )


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _numbered(report: Report) -> list[_Numbered]:
    """The claims of each file, each with an id of its own."""
    numbered, count = [], 0
    for file in report.files:
        claims = entries(file)
        numbered.append([(f"claim-{count + n}", entry) for n, entry in enumerate(claims, 1)])
        count += len(claims)
    return numbered


def _head(report: Report, catalogue: Catalogue, numbered: list[_Numbered]) -> str:
    told = "".join(
        f"<dt>{name}</dt><dd>{shown(value)}</dd>" for name, value in facts(report, catalogue)
    )
    counted = "".join(f"<li>{name}: <strong>{count}</strong></li>" for name, count in tally(report))
    return (
        '<header>\n<a class="skip" href="#copy">Skip to the copy</a>\n'
        f'<h1>Report on marketing claims</h1>\n<dl class="facts">{told}</dl>\n'
        f'<ul class="tally">{counted}</ul>\n{_filter(report, catalogue, numbered)}\n</header>'
    )


def _filter(report: Report, catalogue: Catalogue, numbered: list[_Numbered]) -> str:
    claims = [entry.claim for part in numbered for _, entry in part]
    boxes = "".join(
        f'<label><input type="checkbox" value="{value}"{"" if value == "dropped" else " checked"}> '
        f"{value}</label>"
        for value in (*SEVERITY_RANK, *list(STATES)[1:])
    )
    categories = sorted({catalogue.rule(claim.code).category for claim in claims})
    markets = sorted({m for claim in claims if isinstance(claim, Finding) for m in claim.markets})
    named = [
        (str(number), file.path) for number, file in enumerate(report.files) if numbered[number]
    ]
    return (
        f'<form id="filter" hidden><fieldset><legend>Show</legend>{boxes}</fieldset>'
        f"{_choice('category', [(name, name) for name in categories])}"
        f"{_choice('market', [(name, name) for name in markets])}{_choice('file', named)}"
        '<button type="reset">Reset</button>'
        '<output id="shown" aria-live="polite"></output></form>'
    )


def _choice(name: str, options: list[tuple[str, str]]) -> str:
    listed = "".join(
        f'<option value="{escape(value)}">{shown(harmless(text))}</option>'
        for value, text in options
    )
    return (
        f'<label>{name.capitalize()} <select name="{name}"><option value="">all</option>'
        f"{listed}</select></label>"
    )


def _main(report: Report, catalogue: Catalogue, numbered: list[_Numbered]) -> str:
    sections = [_unchecked(report)]
    clean = []
    for number, (file, claims) in enumerate(zip(report.files, numbered, strict=True)):
        if claims:
            sections.append(_file(number, file, claims, catalogue))
        else:
            clean.append(file)
    sections += _clean(clean)
    return (
        f'<main id="copy">\n<div class="layout">\n<div>\n{"".join(sections)}</div>\n'
        '<aside id="panel" aria-label="The claim in focus" aria-live="polite" tabindex="0">'
        "<p>Choose a claim in the copy, or press j and k to go from one to the next; Escape "
        "closes it.</p></aside>\n</div>\n</main>"
    )


def _unchecked(report: Report) -> str:
    told = [f"{path}: {text}" for path, text in report.failures] + report.notices
    if not told:
        return ""
    items = "".join(f"<li>{shown(text)}</li>" for text in told)
    return f"<section><h2>Not checked</h2><ul>{items}</ul></section>\n"


def _clean(clean: Iterable[FileReport]) -> list[str]:
    items = "".join(
        f"<details><summary>{shown(harmless(file.path))}</summary>"
        f'<div class="copy">{copy_of(file, [])[0]}</div></details>'
        for file in clean
    )
    return [f"<section><h2>Files without claims</h2>{items}</section>\n"] if items else []


def _file(number: int, file: FileReport, claims: _Numbered, catalogue: Catalogue) -> str:
    judged = ""
    if file.profile is not None:
        told = "".join(f"<dt>{name}</dt><dd>{shown(v)}</dd>" for name, v in standard(file.profile))
        judged = f'<dl class="facts">{told}</dl>'
    copy, texts = copy_of(file, claims)
    facts_of = _Facts(number, file, catalogue, texts)
    articles = "".join(_article(facts_of, name, entry) for name, entry in claims)
    seen = f'<h3>Copy</h3><div class="copy">{copy}</div>' if copy else ""
    return (
        f'<section class="file" data-file="{number}"><h2>{shown(harmless(file.path))}</h2>'
        f"{judged}\n"
        f"{seen}\n<h3>Claims</h3>\n{articles}</section>\n"
    )


class _Facts(NamedTuple):
    """What the claims of one file share; ``texts`` are they as they are read."""

    number: int
    file: FileReport
    catalogue: Catalogue
    texts: dict[str, str]


def _article(facts_of: _Facts, name: str, entry: Entry) -> str:
    number, file, catalogue, texts = facts_of
    claim, rule = entry.claim, catalogue.rule(entry.claim.code)
    finding = claim if isinstance(claim, Finding) else None
    severity = finding.severity if finding else "info"
    markets = " ".join(finding.markets if finding else ())
    title = f"{rule.code} {rule.name}"
    stands = entry.state == "found"
    told = f'<span class="severity">{severity}</span>' if stands else entry.state
    parts = [
        f'<h4 id="{name}-title">{told}: {shown(title)}</h4>',
        f'<p class="place">{shown(harmless(file.path))}, {shown(place(file, claim))}</p>',
        f"<blockquote>{shown(texts.get(name, claim.text))}</blockquote>",
    ]
    if not stands:
        why = entry.reason or "no reason is given"
        parts.append(f"<p>{STATES[entry.state].capitalize()}: {shown(why)}</p>")
    if finding:
        parts += _advice(finding, rule, catalogue, file)
    css = severity if stands else "allowed"
    return (
        f'<article id="{name}" class="{css}" aria-labelledby="{name}-title" data-file="{number}" '
        f'data-state="{entry.state}" data-severity="{severity}" data-category="{rule.category}" '
        f'data-markets="{escape(markets)}">{"".join(parts)}</article>\n'
    )


def _advice(finding: Finding, rule: Rule, catalogue: Catalogue, file: FileReport) -> list[str]:
    if rule.instead is not None:
        write = f"<p><strong>Write instead:</strong> {shown(rule.instead)}</p>"
    else:
        write = f"<p>No wording can be offered: {shown(rule.no_wording or 'none is known')}</p>"
    sources = "".join(
        f"<li>{_source(source)}</li>" for source in sources_for(rule, finding.markets, catalogue)
    )
    return [
        f"<p>{shown(message(finding, rule))}</p>",
        f"<p><strong>Why:</strong> {shown(rule.why)}</p>",
        write,
        _fix(finding, file),
        f"<p>Markets: {shown(', '.join(finding.markets))}</p>",
        f"<p>Sources:</p><ul>{sources}</ul>" if sources else "",
    ]


def _fix(finding: Finding, file: FileReport) -> str:
    """The line as it would read once the fix is made."""
    if finding.fix is None or not file.located:
        return ""
    first = file.lines.place(min(edit.start for edit in finding.fix.edits))[0]
    last = file.lines.place(max(edit.end for edit in finding.fix.edits))[0]
    start, end = file.lines.bounds(first)[0], file.lines.bounds(last)[1]
    text = "\n".join(file.lines.text(line) for line in range(first, last + 1))
    if len(text) != end - start:  # line ends of two characters: offsets would not fit
        return f"<p>{_FIXES[finding.fix.safety]}</p>"
    for edit in sorted(finding.fix.edits, reverse=True):
        text = text[: edit.start - start] + edit.text + text[edit.end - start :]
    return f"<p>{_FIXES[finding.fix.safety]}</p><blockquote>{shown(text)}</blockquote>"


def _source(source: Source) -> str:
    cited = f"{shown(source.citation)}: {shown(source.title)}, {shown(source.issuer)}"
    if source.url.startswith(("https://", "http://")):
        cited = f'<a href="{escape(source.url)}" rel="noreferrer">{cited}</a>'
    return f"{cited}, {shown(source.date)} ({shown(verification(source))})"
