"""Whose law a country shares: what holds in its region holds in the country too."""

from __future__ import annotations

_MEMBER_STATES = "at be bg cy cz de dk ee es fi fr gr hr hu ie it lt lu lv mt nl pl pt ro se si sk"
EUROPEAN_UNION = frozenset(_MEMBER_STATES.split())
# They have taken over the Union's advertising and product law through the Agreement on the
# European Economic Area.
EUROPEAN_NEIGHBOURS = frozenset(("is", "li", "no"))
SOUTH_EAST_ASIA = frozenset(("bn", "id", "kh", "la", "mm", "my", "ph", "sg", "th", "tl", "vn"))

# Texts that belong to no country: a platform's terms, a learned society's guidelines.
_EVERYWHERE = frozenset(("int", "platform"))


def lawgivers(market: str) -> tuple[str, ...]:
    """Return the markets whose rules hold in ``market``, its own first."""
    if market in EUROPEAN_UNION or market in EUROPEAN_NEIGHBOURS:
        return (market, "eu")
    return (market,)


def nearness(jurisdiction: str, market: str) -> int | None:
    """Return how near a source of ``jurisdiction`` is to ``market``; None when it is foreign.

    0 is the market's own law or its region's, 1 that of a part of it (a member state, a
    state of the United States), 2 what belongs to no country.
    """
    if jurisdiction in lawgivers(market) or (jurisdiction == "asean" and market in SOUTH_EAST_ASIA):
        return 0
    if jurisdiction.startswith(f"{market}-") or (market == "eu" and jurisdiction in EUROPEAN_UNION):
        return 1
    return 2 if jurisdiction in _EVERYWHERE else None
