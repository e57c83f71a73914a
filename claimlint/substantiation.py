"""What the evidence ledger says of one claim."""

from __future__ import annotations

from typing import Literal, NamedTuple

State = Literal["substantiated", "expired", "unsupported", "unlawful"]


class Substantiation(NamedTuple):
    """How a claim in copy stands with the approved claims.

    ``claim`` is the id of the approved claim that comes nearest, None when none is near.
    ``differences`` tell why it does not count here; "unlawful" is what no evidence allows.
    Where ``settles`` is true, nothing is left to be said against the claim.
    """

    state: State
    claim: str | None
    differences: tuple[str, ...] = ()
    settles: bool = False

    @property
    def told(self) -> str | None:
        """Return it in words, for a message; None when there is nothing to tell."""
        if self.claim is None:
            return None
        if self.state == "substantiated":
            return f"substantiated by {self.claim}"
        if self.state == "unlawful" and not self.differences:
            return f"approved as {self.claim}, but no evidence allows it"
        near = "approved as" if self.state == "expired" else "close to"
        return f"{near} {self.claim}, but {'; '.join(self.differences)}"
