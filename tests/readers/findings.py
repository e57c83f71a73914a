"""Findings for tests of readers, which know no rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.finding import Finding

if TYPE_CHECKING:
    from claimlint.document import Document


def finding_at(document: Document, first: int, last: int) -> Finding:
    """Return a finding for a span of the prose, as the engine makes it."""
    start, end = document.source_map.to_source(first, last)
    offset, _ = document.origin
    return Finding(
        path=document.path,
        code="DIS001",
        severity="error",
        markets=("us",),
        start=offset + start,
        end=offset + end,
        text=document.source[start:end],
        also=(),
        fix=None,
        fingerprint="0",
        place=document.places.at(first) if document.places else None,
        note=None,
    )
