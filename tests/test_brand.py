"""The walk through examples/brand says what its commands say.

With UPDATE_WALK=1 in the environment, the walk is written anew instead.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from claimlint.cli.app import claimlint

if TYPE_CHECKING:
    from collections.abc import Callable

BRAND = Path(__file__).parents[1] / "examples" / "brand"
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the brand's repository, in which the commands are run."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "brand"
    shutil.copytree(BRAND, folder)
    monkeypatch.chdir(folder)
    return folder


def said(command: str) -> str:
    """Return what a command of the walk prints, on standard output and on standard error."""
    name, *args = shlex.split(command)
    assert name == "claimlint"
    output = CliRunner().invoke(claimlint, args).output
    return output if not output or output.endswith("\n") else f"{output}\n"


def rerun(block: str) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{said(line[2:])}" for line in commands)


def walk(readme: Path, change: Callable[[str], str]) -> str:
    return BLOCK.sub(lambda match: change(match[1]), readme.read_text(encoding="utf-8"))


def test_the_walk(repository: Path) -> None:
    readme = BRAND / "README.md"
    again = walk(repository / "README.md", rerun)
    if os.environ.get("UPDATE_WALK"):
        readme.write_text(again, encoding="utf-8")
    assert again == readme.read_text(encoding="utf-8")


def test_the_walk_shows_what_it_is_there_to_show() -> None:
    text = (BRAND / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^\$ claimlint (.*)$", text, re.MULTILINE)
    for part in ("--no-baseline", "--write-baseline", "--fix", "evidence add", "--show-config",
                 "--as-of", "claims "):  # fmt: skip
        assert any(part in command for command in commands)
    assert "CLM003" in text
    assert "approved in us, used in uk" in text
    pages = [*BRAND.glob("content/**/*.*"), *BRAND.glob("products/**/*.*"), *BRAND.glob("feeds/*")]
    assert len(pages) >= 12
    assert {page.suffix for page in pages} == {".md", ".html", ".csv"}
