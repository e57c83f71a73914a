"""``--baseline`` and ``--write-baseline``, from the files to the report."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Desk

UNICORN = "Meet the purple unicorn.\n"
GNOME = "A jolly gnome.\n"


@pytest.fixture
def baseline(desk: Desk) -> Path:
    """A baseline that knows one finding in each of two files."""
    desk.write("a.md", UNICORN)
    desk.write("b.md", GNOME)
    result = desk.check("--baseline=known.json", "--write-baseline")
    assert result.exit_code == 0, result.output
    return desk.folder / "known.json"


def known(path: Path) -> list[tuple[str, str]]:
    return [(each["path"], each["code"]) for each in json.loads(path.read_bytes())["findings"]]


def summary(desk: Desk, *args: str) -> dict[str, Any]:
    result = desk.check("--format=json", *args)
    found: dict[str, Any] = json.loads(result.stdout)["summary"]
    return found


def test_known_findings_are_hidden_and_counted(desk: Desk, baseline: Path) -> None:
    assert known(baseline) == [("a.md", "ZZZ001"), ("b.md", "ZZY003")]
    result = desk.check("--baseline=known.json")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == "2 files, no findings, 2 baselined\n"
    assert summary(desk, "--baseline=known.json")["baselined"] == 2


def test_a_new_finding_is_told(desk: Desk, baseline: Path) -> None:
    desk.write("a.md", f"{UNICORN}\n{UNICORN}\nMore.\n")
    result = desk.check("--baseline", str(baseline))
    assert result.stdout.startswith("a.md:3:10: error ZZZ001")
    assert result.exit_code == 1


def test_the_configuration_may_name_it(
    desk: Desk, baseline: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("claimlint.yaml", f"rules: [{desk.pack}]\nbaseline: {baseline.name}\n")
    assert desk.check().stdout == ""
    assert desk.check("--no-baseline").exit_code == 1
    monkeypatch.chdir(desk.folder.parent)
    assert desk.check(f"--config={desk.folder}/claimlint.yaml", str(desk.folder)).stdout == ""


def test_it_shrinks_only_when_it_is_written(desk: Desk, baseline: Path) -> None:
    desk.write("a.md", "Nothing.\n")
    result = desk.check("--format=text", "--baseline=known.json")
    assert "known.json: a.md: ZZZ001 'purple unicorn' found no longer; --write-baseline" in (
        result.stderr
    )
    assert len(known(baseline)) == 2
    result = desk.check("--format=text", "--baseline=known.json", "--write-baseline")
    assert "claimlint: known.json: 1 finding recorded, 0 new, 1 gone\n" in result.stderr
    assert known(baseline) == [("b.md", "ZZY003")]


def test_what_a_run_does_not_look_at_stays(desk: Desk, baseline: Path) -> None:
    desk.write("a.md", "Nothing.\n")
    for narrowed in (("b.md",), ("--select=ZZY",), ("--product=food", "--ignore=ZZZ001")):
        result = desk.run(
            "check", "--format=text", "--baseline=known.json", "--write-baseline", *narrowed
        )
        assert result.exit_code == 0, result.output
        assert known(baseline) == [("a.md", "ZZZ001"), ("b.md", "ZZY003")]


def test_a_file_that_cannot_be_read_keeps_its_entries(desk: Desk, baseline: Path) -> None:
    desk.write("a.md", b"\xff\xfe\xff")
    result = desk.check("--baseline=known.json", "--write-baseline")
    assert result.exit_code == 2
    assert known(baseline) == [("a.md", "ZZZ001"), ("b.md", "ZZY003")]


def test_a_file_that_is_gone_or_renamed(desk: Desk, baseline: Path) -> None:
    (desk.folder / "a.md").rename(desk.folder / "c.md")
    (desk.folder / "b.md").unlink()
    assert desk.check("--baseline=known.json").stdout == ""
    desk.check("--baseline=known.json", "--write-baseline")
    assert known(baseline) == [("c.md", "ZZZ001")]


def test_severity_hides_and_does_not_forget(desk: Desk, baseline: Path) -> None:
    result = desk.check("--severity=error", "--baseline=known.json", "--write-baseline")
    assert result.exit_code == 0
    assert len(known(baseline)) == 2
    desk.write("b.md", f"{GNOME}\n{GNOME}")
    assert desk.check("--severity=error", "--baseline=known.json").stdout == ""
    assert "b.md:3:3" in desk.check("--baseline=known.json").stdout


def test_writing_again_changes_no_byte(desk: Desk, baseline: Path) -> None:
    before = baseline.read_bytes()
    desk.check("--baseline=known.json", "--write-baseline")
    assert baseline.read_bytes() == before


def test_findings_in_parts_of_a_file_without_lines_or_from_standard_input(desk: Desk) -> None:
    args = ("--baseline=known.json", "-", "--stdin-filename=copy/a.md")
    assert desk.check("--write-baseline", *args, stdin=UNICORN).exit_code == 0
    assert known(desk.folder / "known.json") == [("copy/a.md", "ZZZ001")]
    assert desk.check(*args, stdin=f"New.\n\n{UNICORN}").stdout == ""


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--write-baseline"], "--write-baseline needs a file; name it with --baseline FILE"),
        (["--no-baseline", "--baseline=x"], "--no-baseline leaves nothing to read or write"),
        (["--no-baseline", "--write-baseline"], "--no-baseline leaves nothing to read or write"),
        (["--baseline=nope.json"], "nope.json: no such baseline; write it with --write-baseline"),
        (["--baseline=."], ".: is a directory; name another --baseline"),
        (["--baseline=bad.json"], "bad.json:1: not valid JSON: Expecting value; write it anew"),
        (["--baseline=no/x.json", "--write-baseline"], "no/x.json: cannot be written (no such"),
    ],
)
def test_a_wrong_call_is_one_line(desk: Desk, args: list[str], said: str) -> None:
    desk.write("a.md", UNICORN)
    desk.write("bad.json", "nothing")
    result = desk.check(*args, "a.md")
    assert said in result.stderr
    assert result.stderr.startswith("claimlint: ")
    assert result.stderr.count("\n") == 1
    assert (result.stdout, result.exit_code) == ("", 2)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
def test_killed_at_any_moment_the_baseline_is_whole(
    desk: Desk, baseline: Path, program: list[str]
) -> None:
    whole = [baseline.read_bytes()]
    desk.write("a.md", f"{UNICORN}\n" * 300)
    args = ("check", "--select=ZZ", "--baseline=known.json", "--write-baseline", "a.md", "b.md")
    moments = random.Random(3)  # noqa: S311 - moments, not secrets
    command = [*program, *args]
    for _ in range(2):  # the first time, the rules are compiled besides
        started = time.monotonic()
        subprocess.run(command, cwd=desk.folder, check=True, capture_output=True, timeout=120)
        lasted = time.monotonic() - started
    whole.append(baseline.read_bytes())
    assert len(whole[1]) > 100 * len(whole[0])
    for _ in range(8):
        baseline.write_bytes(whole[0])
        with subprocess.Popen(
            command, cwd=desk.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            time.sleep(moments.uniform(0.6, 1.0) * lasted)
            process.kill()
        assert baseline.read_bytes() in whole
    assert not [name for name in os.listdir(desk.folder) if not name.startswith(".")
                and name not in ("a.md", "b.md", "claimlint.yaml", "known.json")]  # fmt: skip
