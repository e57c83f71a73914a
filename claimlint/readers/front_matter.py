"""The front matter of a Markdown page: YAML between ``---`` or TOML between ``+++``.

Only what a page builder shows is wanted, with exact positions, so the lines are scanned
rather than loaded: keys with plain, quoted or block scalars, lists and nested mappings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.document import Comment
from claimlint.readers.scalars import block_scalar, plain_end, quoted, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.readers.prose import Piece, ProseBuilder

_FENCED = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_NOT_LINE_END = re.compile(r"[^\r\n]")
_LINE_END = re.compile(r"\r\n?|\n|\Z")
# No possessive group around what may backtrack: Python before 3.11.5 mismatches it.
_FIRST_LINE = re.compile(r"(?:[ \t]*+(?:#[^\r\n]*+)?+(?:\r\n?+|\n))*+(?=[^\r\n])(?:[ \t]*- +)?")
_INDENT = re.compile(r"[ \t]*(?:- +)*")
_KEY = re.compile(
    r"""(?:"(?P<double>[^"\r\n]*)"|'(?P<single>[^'\r\n]*)'|(?P<bare>[A-Za-z_][\w. /:-]*?))"""
    r"[ \t]*(?P<mark>:(?=[ \t\r\n]|$)|=)[ \t]*"
)
_TABLE = re.compile(r"\[{1,2}[^\]\r\n]*\]{1,2}[ \t]*(?:#|$)", re.MULTILINE)
# What the page says to claimlint of itself: a mapping in YAML or TOML, or a table in TOML.
_OWN = re.compile(
    r"(?:claimlint[ \t]*[:=](?P<mapping>[^\r\n]*(?:(?:\r\n|\r|\n)(?:[ \t}][^\r\n]*|(?=[\r\n])))*)"
    r"|\[claimlint\](?P<table>[^\r\n]*(?:(?:\r\n?|\n)(?!\[)[^\r\n]*)*))"
)
_BLOCK_HEADER = re.compile(r"[|>][+\-0-9]*[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)")

# Keys whose values are for machines, even where they look like words.
_MACHINE_KEYS = frozenset(
    (
        *("aliases", "cid", "class", "date", "draft", "file", "filename", "format", "href"),
        *("icon", "id", "identifier", "image", "img", "key", "lang", "language", "lastmod"),
        *("layout", "locale", "markup", "outputs", "path", "permalink", "published", "ref"),
        *("robots", "sku", "slug", "src", "status", "template", "theme", "thumbnail", "time"),
        *("timezone", "type", "updated", "url", "uuid", "version", "video", "weight"),
    ),
)
# A value of one word is copy under these, and a name or a switch under any other.
_COPY_KEYS = frozenset(
    (
        *("abstract", "alt", "badge", "benefits", "blurb", "body", "button", "caption", "claim"),
        *("claims", "content", "cta", "deck", "description", "excerpt", "features", "heading"),
        *("headline", "intro", "keywords", "label", "lead", "lede", "name", "product", "quote"),
        *("seo_description", "seo_title", "slogan", "strapline", "subheading", "subtitle"),
        *("summary", "tagline", "tags", "teaser", "text", "title"),
    ),
)
_MACHINE_VALUE = re.compile(
    r"""(?:
        [a-z][a-z0-9+.-]*:/\S*               # an address
      | [./\#@]\S*                           # a path, an anchor, a handle
      | \S+/\S* | \S+\.[A-Za-z0-9]{1,5}      # a path or a file's name
      | [\d\s.,:;+\-/TZ%]*                   # a number, a date, a time
      | \d{4}-\d\d-\d\d.*
      | true|false|yes|no|on|off|null|~
      | [&*!]\S*
    )\Z""",
    re.IGNORECASE | re.VERBOSE,
)


def read_front_matter(source: str, builder: ProseBuilder) -> str:
    """Add the front matter's texts, one block each, and return the source without it.

    In what is returned blanks stand for the front matter, as many as it had characters, so
    that offsets in the rest stay what they were.
    """
    opening = _FENCED.match(source)
    if not opening:
        return source
    mark = re.escape(opening.group("mark"))
    or_dots = r"|\.\.\." if opening.group("mark") == "---" else ""
    closing = re.compile(rf"^(?:{mark}{or_dots})[ \t]*$", re.MULTILINE)
    found = closing.search(source.replace("\r", "\n"), opening.end())
    if not found or not _holds_keys(source, opening.end(), found.start()):
        return source
    _Scanner(source, opening.end(), found.start(), builder).scan()
    head = _NOT_LINE_END.sub(" ", source[: found.end()])
    return head + source[found.end() :]


