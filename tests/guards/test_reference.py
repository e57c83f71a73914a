"""A claim beside its reference is fine; a mark that leads nowhere is no reference."""

from __future__ import annotations

import pytest

from claimlint.engine import Linter
from claimlint.guards.reference import states_reference
from claimlint.readers import read
from claimlint.report import Profile
from claimlint.rulebook import load_rulebook

CLAIM = "Our gel is clinically proven to please"


@pytest.fixture(scope="module")
def linter() -> Linter:
    """The shipped rules, as they judge copy for any product in the United States."""
    return Linter(load_rulebook(), Profile("general", ("us",), "2026-11-21"))


def _verdict(linter: Linter, text: str, name: str = "page.txt") -> tuple[list[str], list[str]]:
    """Return the codes found, and the reasons why claims of evidence were dropped."""
    findings, dismissals = linter.lint(read(name, text.encode()))
    return [f.code for f in findings], [d.because for d in dismissals]


@pytest.mark.parametrize(
    "reference",
    [
        "doi:10.1000/182",
        "https://doi.org/10.1000/182",
        "PMID 12345678",
        "PMC1234567",
        "NCT01234567",
        "ISRCTN 12345678",
        "Okada et al., 2021",
        "(Novak 2021)",
        "(Meyer and Ruiz, 2019)",
        "(see Hansen 2020)",
        "J Skin 2020; 12:34-40",
        "Lancet, 2018",
        "In a 12-week controlled trial of 84 women",
        "survey of 210 customers asked by post",
        "(n = 30, report on request)",
        "Reduced shine in our wipe test (protocol linked below)",
        "12 of 14 patients in a blinded study",
        "62 people (randomised, double-blind, 8 weeks)",
        "(n = 62, vehicle-controlled)",
    ],
)
def test_references_are_known(reference: str) -> None:
    """Whatever can be looked up, or describes its study, counts."""
    assert states_reference(f"Skin felt softer. {reference}.")


@pytest.mark.parametrize(
    "text",
    [
        "A study of happy customers",
        "Randomized, double-blind, and loved by all",
        "Vehicle-controlled",
        "Made in our lab (since 2015)",
        "On sale (May 2024)",
        "Our best-seller (Summer 2023)",
        "Over 20 years in business",
        "Tested by 100 women",
        "97 out of 100 men",
        "In trials, hair grew three times as fast",
        "The journal of my life",
        "Sale ends in 2026",
        "30 people work here",
        "Order no. 10.5 today",
    ],
)
def test_other_figures_and_brackets_are_none(text: str) -> None:
    """Years, numbers and the word for a study alone are no reference."""
    assert not states_reference(text)


@pytest.mark.parametrize(
    "rest",
    [
        " (Novak 2021).",
        ". Ruiz et al., doi:10.1000/182.",
        " in a 6-week randomised trial of 40 adults.",
        ".\n\nSource: Meyer, Lancet 2019.",
        ".*\n\n* Novak et al., 2021.",
        "¹ always.\n\n¹ Novak et al., 2021.",
        ".¹\n\nMore of us.\n\n¹ Hansen B, doi:10.1000/9.",
        " [2].\n\nReferences\n\n[2] Novak P, J Skin 2020; 12:34.",
        " [2].\n\nReferences\n\n2. Novak P, J Skin 2020; 12:34.",
    ],
)
def test_claim_beside_its_reference_is_dropped(linter: Linter, rest: str) -> None:
    """In the sentence, right behind it, in the next line or in a note."""
    codes, reasons = _verdict(linter, CLAIM + rest)
    assert "EVI001" not in codes
    assert any(reason.startswith("referenced") for reason in reasons)


@pytest.mark.parametrize(
    "rest",
    [
        ".",
        ".*",
        ".*\n\n* In our opinion.",
        ".¹\n\nMore of us.",
        "¹ always.",
        " [2].\n\nReferences\n\n[1] Novak P, J Skin 2020; 12:34.",
        ".\n\nOur boss read Meyer, Lancet 2019.",
        ".\n\nSource: our founder.",
        " (since 2015).",
    ],
)
def test_claim_without_one_is_found(linter: Linter, rest: str) -> None:
    """A mark must resolve, and its note must name a study."""
    codes, _ = _verdict(linter, CLAIM + rest)
    assert "EVI001" in codes


def test_markdown_footnote(linter: Linter) -> None:
    """A footnote that is defined counts when some note gives a reference."""
    good, _ = _verdict(linter, f"{CLAIM}.[^a]\n\n[^a]: Novak et al., 2021.\n", "page.md")
    bad, _ = _verdict(linter, f"{CLAIM}.[^a]\n\n[^a]: Trust us.\n", "page.md")
    assert "EVI001" not in good
    assert "EVI001" in bad


def test_a_reference_does_not_save_other_claims(linter: Linter) -> None:
    """A drug claim stays one, however well it is proven."""
    codes, _ = _verdict(linter, "It cures eczema (Novak 2021).")
    assert any(code.startswith("DIS") for code in codes)


def test_notes_are_sought_in_bounded_text(linter: Linter) -> None:
    """A note beyond reach of sentence and end of page is not found, so cost stays linear."""
    filler = "We like tea. " * 4000
    codes, _ = _verdict(linter, f"{CLAIM}.¹\n\n{filler}\n\n¹ Novak et al., 2021.\n\n{filler}")
    assert "EVI001" in codes
