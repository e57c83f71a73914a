"""The configuration: where it is found, what it says, and how its errors read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Desk

COPY = "Meet the purple unicorn and the green dragon.\n\nA jolly gnome.\n"


def profile(desk: Desk, *args: str) -> dict[str, Any]:
    result = desk.run("check", "--format=json", *args, "-", stdin="x")
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)["profile"]
    return found


def test_every_key_of_claimlint_yaml(desk: Desk) -> None:
    desk.write(
        "claimlint.yaml",
        f"""\
product: supplement
markets: [eu, no]
audience: professionals
as-of: 2025-05-06
select: [ZZZ]
extend-select: ZZY003
ignore: [ZZZ002]
severity: info
fail-on: error
format: concise
include: ["*.txt"]
exclude: [drafts]
rules: [{desk.pack}]
""",
    )
    desk.write("a.txt", COPY)
    desk.write("b.md", COPY)
    desk.write("drafts/c.txt", COPY)
    result = desk.run("check")
    assert result.stdout.splitlines() == [
        "a.txt:1:10: warning ZZZ001 [unicorn-promised] Promises a unicorn.",
        "a.txt:3:3: info ZZY003 [gnome-praised] Praises a gnome.",
    ]
    assert result.exit_code == 0
    assert profile(desk) == {
        "product": "supplement",
        "markets": ["eu", "no"],
        "as_of": "2025-05-06",
        "audience": "professionals",
    }


def test_the_command_line_wins(desk: Desk) -> None:
    desk.write("claimlint.yaml", "product: supplement\nmarkets: eu\nas-of: 2025-05-06\n")
    assert profile(desk, "--product=food", "--market=us", "--as-of=2026-01-01") == {
        "product": "food",
        "markets": ["us"],
        "as_of": "2026-01-01",
        "audience": "consumers",
    }


def test_pyproject(desk: Desk) -> None:
    (desk.folder / "claimlint.yaml").unlink()
    desk.write(
        "pyproject.toml",
        '[project]\nname = "x"\n\n[tool.claimlint]\nproduct = "device"\nas-of = 2025-05-06\n',
    )
    assert profile(desk)["product"] == "device"
    assert profile(desk)["as_of"] == "2025-05-06"
    assert profile(desk, "--no-config")["product"] == "general"


def test_a_pyproject_without_a_section_is_passed_over(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("claimlint.yaml", "product: food\n")
    desk.write("sub/pyproject.toml", '[project]\nname = "claimlint"\n[tool.x]\n')
    desk.write("sub/sub/a.txt", "x")
    monkeypatch.chdir(desk.folder / "sub" / "sub")
    assert profile(desk)["product"] == "food"


def test_the_nearest_file_wins_and_paths_are_relative_to_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("claimlint.yaml", "rules: [pack/beasts.yaml, pack/sources.yaml]\nexclude: [a/no]\n")
    desk.write("pack/beasts.yaml", (desk.pack / "beasts.yaml").read_bytes())
    desk.write("pack/sources.yaml", (desk.pack / "sources.yaml").read_bytes())
    desk.write("a/b/copy.txt", "A purple unicorn.\n")
    desk.write("a/no/copy.txt", "A purple unicorn.\n")
    monkeypatch.chdir(desk.folder / "a")
    result = desk.check()
    assert result.stdout == "b/copy.txt:1:3: error ZZZ001 [unicorn-promised] Promises a unicorn.\n"


def test_a_broken_pyproject_that_may_speak_of_claimlint_is_not_passed_over(desk: Desk) -> None:
    (desk.folder / "claimlint.yaml").unlink()
    desk.write("pyproject.toml", "[tool.claimlint\n")
    result = desk.run("check", "-", stdin="x")
    assert result.stderr.startswith("claimlint: pyproject.toml: not valid TOML: ")
    assert result.exit_code == 2


def test_a_named_configuration(desk: Desk) -> None:
    desk.write("other/strict.yaml", "product: drug\n")
    assert profile(desk, "--config=other/strict.yaml")["product"] == "drug"


def test_an_empty_configuration(desk: Desk) -> None:
    desk.write("claimlint.yaml", "# nothing yet\n")
    assert profile(desk)["product"] == "general"


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("product: food\nprodukt: x\n", 2, "unknown key 'produkt'; did you mean 'product'?"),
        ("product: cosmetics\n", 1, "product: 'cosmetics' is not a product class; did you mean"),
        ("product: [food, drug]\n", 1, "product: one value is expected here, not a list"),
        ("markets: [us, xx]\n", 1, "markets: 'xx' is not a market"),
        ("markets: []\n", 1, "markets: no market is named"),
        ("as-of: tomorrow\n", 1, "write YYYY-MM-DD"),
        ("\nselect: [ZZZ9]\n", 2, "select: no rule has the code 'ZZZ9'"),
        ("ignore: XYZ123\n", 1, "ignore: no rule has the code 'XYZ123'"),
        ("severity: bad\n", 1, "severity: 'bad' is not a severity"),
        ("fail-on: bad\n", 1, "fail-on: 'bad' is not a severity"),
        ("format: word\n", 1, "format: 'word' is not a format"),
        ("product: food\nproduct: drug\n", 2, "stands here twice"),
        ("product: {a: b}\n", 1, "a text is expected here"),
        ("- product\n", 1, "a mapping is expected here"),
        ("product: 'food\n", 2, "not valid YAML"),
        (b"product: \xff\n", 0, "not UTF-8"),
    ],
)
def test_a_broken_claimlint_yaml(desk: Desk, content: str | bytes, line: int, said: str) -> None:
    desk.write("claimlint.yaml", content)
    result = desk.run("check", "-", stdin="x")
    place = f"claimlint.yaml:{line}" if line else "claimlint.yaml"
    assert result.stderr.startswith(f"claimlint: {place}: ")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ('[tool.claimlint]\nproduct = "food"\nprodukt = "x"\n', 3, "did you mean 'product'?"),
        ("[tool.x]\nmarkets = 1\n[tool.claimlint]\nmarkets = 1\n", 4, "a text or a list of texts"),
        ('[tool.claimlint]\n"markets" = ["xx"]\n', 2, "'xx' is not a market"),
        ("[tool.claimlint]\nproduct = \n", 0, "not valid TOML"),
        ("[tool.claimlint]\nproduct = true\n", 2, "a text or a list of texts"),
        ("[tool]\nclaimlint = 3\n", 0, "[tool.claimlint] is expected to be a table"),
        (b"[tool.claimlint]\n# \xff\n", 0, "not UTF-8"),
    ],
)
def test_a_broken_pyproject(desk: Desk, content: str | bytes, line: int, said: str) -> None:
    (desk.folder / "claimlint.yaml").unlink()
    desk.write("pyproject.toml", content)
    result = desk.run("check", "-", stdin="x")
    place = f"pyproject.toml:{line}" if line else "pyproject.toml"
    assert result.stderr.startswith(f"claimlint: {place}: ")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.exit_code == 2


def test_what_speaks_to_claimlint_is_no_copy(desk: Desk) -> None:
    desk.write("own/beasts.yaml", (desk.pack / "beasts.yaml").read_bytes())
    desk.write("own/sources.yaml", (desk.pack / "sources.yaml").read_bytes())
    desk.write("ledger/a.yaml", "[]\n# Meet the purple unicorn.\n")
    desk.write("claimlint.yaml", "rules: [own]\nevidence: ledger\nbaseline: known.json\n")
    desk.write("a.md", COPY)
    result = desk.check("--write-baseline")
    assert result.exit_code == 0, result.output
    assert "own" not in (desk.folder / "known.json").read_text()
    assert desk.run("check", "--format=json").stdout.count('"path"') == 0
