"""The project's own documents, which speak of claims all along, and make none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimlint.project.catalogue import Catalogue
from claimlint.project.config import load_config
from claimlint.project.run import Request, run
from claimlint.readers import read
from claimlint.report import Profile
from claimlint.textkit.sentences import sentence_spans

if TYPE_CHECKING:
    from claimlint.rulebook import Rulebook

ROOT = Path(__file__).resolve().parent.parent
PATHS = ("README.md", "docs", "CONTRIBUTING.md", "CHANGELOG.md")
MOST = 0.005
SUPPRESSED = 60


def sentences(path: str) -> int:
    document = read(path, Path(path).read_bytes())
    return sum(
        len(list(sentence_spans(document.prose, block.start, block.end)))
        for block in document.blocks
    )


@pytest.mark.parametrize("product", ["general", "cosmetic"])
def test_documents_are_nearly_silent(
    book: Rulebook, product: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    profile = Profile(product, ("us",), "2026-11-01")
    globs = load_config("pyproject.toml").globs
    report = run(Request(PATHS, profile, globs=globs), Catalogue(book))
    said = [
        f"{file.path}:{file.lines.place(finding.start)[0]}: {finding.code} '{finding.text}'"
        for file in report.files
        for finding in file.findings
    ]
    count = sum(sentences(file.path) for file in report.files)
    assert count > 300
    assert len(said) <= MOST * count, said
    assert sum(len(file.allowed) for file in report.files) < SUPPRESSED
