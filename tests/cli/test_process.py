"""The program as a shell sees it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Desk

PROGRAM = (sys.executable, "-m", "claimlint")
# What a plain check must not pay for: each of these costs milliseconds at every start.
TOO_DEAR = (
    "dataclasses",
    "difflib",
    "hashlib",
    "importlib.metadata",
    "importlib.resources",
    "json",
    "logging",
    "multiprocessing",
    "pathlib",
    "rapidfuzz",
    "rich",
    "subprocess",
    "tempfile",
    "tomllib",
    "yaml",
)


def run(*args: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *args], input=stdin, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.usefixtures("desk")
def test_status_and_streams() -> None:
    done = run("check", "--format=concise", "--select=ZZ", "-", stdin="A purple unicorn.\n")
    assert done.stdout == "-:1:3: error ZZZ001 [unicorn-promised] Promises a unicorn.\n"
    assert done.stderr == "1 file, 1 error\n"
    assert done.returncode == 1


@pytest.mark.usefixtures("desk")
def test_statuses() -> None:
    assert run("check", "-", stdin="A horse.\n").returncode == 0
    assert run("check", "missing.txt").returncode == 2
    assert run("check", "--nonsense").returncode == 2
    assert run("--version").returncode == 0


def test_a_closed_pipe_is_quiet(desk: Desk) -> None:
    desk.write("a.txt", "A purple unicorn.\n\n" * 20_000)
    with subprocess.Popen(
        [*PROGRAM, "check", "--format=concise", "--select=ZZ", "a.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        complaints = process.stderr.read()
        process.wait(60)
    assert complaints == b"1 file, 20000 errors\n"
    assert process.returncode == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
@pytest.mark.usefixtures("desk")
def test_an_interrupt_is_quiet() -> None:
    with subprocess.Popen(
        [*PROGRAM, "check", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        time.sleep(1.5)  # by then it waits for its input
        process.send_signal(signal.SIGINT)
        output, complaints = process.communicate(timeout=60)
    assert process.returncode == 130
    assert output == b""
    assert complaints.strip() == b""


@pytest.mark.usefixtures("desk")
def test_a_narrow_encoding_escapes_what_it_cannot_say() -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [*PROGRAM, "check", "--format=text", "--select=ZZ", "-"],
        input="Für purple unicorn.\n".encode(),
        capture_output=True,
        check=False,
        env=environment,
        timeout=60,
    )
    assert b"F\\xfcr purple unicorn" in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize("more", [["--no-cache"], []])
def test_a_plain_check_loads_nothing_dear(desk: Desk, more: list[str]) -> None:
    desk.write("a.txt", "A purple unicorn.\n")
    (desk.folder / "claimlint.yaml").unlink()
    command = ["check", "--format=concise", *more, "a.txt"]
    run(*command)  # compiles the rules, for which YAML is needed
    script = (
        "import sys; from claimlint.cli.app import claimlint; "
        f"status = claimlint.run({command!r}); "
        "print(*sorted(sys.modules), sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(done.stdout.splitlines())
    assert "click" in loaded
    assert loaded.isdisjoint(TOO_DEAR), loaded.intersection(TOO_DEAR)
    assert ("claimlint.engine" in loaded) == bool(more)


def test_every_run_gives_the_same_bytes(desk: Desk) -> None:
    desk.write("a.txt", "A purple unicorn and a jolly gnome.\n" * 5)
    for form in ("text", "concise", "json"):
        runs = {
            subprocess.run(
                [*PROGRAM, "check", f"--format={form}", "--as-of=2026-01-01", "a.txt"],
                capture_output=True,
                check=False,
                env=os.environ | {"PYTHONHASHSEED": seed, "COLUMNS": seed},
                timeout=60,
            ).stdout
            for seed in ("1", "77")
        }
        assert len(runs) == 1
