"""A pack of rules with fixes, and a desk to try them at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import SOURCES, Desk, words

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["words"]

RULES = """\
- code: ZZZ001
  name: magic-praised
  category: certainty
  severity: info
  message: Praises with magic.
  why: There is none.
  instead: A plain thing.
  fix: {replace: "", safety: safe}
  sources: [zz-law]
  match: [{phrase: magical|enchanted}]
  examples:
    bad: [{text: "Meet the [[magical]] horse.", fixed: "Meet the horse."}]
    good: ["Meet the horse."]
- code: ZZZ002
  name: dragon-conjured
  category: certainty
  severity: warning
  message: Promises a dragon.
  why: There are none.
  instead: {none: Nobody may sell one.}
  fix: {replace: {"^ conjure~": "draw~ the shape of"}, safety: unsafe}
  sources: [zz-law]
  match: [{phrase: "conjure~ dragon~"}]
  examples:
    bad: ["It [[conjures dragons]]."]
    good: ["It draws lizards."]
- code: ZZZ003
  name: ogre-tamed
  category: certainty
  severity: warning
  message: Promises a tame ogre.
  why: There are none.
  instead: {none: Nobody may sell one.}
  fix: {replace: {"tame": "wild"}, safety: safe}
  sources: [zz-law]
  match: [{phrase: "tame ogre~"}]
  examples:
    bad: ["A [[tame ogre]]."]
    good: ["A garden gnome."]
- code: ZZZ004
  name: ogre-wild
  category: certainty
  severity: warning
  message: Promises a wild ogre.
  why: There are none.
  instead: {none: Nobody may sell one.}
  sources: [zz-law]
  match: [{phrase: "wild ogre~"}]
  examples:
    bad: ["A [[wild ogre]]."]
    good: ["A garden gnome."]
- code: ZZZ005
  name: elf-named
  category: certainty
  severity: warning
  message: Names an elf.
  why: There are none.
  instead: A quoted thing.
  fix: {replace: {"elf": "\\"small\\" man & co", "elves": "small men"}, safety: safe}
  sources: [zz-law]
  match: [{phrase: "elf|elves"}]
  examples:
    bad: [{text: "An [[elf]].", fixed: "A \\"small\\" man & co."}]
    good: ["A garden gnome."]
- code: ZZZ006
  name: troll-named
  category: certainty
  severity: warning
  message: Names a troll.
  why: There are none.
  instead: A plain thing.
  fix: {replace: {"troll": "giant"}, safety: display}
  sources: [zz-law]
  match: [{phrase: "troll"}]
  examples:
    bad: [{text: "A [[troll]].", fixed: "A giant."}]
    good: ["A garden gnome."]
"""


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fixes")
    (folder / "beasts.yaml").write_text(RULES)
    (folder / "sources.yaml").write_text(SOURCES)
    return folder


@pytest.fixture
def desk(tmp_path: Path, pack: Path, words: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("claimlint.rulebook.load.rules_directory", lambda: words)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claimlint.yaml").write_text(f"rules: [{pack}]\n")
    return Desk(tmp_path, pack)
