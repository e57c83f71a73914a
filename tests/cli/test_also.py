"""One check, reported in several formats."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from claimlint.reporters import FORMATS

if TYPE_CHECKING:
    from tests.cli.conftest import Desk

COPY = "Meet the purple unicorn.\n\nNo purple unicorn here.\n\nA jolly gnome.\n"


@pytest.mark.parametrize("main", ["concise", "github", "json", "html"])
def test_each_report_is_what_it_would_be_alone(desk: Desk, main: str) -> None:
    desk.write("a.md", COPY)
    also = [f"--also={name}=also/{name}.out" for name in FORMATS]
    desk.write("also/.keep", "")
    asked = ("check", "--select=ZZ", "a.md")
    together = desk.run(*asked, f"--format={main}", *also)
    assert together.exit_code == 1
    for name in FORMATS:
        alone = desk.run(*asked, f"--format={name}", f"--output={name}.out")
        assert alone.exit_code == 1
        written = (desk.folder / "also" / f"{name}.out").read_bytes()
        assert written == (desk.folder / f"{name}.out").read_bytes(), name
        assert name == "github" or written
    # Standard output and error are those of the main format.
    single = desk.run(*asked, f"--format={main}")
    assert (together.stdout, together.stderr) == (single.stdout, single.stderr)


def test_what_is_written_is_no_copy(desk: Desk) -> None:
    desk.write("a.md", COPY)
    desk.write("old.md", COPY)
    result = desk.run(
        "check", "--select=ZZ", "--format=json", "--output=found.json", "--also=markdown=old.md"
    )
    assert result.exit_code == 1
    found = json.loads((desk.folder / "found.json").read_text())
    assert {finding["path"] for finding in found["findings"]} == {"a.md"}


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--also=sarif",), "'sarif' names no format and file; write such as sarif=claims.sarif"),
        (("--also=sarif=",), "'sarif=' names no format and file"),
        (("--also=a.sarif",), "'a.sarif' names no format and file"),
        (("--also=sarf=a.sarif",), "'sarf' is not a format; did you mean 'sarif'?"),
        (("--also=sarif=none/a.sarif",), "there is no folder 'none'"),
        (("--also=sarif=.",), "'.' is a folder; name a file"),
        (("--also=sarif=x", "--also=json=x"), "'x' is written to already"),
        (("--output=x", "--also=json=./x"), "'./x' is written to already"),
    ],
)
def test_wrong_calls(desk: Desk, args: tuple[str, ...], message: str) -> None:
    desk.write("a.md", COPY)
    result = desk.run("check", *args, "a.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert "'--also'" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (desk.folder / "x").exists()
