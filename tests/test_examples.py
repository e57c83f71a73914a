"""The examples show what they are there to show."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimlint.engine import lint
from claimlint.readers import read
from claimlint.report import Profile
from claimlint.rulebook import load_rulebook

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
CLAIMS = {
    "blog-post.md": ["reverse sun damage", "calms psoriasis", "eliminates wrinkles"],
    "clinic-landing.md": ["Reverse skin ageing", "relieve joint pain", "stimulates collagen"],
    "exosome-serum.md": ["Boosts collagen", "Repairs DNA", "Heals eczema"],
    "newsletter.txt": ["cures joint pain", "treats insomnia", "prevents colds and flu"],
}


def found(name: str, product: str) -> list[str]:
    path = EXAMPLES / name
    document = read(str(path), path.read_bytes())
    profile = Profile(product=product, markets=("us",), as_of="2026-11-01")
    findings, _ = lint(document, load_rulebook(), profile)
    return [finding.text for finding in findings]


@pytest.mark.parametrize("product", ["general", "cosmetic"])
def test_compliant_page_is_silent(product: str) -> None:
    assert found("compliant-page.md", product) == []


@pytest.mark.parametrize("name", sorted(CLAIMS))
def test_claims_of_example_are_found(name: str) -> None:
    texts = found(name, "general")
    for claim in CLAIMS[name]:
        assert any(claim in text for text in texts), (claim, texts)


def test_every_example_is_tested() -> None:
    assert {path.name for path in EXAMPLES.iterdir()} == {*CLAIMS, "compliant-page.md"}
