"""Approved claims made by hand."""

from __future__ import annotations

from typing import Any

from claimlint.ledger.evidence.model import ApprovedClaim, Proof
from claimlint.rulebook.model import AUDIENCES


def approved(**given: Any) -> ApprovedClaim:  # noqa: ANN401 - the fields of a claim, as in YAML
    """An approved claim with the given fields, in force for years."""
    evidence = given.get("evidence", [{"kind": "human trial", "reference": "report 7"}])
    product = given.get("product", "cosmetic")
    return ApprovedClaim(
        id=given["id"],
        wording=given["wording"],
        variants=tuple(given.get("variants", ())),
        subjects=tuple(given.get("subjects", ())),
        products=(product,) if isinstance(product, str) else tuple(product),
        markets=tuple(given.get("markets", ["us"])),
        audiences=tuple(given.get("audiences", AUDIENCES)),
        evidence=tuple(
            Proof(
                entry["kind"],
                entry.get("n"),
                entry.get("result"),
                entry.get("reference"),
                entry.get("file"),
                entry.get("sha256"),
                1,
            )
            for entry in evidence
        ),
        companions=tuple(given.get("companions", ())),
        approver=given.get("approver", "Dr. R. Lind"),
        approved_on=given.get("approved_on", "2026-01-15"),
        review_by=given.get("review_by", "2028-01-15"),
        path="claims/lumen.yaml",
        line=1,
    )
