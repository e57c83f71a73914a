"""Approved claims as the ledger holds them."""

from __future__ import annotations

from typing import NamedTuple

KINDS = ("human trial", "in vitro", "animal", "survey", "regulation")
# Evidence of these kinds says nothing of people unless the wording says so.
OUTSIDE_PEOPLE = frozenset(["in vitro", "animal"])


class Proof(NamedTuple):
    """One piece of evidence.

    ``kind`` is one of `KINDS`, ``n`` the number of people or samples, ``result`` what came
    out, with its unit; ``reference`` says where it is published or filed. ``file`` leads from
    the current folder and ``sha256`` is its digest, in hexadecimal. ``line`` counts from 1.
    """

    kind: str
    n: int | None
    result: str | None
    reference: str | None
    file: str | None
    sha256: str | None
    line: int


class ApprovedClaim(NamedTuple):
    """Wording that somebody approved for products and markets, with its evidence.

    ``variants`` are wordings approved besides. ``subjects`` are the names of the product;
    without any, the wording itself says what it is about. ``products`` are product classes.
    ``companions`` are statements that must stand on the same page. Dates are ISO dates; from
    the day after ``review_by`` on the approval counts no longer. ``path`` and ``line`` say
    where it is written.
    """

    id: str
    wording: str
    variants: tuple[str, ...]
    subjects: tuple[str, ...]
    products: tuple[str, ...]
    markets: tuple[str, ...]
    audiences: tuple[str, ...]
    evidence: tuple[Proof, ...]
    companions: tuple[str, ...]
    approver: str
    approved_on: str
    review_by: str
    path: str
    line: int

    @property
    def wordings(self) -> tuple[str, ...]:
        """Return every approved wording, the main one first."""
        return (self.wording, *self.variants)
