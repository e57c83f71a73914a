"""A new approved claim, begun from a finding."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from claimlint.ledger.evidence.entry import appended, begun, ids, next_id
from claimlint.ledger.evidence.files import digest
from claimlint.ledger.evidence.schema import parse_ledger
from claimlint.project.atomic import write_atomically
from claimlint.project.evidence import load_claims
from claimlint.project.values import ValueRefusedError

if TYPE_CHECKING:
    from claimlint.ledger.evidence.model import ApprovedClaim
    from claimlint.register import Claim
    from claimlint.report import Profile

DEFAULT_LEDGER = os.path.join("claims", "claims.yaml")


class Proposal(NamedTuple):
    """What somebody says of a claim that is to be approved, as it is written in a ledger.

    ``file`` leads from the current folder. Dates are ISO dates.
    """

    wording: str
    product: str
    markets: tuple[str, ...]
    kind: str
    approver: str
    approved_on: str
    review_by: str
    id: str | None = None
    subjects: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    n: int | None = None
    result: str | None = None
    reference: str | None = None
    file: str | None = None


def choose(claims: list[Claim], line: int | None, fingerprint: str | None) -> Claim:
    """Return the one claim that is meant: on a line (from 1), or of a fingerprint's beginning.

    Raise `ValueRefusedError` when there is none, or more than one.
    """
    meant = [
        claim
        for claim in claims
        if (line is None or (claim.first_line or 0) <= line <= (claim.last_line or 0))
        and (fingerprint is None or (claim.fingerprint or "").startswith(fingerprint))
    ]
    sentences = dict.fromkeys((claim.path, claim.sentence_start, claim.sentence) for claim in meant)
    if not meant:
        raise ValueRefusedError("no claim is found there; give its --wording")
    if len(sentences) > 1:
        told = ", ".join(f"{claim.fingerprint} (line {claim.first_line})" for claim in meant[:5])
        raise ValueRefusedError(
            f"{len(sentences)} sentences hold a claim there; choose with PATH:LINE or "
            f"--finding: {told}"
        )
    return meant[0]


def ledger_for(configured: tuple[str, ...]) -> str:
    """Return the ledger file to write to: the configured one, or one in its folder."""
    if not configured:
        return DEFAULT_LEDGER
    first = configured[0]
    is_file = os.path.isfile(first) or first.endswith((".yaml", ".yml"))
    return first if is_file else os.path.join(first, os.path.basename(DEFAULT_LEDGER))


class Begun(NamedTuple):
    """A ledger with an entry begun at its end, which somebody has to finish.

    ``text`` is all of it, and ``before`` what it held; None where there is no such file yet.
    The entry begins at the offset ``start`` (code points).
    """

    path: str
    before: str | None
    text: str
    id: str
    start: int


def begin(
    path: str, before: str | None, claim: tuple[str, Profile], ledgers: tuple[str, ...]
) -> Begun:
    """Begin an entry in the ledger ``path``, which holds ``before``; nothing is written.

    ``claim`` is the wording, and what the copy is judged as. Evidence and approval are left to
    be written. The entry gets an id that none of ``ledgers`` has. Raise `RuleError` for a
    ledger that cannot be added to.
    """
    wording, profile = claim
    data = (before or "").encode("utf-8", "surrogatepass")
    others = load_claims(each for each in ledgers if os.path.exists(each))
    code = next_id([*(other.id for other in others), *ids(path, data)])
    entry = {
        "id": code,
        "wording": wording,
        "product": profile.product,
        "markets": [*profile.markets],
        "evidence": [{"kind": None, "reference": None}],
        "approver": None,
        "approved-on": None,
        "review-by": None,
    }
    text = begun(path, data, entry).decode("utf-8")
    return Begun(path, before, text, code, len(before or ""))


def add(path: str, proposal: Proposal, ledgers: tuple[str, ...]) -> ApprovedClaim:
    """Write ``proposal`` to the end of the ledger ``path``, which is made when it is missing.

    An id is given to it that none of ``ledgers`` has. Raise `RuleError` for a ledger that
    cannot be added to, and `OSError` for a file that cannot be read or written.
    """
    before = b""
    if os.path.exists(path):
        with open(path, "rb") as file:
            before = file.read()
    others = load_claims(each for each in ledgers if os.path.exists(each))
    own = parse_ledger(path, before)
    taken = {claim.id for claim in others} - {claim.id for claim in own}
    code = proposal.id or next_id([claim.id for claim in (*others, *own)])
    if code in taken:
        raise ValueRefusedError(f"the id {code} is taken by another ledger; choose another")
    folder = os.path.dirname(path)
    data, claim = appended(path, before, _entry(proposal, code, folder))
    os.makedirs(folder or os.curdir, exist_ok=True)
    write_atomically(path, data)
    return claim


def _entry(proposal: Proposal, code: str, folder: str) -> dict[str, Any]:
    proof: dict[str, Any] = {
        "kind": proposal.kind,
        "n": proposal.n,
        "result": proposal.result,
        "reference": proposal.reference,
    }
    if proposal.file is not None:
        proof["file"] = os.path.relpath(proposal.file, folder or os.curdir).replace(os.sep, "/")
        proof["sha256"] = digest(proposal.file)
    return {
        "id": code,
        "wording": proposal.wording,
        "subjects": [*proposal.subjects],
        "product": proposal.product,
        "markets": [*proposal.markets],
        "evidence": [{key: value for key, value in proof.items() if value is not None}],
        "companions": [*proposal.companions],
        "approver": proposal.approver,
        "approved-on": proposal.approved_on,
        "review-by": proposal.review_by,
    }
