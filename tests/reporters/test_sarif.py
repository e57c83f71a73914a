"""SARIF: valid by the official schema, true in its places, deaf to what copy says.

The schema is OASIS's, not ours: `make test` fetches it.
"""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest
from click.testing import CliRunner

from claimlint.allowed import Allowed
from claimlint.cli.app import claimlint
from claimlint.finding import Edit, Finding, Fix
from claimlint.report import FileReport, Profile, Report
from claimlint.reporters import Style, render
from claimlint.reporters.plain import is_harmless
from claimlint.textkit.lines import Lines
from tests.reporters.test_for_machines import ATTACKS, COUNT, PATHS, SOURCE, hostile

if TYPE_CHECKING:
    from tests.reporters.conftest import Shelf

__all__ = ["hostile"]

_VARIABLE = "CLAIMLINT_SARIF"
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    usual = os.path.join(sys.prefix, "sarif", "sarif-schema-2.1.0.json")
    path = Path(os.environ.get(_VARIABLE, usual))
    if not path.exists():
        pytest.skip(f"the schema is not there; run make test, or name it in {_VARIABLE}")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def rendered(report: Report, shelf: Shelf) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(render(report, shelf, "sarif", Style()))
    return log


def check(log: dict[str, Any], schema: dict[str, Any]) -> None:
    errors = list(jsonschema.Draft7Validator(schema).iter_errors(log))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize("product", ["cosmetic", "hctp"])
def test_examples_are_valid(schema: dict[str, Any], product: str) -> None:
    options = ("--format=sarif", "--no-config", f"--product={product}", "--market=us,eu,uk")
    done = CliRunner().invoke(claimlint, ["check", *options, os.fspath(EXAMPLES)])
    log = json.loads(done.stdout)
    check(log, schema)
    (run,) = log["runs"]
    assert len(run["results"]) > 50
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert urlsplit(rule["helpUri"]).netloc
        assert rule["properties"]["tags"]
        assert "security-severity" not in rule["properties"]


def test_help_leads_to_the_pages_of_the_rules_where_the_configuration_names_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.md").write_text("Our cream cures psoriasis.\n", encoding="utf-8")
    Path("claimlint.yaml").write_text("rule-pages: https://rules.example/r/\n", encoding="utf-8")
    done = CliRunner().invoke(claimlint, ["check", "--format=sarif"])
    (rule,) = json.loads(done.stdout)["runs"][0]["tool"]["driver"]["rules"]
    assert rule["helpUri"] == "https://rules.example/r/disease/DIS028"


def test_a_report_of_everything_is_valid(
    report: Report, shelf: Shelf, schema: dict[str, Any]
) -> None:
    check(rendered(report, shelf), schema)


def test_hostile_copy(hostile: Report, shelf: Shelf, schema: dict[str, Any]) -> None:
    log = rendered(hostile, shelf)
    check(log, schema)
    (run,) = log["runs"]
    assert len(run["results"]) == COUNT
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == len(PATHS)
    assert not run["invocations"][0]["executionSuccessful"]
    for result in run["results"]:
        text = result["message"]["text"]
        bare = text.replace("\\\\", "").replace("\\[", "").replace("\\]", "")
        assert "[" not in bare
        assert "{" not in bare.replace("{{", "")
        assert all(is_harmless(sign) for sign in text)
    for result, attack in zip(run["results"], ATTACKS, strict=False):
        region = result["locations"][0]["physicalLocation"]["region"]
        start = region["charOffset"]
        assert SOURCE[start : start + region["charLength"]] == attack


