"""Who says what a file is judged by: defaults, configuration, overrides, the file, options."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from claimlint.project.config import load_config
from claimlint.project.run import Check, Request
from claimlint.project.settings import Given, Standards, load_catalogue
from claimlint.report import FileReport

if TYPE_CHECKING:
    from tests.cli.conftest import Desk

COPY = "A purple unicorn.\n\nA green dragon.\n\nA jolly gnome.\n"


def found(desk: Desk, *args: str) -> list[str]:
    """Return path, severity and code of each finding, such as ``a.md error ZZZ001``."""
    result = desk.run("check", "--format=json", "--quiet", *args)
    assert result.exit_code < 2, result.output
    findings = json.loads(result.stdout)["findings"]
    return [f"{each['path']} {each['severity']} {each['code']}" for each in findings]


def configure(desk: Desk, content: str) -> None:
    desk.write("claimlint.yaml", f"rules: [{desk.pack}]\n{content}")


def test_severities_by_code_and_prefix(desk: Desk) -> None:
    configure(desk, "severities: {ZZ: info, ZZZ001: warning, ZZY: off}\nmarkets: [us, eu]\n")
    desk.write("a.md", COPY)
    assert found(desk, "a.md") == ["a.md warning ZZZ001", "a.md info ZZZ002"]


def test_a_severity_holds_for_findings_about_comments(desk: Desk) -> None:
    configure(desk, "severities: {CLM001: error, CLM002: off}\n")
    desk.write("a.md", "<!-- claimlint-disable ZZZ001 -->\n\nA horse.\n")
    assert found(desk, "a.md") == ["a.md error CLM001"]


def test_a_severity_does_not_make_a_rule_hold_elsewhere(desk: Desk) -> None:
    configure(desk, "severities: {ZZZ002: error}\nmarkets: us\n")
    desk.write("a.md", COPY)
    assert "a.md error ZZZ002" not in found(desk, "a.md")


def test_overrides_by_path(desk: Desk) -> None:
    configure(
        desk,
        """\
ignore: [ZZY]
overrides:
  - paths: content/eu/**
    markets: eu
  - paths: ["content/*/food", "*.txt"]
    product: supplement
    extend-select: [ZZY]
  - paths: content/eu/food/calm.md
    severities: {ZZZ: info}
""",
    )
    for name in ("a.md", "a.txt", "content/eu/b.md", "content/eu/food/calm.md"):
        desk.write(name, COPY)
    assert found(desk) == [
        "a.md error ZZZ001",
        "a.txt warning ZZZ001",
        "a.txt info ZZY003",
        "content/eu/b.md error ZZZ001",
        "content/eu/b.md warning ZZZ002",
        "content/eu/food/calm.md info ZZZ001",
        "content/eu/food/calm.md info ZZZ002",
        "content/eu/food/calm.md info ZZY003",
    ]


def test_overrides_are_relative_to_the_configuration(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(desk, "overrides: [{paths: content/eu, markets: eu}]\n")
    desk.write("content/eu/b.md", "A green dragon.\n")
    monkeypatch.chdir(desk.folder / "content")
    assert found(desk) == ["eu/b.md warning ZZZ002"]


def test_overrides_hold_for_what_standard_input_is_taken_for(desk: Desk) -> None:
    configure(desk, "overrides: [{paths: content/eu, markets: eu}]\n")
    result = desk.check("--stdin-filename=content/eu/b.md", "-", stdin="A green dragon.\n")
    assert "ZZZ002" in result.stdout


def test_overrides_in_toml(desk: Desk) -> None:
    (desk.folder / "claimlint.yaml").unlink()
    desk.write(
        "pyproject.toml",
        f"""\
[tool.claimlint]
rules = ["{desk.pack}"]
severities.ZZY003 = "off"

[[tool.claimlint.overrides]]
paths = ["food"]
product = "supplement"

