"""Whether the files of the evidence are what was approved."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimlint.ledger.evidence.model import Proof

_PIECE = 1 << 20


def digest(path: str) -> str:
    """Return the SHA-256 of a file in hexadecimal; raise `OSError` when it cannot be read."""
    found = hashlib.sha256()
    with open(path, "rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def trouble(proof: Proof) -> str | None:
    """Return what is wrong with the file of a piece of evidence; None when nothing is."""
    if proof.file is None:
        return None
    name = os.path.basename(proof.file)
    if not os.path.isfile(proof.file):
        return f"the evidence file {name} is missing"
    if proof.sha256 is None:
        return f"nothing says which {name} was approved; give its sha256"
    try:
        unchanged = digest(proof.file) == proof.sha256
    except OSError as error:
        return f"the evidence file {name} cannot be read ({(error.strerror or 'error').lower()})"
    return None if unchanged else f"the evidence file {name} was changed after the approval"
