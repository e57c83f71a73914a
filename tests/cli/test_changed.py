"""``--changed-since`` and ``--changed-in``: only what is new."""

from __future__ import annotations

import os
import subprocess
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.timing import seconds

if TYPE_CHECKING:
    from tests.cli.conftest import Desk

UNICORN = "Meet the purple unicorn.\n"
GNOME = "A jolly gnome.\n"
AUTHOR = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


def git(desk: Desk, *args: str) -> str:
    command = ["git", *AUTHOR, *args]
    done = subprocess.run(command, cwd=desk.folder, check=True, capture_output=True, text=True)
    return done.stdout


def commit(desk: Desk, message: str = "copy") -> None:
    git(desk, "add", "--all")
    git(desk, "commit", "--quiet", "--message", message)


@pytest.fixture
def repository(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git(desk, "init", "--quiet", "--initial-branch=main")
    desk.write("a.md", f"{UNICORN}\nPlain.\n\n{GNOME}")
    desk.write("sub/b.md", UNICORN)
    commit(desk)
    return desk


def told(desk: Desk, *args: str, stdin: bytes | str | None = None) -> list[str]:
    result = desk.check("--quiet", *args, stdin=stdin)
    assert result.exit_code < 2, result.output
    assert result.stderr == ""
    return [":".join(line.split(":")[:2]) for line in result.stdout.splitlines()]


def test_nothing_is_new(repository: Desk) -> None:
    assert told(repository, "--changed-since=HEAD") == []
    assert repository.check("--changed-since=HEAD").stderr == "0 files, no findings\n"


def test_only_what_was_touched(repository: Desk) -> None:
    repository.write("a.md", f"{UNICORN}\n{GNOME}\n{GNOME}")
    assert told(repository, "--changed-since=HEAD") == ["a.md:3"]
    git(repository, "add", "a.md")
    assert told(repository, "--changed-since=HEAD") == ["a.md:3"]
    commit(repository)
    assert told(repository, "--changed-since=HEAD") == []
    assert told(repository, "--changed-since=HEAD~1") == ["a.md:3"]


def test_a_claim_over_a_line_that_is_new(repository: Desk) -> None:
    repository.write("c.md", "Meet the purple\nhorse and his friends.\n")
    commit(repository)
    repository.write("c.md", "Meet the purple\nunicorn and his friends.\n")
    assert told(repository, "--changed-since=HEAD") == ["c.md:1"]


def test_a_sentence_in_which_a_line_is_new(repository: Desk) -> None:
    repository.write("c.md", "It is not true\nthat it is a purple unicorn, said\nnobody at all.\n")
    repository.write("d.md", "One sentence.\nThe purple unicorn. Another\nsentence.\n")
    commit(repository)
    repository.write(
        "c.md", "It is quite true\nthat it is a purple unicorn, said\nnobody at all.\n"
    )
    repository.write("d.md", "One more.\nThe purple unicorn. Another\nsentence here.\n")
    assert told(repository, "--changed-since=HEAD") == ["c.md:2"]


def test_a_claim_from_between_whose_words_a_line_was_taken(repository: Desk) -> None:
    repository.write("c.md", "Meet the purple\nhorse and a\nunicorn.\n")
    commit(repository)
    repository.write("c.md", "Meet the purple\nunicorn.\n")
    assert told(repository, "--changed-since=HEAD") == ["c.md:1"]


def test_renamed_untracked_and_ignored_files(repository: Desk) -> None:
    git(repository, "mv", "a.md", "renamed.md")
    repository.write("renamed.md", f"{UNICORN}\nPlain.\n\n{GNOME}\n{GNOME}")
    repository.write("untracked.md", UNICORN)
    repository.write(".gitignore", "made/\n")
    repository.write("made/c.md", UNICORN)
    expected = ["renamed.md:7", "untracked.md:1"]
    assert told(repository, "--changed-since=HEAD") == expected
    assert told(repository, "--changed-since=HEAD", "made/c.md", "sub/b.md") == ["made/c.md:1"]


def test_names_that_git_quotes(repository: Desk) -> None:
    for name in ('k"ä se.md', "tab\there.md"):
        repository.write(name, "Plain.\n")
    commit(repository)
    for name in ('k"ä se.md', "tab\there.md"):
        repository.write(name, f"Plain.\n\n{UNICORN}")
    assert len(told(repository, "--changed-since=HEAD")) == 2


def test_where_git_sees_no_lines_all_is_new(repository: Desk) -> None:
    repository.write("old-mac.txt", "Plain.\r\rA purple unicorn.\r\rPlain.\r")
    repository.write("wide.txt", "Plain.\n\nA purple unicorn.\n".encode("utf-16"))
    commit(repository)
    repository.write("old-mac.txt", "Plain.\r\rA purple unicorn.\r\rOther.\r")
    repository.write("wide.txt", "Other.\n\nA purple unicorn.\n".encode("utf-16"))
    assert told(repository, "--changed-since=HEAD") == ["old-mac.txt:3", "wide.txt:3"]


def test_a_branch_is_held_against_where_it_left(repository: Desk) -> None:
    git(repository, "checkout", "--quiet", "-b", "work")
    repository.write("new.md", UNICORN)
    commit(repository)
    git(repository, "checkout", "--quiet", "main")
    repository.write("a.md", "Nothing is left.\n")
    commit(repository)
    git(repository, "checkout", "--quiet", "work")
    assert told(repository, "--changed-since=main") == ["new.md:1"]


def test_a_subfolder(repository: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("sub/b.md", f"{UNICORN}\n{GNOME}")
    monkeypatch.chdir(repository.folder / "sub")
    assert told(repository, "--changed-since=HEAD") == ["b.md:3"]
    diff = git(repository, "diff")
    assert told(repository, "--changed-in=-", stdin=diff) == ["b.md:3"]


def test_what_stands_beside_a_claim_may_be_new_anywhere(repository: Desk) -> None:
    companion = """\
- code: ZZX009
  name: elf-without-warning
  category: evidence
  severity: warning
  message: Promises an elf without a warning.
  why: Elves bite.
  instead: {none: Add the warning.}
  sources: [zz-law]
  match: [{phrase: tiny elf}]
  beside: {missing: [elves bite]}
  examples:
    bad: ["Meet the [[tiny elf]]."]
    good: ["Meet the tiny elf. Elves bite."]
"""
    repository.write("own.yaml", companion)
    repository.write("claimlint.yaml", f"rules: [{repository.pack}, own.yaml]\n")
    repository.write("c.md", f"Meet the tiny elf.\n\n{UNICORN}\n\nElves bite.\n")
    commit(repository)
    assert told(repository, "--changed-since=HEAD") == []
    repository.write("c.md", f"Meet the tiny elf.\n\n{UNICORN}\n")
    assert told(repository, "--changed-since=HEAD") == ["c.md:1"]


def test_with_a_baseline(repository: Desk) -> None:
    repository.check("--baseline=known.json", "--write-baseline")
    repository.write("a.md", f"{UNICORN}\nPlain again.\n\n{GNOME} {UNICORN}")
    new = told(repository, "--changed-since=HEAD", "--baseline=known.json")
    assert new == ["a.md:6"]


def test_a_diff_from_standard_input(repository: Desk) -> None:
    repository.write("a.md", f"{UNICORN}\n{GNOME}\n{GNOME}")
    repository.write("untracked.md", UNICORN)
    diff = git(repository, "diff", "HEAD")
    assert told(repository, "--changed-in=-", stdin=diff) == ["a.md:3"]
    repository.write("change.diff", diff)
    assert told(repository, "--changed-in=change.diff", "a.md", "sub") == ["a.md:3"]
    assert told(repository, "--changed-in=-", stdin="") == []


def test_a_diff_that_names_a_file_more(repository: Desk) -> None:
    repository.write("a.md", f"{UNICORN}\n{GNOME}\n{GNOME}")
    diff = git(repository, "diff") + "--- /dev/null\n+++ b/gone.md\n@@ -0,0 +1 @@\n+x\n"
    result = repository.check("--format=text", "--changed-in=-", stdin=diff)
    assert "claimlint: standard input: gone.md: no such file\n" in result.stderr
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--changed-since=nope"], "--changed-since=nope: git knows no such revision; name a"),
        (["--changed-since=--output=x"], "git knows no such revision"),
        (["--changed-since="], "git knows no such revision"),
        (["--changed-since=HEAD", "-"], "what is new in standard input nobody knows; name the"),
        (["--changed-since=HEAD", "--changed-in=-"], "exclude each other; give one"),
        (["--changed-since=HEAD", "--write-baseline", "--baseline=x"], "records all findings"),
        (["--changed-in=nope.diff"], "nope.diff: no such file or directory; name a file that"),
        (["--changed-in=a.md"], "a.md:1: no unified diff; make one with diff -u or git diff"),
        (["--changed-in=far.diff"], "far.diff: elsewhere.md: no such file here or in a folder"),
    ],
)
def test_a_wrong_call_is_one_line(repository: Desk, args: list[str], said: str) -> None:
    repository.write("far.diff", "--- a/elsewhere.md\n+++ b/elsewhere.md\n@@ -0,0 +1 @@\n+x\n")
    result = repository.check(*args)
    assert said in result.stderr
    assert result.stderr.startswith("claimlint: ")
    assert result.stderr.count("\n") == 1
    assert (result.stdout, result.exit_code) == ("", 2)
    assert not (repository.folder / "x").exists()


