"""Each guard in both directions: a passage it must silence, and its twin that must be found."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from claimlint.engine import Linter
from claimlint.guards.usual import NAMES
from claimlint.readers import read
from claimlint.report import Profile
from claimlint.rulebook import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable

PAIRS = [
    pytest.param(
        group["guard"], group.get("product", "general"), *pair, id=f"{group['guard']}: {pair[0]}"
    )
    for group in yaml.safe_load(Path(__file__).with_name("pairs.yaml").read_text("utf-8"))
    for pair in group["pairs"]
]


@pytest.fixture(scope="module")
def linters() -> Callable[[str], Linter]:
    """The shipped rules, as they judge copy for a kind of product in the United States."""
    book = load_rulebook()
    return cache(lambda product: Linter(book, Profile(product, ("us",), "2026-11-21")))


def _findings(linter: Linter, text: str) -> list[str]:
    findings, _ = linter.lint(read("passage.txt", text.encode()))
    return [f"{f.code} {f.text!r}" for f in findings if f.severity != "info"]


def test_there_are_enough_pairs() -> None:
    """A hundred pairs at least, and no guard left out but the one that `test_doubt` covers."""
    assert len(PAIRS) >= 100
    assert {pair.values[0] for pair in PAIRS} == NAMES - {"informing"}


@pytest.mark.parametrize(("guard", "product", "silent", "found"), PAIRS)
def test_pair(
    linters: Callable[[str], Linter], guard: str, product: str, silent: str, found: str
) -> None:
    """The first passage gives nothing, the second gives a finding."""
    linter = linters(product)
    assert _findings(linter, silent) == [], f"{guard} does not silence it"
    assert _findings(linter, found), "the claim is missed"
