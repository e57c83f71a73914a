"""The guides say what their commands say, in a folder made of the files that they show.

A file stands in a block below its name (``name``:), a session in a block of the console. What is
shown of a session is all that it prints. With UPDATE_GUIDES=1 in the environment, the sessions
are written anew instead.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimlint.cli.app import claimlint
from claimlint.project import values

GUIDES = Path(__file__).parents[1] / "docs" / "guides"
NAMES = sorted(path.name for path in GUIDES.glob("*.md") if path.name != "README.md")
DAY = "2026-11-21"
STEP = re.compile(
    r"^`(?P<name>[^`\n]+)`:\n\n```\w+\n(?P<text>.*?)^```$|(?<=^```console\n)(?P<session>.*?)(?=^```$)",
    re.MULTILINE | re.DOTALL,
)
GIT = shutil.which("git") or "git"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, on the day on which the guides were written."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "A")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setattr(values, "today", lambda: DAY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(command: str) -> str:
    """Return what a command prints, on standard output and on standard error."""
    name, *args = shlex.split(command)
    if name == "git":
        done = subprocess.run([GIT, *args], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout
    assert name == "claimlint"
    output = CliRunner().invoke(claimlint, args).output
    return output if not output or output.endswith("\n") else f"{output}\n"


def taken(folder: Path, step: re.Match[str]) -> str:
    """Write the file of a step, or run its session; return the step as it should stand."""
    if step["name"]:
        path = folder / step["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(step["text"], encoding="utf-8")
        return step[0]
    commands = [line for line in step["session"].splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{said(line[2:])}" for line in commands)


@pytest.mark.parametrize("name", NAMES)
def test_guide(name: str, folder: Path) -> None:
    guide = GUIDES / name
    text = guide.read_text(encoding="utf-8")
    again = STEP.sub(lambda step: taken(folder, step), text)
    if os.environ.get("UPDATE_GUIDES"):
        guide.write_text(again, encoding="utf-8")
    assert again == guide.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_guide_runs_all_that_it_shows(name: str) -> None:
    """No command stands outside of a session, where nobody would run it."""
    text = (GUIDES / name).read_text(encoding="utf-8")
    steps = list(STEP.finditer(text))
    sessions = [step["session"] for step in steps if step["session"]]
    assert sum("$ claimlint check" in session for session in sessions) >= 2
    assert [step["name"] for step in steps if step["name"]]
    blocks = re.findall(r"^```(\w+)$", text, re.MULTILINE)
    assert not {"sh", "bash", "shell"} & set(blocks)
    assert len(blocks) == len(steps)
