"""Texts that somebody is writing, judged as the files at their paths would be."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from claimlint.finding import SEVERITY_RANK
from claimlint.project.fix import Fixer
from claimlint.project.leftout import no_copy, no_copy_in
from claimlint.project.run import Check, Request, own_files
from claimlint.project.settings import Standards, load_catalogue
from claimlint.project.trial import as_file
from claimlint.report import Failure, Report

if TYPE_CHECKING:
    from claimlint.finding import Finding
    from claimlint.project.config import Config
    from claimlint.project.evidence_add import Begun
    from claimlint.project.evidence_check import Defect
    from claimlint.project.known import Baseline
    from claimlint.project.settings import Given
    from claimlint.report import FileReport, Profile

# How long a text may be (code points) that is kept with its report, so that it can be mended.
_MENDED = 1_000_000
# A comment is tried with a reason, which is then taken out: only a person knows the true one.
_REASON = "claimlint-reason-to-come"


class OpenTexts:
    """Judges texts by one configuration; like `Check`, it is of one thread at a time."""

    def __init__(self, config: Config | None, given: Given) -> None:
        """Make ready to judge by ``config`` and what is ``given`` over it.

        Raise `RuleError` or `claimlint.project.values.ValueRefusedError` for what cannot be
        taken.
        """
        self.catalogue = load_catalogue(config)
        self._config = config
        self.rule_pages = config.rule_pages if config else None
        standards = Standards(given, config, self.catalogue)
        settings = standards.general()
        self.request = Request(
            paths=(),
            profile=settings.profile,
            selection=settings.selection,
            weights=settings.weights,
            standards=standards,
            severity="info",
            globs=config.globs if config else None,
            fields=(config.copy_fields, config.skip_fields) if config else ((), ()),
            evidence=config.evidence if config else (),
            packs=config.rules if config else (),
            baseline=config.baseline if config else None,
            explain=False,
            views=_MENDED,
        )
        self._limit = SEVERITY_RANK[settings.severity]

    @cached_property
    def _check(self) -> Check:
        return Check(self.request, self.catalogue)

    @cached_property
    def _fixer(self) -> Fixer:
        return Fixer(self.request, self.catalogue)

    @cached_property
    def _baseline(self) -> Baseline | None:
        if self.request.baseline is None:
            return None
        from claimlint.project.known import Baseline

        return Baseline.read(self.request.baseline)

    @cached_property
    def _own(self) -> frozenset[str]:
        config = (self._config.path,) if self._config and self._config.path else ()
        return frozenset(os.path.realpath(path) for path in (*own_files(self.request), *config))

    @cached_property
    def _ledgers(self) -> frozenset[str]:
        return frozenset(os.path.realpath(each) for each in self.request.evidence)

    def goes_by(self, path: str) -> bool:
        """Whether the file is one of those that are judged by: a ledger, a pack, the baseline.

        Raise `RuleError` when a ledger is not there.
        """
        return _lies_in(path, self._own | self._ledgers)  # a folder of them may get a new one

    def is_copy(self, path: str, root: str) -> bool:
        """Whether a check of the folder ``root`` would take the file for copy.

        Both are absolute. What git ignores is taken for copy: a draft may be ignored.
        """
        if _lies_in(path, self._own):
            return False
        *folders, name = os.path.relpath(path, root).split(os.sep)
        if no_copy(name) or any(no_copy_in(folder, set()) for folder in folders):
            return False
        return self.request.globs is None or self.request.globs.includes(path)

    def check(self, path: str, text: str) -> FileReport | Failure:
        """Return what is found in ``text`` in the place of the file ``path``.

        Raise `RuleError` for a ledger or a baseline that cannot be read.
        """
        report = self._check.file(path, as_file(text))
        self._check.notices.clear()  # they would be said again at every key
        if isinstance(report, Failure):
            return report
        if self._baseline is not None:
            whole = Report(self.request.profile, [report], [], [])
            report = self._baseline.applied(whole, self._check.answers).files[0]
        shown = [each for each in report.findings if SEVERITY_RANK[each.severity] <= self._limit]
        return report._replace(findings=shown)

    def mended(self, report: FileReport, finding: Finding) -> str | None:
        """Return the text with ``finding`` mended; None when no fix makes nothing worse."""
        recipe = self.catalogue.rule(finding.code).fix
        if recipe is None or recipe[0] == "display":
            return None
        mended = self._fixer.mended(
            report, (recipe[0],), 1, lambda each: each.fingerprint == finding.fingerprint
        )
        return mended.after if mended else None

    def allowed(self, report: FileReport, finding: Finding) -> str | None:
        """Return the text with a comment that allows ``finding``, its reason left to be written.

        None where no comment can stand there. Until the reason is written, claimlint asks for it.
        """
        from claimlint.project.allow import with_comment

        text = with_comment(self._fixer, report, finding, _REASON)
        return text and text.replace(f" {_REASON}", "", 1)

    def takes_evidence(self, report: FileReport, finding: Finding) -> bool:
        """Whether evidence that the ledger does not have would do something for the finding."""
        known = finding.substantiation
        if finding.severity == "error" or (known and known.state == "substantiated"):
            return False
        from claimlint.ledger.evidence.cures import cure
        from claimlint.ledger.evidence.model import KINDS

        rules = [self.catalogue.rule(code) for code in (finding.code, *finding.also)]
        return cure(rules, self._profile(report), KINDS) != "never"

    def ledger(self, root: str) -> str:
        """Return the ledger that claims are added to, by its whole path.

        That is the configured one, or the usual one in the folder ``root``.
        """
        from claimlint.project.evidence_add import ledger_for

        return os.path.abspath(os.path.join(root, ledger_for(self.request.evidence)))

    def begun(self, report: FileReport, finding: Finding, ledger: str, holds: str | None) -> Begun:
        """Begin an entry for the claim in a ledger, which holds that text; nothing is written.

        ``holds`` is None where there is no such file yet. Raise `RuleError` for a ledger that
        cannot be added to.
        """
        from claimlint.project.evidence_add import begin

        claim = _sentence(report, finding), self._profile(report)
        return begin(ledger, holds, claim, self.request.evidence)

    def _profile(self, report: FileReport) -> Profile:
        return report.profile or self.request.profile

    def is_ledger(self, path: str) -> bool:
        """Whether the file is one of the ledgers, or lies in a folder of them."""
        return path.endswith((".yaml", ".yml")) and _lies_in(path, self._ledgers)

    def audited(self, path: str, text: str) -> list[Defect]:
        """Return what is wrong with the text of a ledger, lines counted from 1."""
        from claimlint.project.evidence_check import audit_text

        return audit_text(path, text, self.catalogue, self.request.profile.as_of).defects


def _sentence(report: FileReport, finding: Finding) -> str:
    """Return the sentence of a claim as it is read, white space folded."""
    from claimlint.ledger.evidence.places import Sentences

    for document, findings in report.views or ():
        if any(each.fingerprint == finding.fingerprint for each in findings):
            place = Sentences(document).at(finding.start, finding.end)
            if place is not None:
                return " ".join(document.prose[place.start : place.end].split())
    return " ".join(finding.text.split())


def _lies_in(path: str, places: frozenset[str]) -> bool:
    real = os.path.realpath(path)
    return any(real == place or real.startswith(place + os.sep) for place in places)
