"""The ledger's form as a JSON Schema, for editors."""

from __future__ import annotations

import json
from typing import Any

from claimlint.ledger.evidence.model import KINDS
from claimlint.ledger.evidence.schema import CLAIM_KEYS, PROOF_KEYS, REQUIRED
from claimlint.rulebook.model import AUDIENCES, PRODUCTS

_ABOUT = {
    "id": "Names the claim in findings and in the register.",
    "wording": "What may be said.",
    "variants": "Wordings that were approved besides.",
    "subjects": "Names under which copy speaks of the product.",
    "product": "Product classes that it is approved for.",
    "markets": "Where it may be said.",
    "audience": "Whom it may be said to; without it, anybody.",
    "evidence": "What it rests on.",
    "companions": "Statements that must stand on the same page.",
    "approver": "Who approved it.",
    "approved-on": "Since when it may be said.",
    "review-by": "The last day on which the approval counts.",
    "kind": "What kind of evidence it is.",
    "n": "How many people or samples.",
    "result": "What came out, with its unit.",
    "reference": "Where it is published or filed.",
    "file": "The evidence itself; the path leads from the ledger's folder.",
    "sha256": "Digest of the file that was approved, in hexadecimal.",
}
_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_DAY: dict[str, Any] = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def ledger_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 7) of a ledger file."""
    forms: dict[str, dict[str, Any]] = {
        "id": {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$"},
        "product": _one_or_more({"enum": [*PRODUCTS]}),
        "markets": _one_or_more({"type": "string", "pattern": "^[a-z]{2}$"}),
        "audience": _one_or_more({"enum": [*AUDIENCES]}),
        "evidence": {"type": "array", "minItems": 1, "items": _proof()},
        "approved-on": _DAY,
        "review-by": _DAY,
    } | {key: _one_or_more(_TEXT) for key in ("variants", "subjects", "companions")}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Ledger of approved claims",
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": [*REQUIRED],
            "properties": _properties(CLAIM_KEYS, forms),
        },
    }


def written() -> str:
    """Return the schema as it is written to a file."""
    return json.dumps(ledger_schema(), indent=2) + "\n"


def _proof() -> dict[str, Any]:
    forms: dict[str, dict[str, Any]] = {
        "kind": {"enum": [*KINDS]},
        "n": {"type": "integer", "minimum": 0},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["kind"],
        "anyOf": [{"required": [key]} for key in ("result", "reference", "file")],
        "dependencies": {"sha256": ["file"]},
        "properties": _properties(PROOF_KEYS, forms),
    }


def _properties(keys: tuple[str, ...], forms: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {key: {"description": _ABOUT[key], **forms.get(key, _TEXT)} for key in keys}


def _one_or_more(item: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [item, {"type": "array", "items": item}]}
