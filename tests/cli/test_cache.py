"""The cache of compiled rules, when a process is killed or the disk gives out."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from claimlint.rulebook import load_rulebook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Desk

FOUND = "a.md:1:3: error ZZZ001 [unicorn-promised] Promises a unicorn.\n"


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / ".cache"
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", os.fspath(folder))
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
def test_killed_at_any_moment_no_half_book_is_left(
    desk: Desk, own_cache: Path, program: list[str]
) -> None:
    desk.write("a.md", "A purple unicorn.\n")
    command = [*program, "check", "--select=ZZ", "a.md"]
    started = time.monotonic()
    subprocess.run(command, cwd=desk.folder, check=False, capture_output=True, timeout=120)
    lasted = time.monotonic() - started
    (whole,) = (path.read_bytes() for path in own_cache.glob("*.rules"))
    moments = random.Random(5)  # noqa: S311 - moments, not secrets
    for _ in range(6):
        for path in (*own_cache.glob("*.rules"), *own_cache.glob("*.part")):
            path.unlink()
        with subprocess.Popen(
            command, cwd=desk.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            time.sleep(moments.uniform(0.5, 1.0) * lasted)
            process.kill()
        for path in own_cache.glob("*.rules"):
            assert len(path.read_bytes()) == len(whole)
        assert desk.check("--quiet", "a.md").stdout == FOUND


@pytest.mark.parametrize("share", [0.0, 0.0001, 0.3, 0.9, 0.9999])
def test_a_book_that_is_cut_short_is_made_anew(desk: Desk, own_cache: Path, share: float) -> None:
    desk.write("a.md", "A purple unicorn.\n")
    assert desk.check("--quiet", "a.md").stdout == FOUND
    (book,) = own_cache.glob("*.rules")
    data = book.read_bytes()
    book.write_bytes(data[: int(len(data) * share)])
    assert desk.check("--quiet", "--format=text", "a.md").stdout.count("ZZZ001") == 2


def test_a_full_disk_leaves_nothing_and_hinders_nobody(
    desk: Desk, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("a.md", "A purple unicorn.\n")

    class Full(io.FileIO):
        def write(self, _: object) -> int:
            raise OSError(28, "No space left on device")

    def opened(path: str, mode: str) -> io.RawIOBase | io.BufferedIOBase:
        return Full(path, mode) if mode == "wb" else io.open(path, "rb")  # noqa: UP020 - the real one

    monkeypatch.setattr("claimlint.rulebook.load.open", opened, raising=False)
    assert desk.check("--quiet", "--no-cache", "a.md").stdout == FOUND
    assert os.listdir(own_cache) == []


def test_what_a_killed_process_left_is_swept(desk: Desk, own_cache: Path) -> None:
    own_cache.mkdir()
    old, young = own_cache / "x.rules.1.part", own_cache / "x.rules.2.part"
    for part in (old, young):
        part.write_bytes(b"half")
    os.utime(old, (0, 0))
    load_rulebook((os.fspath(desk.pack),))
    assert young.exists()
    assert not old.exists()
