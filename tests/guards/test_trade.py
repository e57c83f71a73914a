"""Rules of one's own know their trade; shipped ones leave other trades alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimlint.engine import Linter
from claimlint.readers import read
from claimlint.report import Profile
from tests.packs import packed

if TYPE_CHECKING:
    from claimlint.rulebook import Rulebook

RULE = """\
- code: {code}
  name: {name}
  category: certainty
  severity: error
  applies: {{products: [general, device], markets: [us]}}
  message: A message.
  why: A reason.
  instead: Say how long.
  sources: [law]
  match: [{{phrase: {phrase}}}]
  unless: {unless}
  examples: {{bad: ["It [[{phrase}]]."], good: [It lasts.]}}
"""
RULES = (
    RULE.format(code="ZZT001", name="purrs", phrase="purrs for ever", unless="{}"),
    RULE.format(code="ZZT002", name="gleams", phrase="gleams for ever", unless="{add: [trade]}"),
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return packed(tmp_path_factory.mktemp("pack"), "".join(RULES))


@pytest.mark.parametrize(
    ("text", "product", "codes"),
    [
        ("This tractor purrs for ever.", "general", ["ZZT001"]),
        ("This tractor gleams for ever.", "general", []),
        ("This tractor gleams for ever.", "device", ["ZZT002"]),
        ("Your hair gleams for ever.", "general", ["ZZT002"]),
    ],
)
def test_rules_of_ones_own_leave_out_their_trade_only_when_asked(
    book: Rulebook, text: str, product: str, codes: list[str]
) -> None:
    findings, _ = Linter(book, Profile(product, ("us",), "2026-11-21")).lint(
        read("x.txt", text.encode())
    )
    assert [finding.code for finding in findings if finding.code.startswith("ZZT")] == codes
