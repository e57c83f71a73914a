"""``claimlint check --interactive``: the findings one by one, and a decision about each.

Whatever is decided is written at once, so that the walk can be left at any time: who takes it up
again is asked only about what is still found.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from claimlint.project.allow import with_comment
from claimlint.project.atomic import reason
from claimlint.project.fix import Fixer
from claimlint.project.mend import write_back
from claimlint.project.run import run
from claimlint.project.trial import whole_text
from claimlint.readers.errors import ReadError
from claimlint.report import Failure
from claimlint.reporters.plain import harmless, is_harmless, message, number, position

if TYPE_CHECKING:
    from claimlint.finding import Finding
    from claimlint.project.catalogue import Catalogue
    from claimlint.project.run import Request
    from claimlint.report import FileReport

_KEYS = {
    "f": "fix",
    "s": "suppress with a reason",
    "e": "add to the evidence",
    "n": "next",
    "q": "quit",
}


def walk(request: Request, catalogue: Catalogue) -> list[Failure]:
    """Ask about each finding; return what could not be written."""
    whole = request._replace(views=sys.maxsize, explain=False, write_baseline=False)
    report = run(whole, catalogue)
    fixer = Fixer(whole, catalogue)
    failures: list[Failure] = []
    files = [file for file in report.files if file.findings]
    click.echo(f"{number(sum(len(f.findings) for f in files), 'finding')} to go through", err=True)
    try:
        for file in files:
            _File(fixer, catalogue, whole, file).walk()
    except (click.Abort, _QuitError):
        click.echo("left; what was decided is written, what is left is asked about again", err=True)
    except _WriteError as error:
        failures.append(error.failure)
    return failures


class _QuitError(Exception):
    """Somebody wants to go."""


class _WriteError(Exception):
    def __init__(self, path: str, why: str) -> None:
        super().__init__(why)
        self.failure = Failure(path, why)


class _File:
    """The walk through one file."""

    def __init__(
        self, fixer: Fixer, catalogue: Catalogue, request: Request, report: FileReport
    ) -> None:
        self._fixer = fixer
        self._catalogue = catalogue
        self._request = request
        self._report = report
        text = whole_text(report)
        again = fixer.report(report.path, text) if text is not None and report.located else None
        wanted = {finding.fingerprint for finding in report.findings}
        found = {finding.fingerprint for finding in again.findings} if again else set()
        # What is known, or was not changed, is not asked about.
        self._passed = found - wanted

    def walk(self) -> None:
        while (finding := self._next()) is not None:
            self._passed.add(finding.fingerprint)
            self._show(finding)
            proposed = self._proposed(finding)
            self._decide(finding, proposed)

    def _next(self) -> Finding | None:
        findings = self._report.findings
        return next((each for each in findings if each.fingerprint not in self._passed), None)

    def _show(self, finding: Finding) -> None:
        rule = self._catalogue.rule(finding.code)
        spot = position(self._report, finding)
        click.echo(f"\n{spot} {finding.severity} {finding.code} {rule.name}", err=True)
        if self._report.located:
            line = self._report.lines.text(self._report.lines.place(finding.start)[0])
            click.echo(f"  | {_shown(line)}", err=True)
        click.echo(f"  Claim:         {harmless(finding.text)}", err=True)
        click.echo(f"  Problem:       {harmless(message(finding, rule))}", err=True)
        remedy = rule.instead or f"nothing can be offered: {rule.no_wording or 'none is known'}"
        click.echo(f"  Write instead: {harmless(remedy)}", err=True)

    def _proposed(self, finding: Finding) -> str | None:
        """Return the text with the finding mended, and show the lines that change."""
        mended = self._fixer.mended(
            self._report,
            ("safe", "unsafe"),
            1,
            lambda each: each.fingerprint == finding.fingerprint,
        )
        if mended is None:
            return None
        from difflib import unified_diff

        lines = unified_diff(mended.before.split("\n"), mended.after.split("\n"), n=0, lineterm="")
        for line in list(lines)[2:]:
            if not line.startswith("@@"):
                click.echo(f"  Fix:           {_shown(line)}", err=True)
        return mended.after

    def _decide(self, finding: Finding, proposed: str | None) -> None:
        keys = [key for key in _KEYS if key != "f" or proposed is not None]
        told = ", ".join(f"{key} {_KEYS[key]}" for key in keys)
        while True:
            key = click.prompt(
                told, type=click.Choice(keys), show_choices=False, default="n", err=True
            )
            if key == "q":
                raise _QuitError
            if key == "n":
                return
            if key == "f" and proposed is not None:
                self._write(proposed)
                return
            if (key == "s" and self._suppressed(finding)) or (key == "e" and self._added(finding)):
                return

    def _suppressed(self, finding: Finding) -> bool:
        why = click.prompt("Reason", err=True).strip()
        written = with_comment(self._fixer, self._report, finding, why) if why else None
        if written is None:
            remedy = "it can be allowed in the configuration, or the baseline"
            click.echo(f"no comment can be written here; {remedy}", err=True)
            return False
        self._write(written)
        return True

    def _added(self, finding: Finding) -> bool:
        from claimlint.cli.interactive_evidence import add_to_ledger

        return add_to_ledger(self._request, self._catalogue, self._report.path, finding)

    def _write(self, after: str) -> None:
        path, before = self._report.path, whole_text(self._report)
        try:
            write_back(path, before or "", after)
        except ReadError as error:
            raise _WriteError(path, str(error)) from error
        except OSError as error:
            raise _WriteError(path, f"cannot be written ({reason(error)})") from error
        self._report = self._fixer.report(path, after) or self._report


def _shown(text: str) -> str:
    return "".join(sign for sign in text if sign == "\t" or is_harmless(sign))
