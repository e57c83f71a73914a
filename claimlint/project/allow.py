"""Writes into copy the comment that allows a claim, in the form that the file takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.project.trial import whole_text
from claimlint.textkit.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.finding import Finding
    from claimlint.project.fix import Fixer
    from claimlint.report import FileReport

# What stands before and after the text of a comment, in one format or another.
_FORMS = (
    ("# ", ""),
    ("<!-- ", " -->"),
    ("{# ", " #}"),
    ("{{!-- ", " --}}"),
    ("{% comment %}", "{% endcomment %}"),
    ("<%# ", " %>"),
    ("{/* ", " */}"),
    ("/* ", " */"),
    ("// ", ""),
    (".. ", ""),
    ("#. ", ""),
)
# Other programs read these, and would take a comment for data or for an error.
_DATA = (".json", ".jsonl", ".ndjson", ".arb", ".csv", ".tsv", ".xcstrings")
_ITEMS = ("- ", "* ", "+ ", "> ", "|")


def with_comment(fixer: Fixer, report: FileReport, finding: Finding, reason: str) -> str | None:
    """Return the text of the file with a comment that allows ``finding`` for ``reason``.

    None where the format has no comments, or none that could stand there: the comment must be
    read as one, the copy as before, and nothing but this finding may be gone.
    """
    text = whole_text(report)
    if text is None or not report.located or report.path.lower().endswith(_DATA):
        return None
    for written in _ways(text, finding, " ".join(reason.replace("--", "–").split())):
        after = fixer.report(report.path, written)
        if after is not None and _is_allowed(finding, report, after):
            return written
    return None


def _ways(text: str, finding: Finding, reason: str) -> Iterator[str]:
    lines = Lines(text)
    start, end = lines.bounds(lines.place(finding.start)[0])
    line = text[start:end]
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    line_end = "\r\n" if text.startswith("\r\n", end) else text[end : end + 1] or "\n"
    for before, after in _FORMS:
        above = f"{indent}{before}claimlint-disable-next-line {finding.code} {reason}{after}"
        behind = f" {before}claimlint-disable-line {finding.code} {reason}{after}"
        ways = [
            text[:start] + above + line_end + text[start:],
            text[:end] + behind + text[end:],
        ]
        # A line between two items would part their list.
        yield from reversed(ways) if line.lstrip().startswith(_ITEMS) else ways


def _is_allowed(finding: Finding, before: FileReport, after: FileReport) -> bool:
    """Whether the finding, and nothing else, is now allowed, and all is read as it was."""
    left = [each.fingerprint for each in before.findings]
    left.remove(finding.fingerprint)
    return [each.fingerprint for each in after.findings] == left and _shape(before) == _shape(after)


def _shape(report: FileReport) -> list[tuple[str, int]]:
    return [
        (" ".join(document.prose.split()), len(document.blocks))
        for document, _ in report.views or ()
        if document.blocks
    ]
