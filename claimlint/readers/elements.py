"""What browsers know of HTML's elements, and which of them are open."""

from __future__ import annotations

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
# An opening tag looks no further out than this for what it closes: hostile pages nest by the
# hundred thousand, and browsers stop at 512.
_FURTHEST = 64


def is_block(name: str) -> bool:
    """Whether an element of this name parts the text before it from that in it.

    Components of a page's own making have a mask in their names; second, if they part text.
    """
    return name in BLOCKS or name[1:2] == MASK


def is_component(name: str) -> bool:
    """Whether the name is that of a component of the page's own making."""
    return MASK in name


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
        self._kinds: list[BlockKind] = []
        self._counts: dict[str, int] = {}
        self._scopes = [Scope(-1)]

    @property
    def scope(self) -> Scope:
        """The innermost scope; outside of all, one that says nothing."""
        return self._scopes[-1]

    def kind(self, outside: BlockKind) -> BlockKind:
        """Return the kind of block that the innermost element makes; ``outside`` without any."""
        return self._kinds[-1] if self._kinds else outside

    def open(self, name: str, outside: BlockKind) -> None:
        """Open an element."""
        kinds = self._kinds
        self._names.append(name)
        self._counts[name] = self._counts.get(name, 0) + 1
        kinds.append(KINDS.get(name) or (kinds[-1] if kinds else outside))

    def open_scope(self, scope: Scope) -> None:
        """Let a scope hold for the element opened last."""
        self._scopes.append(scope._replace(depth=len(self._names) - 1))

    def imply(self, name: str) -> Sequence[Scope]:
        """Close what an opening tag of that name closes; return the scopes that ended."""
        implied = _IMPLIED.get(name)
        counts = self._counts
        if implied is None or not any(counts.get(each) for each in implied[0]):
            return ()
        closed, barriers = implied
        names = self._names
        outermost = -1
        for index in range(len(names) - 1, max(-1, len(names) - 1 - _FURTHEST), -1):
            if names[index] in barriers:
                break
            if names[index] in closed:
                outermost = index
        return self._cut(outermost) if outermost >= 0 else ()

    def close(self, name: str) -> Sequence[Scope]:
        """Close the innermost element of that name with all in it; return the scopes that ended.

        Without such an element, nothing happens.
        """
        if not self._counts.get(name):
            return ()
        names = self._names
        index = len(names) - 1
        while names[index] != name:
            index -= 1
        return self._cut(index)

    def forget_in_line(self) -> None:
        """Close the innermost elements that are no blocks."""
        length = len(self._names)
        while length and not is_block(self._names[length - 1]):
            length -= 1
        self._cut(length)

    def _cut(self, length: int) -> Sequence[Scope]:
        for name in self._names[length:]:
            self._counts[name] -= 1
        del self._names[length:]
        del self._kinds[length:]
        scopes = self._scopes
        first = len(scopes)
        while scopes[first - 1].depth >= length:
            first -= 1
        ended = scopes[first:]
        del scopes[first:]
        return ended
