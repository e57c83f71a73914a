"""Files of folders, and what is left out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from claimlint.project.globs import Globs
from claimlint.project.walk import find_files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.txt",
        "a/z.md",
        "a/c/d.md",
        "a.txt",
        "a/logo.png",
        ".git/x.md",
        ".venv/x.md",
        "node_modules/x.md",
        ".hidden.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def paths(*names: str, globs: Globs | None = None) -> list[str]:
    return find_files(names, globs).paths


@pytest.mark.usefixtures("tree")
def test_a_folder_is_walked_in_order_without_hidden_things() -> None:
    assert paths(".") == ["a/c/d.md", "a/z.md", "a.txt", "b.txt"]


@pytest.mark.usefixtures("tree")
def test_a_named_path_is_always_taken() -> None:
    assert paths("a/logo.png", ".hidden.md", ".git") == ["a/logo.png", ".hidden.md", ".git/x.md"]


@pytest.mark.usefixtures("tree")
def test_each_file_once() -> None:
    assert paths("./a/", "a/z.md", "./b.txt", "-", "-") == ["a/c/d.md", "a/z.md", "./b.txt", "-"]


def test_a_link_to_a_folder_above_is_not_followed(tree: Path) -> None:
    os.symlink(tree, tree / "a" / "up")
    assert paths("a") == ["a/c/d.md", "a/z.md"]


@pytest.mark.parametrize(
    ("include", "exclude", "expected"),
    [
        (("*.md",), (), ["a/c/d.md", "a/z.md"]),
        (("a",), (), ["a/c/d.md", "a/z.md"]),
        (("a/*.md",), (), ["a/c/d.md", "a/z.md"]),
        (("a/**/d.md",), (), ["a/c/d.md"]),
        (("**/z.md",), (), ["a/z.md"]),
        (("**/b.txt",), (), ["b.txt"]),
        ((), ("c",), ["a/z.md", "a.txt", "b.txt"]),
        ((), ("a/c/",), ["a/z.md", "a.txt", "b.txt"]),
        ((), ("./a",), ["a.txt", "b.txt"]),
        ((), ("a/**",), ["a.txt", "b.txt"]),
        ((), ("*.txt", "z.md"), ["a/c/d.md"]),
        (("*.md",), ("a/c",), ["a/z.md"]),
    ],
)
def test_globs(
    tree: Path, include: tuple[str, ...], exclude: tuple[str, ...], expected: list[str]
) -> None:
    assert paths(".", globs=Globs(str(tree), include, exclude)) == expected


def test_globs_do_not_touch_a_named_file(tree: Path) -> None:
    assert paths("a.txt", globs=Globs(str(tree), (), ("*.txt",))) == ["a.txt"]


def test_globs_are_named_when_they_leave_nothing(tree: Path) -> None:
    (failure,) = find_files(("a",), Globs(str(tree), ("*.txt",), ())).failures
    assert failure.path == "a"
    assert "'include' and 'exclude'" in failure.message
