"""Which files are read, as what, and in which encoding, from the command line on."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Desk

PAGE = "<!doctype html><p title='x'>Meet the purple <b>uni</b>corn.</p>"


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("page", PAGE, "1:38"),
        ("page.unknown", PAGE, "1:38"),
        ("page.HTM", PAGE, "1:38"),
        ("feed", 'sku,title,description\n1,x,"The ""purple unicorn"" of fables"\n', "2:12"),
        ("product", '{"sku": "1",\n "description": "Meet the purple unicorn"}', "2:27"),
        ("strings", 'msgid "a"\nmsgstr "Meet the purple unicorn"\n', "2:18"),
        ("notes", "Meet the purple unicorn.", "1:10"),
    ],
)
def test_the_content_tells_what_the_name_does_not(
    desk: Desk, name: str, content: str, place: str
) -> None:
    desk.write(name, content)
    assert desk.check(name).stdout.startswith(f"{name}:{place}: error ZZZ001")
    assert desk.check("-", stdin=content).stdout.startswith(f"-:{place}: error ZZZ001")


def test_standard_input_is_read_as_its_name_says(desk: Desk) -> None:
    result = desk.check("-", "--stdin-filename=a.txt", stdin=PAGE.replace("purple <b>", "purple "))
    assert result.stdout == ""
    result = desk.check("-", "--stdin-filename=a.html", stdin="Meet the purple <b>unicorn")
    assert result.stdout.startswith("a.html:1:10: error ZZZ001")


def test_a_declared_encoding_counts_in_code_points(desk: Desk) -> None:
    page = "<meta charset=windows-1252><p>“Crème” – purple unicorn"
    desk.write("a.html", page.encode("cp1252"))
    report = json.loads(desk.run("check", "--format=json", "--select=ZZ", "a.html").stdout)
    (finding,) = report["findings"]
    assert page[finding["start"] : finding["end"]] == "purple unicorn"
    desk.write("a.html", page.encode("cp1252").replace(b"windows-1252", b"utf-8"))
    result = desk.check("a.html")
    assert "a.html: line 1: byte 0x93 at offset 23 is not UTF-8" in result.stderr
    assert result.exit_code == 2


def test_a_contradicted_declaration_is_told_in_text_only(desk: Desk) -> None:
    desk.write("a.html", "<meta charset=latin1><p>Crème")
    notice = "claimlint: a.html: read as latin1, as line 1 declares; its bytes are those of UTF-8"
    assert notice in desk.run("check", "a.html").stderr
    assert notice not in desk.check("a.html").stderr


def test_a_file_that_is_too_large_is_one_line(desk: Desk) -> None:
    desk.write("a.txt", "Meet the purple unicorn. " + "x" * 1_000_000)
    desk.write("b.txt", "Meet the purple unicorn. " + "x" * 900_000)
    result = desk.check("--max-file-size=1", "a.txt", "b.txt")
    assert "claimlint: a.txt: larger than 1 MB, and would have to be held whole; " in result.stderr
    assert result.stdout.startswith("b.txt:1:10: error ZZZ001")
    assert result.exit_code == 2
    assert desk.check("a.txt").stdout.startswith("a.txt:1:10: error ZZZ001")


@pytest.mark.parametrize("size", ["0", "-1", "x"])
def test_a_size_that_is_none_is_refused(desk: Desk, size: str) -> None:
    result = desk.check(f"--max-file-size={size}", "-", stdin="x")
    assert "--max-file-size" in result.stderr
    assert result.exit_code == 2


def test_what_is_no_regular_file_is_one_line_and_the_rest_is_read(desk: Desk) -> None:
    os.mkfifo(desk.folder / "pipe.txt")
    desk.write("a.txt", "Meet the purple unicorn.")
    result = desk.check("pipe.txt", "a.txt", "/dev/null")
    assert "claimlint: pipe.txt: a pipe, which may have no end; " in result.stderr
    assert "claimlint: /dev/null: a device, which may have no end; " in result.stderr
    assert result.stdout.startswith("a.txt:1:10: error ZZZ001")
    assert result.exit_code == 2


def test_a_folder_is_read_as_a_person_would(desk: Desk) -> None:
    copy = "Meet the purple unicorn."
    for name in ("page.md", "package.json", "node_modules/a/README.md", "drafts/a.md", "b/a.md"):
        desk.write(name, json.dumps({"description": copy}) if name.endswith("json") else copy)
    desk.write(".gitignore", "/drafts/\n")
    result = desk.check()
    found = [line.split(":")[0] for line in result.stdout.splitlines()]
    assert found == ["b/a.md", "page.md"]
    named = ("package.json", "node_modules", "drafts")
    found = [line.split(":")[0] for line in desk.check(*named).stdout.splitlines()]
    assert found == ["package.json", "node_modules/a/README.md", "drafts/a.md"]


def test_what_a_folder_is_read_without_can_be_left_out_where_it_is_named(desk: Desk) -> None:
    copy = "Meet the purple unicorn."
    unwanted = (
        *("package.json", ".github/note.md", ".hidden.md", "node_modules/a/README.md"),
        *("drafts/a.md", "LICENSE", "known.md"),
    )
    for name in ("page.md", "b/a.md", *unwanted):
        desk.write(name, json.dumps({"description": copy}) if name.endswith("json") else copy)
    config = desk.folder / "claimlint.yaml"
    config.write_text(f"{config.read_text()}exclude: [drafts]\n")
    named = ("page.md", "b/a.md", str(desk.folder / "b" / "a.md"), *unwanted)
    result = desk.check("--force-exclude", "--output=known.md", *named)
    assert result.stderr == "2 files, 2 errors\n"
    assert result.exit_code == 1
    assert desk.check("--force-exclude", *unwanted[:-1]).stderr == "0 files, no findings\n"
    assert desk.check("--force-exclude", "-", stdin=copy).exit_code == 1
    assert "no such file" in desk.check("--force-exclude", "missing.md").stderr
