"""What Python programs use."""

from __future__ import annotations

import contextlib
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import claimlint
from claimlint import Report, RuleBook, RuleError, check_path, check_text
from claimlint.cli.app import claimlint as program

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PAGE = "Our serum cures eczema.\n\nIt stimulates collagen.\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def examples() -> Iterator[tuple[str, str]]:
    """The code of the document up to each output, with that output."""
    text = (ROOT / "docs" / "python-api.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```(python|text)\n(.*?)```", text, re.DOTALL)
    code = ""
    for language, block in blocks:
        if language == "python":
            code += block
        else:
            yield code, block
            code = ""
    assert code == ""


def test_the_examples_in_the_document_say_what_stands_there() -> None:
    names: dict[str, Any] = {}
    shown = list(examples())
    assert len(shown) >= 5
    for code, expected in shown:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(code, names)  # noqa: S102 - the document is ours
        assert printed.getvalue() == expected, code


def test_importing_loads_nothing_and_every_name_is_there() -> None:
    script = (
        "import sys, claimlint; loaded = [m for m in sys.modules if m.startswith('claimlint')]; "
        "print(loaded, set(dir(claimlint)) == set(claimlint.__all__)); "
        "print(all(hasattr(claimlint, name) for name in claimlint.__all__))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "['claimlint'] True\nTrue\n"
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = claimlint.nonsense  # type: ignore[attr-defined]


def test_types_and_code_export_the_same() -> None:
    stub = Path(claimlint.__file__).with_suffix(".pyi").read_text(encoding="utf-8")
    named = {*re.findall(r"import (\w+) as \1$", stub, re.MULTILINE), "__version__"}
    assert named == set(claimlint.__all__)


def told(report: Report) -> list[dict[str, Any]]:
    """Findings by the fields that JSON has, too."""
    return [
        {
            name: list(value) if isinstance(value, tuple) else value
            for name in finding.__dataclass_fields__
            if name not in ("sources", "fix")
            for value in [getattr(finding, name)]
        }
        for finding in report.findings
    ]


@pytest.mark.parametrize("name", ["page.md", "page.html", "copy.txt"])
def test_it_finds_what_the_command_line_finds(desk: Path, name: str) -> None:
    (desk / name).write_text(PAGE, encoding="utf-8")
    args = ["check", "--no-config", "--format=json", "--product=cosmetic", "--market=us,eu", name]
    written = json.loads(CliRunner().invoke(program, args).stdout)["findings"]
    report = check_path(name, product="cosmetic", markets=["us", "eu"])
    assert report == check_text(PAGE, name=name, product="cosmetic", markets="us,eu")
    fields = told(report)
    assert fields
    assert fields == [{key: each[key] for key in fields[0]} for each in written]
    assert [[source.id for source in found.sources] for found in report.findings] == [
        [source["id"] for source in each["sources"]] for each in written
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffIt cures eczema.",
        '<meta charset="latin1"><p>Für alle 😀</p>\r\n<p>It cures eczema.</p>',
        "e\u0301\n\nIt cures eczema.",
    ],
)
def test_offsets_are_those_of_the_text(text: str) -> None:
    (finding,) = check_text(text, name="page.html", select=["DIS"]).findings
    assert text[finding.start : finding.end] == finding.text == "cures eczema"


def test_nobody_mistakes_a_failure_for_clean_copy(desk: Path) -> None:
    (desk / "a.md").write_text("A pleasant soap.\n", encoding="utf-8")
    (desk / "b.docx").write_bytes(b"no package")
    report = check_path("a.md", desk / "b.docx", "missing.md")
    assert report.files == ("a.md",)
    assert {failure.path for failure in report.failures} == {"missing.md", str(desk / "b.docx")}
    assert report.worst() is None
    assert check_text("no package", name="b.docx").failures


def test_what_cannot_be_taken_is_told() -> None:
    refused: tuple[dict[str, Any], ...] = (
        {"product": "cosmetics"},
        {"markets": ["atlantis"]},
        {"as_of": "today"},
        {"severity": "bad"},
        {"select": "QQQ"},
        {"audience": "pets"},
    )
    for wrong in refused:
        with pytest.raises(ValueError, match=r"; |no rule"):
            check_text("", **wrong)
    with pytest.raises(ValueError, match="lone surrogate at 2"):
        check_text("a \ud800")
    with pytest.raises(ValueError, match="name a file"):
        check_path()
    with pytest.raises(ValueError, match="no such kind of name: pets"):
        RuleBook(vocabulary={"pets": ["Rex"]})
    with pytest.raises(RuleError, match=r"none\.yaml"):
        check_text("", config="none.yaml")


def test_a_configuration_counts_where_it_is_named(desk: Path) -> None:
    (desk / "claimlint.yaml").write_text("ignore: [DIS]\nproduct: cosmetic\n", encoding="utf-8")
    found = {finding.code[:3] for finding in check_text(PAGE, product="cosmetic").findings}
    assert "DIS" in found
    left = check_text(PAGE, config="claimlint.yaml").findings
    assert {finding.code[:3] for finding in left} == found - {"DIS"}


def test_fixes_are_there_when_they_are_asked_for() -> None:
    text = "A safe and effective lamp for your desk.\n"
    plain = check_text(text).findings
    fixed = check_text(text, fixes=True).findings
    assert [finding.code for finding in plain] == [finding.code for finding in fixed]
    assert all(finding.fix is None for finding in plain)
    fix = next(finding.fix for finding in fixed if finding.fix is not None)
    assert fix.safety in ("safe", "unsafe", "display")
    assert all(0 <= edit.start <= edit.end <= len(text) for edit in fix.edits)


def test_a_rule_book_tells_its_rules() -> None:
    rules = RuleBook()
    assert list(rules.codes) == [rule.code for rule in rules]
    assert len(rules) > 400
    assert all(rule.message and rule.why for rule in rules)
    assert re.fullmatch(r"[0-9a-f]{64}", rules.sha256)
    with pytest.raises(KeyError):
        rules.rule("XYZ001")
