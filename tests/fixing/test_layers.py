"""Copy inside data: after a fix the data are what they were, but for the sentence."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fixing.test_properties import fixer

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimlint.project.fix import Fixer

__all__ = ["fixer"]

_WORDS = (
    *("magical", "enchanted", "an elf", "elves", "owl", "wand", "conjures dragons", "It", "our"),
    *("é", "😀", '"', "'", "&", "<", ">", ",", ";", "\\", "#", ": ", "- ", "\t", "a & b", "100 %"),
)
_TEXT = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=8).map(" ".join).map(str.strip)
_PAIRS = st.lists(_TEXT.filter(bool), min_size=2, max_size=4)


def as_json(texts: list[str]) -> str:
    return json.dumps([{"description": text, "sku": n} for n, text in enumerate(texts)])


def from_json(source: str) -> list[str]:
    return [entry["description"] for entry in json.loads(source)]


def as_csv(texts: list[str]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerows([["sku", "description"], *([f"S{n}", text] for n, text in enumerate(texts))])
    return stream.getvalue()


def from_csv(source: str) -> list[str]:
    return [row["description"] for row in csv.DictReader(io.StringIO(source, newline=""))]


def as_yaml(texts: list[str]) -> str:
    return yaml.safe_dump([{"description": text} for text in texts], allow_unicode=True)


def from_yaml(source: str) -> list[str]:
    entries: Any = yaml.safe_load(source)
    return [entry["description"] for entry in entries]


def as_xml(texts: list[str]) -> str:
    items = "".join(f"<item><description>{escape(text)}</description></item>" for text in texts)
    return f'<rss version="2.0"><channel><title>T</title>{items}</channel></rss>\n'


def from_xml(source: str) -> list[str]:
    root = ET.fromstring(source)  # noqa: S314 - our own
    return [element.text or "" for element in root.iter("description")]


@pytest.mark.parametrize(
    ("name", "write", "read"),
    [
        ("a.json", as_json, from_json),
        ("a.csv", as_csv, from_csv),
        ("a.yaml", as_yaml, from_yaml),
        ("a.rss", as_xml, from_xml),
    ],
)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=_PAIRS)
def test_only_sentences_with_a_claim_change(
    fixer: Fixer,
    name: str,
    write: Callable[[list[str]], str],
    read: Callable[[str], list[str]],
    texts: list[str],
) -> None:
    source = write(texts)
    report = fixer.report(name, source)
    if report is None:  # what the reader refuses is nothing to be fixed
        return
    result = fixer.mended(report, ("safe", "unsafe"))
    if result is None:
        return
    before, after = read(source), read(result.after)
    assert before == texts
    assert len(after) == len(before)
    for old, new in zip(before, after, strict=True):
        if old != new:
            assert any(word in old for word in ("magical", "enchanted", "elf", "elves", "conjures"))
        for word in ("owl", "wand", "dragons", "é", "😀", "100 %"):
            assert new.count(word) == old.count(word)
