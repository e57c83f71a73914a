"""The hooks, run by pre-commit itself from a clone of this repository."""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from claimlint.readers import _READERS

ROOT = Path(__file__).resolve().parents[2]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
PRE_COMMIT = (sys.executable, "-m", "pre_commit")
LONGEST_INSTALL = 60.0  # seconds of the processor, which other programs do not lengthen

CLAIM = "Our serum cures eczema.\n"
HARMLESS = "A pleasant serum.\n"
PACK = """\
- code: ZZZ001
  name: unicorn-promised
  category: evidence
  severity: error
  message: Promises a unicorn.
  why: There are none.
  instead: Looks a little like a horse.
  sources: [zz-law]
  match: [{phrase: purple unicorn}]
  examples:
    bad: ["Meet the [[purple unicorn]]."]
    good: ["Meet the purple horse."]
"""
PACK_SOURCES = """\
- id: zz-law
  title: Beasts Act
  citation: 1 Z. 2
  issuer: Parliament of Z
  url: https://example.org/law
  date: "2020-01-01"
  status: statute
  jurisdiction: us
  verified: from memory
  url_seen: false
"""


class Scratch(NamedTuple):
    """A repository whose commits go through the hooks, which took ``installed`` seconds."""

    folder: Path
    environment: dict[str, str]
    installed: float

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=170,
        )

    def stage(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        assert self.run("git", "add", name).returncode == 0

    def commit(self) -> subprocess.CompletedProcess[str]:
        return self.run("git", "commit", "-m", "copy")

    def hook(self, name: str) -> subprocess.CompletedProcess[str]:
        return self.run(*PRE_COMMIT, "run", name, "--all-files")


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a checkout")
    top = tmp_path_factory.mktemp("precommit")
    folder = top / "site"
    folder.mkdir()
    environment = {name: value for name, value in os.environ.items() if name[:4] != "GIT_"} | {
        "CLAIMLINT_CACHE_DIR": str(top / "cache"),
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_AUTHOR_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "PRE_COMMIT_HOME": str(top / "home"),
    }
    scratch = Scratch(folder, environment, 0)
    clone = top / "clone"
    assert scratch.run("git", "clone", "--quiet", str(ROOT), str(clone)).returncode == 0
    revision = scratch.run("git", "-C", str(clone), "rev-parse", "HEAD").stdout.strip()
    hooks = [
        {"id": "claimlint", "args": ["--product", "cosmetic"]},
        {"id": "claimlint-rules", "args": ["pack"]},
        {"id": "claimlint-rules-lint", "args": ["pack"]},
    ]
    config = {"repos": [{"repo": str(clone), "rev": revision, "hooks": hooks}]}
    assert scratch.run("git", "init", "--quiet").returncode == 0
    scratch.stage(".pre-commit-config.yaml", yaml.safe_dump(config))
    scratch.stage("claimlint.yaml", "exclude: [drafts]\n")
    scratch.stage("pack/rules.yaml", PACK)
    scratch.stage("pack/sources.yaml", PACK_SOURCES)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = scratch.run(*PRE_COMMIT, "install", "--install-hooks")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    installed = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert done.returncode == 0, done.stdout + done.stderr
    # The pack is not as it should be, which the hooks for packs are to tell later.
    first = scratch.run("git", "commit", "--no-verify", "-m", "start")
    assert first.returncode == 0, first.stdout + first.stderr
    return scratch._replace(installed=installed)


@pytest.mark.network
def test_a_bad_page_stops_the_commit_and_a_mended_one_passes(scratch: Scratch) -> None:
    scratch.stage("page of.md", CLAIM)
    stopped = scratch.commit()
    assert stopped.returncode == 1
    assert "page of.md:1:11: error DIS" in stopped.stdout + stopped.stderr
    scratch.stage("page of.md", HARMLESS)
    passed = scratch.commit()
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert scratch.run("git", "status", "--porcelain").stdout == ""


@pytest.mark.network
def test_only_what_is_staged_counts(scratch: Scratch) -> None:
    page = scratch.folder / "staged.md"
    scratch.stage("staged.md", HARMLESS)
    page.write_text(CLAIM, encoding="utf-8")
    assert scratch.commit().returncode == 0
    assert page.read_text(encoding="utf-8") == CLAIM
    scratch.stage("staged.md", CLAIM)
    page.write_text(HARMLESS, encoding="utf-8")
    assert scratch.commit().returncode == 1
    scratch.stage("staged.md", HARMLESS)


@pytest.mark.network
def test_what_a_folder_is_read_without_passes(scratch: Scratch) -> None:
    scratch.stage("drafts/new.md", CLAIM)
    scratch.stage("package.json", f'{{"description": "{CLAIM.strip()}"}}\n')
    passed = scratch.commit()
    assert passed.returncode == 0, passed.stdout + passed.stderr


@pytest.mark.network
def test_a_pack_is_tested_and_looked_through(scratch: Scratch) -> None:
    passed = scratch.hook("claimlint-rules")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    looked = scratch.hook("claimlint-rules-lint")
    assert re.search(r"pack/rules\.yaml:\d+: ZZZ001: .*\[bad examples\]", looked.stdout), looked
    scratch.stage("pack/rules.yaml", PACK.replace("[[purple unicorn]]", "purple [[unicorn]]"))
    failed = scratch.hook("claimlint-rules")
    scratch.stage("pack/rules.yaml", PACK)
    assert failed.returncode == 1
    assert "pack/rules.yaml:" in failed.stdout


@pytest.mark.network
def test_it_is_installed_within_a_minute_and_nothing_is_compiled(scratch: Scratch) -> None:
    assert scratch.installed < LONGEST_INSTALL
    (site,) = Path(scratch.environment["PRE_COMMIT_HOME"]).glob(
        "repo*/py_env*/lib/python*/site-packages"
    )
    wheels = {path.parent.name: path.read_text() for path in site.glob("*.dist-info/WHEEL")}
    assert any(name.startswith("claimlint_marketing-") for name in wheels)
    # What pip compiles here is tagged for this machine alone, wheels of the index are not.
    own = re.compile(r"-linux_\w+$", re.MULTILINE)
    assert not [name for name, text in wheels.items() if own.search(text)]


def test_the_manifest_is_valid() -> None:
    manifest = ROOT / ".pre-commit-hooks.yaml"
    done = subprocess.run(
        [*PRE_COMMIT, "validate-manifest", str(manifest)], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert {*HOOKS} == {"claimlint", "claimlint-rules", "claimlint-rules-lint"}


def test_the_hook_takes_every_kind_that_is_read_without_an_extra() -> None:
    pattern = HOOKS["claimlint"]["files"]
    names = {name if name[0] != "." else f"a{name}" for name in _READERS}
    assert {name for name in names if not re.search(pattern, name)} == {"a.pdf"}
    assert re.search(pattern, "PAGE.HTML")
    for name in ("a.py", "a.js", "a.css", "a.png", "amd", "README", "a.md.bak"):
        assert not re.search(pattern, name), name
