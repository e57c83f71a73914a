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

from tests.lsp.conftest import FILLED

if TYPE_CHECKING:
    from claimlint.rulebook import Rulebook

NEOVIM = shutil.which("nvim")
pytestmark = [
    pytest.mark.neovim,
    pytest.mark.skipif(NEOVIM is None, reason="Neovim is not installed"),
]


CONFIG = "product: cosmetic\nevidence: claims/claims.yaml\n"
LEDGER = """\
- id: LUM-1
  wording: Softens skin by 12 %.
  product: cosmetic
  markets: [us]
  evidence: [{kind: survey, result: 12 %}]
  approver: Dr. R. Lind
  approved-on: 2026-01-15
  review-by: 2099-01-15
"""
PAGE = "# Cream\n\nNew: é our miracle cream feels soft.\n\nIt reduces wrinkles by 30 %.\n"


def test_open_type_prove_fix_and_save(tmp_path: Path, book: Rulebook) -> None:
    del book  # its being there means that the server need not compile the rules
    page, seen = tmp_path / "cream.md", tmp_path / "seen.json"
    page.write_text(PAGE, encoding="utf-8")
    (tmp_path / "claimlint.yaml").write_text(CONFIG)
    ledger = tmp_path / "claims" / "claims.yaml"
    ledger.parent.mkdir()
    ledger.write_text(LEDGER)
    script = Path(__file__).with_name("neovim.lua")
    done = subprocess.run(
        [str(NEOVIM), "--headless", "--clean", "-c", f"luafile {script}"],
        env={
            **os.environ,
            **{f"CLAIMLINT_{key}": value for key, value in FILLED.items()},
            "CLAIMLINT_LEDGER": str(ledger),
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
    assert "trouble" not in told, told["trouble"]
    (line, start, end, code), (other, *_) = told["opened"]
    # Neovim counts columns in bytes.
    before = "New: é ".encode()
    assert (line, start, other) == (2, len(before), 4)
    assert end - start == len("our miracle")
    assert told["moved"][0] == [line + 2, start, end, code]
    assert [each[0] for each in told["moved"]] == [line + 2, other + 2]
    mended = PAGE.replace("our miracle", "our")
    assert page.read_text(encoding="utf-8") == f"News\n\n{mended}"

    begun = "\n".join(told["begun"])
    assert begun.startswith(f"{LEDGER}# Fill in, then delete ")
    assert "\n- id: LUM-2\n  wording: It reduces wrinkles by 30 %.\n" in begun
    assert told["undone"]
    assert told["empty"] == [*FILLED]
    (where,) = told["told"]
    assert where.startswith(f"claimlint: fill in {os.path.join('claims', ledger.name)}:")
    for key, value in FILLED.items():
        assert f"{key}: {value}\n" in ledger.read_text()