[[tool.claimlint.overrides]]
paths = "eu"
markets = ["eu"]
severities = {{ZZZ002 = "info"}}
""",
    )
    desk.write("eu/a.md", COPY)
    desk.write("food/a.md", COPY)
    assert found(desk) == [
        "eu/a.md error ZZZ001",
        "eu/a.md info ZZZ002",
        "food/a.md warning ZZZ001",
    ]


@pytest.mark.parametrize(
    ("config", "head", "options", "severity"),
    [
        ("", "", (), "error"),
        ("product: supplement\n", "", (), "warning"),
        ("overrides: [{paths: a.md, product: supplement}]\n", "", (), "warning"),
        ("product: supplement\noverrides: [{paths: a.md, product: food}]\n", "", (), "error"),
        ("", "<!-- claimlint: product=supplement -->\n\n", (), "warning"),
        (
            "overrides: [{paths: a.md, product: supplement}]\n",
            "---\nclaimlint: {product: food}\n---\n\n",
            (),
            "error",
        ),
        (
            "",
            "---\nclaimlint: {product: food}\n---\n\n<!-- claimlint: product=supplement -->\n\n",
            (),
            "warning",
        ),
        ("", "<!-- claimlint: product=supplement -->\n\n", ("--product=food",), "error"),
        ("product: food\n", "", ("--product=supplement",), "warning"),
    ],
)
def test_who_wins(
    desk: Desk, config: str, head: str, options: tuple[str, ...], severity: str
) -> None:
    configure(desk, config)
    desk.write("a.md", f"{head}A purple unicorn.\n")
    assert found(desk, *options, "a.md") == [f"a.md {severity} ZZZ001"]


def test_a_file_speaks_for_itself_without_a_configuration(desk: Desk) -> None:
    desk.write("a.md", "<!-- claimlint: market=eu -->\n\nA green dragon.\n")
    desk.write("b.md", "A green dragon.\n")
    assert found(desk) == ["a.md warning ZZZ002"]


def test_a_market_of_one_file_is_noted_once(desk: Desk) -> None:
    for name in ("a.md", "b.md"):
        desk.write(name, "<!-- claimlint: market=fr -->\n\nCopy.\n")
    notes = desk.run("check", "a.md", "b.md").stderr
    assert notes.count("market 'fr' has no rules of its own") == 1


def test_a_file_that_cannot_be_understood_is_not_checked(desk: Desk) -> None:
    desk.write("a.md", "Copy.\n\n<!-- claimlint: product=suplement -->\n\nA purple unicorn.\n")
    desk.write("b.md", "A purple unicorn.\n")
    result = desk.check("a.md", "b.md")
    assert "claimlint: a.md: line 3: product: 'suplement' is not a product class; did" in (
        result.stderr
    )
    assert result.stdout.startswith("b.md:1:3: error")
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        ("overrides: {paths: a}\n", 2, "a list is expected here"),
        ("overrides:\n  - product: food\n", 3, "an override needs paths"),
        ("overrides:\n  - paths: []\n", 3, "an override needs paths"),
        ("overrides:\n  - paths: a\n    format: json\n", 4, "unknown key 'format'"),
        ("overrides:\n  - paths: a\n    product: foods\n", 4, "'foods' is not a product class"),
        ("overrides:\n  - paths: a\n    ignore: [QQQ]\n", 4, "ignore: no rule has the code 'QQQ'"),
        ("severities:\n  ZZZ: fatal\n", 3, "severities: 'fatal' is not a severity; known are err"),
        ("severities: {QQQ001: off}\n", 2, "severities: no rule has the code 'QQQ001'"),
        ("severities: [ZZZ]\n", 2, "a mapping is expected here"),
    ],
)
def test_what_is_wrong_is_named(desk: Desk, content: str, place: int, said: str) -> None:
    configure(desk, content)
    result = desk.run("check", "-", stdin="x")
    assert result.stderr.startswith(f"claimlint: claimlint.yaml:{place}: ")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        ('[[tool.claimlint.overrides]]\nproduct = "food"\n', 1, "an override needs paths"),
        (
            '[tool.claimlint]\noverrides = [{paths = "a"},\n  {paths = "b", product = "foods"}]\n',
            2,
            "'foods' is not a product class",
        ),
        (
            "[tool.claimlint]\n"
            + "\n".join(f'[[tool.claimlint.overrides]]\npaths = "{name}"' for name in "ab")
            + '\nproduct = "foods"\n',
            6,
            "'foods' is not a product class",
        ),
        ('[tool.claimlint.severities]\n# all\nZZZ = "fatal"\n', 3, "'fatal' is not a severity"),
        ("[tool.claimlint]\nseverities = 3\n", 2, "a table is expected here"),
        ('[tool.claimlint]\noverrides = "a"\n', 2, "an array is expected here"),
    ],
)
def test_what_is_wrong_in_toml_is_named(desk: Desk, content: str, place: int, said: str) -> None:
    (desk.folder / "claimlint.yaml").unlink()
    desk.write("pyproject.toml", content)
    result = desk.run("check", "-", stdin="x")
    assert result.stderr.startswith(f"claimlint: pyproject.toml:{place}: ")
    assert said in result.stderr
    assert result.exit_code == 2


def shown(desk: Desk, *args: str) -> list[str]:
    result = desk.run("check", "--show-config", *args)
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    return [" ".join(line.split()) for line in result.stdout.splitlines()]


def test_show_config_tells_who_said_it(desk: Desk) -> None:
    desk.write(
        "claimlint.yaml",
        f"""\
