"""Styles of a Word document, as far as they decide what is read and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers.office.events import Attributes, Handler
from claimlint.readers.office.marks import is_on

if TYPE_CHECKING:
    from collections.abc import Callable

_VALUE = "w:val"
_LONGEST_CHAIN = 50


class RunFormat(NamedTuple):
    """How a run is set; None is what it takes from the style, or the document, below it."""

    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    lang: str | None = None
    style: str | None = None

    def over(self, below: RunFormat) -> RunFormat:
        """Return this format with what it leaves open taken from another one."""
        return RunFormat(
            below.hidden if self.hidden is None else self.hidden,
            below.struck if self.struck is None else self.struck,
            below.raised if self.raised is None else self.raised,
            self.lang or below.lang,
            self.style or below.style,
        )


def run_format(current: RunFormat, name: str, given: Attributes) -> RunFormat:
    """Return ``current`` after an element of run properties, such as ``w:vanish``."""
    value = given.get(_VALUE)
    if name in ("w:vanish", "w:specVanish"):
        return current._replace(hidden=is_on(value))
    if name in ("w:strike", "w:dstrike"):
        return current._replace(struck=is_on(value))
    if name == "w:vertAlign":
        return current._replace(raised=value == "superscript")
    if name == "w:lang" and value:
        return current._replace(lang=value)
    if name == "w:rStyle":
        return current._replace(style=value)
    return current


RUN_PROPERTIES = (
    "w:vanish",
    "w:specVanish",
    "w:strike",
    "w:dstrike",
    "w:vertAlign",
    "w:lang",
    "w:rStyle",
)


class _Style:
    def __init__(self) -> None:
        self.name = ""
        self.based_on = ""
        self.level: str | None = None
        self.numbered: bool | None = None
        self.run = RunFormat()


class Styles(Handler):
    """Reads ``word/styles.xml``; without it, every style is an empty one."""

    skipped = frozenset(("w:tblStylePr", "w:rPrChange", "w:pPrChange", "w:latentStyles"))

    def __init__(self) -> None:
        """Begin with no styles."""
        super().__init__()
        self._styles: dict[str, _Style] = {}
        self._style = self._defaults = _Style()
        self._paragraph = ""
        self._resolved: dict[tuple[str, str], RunFormat] = {}
        self.starts = {
            "w:docDefaults": self._start_defaults,
            "w:style": self._start_style,
            "w:name": self._name,
            "w:basedOn": self._based_on,
            "w:outlineLvl": self._level,
            "w:numId": self._numbered,
            **{name: self._property(name) for name in RUN_PROPERTIES if name != "w:rStyle"},
        }

    def _start_defaults(self, _given: Attributes) -> None:
        self._style = self._defaults

    def _start_style(self, given: Attributes) -> None:
        self._style = _Style()
        key = given.get("w:styleId", "")
        self._styles[key] = self._style
        if given.get("w:type") == "paragraph" and given.get("w:default", "0") in ("1", "true"):
            self._paragraph = key

    def _name(self, given: Attributes) -> None:
        self._style.name = given.get(_VALUE, "").lower()

    def _based_on(self, given: Attributes) -> None:
        self._style.based_on = given.get(_VALUE, "")

    def _level(self, given: Attributes) -> None:
        self._style.level = given.get(_VALUE)

    def _numbered(self, given: Attributes) -> None:
        self._style.numbered = given.get(_VALUE, "0") != "0"

    def _property(self, name: str) -> Callable[[Attributes], None]:
        def change(given: Attributes) -> None:
            self._style.run = run_format(self._style.run, name, given)

        return change

    def _chain(self, key: str) -> list[_Style]:
        """The style and those that it is based on; a circle ends somewhere."""
        chain: list[_Style] = []
        while key in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[key])
            key = chain[-1].based_on
        return chain

    def run(self, paragraph: str | None, character: str | None) -> RunFormat:
        """Return how text looks that has these styles and nothing else."""
        key = (self._paragraph if paragraph is None else paragraph, character or "")
        known = self._resolved.get(key)
        if known is None:
            known = RunFormat()
            for style in (*self._chain(key[1]), *self._chain(key[0]), self._defaults):
                known = known.over(style.run)
            self._resolved[key] = known
        return known

    def is_heading(self, paragraph: str | None, level: str | None) -> bool:
        """Whether a paragraph of the style, with its own outline level, is a heading."""
        chain = self._chain(self._paragraph if paragraph is None else paragraph)
        levels = [level, *(style.level for style in chain)]
        told = next((each for each in levels if each is not None), None)
        if told is not None:
            return told != "9"
        return any(s.name.startswith("heading ") or s.name in ("title", "subtitle") for s in chain)

    def is_caption(self, paragraph: str | None) -> bool:
        """Whether the style is that of captions."""
        return any(style.name == "caption" for style in self._chain(paragraph or ""))

    def is_item(self, paragraph: str | None, numbered: bool | None) -> bool:  # noqa: FBT001 - None, too
        """Whether a paragraph of the style, with its own say on numbering, is in a list."""
        chain = self._chain(self._paragraph if paragraph is None else paragraph)
        said = [numbered, *(style.numbered for style in chain)]
        told = next((each for each in said if each is not None), None)
        return bool(told) if told is not None else any(s.name.startswith("list ") for s in chain)
