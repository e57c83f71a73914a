"""The register of claims, before anything is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimlint.report import Failure, Profile
    from claimlint.substantiation import State


class Claim(NamedTuple):
    """One claim in the copy.

    ``start:end`` are code points of the file (of the text taken out of it where it has no
    lines), ``first_line``, ``column`` and ``last_line`` count from 1 and are None there.
    ``kind`` is the category of the rule that met it, or appearance, performance or benefit
    for what no rule objects to. ``code`` and ``severity`` are those of the finding, if any.
    ``approved`` is the id of the approved claim that it is, or comes nearest to, with who
    approved that and when it is to be reviewed; ``differences`` tell why it does not count.
    """

    path: str
    first_line: int | None
    column: int | None
    last_line: int | None
    place: str | None
    start: int
    end: int
    text: str
    sentence: str
    sentence_start: int
    kind: str
    code: str | None
    severity: str | None
    product: str
    markets: tuple[str, ...]
    state: State
    approved: str | None
    approver: str | None
    review_by: str | None
    differences: tuple[str, ...]
    fingerprint: str | None


class Register(NamedTuple):
    """Every claim of a run, in the order of files and places, and what could not be read.

    ``files`` counts those that were read.
    """

    profile: Profile
    claims: list[Claim]
    files: int
    failures: list[Failure]
    notices: list[str]
