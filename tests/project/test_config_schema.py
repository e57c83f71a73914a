"""The JSON Schema accepts what the program accepts, and the reference tells every key."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from claimlint.project.config import load_config
from claimlint.project.config_schema import NAME, config_schema, dumped
from claimlint.project.keys import KEYS, OVERRIDE_KEYS, TABLE, VOCABULARY
from claimlint.rulebook.model import RuleError

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")

GOOD = [
    "",
    "product: cosmetic",
    "markets: us",
    "markets: [us, EU, gb, 'de,fr', no]",
    "audience: professionals",
    "as-of: 2026-11-21",
    "select: AGE001",
    "select: [AGE, dis001]",
    "ignore: []",
    "extend-select: [CLM]",
    "severities: {AGE: off, DIS001: info, n: warning, CLM001: error}",
    "severities: {}",
    "severity: warning",
    "fail-on: error",
    "format: concise",
    "include: '*.md'",
    "exclude: [drafts/**, '*.txt']",
    "copy-fields: [blurb]",
    "skip-fields: note",
    "rules: [claims]",
    "vocabulary: {products: [Aurelle Nº 3], ingredients: Dewplex, licensed: [Novaskin]}",
    "baseline: known.json",
    "rule-pages: https://rules.example/docs",
    "evidence: [claims]",
    "overrides: []",
    "overrides: [{paths: a}, {paths: [a, b], markets: [uk], severities: {AGE: off}}]",
    "overrides: [{paths: a, product: food, audience: consumers, select: A}]",
    "overrides: [{paths: a, ignore: [], extend-select: B}]",
]
BAD = [
    "produkt: food",
    "product: foods",
    "product: [food]",
    "product: {food: yes}",
    "markets: []",
    "markets: usa",
    "markets: [us, xx]",
    "audience: all",
    "as-of: tomorrow",
    "as-of: [2026-01-01]",
    "select: {AGE: on}",
    "severities: [AGE]",
    "severities: {AGE: fatal}",
    "severities: {AGE: [off]}",
    "severity: off",
    "fail-on: never",
    "format: pdf",
    "include: {a: b}",
    "rules: [[a]]",
    "vocabulary: [a]",
    "vocabulary: {brands: [a]}",
    "vocabulary: {products: {a: b}}",
    "baseline: [a, b]",
    "rule-pages: docs/rules",
    "rule-pages: 'https://rules.example/a b'",
    "overrides: {paths: a}",
    "overrides: [{product: food}]",
    "overrides: [{paths: []}]",
    "overrides: [{paths: a, format: json}]",
    "overrides: [{paths: a, product: foods}]",
    "- product",
]


def test_the_schema_in_the_repository_is_the_one_of_the_code() -> None:
    assert (ROOT / NAME).read_text(encoding="utf-8") == dumped()


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(config_schema())
    json.loads(dumped())


@pytest.mark.parametrize(
    ("text", "accepted"), [(t, True) for t in GOOD] + [(t, False) for t in BAD]
)
def test_the_schema_accepts_what_the_code_accepts(
    tmp_path: Path,
    text: str,
    accepted: bool,  # noqa: FBT001 - a table
) -> None:
    path = tmp_path / "claimlint.yaml"
    path.write_text(text, encoding="utf-8")
    # Claimlint takes every scalar for text, as editors do that know YAML 1.2.
    value: Any = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes strings only
    assert jsonschema.Draft7Validator(config_schema()).is_valid(value) is accepted
    if accepted:
        load_config(str(path))
        return
    with pytest.raises(RuleError) as caught:
        load_config(str(path))
    assert caught.value.line == 1


def test_the_table_covers_every_key() -> None:
    mentioned = {key for key in KEYS if any(f"{key}:" in text for text in GOOD)}
    assert mentioned == set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_the_reference_tells_every_key(key: str) -> None:
    row = TABLE[key]
    (line,) = (line for line in REFERENCE.splitlines() if line.startswith(f"| `{key}` |"))
    _, _, about, takes, default, paths, _ = (cell.strip() for cell in line.split("|"))
    assert (about, default, paths) == (row.about, row.default, "yes" if row.for_paths else "")
    assert takes
    assert set(row.options) <= set(takes.replace("`", "").split(", ")) or row.kind == "severities"


def test_the_reference_tells_no_other_key() -> None:
    rows = [line.split("`")[1] for line in REFERENCE.splitlines() if line.startswith("| `")]
    assert sorted(rows) == sorted([*KEYS, *VOCABULARY])
    assert {*OVERRIDE_KEYS[1:]} <= {*KEYS}
