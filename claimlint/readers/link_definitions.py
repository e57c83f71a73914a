"""Markdown's link definitions, which may stand far from the links that use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyromark import Markdown

if TYPE_CHECKING:
    from pyromark import Options
    from pyromark.event import BrokenLink, LinkDef


class LinkDefinitions:
    """The link definitions of a file, by label.

    They are asked for before the events, so that the parser never holds the file twice.
    """

    def __init__(self, body: str, options: Options) -> None:
        """Look for all of them as a parser with these options does."""
        self._known: dict[str, LinkDef] = {}
        self._told: set[str] = set()
        if "]" in body and "]:" in body:
            known = Markdown(options=options).reference_definitions(body)
            self._known = {_normal(label): known[label] for label in known}

    def resolve(self, link: BrokenLink) -> tuple[str, str] | None:
        """Return where a link leads that is defined in another part of the file, and its title."""
        definition = self._known.get(_normal(link["reference"]))
        return (definition["dest"], definition["title"] or "") if definition else None

    def untold(self, label: str) -> LinkDef | None:
        """Return the definition of a label at its first use, if it has a title."""
        label = _normal(label)
        definition = self._known.get(label)
        if label in self._told or not (definition and definition["title"]):
            return None
        self._told.add(label)
        return definition


def _normal(label: str) -> str:
    return " ".join(label.split()).casefold()
