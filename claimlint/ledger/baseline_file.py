"""The file that a baseline is kept in: JSON that a person can read and review."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimlint.ledger.baseline import Entry
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION = 1
_REMEDY = "write it anew with --write-baseline"


def dump(entries: Iterable[Entry]) -> bytes:
    """Return the file's content: the same bytes for the same entries, whatever their order."""
    whole = {"version": VERSION, "findings": [entry._asdict() for entry in sorted(entries)]}
    return f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n".encode("utf-8", "surrogatepass")


def load(path: str, data: bytes) -> list[Entry]:
    """Return the entries that ``data``, the content of ``path``, holds.

    Raise `RuleError` with the line, where there is one, for what is no baseline.
    """
    try:
        whole = json.loads(data.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError as error:
        raise RuleError(path, 0, f"not UTF-8 (byte {error.start}); {_REMEDY}") from error
    except json.JSONDecodeError as error:
        raise RuleError(path, error.lineno, f"not valid JSON: {error.msg}; {_REMEDY}") from error
    except RecursionError as error:
        raise RuleError(path, 0, f"nested too deeply for a baseline; {_REMEDY}") from error
    if not isinstance(whole, dict) or "version" not in whole or "findings" not in whole:
        raise RuleError(path, 0, f"not a baseline of claimlint; {_REMEDY}")
    if whole["version"] != VERSION:
        message = f"a baseline of version {whole['version']!r}, and {VERSION} is expected"
        raise RuleError(path, 0, f"{message}; {_REMEDY}")
    if not isinstance(whole["findings"], list):
        raise RuleError(path, 0, f"'findings' is not a list; {_REMEDY}")
    return [_entry(path, number, entry) for number, entry in enumerate(whole["findings"], start=1)]


def _entry(path: str, number: int, entry: object) -> Entry:
    texts = entry if isinstance(entry, dict) else {}
    for key in Entry._fields:
        if not isinstance(texts.get(key), str):
            raise RuleError(path, 0, f"finding {number} has no text '{key}'; {_REMEDY}")
    return Entry(**{key: texts[key] for key in Entry._fields})
