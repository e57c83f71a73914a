"""Reports are read by programs that others wrote, and say there what they say here."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

CHECKSTYLE = """\
const { readFileSync } = require("node:fs");
const { xml2js } = require("xml-js");
const { parseCheckstyle } = require("danger-plugin-checkstyle/dist/scan/checkstyle_parser.js");
const report = xml2js(readFileSync("report.xml", "utf8"));
console.log(JSON.stringify(parseCheckstyle(report, process.cwd())));
"""

# GitLab reads these fields of an issue of Code Climate, all of which it asks for.
CODE_QUALITY = """\
import type { Issue } from "codeclimate-types"
type Read = "check_name" | "description" | "fingerprint" | "location" | "severity"
export const issues: Required<Pick<Issue, Read>>[] = \
"""
needs_npm = pytest.mark.skipif(shutil.which("npm") is None, reason="npm is not installed")


class Bench:
    """A folder with copy in it, and with what is installed from npm."""

    def __init__(self, folder: Path, *packages: str) -> None:
        self.folder = folder
        self.write("a.md", 'It "cures" <b>eczema</b> & acne 🙂.\n\nIt cures eczema.\n')
        self.write("b.txt", "It reverses ageing.\n")
        self.write("package.json", "{}")
        self.run(shutil.which("npm") or "npm", "install", "--silent", "--ignore-scripts", *packages)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def run(self, *command: str | Path) -> str:
        done = subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, check=True, timeout=170
        )
        return done.stdout

    def check(self, name: str) -> str:
        check = (sys.executable, "-m", "claimlint", "check", "--exit-zero", "--no-config")
        return self.run(*check, f"--format={name}", "a.md", "b.txt")


@pytest.mark.network
@needs_npm
def test_a_danger_plugin_reads_the_checkstyle_report(tmp_path: Path) -> None:
    bench = Bench(tmp_path, "danger-plugin-checkstyle@0.1.1")
    bench.write("report.xml", bench.check("checkstyle"))
    findings = json.loads(bench.check("json"))["findings"]
    bench.write("read.cjs", CHECKSTYLE)
    read = json.loads(bench.run(shutil.which("node") or "node", "read.cjs"))
    assert len(read) == len(findings) > 2
    for entry, finding in zip(read, findings, strict=True):
        for key, name in (("file", "path"), ("line",) * 2, ("column",) * 2, ("severity",) * 2):
            assert entry[key] == finding[name]
        assert finding["message"] in entry["message"]


@pytest.mark.network
@needs_npm
def test_the_gitlab_report_has_the_types_of_code_climate(tmp_path: Path) -> None:
    bench = Bench(tmp_path, "codeclimate-types@0.3.1", "typescript@5.9.3")
    issues = bench.check("gitlab")
    assert len(json.loads(issues)) > 2
    compiler = ("node_modules/.bin/tsc", "--noEmit", "--strict", "--skipLibCheck", "issues.ts")
    bench.write("issues.ts", CODE_QUALITY + issues)
    bench.run(*compiler)
    bench.write("issues.ts", CODE_QUALITY + issues.replace('"fingerprint"', '"print"', 1))
    with pytest.raises(subprocess.CalledProcessError):
        bench.run(*compiler)
