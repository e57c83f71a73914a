"""Honest words on the limits of evidence silence claims of evidence, and only those."""

from __future__ import annotations

import pytest

from claimlint.engine import Linter
from claimlint.readers import read
from claimlint.report import Profile
from claimlint.rulebook import load_rulebook


@pytest.fixture(scope="module")
def linter() -> Linter:
    """The shipped rules, as they judge copy for any product in the United States."""
    return Linter(load_rulebook(), Profile("general", ("us",), "2026-11-21"))


def _evidence(linter: Linter, text: str) -> list[str]:
    findings, _ = linter.lint(read("page.txt", text.encode()))
    return [f.text for f in findings if f.code.startswith("EVI") and f.severity != "info"]


@pytest.mark.parametrize(
    ("silent", "found"),
    [
        ("Studies show no benefit.", "Studies show a benefit."),
        ("Studies have not shown a benefit.", "Studies have shown a benefit."),
        (
            "Early results look promising, but more research is needed.",
            "Early results look promising, and we are proud.",
        ),
        ("Research shows it does not work.", "Research shows it does work."),
        ("Our data are limited and show little.", "Our data show much."),
        (
            "Some trials of our tea reported more, others found no difference.",
            "Some trials of our tea reported more.",
        ),
        ("Studies show no benefit.", "Studies show no side effects."),
        ("The data do not show that.", "The data don't lie."),
    ],
)
def test_both_directions(linter: Linter, silent: str, found: str) -> None:
    """The first is honest, the second leans on unnamed studies."""
    assert _evidence(linter, silent) == []
    assert _evidence(linter, found)


PAGE = (
    "Rosacea is a common skin condition.",
    "Symptoms include flushing.",
    "Experts do not know its cause.",
    "Talk to your doctor.",
    "Laser is better than tretinoin for some people.",
)


def test_page_that_informs(linter: Linter) -> None:
    """A comparison on a health service's page is a fact; the same page with a shop sells."""
    informing, _ = linter.lint(read("page.txt", "\n\n".join(PAGE).encode()))
    selling, _ = linter.lint(read("page.txt", "\n\n".join((*PAGE, "Buy our gel.")).encode()))
    assert not [f for f in informing if f.code.startswith("CMP")]
    assert [f for f in selling if f.code.startswith("CMP")]
