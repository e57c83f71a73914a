"""A real Neovim at the other end; skipped where there is none."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from claimlint.rulebook import Rulebook

NEOVIM = shutil.which("nvim")
pytestmark = [
    pytest.mark.neovim,
    pytest.mark.skipif(NEOVIM is None, reason="Neovim is not installed"),
]


def test_open_type_fix_and_save(tmp_path: Path, book: Rulebook) -> None:
    del book  # its being there means that the server need not compile the rules
    page, seen = tmp_path / "cream.md", tmp_path / "seen.json"
    page.write_text("# Cream\n\nNew: é our miracle cream feels soft.\n", encoding="utf-8")
    script = Path(__file__).with_name("neovim.lua")
    done = subprocess.run(
        [str(NEOVIM), "--headless", "--clean", "-c", f"luafile {script}"],
        env={
            **os.environ,
            "CLAIMLINT_PAGE": str(page),
            "CLAIMLINT_PYTHON": sys.executable,
            "CLAIMLINT_SEEN": str(seen),
            "XDG_STATE_HOME": str(tmp_path / "state"),
        },
        capture_output=True,
        timeout=300,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert seen.exists(), done.stderr.decode()
    told = json.loads(seen.read_text(encoding="utf-8"))
    assert "trouble" not in told
    ((line, start, end, code),) = told["opened"]
    # Neovim counts columns in bytes.
    before = "New: é ".encode()
    assert (line, start, code) == (2, len(before), told["moved"][0][3])
    assert end - start == len("our miracle")
    assert told["moved"] == [[line + 2, start, end, code]]
    assert page.read_text(encoding="utf-8") == "News\n\n# Cream\n\nNew: é our cream feels soft.\n"
