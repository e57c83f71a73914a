"""``claimlint check``: every option, and what is printed where."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Desk

COPY = "Meet the purple unicorn and the green dragon.\n\nA jolly gnome.\n"
UNICORN = "a.txt:1:10: error ZZZ001 [unicorn-promised] Promises a unicorn.\n"
GNOME = "a.txt:3:3: info ZZY003 [gnome-praised] Praises a gnome.\n"


def codes(output: str) -> list[str]:
    return re.findall(r"\b(?:ZZ\w|CLM)\d{3}\b(?= \[)", output)


def test_findings_go_to_standard_output_and_the_summary_to_standard_error(desk: Desk) -> None:
    desk.write("a.txt", COPY)
    result = desk.check("a.txt")
    assert result.stdout == UNICORN + GNOME
    assert result.stderr == "1 file, 1 error, 1 info\n"
    assert result.exit_code == 1


def test_without_path_the_current_folder_is_read(desk: Desk) -> None:
    desk.write("a.txt", COPY)
    assert desk.check().stdout == UNICORN + GNOME


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--market=us"], ["ZZZ001", "ZZY003"]),
        (["--market=eu"], ["ZZZ001", "ZZZ002", "ZZY003"]),
        (["--market=us,eu"], ["ZZZ001", "ZZZ002", "ZZY003"]),
        (["--market=us", "--market=eu"], ["ZZZ001", "ZZZ002", "ZZY003"]),
        (["--market=de"], ["ZZZ001", "ZZZ002", "ZZY003"]),
        (["--market=gb"], ["ZZZ001", "ZZY003"]),
        (["--severity=warning"], ["ZZZ001"]),
        (["--ignore=ZZZ"], ["ZZY003"]),
        (["--ignore=zzz001"], ["ZZY003"]),
        (["--ignore=ZZZ001", "--ignore=ZZY"], []),
    ],
)
def test_options_choose_findings(desk: Desk, options: list[str], expected: list[str]) -> None:
    desk.write("a.txt", COPY)
    assert codes(desk.check(*options, "a.txt").stdout) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--select=ZZZ"], ["ZZZ001"]),
        (["--select=ZZZ", "--extend-select=ZZY003"], ["ZZZ001", "ZZY003"]),
        (["--select=ZZZ001,ZZY"], ["ZZZ001", "ZZY003"]),
        (["--select=ZZZ001", "--ignore=ZZZ"], ["ZZZ001"]),
        (["--select=ZZZ", "--ignore=ZZZ001"], []),
    ],
)
def test_the_more_particular_code_decides(
    desk: Desk, options: list[str], expected: list[str]
) -> None:
    desk.write("a.txt", COPY)
    result = desk.run("check", "--format=concise", *options, "a.txt")
    assert codes(result.stdout) == expected


def test_product_decides_the_severity(desk: Desk) -> None:
    desk.write("a.txt", COPY)
    result = desk.check("--product=supplement", "--select=ZZZ001", "--ignore=ZZY", "a.txt")
    assert result.stdout == UNICORN.replace("error", "warning")


def test_as_of_reaches_the_profile(desk: Desk) -> None:
    result = desk.check("--as-of=2025-03-01", "--format=json", "-", stdin="x")
    assert json.loads(result.stdout)["profile"]["as_of"] == "2025-03-01"


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ([], 1),
        (["--fail-on=error"], 1),
        (["--product=supplement", "--fail-on=error"], 0),
        (["--product=supplement"], 1),
        (["--exit-zero"], 0),
        (["--ignore=ZZZ"], 0),
        (["--ignore=ZZZ", "--fail-on=info"], 1),
    ],
)
def test_exit_status(desk: Desk, options: list[str], status: int) -> None:
    desk.write("a.txt", COPY)
    assert desk.check(*options, "a.txt").exit_code == status


def test_exit_zero_does_not_hide_a_failure(desk: Desk) -> None:
    assert desk.check("--exit-zero", "missing.txt").exit_code == 2


def test_standard_input(desk: Desk) -> None:
    result = desk.check("-", stdin=COPY)
    assert result.stdout == (UNICORN + GNOME).replace("a.txt", "-")


def test_standard_input_under_another_name(desk: Desk) -> None:
    result = desk.check("--stdin-filename=b.md", "-", stdin="**purple** unicorn\n")
    assert result.stdout.startswith("b.md:1:3: error ZZZ001")


def test_output_goes_to_a_file(desk: Desk) -> None:
    desk.write("a.txt", COPY)
    desk.write("report.txt", "what was there before")
    result = desk.check("--output=report.txt", "--quiet", "a.txt")
    assert result.stdout == ""
    assert (desk.folder / "report.txt").read_text() == UNICORN + GNOME
    assert sorted(os.listdir(desk.folder)) == ["a.txt", "claimlint.yaml", "report.txt"]


def test_the_report_is_not_checked_itself(desk: Desk) -> None:
    desk.write("a.txt", "Nothing.\n")
    desk.write("report.txt", COPY)
    result = desk.check("--output=report.txt")
    assert result.exit_code == 0
    assert result.stderr == "1 file, no findings\n"


def test_output_that_cannot_be_written_is_one_line(desk: Desk) -> None:
    desk.write("a.txt", COPY)
    for path, remedy in (("nowhere/r.txt", "make it first"), (".", "name a file")):
        result = desk.check(f"--output={path}", "a.txt")
        assert result.exit_code == 2
        assert remedy in result.stderr
        assert result.stderr.count("\n") == 1


def test_a_report_is_never_half_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("a.txt", COPY)
    desk.write("report.txt", "what was there before").chmod(0o640)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        result = desk.check("--output=report.txt", "a.txt")
    assert result.exit_code == 2
    assert result.stderr == (
        "claimlint: report.txt: cannot be written (no space left on device); "
        "choose another --output\n"
    )
    assert (desk.folder / "report.txt").read_text() == "what was there before"
    assert sorted(os.listdir(desk.folder)) == ["a.txt", "claimlint.yaml", "report.txt"]
    assert desk.check("--output=report.txt", "a.txt").exit_code == 1
    assert (desk.folder / "report.txt").read_text() == UNICORN + GNOME
    assert (desk.folder / "report.txt").stat().st_mode & 0o777 == 0o640


def test_output_to_a_device(desk: Desk) -> None:
    desk.write("a.txt", COPY)
    assert desk.check("--output=/dev/null", "a.txt").exit_code == 1


def test_statistics_count_by_rule(desk: Desk) -> None:
    desk.write("a.txt", COPY + "\nA purple unicorn.\n")
    result = desk.check("--statistics", "a.txt")
    assert result.stdout.endswith("2  ZZZ001  unicorn-promised\n1  ZZY003  gnome-praised\n")


def test_quiet_prints_findings_only(desk: Desk) -> None:
    desk.write("a.txt", COPY)
    result = desk.check("--quiet", "a.txt")
    assert (result.stdout, result.stderr) == (UNICORN + GNOME, "")


def test_quiet_does_not_hide_a_failure(desk: Desk) -> None:
    assert "missing.txt: no such file" in desk.check("--quiet", "missing.txt").stderr


def test_verbose_tells_what_was_dropped(desk: Desk) -> None:
    desk.write("a.txt", "It is not a purple unicorn.\n")
    assert desk.check("a.txt").stdout == ""
    judged = ["--product=food", "--market=us,eu", "--audience=professionals", "--as-of=2026-01-31"]
    verbose = desk.check("--verbose", *judged, "a.txt")
    assert re.match(r"a\.txt:1:\d+: dropped ZZZ001 \[unicorn-promised\] negated: ", verbose.stdout)
    assert "configuration: claimlint.yaml" in verbose.stderr
    assert "judged as: food, us, eu, for professionals, by the law of 2026-01-31" in verbose.stderr
    assert verbose.exit_code == 0


@pytest.mark.parametrize(
    ("when", "coloured"), [("always", True), ("never", False), ("auto", False)]
)
def test_color(desk: Desk, when: str, *, coloured: bool) -> None:
    desk.write("a.txt", COPY)
    result = desk.check("--format=text", f"--color={when}", "--no-progress", "a.txt")
    assert ("\x1b[" in result.stdout) is coloured


def test_force_color_and_no_color(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("a.txt", COPY)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in desk.check("--format=text", "a.txt").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in desk.check("--format=text", "a.txt").stdout


def test_a_country_without_rules_is_told_in_text_only(desk: Desk) -> None:
    desk.write("a.txt", COPY)
    for code, word in (("fr", "'eu'"), ("no", "EEA"), ("br", "every market")):
        text = desk.check(f"--market={code}", "--format=text", "a.txt")
        assert word in text.stderr
        assert desk.check(f"--market={code}", "a.txt").stderr.count("\n") == 1
        assert desk.check(f"--market={code}", "--format=json", "a.txt").stderr == ""


def test_findings_name_the_markets_that_were_asked_for(desk: Desk) -> None:
    desk.write("a.txt", COPY)
    result = desk.check("--market=de,us,fr", "--format=json", "a.txt")
    report = json.loads(result.stdout)
    assert report["profile"]["markets"] == ["de", "us", "fr"]
    markets = {finding["code"]: finding["markets"] for finding in report["findings"]}
    assert markets["ZZZ002"] == ["de", "fr"]
    assert markets["ZZZ001"] == ["de", "us", "fr"]


def test_a_deselected_rule_does_not_hide_another(desk: Desk) -> None:
    desk.write("a.txt", "purple unicorn\n")
    assert codes(desk.check("--ignore=ZZZ001", "a.txt").stdout) == []
    assert codes(desk.check("a.txt").stdout) == ["ZZZ001"]


def test_help_names_every_option_and_no_other(desk: Desk) -> None:
    result = desk.run("check", "--help")
    assert result.exit_code == 0
    assert set(re.findall(r"^  (?:-\w, )?(--[\w-]+)", result.stdout, re.MULTILINE)) == {
        "--product",
        "--market",
        "--audience",
        "--as-of",
        "--format",
        "--output",
        "--also",
        "--select",
        "--extend-select",
        "--ignore",
        "--severity",
        "--fail-on",
        "--exit-zero",
        "--fix",
        "--force-exclude",
        "--unsafe-fixes",
        "--diff",
        "--interactive",
        "--evidence",
        "--baseline",
        "--write-baseline",
        "--no-baseline",
        "--changed-since",
        "--changed-in",
        "--show-config",
        "--config",
        "--no-config",
        "--stdin-filename",
        "--max-file-size",
        "--jobs",
        "--no-cache",
        "--cache-dir",
        "--statistics",
        "--quiet",
        "--verbose",
        "--no-progress",
        "--color",
        "--help",
    }


def test_json_is_utf8_and_names_are_as_on_disk(desk: Desk) -> None:
    desk.write("käse.txt", "Ein purple unicorn für 5 €.\n")
    result = desk.check("--format=json")
    report = json.loads(result.stdout_bytes.decode("utf-8"))
    assert report["findings"][0]["path"] == "käse.txt"
    assert "käse.txt" in result.stdout
