"""The examples show what they are there to show."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimlint.engine import Linter, lint
from claimlint.project.walk import find_files
from claimlint.readers import read, read_parts
from claimlint.report import Profile

if TYPE_CHECKING:
    from claimlint.rulebook import Rulebook

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
CLAIMS = {
    "blog-post.md": ["reverse sun damage", "calms psoriasis", "eliminates wrinkles"],
    "clinic-landing.md": ["Reverse skin ageing", "relieve joint pain", "stimulates collagen"],
    "exosome-serum.md": ["Boosts collagen", "Repairs DNA", "Heals eczema"],
    "newsletter.txt": ["cures joint pain", "treats insomnia", "prevents colds and flu"],
}


def claims(book: Rulebook, path: str, data: bytes, product: str) -> list[str]:
    profile = Profile(product=product, markets=("us",), as_of="2026-11-01")
    findings, _ = lint(read(path, data), book, profile)
    return [finding.text for finding in findings]


def found(book: Rulebook, name: str, product: str) -> list[str]:
    path = EXAMPLES / name
    return claims(book, str(path), path.read_bytes(), product)


def readme_pairs() -> list[tuple[str, str | None]]:
    """What README says passes, each with what it says is found instead."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.partition("| copy | why it passes |\n| --- | --- |\n")[2].partition("\n\n")[0]
    rows = [row.strip("| ").split(" | ") for row in table.splitlines()]
    pairs = []
    for passes, why in rows:
        bad = re.search(r"\*(.+)\* is found", why)
        pairs.append((passes, bad.group(1) if bad else None))
    return pairs


@pytest.mark.parametrize("product", ["general", "cosmetic"])
def test_compliant_page_is_silent(book: Rulebook, product: str) -> None:
    assert found(book, "compliant-page.md", product) == []


@pytest.mark.parametrize("name", sorted(CLAIMS))
def test_claims_of_example_are_found(book: Rulebook, name: str) -> None:
    texts = found(book, name, "general")
    for claim in CLAIMS[name]:
        assert any(claim in text for text in texts), (claim, texts)


def test_every_example_is_tested() -> None:
    files = {path.name for path in EXAMPLES.iterdir() if path.is_file()}
    assert files == {*CLAIMS, "compliant-page.md"}


def test_a_claim_is_found_in_every_format(book: Rulebook) -> None:
    files = find_files((str(EXAMPLES / "formats"),), None)
    assert files.failures == []
    linter = Linter(book, Profile(product="general", markets=("us",), as_of="2026-11-01"))
    found = set()
    for path in files.paths:
        with open(path, "rb") as file:
            if any(linter.lint(document)[0] for document in read_parts(path, file)):
                found.add(Path(path).name)
    readme = (EXAMPLES / "formats" / "README.md").read_text(encoding="utf-8")
    in_table = re.findall(r"^\| `([^`]+)`", readme, re.MULTILINE)
    assert found == set(in_table)
    assert found == {path.name for path in (EXAMPLES / "formats").iterdir()} - {"README.md"}


@pytest.mark.parametrize(("passes", "caught"), readme_pairs())
def test_readme_tells_the_truth(book: Rulebook, passes: str, caught: str | None) -> None:
    assert claims(book, "line.txt", passes.encode(), "cosmetic") == []
    assert caught is None or claims(book, "line.txt", caught.encode(), "cosmetic") != []


def test_readme_has_a_table_of_what_passes() -> None:
    assert len(readme_pairs()) >= 5
    assert sum(caught is not None for _, caught in readme_pairs()) >= 2
