"""Whatever is wrong: one clear line with the remedy, status 2, and the rest is still checked."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Desk

GOOD = "Meet the purple unicorn.\n"


@pytest.mark.parametrize(
    ("name", "content", "said", "remedy"),
    [
        ("missing.txt", None, "no such file", "correct the path"),
        ("wide.txt", GOOD.encode("utf-16-le"), "UTF-16", "save it as UTF-8"),
        ("latin.txt", "Café crème\n".encode("latin-1"), "not UTF-8", "UTF-8"),
        ("binary.txt", bytes(range(256)) * 4, "not a text file", "leave the file out"),
        ("image.txt", b"\x89PNG\r\n\x1a\n", "a PNG image", "export its text"),
    ],
)
def test_a_file_that_cannot_be_read(
    desk: Desk, name: str, content: bytes | None, said: str, remedy: str
) -> None:
    desk.write("good.txt", GOOD)
    if content is not None:
        desk.write(name, content)
    result = desk.check(name, "good.txt")
    complaint, summary = result.stderr.splitlines()
    assert complaint.startswith(f"claimlint: {name}: ")
    assert said in complaint
    assert remedy in complaint
    assert summary == "1 file, 1 error, 1 could not be checked"
    assert result.stdout.startswith("good.txt:1:10: error ZZZ001")
    assert result.exit_code == 2


def test_in_json_a_failure_is_in_the_report(desk: Desk) -> None:
    desk.write("good.txt", GOOD)
    result = desk.check("--format=json", "missing.txt", "good.txt")
    report = json.loads(result.stdout)
    assert [failure["path"] for failure in report["failures"]] == ["missing.txt"]
    assert len(report["findings"]) == 1
    assert result.stderr == ""
    assert result.exit_code == 2


def test_utf16_with_its_mark_is_read(desk: Desk) -> None:
    desk.write("wide.txt", GOOD.encode("utf-16"))
    assert desk.check("wide.txt").stdout.startswith("wide.txt:1:10: error ZZZ001")


def test_an_empty_file_is_no_trouble(desk: Desk) -> None:
    desk.write("empty.txt", "")
    result = desk.check("empty.txt")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "1 file, no findings\n", 0)


@pytest.mark.parametrize("name", ["empty", "only-images"])
def test_a_folder_without_readable_files(desk: Desk, name: str) -> None:
    (desk.folder / name).mkdir()
    desk.write("only-images/a.png", b"\x89PNG")
    desk.write("good.txt", GOOD)
    result = desk.check(name, "good.txt")
    assert f"claimlint: {name}: no readable copy in {name}; " in result.stderr
    assert "ZZZ001" in result.stdout
    assert result.exit_code == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_without_permission(desk: Desk) -> None:
    desk.write("secret.txt", GOOD).chmod(0)
    result = desk.check("secret.txt")
    assert "permission denied; make the file readable" in result.stderr
    assert result.exit_code == 2


def test_permission_denied_is_one_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("a.txt", GOOD)

    def refuse(path: str) -> object:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("claimlint.project.run.opened", refuse)
    result = desk.check("a.txt")
    assert "claimlint: a.txt: permission denied; make the file readable" in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize(
    "place", ["claimlint.project.run.read_parts", "claimlint.engine.Linter.lint"]
)
def test_a_defect_of_claimlint_is_one_line(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    desk.write("a.txt", GOOD)

    def broken(*_: object) -> None:
        raise TypeError("no\nsuch luck")

    monkeypatch.setattr(place, broken)
    result = desk.check("a.txt")
    assert "a.txt: internal error in the " in result.stderr
    assert "TypeError: no such luck" in result.stderr
    assert "please report it" in result.stderr
    assert "Traceback" not in result.output
    assert result.exit_code == 2


def test_a_defect_outside_of_files_is_one_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("claimlint.cli.checking.render", broken)
    result = desk.check("-", stdin="x")
    assert result.stderr.startswith("claimlint: internal error in claimlint: ZeroDivisionError")
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("- code: ZZX001\n  nmae: x\n", 2, "unknown key 'nmae'; did you mean 'name'?"),
        ("- code: [\n", 2, "not valid YAML"),
        ("- code: ZZX1\n", 1, "'ZZX1' is not a code"),
    ],
)
def test_a_broken_rule(desk: Desk, content: str, line: int, said: str) -> None:
    desk.write("own.yaml", content)
    desk.write("claimlint.yaml", "rules: [own.yaml]\n")
    result = desk.run("check", "-", stdin="x")
    assert result.stderr.startswith(f"claimlint: own.yaml:{line}: ")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.exit_code == 2


def test_an_unknown_source(desk: Desk) -> None:
    text = (desk.pack / "beasts.yaml").read_text().replace("[zz-law]", "[zz-lore]")
    desk.write("own.yaml", text)
    desk.write("claimlint.yaml", "rules: [own.yaml]\n")
    result = desk.run("check", "-", stdin="x")
    assert result.stderr.startswith("claimlint: own.yaml:1: ")
    assert "zz-lore" in result.stderr
    assert result.exit_code == 2


def test_a_pack_that_is_missing(desk: Desk) -> None:
    desk.write("claimlint.yaml", "rules: [nowhere.yaml]\n")
    result = desk.run("check", "-", stdin="x")
    assert "claimlint: nowhere.yaml: no such rule file or folder" in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--product=cosmetics"], "'cosmetics' is not a product class; did you mean 'cosmetic'?"),
        (["--market=usa"], "'usa' is not a market; did you mean 'us'?"),
        (["--market=zz"], "write us, eu, uk, ca, au or an ISO 3166 country code"),
        (["--market=,"], "no market is named"),
        (["--as-of=1.2.2026"], "write YYYY-MM-DD"),
        (["--as-of=20260102"], "write YYYY-MM-DD"),
        (["--as-of=2026-02-30"], "is not a date"),
        (["--format=concis"], "did you mean 'concise'?"),
        (["--format=pdf"], "known are text, concise, json"),
        (["--severity=warn"], "did you mean 'warning'?"),
        (["--fail-on=fatal"], "is not a severity"),
        (["--color=yes"], "known are auto, always, never"),
        (["--select=ZZZ9"], "no rule has the code 'ZZZ9'; did you mean ZZZ?"),
        (["--ignore=unicorn-promised"], "is the name of a rule, not its code; write ZZZ001"),
        (["--extend-select=Q"], "no rule has the code 'Q'"),
        (["--baseline=x"], "x: no such baseline; write it with --write-baseline"),
        (["--config"], "requires an argument"),
        (["--config=nope.yaml"], "nope.yaml: no such file"),
        (["--config=claimlint.yaml", "--no-config"], "exclude each other; give one"),
    ],
)
def test_a_wrong_call_is_one_line(desk: Desk, args: list[str], said: str) -> None:
    result = desk.run("check", *args)
    assert said in result.stderr
    assert result.stderr.startswith("claimlint: ")
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""
    assert result.exit_code == 2


def test_a_wrong_command_is_one_line(desk: Desk) -> None:
    result = desk.run("chek")
    assert (
        result.stderr
        == "claimlint: no such command 'chek'; did you mean 'check'? (see 'claimlint --help')\n"
    )
    assert result.exit_code == 2


@pytest.mark.parametrize("args", [[], ["rules"]])
def test_no_command_shows_the_help(desk: Desk, args: list[str]) -> None:
    result = desk.run(*args)
    assert "Commands:" in result.stderr
    assert result.exit_code == 2
