"""The JSON Schema of the configuration, by which editors complete and check it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimlint.project.keys import OVERRIDE_KEYS, TABLE, VOCABULARY
from claimlint.project.markets import all_markets

if TYPE_CHECKING:
    from claimlint.project.keys import Key

NAME = "claimlint.schema.json"
_DIALECT = "http://json-schema.org/draft-07/schema#"  # the one that editors know


def config_schema() -> dict[str, Any]:
    """Return the schema of ``claimlint.yaml`` and of ``[tool.claimlint]``."""
    return {
        "$schema": _DIALECT,
        "title": "Configuration of claimlint",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {name: _described(key) for name, key in TABLE.items()},
        "definitions": {
            "texts": _texts({"type": "string"}),
            "market": _market(),
            "override": _override(),
        },
    }


def dumped() -> str:
    """Return the schema as text, ending in a line end."""
    return json.dumps(config_schema(), ensure_ascii=False, indent=2) + "\n"


def _described(key: Key) -> dict[str, Any]:
    default = f" Default: {key.default}." if key.default else ""
    return {"description": f"{key.about}{default}", **_of_kind(key)}


def _of_kind(key: Key) -> dict[str, Any]:
    choice = {"type": "string", "enum": [*key.options]}
    market = {"$ref": "#/definitions/market"}
    texts = {"$ref": "#/definitions/texts"}
    kinds: dict[str, dict[str, Any]] = {
        "address": {"type": "string", "pattern": r"^https?://\S*$"},
        "choice": choice,
        "codes": texts,
        "day": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "markets": {"anyOf": [market, {"type": "array", "items": market, "minItems": 1}]},
        "path": {"type": "string"},
        "severities": {
            "type": "object",
            "propertyNames": {"pattern": "^(?:[A-Za-z]{1,3}|[A-Za-z]{3}[0-9]{1,3})$"},
            "additionalProperties": choice,
        },
        "texts": texts,
        "vocabulary": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                name: {"description": about, **texts} for name, about in VOCABULARY.items()
            },
        },
        "overrides": {"type": "array", "items": {"$ref": "#/definitions/override"}},
    }
    return kinds[key.kind]


def _override() -> dict[str, Any]:
    paths = {
        "description": "Patterns of the files that this is for, relative to the configuration.",
        **_texts({"type": "string", "minLength": 1}, minItems=1),
    }
    others = {name: _described(TABLE[name]) for name in OVERRIDE_KEYS if name in TABLE}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["paths"],
        "properties": {"paths": paths, **others},
    }


def _texts(item: dict[str, Any], **array: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {"anyOf": [item, {"type": "array", "items": item, **array}]}


def _market() -> dict[str, Any]:
    """One code, for completion, or several with commas, in small letters or capitals."""
    codes = [*all_markets(), "gb"]
    letters = "|".join("".join(f"[{sign}{sign.upper()}]" for sign in code) for code in codes)
    several = rf"^[\s,]*(?:{letters})(?:[\s,]*,[\s,]*(?:{letters}))*[\s,]*$"
    return {"type": "string", "anyOf": [{"enum": codes}, {"pattern": several}]}