def test_no_repository(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", os.fspath(desk.folder.parent))
    result = desk.check("--changed-since=HEAD")
    assert result.stderr.startswith("claimlint: --changed-since: git says: not a git repository")
    assert result.stderr.count("\n") == 1
    assert result.exit_code == 2


def test_no_git(repository: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.fspath(repository.folder))
    result = repository.check("--changed-since=HEAD")
    assert result.stderr == (
        "claimlint: --changed-since: git cannot be run; install it, or give a diff with "
        "--changed-in\n"
    )
    assert result.exit_code == 2


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_long_files_take_linear_time(desk: Desk, between: str) -> None:
    def check_all(count: int) -> None:
        desk.write("a.txt", between.join(["Meet the purple unicorn."] * count))
        diff = f"--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-x\n+{'y' * 9}\n"
        known = ("--baseline=known.json", "--write-baseline")
        assert desk.check("--quiet", *known, "a.txt").exit_code == 0
        assert desk.check("--quiet", known[0], "--changed-in=-", "a.txt", stdin=diff).exit_code == 0
        assert desk.check("--quiet", "--changed-in=-", "a.txt", stdin=diff).exit_code == 1

    check_all(100)
    few, many = (min(seconds(partial(check_all, count)) for _ in range(2)) for count in (500, 4000))
    # Eight times the claims would take sixty times as long if the work were quadratic.
    assert many < 24 * few
