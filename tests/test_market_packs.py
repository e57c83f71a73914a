"""What is lawful depends on where, for whom and on which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimlint.engine import lint
from claimlint.project.catalogue import Catalogue
from claimlint.readers import read
from claimlint.report import Profile
from claimlint.reporters.citing import sources_for
from claimlint.rulebook.regions import nearness

if TYPE_CHECKING:
    from claimlint.finding import Finding
    from claimlint.rulebook import Rulebook

TODAY = "2026-11-21"


def at(product: str, market: str, day: str = TODAY, audience: str = "consumers") -> Profile:
    return Profile(product, (market,), day, audience)


def found(book: Rulebook, text: str, profile: Profile) -> list[Finding]:
    return lint(read("copy.txt", text.encode()), book, profile)[0]


def severities(findings: list[Finding]) -> set[str]:
    return {finding.severity for finding in findings}


@pytest.mark.parametrize("text", ["An eco-friendly bar.", "Carbon-neutral soap."])
def test_green_claims_are_forbidden_in_the_union_since_a_day(book: Rulebook, text: str) -> None:
    assert severities(found(book, text, at("general", "eu", "2026-09-26"))) == {"warning"}
    assert severities(found(book, text, at("general", "eu", "2026-09-27"))) == {"error"}
    assert severities(found(book, text, at("general", "de", "2026-09-27"))) == {"error"}
    assert severities(found(book, text, at("general", "uk", "2026-09-27"))) == {"warning"}


def test_a_rule_begins_on_its_day(book: Rulebook) -> None:
    text = "The conscious collection."
    assert not found(book, text, at("general", "eu", "2026-09-26"))
    assert [f.code for f in found(book, text, at("general", "eu", "2026-09-27"))] == ["EUR033"]


@pytest.mark.parametrize(
    ("text", "market"),
    [
        ("Botox from £150.", "uk"),
        ("Dysport on Fridays.", "eu"),
        ("Our anti-wrinkle injections.", "au"),
        ("Medicated weight loss by post.", "uk"),
        ("Lip flip, £80.", "ie"),
    ],
)
def test_prescription_medicines_are_for_professionals(
    book: Rulebook, text: str, market: str
) -> None:
    consumers = found(book, text, at("service", market))
    assert "error" in severities(consumers)
    assert {f.code for f in consumers} & {
        f.code for f in found(book, text, at("service", market, audience="professionals"))
    } == set()


@pytest.mark.parametrize(
    ("market", "codes"),
    [("de", ["EUR026"]), ("fr", ["TST003"]), ("uk", ["TST003"]), ("us", ["TST003"])],
)
def test_before_and_after_of_an_operation(book: Rulebook, market: str, codes: list[str]) -> None:
    text = "Before-and-after photos of eyelid surgery."
    assert [f.code for f in found(book, text, at("service", market))] == codes


@pytest.mark.parametrize(
    ("product", "market", "severity"),
    [("supplement", "us", "warning"), ("supplement", "eu", "error"), ("supplement", "uk", "error")],
)
def test_unlisted_health_claims(book: Rulebook, product: str, market: str, severity: str) -> None:
    assert severities(found(book, "Boosts your immunity.", at(product, market))) == {severity}
    listed = "Vitamin C contributes to the normal function of the immune system."
    assert not found(book, listed, at(product, market))


def test_the_same_words_are_told_once(book: Rulebook) -> None:
    """A rule of a market and one for all meet the same words: one finding, the other beside it."""
    (finding,) = found(book, "Free from parabens.", at("cosmetic", "eu"))
    assert finding.code == "EUR023"
    assert "NAT009" in finding.also


@pytest.mark.parametrize("market", ["us", "eu", "uk", "ca", "au", "kr", "jp", "cn", "in"])
def test_findings_cite_what_holds_in_their_market(book: Rulebook, market: str) -> None:
    text = "Our cream cures eczema. It reverses ageing. It is guaranteed to work."
    findings = found(book, text, at("cosmetic", market))
    assert len(findings) >= 3
    catalogue = Catalogue(book)
    for finding in findings:
        sources = sources_for(catalogue.rule(finding.code), finding.markets, catalogue)
        assert all(nearness(s.jurisdiction, market) is not None for s in sources), finding.code
