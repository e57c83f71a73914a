"""What is built is what is shipped: the wheel holds the rules and works without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

import claimlint

ROOT = Path(__file__).resolve().parent.parent
METADATA = f"claimlint_marketing-{claimlint.__version__}.dist-info"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Build with the backend that is installed, so that no index is asked."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    build = subprocess.run(
        [*command, "--directory", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert build.returncode == 0, build.stdout + build.stderr
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def shipped(folder: str) -> dict[str, bytes]:
    """The files under ``folder`` of the checkout that git would keep, by relative path."""
    start = ROOT / folder
    paths = (p for p in start.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {p.relative_to(start).as_posix(): p.read_bytes() for p in paths}


def test_wheel_holds_every_rule_file_and_every_module(wheel: zipfile.ZipFile) -> None:
    expected = {f"claimlint/_rules/{name}": data for name, data in shipped("rules").items()}
    expected |= {f"claimlint/{name}": data for name, data in shipped("claimlint").items()}
    found = {name: wheel.read(name) for name in wheel.namelist() if METADATA not in name}
    assert found == expected
    assert "claimlint/_rules/sources.yaml" in found
    assert "claimlint/py.typed" in found


def test_wheel_names_itself_as_the_package_does(wheel: zipfile.ZipFile) -> None:
    metadata = Parser().parsestr(wheel.read(f"{METADATA}/METADATA").decode("utf-8"))
    assert metadata["Name"] == "claimlint-marketing"
    assert metadata["Version"] == claimlint.__version__
    assert metadata["License-Expression"] == "Apache-2.0"
    entry_points = wheel.read(f"{METADATA}/entry_points.txt").decode("utf-8")
    assert "claimlint = claimlint.cli:main" in entry_points
    assert f"{METADATA}/licenses/LICENSE" in wheel.namelist()


def test_unpacked_wheel_finds_its_own_rules(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "site")
    (tmp_path / "copy.txt").write_text("Our serum cures eczema.\n", encoding="utf-8")
    environment = os.environ | {
        "PYTHONPATH": str(tmp_path / "site"),
        "CLAIMLINT_CACHE_DIR": str(tmp_path / "cache"),
    }
    script = (
        "import sys; from claimlint.rulebook.locate import rules_directory;"
        "print(rules_directory()); from claimlint.cli import main;"
        "sys.argv[1:] = ['check', '--format', 'concise', 'copy.txt']; main()"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    where, *findings = run.stdout.splitlines()
    assert where == str(tmp_path / "site" / "claimlint" / "_rules")
    assert run.returncode == 1, run.stdout + run.stderr
    assert any(line.startswith("copy.txt:1:") for line in findings), findings


def test_checkout_finds_its_rules() -> None:
    from claimlint.rulebook.locate import rules_directory

    assert rules_directory() == str(ROOT / "rules")


def test_missing_rules_are_named_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from claimlint.rulebook import locate
    from claimlint.rulebook.model import RuleError

    (tmp_path / "claimlint" / "rulebook").mkdir(parents=True)
    monkeypatch.setattr(locate, "__file__", str(tmp_path / "claimlint/rulebook/locate.py"))
    with pytest.raises(RuleError, match="install claimlint-marketing again") as caught:
        locate.rules_directory()
    assert caught.value.path == str(tmp_path / "claimlint" / "_rules")
