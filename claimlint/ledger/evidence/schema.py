"""Ledger files read strictly: every defect names file and line."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, TypeVar

from claimlint.ledger.evidence.model import KINDS, ApprovedClaim, Proof
from claimlint.rulebook.model import AUDIENCES, PRODUCTS, RuleError
from claimlint.rulebook.nodes import Node, compose

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIM_KEYS = ("id", "wording", "variants", "subjects", "product", "markets", "audience",
              "evidence", "companions", "approver", "approved-on", "review-by")  # fmt: skip
REQUIRED = ("id", "wording", "product", "markets", "evidence", "approver", "approved-on",
            "review-by")  # fmt: skip
PROOF_KEYS = ("kind", "n", "result", "reference", "file", "sha256")

_TO_WRITE = {
    "approved-on": "the day of the approval, such as 2026-01-31",
    "approver": "who approves the claim",
    "evidence": "what the claim rests on",
    "kind": f"one of {', '.join(KINDS)}",
    "reference": "where the evidence is published or filed, or give a 'result' or a 'file'",
    "review-by": "the last day on which the approval counts, such as 2027-01-31",
}
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*$")
_DIGEST = re.compile(r"[0-9a-f]{64}$")
_MARKET = re.compile(r"[a-z]{2}$")
_T = TypeVar("_T")


def parse_ledger(
    path: str, data: bytes, defects: list[RuleError] | None = None
) -> list[ApprovedClaim]:
    """Return the claims of one ledger file.

    Raise `RuleError` for the first defect, or collect all of them in ``defects`` and leave
    the claims out that have one.
    """
    root = compose(path, data)
    if root is None:
        return []
    claims = []
    for node in root.entries():
        try:
            wrong = _blanks(node)
            if not wrong:
                claims.append(_claim(node))
        except RuleError as error:
            wrong = [error]
        if defects is not None:
            defects += wrong
        elif wrong:
            raise wrong[0]
    return claims


def _blanks(node: Node) -> list[RuleError]:
    """Return an error for each value of an entry that is still to be written."""
    if not node.is_mapping():
        return []
    fields = [*node.items().items()]
    for key, value in fields:
        if key == "evidence" and value.is_list():
            fields += [
                field
                for proof in value.entries()
                if proof.is_mapping()
                for field in proof.items().items()
            ]
    wrong = [
        value.error(f"'{key}' is empty; write {_TO_WRITE.get(key, 'it')}")
        for key, value in fields
        if not (value.is_list() or value.is_mapping() or value.text())
    ]
    return sorted(wrong, key=lambda error: error.line)


def _claim(node: Node) -> ApprovedClaim:
    fields = node.items(CLAIM_KEYS)
    missing = [key for key in REQUIRED if key not in fields]
    if missing:
        raise node.error(f"'{missing[0]}' is missing; write it")
    claim = ApprovedClaim(
        id=_matching(fields["id"], _ID, "an id is made of letters, digits, dots and hyphens"),
        wording=_said(fields["wording"]),
        variants=_each(fields.get("variants"), _said),
        subjects=_each(fields.get("subjects"), _said),
        products=_each(fields["product"], lambda entry: entry.choice(PRODUCTS)),
        markets=_each(fields["markets"], _market),
        audiences=_each(fields.get("audience"), lambda entry: entry.choice(AUDIENCES)) or AUDIENCES,
        evidence=tuple(_proof(entry) for entry in fields["evidence"].entries()),
        companions=_each(fields.get("companions"), _said),
        approver=_said(fields["approver"]),
        approved_on=_day(fields["approved-on"]),
        review_by=_day(fields["review-by"]),
        path=node.path,
        line=node.line,
    )
    if not claim.evidence:
        raise fields["evidence"].error("no evidence is named; a claim needs one piece at least")
    if claim.review_by <= claim.approved_on:
        raise fields["review-by"].error("the review comes after the approval; write a later day")
    return claim


def _each(node: Node | None, read: Callable[[Node], _T]) -> tuple[_T, ...]:
    if node is None:
        return ()
    return tuple(read(entry) for entry in (node.entries() if node.is_list() else [node]))


def _said(node: Node) -> str:
    text = node.text()
    if not text:
        raise node.error("a text is expected here")
    return text


def _matching(node: Node, pattern: re.Pattern[str], what: str) -> str:
    text = node.text()
    if not pattern.match(text):
        raise node.error(f"{text!r} will not do; {what}")
    return text


def _market(node: Node) -> str:
    code = _matching(node, _MARKET, "a market is us, eu, uk or another country's two letters")
    return "uk" if code == "gb" else code


def _day(node: Node) -> str:
    from datetime import date

    text = node.text()
    try:
        known = date.fromisoformat(text).isoformat() == text
    except ValueError:
        known = False
    if not known:
        raise node.error(f"{text!r} is not a date; write YYYY-MM-DD, such as 2026-01-31")
    return text


def _proof(node: Node) -> Proof:
    fields = node.items(PROOF_KEYS)
    if "kind" not in fields:
        raise node.error("'kind' is missing; write it")
    file = fields.get("file")
    digest = fields.get("sha256")
    if digest is not None and file is None:
        raise digest.error("'sha256' belongs to a 'file'; name it")
    proof = Proof(
        kind=fields["kind"].choice(KINDS),
        n=fields["n"].number() if "n" in fields else None,
        result=_said(fields["result"]) if "result" in fields else None,
        reference=_said(fields["reference"]) if "reference" in fields else None,
        file=os.path.join(os.path.dirname(node.path), _said(file)) if file else None,
        sha256=_matching(digest, _DIGEST, "64 hexadecimal digits are expected") if digest else None,
        line=node.line,
    )
    if proof.result is None and proof.reference is None and proof.file is None:
        raise node.error("says nothing; give its 'result', a 'reference' or a 'file'")
    return proof