def test_paths_are_references(hostile: Report, shelf: Shelf) -> None:
    (run,) = rendered(hostile, shelf)["runs"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    uris = list(dict.fromkeys(place["artifactLocation"]["uri"] for place in places))
    assert [unquote(uri) for uri in uris] == list(PATHS)
    assert all(urlsplit(uri).scheme == "" for uri in uris)


def one(text: str, words: str, **more: object) -> Report:
    start = text.index(words)
    found = Finding(
        "/copy/a.md", "CER001", "error", ("us",), start, start + len(words), words, (), None, "f0"
    )._replace(**more)  # type: ignore[arg-type]  # fields by name
    file = FileReport("/copy/a.md", Lines(text), [found], [], [])
    return Report(Profile("general", ("us",), "2026-01-31"), [file], [], [])


@pytest.mark.parametrize(
    "before",
    ["", "👩‍👧 ", "e\u0301 ", "𐐀𐐀", "日本 ", "x\r\n\ty ", "x\ry ", "🇩🇪\n👍🏽 ", "\u2028z\x0b\x85"],
)
def test_columns(shelf: Shelf, before: str) -> None:
    """Counted here by a walk over the text, by the line ends that the log declares."""
    text = f"{before}heals skin"
    (run,) = rendered(one(text, "heals"), shelf)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = column = 1
    at = 0
    while at < text.index("heals"):
        end = next((mark for mark in run["newlineSequences"] if text.startswith(mark, at)), None)
        if end is None:
            assert unicodedata.category(text[at]) != "Cs"
            column, at = column + 1, at + 1
        else:
            line, column, at = line + 1, 1, at + len(end)
    assert (region["startLine"], region["startColumn"]) == (line, column)
    assert (region["endLine"], region["endColumn"]) == (line, column + len("heals"))


def test_levels_fingerprints_and_files(report: Report, shelf: Shelf) -> None:
    (run,) = rendered(report, shelf)["runs"]
    results = [r for r in run["results"] if "suppressions" not in r]
    assert [result["level"] for result in results] == ["note", "error", "warning", "error"]
    assert {result["partialFingerprints"]["claimlint/v1"] for result in results} == {"f00"}
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in results)
    (place,) = results[2]["locations"][0]["logicalLocations"]
    assert place == {"fullyQualifiedName": "page 2"}
    assert run["properties"]["as_of"] == "2026-01-31"
    absolute = rendered(one("It heals.", "heals"), shelf)["runs"][0]["results"][0]
    (location,) = absolute["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "file:///copy/a.md"}


@pytest.mark.parametrize(("safety", "offered"), [("safe", 1), ("unsafe", 1), ("display", 0)])
def test_fixes(shelf: Shelf, safety: Any, offered: int) -> None:  # noqa: ANN401 - a literal
    fix = Fix((Edit(0, 2, "They"), Edit(8, 8, "?")), safety)
    log = rendered(one("It heals.", "heals", fix=fix), shelf)
    result = log["runs"][0]["results"][0]
    assert len(result.get("fixes", [])) == offered
    for made in result.get("fixes", []):
        (change,) = made["artifactChanges"]
        assert [
            (part["deletedRegion"]["charOffset"], part["deletedRegion"]["charLength"])
            for part in change["replacements"]
        ] == [(0, 2), (8, 0)]
        assert [part["insertedContent"]["text"] for part in change["replacements"]] == ["They", "?"]


def test_what_is_allowed_is_suppressed(shelf: Shelf, schema: dict[str, Any]) -> None:
    report = one("It heals.", "heals")
    (file,) = report.files
    (found,) = file.findings
    allowed = [
        Allowed(found, "comment", "a [proper] name"),
        Allowed(found, "baseline", ""),
        Allowed(found, "evidence", "CLM-1"),
    ]
    log = rendered(report._replace(files=[file._replace(findings=[], allowed=allowed)]), shelf)
    check(log, schema)
    assert [result["suppressions"] for result in log["runs"][0]["results"]] == [
        [{"kind": "inSource", "justification": "a [proper] name"}],
        [{"kind": "external"}],
        [{"kind": "external", "justification": "CLM-1"}],
    ]


def test_without_places_there_is_no_region(shelf: Shelf) -> None:
    report = one("It heals.", "heals", place="page 2")
    report = report._replace(files=[report.files[0]._replace(located=False)])
    (result,) = rendered(report, shelf)["runs"][0]["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]
