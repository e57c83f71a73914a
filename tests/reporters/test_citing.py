"""A finding names the law of the market that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimlint.project.catalogue import Catalogue
from claimlint.reporters.citing import sources_for
from claimlint.rulebook.model import Source
from claimlint.rulebook.regions import nearness

if TYPE_CHECKING:
    from claimlint.rulebook import Rulebook
    from tests.reporters.conftest import Shelf


def add(shelf: Shelf, *jurisdictions: str) -> tuple[str, ...]:
    like = shelf.sources["law"]
    for jurisdiction in jurisdictions:
        key = f"{jurisdiction}-act"
        shelf.sources[key] = Source(**{**like._asdict(), "id": key, "jurisdiction": jurisdiction})
    return tuple(f"{jurisdiction}-act" for jurisdiction in jurisdictions)


@pytest.mark.parametrize(
    ("markets", "told"),
    [
        (("us",), ["us-act", "us-ca-act", "int-act"]),
        (("eu",), ["eu-act", "de-act", "int-act"]),
        (("de",), ["de-act", "eu-act", "int-act"]),
        (("fr",), ["eu-act", "int-act"]),
        (("us", "uk"), ["us-act", "uk-act", "us-ca-act", "int-act"]),
    ],
)
def test_the_markets_own_sources_alone(
    shelf: Shelf, markets: tuple[str, ...], told: list[str]
) -> None:
    keys = add(shelf, "us-ca", "int", "us", "uk", "de", "eu")
    rule = shelf.rules[0]._replace(sources=keys)
    assert [source.id for source in sources_for(rule, markets, shelf)] == told


def test_foreign_sources_where_the_market_has_none(shelf: Shelf) -> None:
    rule = shelf.rules[0]._replace(sources=add(shelf, "us", "uk"))
    assert [source.id for source in sources_for(rule, ("ca",), shelf)] == ["us-act", "uk-act"]


def test_a_rule_for_one_market_rests_on_its_law(book: Rulebook) -> None:
    """Rules that name one market must cite at least one source that holds there."""
    catalogue = Catalogue(book)
    foreign = [
        (rule.code, market)
        for rule in book.rules
        for market in rule.markets
        if not any(
            nearness(source.jurisdiction, market) is not None
            for source in sources_for(rule, (market,), catalogue)
        )
    ]
    assert foreign == []
