"""What tells one program from another."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from claimlint.project.identity import code_of, program

if TYPE_CHECKING:
    from pathlib import Path

RECORD = """\
../../../bin/claimlint,sha256=shell,10
claimlint/__init__.py,sha256=one,10
claimlint/__pycache__/__init__.cpython-311.pyc,,
claimlint_marketing-0.1.0.dist-info/direct_url.json,sha256=origin,10
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "claimlint"
    for name in ("engine.py", "guards/myth.py", "cli/app.py", "_rules/us/a.yaml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("")
    return folder


def test_a_checkout_goes_by_the_times_of_what_judges(package: Path) -> None:
    before = code_of(os.fspath(package))
    os.utime(package / "cli" / "app.py", (1, 1))
    assert code_of(os.fspath(package)) == before
    for name in ("engine.py", "guards/myth.py"):
        os.utime(package / name, (time.time() + 9, time.time() + 9))
        after = code_of(os.fspath(package))
        assert after != before
        before = after
    (package / "guards" / "new.py").write_text("")
    assert code_of(os.fspath(package)) != before


def test_what_is_installed_goes_by_its_record(package: Path) -> None:
    record = package.parent / "claimlint_marketing-0.1.0.dist-info" / "RECORD"
    record.parent.mkdir()
    record.write_text(RECORD)
    before = code_of(os.fspath(package))
    os.utime(package / "engine.py", (1, 1))  # as another installation of the same
    record.write_text(RECORD.replace("=shell", "=fish").replace("=origin", "=mirror"))
    assert code_of(os.fspath(package)) == before
    record.write_text(RECORD.replace("=one", "=two"))
    assert code_of(os.fspath(package)) != before


def test_libraries_that_read_are_named_with_their_versions() -> None:
    told = program()
    assert any(name.startswith("pyromark-") for name in told)
    assert any(name.startswith("pyyaml-") for name in told)
    assert not any(name.startswith("rich-") for name in told)
