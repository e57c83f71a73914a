"""The formats for other programs: read as those read them, with copy that tries to break out."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from junitparser import Error, Failure, JUnitXml, TestCase, TestSuite

from claimlint.finding import Edit, Finding, Fix
from claimlint.report import Failure as Unchecked
from claimlint.report import FileReport, Profile, Report
from claimlint.reporters import FORMATS, Style, render
from claimlint.textkit.lines import Lines

if TYPE_CHECKING:
    from claimlint.finding import Severity
    from tests.reporters.conftest import Shelf

FORGED = "::error file=a.md,line=1::forged"
ATTACKS = (
    f"one\n{FORGED}",
    f"one\r{FORGED}",
    f"one\u2028{FORGED}\u2029{FORGED}\x85{FORGED}\x0b{FORGED}\x0c{FORGED}",
    f"100%0A{FORGED} %25 %2C",
    '"/><error line="1" message="forged"/><x y="',
    "</failure></testcase><testcase name='forged'/>",
    "]]> <![CDATA[ <!-- --> &amp; &lt; &#10;",
    '"}\n{"type": "finding", "code": "FRG001"}',
    "\x1b[2K\x1b[1Aforged \x00\x01\x08 \ud800 \ufffe\uffff \u202egoreverof",
    "\x1b]8;;https://example.org\x07link\x1b]8;;\x07",
    "# heading | cell\n\n- [x](javascript:y)",
    "é𐐀 crème brûlée",
)
SOURCE = "".join(f"Ü 𐐀: {attack} now.\n" for attack in ATTACKS)
PATHS = ("copy/a b.md", "a,b:c%0A.md", 'd"<&>.md', f"e\n{FORGED}.md", "\x1b[31mf.md", "ü/𐐀.md")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
MACHINES = tuple(name for name in FORMATS if name not in ("text", "concise"))


@pytest.fixture
def hostile() -> Report:
    """Each attack as a claim in each place where copy shows: text, path, failure."""
    files = []
    for number, path in enumerate(PATHS):
        start = 0
        findings: list[Finding] = []
        for attack in ATTACKS:
            start = SOURCE.index(f": {attack} now.", start) + 2
            end = start + len(attack)
            severity = SEVERITIES[len(findings) % 3]
            made = Finding(
                path, "CER001", severity, ("us",), start, end, attack, (), None, f"f{start}{number}"
            )
            findings.append(made)
        files.append(FileReport(path, Lines(SOURCE), findings, [], []))
    failures = [Unchecked(path, attack) for path, attack in zip(PATHS, ATTACKS, strict=False)]
    return Report(Profile("cosmetic", ("us",), "2026-01-31"), files, failures, [])


def rendered(report: Report, shelf: Shelf, form: str) -> str:
    text = render(report, shelf, form, Style(verbose=True))
    # What cannot be said in UTF-8 is escaped when it is written.
    return text.encode("utf-8", "backslashreplace").decode()


COUNT = len(PATHS) * len(ATTACKS)


def test_jsonl(hostile: Report, shelf: Shelf) -> None:
    lines = rendered(hostile, shelf, "jsonl").splitlines()
    entries = [json.loads(line) for line in lines]
    assert [entry["type"] for entry in entries] == [
        *["finding"] * COUNT,
        *["failure"] * len(PATHS),
        "summary",
    ]
    assert [entry["text"] for entry in entries[: len(ATTACKS)]] == list(ATTACKS)
    whole = json.loads(rendered(hostile, shelf, "json"))
    assert [{"type": "finding", **entry} for entry in whole["findings"]][1] == entries[1]
    assert {"type": "summary", **whole["summary"]} == entries[-1]


COMMAND = re.compile(r"::(error|warning|notice) ([^:\n]*)::(.*)")
ESCAPES = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


def unescaped(text: str) -> str:
    return re.sub("|".join(ESCAPES), lambda code: ESCAPES[code.group()], text)


def test_github(hostile: Report, shelf: Shelf) -> None:
    text = rendered(hostile, shelf, "github")
    lines = text.splitlines()
    assert len(lines) == COUNT + len(PATHS)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202e]", text)
    commands = [COMMAND.fullmatch(line) for line in lines]
    seen = set()
    for command in commands:
        assert command is not None
        properties = dict(part.split("=", 1) for part in command[2].split(","))
        seen.add(unescaped(properties["file"]))
        assert properties["title"] in ("CER001 healing-promised", "claimlint")
        assert {*properties} <= {"file", "line", "endLine", "col", "endColumn", "title"}
    assert seen == {path.replace("\x1b", "") for path in PATHS}
    assert [command[1] for command in commands[:3] if command] == ["error", "warning", "notice"]
    told = [unescaped(command[3]) for command in commands if command]
    assert told[3].startswith(f'"100%0A{FORGED} %25 %2C": ')


def test_gitlab(hostile: Report, shelf: Shelf) -> None:
    issues: list[dict[str, Any]] = json.loads(rendered(hostile, shelf, "gitlab"))
    assert len(issues) == COUNT + len(PATHS)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert {*issue} == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert isinstance(issue["location"]["path"], str)
        assert issue["location"]["lines"]["begin"] >= 1
        assert "\n" not in issue["description"]


def test_junit(hostile: Report, shelf: Shelf) -> None:
    report = JUnitXml.fromstring(rendered(hostile, shelf, "junit").encode())
    assert isinstance(report, JUnitXml)
    counted = (report.tests, report.failures, report.errors)
    suites = [*report]
    assert all(isinstance(suite, TestSuite) for suite in suites)
    assert len(suites) == 2 * len(PATHS)
    cases = [case for suite in suites for case in suite]
    assert all(isinstance(case, TestCase) for case in cases)
    failed = sum(isinstance(found, Failure) for case in cases for found in case.result)
    wrong = sum(isinstance(found, Error) for case in cases for found in case.result)
    assert counted == (len(cases), failed, wrong)
    assert (len(cases), failed, wrong) == (COUNT + len(PATHS), COUNT * 2 // 3, len(PATHS))
    assert not any("forged" in (case.name or "") for case in cases)
    for suite in suites:
        assert suite.tests == len([*suite])
    passed = next(case for case in cases if case.system_out and "forged" in case.system_out)
    assert [found for found in passed.result if isinstance(found, Failure | Error)] == []


def test_a_file_without_findings_is_a_passed_test(shelf: Shelf) -> None:
    clean = FileReport("a.md", Lines(""), [], [], [])
    report = Report(Profile("general", ("us",), "2026-01-31"), [clean], [], [])
    suites = JUnitXml.fromstring(rendered(report, shelf, "junit").encode())
    assert (suites.tests, suites.failures, suites.errors) == (1, 0, 0)


def test_checkstyle(hostile: Report, shelf: Shelf) -> None:
    root = ET.fromstring(rendered(hostile, shelf, "checkstyle").encode())  # noqa: S314 - our own
    assert root.tag == "checkstyle"
    files = root.findall("file")
    assert len(files) == 2 * len(PATHS)
    assert [child.tag for file in files for child in file] == ["error"] * (COUNT + len(PATHS))
    for error in root.iter("error"):
        assert {*error.attrib} == {"line", "column", "severity", "message", "source"}
        assert error.attrib["severity"] in ("error", "warning", "info")
        assert error.attrib["source"] in ("claimlint.CER001", "claimlint.unchecked")
    (first, *_) = files[0]
    assert (first.attrib["line"], first.attrib["column"]) == ("1", "6")
    assert first.attrib["message"].startswith(f'"one {FORGED}": Says what CER001 forbids.')


def cut(source: str, place: dict[str, Any]) -> str:
    """The text of a range as reviewdog cuts it: by lines, and by bytes within them."""
    lines = re.split(rb"(?<=\n)|(?<=\r)(?!\n)", source.encode("utf-8", "surrogatepass"))
    start, end = place["start"], place["end"]
    first = sum(map(len, lines[: start["line"] - 1])) + start["column"] - 1
    last = sum(map(len, lines[: end["line"] - 1])) + end["column"] - 1
    return b"".join(lines)[first:last].decode("utf-8", "surrogatepass")


def test_rdjson(hostile: Report, shelf: Shelf) -> None:
    result = json.loads(rendered(hostile, shelf, "rdjson"))
    assert result["source"] == {"name": "claimlint"}
    diagnostics = result["diagnostics"]
    assert len(diagnostics) == COUNT + len(PATHS)
    for diagnostic in diagnostics:
        assert {"message", "location", "severity"} <= {*diagnostic}
        assert {*diagnostic} <= {"message", "location", "severity", "code", "suggestions"}
        assert diagnostic["severity"] in ("ERROR", "WARNING", "INFO")
        assert diagnostic["location"]["path"] in PATHS
    for diagnostic, attack in zip(diagnostics, ATTACKS, strict=False):
        assert cut(SOURCE, diagnostic["location"]["range"]) == attack
        assert diagnostic["code"] == {"value": "CER001", "url": "https://example.org/a"}


@pytest.mark.parametrize(("safety", "offered"), [("safe", True), ("display", False)])
def test_rdjson_offers_what_may_be_put_in(shelf: Shelf, safety: str, offered: bool) -> None:  # noqa: FBT001
    fix = Fix((Edit(3, 8, "calms"),), safety)  # type: ignore[arg-type]  # one of the three
    finding = Finding("a.md", "CER001", "error", ("us",), 3, 8, "cures", (), fix, "f")
    file = FileReport("a.md", Lines("It cures."), [finding], [], [])
    report = Report(Profile("general", ("us",), "2026-01-31"), [file], [], [])
    (diagnostic,) = json.loads(rendered(report, shelf, "rdjson"))["diagnostics"]
    place = {"start": {"line": 1, "column": 4}, "end": {"line": 1, "column": 9}}
    expected = [{"range": place, "text": "calms"}] if offered else None
    assert diagnostic.get("suggestions") == expected


@pytest.mark.parametrize("form", MACHINES)
def test_nothing_to_say(shelf: Shelf, form: str) -> None:
    report = Report(Profile("general", ("us",), "2026-01-31"), [], [], [])
    text = rendered(report, shelf, form)
    assert text == "" if form == "github" else text.endswith("\n")
