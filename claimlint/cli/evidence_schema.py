"""``claimlint evidence schema``."""

from __future__ import annotations

import click

from claimlint.cli.output import write
from claimlint.ledger.evidence.json_schema import written


@click.command("schema")
def evidence_schema() -> int:
    """Print the JSON Schema of a ledger, by which editors complete and check it."""
    write(written(), None, utf8=True)
    return 0
