"""Plain arguments, which are read without click, mean what click takes them to mean."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from claimlint.cli.app import claimlint
from claimlint.cli.checking import Options
from claimlint.cli.quick import plain

if TYPE_CHECKING:
    from tests.cli.conftest import Desk

PLAIN = [
    "check",
    "check a.md",
    "check a.md b.txt -",
    "check --format concise a.md",
    "check --format=json --product=cosmetic a.md",
    "check --severity error --fail-on info a.md",
    "check a.md --exit-zero --quiet --no-config --no-progress",
    "check -q -q a.md",
    "check --product drug --product device a.md",
]
FOR_CLICK = [
    "",
    "--version",
    "checks a.md",
    "explain DIS001",
    "check --help",
    "check --nonsense",
    "check --format sarif a.md",
    "check --format",
    "check --format= a.md",
    "check --product=cosmetics a.md",
    "check --quiet=yes a.md",
    "check --verbose a.md",
    "check --output out.txt a.md",
    "check -qv a.md",
    "check -- -a.md",
]


@pytest.mark.parametrize("line", PLAIN)
def test_plain_arguments_mean_what_click_takes_them_for(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Options] = []

    def noted(options: Options) -> int:
        taken.append(options)
        return 0

    monkeypatch.setattr("claimlint.cli.check.checked_copy", noted)
    assert claimlint.run(line.split()) == 0
    given = plain(line.split())
    assert given is not None
    assert values(Options(**given)) == values(taken[0])


def values(options: Options) -> dict[str, Any]:
    """Return every option; what click calls "nothing given" for several is one nothing."""
    names = [name for name in dir(Options) if not name.startswith("_")]
    return {name: getattr(options, name) or None for name in names}


@pytest.mark.parametrize("line", FOR_CLICK)
def test_everything_else_is_left_to_click(line: str) -> None:
    assert plain(line.split()) is None


@pytest.mark.parametrize("name", ["concise", "json"])
def test_a_plain_check_does_without_click(desk: Desk, name: str) -> None:
    desk.write("a.md", "A purple unicorn.\n")
    code = (
        "import os, sys; leave = os._exit\n"
        "os._exit = lambda status: leave(10 * ('click' in sys.modules) + status)\n"
        f"sys.argv = ['claimlint', 'check', '--format={name}', 'a.md']\n"
        "from claimlint.cli import main; main()"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=desk.folder, capture_output=True, check=False, timeout=120)
    assert done.returncode == 1, done.stderr


def test_a_broken_configuration_is_told_once(desk: Desk) -> None:
    desk.write("claimlint.yaml", "nonsense: yes\n")
    desk.write("a.md", "A purple unicorn.\n")
    done = subprocess.run(
        [sys.executable, "-m", "claimlint", "check", "--format=concise", "a.md"],
        cwd=desk.folder,
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("nonsense") == 1
