"""What is opened has an end and stays as it is while it is read."""

from __future__ import annotations

import io
import os
import socket
import sys
from typing import TYPE_CHECKING

import pytest

from claimlint.project.opening import opened
from claimlint.readers.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REMEDY = r", which may have no end; pass what it yields on: claimlint check - < FILE$"


def test_a_file_is_opened_and_closed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    with opened(str(tmp_path / "a.txt")) as file:
        assert file.read() == b"x"
    assert file.closed


def test_standard_input_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"x"))
    monkeypatch.setattr(sys, "stdin", stream)
    with opened("-") as file:
        assert file.read() == b"x"
    assert not stream.closed


def test_a_pipe_to_which_nobody_writes_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(ReadError, match="^a pipe" + REMEDY), opened(str(tmp_path / "a.txt")):
        raise AssertionError


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused(device: str) -> None:
    with pytest.raises(ReadError, match="^a device" + REMEDY), opened(device):
        raise AssertionError


def test_a_folder_and_a_socket_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("a.txt")
        for path in ("a.txt", "."):
            with pytest.raises(OSError, match=path), opened(path):
                raise AssertionError


def grow(path: Path) -> None:
    with path.open("a") as file:
        file.write("more")


def shrink(path: Path) -> None:
    os.truncate(path, 1)


def rewrite(path: Path) -> None:
    path.write_text("It cures")
    os.utime(path, ns=(1, 1))


@pytest.mark.parametrize("change", [grow, shrink, rewrite])
@pytest.mark.parametrize("trouble", [None, ReadError("line 7: cut off")])
def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, change: Callable[[Path], None], trouble: ReadError | None
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It heals")

    def read() -> None:
        with opened(str(path)):
            change(path)
            if trouble:
                raise trouble

    with pytest.raises(ReadError, match=r"^changed while it was read; check it again$"):
        read()


@pytest.mark.parametrize("replace", [False, True])
def test_a_file_that_vanishes_while_it_is_read_is_read(tmp_path: Path, *, replace: bool) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It heals")
    with opened(str(path)) as file:
        path.unlink()
        if replace:
            path.write_text("Other")
        assert file.read() == b"It heals"


def test_other_trouble_than_the_readers_is_not_hidden(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It heals")

    def read() -> None:
        with opened(str(path)):
            grow(path)
            raise KeyError

    with pytest.raises(KeyError):
        read()
