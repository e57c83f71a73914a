"""``rules docs``: pages that say what the rules say, kept up to date and cleaned up."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Desk


def pages(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.md"))
    }


def test_a_page_for_each_rule_and_three_lists(desk: Desk) -> None:
    result = desk.run("rules", "docs")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == f"{os.path.join('docs', 'rules')}: 9 pages written, 0 pages removed\n"
    written = pages(desk.folder / "docs" / "rules")
    assert list(written) == [
        "README.md",
        "by-market.md",
        "by-product.md",
        "evidence/ZZY003.md",
        "evidence/ZZZ001.md",
        "evidence/ZZZ002.md",
        "suppression/CLM001.md",
        "suppression/CLM002.md",
        "suppression/CLM003.md",
    ]
    assert (
        "| [ZZZ001](evidence/ZZZ001.md) | unicorn-promised | Promises a unicorn. |"
        in (written["README.md"])
    )
    assert "warning for supplement; error in all other cases" in written["README.md"]
    (row,) = [line for line in written["by-product.md"].splitlines() if "[ZZZ001]" in line]
    assert row.endswith("| **E** | **E** | W | **E** | **E** | **E** | **E** | **E** |")
    (row,) = [line for line in written["by-market.md"].splitlines() if "| [ZZ" in line]
    assert row.startswith("| [ZZZ002](evidence/ZZZ002.md) | dragon-promised |  | W |")


def test_a_second_run_has_nothing_to_do(desk: Desk) -> None:
    desk.run("rules", "docs", "--output=site")
    result = desk.run("rules", "docs", "--output=site")
    assert result.stderr == "site: 0 pages written, 0 pages removed\n"
    check = desk.run("rules", "docs", "--output=site", "--check")
    assert (check.stdout, check.stderr, check.exit_code) == ("", "", 0)


def test_check_names_what_is_old_missing_and_left_over(desk: Desk) -> None:
    desk.run("rules", "docs", "--output=site")
    site = desk.folder / "site"
    (site / "by-market.md").unlink()
    page = site / "evidence" / "ZZZ001.md"
    page.write_text(page.read_text().replace("unicorn", "horse"))
    (site / "evidence" / "ZZQ009.md").write_text(page.read_text())
    before = pages(site)
    result = desk.run("rules", "docs", "--output=site", "--check")
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == [
        os.path.join("site", "by-market.md"),
        os.path.join("site", "evidence", "ZZQ009.md"),
        os.path.join("site", "evidence", "ZZZ001.md"),
    ]
    assert result.stderr == "site: 3 pages out of date; run 'claimlint rules docs'\n"
    assert result.exit_code == 1
    assert pages(site) == before, "a check writes nothing"
    assert desk.run("rules", "docs", "--output=site").stderr == (
        "site: 2 pages written, 1 page removed\n"
    )
    assert desk.run("rules", "docs", "--output=site", "--check").exit_code == 0


def test_a_check_of_nothing_names_a_few_pages_only(desk: Desk) -> None:
    result = desk.run("rules", "docs", "--output=site", "--check")
    assert result.stdout.splitlines()[5:] == ["and 4 more"]
    assert result.exit_code == 1
    assert not (desk.folder / "site").exists()


def test_what_somebody_else_wrote_is_left_alone(desk: Desk) -> None:
    own = desk.write("site/notes.md", "# Our notes\n")
    other = desk.write("site/evidence/ZZQ009.txt", "text")
    desk.run("rules", "docs", "--output=site")
    desk.write("claimlint.yaml", "")
    result = desk.run("rules", "docs", "--output=site")
    assert result.stderr.endswith("3 pages removed\n")
    assert own.read_text() == "# Our notes\n"
    assert other.exists()
    other.unlink()
    desk.write("claimlint.yaml", f"rules: [{desk.pack}]\n")
    desk.run("rules", "docs", "--output=site")
    desk.write("claimlint.yaml", "")
    desk.run("rules", "docs", "--output=site")
    assert not (desk.folder / "site" / "evidence").exists(), "an empty folder is no use"


@pytest.mark.parametrize("args", [["--output=file"], ["--output=file/site"]])
def test_a_folder_that_cannot_be(desk: Desk, args: list[str]) -> None:
    desk.write("file", "text")
    result = desk.run("rules", "docs", *args)
    assert result.stderr.count("\n") == 1
    assert "file" in result.stderr
    assert result.exit_code == 2
