"""Which findings have a fix, and what it changes in the prose."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from claimlint.fixing.placing import Wanted, ways
from claimlint.fixing.wording import reworded
from claimlint.project.trial import Attempt
from claimlint.spans import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from claimlint.document import Document
    from claimlint.finding import Finding, Safety
    from claimlint.project.catalogue import Catalogue
    from claimlint.report import View


def proposals(
    findings: Iterable[Finding],
    views: list[View],
    catalogue: Catalogue,
    safeties: Collection[Safety],
) -> list[Attempt]:
    """Return what may be tried for the findings, in reading order, none over another.

    Each stands with its plainest edits. A proposal that touches the words of an earlier one
    has to wait until that one is made.
    """
    seen_in = {
        (finding.code, finding.start, finding.end): number
        for number, (_, found) in enumerate(views)
        for finding in found
    }
    chosen: list[Attempt] = []
    ends: dict[int, int] = {}
    for finding in findings:
        recipe = catalogue.rule(finding.code).fix
        view = seen_in.get((finding.code, finding.start, finding.end))
        if recipe is None or recipe[0] not in safeties or view is None:
            continue
        wanted = _wanted(finding, view, views[view].document, recipe[1])
        if wanted is None or wanted.changes[0].start < ends.get(view, 0):
            continue
        edits = next(ways(wanted), None)
        if edits is not None:
            chosen.append(Attempt(finding, wanted, edits))
            ends[view] = wanted.changes[-1].end + 1
    return chosen


def _wanted(
    finding: Finding, view: int, document: Document, entries: tuple[tuple[str, str], ...]
) -> Wanted | None:
    offset = document.origin[0]
    claim = document.source_map.to_prose(finding.start - offset, finding.end - offset)
    if claim is None:
        return None
    at = bisect_right(document.blocks, claim.start, key=lambda block: block.start) - 1
    if at < 0 or claim.end > document.blocks[at].end:
        return None
    block = Span(document.blocks[at].start, document.blocks[at].end)
    changes = reworded(document.prose, claim, block, entries)
    return Wanted(view, document, tuple(changes)) if changes else None
