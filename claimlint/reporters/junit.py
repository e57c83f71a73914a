"""A report of tests, which most systems for continuous integration show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.reporters.markup import HEAD, content, element, indented
from claimlint.reporters.plain import position, spot, told

if TYPE_CHECKING:
    from claimlint.report import Failure, FileReport, Report
    from claimlint.reporters import Catalogue, Style


def render_junit(report: Report, catalogue: Catalogue, _: Style) -> str:
    """Return a suite a file: a failed test for each error or warning, else a passed one.

    An information passes and is told in the output of its test; a file that could not be
    checked is an error.
    """
    suites = [_file(file, catalogue) for file in report.files]
    suites += [_failure(failure) for failure in report.failures]
    failed = sum(finding.severity != "info" for file in report.files for finding in file.findings)
    totals: dict[str, str | int] = {
        "name": "claimlint",
        "tests": sum(max(1, len(file.findings)) for file in report.files) + len(report.failures),
        "failures": failed,
        "errors": len(report.failures),
    }
    return f"{HEAD}{element('testsuites', totals, indented(suites, 1))}\n"


def _file(file: FileReport, catalogue: Catalogue) -> str:
    cases = []
    for finding in file.findings:
        rule = catalogue.rule(finding.code)
        text = told(finding, rule)
        place = content(position(file, finding))
        if finding.severity == "info":
            inner = element("system-out", {}, f"{place}: {content(text)}")
        else:
            about: dict[str, str | int] = {"type": finding.severity, "message": text}
            inner = element("failure", about, place)
        name = f"{finding.code} {rule.name} ({spot(file, finding)})"
        cases.append(element("testcase", {"classname": file.path, "name": name}, inner))
    if not cases:
        cases.append(element("testcase", {"classname": file.path, "name": "claims"}))
    failed = sum(finding.severity != "info" for finding in file.findings)
    return _suite(file.path, cases, failed, 0)


def _failure(failure: Failure) -> str:
    error = element("error", {"type": "unchecked", "message": failure.message})
    case = element("testcase", {"classname": failure.path, "name": "claims"}, error)
    return _suite(failure.path, [case], 0, 1)


def _suite(path: str, cases: list[str], failures: int, errors: int) -> str:
    counts: dict[str, str | int] = {
        "name": path, "tests": len(cases), "failures": failures, "errors": errors
    }  # fmt: skip
    return element("testsuite", counts, indented(cases, 2))
