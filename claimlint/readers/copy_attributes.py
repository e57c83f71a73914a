"""Which attributes of HTML are copy, and which say how the content is to be taken."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from claimlint.readers.elements import PREFORMATTED, UNSEEN, Scope, is_component
from claimlint.readers.invisible import MASK
from claimlint.readers.language import has_rules
from claimlint.readers.references import unescaped
from claimlint.readers.tags import ATTRIBUTE, BLANKS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from claimlint.document import BlockKind
    from claimlint.readers.tags import Attribute

_COPY: dict[str, BlockKind] = {
    "alt": "alt",
    "aria-description": "attribute",
    "aria-label": "attribute",
    "aria-placeholder": "attribute",
    "aria-valuetext": "attribute",
    "label": "attribute",
    "placeholder": "attribute",
    "summary": "attribute",
    "title": "title",
}
# The names that authors of components and includes commonly give to their copy.
_PROPERTY = re.compile(
    r"(?:^|.*[-_a-z])(?:alt|badge|benefit|blurb|body|caption|claim|content|copy|cta|description"
    r"|disclaimer|excerpt|eyebrow|footnote|header|heading|headline|intro|kicker|label|lead|legend"
    r"|message|note|placeholder|quote|subheading|subline|subtitle|summary|tagline|teaser"
    r"|testimonial|text|title|tooltip)s?$",
    re.IGNORECASE,
)
_META = re.compile(
    r"(?:dc(?:terms)?[.:]|og:|twitter:)?(?:abstract|alternativeheadline|articlebody|caption"
    r"|description|headline|image:alt|keywords|name|reviewbody|site_name|slogan|subject|summary"
    r"|title)"
)
_LABELS = frozenset(("button", "reset", "submit"))
_UNTITLED = frozenset(("link", "script", "style"))
# A tag all of whose attributes say nothing here; most are. One in capitals is not among them.
_NOTABLE = "|".join([*_COPY, "hidden", "lang", "style", "xml:lang"])
DULL = re.compile(
    rf"(?:[{BLANKS}/]++(?!(?:{_NOTABLE})[{BLANKS}=/>]|[A-Z:\[]|v-bind:){ATTRIBUTE})*+[{BLANKS}/]*+>"
)
# What Vue and Angular put around the name of an attribute whose value is code.
_BOUND = re.compile(r"(?:v-bind:|:|\[)(?:attr\.)?([\w-]+)\]?")
_ONLY_STRING = re.compile(r"""\s*(?:'([^'\\]+)'|"([^"\\]+)"|`([^`\\$]+)`)\s*""")
_HIDING = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE
)
_PARTING = re.compile(
    r"(?:^|[;\s])display\s*:\s*(?:block|flex|flow-root|grid|list-item|table)\b", re.IGNORECASE
)
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:[-_][A-Za-z0-9]{1,8})*")


def is_copy_property(name: str) -> bool:
    """Whether a property of this name, of a component or an include, holds copy."""
    return _PROPERTY.match(name) is not None


def is_copy_attribute(name: str) -> bool:
    """Whether an attribute of this name, of an element or a component, holds copy."""
    return name in _COPY or is_copy_property(name)


def copies(
    html: str, name: str, found: Sequence[Attribute]
) -> Iterator[tuple[BlockKind, int, int]]:
    """Yield the attributes of an element that are copy: kind of block, and place in the HTML."""
    if name == "meta":
        if any(_names_copy(html, each) for each in found):
            yield from (("meta", a.start, a.end) for a in found if a.name == "content")
        return
    if name in _UNTITLED:
        return
    labels = name == "input" and _value(html, found, "type") in _LABELS
    component = is_component(name)
    for attribute, start, end in map(partial(_unbound, html), found):
        kind = _COPY.get(attribute)
        if kind is None and (
            (labels and attribute == "value")
            or (component and (is_copy_property(attribute) or MASK in html[start:end]))
        ):
            kind = "attribute"
        if kind and start < end:
            yield kind, start, end


def _unbound(html: str, attribute: Attribute) -> tuple[str, int, int]:
    """Return a bound attribute whose code is but a string as if the string were its value."""
    name, start, end = attribute
    bound = _BOUND.fullmatch(name)
    string = _ONLY_STRING.fullmatch(html, start, end) if bound else None
    if bound is None or string is None:
        return attribute
    return bound.group(1), *string.span(string.lastindex or 1)


def _names_copy(html: str, attribute: Attribute) -> bool:
    if attribute.name not in ("itemprop", "name", "property"):
        return False
    return _META.fullmatch(html[attribute.start : attribute.end].strip().lower()) is not None


def is_linked_data(html: str, found: Sequence[Attribute]) -> bool:
    """Whether the attributes of a script say that it holds JSON-LD."""
    return _value(html, found, "type").partition(";")[0].strip() == "application/ld+json"


def scope_of(
    html: str,
    name: str,
    found: Sequence[Attribute],
    outer: Scope,
    unseen_names: Collection[str] = UNSEEN,
) -> Scope:
    """Return what holds inside an element; ``outer`` itself if nothing changes.

    Of elements with ``unseen_names`` the content is never seen.
    Attributes that template code takes part in decide nothing.
    """
    unseen = outer.unseen or name in unseen_names
    preformatted = outer.preformatted or name in PREFORMATTED
    unseen = unseen or (name == "code" and outer.preformatted)
    language, foreign, block = outer.language, outer.foreign, False
    for attribute, start, end in found:
        if attribute == "style":
            style = html[start:end]
            unseen = unseen or _HIDING.search(style) is not None
            block = _PARTING.search(style) is not None
        elif attribute == "hidden":
            unseen = unseen or html[start:end].strip().lower() in ("", "hidden", "true")
        elif attribute in ("lang", "xml:lang"):
            tag = html[start:end].strip()
            if _LANGUAGE.fullmatch(tag):
                language, foreign = tag, not has_rules(tag)
    scope = Scope(0, unseen, foreign, language, block, preformatted)
    return outer if scope == outer._replace(depth=0, block=False) else scope


def _value(html: str, found: Sequence[Attribute], name: str) -> str:
    for attribute, start, end in found:
        if attribute == name:
            return unescaped(html[start:end]).strip().lower()
    return ""
