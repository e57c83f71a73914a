"""What Python programs use: `check_text`, `check_path` and `RuleBook`.

It keeps its promises from version to version, as the command line does: nothing is renamed or
taken away within a major version, and values may gain fields. No file is ever written but the
cache of compiled rules.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from claimlint.finding import SEVERITY_RANK, Edit, Fix
from claimlint.project import values
from claimlint.project.catalogue import Catalogue
from claimlint.project.run import Check, Request, run
from claimlint.project.settings import Given, Standards
from claimlint.report import Failure, FileReport
from claimlint.report import Report as RunReport
from claimlint.reporters.citing import sources_for
from claimlint.reporters.plain import message
from claimlint.rulebook import load_rulebook
from claimlint.rulebook.model import RuleError, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from claimlint import finding as internal
    from claimlint.project.config import Config
    from claimlint.rulebook.model import Rule as InternalRule

__all__ = (
    "Edit",
    "Failure",
    "Finding",
    "Fix",
    "Report",
    "Rule",
    "RuleBook",
    "RuleError",
    "Source",
    "check_path",
    "check_text",
)

Severity = Literal["error", "warning", "info"]
StrPath = str | os.PathLike[str]
_FIXED = 1_000_000  # code points; fixes are looked for in texts that are no longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What is said of one kind of claim.

    ``suggestion`` is wording that may be used, None where none can be offered.
    """

    code: str
    name: str
    category: str
    message: str
    why: str
    suggestion: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A claim that a rule objects to.

    ``start`` and ``end`` are half-open offsets in Unicode code points of the text (of a file: of
    its decoded text, a byte order mark not counted). Lines and columns count from 1, columns in
    code points; they are None in formats that have no lines, such as Word and PDF, where
    ``place`` names the spot and offsets count in the text that was taken out of the file.
    ``markets`` are those for which the verdict holds. ``fingerprint`` stays the same when
    lines are inserted above. ``fix`` is there when it was asked for and the rule has one.
    """

    path: str
    code: str
    name: str
    category: str
    severity: Severity
    markets: tuple[str, ...]
    message: str
    suggestion: str | None
    start: int
    end: int
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    text: str
    place: str | None
    sources: tuple[Source, ...]
    fingerprint: str
    fix: Fix | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of a check.

    ``files`` are the paths that were read, ``findings`` stand in the order of the files and of
    the text. What could not be checked is in ``failures``, what was left unread in ``notices``:
    no findings mean little where these are not empty.
    """

    files: tuple[str, ...]
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    notices: tuple[str, ...]

    def worst(self) -> Severity | None:
        """Return the highest severity that was found; None without findings."""
        found = {finding.severity for finding in self.findings}
        return min(found, key=SEVERITY_RANK.__getitem__, default=None)


