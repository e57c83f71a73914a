"""What the linter says of one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from claimlint.substantiation import Substantiation

Severity = Literal["error", "warning", "info"]
Safety = Literal["safe", "unsafe", "display"]

SEVERITY_RANK: dict[str, int] = {"error": 0, "warning": 1, "info": 2}


class Edit(NamedTuple):
    """Replace ``start:end`` of the source (code points, half-open) by ``text``."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """Edits that remove a finding, and how far they may be trusted.

    ``safe`` keeps the meaning, ``unsafe`` changes it, ``display`` is only shown.
    """

    edits: tuple[Edit, ...]
    safety: Safety


class Finding(NamedTuple):
    """One claim that a rule objects to.

    ``start:end`` are offsets in the source, half-open code points; ``text`` is the source
    between them. ``markets`` are those for which the verdict holds; ``also`` are the codes
    of weaker rules that met the same words. ``fingerprint`` stays the same when lines are
    inserted above: it is made of the rule, the sentence and its occurrence in the file.
    ``place`` names the spot as a user of the format would: a page, a cell, row and field.
    ``substantiation`` is there when a ledger of approved claims was asked.
    """

    path: str
    code: str
    severity: Severity
    markets: tuple[str, ...]
    start: int
    end: int
    text: str
    also: tuple[str, ...]
    fix: Fix | None
    fingerprint: str
    place: str | None = None
    note: str | None = None
    substantiation: Substantiation | None = None


class Dismissal(NamedTuple):
    """A claim that was considered and dropped, for ``--verbose``.

    ``because`` is the guard's name; ``start:end`` are offsets in the source.
    """

    path: str
    code: str
    because: str
    start: int
    end: int
    text: str
    place: str | None = None
