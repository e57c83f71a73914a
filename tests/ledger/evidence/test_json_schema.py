"""The JSON Schema says what the loader takes."""

from __future__ import annotations

import json
import os
from typing import Any

import jsonschema
import pytest
import yaml

from claimlint.ledger.evidence.json_schema import ledger_schema, written
from claimlint.ledger.evidence.schema import parse_ledger
from claimlint.rulebook.model import RuleError
from tests.ledger.evidence.test_schema import GOOD

CHANGES = [
    ("", ""),
    ("  variants: [Softens the look of lines.]\n", "  variants: Softens the look of lines.\n"),
    ("  subjects: [Lumen Serum]\n", ""),
    ("product: cosmetic", "product: [cosmetic, device]"),
    ("  wording: ", "  wordings: "),
    ("  approver: Dr. R. Lind\n", ""),
    ("LUM-1", "LUM 1"),
    ("kind: human trial", "kind: human"),
    ("      kind: human trial\n", ""),
    ("product: cosmetic", "product: cosmetics"),
    ("[us, gb]", "[us, europe]"),
    ("2026-01-15", "15.1.2026"),
    ("n: 42", "n: many"),
    ("a" * 64, "abc"),
    ("      file: files/trial.pdf\n", ""),
    ("Reduces the look of fine lines.", '""'),
]


@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_both_take_the_same(old: str, new: str) -> None:
    text = GOOD.replace(old, new)
    try:
        parse_ledger("l.yaml", text.encode())
        taken = True
    except RuleError:
        taken = False
    data: Any = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes strings only
    number = data[0]["evidence"][0].get("n", "")
    if number.isdigit():
        data[0]["evidence"][0]["n"] = int(number)
    assert jsonschema.Draft7Validator(ledger_schema()).is_valid(data) == taken


def test_the_file_in_the_repository_is_up_to_date() -> None:
    root = os.path.join(os.path.dirname(__file__), "..", "..", "..")
    with open(os.path.join(root, "ledger.schema.json"), encoding="utf-8") as file:
        assert file.read() == written()
    jsonschema.Draft7Validator.check_schema(json.loads(written()))
