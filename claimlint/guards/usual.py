"""The usual set of guards, and those a rule may add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from claimlint.guards import (
    admission,
    agent,
    appearance,
    attribution,
    authorised,
    condition,
    doubt,
    educational,
    elsewhere,
    hedge,
    informing,
    listed,
    myth,
    narrated,
    negation,
    question,
    quotation,
    rebuttal,
    recounted,
    reference,
    trade,
    warning,
)

if TYPE_CHECKING:
    from claimlint.guards.context import Context, Verdict
    from claimlint.textkit.sentence import Claim


class Guard(Protocol):
    """What a guard module offers."""

    @property
    def NAME(self) -> str:  # noqa: N802 - a module constant
        """The name that rules and ``because`` use."""

    @property
    def CUES(self) -> tuple[str, ...]:  # noqa: N802 - a module constant
        """Lexicons of which the sentence must hold a term; empty when it need not."""

    def check(self, claim: Claim, context: Context) -> Verdict | None:
        """Judge one claim."""


USUAL: tuple[Guard, ...] = (
    negation,
    rebuttal,
    question,
    myth,
    listed,
    warning,
    attribution,
    quotation,
    condition,
    authorised,
    appearance,
    agent,
    educational,
    elsewhere,
    trade,
    recounted,
    hedge,
)
ADDITIONAL: tuple[Guard, ...] = (reference, doubt, informing, narrated, admission)
NAMES = frozenset(guard.NAME for guard in (*USUAL, *ADDITIONAL))
