"""Fixes written into files: markup, encoding and line ends stay, and nothing gets worse."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import docx
import pytest

from claimlint.project.fix import Fixer, Mended

if TYPE_CHECKING:
    from claimlint.report import FileReport
    from tests.cli.conftest import Desk


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.md", "# Our magical toys\n", "# Our toys\n"),
        ("a.md", "A **magical** wand\r\n\r\n> an *enchanted*\r\n> owl\r\n",
         "A wand\r\n\r\n> an owl\r\n"),
        ("a.md", "An **enchanted wand** of oak\n", "A **wand** of oak\n"),
        ("a.md", "A ma&#103;ical owl &amp; a magical&nbsp;cat\n", "A owl".replace("A o", "An o")
         + " &amp; a cat\n"),
        ("a.md", "It <b>conjures</b> [dragons](x.md 'magical owls').\n",
         "It <b>draws the shape of</b> [dragons](x.md 'owls').\n"),
        ("a.md", '---\ntitle: "The magical owl"\n---\n\nText.\n',
         '---\ntitle: "The owl"\n---\n\nText.\n'),
        ("a.md", "One elf &lt; two elves\n", None),
        ("a.txt", "An elf\nand elves", 'A "small" man & co\nand small men'),
        ("a.html", "<p>An elf <i>and</i> elves</p>\n",
         '<p>A "small" man & co <i>and</i> small men</p>\n'),
        ("a.html", '<p title="An elf">Text</p>\n',
         '<p title="A &quot;small&quot; man &amp; co">Text</p>\n'),
        ("a.json", '{"description": "An elf \\u00e9 of oak", "n": 1}\n',
         '{"description": "A \\"small\\" man & co \\u00e9 of oak", "n": 1}\n'),
        ("a.csv", 'sku,description\n1,"An elf, small"\n2,The magical owl\n',
         'sku,description\n1,"A ""small"" man & co, small"\n2,The owl\n'),
    ],
)  # fmt: skip
def test_what_is_written(desk: Desk, name: str, before: str, after: str | None) -> None:
    path = desk.write(name, before)
    result = desk.check("--unsafe-fixes", name)
    assert result.exit_code in (0, 1), result.output
    text = path.read_bytes().decode()
    if after is None:
        assert "<" not in text.replace("&lt;", "")
        assert "&amp; co" in text or "& co" in text
    else:
        assert text == after


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
def test_encoding_and_line_ends_stay(desk: Desk, encoding: str) -> None:
    text = "Our magical toys: 奇跡 𐐀 é\r\nA second line\rA third, the enchanted one\n"
    path = desk.write("a.txt", text.encode(encoding))
    desk.check("--fix", "a.txt")
    expected = text.replace("magical ", "").replace("enchanted ", "")
    assert path.read_bytes().decode(encoding) == expected
    assert path.read_bytes()[:2] == text.encode(encoding)[:2]


def test_a_declared_encoding_stays(desk: Desk) -> None:
    page = '<meta charset="windows-1252"><p>A magical café – now</p>'
    path = desk.write("a.html", page.encode("cp1252"))
    desk.check("--fix", "a.html")
    assert path.read_bytes() == page.replace("magical ", "").encode("cp1252")


def test_only_safe_ones_without_unsafe_fixes(desk: Desk) -> None:
    path = desk.write("a.md", "Our magical wand conjures dragons.\n\nA troll.\n")
    result = desk.check("--fix", "a.md")
    assert path.read_text() == "Our wand conjures dragons.\n\nA troll.\n"
    assert result.exit_code == 1
    assert "fixed 1 finding in 1 file" in result.stderr
    desk.check("--unsafe-fixes", "a.md")
    assert path.read_text() == "Our wand draws the shape of dragons.\n\nA troll.\n"


def test_a_fix_that_leads_to_another_claim_is_not_made(desk: Desk) -> None:
    path = desk.write("a.md", "A tame ogre and a magical owl.\n")
    result = desk.check("--unsafe-fixes", "a.md")
    assert path.read_text() == "A tame ogre and an owl.\n"
    assert "a.md:1:3: warning ZZZ003" in result.output


def test_what_somebody_decided_about_stays(desk: Desk) -> None:
    text = "<!-- claimlint-disable-next-line ZZZ001 a proper name -->\nThe magical owl.\n"
    path = desk.write("a.md", text)
    assert desk.check("--fix", "a.md").exit_code == 0
    assert path.read_text() == text


def test_what_the_baseline_knows_stays(desk: Desk) -> None:
    path = desk.write("a.md", "The magical owl.\n")
    desk.check("--baseline", "known.json", "--write-baseline", "a.md")
    path.write_text("The magical owl.\n\nOur enchanted cat.\n")
    desk.check("--baseline", "known.json", "--fix", "a.md")
    assert path.read_text() == "The magical owl.\n\nOur cat.\n"


def test_diff_shows_and_writes_nothing(desk: Desk) -> None:
    before = "Text.\r\n\r\nOur magical toys\r\nand more"
    path = desk.write("sub/a.md", before)
    result = desk.check("--diff", "sub/a.md")
    assert path.read_bytes() == before.encode()
    assert result.exit_code == 0
    assert result.stdout_bytes.decode() == (
        "--- a/sub/a.md\n+++ b/sub/a.md\n@@ -1,4 +1,4 @@\n Text.\r\n \r\n"
        "-Our magical toys\r\n+Our toys\r\n and more\n\\ No newline at end of file\n"
    )
    assert "would fix 1 finding in 1 file" in result.stderr


def test_the_diff_can_be_applied(desk: Desk) -> None:
    path = desk.write("a.md", "Our magical toys\r\n\nOne\n\n\n\n\n\n\n\nAn enchanted owl")
    patch = desk.check("--diff", "a.md").stdout_bytes
    (desk.folder / "p.diff").write_bytes(patch)
    subprocess.run(["git", "apply", "--whitespace=nowarn", "p.diff"], cwd=desk.folder, check=True)  # noqa: S607 - git is where it is
    assert path.read_bytes() == b"Our toys\r\n\nOne\n\n\n\n\n\n\n\nAn owl"


def test_a_diff_of_standard_input(desk: Desk) -> None:
    result = desk.check("--diff", "-", "--stdin-filename", "a.md", stdin="Our magical toys\n")
    assert "+Our toys\n" in result.stdout


@pytest.mark.parametrize("option", ["--fix", "--unsafe-fixes", "--interactive"])
def test_standard_input_is_not_written_to(desk: Desk, option: str) -> None:
    result = desk.check(option, "-", stdin="Our magical toys\n")
    assert result.exit_code == 2
    assert "standard input cannot be written to" in result.stderr


def test_a_file_that_may_not_be_written_is_told(desk: Desk) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everything")
    desk.write("a.md", "Our magical toys\n").chmod(0o444)
    result = desk.check("--fix", "a.md")
    assert result.exit_code == 2
    assert "a.md: cannot be written (permission denied)" in result.stderr


def test_fixes_are_told_in_json_and_sarif(desk: Desk) -> None:
    desk.write("a.md", "An enchanted owl, a tame ogre, a troll.\n")
    findings = json.loads(desk.check("--format=json", "a.md").stdout)["findings"]
    fixes = {finding["code"]: finding["fix"] for finding in findings}
    assert fixes["ZZZ003"] is None
    assert fixes["ZZZ001"]["safety"] == "safe"
    assert fixes["ZZZ006"] == {
        "safety": "display",
        "edits": [{"start": 33, "end": 38, "text": "giant"}],
    }
    run = json.loads(desk.check("--format=sarif", "a.md").stdout)["runs"][0]
    assert [("fixes" in result, result["ruleId"]) for result in run["results"]] == [
        (True, "ZZZ001"), (False, "ZZZ003"), (False, "ZZZ006"),
    ]  # fmt: skip


def test_the_selection_says_what_is_fixed(desk: Desk) -> None:
    path = desk.write("a.md", "An enchanted owl, an elf.\n")
    desk.run("check", "--select=ZZZ005", "--fix", "a.md")
    assert path.read_text() == 'An enchanted owl, a "small" man & co.\n'


@pytest.mark.skipif(sys.platform == "win32", reason="no process is killed that way there")
def test_who_is_killed_leaves_old_files_or_new_ones(desk: Desk, words: str) -> None:
    before, after = "Our magical toys 😀\r\n" * 50, "Our toys 😀\r\n" * 50
    paths = [desk.write(f"{number}.md", before) for number in range(40)]
    starter = (
        "import sys, claimlint.rulebook.load as load; load.rules_directory = lambda: sys.argv[1]; "
        "from claimlint.cli.app import claimlint; claimlint(['check', '--fix', '.'])"
    )
    for wait in (0.0, 0.02, 0.1):
        process = subprocess.Popen(
            [sys.executable, "-c", starter, words],
            cwd=desk.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < deadline:
            if any(path.read_bytes().decode() == after for path in paths):
                time.sleep(wait)
                break
            time.sleep(0.005)
        process.kill()
        process.wait()
        contents = [path.read_bytes().decode() for path in paths]
        assert {*contents} <= {before, after}
        assert after in contents
        for path in paths:
            path.write_bytes(before.encode())


def test_a_full_disk_leaves_the_file_as_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.write("a.md", "Our magical toys\n")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = desk.check("--fix", "a.md")
    assert result.exit_code == 2
    assert "a.md: cannot be written (no space left on device)" in result.stderr
    assert path.read_text() == "Our magical toys\n"
    assert sorted(os.listdir(desk.folder)) == ["a.md", "claimlint.yaml"]


def test_a_person_is_told_what_may_be_mended(desk: Desk) -> None:
    desk.write("a.md", "Our magical wand conjures dragons.\n\nAn enchanted troll.\n")
    output = desk.run("check", "a.md").stdout
    assert output.endswith(
        "\nmay be mended: 2 by --fix, 1 by --unsafe-fixes; look first with --diff\n"
    )
    desk.write("a.md", "A troll.\n")
    assert "may be mended" not in desk.run("check", "a.md").stdout


def test_formats_that_are_only_read_are_left_with_a_word(desk: Desk) -> None:
    document = docx.Document()
    document.add_paragraph("Our magical owl, an enchanted cat.")
    path = desk.folder / "a.docx"
    document.save(os.fspath(path))
    before = path.read_bytes()
    result = desk.check("--fix", "a.docx")
    assert "a.docx: 2 findings have a fix, but claimlint only reads .docx" in result.stderr
    assert "nothing can be fixed" in result.stderr
    assert path.read_bytes() == before


def test_a_file_that_was_changed_meanwhile_is_not_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.write("a.md", "Our magical toys\n")

    def mended(_: Fixer, report: FileReport, *_safeties: object) -> object:
        path.write_text("Somebody else was here.\n")
        return Mended("Our magical toys\n", "Our toys\n", report.findings)

    monkeypatch.setattr(Fixer, "mended", mended)
    result = desk.check("--fix", "a.md")
    assert result.exit_code == 2
    assert "a.md: is not as it was when it was checked" in result.stderr
    assert path.read_text() == "Somebody else was here.\n"
