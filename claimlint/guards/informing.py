"""The page as a whole informs and sells nothing.

For rules whose claims have no agent to look at: "FDA approved", "better than surgery". On the
page of a health service or a textbook they are facts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.guards.context import Verdict

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim

NAME = "informing"
CUES: tuple[str, ...] = ()


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim on a page that shows no sign of selling."""
    del claim
    if not context.voice.educational:
        return None
    return Verdict(NAME, "drop", "the page informs and sells nothing")