class RuleBook:
    """The rules that come with claimlint, and those of your own.

    Making one reads the rules, which takes a while the first time; keep it for many checks.
    """

    def __init__(
        self,
        packs: Iterable[StrPath] = (),
        *,
        vocabulary: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        """Join ``packs``, rule files or folders, and the names of ``vocabulary`` by their kind.

        Raises:
            RuleError: a rule, lexicon or source is broken; the message says where.
            ValueError: there is no such kind of name.
        """
        from claimlint.project.keys import VOCABULARY

        names = vocabulary or {}
        unknown = [kind for kind in names if kind not in VOCABULARY]
        if unknown:
            raise ValueError(f"no such kind of name: {unknown[0]}; use {', '.join(VOCABULARY)}")
        extra = tuple(os.fspath(pack) for pack in packs)
        given = tuple((kind, tuple(words)) for kind, words in names.items())
        self._catalogue = Catalogue(load_rulebook(extra, vocabulary=given))
        self._packs = extra

    @property
    def sha256(self) -> str:
        """The digest of the rule files, which names this state of them."""
        return self._catalogue.sha256

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all rules, in order."""
        return tuple(rule.code for rule in self._catalogue.rules)

    def rule(self, code: str) -> Rule:
        """Return the rule of that code; raise `KeyError` when there is none."""
        return self._public(self._catalogue.rule(code))

    def __iter__(self) -> Iterator[Rule]:
        """Go through the rules in the order of their codes."""
        return map(self._public, self._catalogue.rules)

    def __len__(self) -> int:
        """Return the number of rules."""
        return len(self._catalogue.rules)

    def __contains__(self, code: object) -> bool:
        """Whether there is a rule of that code."""
        return code in self.codes

    def _public(self, rule: InternalRule) -> Rule:
        return Rule(
            code=rule.code,
            name=rule.name,
            category=rule.category,
            message=rule.message,
            why=rule.why,
            suggestion=rule.instead,
            sources=tuple(self._catalogue.sources[name] for name in rule.sources),
        )


def check_text(  # noqa: PLR0913 - by name, each optional
    text: str,
    *,
    name: str = "text.txt",
    rules: RuleBook | None = None,
    product: str | None = None,
    markets: Iterable[str] | None = None,
    audience: str | None = None,
    as_of: str | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    severity: str | None = None,
    config: StrPath | None = None,
    fixes: bool = False,
) -> Report:
    """Check a text as if it stood in a file called ``name``, whose extension tells the format.

    Offsets of the findings are those of ``text``. The other parameters are those of
    `check_path`; a baseline in the configuration is not asked.

    Raises:
        ValueError: a parameter is not one that can be taken; the message says what can.
        RuleError: the configuration or a rule is broken.
    """
    checking = _checking(
        (name,), rules, config, fixes=fixes, product=product, markets=markets,
        audience=audience, as_of=as_of, select=select, ignore=ignore, severity=severity,
    )  # fmt: skip
    try:
        # With the mark no declaration within the text is taken for its encoding.
        data = b"\xef\xbb\xbf" + text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"the text holds a lone surrogate at {error.start}; replace it") from error
    check = Check(checking.request, checking.catalogue)
    outcome = check.file(name, data)
    read, failed = ([], [outcome]) if isinstance(outcome, Failure) else ([outcome], [])
    return checking.report(RunReport(checking.request.profile, read, failed, check.notices))


def check_path(  # noqa: PLR0913 - the same
    *paths: StrPath,
    rules: RuleBook | None = None,
    product: str | None = None,
    markets: Iterable[str] | None = None,
    audience: str | None = None,
    as_of: str | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    severity: str | None = None,
    config: StrPath | None = None,
    fixes: bool = False,
) -> Report:
    """Check files, and folders with the readable copy in them.

    ``rules`` are those that come with claimlint, and the packs of the configuration, unless
    others are given. ``product``, ``markets``, ``audience``, ``as_of`` (a day, ``YYYY-MM-DD``),
    ``select``, ``ignore`` (codes or their beginnings) and ``severity`` (the least that is
    reported) mean what they mean to ``claimlint check``. ``config`` is a configuration file; none
    is searched for. With ``fixes`` findings carry the fixes that hold, which takes longer.

    Raises:
        ValueError: no path is given, or a parameter is not one that can be taken.
        RuleError: the configuration, a rule or a ledger is broken.
    """
    if not paths:
        raise ValueError("name a file or a folder")
    checking = _checking(
        tuple(os.fspath(path) for path in paths), rules, config, fixes=fixes,
        product=product, markets=markets, audience=audience, as_of=as_of, select=select,
        ignore=ignore, severity=severity,
    )  # fmt: skip
    return checking.report(run(checking.request, checking.catalogue))


@dataclass(frozen=True, slots=True)
class _Checking:
    """A request, the rules it is held against, and whether fixes are looked for."""

    request: Request
    catalogue: Catalogue
    fixes: bool

    def report(self, report: RunReport) -> Report:
        if self.fixes:
            from claimlint.project.fix import with_fixes

            report = with_fixes(report, self.request, self.catalogue)
        return Report(
            files=tuple(file.path for file in report.files),
            findings=tuple(
                self._finding(file, found) for file in report.files for found in file.findings
            ),
            failures=tuple(report.failures),
            notices=tuple(report.notices),
        )

    def _finding(self, file: FileReport, found: internal.Finding) -> Finding:
        rule = self.catalogue.rule(found.code)
        nowhere = (None, None)
        line, column = file.lines.place(found.start) if file.located else nowhere
        end_line, end_column = file.lines.place(found.end) if file.located else nowhere
        return Finding(
            path=found.path,
            code=found.code,
            name=rule.name,
            category=rule.category,
            severity=found.severity,
            markets=found.markets,
            message=message(found, rule),
            suggestion=rule.instead,
            start=found.start,
            end=found.end,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            text=found.text,
            place=found.place,
            sources=tuple(sources_for(rule, found.markets, self.catalogue)),
            fingerprint=found.fingerprint,
            fix=found.fix,
        )


def _checking(
    paths: tuple[str, ...],
    rules: RuleBook | None,
    config: StrPath | None,
    *,
    fixes: bool,
    **given: str | Iterable[str] | None,
) -> _Checking:
    chosen = _config(config)
    rules = rules or _book(chosen)
    catalogue = rules._catalogue  # noqa: SLF001 - the other side of the same facade
    try:
        standards = Standards(_given(given), chosen, catalogue)
        settings = standards.general()
    except values.ValueRefusedError as error:
        raise ValueError(str(error)) from error
    request = Request(
        paths=paths,
        profile=settings.profile,
        selection=settings.selection,
        severity=settings.severity,
        explain=False,
        views=_FIXED if fixes else 0,
        weights=settings.weights,
        standards=standards,
        packs=rules._packs,  # noqa: SLF001 - the same
    )
    if chosen is not None:
        request = request._replace(
            globs=chosen.globs,
            fields=(chosen.copy_fields, chosen.skip_fields),
            baseline=chosen.baseline,
            evidence=chosen.evidence,
        )
    return _Checking(request, catalogue, fixes)


def _config(path: StrPath | None) -> Config | None:
    if path is None:
        return None
    from claimlint.project.config import load_config

    return load_config(os.fspath(path))


@cache
def _shipped() -> RuleBook:
    return RuleBook()


def _book(config: Config | None) -> RuleBook:
    if config is None or not (config.rules or config.vocabulary):
        return _shipped()
    return RuleBook(config.rules, vocabulary=dict(config.vocabulary))


def _given(given: Mapping[str, str | Iterable[str] | None]) -> Given:
    """Check the parameters as the command line checks its options."""
    checks = {
        "product": values.product,
        "audience": values.audience,
        "as_of": values.day,
        "severity": values.severity,
    }
    taken: dict[str, str | tuple[str, ...]] = {}
    for name, value in given.items():
        if value is None:
            continue
        if name in checks:
            taken[name] = checks[name](str(value))
            continue
        items = (value,) if isinstance(value, str) else tuple(value)
        taken[name] = values.markets(items) if name == "markets" else values.split(items)
    return Given(**taken)
