"""Countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimlint.project.markets import OWN_RULES, all_markets, is_market, notice
from claimlint.rulebook.model import SINCE
from claimlint.rulebook.regions import lawgivers, nearness
from claimlint.rulebook.select import holds_in, severity_for

if TYPE_CHECKING:
    from claimlint.rulebook import Rulebook


def test_every_country_once() -> None:
    markets = all_markets()
    assert len(markets) == len(set(markets))
    # 249 countries, and two markets that are none of them: "eu" and "uk" for "gb".
    assert len(markets) == 249 + 2
    assert all(len(code) == 2 and code.islower() for code in markets)


def test_twenty_seven_member_states_and_three_neighbours() -> None:
    judged = [code for code in all_markets() if "eu" in lawgivers(code)]
    assert len(judged) == 1 + 27 + 3


def test_notices() -> None:
    assert [text for code in OWN_RULES if (text := notice(code))] == []
    assert "member state" in (notice("ie") or "")
    assert "through the EEA" in (notice("no") or "")
    assert "every market" in (notice("br") or "")


def test_markets_with_rules_of_their_own_are_those_that_rules_name(book: Rulebook) -> None:
    named = {market for rule in book.rules for market in rule.markets}
    scopes = {key.partition(SINCE)[0] for rule in book.rules for key in rule.severity}
    keys = {scope.rpartition("@")[2] for scope in scopes}
    assert named - {"us"} == set(OWN_RULES) - {"us"}
    assert {key for key in keys if len(key) == 2} <= set(OWN_RULES)


def test_what_is_no_market() -> None:
    assert not any(map(is_market, ("xx", "usa", "", "DE", "d", "a ad")))


def test_a_member_state_is_judged_by_its_own_rules_and_the_unions() -> None:
    assert holds_in(("eu",), "de")
    assert holds_in(("de",), "de")
    assert holds_in((), "de")
    assert not holds_in(("de",), "fr")
    assert not holds_in(("de",), "eu")
    assert not holds_in(("eu",), "uk")


@pytest.mark.parametrize(
    ("market", "verdict"),
    [("de", "error"), ("fr", "warning"), ("eu", "warning"), ("uk", "info"), ("us", "off")],
)
def test_a_country_comes_before_its_region(market: str, verdict: str) -> None:
    severities = {"default": "off", "uk": "info", "eu": "warning", "de": "error"}
    assert severity_for(severities, "drug", market, "2026-01-31") == verdict


def test_the_product_in_the_region_comes_before_the_product() -> None:
    severities = {"default": "off", "drug": "info", "drug@eu": "error"}
    assert severity_for(severities, "drug", "de", "2026-01-31") == "error"
    assert severity_for(severities, "drug", "us", "2026-01-31") == "info"


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2026-09-26", "warning"), ("2026-09-27", "error"), ("2027-01-01", "info")],
)
def test_a_verdict_holds_from_its_day_on(day: str, verdict: str) -> None:
    severities = {
        "default": "off",
        "eu": "warning",
        "eu since 2027-01-01": "info",
        "eu since 2026-09-27": "error",
    }
    assert severity_for(severities, "food", "eu", day) == verdict
    assert severity_for(severities, "food", "uk", day) == "off"


@pytest.mark.parametrize(
    ("jurisdiction", "market", "rank"),
    [
        ("de", "de", 0),
        ("eu", "de", 0),
        ("fr", "de", None),
        ("fr", "eu", 1),
        ("us-ca", "us", 1),
        ("asean", "sg", 0),
        ("asean", "jp", None),
        ("platform", "jp", 2),
        ("us", "uk", None),
    ],
)
def test_nearness_of_sources(jurisdiction: str, market: str, rank: int | None) -> None:
    assert nearness(jurisdiction, market) == rank
