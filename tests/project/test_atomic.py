"""Files that are written whole or not at all, also when the process or the disk gives out."""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from claimlint.project.atomic import reason, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

SIZE = 400_000
WRITER = f"""\
import sys
from claimlint.project.atomic import write_atomically
contents = [b"a" * {SIZE}, b"b" * {SIZE}]
print("ready", flush=True)
while True:
    for content in contents:
        write_atomically(sys.argv[1], content)
"""
FULL_DISK = f"""\
import resource, signal, sys
from claimlint.project.atomic import write_atomically
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({SIZE // 2}, {SIZE // 2}))
try:
    write_atomically(sys.argv[1], b"b" * {SIZE})
except OSError as error:
    print(error.errno)
"""


def test_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    write_atomically(os.fspath(path), b"x")
    assert path.read_bytes() == b"x"
    assert os.listdir(tmp_path) == ["new.json"]


def test_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_atomically("new.json", b"x")
    assert (tmp_path / "new.json").read_bytes() == b"x"


@pytest.mark.skipif(os.name == "nt", reason="permissions are not kept there")
def test_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(os.fspath(path), b"new")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(target)
    write_atomically(os.fspath(link), b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_file_that_may_not_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kept"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(PermissionError) as caught:
        write_atomically(os.fspath(path), b"new")
    assert reason(caught.value) == "permission denied"
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("broken", ["fsync", "replace", "chmod"])
def test_a_disk_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    path = tmp_path / "kept"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, broken, fail)
    with pytest.raises(OSError, match="No space") as caught:
        write_atomically(os.fspath(path), b"new")
    assert reason(caught.value) == "no space left on device"
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["kept"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits there")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    path.write_bytes(b"old")
    run = subprocess.run(
        [sys.executable, "-c", FULL_DISK, os.fspath(path)],
        check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert run.stdout == f"{errno.EFBIG}\n"
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["kept"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
def test_killed_at_any_moment_the_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    path.write_bytes(b"a" * SIZE)
    moments = random.Random(7)  # noqa: S311 - moments, not secrets
    for _ in range(12):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, os.fspath(path)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(moments.uniform(0, 0.03))
            process.kill()
        content = path.read_bytes()
        assert content in (b"a" * SIZE, b"b" * SIZE)


def test_what_a_killed_process_left_is_swept(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    old, young = (tmp_path / f".kept.{number}.claimlint-part" for number in (1, 2))
    other = tmp_path / ".other.1.claimlint-part"
    for part in (old, young, other):
        part.write_bytes(b"half")
    for part in (old, other):
        os.utime(part, (0, 0))
    write_atomically(os.fspath(path), b"whole")
    assert sorted(os.listdir(tmp_path)) == sorted([young.name, other.name, "kept"])
