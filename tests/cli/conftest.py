"""A small pack of rules of the tests' own, so that changes of the shipped rules change nothing."""

from __future__ import annotations

import glob
import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml
from click.testing import CliRunner

from claimlint.cli.app import claimlint
from claimlint.project.quality.lexicons import names_in_code
from claimlint.rulebook.locate import rules_directory

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

RULES = """\
- code: ZZZ001
  name: unicorn-promised
  category: evidence
  severity: {default: error, supplement: warning}
  message: Promises a unicorn.
  why: There are none.
  instead: Looks a little like a horse.
  sources: [zz-law]
  match: [{phrase: purple unicorn}]
  examples:
    bad: ["Meet the [[purple unicorn]]."]
    good: ["Meet the purple horse."]
- code: ZZZ002
  name: dragon-promised
  category: evidence
  severity: warning
  applies: {markets: [eu]}
  message: Promises a dragon.
  why: There are none.
  instead: {none: Nobody may sell one.}
  sources: [zz-law, zz-note]
  match: [{phrase: green dragon}]
  examples:
    bad: ["Meet the [[green dragon]]."]
    good: ["Meet the green lizard."]
- code: ZZY003
  name: gnome-praised
  category: evidence
  severity: info
  message: Praises a gnome.
  why: It is puffery.
  instead: {none: Leave it out.}
  sources: [zz-note]
  match: [{phrase: jolly gnome}]
  examples:
    bad: ["Meet the [[jolly gnome]]."]
    good: ["Meet the gnome."]
"""
SOURCES = """\
- id: zz-law
  title: Beasts Act
  citation: 1 Z. 2
  issuer: Parliament of Z
  url: https://example.org/law
  date: "2020-01-01"
  status: statute
  jurisdiction: us
  verified: verified
  url_seen: true
- id: zz-note
  title: Note on beasts
  citation: Note 7
  issuer: Office of Z
  url: https://example.org/note
  date: "2021-01-01"
  status: guidance
  jurisdiction: us
  verified: from memory
  url_seen: false
"""


# For another process, with the words that this one knows too.
SMALL = """\
import sys
from claimlint.rulebook import load
words = sys.argv.pop(1)
load.rules_directory = lambda: words
from claimlint.cli import main
main()
"""


class Desk(NamedTuple):
    """A folder to work in, with a configuration that names the pack."""

    folder: Path
    pack: Path

    def run(self, *args: str, stdin: bytes | str | None = None) -> Result:
        return CliRunner().invoke(claimlint, args, input=stdin)

    def check(self, *args: str, stdin: bytes | str | None = None) -> Result:
        """Check in the concise format, with the rules of the pack alone."""
        return self.run("check", "--format=concise", "--select=ZZ,CLM", *args, stdin=stdin)

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    (folder / "beasts.yaml").write_text(RULES)
    (folder / "sources.yaml").write_text(SOURCES)
    return folder


@pytest.fixture(scope="session")
def words(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The lexicons that guards and matching look into, without the thousands that rules use."""
    shipped: dict[str, Any] = {}
    for path in glob.glob(os.path.join(rules_directory(), "lexicons", "*.yaml")):
        with open(path, encoding="utf-8") as file:
            shipped |= yaml.load(file, Loader=yaml.CBaseLoader)  # noqa: S506 - makes strings only
    chosen: dict[str, Any] = {}
    waiting = [*names_in_code() & {*shipped}]
    while waiting:
        name = waiting.pop()
        chosen[name] = shipped[name]
        waiting += {*shipped[name].get("includes", ())} - {*chosen}
    folder = tmp_path_factory.mktemp("words")
    (folder / "words.yaml").write_text(yaml.safe_dump(chosen), encoding="utf-8")
    return os.fspath(folder)


@pytest.fixture(scope="session")
def program(words: str) -> list[str]:
    """The command that runs claimlint in a process of its own, as quickly as `Desk.run` does."""
    return [sys.executable, "-c", SMALL, words]


@pytest.fixture
def desk(tmp_path: Path, pack: Path, words: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    # Commands that run in this process know few words and no shipped rules: both the tests'
    # pack and what a test adds to it are then compiled in a fraction of a second.
    monkeypatch.setattr("claimlint.rulebook.load.rules_directory", lambda: words)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claimlint.yaml").write_text(f"rules: [{pack}]\n")
    return Desk(tmp_path, pack)
