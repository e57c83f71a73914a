"""Directives of reStructuredText, docutils' and Sphinx's: which of their text is copy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from claimlint.readers.rst_inline import shown
from claimlint.readers.text_lines import Stretch, block, indent, paragraph, stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimlint.document import BlockKind
    from claimlint.readers.prose import ProseBuilder

_OPTION = re.compile(r":([\w-]+):(?:\s+|\Z)")
_META = re.compile(r":(?:[\w=]*:)?(?:description|title|og:title|og:description)\b[^:]*:\s+")
_ENTRY = re.compile(r"(\S.*?)\s*<[^<>]*>\Z")
_CELL = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^,"\n]+))')
_NOT_COPY = frozenset(
    (
        *("code", "code-block", "sourcecode", "highlight", "literalinclude", "include", "math"),
        *("default-role", "role", "date", "unicode", "index", "program", "currentmodule", "module"),
        *("graphviz", "digraph", "graph", "inheritance-diagram", "mermaid", "plantuml", "plot"),
        *("automodule", "autoclass", "autofunction", "autosummary", "productionlist", "doctest"),
        *("testcode", "testoutput", "testsetup", "jupyter-execute", "prompt", "bibliography"),
        *(
            "parsed-literal",
            "target-notes",
            "sectnum",
            "header",
            "tabularcolumns",
            "youtube",
            "video",
            "iframe",
        ),
    )
)
# What stands behind the colons of these is shown: as a title, or as the beginning of the text.
_TITLED = frozenset(
    (
        *("admonition", "topic", "sidebar", "rubric", "table", "list-table", "csv-table"),
        *("contents", "dropdown", "card", "grid-item-card", "tab", "tab-item", "centered"),
    )
)
_BEGUN = frozenset(
    (
        *("attention", "caution", "danger", "error", "hint", "important", "note", "tip"),
        *("warning", "seealso", "todo", "epigraph", "highlights", "pull-quote", "compound"),
        *("replace", "footer", "line-block"),
    )
)
_SHOWN_OPTIONS: dict[str, BlockKind] = {"alt": "alt", "caption": "caption", "subtitle": "heading"}


class _Reads(Protocol):
    def __call__(self, lines: Sequence[Stretch], kind: BlockKind, depth: int) -> None:
        """Add all that stands in the lines."""


class _Adds(Protocol):
    def __call__(self, lines: Sequence[Stretch], kind: BlockKind) -> None:
        """Add lines of running text."""


class Directives:
    """Adds what directives show; of unknown ones that is their content."""

    def __init__(self, source: str, builder: ProseBuilder, read: _Reads, add: _Adds) -> None:
        """Take what reads nested blocks and what adds running text."""
        self._source = source
        self._builder = builder
        self._read = read
        self._add = add

    def read(
        self,
        name: str,
        argument: Stretch,
        body: Sequence[Stretch],
        kind: BlockKind,
        depth: int,
    ) -> None:
        """Add a directive: what stands on its line, and the lines indented below."""
        name = name.rpartition(":")[2]
        if name in _NOT_COPY:
            return
        if name in _BEGUN:
            self._read([argument, *body], kind, depth + 1)
            return
        arguments, options, content = self._parts(argument, body)
        if name in _TITLED:
            self._add(arguments, "heading")
        for option, line in options:
            self._option(option, line)
        if name == "raw":
            if self._source[slice(*argument)] == "html" and content:
                self._html(content)
        elif name == "meta":
            self._meta([argument, *body])
        elif name == "toctree":
            self._entries(content)
        elif name == "csv-table":
            self._csv(content)
        else:
            inner: BlockKind = "caption" if name == "figure" else kind
            self._read(content, "cell" if name == "list-table" else inner, depth + 1)

    def _parts(
        self, argument: Stretch, body: Sequence[Stretch]
    ) -> tuple[list[Stretch], list[tuple[str, Stretch]], list[Stretch]]:
        """Take a directive apart: its arguments, its options, its content."""
        arguments = [argument]
        options: list[tuple[str, Stretch]] = []
        at = 0
        while at < len(body) and body[at][0] < body[at][1]:
            start, end = body[at]
            option = _OPTION.match(self._source, start, end)
            if option:
                options.append((option.group(1), (option.end(), end)))
            elif options and indent(self._source, body[at]):
                name, (first, _) = options[-1]
                options[-1] = name, (first, end)
            elif not options:
                arguments.append(body[at])
            at += 1
        return arguments, options, block(self._source, body[at:])

    def _option(self, name: str, place: Stretch) -> None:
        kind = _SHOWN_OPTIONS.get(name)
        if kind:
            self._builder.aside(
                kind, shown(paragraph(self._source, stretches(self._source, *place)))
            )
            self._builder.close()

    def _html(self, content: Sequence[Stretch]) -> None:
        from claimlint.readers.html_prose import HtmlProse
        from claimlint.spans import SourceMap

        start, end = content[0][0], content[-1][1]
        places = SourceMap([0], [start], [end], end - start)
        HtmlProse(self._builder).feed(self._source[start:end], places, "paragraph")
        self._builder.close()

    def _meta(self, lines: Sequence[Stretch]) -> None:
        for line in lines:
            field = _META.match(self._source, *line)
            if field:
                self._add([(field.end(), line[1])], "meta")

    def _entries(self, lines: Sequence[Stretch]) -> None:
        for start, end in lines:
            entry = _ENTRY.match(self._source, start, end)
            if entry:
                self._add([entry.span(1)], "item")

    def _csv(self, lines: Sequence[Stretch]) -> None:
        for line in lines:
            for cell in _CELL.finditer(self._source, *line):
                self._add([cell.span(cell.lastindex or 0)], "cell")
