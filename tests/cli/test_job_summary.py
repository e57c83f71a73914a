"""The summary that `--format github` adds to a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Desk


@pytest.fixture
def summary(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = desk.folder / ".summary"
    path.write_text("What came before.\n\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


def check(desk: Desk, *args: str) -> int:
    return desk.run("check", "--format=github", "--select=ZZ", *args).exit_code


def test_the_worst_comes_first_and_what_failed_is_told(desk: Desk, summary: Path) -> None:
    desk.write("a.md", "Meet the jolly gnome.\n\nMeet the purple unicorn.\n")
    assert check(desk, "a.md", "missing|.md") == 2
    lines = summary.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "What came before."
    assert lines[2] == ("## Marketing claims: 1 file, 1 error, 1 info, 1 could not be checked")
    assert r"- missing\|.md: no such file or folder; correct the path" in lines
    rows = [line for line in lines if line.startswith("| **")]
    assert rows == [
        (
            "| **error** ZZZ001 | “purple unicorn” | a.md:3:10 | Promises a unicorn. | "
            "Looks a little like a horse. |"
        ),
        (
            "| **info** ZZY003 | “jolly gnome” | a.md:1:10 | Praises a gnome. | "
            "nothing: Leave it out. |"
        ),
    ]


def test_many_findings_are_cut_and_the_rest_is_counted(desk: Desk, summary: Path) -> None:
    desk.write("a.txt", "Meet the jolly gnome.\n\n" * 60 + "Meet the purple unicorn.\n")
    assert check(desk, "a.txt") == 1
    lines = summary.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| **")]
    assert len(rows) == 50
    assert rows[0].startswith("| **error**")
    assert "11 findings more." in lines


def test_only_this_format_writes_it(desk: Desk, summary: Path) -> None:
    desk.write("a.txt", "Meet the purple unicorn.\n")
    before = summary.read_bytes()
    desk.check("a.txt")
    assert summary.read_bytes() == before


def test_a_summary_that_cannot_be_written_is_one_line(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(desk.folder))
    desk.write("a.txt", "Meet the purple unicorn.\n")
    result = desk.run("check", "--format=github", "--select=ZZ", "a.txt")
    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=a.txt")
    assert result.stderr.endswith(
        "is a directory; no summary is written; set GITHUB_STEP_SUMMARY to a file\n"
    )
    assert result.stderr.count("\n") == 1
