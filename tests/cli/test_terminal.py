"""What only a terminal sees: colours and the progress bar."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from claimlint.cli import progress

if TYPE_CHECKING:
    from tests.cli.conftest import Desk


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_terminal_gets_colours(desk: Desk) -> None:
    desk.write("a.txt", "A purple unicorn.\n")
    ours, theirs = os.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "claimlint", "check", "--select=ZZ", "a.txt"],
            stdout=theirs,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
            env=os.environ | {"TERM": "xterm", "COLUMNS": "70"},
        )
        shown = os.read(ours, 100_000).decode()
    finally:
        os.close(theirs)
        os.close(ours)
    assert done.stderr == b""
    assert "\x1b[1;31m error\x1b[0m" in shown
    assert "^" * len("purple unicorn") in shown


def test_the_bar_shows_itself_late_and_only_for_many_files(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [100.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress.ProgressBar() as bar:
        bar(1, 500)
        now[0] = 109.0
        bar(1, 5)
        assert capsys.readouterr().err == ""
        bar(2, 500)
        bar(3, 500)
    assert "Checking" in capsys.readouterr().err
