"""Files of folders, and what is left out."""

from __future__ import annotations

import os
import socket
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


def write(folder: Path, **files: str) -> None:
    """Write files whose names have ``__`` for a slash and ``_`` for a full stop."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


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


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like a git repository, with a few pages."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git" / "info").mkdir(parents=True)
    write(tmp_path, a_md="x", b_md="x", sub__a_md="x", sub__b_md="x", sub__deep__a_md="x")
    return tmp_path


ALL = ["a.md", "b.md", "sub/a.md", "sub/b.md", "sub/deep/a.md"]


@pytest.mark.parametrize(
    ("rules", "left_out"),
    [
        ({}, []),
        ({".gitignore": "# a comment\n\n  \n"}, []),
        ({".gitignore": "a.md\n"}, ["a.md", "sub/a.md", "sub/deep/a.md"]),
        ({".gitignore": "/a.md\n"}, ["a.md"]),
        ({".gitignore": "\ufeff/a.md\n"}, ["a.md"]),
        ({".gitignore": "*.md\n!b.md\n"}, ["a.md", "sub/a.md", "sub/deep/a.md"]),
        ({".gitignore": "sub/\n!sub/b.md\n"}, ["sub/a.md", "sub/b.md", "sub/deep/a.md"]),
        ({".gitignore": "sub/*\n!sub/b.md\n"}, ["sub/a.md", "sub/deep/a.md"]),
        ({".gitignore": "sub/**/a.md\n"}, ["sub/a.md", "sub/deep/a.md"]),
        ({".gitignore": "a.md/\n"}, []),
        ({".gitignore": "/?.md\n"}, ["a.md", "b.md"]),
        ({"sub/.gitignore": "/a.md\n"}, ["sub/a.md"]),
        ({".gitignore": "a.md\n", "sub/.gitignore": "!a.md\n"}, ["a.md"]),
        ({"sub/.gitignore": "a.md\n", "sub/deep/.gitignore": "!a.md\n"}, ["sub/a.md"]),
        ({".git/info/exclude": "/b.md\n"}, ["b.md"]),
        ({".git/info/exclude": "b.md\n", ".gitignore": "!/sub/b.md\n"}, ["b.md"]),
        ({".gitignore": "*.md\n", "sub/deep/.git": ""}, ALL[:4]),
    ],
)
def test_what_git_ignores_is_left_out(
    clone: Path, rules: dict[str, str], left_out: list[str]
) -> None:
    for name, text in rules.items():
        (clone / name).write_text(text)
    assert paths(".") == [path for path in ALL if path not in left_out]


def test_rules_of_the_folders_above_hold_up_to_the_top_of_the_repository(clone: Path) -> None:
    (clone / ".gitignore").write_text("deep/a.md\n/sub/b.md\n")
    assert paths("sub") == ["sub/a.md", "sub/deep/a.md"]
    (clone / ".gitignore").write_text("/sub/deep/*.md\n/sub/b.md\n")
    assert paths("sub") == ["sub/a.md"]


def test_outside_of_a_repository_the_folders_above_do_not_count(tmp_path: Path) -> None:
    write(tmp_path, sub__a_md="x", sub__b_md="x")
    (tmp_path / ".gitignore").write_text("a.md\n")
    (tmp_path / "sub" / ".gitignore").write_text("b.md\n")
    assert paths(str(tmp_path / "sub")) == [str(tmp_path / "sub" / "a.md")]
    failures = find_files((str(tmp_path),), None).failures
    assert [failure.path for failure in failures] == [str(tmp_path)]


def test_an_ignored_folder_that_is_named_is_read(clone: Path) -> None:
    (clone / ".gitignore").write_text("sub/\nb.md\n")
    assert paths(".") == ["a.md"]
    assert paths("sub") == ["sub/a.md", "sub/b.md", "sub/deep/a.md"]
    assert paths("sub/deep", "b.md") == ["sub/deep/a.md", "b.md"]


def test_the_exclusions_of_a_work_tree_stand_in_its_repository(clone: Path) -> None:
    (clone / ".git" / "info" / "exclude").write_text("b.md\n")
    (clone / ".git" / "worktrees" / "w").mkdir(parents=True)
    (clone / ".git" / "worktrees" / "w" / "commondir").write_text("../..\n")
    write(clone, tree__a_md="x", tree__b_md="x")
    (clone / "tree" / ".git").write_text(f"gitdir: {clone}/.git/worktrees/w\n")
    assert paths("tree") == ["tree/a.md"]


@pytest.mark.parametrize(
    "name",
    [
        *("package.json", "web/package-lock.json", "tsconfig.base.json", "product.schema.json"),
        *("docker-compose.prod.yml", "mkdocs.yml", "pnpm-lock.yaml", "claimlint.yaml"),
        *("pyproject.toml", "Cargo.toml", "pom.xml", "AndroidManifest.xml", "sitemap_index.xml"),
        *(
            "requirements-dev.txt",
            "Buy.test.tsx",
            "Buy.stories.jsx",
            "CMakeLists.txt",
            "robots.txt",
            "vendor/a.md",
            "dist/a.md",
        ),
        *("node_modules/x/README.md", "cache/CACHEDIR.TAG", "env/pyvenv.cfg"),
    ],
)
def test_files_of_programs_are_no_copy(
    clone: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = (".md", ".txt", ".jsx", ".tsx", ".json", ".yaml", ".yml", ".toml", ".xml")
    monkeypatch.setattr("claimlint.project.walk.extension_of", lambda path: path.endswith(known))
    (clone / name).parent.mkdir(parents=True, exist_ok=True)
    (clone / name).write_text("x")
    (clone / name).with_name("other.md").write_text("x")
    beside = os.path.join(os.path.dirname(name), "other.md")
    copy_beside = os.path.dirname(name) in ("", "web")
    assert paths(".") == sorted([*ALL, beside]) if copy_beside else ALL
    assert paths(name) == [name]


def test_a_folder_that_is_named_is_walked_whatever_its_name(clone: Path) -> None:
    write(clone, dist__a_md="x", dist__build__a_md="x")
    assert paths("dist") == ["dist/a.md"]
    assert paths("dist/build") == ["dist/build/a.md"]


def test_links_that_lead_nowhere_or_round_in_circles_are_passed_over(clone: Path) -> None:
    os.symlink("nowhere.md", clone / "broken.md")
    os.symlink("self.md", clone / "self.md")
    os.symlink(".", clone / "again")
    os.symlink("a.md", clone / "link.md")
    assert paths(".") == ["a.md", "b.md", "link.md", *ALL[2:]]


def test_what_is_no_file_is_passed_over(clone: Path) -> None:
    os.mkfifo(clone / "pipe.md")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("here.md")
        assert paths(".") == ALL


def test_a_folder_called_like_a_page_is_a_folder(clone: Path) -> None:
    (clone / "x.md").mkdir()
    (clone / "x.md" / "y.md").write_text("x")
    assert paths(".") == [*ALL, "x.md/y.md"]
    assert paths("x.md") == ["x.md/y.md"]


def test_a_folder_that_cannot_be_listed_is_told(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing = os.scandir

    def refuse(folder: str) -> object:
        if os.path.basename(folder) == "deep":
            raise PermissionError(13, "Permission denied", folder)
        return listing(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    files = find_files((str(clone),), None)
    assert [os.path.relpath(path, clone) for path in files.paths] == ALL[:4]
    assert files.failures == [
        (
            str(clone / "sub" / "deep"),
            "permission denied; make the folder readable or exclude it",
        )
    ]


def test_a_thousand_folders_deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1100):
        os.mkdir("d")
        os.chdir("d")
    with open("a.md", "w", encoding="utf-8"):
        pass
    try:
        files = find_files((str(tmp_path),), None)
        assert [os.path.basename(path) for path in files.paths] == ["a.md"]
    finally:  # what removes temporary folders is not up to it
        os.remove("a.md")
        for _ in range(1100):
            os.chdir("..")
            os.rmdir("d")


def test_files_to_leave_out_are(clone: Path) -> None:
    os.symlink("a.md", clone / "report.md")
    assert find_files((".",), None, ("sub/../report.md", "b.md")).paths == ALL[2:]
    assert find_files((".",), None, ("sub",)).paths == ["a.md", "b.md", "report.md"]
    assert find_files((".",), None, ("su", "a")).paths == [*ALL[:2], "report.md", *ALL[2:]]


def test_files_that_want_an_extra_are_left_out_of_folders_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, a_pdf="%PDF", b_PDF="%PDF", c_md="x")
    monkeypatch.chdir(tmp_path)
    assert paths(".") == ["a.pdf", "b.PDF", "c.md"]
    monkeypatch.setattr("claimlint.readers.extras.find_spec", lambda _name: None)
    why = (
        "PDF files need the extra 'pdf', which is not installed; in a checkout of claimlint run: "
        "pip install '.[pdf]'"
    )
    files = find_files((".", "a.pdf"), None)
    assert files.paths == ["c.md", "a.pdf"]
    assert files.notices == [f".: 2 left out: {why}"]
    (tmp_path / "c.md").unlink()
    assert find_files((".",), None).failures == [(".", why)]


def test_the_owner_files_of_office_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "~$copy.docx").write_bytes(b"x")
    (tmp_path / "copy.docx").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    assert paths(".") == ["copy.docx"]
