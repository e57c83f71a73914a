"""What a repository's folders, front matter and words tell about its copy."""

from __future__ import annotations

import os
import re
from collections import Counter
from typing import NamedTuple

from claimlint.project.markets import OWN_RULES, is_market
from claimlint.project.walk import find_files
from claimlint.readers.language import has_rules

_READ_FILES = 200
_READ_BYTES = 60_000
_FEW = 3  # an override needs no more examples than that to be right or wrong

# Folders that say what is sold in them, by the beginnings of their names.
_FOLDERS = {
    "cosmetic": ("beauty", "cosmetic", "makeup", "make-up", "skincare", "skin-care"),
    "supplement": ("nutrition", "supplement", "vitamin", "wellness-product"),
    "service": ("clinic", "spa", "treatment"),
    "hctp": ("exosome", "regenerative", "stem-cell"),
    "device": ("device",),
    "drug": ("medicine", "otc", "pharma"),
    "food": ("beverage", "drinks", "food", "grocery", "snack"),
}
_WORDS = {
    "cosmetic": r"serums?|moisturi[sz]ers?|skincare|cleansers?|creams?|lotions?|lipsticks?|shampoo",
    "supplement": r"supplements?|capsules?|gummies|softgels?|vitamins?|dietary|tablets?",
    "service": r"clinics?|appointments?|consultations?|practitioners?|our (?:doctors|nurses)",
    "hctp": r"exosomes?|stem cells?|umbilical cord|amniotic",
    "device": r"medical devices?|510\(k\)|electrodes?|handpieces?",
    "food": r"snacks?|recipes?|flavou?rs?|ingredients: |per 100 ?g",
}
_MATCHERS = {name: re.compile(rf"\b(?:{words})", re.IGNORECASE) for name, words in _WORDS.items()}
_CLEAR = 2.0  # how often more than the next product class its words must stand
_LOCALE = re.compile(r"(?P<language>[a-z]{2})[-_](?P<country>[a-z]{2})\Z", re.IGNORECASE)
_FRONT = re.compile(
    r"^(?:lang|language|locale|market|markets|country|region)[ \t]*:[ \t]*[\"']?([\w-]+)",
    re.IGNORECASE | re.MULTILINE,
)
_FEEDS = (".csv", ".tsv", ".json", ".jsonl", ".xml", ".rss", ".atom")
# Folders of these names are markets; others, such as "de", are as often languages.
_SURE_MARKETS = ("us", "uk", "gb", "eu", "au", "nz")
_ABOUT_THE_PROJECT = (
    "CHANGELOG",
    "CODE_OF_CONDUCT",
    "CONTRIBUTING",
    "LICENSE",
    "README",
    "SECURITY",
)


class Repository(NamedTuple):
    """What was seen.

    ``markets`` and ``products`` give folders, with what the copy in them is for. ``product``
    is what most of the words speak of, None when that is not clear; ``told_markets`` are those
    that folders or front matter name. ``foreign`` are folders in languages that have no rules,
    ``asides`` files about the project itself, ``feeds`` files with records.
    """

    files: int
    product: str | None
    told_markets: tuple[str, ...]
    markets: dict[str, str]
    products: dict[str, str]
    foreign: tuple[str, ...]
    asides: tuple[str, ...]
    feeds: tuple[str, ...]
    ledger: str | None


def look_at(folder: str) -> Repository:
    """Look at the copy below ``folder``, of no more than the first 200 files of text."""
    paths = [os.path.relpath(path, folder) for path in find_files((folder,), None).paths]
    paths = [path.replace(os.sep, "/") for path in paths]
    folders = sorted({part for path in paths for part in _folders(path)})
    words, told = _read(folder, paths)
    markets = {path: market for path in folders if (market := _market(path))}
    found = dict.fromkeys([*markets.values(), *told])
    return Repository(
        files=len(paths),
        product=_clearest(words),
        told_markets=tuple(sorted(found, key=_by_rank)),
        markets=_outermost(markets),
        products=_outermost({path: kind for path in folders if (kind := _product(path))}),
        foreign=tuple(_outermost({path: "" for path in folders if _is_foreign(path)})),
        asides=tuple(path for path in paths if path.partition(".")[0] in _ABOUT_THE_PROJECT),
        feeds=tuple(path for path in paths if path.lower().endswith(_FEEDS)),
        ledger="claims" if _holds_yaml(os.path.join(folder, "claims")) else None,
    )


def _folders(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[: count + 1]) for count in range(len(parts))]


def _outermost(found: dict[str, str]) -> dict[str, str]:
    """Leave out folders within one of which the same is said."""
    return {
        path: said
        for path, said in found.items()
        if not any(found.get(above) == said for above in _folders(path))
    }


def _market(path: str) -> str | None:
    name = path.rpartition("/")[2].lower()
    locale = _LOCALE.match(name)
    code = locale["country"].lower() if locale else name
    code = "uk" if code == "gb" else code
    if locale and has_rules(locale["language"].lower()):
        return code if is_market(code) else None
    return code if name in _SURE_MARKETS else None


def _is_foreign(path: str) -> bool:
    name = path.rpartition("/")[2]
    locale = _LOCALE.match(name)
    if locale:
        return not has_rules(locale["language"].lower())
    return len(name) == 2 and name in _LANGUAGES


# Folders of two letters that are languages rather than anything else.
_LANGUAGES = ("cs", "da", "de", "el", "es", "fi", "fr", "hu", "it", "ja", "ko", "nl", "no", "pl",
              "pt", "ro", "ru", "sv", "tr", "zh")  # fmt: skip


def _product(path: str) -> str | None:
    name = path.rpartition("/")[2].lower()
    for product, beginnings in _FOLDERS.items():
        if name.startswith(beginnings):
            return product
    return None


def _read(folder: str, paths: list[str]) -> tuple[Counter[str], list[str]]:
    """Return how often each product class is spoken of, and the markets of front matter."""
    words: Counter[str] = Counter()
    told: list[str] = []
    for path in paths[:_READ_FILES]:
        try:
            with open(os.path.join(folder, path), "rb") as file:
                text = file.read(_READ_BYTES).decode("utf-8", "ignore")
        except OSError:
            continue  # a check will say so
        for product, matcher in _MATCHERS.items():
            words[product] += len(matcher.findall(text))
        if text.startswith(("---", "+++")):
            head = text.partition("\n---")[0]
            told += filter(None, map(_told_market, _FRONT.findall(head)))
    return words, told


def _told_market(value: str) -> str | None:
    locale = _LOCALE.match(value)
    code = (locale["country"] if locale else value).lower()
    code = "uk" if code == "gb" else code
    return code if is_market(code) and (locale or code in (*_SURE_MARKETS, *OWN_RULES)) else None


def _clearest(words: Counter[str]) -> str | None:
    ranked = words.most_common(2)
    if not ranked or not ranked[0][1]:
        return None
    (product, count), *others = ranked
    clear = not others or count >= _CLEAR * others[0][1]
    return product if clear and count >= _FEW else None


def _by_rank(market: str) -> tuple[int, str]:
    return (OWN_RULES.index(market) if market in OWN_RULES else len(OWN_RULES), market)


def _holds_yaml(folder: str) -> bool:
    return os.path.isdir(folder) and any(
        name.endswith((".yaml", ".yml")) for name in os.listdir(folder)
    )
