"""Held against docutils: the words that it shows are those that are read, in its order."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.positions import document_of

if TYPE_CHECKING:
    from docutils.nodes import Node

_WORD = re.compile(r"[^\W_]+")
# What docutils keeps and readers do not take for copy, or what it adds.
_NOT_COPY = (
    nodes.classifier,
    nodes.comment,
    nodes.doctest_block,
    nodes.field_name,
    nodes.label,
    nodes.literal_block,
    nodes.math,
    nodes.math_block,
    nodes.option_group,
    nodes.raw,
    nodes.substitution_definition,
    nodes.system_message,
)
_SETTINGS = {
    "_disable_config": True,
    "docinfo_xform": False,
    "doctitle_xform": False,
    "file_insertion_enabled": False,
    "halt_level": 6,
    "report_level": 6,
    "smart_quotes": False,
}
_INLINE = st.sampled_from(
    (
        *("plain words", "a **strong claim** here", "*very* good", "``code *x*`` text", "it's 2*3"),
        *("a `title <https://a.example/x>`__ link", "re\\ **gener**\\ ates", "\\*starred\\*"),
        *("see `the shop`_ now", "Serum_ too", "H\\ :sub:`2`\\ O", ":emphasis:`softly` said"),
        *("(*in brackets*)", '"**quoted**"', "*two\nlines*", "snake_case and __init__", "a|b"),
        *("**bold**, then", "é 日本 *wide*", "a :math:`x^2` b", "end::mark", "50 % off - now"),
    )
)
_LINE = st.lists(_INLINE, min_size=1, max_size=3).map(" and ".join)


def _indented(text: str, by: int) -> str:
    return text.replace("\n", "\n" + " " * by)


_BLOCK = st.one_of(
    _LINE,
    _LINE.map(lambda text: "- " + _indented(text, 2)),
    _LINE.map(lambda text: "3. " + _indented(text, 3)),
    _LINE.map(lambda text: "#. " + _indented(text, 3) + "\n\n   more of it"),
    _LINE.map(lambda text: "Term\n   " + _indented(text, 3)),
    _LINE.map(lambda text: ":field: " + _indented(text, 3)),
    _LINE.map(lambda text: "intro\n\n   " + _indented(text, 3)),
    _LINE.map(lambda text: ".. note:: " + _indented(text, 3)),
    _LINE.map(lambda text: ".. tip::\n\n   " + _indented(text, 3)),
    _LINE.map(lambda text: ".. figure:: x.png\n   :width: 3\n\n   " + _indented(text, 3)),
    _LINE.map(lambda text: "| " + _indented(text, 2) + "\n| last"),
    _LINE.map(lambda text: "* a\n\n  * " + _indented(text, 4) + "\n\n* b"),
    st.just("Heading here\n============"),
    st.just("----"),
    st.just("Example::\n\n   code here"),
    st.just(".. a comment\n   over lines"),
    st.just(".. code-block:: python\n\n   code = 1"),
    st.just(".. _target: https://a.example/target"),
    st.just(">>> typed\nanswer"),
    st.just("=====  =====\nhead   other\n=====  =====\na      b b b\n       c\n=====  ====="),
    st.just("+----+-----+\n| a  | b   |\n+====+=====+\n| c  | - d |\n|    |   e |\n+----+-----+"),
)
_PAGE = st.lists(_BLOCK, min_size=1, max_size=6).map("\n\n".join)
_TARGETS = "\n\n.. _the shop: https://a.example/\n.. _serum: https://a.example/serum\n"


def _words_of_docutils(source: str) -> list[str]:
    tree = publish_doctree(source, settings_overrides={**_SETTINGS, "warning_stream": StringIO()})
    texts: list[str] = []

    def walk(node: Node) -> None:
        if isinstance(node, nodes.Text):
            texts.append(node.astext())
        elif not isinstance(node, _NOT_COPY):
            for child in node.children:
                walk(child)
            if isinstance(node, nodes.TextElement) and not isinstance(node, nodes.Inline):
                texts.append(" ")

    walk(tree)
    return _WORD.findall("".join(texts))


@given(_PAGE)
@settings(max_examples=250, deadline=None)
def test_words_are_those_of_docutils(page: str) -> None:
    source = page + _TARGETS
    assert _WORD.findall(document_of("page.rst", source).prose) == _words_of_docutils(source)
