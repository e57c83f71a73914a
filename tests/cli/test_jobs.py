"""``--jobs``, ``--no-cache`` and ``--cache-dir`` as a shell sees them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Desk

FOUND = "a.md:1:3: error ZZZ001 [unicorn-promised] Promises a unicorn.\n"
# The program with rules that are quickly compiled, any file being worth a process.
SHARED = """\
import sys
from claimlint.rulebook import load
from claimlint.project import processes
words = sys.argv.pop(1)
load.rules_directory = lambda: words
processes._WORTH_A_FORK = processes._WORTH_A_START = 1
{more}
from claimlint.cli import main
main()
"""
ENDLESS = """\
import os, time
import claimlint.project.run as run
def wait(*_):
    os.write(2, f"{os.getpid()}\\n".encode())  # at once, so that two do not mingle
    time.sleep(600)
run.read_parts = wait
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="no such signals")


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / ".cache"
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", os.fspath(folder))
    return folder


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("0x", "'0x' is not a number of processes; write 1, 2 ... or auto"),
        ("-1", "'-1' is not a number of processes; write 1, 2 ... or auto"),
        ("0", "'0' is not a number of processes; write 1, 2 ... or auto"),
        ("²", "'²' is not a number of processes; write 1, 2 ... or auto"),
        ("", "'' is not a number of processes; write 1, 2 ... or auto"),
        ("1.5", "'1.5' is not a number of processes; write 1, 2 ... or auto"),
    ],
)
def test_a_wrong_number_is_one_line(desk: Desk, value: str, message: str) -> None:
    done = desk.check(f"--jobs={value}", "a.md")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr == (
        f"claimlint: Invalid value for '--jobs': {message} (see 'claimlint check --help')\n"
    )


def test_a_file_is_no_folder_for_a_cache(desk: Desk) -> None:
    desk.write("a.md", "A purple unicorn.\n")
    done = desk.check("--cache-dir=a.md", "a.md")
    assert done.exit_code == 2
    assert done.stderr == (
        "claimlint: Invalid value for '--cache-dir': 'a.md' is not a folder; name one, or one to "
        "be made (see 'claimlint check --help')\n"
    )


@pytest.mark.parametrize("jobs", ["1", "3", "auto", "99999999999999999999"])
def test_any_number_gives_the_same(desk: Desk, jobs: str) -> None:
    desk.write("a.md", "A purple unicorn.\n")
    desk.write("b.md", "A horse.\n")
    done = desk.check("--quiet", f"--jobs={jobs}", "a.md", "b.md")
    assert (done.exit_code, done.stdout) == (1, FOUND)


def test_a_folder_is_named_for_all_that_is_kept(desk: Desk, own_cache: Path) -> None:
    desk.write("a.md", "A purple unicorn.\n")
    for _ in range(2):
        assert desk.check("--quiet", "--cache-dir=kept/here", "a.md").stdout == FOUND
    folder = desk.folder / "kept" / "here"
    assert len([*folder.glob("*.rules")]) == 1
    assert len([*folder.glob("results/*.results")]) == 1
    assert not own_cache.exists()


def test_without_a_cache_rules_stay_compiled_and_nothing_else(desk: Desk, own_cache: Path) -> None:
    desk.write("a.md", "A purple unicorn.\n")
    assert desk.check("--quiet", "--no-cache", "a.md").stdout == FOUND
    assert [path.suffix for path in own_cache.iterdir()] == [".rules"]


def test_a_changed_rule_is_heard_at_once(desk: Desk, own_cache: Path) -> None:
    desk.write("a.md", "A purple unicorn.\n")
    own = desk.write("own/beasts.yaml", (desk.pack / "beasts.yaml").read_text())
    desk.write("own/sources.yaml", (desk.pack / "sources.yaml").read_text())
    desk.write("claimlint.yaml", "rules: [own]\n")
    for _ in range(2):
        assert desk.check("--quiet", "a.md").stdout == FOUND
    own.write_text(own.read_text().replace("default: error", "default: info"))
    assert desk.check("--quiet", "a.md").stdout == FOUND.replace("error", "info")
    assert own_cache.exists()


def test_a_baseline_is_held_against_what_is_known(desk: Desk, own_cache: Path) -> None:
    desk.write("a.md", "A purple unicorn.\n")
    desk.check("a.md")
    written = desk.check("--baseline=b.json", "--write-baseline", "a.md")
    assert written.exit_code == 0
    desk.write("a.md", "A purple unicorn. Another purple unicorn.\n")
    for _ in range(2):
        done = desk.check("--quiet", "--baseline=b.json", "a.md")
        assert done.stdout == FOUND.replace(":3:", ":27:")
    assert own_cache.exists()


def _shared(words: str, more: str = "") -> list[str]:
    return [sys.executable, "-c", SHARED.format(more=more), words]


def test_the_program_shares_files_out(desk: Desk, words: str) -> None:
    for number in range(7):
        desk.write(f"{number}.md", "A purple unicorn.\n" * number)
    command = [*_shared(words), "check", "--no-cache", "--format=concise", "--select=ZZ", "."]
    alone, shared = (
        subprocess.run(
            [*command, f"--jobs={jobs}"], cwd=desk.folder, capture_output=True, timeout=120,
            check=False,
        )
        for jobs in (1, 3)
    )  # fmt: skip
    assert shared.stdout == alone.stdout
    assert shared.stderr == alone.stderr == b"7 files, 21 errors\n"
    assert shared.returncode == 1


@posix
@pytest.mark.parametrize("group", [True, False])
def test_an_interrupt_is_quiet_and_leaves_no_process(
    desk: Desk, words: str, *, group: bool
) -> None:
    for number in range(4):
        desk.write(f"{number}.md", "A purple unicorn.\n")
    with subprocess.Popen(
        [*_shared(words, ENDLESS), "check", "--no-cache", "--jobs=2", "."],
        cwd=desk.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stderr is not None
        workers = [int(process.stderr.readline()) for _ in range(2)]
        # A terminal sends it to all of them, a job runner to the first.
        (os.killpg if group else os.kill)(process.pid, signal.SIGINT)
        output, complaints = process.communicate(timeout=60)
    assert process.returncode == 130
    assert (output, complaints.strip()) == ("", "")
    assert not any(map(_lives, workers))


@posix
def test_processes_end_when_the_run_is_killed(desk: Desk, words: str) -> None:
    for number in range(4):
        desk.write(f"{number}.md", "A purple unicorn.\n")
    more = ENDLESS.replace("600", "1")
    with subprocess.Popen(
        [*_shared(words, more), "check", "--no-cache", "--jobs=2", "."],
        cwd=desk.folder,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        workers = [int(process.stderr.readline()) for _ in range(2)]
        process.kill()
        process.stderr.close()
    until = time.monotonic() + 30
    while any(map(_lives, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(_lives, workers))


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    try:  # a child that nobody has asked about is a name only
        with open(f"/proc/{process}/stat", encoding="utf-8") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return sys.platform != "linux"
