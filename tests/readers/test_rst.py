"""reStructuredText."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.readers import ReadError
from tests.readers.positions import Case, assert_leads, assert_sound, assert_stretches, document_of

_GRID = """\
+------------+-----------+
| Product    | It heals  |
|            | *skin*    |
+============+===========+
| spans both columns 日本 |
+------------+-----------+
| a          | - firms   |
|            |   hair    |
+------------+-----------+
"""
_SIMPLE = """\
=======  ==========
Product  Claim
=======  ==========
Cream    It heals
         *skin*
Serum    firms your hair for good
=======  ==========
"""
_CASES = (
    Case("title over two lines", ".. topic:: It\n   heals\n\n   text", "It\nheals", "It\n   heals"),
    Case(
        "text over two lines",
        ".. image:: x\n   :alt: It\n      heals",
        "It\nheals",
        "It\n      heals",
    ),
    Case("over a column's edge", "===  ===\nIt heals skin\n===  ===", "heals skin", "heals skin"),
    Case("blanks in markup", "It **he\\ als\\*** skin", "heals* skin", "he\\ als\\*** skin"),
    Case("paragraph", "It heals skin.", "heals skin", "heals skin"),
    Case("wrapped", "It heals\nskin.", "heals\nskin", "heals\nskin"),
    Case("returns", "It heals\r\nskin.\r\n", "heals\nskin", "heals\r\nskin"),
    Case("strong", "It **heals** skin", "heals skin", "heals** skin"),
    Case("emphasis over lines", "It *heals\nskin* now", "heals\nskin", "heals\nskin"),
    Case("half-bold word", "re\\ **verses** age", "reverses age", "re\\ **verses** age"),
    Case("bold beginning", "**re**\\ verses", "reverses", "re**\\ verses"),
    Case("escaped star", "heals \\*all\\* skin", "heals *all* skin", "heals \\*all\\* skin"),
    Case("no markup", "2*3 * 4 heals", "2*3 * 4 heals", "2*3 * 4 heals"),
    Case("literal", "It ``heals *x*`` skin", "heals *x* skin", "heals *x*`` skin"),
    Case("reference", "It `heals skin`_ now", "heals skin now", "heals skin`_ now"),
    Case(
        "address",
        "It `heals <https://a.example/x>`__ skin",
        "heals skin",
        "heals <https://a.example/x>`__ skin",
    ),
    Case("word as reference", "It heals_ skin", "heals skin", "heals_ skin"),
    Case("role", "It :strong:`heals` skin", "heals skin", "heals` skin"),
    Case(
        "role with a title",
        ":ref:`It heals <label>` skin",
        "It heals skin",
        "It heals <label>` skin",
    ),
    Case("role behind", "It `heals`:sub: skin", "heals skin", "heals`:sub: skin"),
    Case("substitution", "heals |all| skin", "heals  skin", "heals |all| skin"),
    Case("footnote mark", "heals [1]_ skin", "heals [1] skin", "heals [1]_ skin"),
    Case("target", "It _`heals` skin", "heals skin", "heals` skin"),
    Case("heading", "It heals\n========\n\ntext", "It heals", "It heals"),
    Case("heading with overline", "****\nIt *heals* all\n****\n", "heals all", "heals* all"),
    Case("bullet", "- It heals\n  skin\n- b", "heals\nskin", "heals\n  skin"),
    Case("nested bullet", "* a\n\n  * It heals\n    skin", "heals\nskin", "heals\n    skin"),
    Case("numbered", "1. a\n2. It heals\n   skin", "heals\nskin", "heals\n   skin"),
    Case("automatic number", "#. It heals\n\n#. b", "It heals", "It heals"),
    Case(
        "initial",
        "A. Smith says it\nheals skin",
        "A. Smith says it\nheals",
        "A. Smith says it\nheals",
    ),
    Case("definition", "Serum : noun\n    It heals\n    skin", "heals\nskin", "heals\n    skin"),
    Case("term", "It heals : noun\n    text", "It heals", "It heals"),
    Case("field", ":Claim: It heals\n   skin", "heals\nskin", "heals\n   skin"),
    Case("option", "-f FILE  It heals\n         skin", "heals\nskin", "heals\n         skin"),
    Case("quote", "Text\n\n    It heals\n    skin", "heals\nskin", "heals\n    skin"),
    Case("line block", "| It heals\n| skin", "heals\nskin", "heals\n| skin"),
    Case("before a literal block", "It heals::\n\n    code", "It heals:", "It heals:"),
    Case("grid table", _GRID, "heals\nskin", "heals  |\n|            | *skin"),
    Case("grid table, spanning", _GRID, "spans both columns", "spans both columns"),
    Case("list in a grid table", _GRID, "firms\nhair", "firms   |\n|            |   hair"),
    Case("simple table", _SIMPLE, "heals\nskin", "heals\n         *skin"),
    Case(
        "simple table, long cell", _SIMPLE, "firms your hair for good", "firms your hair for good"
    ),
    Case("note", ".. note:: It heals\n   skin", "heals\nskin", "heals\n   skin"),
    Case("note below", ".. note::\n\n   It heals\n   skin", "heals\nskin", "heals\n   skin"),
    Case("admonition's title", ".. admonition:: It heals\n\n   text", "It heals", "It heals"),
    Case(
        "figure", ".. figure:: x.png\n   :alt: a\n\n   It *heals* skin", "heals skin", "heals* skin"
    ),
    Case(
        "alternative text",
        ".. image:: x.png\n   :alt: It heals\n      skin",
        "heals\nskin",
        "heals\n      skin",
    ),
    Case(
        "raw HTML",
        ".. raw:: html\n\n   <p>It <b>heals</b> skin</p>",
        "heals skin",
        "heals</b> skin",
    ),
    Case("list table", ".. list-table:: T\n\n   * - a\n     - It heals", "It heals", "It heals"),
    Case("CSV table", '.. csv-table:: T\n\n   "a, b", It heals', "It heals", "It heals"),
    Case("meta", ".. meta::\n   :description: It heals", "It heals", "It heals"),
    Case("contents", ".. toctree::\n\n   It heals <page>\n   heals", "It heals", "It heals"),
    Case("footnote", ".. [1] It heals\n   skin", "heals\nskin", "heals\n   skin"),
    Case("substitute", ".. |x| replace:: It heals", "It heals", "It heals"),
    Case("unknown directive", ".. hero:: x\n   :y: z\n\n   It heals", "It heals", "It heals"),
    Case("wide letters", "日本é😀 *heals* skin", "heals skin", "heals* skin"),
    Case("tabs", "-\tIt heals\n\tskin", "heals\nskin", "heals\n\tskin"),
)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_words_lead_to_their_source(case: Case) -> None:
    assert_leads(case, "page.rst")


@pytest.mark.parametrize(
    "source",
    [
        "Text::\n\n    heals\n\n    heals\n\nend",
        "Text::\n\n> heals\n> heals\n\nend",
        ".. code-block:: python\n   :caption: x\n\n   heals\n\nend",
        ".. math::\n\n   heals\n",
        ".. raw:: latex\n\n   heals\n",
        ".. heals comment\n   heals\n\nend",
        "..\n   heals\n\nend",
        ".. _heals: https://a.example/heals\n\nend",
        "__ https://a.example/heals\n   #heals\n\nend",
        ".. parsed-literal::\n\n   heals *all*\n",
        ".. image:: heals.png\n   :target: heals\n\nend",
        ".. toctree::\n   :maxdepth: 2\n\n   heals\n",
        ".. |heals| image:: heals.png\n\nend",
        ".. |x| unicode:: heals\n\nend",
        ">>> print('heals')\nheals\n\nend",
        "a |heals| b",
        "a :ref:`heals` b :math:`heals` c",
        "a `b <heals>`_ c",
        "Term : heals\n   text",
    ],
)
def test_what_is_no_copy_is_not_read(source: str) -> None:
    assert "heals" not in document_of("page.rst", source).prose


def _blocks(source: str) -> list[tuple[str, str]]:
    document = document_of("page.rst", source)
    return [(kind, document.prose[start:end]) for kind, start, end in document.blocks]


def test_kinds_of_blocks() -> None:
    source = (
        "Title\n=====\n\nText.\n\n- one\n- two\n\n    Quoted.\n\n----\n\n.. [1] Note.\n\n"
        "a.. b\n\n" + _SIMPLE
    )
    assert _blocks(source) == [
        ("heading", "Title"),
        ("paragraph", "Text."),
        ("item", "one"),
        ("item", "two"),
        ("quote", "Quoted."),
        ("footnote", "Note."),
        ("paragraph", "a.. b"),
        ("cell", "Product"),
        ("cell", "Claim"),
        ("cell", "Cream"),
        ("cell", "It heals\nskin"),
        ("cell", "Serum"),
        ("cell", "firms your hair for good"),
    ]


def test_cells_of_a_grid() -> None:
    assert [text for _, text in _blocks(_GRID)] == [
        "Product",
        "It heals\nskin",
        "spans both columns 日本",
        "a",
        "firms\nhair",
    ]


def test_deep_nesting_is_read_flat() -> None:
    assert "heals" in document_of("page.rst", "- " * 60 + "heals").prose


def test_comments_are_carried() -> None:
    source = ".. claimlint-disable DIS001\n   proven\n\nIt heals\n\n.. claimlint-enable DIS001\n"
    first, second = document_of("page.rst", source).comments
    assert first.text.split() == ["claimlint-disable", "DIS001", "proven"]
    assert source[first.start : first.end].startswith("..")
    assert second.text == "claimlint-enable DIS001"


_STRETCHES = st.sampled_from(
    (
        *((" heals ", " heals "), (" **strong** ", " strong "), ("\\*", "*"), ("a\\ b", "ab")),
        *(("é日😀", "é日😀"), ("\nand ", "\nand "), (" ``x*y`` ", " x*y "), ("\\\\", "\\")),
        *((" it's ", " it's "), ("2*3", "2*3"), ("a_b", "a_b")),
    )
)


@given(st.lists(_STRETCHES, max_size=10))
@settings(max_examples=200, deadline=None)
def test_every_stretch_is_read(stretches: list[tuple[str, str]]) -> None:
    shown = "It" + "".join(text for _, text in stretches) + "ends"
    document = document_of("x.rst", "It" + "".join(raw for raw, _ in stretches) + "ends")
    # White space before a line end is nobody's.
    assert document.prose.strip() == shown.replace(" \n", "\n")
    assert_sound(document)


@given(st.sampled_from(("- ", "1. ", ":a: ", "| ", ".. note:: ")), st.sampled_from(("**", "*")))
def test_markup_in_blocks_leads_to_itself(before: str, mark: str) -> None:
    stretches = [("It ", "It "), (f"{mark}heals", "heals"), (f"{mark} skin", " skin")]
    assert_stretches(
        "x.rst",
        before,
        [stretches[0], (mark, ""), ("heals", "heals"), (mark, ""), (" skin", " skin")],
        "\n",
    )


_PIECES = (
    *(
        "It heals",
        " ",
        "\n",
        "\n\n",
        "\n   ",
        "\n      ",
        "\t",
        "- ",
        "* ",
        "1. ",
        "a. ",
        "(i) ",
        "#. ",
    ),
    *(
        "**",
        "*",
        "`",
        "``",
        "_",
        "__",
        "|",
        ":ref:",
        "`x <y>`_",
        "\\",
        "::",
        ".. ",
        ".. note:: ",
        "é",
    ),
    *(
        ".. code::\n\n",
        ".. [1] ",
        ".. _a: b\n",
        ".. |x| replace:: ",
        "=====\n",
        "-----\n",
        "\n=====",
    ),
    *(
        "+---+---+\n",
        "| a | b |\n",
        "+===+===+\n",
        "===  ===\n",
        "a    b\n",
        ">>> x\n",
        ":f: ",
        "-o  x",
    ),
    *(
        ".. raw:: html\n\n   <b>x</b>",
        ".. csv-table::\n\n   a,b\n",
        ".. image:: x\n   :alt: y\n",
        "日本",
        "\r\n",
    ),
    *("+----\n", "+-+\n", "|", "[1]_", "| ", "\u00ad", "\u200b"),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
@settings(max_examples=600, deadline=None)
def test_any_text_is_read(source: str) -> None:
    try:
        document = document_of("x.rst", source)
    except ReadError:
        return
    assert_sound(document)


@pytest.mark.parametrize(
    "unit", ["- ", "  - a\n", "**a ", "`a <", ":a: ", "== ==\nx\n\n", "| a |\n", ".. x::\n "]
)
def test_hostile_texts_end(unit: str) -> None:
    assert document_of("x.rst", unit * 20_000).source
