"""Findings that somebody has decided about, so that they do not count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from claimlint.finding import Finding


class Allowed(NamedTuple):
    """A finding that stands no longer, and why.

    ``by`` says what allows it: a "comment" in the copy, the "baseline", or the "evidence" of
    an approved claim. ``reason`` is what a person wrote there, empty when nothing was.
    """

    finding: Finding
    by: Literal["comment", "baseline", "evidence"]
    reason: str
