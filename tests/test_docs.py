"""The documents agree with the program."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from claimlint.guards.usual import NAMES
from claimlint.project.examples import load_pack, run_examples
from claimlint.reporters import FORMATS
from claimlint.rulebook.model import CATEGORIES

ROOT = Path(__file__).resolve().parent.parent
RULES = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def claimlint(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "claimlint", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_pack_in_the_manual_passes_its_own_examples(tmp_path: Path) -> None:
    blocks: list[str] = re.findall(r"```yaml\n(.*?)```", RULES, re.DOTALL)
    (rules,) = (block for block in blocks if block.startswith("- code:"))
    (lexicons,) = (block for block in blocks if "about:" in block)
    (tmp_path / "rules.yaml").write_text(rules, encoding="utf-8")
    (tmp_path / "lexicons.yaml").write_text(lexicons, encoding="utf-8")
    pack = load_pack((str(tmp_path),), None)
    outcome = run_examples(pack)
    assert outcome.failures == []
    assert outcome.rules >= 1
    assert outcome.examples >= 2
    (rule, *_) = pack.rules
    unmarked = rule.bad[0]._replace(text="Our bracelet is blue.")
    broken = pack._replace(rules=(rule._replace(bad=(unmarked,)),))
    assert [failure.code for failure in run_examples(broken).failures] == [rule.code]


def test_manual_names_every_guard_and_no_other() -> None:
    section = RULES.partition("## Guards")[2].partition("## Lexicons")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == NAMES


def test_manual_names_every_category() -> None:
    (row,) = re.findall(r"^\| `category` .*$", RULES, re.MULTILINE)
    assert re.findall(r"`([\w-]+)`", row)[1:] == list(CATEGORIES)


def test_readme_names_options_that_exist() -> None:
    section = README.partition("| option of `check` |")[2].partition("\n\n")[0]
    named = set(re.findall(r"`(--[a-z-]+)", section))
    known = set(re.findall(r"--[a-z-]+", claimlint("check", "--help").stdout))
    assert len(named) > 10
    assert named <= known


def test_readme_names_every_format() -> None:
    (row,) = re.findall(r"^\| `--format F` \|(.*)\|$", README, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", row)) == set(FORMATS)


def test_links_between_documents_lead_somewhere() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    for document in documents:
        text = document.read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", text):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
