"""What a record is called: the field that tells it from the others."""

from __future__ import annotations

import re

_RANKED = (
    *("sku", "item sku", "seller sku", "variant sku", "product sku", "contribution sku"),
    *("id", "product id", "item id", "offer id", "asin", "gtin", "ean", "upc", "isbn", "mpn"),
    *("product number", "article number", "item number", "handle", "slug", "identifier", "code"),
    *("key", "guid", "uuid", "permalink", "url"),
)
_RANKS = {name: rank for rank, name in enumerate(_RANKED)}
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_LONGEST = 60


def identity_rank(name: str) -> int | None:
    """Return how well a field of that name tells records apart, 0 the best; None: not at all."""
    words = _WORDS.findall(name.rpartition(":")[2].lstrip("@"))
    return _RANKS.get(" ".join(words).lower())


def shown(identity: str) -> str:
    """Return an identity as it is shown: one line, not too long."""
    line = " ".join(identity.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}..."
