"""Copy as its reader sees it, with the claims marked."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from claimlint.finding import Finding
from claimlint.reporters.plain import is_harmless

if TYPE_CHECKING:
    from claimlint.document import Block, Document
    from claimlint.report import FileReport, View
    from claimlint.reporters.record import Entry

# Blocks that do not stand in the text that is seen, and are named for that.
_NAMED = {
    "alt": "Text of a picture",
    "title": "Title",
    "meta": "Description for search engines",
    "attribute": "Label",
    "caption": "Caption",
    "footnote": "Footnote",
    "front-matter": "Front matter",
}

_Mark = tuple[int, int, str, "Entry"]


def shown(text: str) -> str:
    """Return text as HTML that shows it and does nothing else."""
    kept = "".join(sign for sign in text if is_harmless(sign) or sign in "\n\t")
    return escape(kept)


def copy_of(file: FileReport, numbered: list[tuple[str, Entry]]) -> tuple[str, dict[str, str]]:
    """Return the copy of a file, and its claims, by their ids, as they are read in it.

    ``numbered`` are the claims with their ids. Of a file of several records, those are shown
    in which there are claims.
    """
    views = file.views or []
    wanted = {
        (entry.claim.code, entry.claim.start, entry.claim.end): (name, entry)
        for name, entry in reversed(numbered)
        if isinstance(entry.claim, Finding)
    }
    parts: list[str] = []
    texts: dict[str, str] = {}
    for view in views:
        marks = _marks(view, wanted)
        prose = view.document.prose
        texts.update({name: prose[start:end] for start, end, name, _ in marks})
        if marks or len(views) == 1:
            parts.append(_view(view, marks))
    left_out = sum(bool(view.document.blocks) for view in views) - len(parts)
    if left_out > 0:
        parts.append(f"<p>{left_out} more without claims.</p>")
    return "".join(parts), texts


def _marks(view: View, wanted: dict[tuple[str, int, int], tuple[str, Entry]]) -> list[_Mark]:
    """The claims of a document in its prose, in order, none over another."""
    document, offset = view.document, view.document.origin[0]
    marks: list[_Mark] = []
    for finding in view.findings:
        told = wanted.get((finding.code, finding.start, finding.end))
        span = told and document.source_map.to_prose(finding.start - offset, finding.end - offset)
        if told and span:
            marks.append((*span, *told))
    marks.sort(key=lambda mark: mark[:2])
    apart: list[_Mark] = []
    for mark in marks:
        if not apart or mark[0] >= apart[-1][1]:
            apart.append(mark)
    return apart


def _view(view: View, marks: list[_Mark]) -> str:
    document = view.document
    waiting = list(reversed(marks))
    parts, before = [], None
    for block in document.blocks:
        place = document.places.at(block.start) if document.places else None
        if place and place != before:
            parts.append(f'<p class="place">{shown(place)}</p>\n')
        before = place
        parts.append(_block(document, block, waiting))
    return "".join(parts)


def _block(document: Document, block: Block, waiting: list[_Mark]) -> str:
    """A block with the marks that begin in it, which are taken from the end of ``waiting``."""
    parts, at = [], block.start
    while waiting and waiting[-1][0] < block.end:
        start, end, name, entry = waiting.pop()
        start, end = max(start, at), min(max(end, at), block.end)
        parts += [shown(document.prose[at:start]), _mark(document.prose[start:end], name, entry)]
        at = end
    parts.append(shown(document.prose[at : block.end]))
    label = _NAMED.get(block.kind)
    named = f'<span class="kind">{label}: </span>' if label else ""
    return f'<p class="{block.kind}">{named}{"".join(parts)}</p>\n'


def _mark(text: str, name: str, entry: Entry) -> str:
    claim = entry.claim
    severity = claim.severity if isinstance(claim, Finding) else ""
    state = severity if entry.state == "found" else "allowed"
    told = f"{severity} {claim.code}" if entry.state == "found" else f"{entry.state} {claim.code}"
    return (
        f'<a class="claim {state}" href="#{name}" data-claim="{name}">{shown(text)}'
        f'<span class="quiet"> ({told})</span></a>'
    )
