"""The register of sources keeps its shape, so that every rule can cite from it."""

from __future__ import annotations

import os
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from claimlint.rulebook.locate import rules_directory

KEYS = {
    "id": str,
    "title": str,
    "citation": str,
    "issuer": str,
    "url": str,
    "date": str,
    "status": str,
    "jurisdiction": str,
    "verified": str,
    "url_seen": bool,
}
STATUS = {
    "case / enforcement",
    "case law",
    "consumer alert",
    "directive",
    "enforcement policy",
    "guidance",
    "platform policy",
    "regulation",
    "self-regulation",
    "statute",
}
VERIFIED = {"verified", "partly verified", "from memory"}
JURISDICTION = re.compile(r"[a-z]{2}(-[a-z]{2})?|asean|int|platform")
DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
DATE = re.compile(
    rf"undated|running list|as amended|{DAY}(; {DAY})*(, as amended|, in force \d{{4}}-\d\d-\d\d)?"
)


def load() -> list[dict[str, Any]]:
    with open(os.path.join(rules_directory(), "sources.yaml"), encoding="utf-8") as stream:
        sources = yaml.safe_load(stream)
    assert isinstance(sources, list)
    return sources


SOURCES = load()


def test_ids_are_unique() -> None:
    ids = [source["id"] for source in SOURCES]
    assert len(ids) == len(set(ids))
    assert len(ids) > 200


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["id"])
def test_entry_is_complete_and_well_formed(source: dict[str, Any]) -> None:
    assert list(source) == list(KEYS), "keys, in this order"
    for key, kind in KEYS.items():
        value = source[key]
        assert type(value) is kind, f"{key} is {value!r}"
        assert not isinstance(value, str) or (value and value == value.strip()), key
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", source["id"])
    assert source["status"] in STATUS
    assert source["verified"] in VERIFIED
    assert JURISDICTION.fullmatch(source["jurisdiction"])
    assert DATE.fullmatch(source["date"]), source["date"]
    address = urlsplit(source["url"])
    assert address.scheme in {"https", "http"}
    assert "." in address.netloc


def test_id_and_jurisdiction_agree() -> None:
    for source in SOURCES:
        prefix = "plat" if source["jurisdiction"] == "platform" else source["jurisdiction"]
        assert source["id"].startswith(prefix[:4].rstrip("-")), source["id"]


def test_unread_sources_do_not_claim_to_have_been_opened() -> None:
    unread = [source["id"] for source in SOURCES if source["verified"] == "from memory"]
    opened = [source["id"] for source in SOURCES if source["url_seen"]]
    assert not set(unread) & set(opened)


def test_citations_name_what_no_other_entry_names() -> None:
    """Two entries may share a page or a title, never title, citation and date at once."""
    seen: dict[tuple[str, str, str], str] = {}
    for source in SOURCES:
        key = (source["title"], source["citation"], source["date"])
        assert key not in seen, f"{source['id']} repeats {seen.get(key)}"
        seen[key] = source["id"]
