"""What the formats for people share: harmless text, messages, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimlint.finding import Dismissal, Finding
    from claimlint.report import FileReport, Report
    from claimlint.reporters import Catalogue
    from claimlint.rulebook.model import Rule

# Marks that reorder what is shown, so that a line could look like another one.
_REORDERING = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"


_LONGEST_CLAIM = 100


def harmless(text: str) -> str:
    """Return ``text`` on one line and without anything that a terminal would obey.

    White space is folded; other control characters, lone surrogates and marks that reorder
    text are left out.
    """
    folded = " ".join(text.split())
    if folded.isascii() and folded.isprintable():
        return folded
    return "".join(sign for sign in folded if is_harmless(sign))


def is_harmless(sign: str) -> bool:
    """Whether a terminal merely shows the character."""
    code = ord(sign)
    return not (code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000) and (
        sign not in _REORDERING
    )


def spot(file: FileReport, entry: Finding | Dismissal) -> str:
    """Return ``line:column``, or what the format has instead, such as ``page 2``; harmless."""
    if file.located:
        line, column = file.lines.place(entry.start)
        return f"{line}:{column}"
    return harmless(entry.place or "text")


def position(file: FileReport, entry: Finding | Dismissal) -> str:
    """Return ``path:line:column``, or ``path: page 2`` where a file has no lines; harmless."""
    return f"{harmless(file.path)}:{'' if file.located else ' '}{spot(file, entry)}"


def message(finding: Finding, rule: Rule) -> str:
    """Return what is wrong, with what the engine adds for this one claim."""
    return f"{rule.message.rstrip('.')} ({finding.note})." if finding.note else rule.message


def told(finding: Finding, rule: Rule) -> str:
    """Return the claim, what is wrong and what to write on one line, for lists of remarks."""
    claim = harmless(finding.text)
    if len(claim) > _LONGEST_CLAIM:
        claim = f"{claim[: _LONGEST_CLAIM - 1]}…"
    if rule.instead is not None:
        remedy = f"Write instead: {rule.instead}"
    else:
        remedy = f"No wording can be offered: {rule.no_wording or 'none is known'}"
    where = f" ({finding.place})" if finding.place else ""
    return harmless(f'"{claim}"{where}: {message(finding, rule)} {remedy}')


def counts(report: Report) -> dict[str, int]:
    """Return the number of findings by severity."""
    total = {"error": 0, "warning": 0, "info": 0}
    for file in report.files:
        for finding in file.findings:
            total[finding.severity] += 1
    return total


# What is said of findings that do not count, by what allows them.
ALLOWED_BY = {"comment": "suppressed", "baseline": "baselined", "evidence": "substantiated"}


def allowed(report: Report) -> dict[str, int]:
    """Return how many findings are suppressed, baselined and substantiated."""
    total = dict.fromkeys(ALLOWED_BY.values(), 0)
    for file in report.files:
        for entry in file.allowed:
            total[ALLOWED_BY[entry.by]] += 1
    return total


def summary(report: Report) -> str:
    """Return the line that counts, such as ``3 files, 5 errors, 2 warnings``."""
    found = counts(report)
    parts = [number(len(report.files), "file")]
    parts += [number(count, name) for name, count in found.items() if count]
    if not any(found.values()):
        parts.append("no findings")
    parts += [f"{count} {name}" for name, count in allowed(report).items() if count]
    if report.failures:
        parts.append(f"{len(report.failures)} could not be checked")
    return ", ".join(parts)


def number(count: int, name: str) -> str:
    """Return ``1 error``, ``2 errors``; ``name`` is the singular."""
    plural = name if name == "info" or count == 1 else f"{name}s"
    return f"{count} {plural}"


def statistics(report: Report) -> dict[str, int]:
    """Return the number of findings by code, the most frequent first."""
    tally: dict[str, int] = {}
    for file in report.files:
        for finding in file.findings:
            tally[finding.code] = tally.get(finding.code, 0) + 1
    return dict(sorted(tally.items(), key=lambda entry: (-entry[1], entry[0])))


def statistics_lines(report: Report, catalogue: Catalogue) -> list[str]:
    """Return the statistics as lines, such as ``12  AGE001  ageing-reversed``."""
    tally = statistics(report)
    width = len(str(max(tally.values(), default=0)))
    return [
        f"{count:>{width}}  {code}  {catalogue.rule(code).name}" for code, count in tally.items()
    ]
