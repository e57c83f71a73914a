"""A claim that is being looked at, added to the ledger of approved claims."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from claimlint.ledger.evidence.model import KINDS
from claimlint.project.atomic import reason
from claimlint.project.evidence_add import Proposal, add, choose, ledger_for
from claimlint.project.register import register
from claimlint.project.values import ValueRefusedError, today
from claimlint.reporters.plain import harmless
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from claimlint.finding import Finding
    from claimlint.project.catalogue import Catalogue
    from claimlint.project.run import Request

_A_YEAR = 365


def add_to_ledger(request: Request, catalogue: Catalogue, path: str, finding: Finding) -> bool:
    """Ask what the evidence is and add the claim; say whether it was added."""
    ledger = ledger_for(request.evidence)
    try:
        claims = register(request._replace(paths=(path,)), catalogue).claims
        claim = choose(claims, None, finding.fingerprint)
        kind = click.prompt("Kind of evidence", type=click.Choice(KINDS), err=True)
        reference = click.prompt("Reference", err=True).strip()
        approver = click.prompt("Approver", err=True).strip()
        proposal = Proposal(
            wording=claim.sentence,
            product=claim.product,
            markets=request.profile.markets,
            kind=kind,
            approver=approver,
            approved_on=today(),
            review_by=(date.fromisoformat(today()) + timedelta(days=_A_YEAR)).isoformat(),
            reference=reference,
        )
        added = add(ledger, proposal, request.evidence)
    except (ValueRefusedError, RuleError) as error:
        click.echo(f"not added: {harmless(str(error))}", err=True)
        return False
    except OSError as error:
        click.echo(f"not added: {harmless(ledger)}: {reason(error)}", err=True)
        return False
    click.echo(f"{harmless(ledger)}:{added.line}: {added.id}", err=True)
    if not request.evidence:
        named = f"'evidence: [{harmless(ledger)}]' in claimlint.yaml, or --evidence"
        click.echo(f"name the ledger with {named}, and it is heard", err=True)
    return True
