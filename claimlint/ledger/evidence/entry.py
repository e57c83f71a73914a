"""A new entry at the end of a ledger file, whose comments and order stay as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from claimlint.ledger.evidence.model import KINDS
from claimlint.ledger.evidence.schema import parse_ledger
from claimlint.rulebook.model import RuleError
from claimlint.rulebook.nodes import compose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimlint.ledger.evidence.model import ApprovedClaim

_REMEDY = "mend the file, or name another with --ledger"
_TO_FILL_IN = f"# Fill in, then delete this line. Kinds: {', '.join(KINDS)}."
_NUMBERED = re.compile(r"(.*?)(\d+)$")


def appended(path: str, data: bytes, entry: Mapping[str, Any]) -> tuple[bytes, ApprovedClaim]:
    """Return the ledger with ``entry`` at its end, and the claim that it reads as.

    Everything that stood there stays, byte for byte. Raise `RuleError` when the ledger is
    broken, is no block list, or would not be read with the new entry, and when the id is taken.
    """
    known = parse_ledger(path, data)
    said = {key: value for key, value in entry.items() if value not in (None, (), [])}
    whole = _with_lines(path, data, _lines(said))
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


def begun(path: str, data: bytes, entry: Mapping[str, Any]) -> bytes:
    """Return the ledger with ``entry`` at its end, of which what is None is still to be written.

    Entries before it may be unfinished too; they stay, byte for byte. Raise `RuleError` when
    the ledger is no YAML or no block list, or when nothing can be added at its end.
    """
    before: list[RuleError] = []
    after: list[RuleError] = []
    known = parse_ledger(path, data, before)
    blanks = [f"{key}:" for key in _blanks(entry)]
    lines = [
        f"{line} " if line.lstrip("- ") in blanks else line  # so that one can write on at once
        for line in _lines(entry)
    ]
    whole = _with_lines(path, data, [_TO_FILL_IN, *lines])
    same = parse_ledger(path, whole, after) == known
    same = same and [*map(str, before)] == [*map(str, after)][: len(before)]
    if not same or ids(path, whole) != [*ids(path, data), entry["id"]]:
        raise RuleError(path, 0, f"nothing can be added at its end; {_REMEDY}")
    return whole


def ids(path: str, data: bytes) -> list[str]:
    """Return the ids of a ledger's entries, of unfinished ones too; raise `RuleError`."""
    root = compose(path, data)
    entries = [entry.items() for entry in root.entries()] if root else []
    return [fields["id"].text() for fields in entries if "id" in fields]


def next_id(ids: list[str]) -> str:
    """Return an id that follows the last numbered one, such as LUM-13 after LUM-12."""
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


def _with_lines(path: str, data: bytes, lines: list[str]) -> bytes:
    text = data.decode("utf-8")
    end = "\r\n" if "\r\n" in text else "\n"
    indent = " " * _indent(path, data)
    if text and not text.endswith("\n"):
        text += end
    return (text + "".join(f"{indent}{line}{end}" for line in lines)).encode("utf-8")


def _blanks(entry: Mapping[str, Any]) -> Iterator[str]:
    for key, value in entry.items():
        if value is None:
            yield key
        elif isinstance(value, list):
            for each in value:
                yield from _blanks(each) if isinstance(each, dict) else ()


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
    text: str = yaml.dump([entry], Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=96)
    return text.splitlines()


class _Dumper(yaml.SafeDumper):
    """Writes None as nothing at all: a value that is still to be written."""


_Dumper.add_representer(
    type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "")
)
