"""Unified diffs: which lines they make new."""

from __future__ import annotations

import random
import subprocess
from typing import TYPE_CHECKING

import pytest

from claimlint.project.diffs import read_diff
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from pathlib import Path

    from claimlint.project.diffs import Touched


def new_lines(touched: Touched, upto: int = 12) -> list[int]:
    return [line for line in range(1, upto) if touched.meets(line, line)]


def seams(touched: Touched, upto: int = 12) -> list[int]:
    """Return the lines that only a stretch over the next one meets: something went between."""
    return [
        line
        for line in range(1, upto)
        if touched.meets(line, line + 1)
        and not touched.meets(line, line)
        and not touched.meets(line + 1, line + 1)
    ]


@pytest.mark.parametrize(
    ("hunks", "lines", "between"),
    [
        ("@@ -1 +1 @@\n-a\n+b\n", [1], []),
        ("@@ -2,0 +3,2 @@\n+a\n+b\n", [3, 4], []),
        ("@@ -3,2 +2,0 @@\n-a\n-b\n", [], [2]),
        ("@@ -1,2 +0,0 @@\n-a\n-b\n", [], []),
        ("@@ -1,4 +1,4 @@\n x\n-a\n+b\n y\n z\n", [2], []),
        ("@@ -1,4 +1,3 @@\n x\n-a\n y\n z\n", [], [1]),
        ("@@ -1,3 +1,3 @@\n x\n\n-y\n+z\n", [3], []),
        ("@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline\n", [1], []),
        ("@@ -1 +1 @@\n-a\n+b\n@@ -9,0 +10 @@ heading\n+c\n", [1, 10], []),
        ("@@ -1,2 +1,2 @@\n-- a/x\n-++ b/y\n+++ c\n+-- d\n", [1, 2], []),
    ],
)
def test_hunks(hunks: str, lines: list[int], between: list[int]) -> None:
    (touched,) = read_diff("d", f"--- a/x.md\n+++ b/x.md\n{hunks}".encode()).values()
    assert new_lines(touched) == lines
    assert seams(touched) == between


@pytest.mark.parametrize(
    ("head", "path"),
    [
        ("--- a/x.md\n+++ b/x.md", "x.md"),
        ("--- x.md\n+++ x.md", "x.md"),
        ("--- x.md\t2026-01-01 00:00:00\n+++ y z.md\t2026-01-02 00:00:00", "y z.md"),
        ("--- old/b/x.md\n+++ b/x.md", "b/x.md"),
        ("--- /dev/null\n+++ b/x.md", "x.md"),
        ("--- i/x.md\n+++ w/x.md", "x.md"),
        ('--- "a/k\\303\\244se\\t.md"\n+++ "b/k\\303\\244se\\t.md"', "käse\t.md"),
        ('--- a/x\n+++ "b/a\\"b\\\\c.md"', 'a"b\\c.md'),
        ("diff --git a/x b/y\nrename from x\nrename to y\n--- a/x\n+++ b/y", "y"),
    ],
)
def test_names(head: str, path: str) -> None:
    for end in ("\n", "\r\n"):
        diff = f"{head}\n@@ -0,0 +1 @@\n+a\n".replace("\n", end)
        assert [*read_diff("d", diff.encode())] == [path]


@pytest.mark.parametrize(
    "diff",
    [
        "diff --git a/x.md b/x.md\nindex 1..2\nBinary files a/x.md and b/x.md differ\n",
        "diff --git a/x.md b/x.md\nindex 1..2\nGIT binary patch\ndelta 5\nzcmZ\n",
        "diff --git a/y.md b/x.md\nsimilarity index 100%\ncopy from y.md\ncopy to x.md\n",
        'diff --git "a/\\303.md" b/x.md\nBinary files "a/\\303.md" and b/x.md differ\n',
    ],
)
def test_what_is_new_as_a_whole(diff: str) -> None:
    (entry,) = read_diff("d", diff.encode()).items()
    assert entry[0] == "x.md"
    assert entry[1].whole
    assert entry[1].meets(700, 701)


@pytest.mark.parametrize(
    "diff",
    [
        "",
        "\n",
        "diff --git a/x b/x\ndeleted file mode 1\n--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n",
        "diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\n",
        "diff --git a/x b/x\nold mode 100644\nnew mode 100755\n",
        "diff --git a/x b/x\nindex 1..0\nBinary files a/x and /dev/null differ\n",
    ],
)
def test_nothing_new(diff: str) -> None:
    assert read_diff("d", diff.encode()) == {}


def test_a_file_that_is_gone_leaves_the_one_before_it_alone() -> None:
    diff = "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n--- a/y\n+++ /dev/null\n@@ -5,1 +4,0 @@\n-c\n"
    (touched,) = read_diff("d", diff.encode()).values()
    assert new_lines(touched) == [1]
    assert seams(touched) == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_marks(encoding: str) -> None:
    diff = "--- a/ü\n+++ b/ü\n@@ -1 +1 @@\n-a\n+b\n"
    assert [*read_diff("d", diff.encode(encoding))] == ["ü"]


@pytest.mark.parametrize(
    ("diff", "said"),
    [
        ("hello", "d:1: no unified diff; make one with diff -u or git diff"),
        ("1,2c1,2\n< a\n> b\n", "d:1: no unified diff"),
        ("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a\n+b\n", "d:5: ends within a hunk"),
        ("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a\n*b\n", "d:5: neither '+', '-' nor a blank"),
        ("diff --cc x\n@@@ -1,2 -1,2 +1,2 @@@\n", "d:2: a combined diff of a merge"),
    ],
)
def test_what_is_no_diff(diff: str, said: str) -> None:
    with pytest.raises(RuleError) as caught:
        read_diff("d", diff.encode())
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize("context", [0, 1, 3])
def test_git_and_the_reading_of_its_diff_agree(tmp_path: Path, context: int) -> None:
    """The lines that are called new are those that a diff adds; the others are the old ones."""
    chance = random.Random(context)  # noqa: S311 - edits, not secrets
    for _ in range(12):
        old = [f"line {number}" for number in range(chance.randint(0, 12))]
        new = [line for line in old if chance.random() < 0.7]
        for number in range(chance.randint(0, 4)):
            new.insert(chance.randint(0, len(new)), f"new {number}")
        for name, lines in (("old", old), ("new", new)):
            (tmp_path / name).write_text("".join(f"{line}\n" for line in lines))
        command = ["git", "diff", "--no-index", f"-U{context}", "old", "new"]
        diff = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).stdout
        touched = next(iter(read_diff("d", diff).values()), None)
        told = [] if touched is None else new_lines(touched, len(new) + 1)
        assert [new[line - 1] for line in told] == [line for line in new if line.startswith("new")]
        if touched is not None:
            assert seams(touched, len(new)) == [
                at for at in range(1, len(new)) if _gone_between(old, new, at)
            ]


def _gone_between(old: list[str], new: list[str], at: int) -> bool:
    first, second = new[at - 1], new[at]
    return first in old and second in old and old.index(second) - old.index(first) > 1


def test_long_diffs_take_linear_time() -> None:
    lines = "".join(f"+{number}\n" for number in range(200_000))
    diff = f"--- /dev/null\n+++ b/x\n@@ -0,0 +1,200000 @@\n{lines}"
    (touched,) = read_diff("d", diff.encode()).values()
    assert all(touched.meets(line, line) for line in range(1, 200_001, 997))
    assert not touched.meets(200_001, 200_002)
