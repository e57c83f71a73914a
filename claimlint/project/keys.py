"""The keys of the configuration: what each may hold, and what it is for.

The loader, the JSON Schema and the reference in the documentation all go by this table.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from claimlint.finding import SEVERITY_RANK
from claimlint.reporters import FORMATS
from claimlint.rulebook.model import AUDIENCES, PRODUCTS

Kind = Literal[
    "address",
    "choice",
    "codes",
    "day",
    "markets",
    "overrides",
    "path",
    "severities",
    "texts",
    "vocabulary",
]


class Key(NamedTuple):
    """One key: its kind of value, the choices it has, and what it is for.

    ``default`` is told in the reference. ``for_paths`` keys may also stand in an override.
    """

    name: str
    kind: Kind
    about: str
    default: str = ""
    options: tuple[str, ...] = ()
    for_paths: bool = False


OFF = "off"
SEVERITIES = (*SEVERITY_RANK, OFF)

_ALL_KEYS = (
    Key("product", "choice", "Product class that the copy is judged as.", "general", PRODUCTS,
        for_paths=True),
    Key("markets", "markets", "Where the copy is read; the strictest verdict wins.", "us",
        for_paths=True),
    Key("audience", "choice", "Whom the copy speaks to.", "consumers", AUDIENCES, for_paths=True),
    Key("as-of", "day", "Judge by the law in force on that day.", "today"),
    Key("select", "codes", "Only these rules: codes or prefixes.", "all", for_paths=True),
    Key("extend-select", "codes", "These rules too.", "none", for_paths=True),
    Key("ignore", "codes", "Not these rules.", "none", for_paths=True),
    Key("severities", "severities",
        "How severe rules are where they hold, by code or prefix; the longest entry decides.",
        "as the rules say", SEVERITIES, for_paths=True),
    Key("severity", "choice", "Show only this severity and above.", "info", (*SEVERITY_RANK,)),
    Key("fail-on", "choice", "Exit 1 from this severity on.", "warning", (*SEVERITY_RANK,)),
    Key("format", "choice", "Format of the report.", "text", FORMATS),
    Key("include", "texts", "Only files that match one of these patterns are read in folders.",
        "all readable files"),
    Key("exclude", "texts", "Files and folders that are not read in folders.", "none"),
    Key("copy-fields", "texts", "Fields of feeds and data that are copy, whatever they look like.",
        "decided by name and content"),
    Key("skip-fields", "texts", "Fields of feeds and data that are not copy.", "none"),
    Key("rules", "texts", "Rule packs of your own: files or folders.", "none"),
    Key("vocabulary", "vocabulary", "Names that are yours: products, ingredients, licences.",
        "none"),
    Key("evidence", "texts", "Ledgers of approved claims: files or folders.", "none"),
    Key("baseline", "path", "File that holds the findings that are known already.", "none"),
    Key("rule-pages", "address",
        "Address of the folder of rule pages, to which SARIF and editors lead.",
        "the strongest source"),
    Key("overrides", "overrides", "What holds for some files only; later ones win.", "none"),
)  # fmt: skip

TABLE = {key.name: key for key in _ALL_KEYS}
KEYS = tuple(TABLE)
OVERRIDE_KEYS = ("paths", *(key.name for key in _ALL_KEYS if key.for_paths))

# What a vocabulary may list, and what for.
VOCABULARY = {
    "products": "Brand and product names: they act in claims as 'our serum' does.",
    "ingredients": "Names of your ingredients and complexes.",
    "licensed": "Your products that a regulator has licensed: that they are may be said.",
}
