"""The documents agree with the program."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimlint.cli.app import claimlint as program
from claimlint.guards.usual import NAMES
from claimlint.project.examples import run_examples
from claimlint.project.pack import load_pack
from claimlint.reporters import FORMATS
from claimlint.rulebook.model import CATEGORIES

ROOT = Path(__file__).resolve().parent.parent
RULES = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
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


def blocks(document: str, language: str) -> list[str]:
    found: list[str] = re.findall(rf"```{language}\n(.*?)```", document, re.DOTALL)
    return found


def test_claim_that_readme_allows_would_be_found() -> None:
    (allowed,) = blocks(README, "markdown")
    for copy, status in ((allowed, 0), (allowed.split("\n", 1)[1], 1)):
        run = CliRunner().invoke(
            program,
            ["check", "--no-config", "--format=concise", "-", "--stdin-filename=page.md"],
            input=copy,
        )
        assert run.exit_code == status, run.output


def test_configuration_in_readme_is_valid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (settings,) = (block for block in blocks(README, "yaml") if block.startswith("product:"))
    (tmp_path / "compliance" / "claims").mkdir(parents=True)
    (tmp_path / "claimlint.yaml").write_text(settings, encoding="utf-8")
    (tmp_path / "copy.md").write_text("Our serum cures eczema.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke(program, ["check", "--format=json"])
    assert run.exit_code == 1, run.output
    profile = json.loads(run.stdout)["profile"]
    assert (profile["product"], profile["markets"]) == ("cosmetic", ["us", "eu"])


LEDGER = """- id: SOAP-1
  wording: Our soap leaves skin 23 % smoother after 4 weeks.
  product: cosmetic
  markets: [us]
  evidence:
    - {kind: survey, n: 60, result: 23 % smoother after 4 weeks, reference: S-1}
  approver: A. Person
  approved-on: 2026-01-01
  review-by: 2099-01-01
"""


def commands() -> list[str]:
    (block,) = (block for block in blocks(README, "sh") if "claimlint explain" in block)
    return [line.partition("#")[0].strip() for line in block.splitlines()]


def quick_commands() -> list[str]:
    """Those that neither need a pass over all examples nor an editor, as other tests have."""
    return [name for name in commands() if not re.search(r"rules (?:test|lint)|lsp", name)]


@pytest.mark.parametrize("command", quick_commands())
def test_commands_in_readme_work(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = "A pleasant soap.\n"
    (tmp_path / "copy").mkdir()
    typed = command.removeprefix("cat page.md | ").split()
    assert typed[0] == "claimlint"
    if typed[1:3] == ["evidence", "add"]:
        copy = "\n" * 11 + "Our soap leaves skin 23 % smoother after 4 weeks.\n"
        typed += ["--approver=A. Person", "--kind=survey", "--n=60", "--reference=S-1"]
        typed += ["--result=23 % smoother after 4 weeks"]
    elif typed[1] in ("claims", "evidence"):
        (tmp_path / "claims").mkdir()
        (tmp_path / "claims" / "ours.yaml").write_text(LEDGER, encoding="utf-8")
        (tmp_path / "claimlint.yaml").write_text("evidence: claims\n", encoding="utf-8")
    for name in ("page.md", "copy/page.md"):
        (tmp_path / name).write_text(copy, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke(program, typed[1:], input="A pleasant soap.\n")
    assert run.exit_code == 0, run.output


def test_links_between_documents_lead_somewhere() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    for document in documents:
        text = document.read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", text):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