rules: [{desk.pack}]
product: cosmetic
ignore: [CLM002]
severities: {{ZZZ: info, ZZY: off}}
exclude: [content/uk]
vocabulary: {{products: [Aurelle, Calm]}}
overrides:
  - paths: content/uk/**
    markets: uk
    ignore: ZZZ002
""",
    )
    desk.write("content/uk/a.md", "---\ntitle: a b\nclaimlint:\n  product: food\n---\nCopy.\n")
    told = shown(desk, "--audience=professionals", "--ignore=CLM", "content/uk/a.md", ".")
    first, second = told[: told.index("")], told[told.index("") + 1 :]
    assert first[0] == "content/uk/a.md"
    assert "configuration claimlint.yaml" in first
    assert "left out of folders; it is read when it is named claimlint.yaml:5" in first
    assert "product food content/uk/a.md:4" in first
    assert "markets uk claimlint.yaml:9 (override for content/uk/**)" in first
    assert "audience professionals command line" in first
    assert "severity info default" in first
    assert "select all default" in first
    assert "ignore CLM command line" in first
    assert "severities ZZY: off claimlint.yaml:4" in first
    assert "vocabulary products: Aurelle, Calm claimlint.yaml:6" in first
    assert "product cosmetic claimlint.yaml:2" in second
    assert "markets us default" in second


def test_show_config_without_a_configuration(desk: Desk) -> None:
    desk.write("a.md", "Copy.\n")
    told = shown(desk, "--no-config", "a.md")
    assert told[:3] == ["a.md", "configuration none", "product general default"]


def test_show_config_of_what_cannot_be_read(desk: Desk) -> None:
    desk.write("a.md", "<!-- claimlint: product=foods -->\n")
    result = desk.run("check", "--show-config", "nope.md", "a.md", ".")
    first, second = result.stderr.splitlines()
    assert first == "claimlint: nope.md: no such file or directory"
    assert second.startswith("claimlint: a.md: line 1: product: 'foods' is not a product class")
    assert "product" in result.stdout
    assert result.exit_code == 2
    assert desk.run("check", "--show-config", "-", stdin="x").exit_code == 2


def test_reports_tell_which_files_were_judged_otherwise(desk: Desk) -> None:
    desk.write("a.md", "<!-- claimlint: product=food market=uk -->\n\nCopy.\n")
    desk.write("b.md", "Copy.\n")
    result = desk.run("check", "--format=json", "--as-of=2026-05-06", "a.md", "b.md")
    assert json.loads(result.stdout)["profiles"] == [
        {
            "path": "a.md",
            "product": "food",
            "markets": ["uk"],
            "as_of": "2026-05-06",
            "audience": "consumers",
        }
    ]
    assert "profiles" not in json.loads(desk.run("check", "--format=json", "b.md").stdout)
    told = desk.run("check", "--verbose", "--as-of=2026-05-06", "a.md", "b.md").stderr
    assert "claimlint: judged as: general, us, for consumers, by the law of 2026-05-06\n" in told
    assert "claimlint: a.md: judged as: food, uk, for consumers, by the law of 2026-05-06\n" in told
    assert "b.md: judged" not in told


def test_who_asks_for_every_rule_gets_it_for_each_file(desk: Desk) -> None:
    configure(desk, "overrides: [{paths: a.md, product: supplement, ignore: [ZZZ]}]\n")
    desk.write("a.md", COPY)
    config = load_config("claimlint.yaml")
    catalogue = load_catalogue(config)
    standards = Standards(Given(), config, catalogue)
    settings = standards.general()
    for selection, expected in ((settings.selection, []), (None, ["warning"])):
        request = Request((), settings.profile, selection, standards=standards)
        report = Check(request, catalogue).file("a.md")
        assert isinstance(report, FileReport)
        assert [each.severity for each in report.findings if each.code == "ZZZ001"] == expected
