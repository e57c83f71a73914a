"""Values that an option or a configuration key may take, checked alike for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.finding import SEVERITY_RANK
from claimlint.rulebook.model import AUDIENCES, PRODUCTS

if TYPE_CHECKING:
    from collections.abc import Iterable


_MARKET_HINT = "; write us, eu, uk, ca, au or an ISO 3166 country code such as 'de'"


# What a value of each key is called.
WHAT = {
    "product": "product class",
    "audience": "kind of audience",
    "severity": "severity",
    "fail-on": "severity",
    "format": "format",
}


class ValueRefusedError(Exception):
    """A value that cannot be taken; the message says what may be written instead."""


def one_of(value: str, known: Iterable[str], what: str) -> str:
    """Return ``value`` if it is known; raise `ValueRefusedError` naming the nearest one."""
    options = list(known)
    if value in options:
        return value
    from claimlint.rulebook.hints import did_you_mean

    raise ValueRefusedError(f"'{value}' is not a {what}{did_you_mean(value, options)}")


def product(value: str) -> str:
    """Return a product class."""
    return one_of(value, PRODUCTS, WHAT["product"])


def audience(value: str) -> str:
    """Return whom the copy speaks to."""
    return one_of(value, AUDIENCES, WHAT["audience"])


def severity(value: str) -> str:
    """Return a severity."""
    return one_of(value, SEVERITY_RANK, WHAT["severity"])


def address(value: str) -> str:
    """Return an address of the web."""
    if not value.startswith(("https://", "http://")) or len(value.split()) > 1:
        raise ValueRefusedError(f"'{value}' is not an address; write https://host/path")
    return value


def split(values: Iterable[str]) -> tuple[str, ...]:
    """Return the items of ``values``, each of which may be a list with commas, once each."""
    items = (item.strip() for value in values for item in value.split(","))
    return tuple(dict.fromkeys(item for item in items if item))


def markets(values: Iterable[str]) -> tuple[str, ...]:
    """Return market codes in the order given; ``gb`` becomes ``uk``."""
    found = [_market(item) for item in split(values)]
    if not found:
        raise ValueRefusedError(f"no market is named{_MARKET_HINT}")
    return tuple(dict.fromkeys(found))


def _market(item: str) -> str:
    from claimlint.project.markets import all_markets, is_market

    code = item.lower()
    code = "uk" if code == "gb" else code
    if is_market(code):
        return code
    from claimlint.rulebook.hints import did_you_mean

    hint = did_you_mean(code, all_markets()) if len(code) > 2 else _MARKET_HINT
    raise ValueRefusedError(f"'{item}' is not a market{hint}")


def day(value: str) -> str:
    """Return an ISO date, ``YYYY-MM-DD``."""
    from datetime import date

    try:
        parsed = date.fromisoformat(value).isoformat()
    except ValueError:
        parsed = ""
    # The library also takes 20260131 and 2026-W05-6, which nobody means to type here.
    if parsed != value:
        raise ValueRefusedError(f"'{value}' is not a date; write YYYY-MM-DD, such as 2026-01-31")
    return value


def jobs(value: str) -> int:
    """Return a number of processes, from 1; ``auto`` is one for each processor that may be used."""
    if value == "auto":
        import os

        usable = getattr(os, "sched_getaffinity", None)
        return len(usable(0)) if usable else os.cpu_count() or 1
    if not (value.isascii() and value.isdecimal()) or not int(value):
        raise ValueRefusedError(f"'{value}' is not a number of processes; write 1, 2 ... or auto")
    return int(value)


def folder(value: str) -> str:
    """Return the path of a folder, which need not be there yet."""
    import os

    if not value or (os.path.lexists(value) and not os.path.isdir(value)):
        raise ValueRefusedError(f"'{value}' is not a folder; name one, or one to be made")
    return value


def today() -> str:
    """Return today's date, ``YYYY-MM-DD``."""
    import time

    return time.strftime("%Y-%m-%d")
