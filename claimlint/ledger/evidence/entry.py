"""A new entry at the end of a ledger file, whose comments and order stay as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from claimlint.ledger.evidence.schema import parse_ledger
from claimlint.rulebook.model import RuleError
from claimlint.rulebook.nodes import compose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimlint.ledger.evidence.model import ApprovedClaim

_REMEDY = "mend the file, or name another with --ledger"
_NUMBERED = re.compile(r"(.*?)(\d+)$")


def appended(path: str, data: bytes, entry: Mapping[str, Any]) -> tuple[bytes, ApprovedClaim]:
    """Return the ledger with ``entry`` at its end, and the claim that it reads as.

    Everything that stood there stays, byte for byte. Raise `RuleError` when the ledger is
    broken, is no block list, or would not be read with the new entry, and when the id is taken.
    """
    known = parse_ledger(path, data)
    text = data.decode("utf-8")
    end = "\r\n" if "\r\n" in text else "\n"
    block = "".join(f"{' ' * _indent(path, data)}{line}{end}" for line in _lines(entry))
    if text and not text.endswith("\n"):
        text += end
    whole = (text + block).encode("utf-8")
    try:
        claims = parse_ledger(path, whole)
    except RuleError as error:
        raise RuleError(path, error.line, f"{error.message}; {_REMEDY}") from error
    if claims[:-1] != known:
        raise RuleError(path, 0, f"nothing can be added at its end; {_REMEDY}")
    taken = next((claim for claim in known if claim.id == claims[-1].id), None)
    if taken is not None:
        raise RuleError(path, taken.line, f"the id {taken.id} is taken; choose another")
    return whole, claims[-1]


def next_id(claims: Iterable[ApprovedClaim]) -> str:
    """Return an id that follows the last numbered one, such as LUM-13 after LUM-12."""
    ids = [claim.id for claim in claims]
    for last in reversed(ids):
        match = _NUMBERED.match(last)
        if match is None:
            continue
        stem, width = match[1], len(match[2])
        numbers = [
            int(found[2]) for each in ids if (found := _NUMBERED.match(each)) and found[1] == stem
        ]
        return f"{stem}{max(numbers) + 1:0{width}}"
    return "CLM-1"


def _indent(path: str, data: bytes) -> int:
    """Return how far the hyphens of the list are indented."""
    root = compose(path, data)
    if root is None:
        return 0
    if root.is_flow():
        raise RuleError(
            path,
            root.line,
            f"the list is written in brackets, to which nothing is added; {_REMEDY}",
        )
    return int(root.raw.start_mark.column)


def _lines(entry: Mapping[str, Any]) -> list[str]:
    text: str = yaml.safe_dump(
        [{key: value for key, value in entry.items() if value not in (None, (), [])}],
        sort_keys=False,
        allow_unicode=True,
        width=96,
    )
    return text.splitlines()