def _holds_keys(source: str, start: int, end: int) -> bool:
    """Whether the lines are front matter rather than copy between two rules."""
    first = _FIRST_LINE.match(source, start, end)
    if not first:
        return True
    at = first.end()
    return bool(_KEY.match(source, at, end) or _TABLE.match(source, at, end))


class _Scanner:
    """Walks over the lines between the fences."""

    def __init__(self, source: str, start: int, end: int, builder: ProseBuilder) -> None:
        self._source = source
        self._at = start
        self._end = end
        self._builder = builder
        self._key = ""

    def scan(self) -> None:
        """Add every text that is copy."""
        while self._at < self._end:
            line = self._at
            own = _OWN.match(self._source, line, self._end)
            if own:
                self._declared(own)
                continue
            indent = _INDENT.match(self._source, line, self._end)
            self._at = indent.end() if indent else line
            if self._source.startswith("#", self._at):
                self._comment()
            elif not _TABLE.match(self._source, self._at, self._end) or self._listed(line):
                self._entry(line)
            self._next_line()

    def _declared(self, own: re.Match[str]) -> None:
        said = own.group("table") if own.group("mapping") is None else own.group("mapping")
        self._at = own.end()
        end = own.start() + len(own.group().rstrip())
        self._builder.comments.append(Comment(f"claimlint:{said}".rstrip(), own.start(), end))
        self._next_line()

    def _listed(self, line: int) -> bool:
        """Whether the line is an item of a list, which may itself be in brackets."""
        return "-" in self._source[line : self._at]

    def _next_line(self) -> None:
        found = _LINE_END.search(self._source, self._at, self._end)
        self._at = found.end() if found else self._end

    def _comment(self) -> None:
        found = _LINE_END.search(self._source, self._at, self._end)
        end = found.start() if found else self._end
        text = self._source[self._at : end].lstrip("#").strip()
        self._builder.comments.append(Comment(text, self._at, end))

    def _entry(self, line: int) -> None:
        key = _KEY.match(self._source, self._at, self._end)
        if key:
            self._key = (key.group("double") or key.group("single") or key.group("bare")).lower()
            self._at = key.end()
        elif not self._listed(line):
            return
        header = _BLOCK_HEADER.match(self._source, self._at, self._end)
        if header and key and key.group("mark") == ":":
            self._at = header.end()
            self._next_line()
            self._block(line)
        elif self._source.startswith(("[", "{"), self._at):
            self._flow()
        else:
            for pieces in self._scalar(line):
                self._add(pieces)

    def _block(self, line: int) -> None:
        parent = len(self._source[line : self._at]) - len(self._source[line : self._at].lstrip(" "))
        paragraphs, self._at = block_scalar(self._source, self._at, self._end, parent)
        for pieces in paragraphs:
            self._add(pieces)
        # The caller goes on to the next line; the scalar has ended at the start of one.
        self._at = max(self._at - 1, line)

    def _scalar(self, line: int) -> Iterator[list[Piece]]:
        if self._source.startswith(('"', "'"), self._at):
            pieces, self._at = quoted(self._source, self._at, self._end)
        else:
            indent = len(self._source[line : self._at]) - len(
                self._source[line : self._at].lstrip(" ")
            )
            start = self._at
            self._at = plain_end(self._source, start, self._end, indent)
            pieces = trimmed(self._source, start, self._at)
        yield pieces

    def _flow(self) -> None:
        """Add the texts of ``[a, "b"]`` and ``{key: a}``, over several lines if need be."""
        depth = 0
        outer = self._key
        while self._at < self._end:
            character = self._source[self._at]
            if character in "[{":
                depth += 1
                self._at += 1
            elif character in "]}":
                depth -= 1
                self._at += 1
                if not depth:
                    break
            elif character in ", \t\r\n":
                self._at += 1
            else:
                self._flow_entry()
        self._key = outer

    def _flow_entry(self) -> None:
        key = _KEY.match(self._source, self._at, self._end)
        if key:
            self._key = (key.group("double") or key.group("single") or key.group("bare")).lower()
            self._at = key.end()
        if self._source.startswith(('"', "'"), self._at):
            pieces, self._at = quoted(self._source, self._at, self._end)
        else:
            start = self._at
            while self._at < self._end and self._source[self._at] not in ",]}[{\r\n":
                self._at += 1
            pieces = trimmed(self._source, start, self._at)
            if self._at == start and self._source[start : start + 1] not in "[{,]}":
                self._at += 1
        self._add(pieces)

    def _add(self, pieces: list[Piece]) -> None:
        text = "".join(piece.text for piece in pieces).strip()
        name = self._key.replace("-", "_").rpartition(".")[2]
        if not text or name in _MACHINE_KEYS or _MACHINE_VALUE.match(text):
            return
        if len(text.split()) > 1 or name in _COPY_KEYS:
            self._builder.aside("front-matter", pieces)
            self._builder.close()
