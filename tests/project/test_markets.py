"""Countries."""

from __future__ import annotations

from claimlint.project.markets import OWN_RULES, all_markets, is_market, notice, resolve


def test_every_country_once() -> None:
    markets = all_markets()
    assert len(markets) == len(set(markets))
    # 249 countries, and two markets that are none of them: "eu" and "uk" for "gb".
    assert len(markets) == 249 + 2
    assert all(len(code) == 2 and code.islower() for code in markets)


def test_twenty_seven_member_states_and_three_neighbours() -> None:
    judged = [code for code in all_markets() if resolve(code).judged == "eu"]
    assert len(judged) == 1 + 27 + 3


def test_notices() -> None:
    assert [notice(resolve(code)) for code in OWN_RULES] == [None] * 5
    assert "member state" in (notice(resolve("ie")) or "")
    assert "every market" in (notice(resolve("br")) or "")


def test_what_is_no_market() -> None:
    assert not any(map(is_market, ("xx", "usa", "", "DE", "d", "a ad")))
