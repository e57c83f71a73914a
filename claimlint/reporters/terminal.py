"""The report for a person at a terminal: the claim in its line, why, and what to write."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from rich.text import Text

from claimlint.finding import Dismissal
from claimlint.reporters.citing import sources_for
from claimlint.reporters.excerpt import excerpt
from claimlint.reporters.plain import harmless, message, position, statistics_lines, summary

if TYPE_CHECKING:
    from claimlint.finding import Finding
    from claimlint.report import FileReport, Report
    from claimlint.reporters import Catalogue, Style
    from claimlint.rulebook.model import Source

SEVERITY_STYLE = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_MOST_LINES = 3
_LABEL = 15  # cells; the longest label of a usual finding and a blank


def render_text(report: Report, catalogue: Catalogue, style: Style) -> str:
    """Return the report as text; the same bytes for the same report, width and colour."""
    page = Text()
    for file in report.files:
        if file.findings or (style.verbose and file.dismissals):
            page.append_text(_File(file, catalogue, style.width).text(verbose=style.verbose))
    if style.statistics:
        for line in statistics_lines(report, catalogue):
            page.append(f"{line}\n")
    if style.summary:
        page.append(f"{summary(report)}\n", "bold")
        page.append(_fixable(report, catalogue))
    return painted(page) if style.color else page.plain


def _fixable(report: Report, catalogue: Catalogue) -> str:
    """Return a line about the findings whose rules know a fix; nothing when none does."""
    known = [
        catalogue.rule(finding.code).fix
        for file in report.files
        if file.located
        for finding in file.findings
    ]
    safeties: list[str] = [recipe[0] for recipe in known if recipe is not None]
    counted = (("safe", "--fix"), ("unsafe", "--unsafe-fixes"))
    told = [f"{n} by {option}" for safety, option in counted if (n := safeties.count(safety))]
    return f"may be mended: {', '.join(told)}; look first with --diff\n" if told else ""


def painted(text: Text) -> str:
    """Return ``text`` with the escape sequences of its colours."""
    from io import StringIO

    from rich.console import Console

    out = StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        color_system="standard",
        no_color=False,
        legacy_windows=False,
        highlight=False,
        width=max(80, *map(len, text.plain.split("\n"))),
    )
    console.print(text, end="", soft_wrap=True)
    return out.getvalue()


class _File:
    """The part of the report that concerns one file."""

    def __init__(self, file: FileReport, catalogue: Catalogue, width: int) -> None:
        self._file = file
        self._catalogue = catalogue
        self._width = width
        self._lines = file.lines
        self._page = Text()

    def text(self, *, verbose: bool) -> Text:
        entries: list[Finding | Dismissal] = [*self._file.findings]
        if verbose:
            entries += self._file.dismissals
            entries.sort(key=lambda entry: entry.start)
        for entry in entries:
            if isinstance(entry, Dismissal):
                self._dropped(entry)
            else:
                self._finding(entry)
            self._page.append("\n")
        return self._page

    def _place(self, entry: Finding | Dismissal) -> None:
        self._page.append(position(self._file, entry), "bold")

    def _finding(self, finding: Finding) -> None:
        rule = self._catalogue.rule(finding.code)
        self._place(finding)
        if finding.place and self._file.located:
            self._page.append(f" ({harmless(finding.place)})")
        self._page.append(f" {finding.severity}", SEVERITY_STYLE[finding.severity])
        self._page.append(f" {finding.code} {rule.name}", "bold")
        self._page.append(f" ({rule.category}; {', '.join(finding.markets)})\n", "dim")
        self._shown(finding, SEVERITY_STYLE[finding.severity])
        self._labelled("Problem", message(finding, rule))
        if rule.instead is not None:
            self._labelled("Write instead", rule.instead)
        else:
            reason = rule.no_wording or "none is known"
            self._labelled("No wording can be offered", reason)
        self._sources(sources_for(rule, finding.markets, self._catalogue))
        if finding.also:
            self._labelled("Also", ", ".join(finding.also))
        self._labelled("Allow it", f"claimlint explain {finding.code}")

    def _dropped(self, dismissal: Dismissal) -> None:
        rule = self._catalogue.rule(dismissal.code)
        self._place(dismissal)
        self._page.append(f" dropped {dismissal.code} {rule.name}\n", "dim")
        self._shown(dismissal, "dim")
        self._labelled("Dropped", dismissal.because)

    def _sources(self, sources: list[Source]) -> None:
        if not sources:
            return
        source = sources[0]
        others = len(sources) - 1
        text = f"{source.citation}, {source.title} ({source.url})"
        if source.verified != "verified":
            text += f" [{source.verified}]"
        if others:
            text += f" and {others} more"
        self._labelled("Source", text)

    def _labelled(self, label: str, text: str) -> None:
        head = f"  {label + ': ':<{_LABEL}}"
        filled = textwrap.fill(
            harmless(text),
            max(self._width, 40),
            initial_indent=head,
            subsequent_indent=" " * (_LABEL + 2),
            break_long_words=False,
            break_on_hyphens=False,
        )
        self._page.append(head, "bold")
        self._page.append(f"{filled[len(head) :]}\n")

    def _shown(self, entry: Finding | Dismissal, style: str) -> None:
        """Print the lines of the claim, with marks below it."""
        first, _ = self._lines.place(entry.start)
        last, _ = self._lines.place(max(entry.end - 1, entry.start))
        # Lines of text that was taken out of a file mean nothing to its user.
        gutter = len(str(min(last, first + _MOST_LINES - 1))) if self._file.located else 0
        for number in range(first, min(last, first + _MOST_LINES - 1) + 1):
            self._line(number, entry, gutter, style)
        if last - first >= _MOST_LINES:
            self._page.append(f"  {'…':>{gutter}} |\n", "dim")

    def _line(self, number: int, entry: Finding | Dismissal, gutter: int, style: str) -> None:
        line_start, line_end = self._lines.bounds(number)
        start = max(entry.start, line_start) - line_start
        end = min(entry.end, line_end) - line_start
        source = self._lines.text(number)
        if entry.start < line_start:  # the claim goes on after the margin of its next line
            start = len(source) - len(source.lstrip())
        part = excerpt(source, start, max(start, end), self._width - gutter - 5)
        self._page.append(f"  {number if gutter else '':>{gutter}} | ", "dim")
        self._page.append(part.before)
        self._page.append(part.claim, style)
        self._page.append(f"{part.after}\n")
        self._page.append(f"  {'':>{gutter}} | ", "dim")
        self._page.append(" " * part.indent)
        self._page.append(f"{'^' * part.length}\n", style)
