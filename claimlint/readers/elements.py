"""What browsers know of HTML's elements, and which of them are open."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers.invisible import MASK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimlint.document import BlockKind

KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("li", "dt", "dd", "option"), "item"),
    **dict.fromkeys(("figcaption", "caption", "legend"), "caption"),
    "blockquote": "quote",
    "title": "title",
}
_CLOSE_A_PARAGRAPH = frozenset(
    (
        *("address", "article", "aside", "blockquote", "center", "details", "dialog", "dir"),
        *("div", "dl", "dd", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1"),
        *("h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "menu", "nav"),
        *("ol", "p", "pre", "search", "section", "summary", "table", "ul"),
    ),
)
# Elements that do not stand in a line of text; buttons and fields do, but say something of
# their own.
BLOCKS = _CLOSE_A_PARAGRAPH | frozenset(
    (
        *("audio", "body", "button", "canvas", "caption", "col", "colgroup", "datalist", "frame"),
        *("frameset", "head", "html", "iframe", "legend", "object", "optgroup", "option"),
        *("select", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "title", "tr"),
        *("video",),
    ),
)
VOID = frozenset(
    (
        *("area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img"),
        *("input", "keygen", "link", "meta", "param", "source", "track", "wbr"),
    ),
)
UNSEEN = frozenset(
    (
        *("del", "iframe", "noembed", "noframes", "rp", "s", "script", "strike", "style"),
        *("template",),
    ),
)
PREFORMATTED = frozenset(("listing", "pre", "textarea"))
_TELLING = UNSEEN | PREFORMATTED | {"code", "input", "meta"}
_CELLS = ("td", "th")
_SECTIONS = ("tbody", "thead", "tfoot")
# What an opening tag closes if it is still open, and what keeps it from looking further out.
_IMPLIED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    **dict.fromkeys(
        _CLOSE_A_PARAGRAPH, (frozenset("p"), frozenset(("button", "table", "td", "th", "object")))
    ),
    "li": (frozenset(("li", "p")), frozenset(("ol", "ul", "menu"))),
    **dict.fromkeys(("dd", "dt"), (frozenset(("dd", "dt", "p")), frozenset(("dl",)))),
    **dict.fromkeys(("option", "optgroup"), (frozenset(("option",)), frozenset(("select",)))),
    **dict.fromkeys(_CELLS, (frozenset(_CELLS), frozenset(("table",)))),
    "tr": (frozenset((*_CELLS, "tr")), frozenset(("table",))),
    **dict.fromkeys(
        (*_SECTIONS, "colgroup", "caption"),
        (frozenset((*_CELLS, *_SECTIONS, "tr", "caption")), frozenset(("table",))),
    ),
    "body": (frozenset(("head", "title")), frozenset()),
}
_CLOSABLE = frozenset().union(*(closes for closes, _ in _IMPLIED.values()))
# An opening tag looks no further out than this for what it closes: hostile pages nest by the
# hundred thousand. Nor does a closing one, beyond the depth at which browsers stop nesting.
_FURTHEST = 64
_DEEPEST = 512


class Element(NamedTuple):
    """What browsers know of the elements of one name.

    ``block``: it parts the text before it from that in it. ``kind`` is that of its text, None
    if the text is as the text around. ``closes`` are the elements that its tag closes if they
    are open, and ``barriers`` what keeps it from looking further out. ``telling``: its
    attributes must be looked at, whatever they are. ``closable``: other tags may close it.
    """

    name: str
    block: bool
    void: bool
    kind: BlockKind | None
    closes: frozenset[str]
    barriers: frozenset[str]
    telling: bool
    closable: bool


@lru_cache(maxsize=2048)
def element(name: str) -> Element:
    """Return what is known of the elements of a name, in lower case.

    Components of a page's own making have a mask in their names; second, if they part text.
    """
    closes, barriers = _IMPLIED.get(name, (frozenset(), frozenset()))
    return Element(
        name,
        name in BLOCKS or name[1:2] == MASK,
        name in VOID,
        KINDS.get(name),
        closes,
        barriers,
        name in _TELLING or is_component(name),
        name in _CLOSABLE,
    )


def is_component(name: str) -> bool:
    """Whether the name is that of a component, which browsers know nothing of."""
    return "-" in name or MASK in name


class Scope(NamedTuple):
    """What an open element says of all that stands in it.

    ``depth`` is how many elements are open around it. ``unseen``: nobody sees the content;
    ``foreign``: there are no rules for its ``language``.
    """

    depth: int = 0
    unseen: bool = False
    foreign: bool = False
    language: str = ""
    block: bool = False
    preformatted: bool = False


class OpenElements:
    """The elements that are open, outermost first, and the scopes among them."""

    def __init__(self) -> None:
        """Begin outside of all elements."""
        self._names: list[str] = []
        self._closable: dict[str, int] = dict.fromkeys(_CLOSABLE, 0)
        self._kinds: list[tuple[int, BlockKind | None]] = [(-1, None)]
        self._scopes = [Scope(-1)]

    @property
    def scope(self) -> Scope:
        """The innermost scope; outside of all, one that says nothing."""
        return self._scopes[-1]

    @property
    def kind(self) -> BlockKind | None:
        """The kind of block that text is in here; None if no element says so."""
        return self._kinds[-1][1]

    def open(self, opened: Element) -> None:
        """Open an element."""
        if opened.kind:
            self._kinds.append((len(self._names), opened.kind))
        if opened.closable:
            self._closable[opened.name] += 1
        self._names.append(opened.name)

    def open_scope(self, scope: Scope) -> None:
        """Let a scope hold for the element opened last."""
        self._scopes.append(scope._replace(depth=len(self._names) - 1))

    def imply(self, opening: Element) -> Sequence[Scope]:
        """Close what an opening tag closes without saying so; return the scopes that ended."""
        counts = self._closable
        for name in opening.closes:
            if counts[name]:
                return self._imply(opening)
        return ()

    def _imply(self, opening: Element) -> Sequence[Scope]:
        names = self._names
        outermost = -1
        for index in range(len(names) - 1, max(-1, len(names) - 1 - _FURTHEST), -1):
            if names[index] in opening.barriers:
                break
            if names[index] in opening.closes:
                outermost = index
        return self._cut(outermost) if outermost >= 0 else ()

    def close(self, name: str) -> Sequence[Scope]:
        """Close the innermost element of that name with all in it; return the scopes that ended.

        Without such an element, nothing happens.
        """
        names = self._names
        length = len(names) - 1
        if length < 0:
            return ()
        if names[length] != name:
            try:
                length -= names[: -_DEEPEST - 1 : -1].index(name)
            except ValueError:
                return ()
        return self._cut(length)

    def forget_in_line(self) -> None:
        """Close the innermost elements that are no blocks."""
        length = len(self._names)
        while length and not element(self._names[length - 1]).block:
            length -= 1
        self._cut(length)

    def _cut(self, length: int) -> Sequence[Scope]:
        for name in self._names[length:]:
            if name in _CLOSABLE:
                self._closable[name] -= 1
        del self._names[length:]
        while self._kinds[-1][0] >= length:
            self._kinds.pop()
        scopes = self._scopes
        if scopes[-1].depth < length:
            return ()
        first = len(scopes)
        while scopes[first - 1].depth >= length:
            first -= 1
        ended = scopes[first:]
        del scopes[first:]
        return ended
