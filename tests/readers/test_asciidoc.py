"""AsciiDoc."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.readers import ReadError
from tests.readers.positions import Case, assert_leads, assert_sound, assert_stretches, document_of

_TABLE = """\
.Our range
[cols="1,2a"]
|===
|Product |Claim

|Cream
|It *heals*
your skin

2+|spans *both* columns
a|
* firms
hair
|escaped \\| bar
|===
"""
_CASES = (
    Case("paragraph", "It heals skin.", "heals skin", "heals skin"),
    Case("wrapped", "It heals\nskin.", "heals\nskin", "heals\nskin"),
    Case("returns", "It heals\r\nskin.\r\n", "heals\nskin", "heals\r\nskin"),
    Case("strong", "It *heals* skin", "heals skin", "heals* skin"),
    Case("half-bold word", "**re**verses age", "reverses age", "re**verses age"),
    Case("nested", "It *_heals_* skin", "heals skin", "heals_* skin"),
    Case("emphasis over lines", "It _heals\nskin_ now", "heals\nskin", "heals\nskin"),
    Case("highlight with a role", "It [.big]#heals# skin", "heals skin", "heals# skin"),
    Case("monospaced", "It `heals` skin", "heals skin", "heals` skin"),
    Case("curved quotes", 'It "`heals`" skin', '"heals" skin', '"`heals`" skin'),
    Case("superscript", "heals^(R)^ skin", "heals(R) skin", "heals^(R)^ skin"),
    Case("escape", "heals \\*all* skin", "heals *all* skin", "heals \\*all* skin"),
    Case("no markup", "2 * 3 * 4 heals a_b_c", "2 * 3 * 4 heals a_b_c", "2 * 3 * 4 heals a_b_c"),
    Case("link", "It link:/x[heals] skin", "heals skin", "heals] skin"),
    Case(
        "address",
        "It https://a.example/x[heals,window=_blank] skin",
        "heals skin",
        "heals,window=_blank] skin",
    ),
    Case("quoted link text", 'link:x["heals, lifts",role=y] skin', "heals, lifts", "heals, lifts"),
    Case("cross reference", "It <<id,heals>> skin", "heals skin", "heals>> skin"),
    Case("unseen reference", "It heals<<id>> skin", "heals skin", "heals<<id>> skin"),
    Case("footnote", "A.footnote:[It *heals* skin] B", "heals skin", "heals* skin"),
    Case("picture in a line", "A image:x.png[It heals,100] b", "It heals", "It heals"),
    Case("picture", "image::x.png[It heals,100,role=y]", "It heals", "It heals"),
    Case("caption of a picture", 'image::x.png[a,title="It heals"]', "It heals", "It heals"),
    Case("attribute", ":verb: heals\n\nIt {verb} skin", "heals skin", "{verb} skin"),
    Case("blank attribute", "heals{nbsp}skin", "heals\u00a0skin", "heals{nbsp}skin"),
    Case(
        "unseen attribute", "heals{zwsp}{unknown} skin", "heals skin", "heals{zwsp}{unknown} skin"
    ),
    Case("entity", "heals &amp; lifts", "heals & lifts", "heals &amp; lifts"),
    Case("passed through", "It +++<u>heals</u>+++ skin", "heals skin", "heals</u>+++ skin"),
    Case("hard break", "heals +\nskin", "heals\nskin", "heals +\nskin"),
    Case("comment within", "It heals\n// no\nskin", "heals\nskin", "heals\n// no\nskin"),
    Case("title", "= It heals\nJane Doe\n\ntext", "It heals", "It heals"),
    Case("heading", "== It *heals* skin ==\n", "heals skin", "heals* skin"),
    Case("heading by a line", "It heals\n--------\n\ntext", "It heals", "It heals"),
    Case("description", ":description: It heals \\\n  skin\n", "heals\nskin", "heals \\\n  skin"),
    Case("bullet", "* It heals\nskin\n* b", "heals\nskin", "heals\nskin"),
    Case("nested bullet", "* a\n** It heals\n   skin", "heals\nskin", "heals\n   skin"),
    Case("numbered", ". a\n. It heals", "It heals", "It heals"),
    Case("task", "* [x] It heals", "It heals", "It heals"),
    Case("continued item", "* a\n+\nIt heals", "It heals", "It heals"),
    Case("described", "Serum:: It heals\nskin", "heals\nskin", "heals\nskin"),
    Case("described below", "Serum::\n  It heals\n  skin", "heals\nskin", "heals\n  skin"),
    Case(
        "described after a blank", "Serum::\n\n  It heals\n  skin", "heals\nskin", "heals\n  skin"
    ),
    Case(
        "verse between lines", "[verse]\n____\nIt heals\n skin\n____", "heals\nskin", "heals\n skin"
    ),
    Case("link in a new window", "It link:x[heals^] skin", "heals skin", "heals^] skin"),
    Case(
        "link without text",
        "heals link:x[window=_blank]skin",
        "heals skin",
        "heals link:x[window=_blank]skin",
    ),
    Case("attribute taken back", ":v: no\n:!v:\n\nIt heals{v} skin", "heals skin", "heals{v} skin"),
    Case("block title", ".It heals\n----\ncode\n----", "It heals", "It heals"),
    Case("example", "====\nIt heals\n====", "It heals", "It heals"),
    Case("sidebar in an example", "====\n****\nIt heals\n****\n====", "It heals", "It heals"),
    Case("quote", "[quote, Jane]\n____\nIt heals\n____", "It heals", "It heals"),
    Case("verse", "[verse]\nIt heals\nskin", "heals\nskin", "heals\nskin"),
    Case("admonition", "NOTE: It heals", "It heals", "It heals"),
    Case("open block", "[NOTE]\n--\nIt heals\n--", "It heals", "It heals"),
    Case("raw HTML", "++++\n<p>It <b>heals</b> skin</p>\n++++", "heals skin", "heals</b> skin"),
    Case("cell", _TABLE, "heals\nyour skin", "heals*\nyour skin"),
    Case("spanning cell", _TABLE, "spans both columns", "spans *both* columns"),
    Case("list in a cell", _TABLE, "firms\nhair", "firms\nhair"),
    Case("bar in a cell", _TABLE, "escaped | bar", "escaped \\| bar"),
    Case("title of a table", _TABLE, "Our range", "Our range"),
    Case("CSV table", ',===\na,"It heals"\n,===', "It heals", "It heals"),
    Case("wide letters", "日本é😀 *heals* skin", "heals skin", "heals* skin"),
)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_words_lead_to_their_source(case: Case) -> None:
    assert_leads(case, "page.adoc")


@pytest.mark.parametrize(
    "source",
    [
        "----\nheals\n----\n",
        "[source,python]\n----\nheals\n----\n",
        "[source]\n--\nheals\n--\n",
        "....\nheals\n....\n",
        "```python\nheals\n```\n",
        "[listing]\nheals\nheals\n\nend",
        " heals literally\n\nend",
        "////\nheals\n////\n",
        "// heals\n",
        ":heals: heals\n",
        "[heals#heals.heals]\nend",
        "[[heals]]\nend",
        "include::heals.adoc[]\n\nifdef::heals[]\nend\nendif::[]\n",
        "image::heals.png[]\n",
        "video::heals[width=640]\n",
        "a stem:[heals] b (((heals))) c",
        "It [line-through]#heals# b",
        "link:heals[a] xref:heals[b]",
        "= Title\nHeals Heals <heals@a.example>\nv1.0, heals\n\nend",
        "++++\n<script>heals</script>\n++++\n",
        "|===\nl|heals\n|===",
    ],
)
def test_what_is_no_copy_is_not_read(source: str) -> None:
    assert "heals" not in document_of("page.adoc", source).prose.lower()


def _blocks(source: str) -> list[tuple[str, str]]:
    document = document_of("page.adoc", source)
    return [(kind, document.prose[start:end]) for kind, start, end in document.blocks]


def test_kinds_of_blocks() -> None:
    source = (
        "= Title\n\nText.\n\n== Part\n\n* one\n* two\n\n____\nQuoted.\n____\n\n'''\n\n"
        "Term:: text\n\nA.footnote:[Note.]\n"
    )
    assert _blocks(source) == [
        ("heading", "Title"),
        ("paragraph", "Text."),
        ("heading", "Part"),
        ("item", "one"),
        ("item", "two"),
        ("quote", "Quoted."),
        ("item", "Term"),
        ("item", "text"),
        ("paragraph", "A."),
        ("footnote", "Note."),
    ]


def test_cells_of_a_table() -> None:
    assert _blocks(_TABLE) == [
        ("heading", "Our range"),
        ("cell", "Product"),
        ("cell", "Claim"),
        ("cell", "Cream"),
        ("cell", "It heals\nyour skin"),
        ("cell", "spans both columns"),
        ("item", "firms\nhair"),
        ("cell", "escaped | bar"),
    ]


def test_comments_are_carried() -> None:
    source = "// claimlint-disable DIS001 proven\nIt heals\n\n////\nclaimlint-enable DIS001\n////\n"
    first, second = document_of("page.adoc", source).comments
    assert first.text == "claimlint-disable DIS001 proven"
    assert source[first.start : first.end].startswith("// ")
    assert second.text == "claimlint-enable DIS001"
    assert source[second.start : second.end].endswith("////")


_STRETCHES = st.sampled_from(
    (
        *((" heals ", " heals "), (" *strong* ", " strong "), ("\\*", "*"), ("é日😀", "é日😀")),
        *(("\nand ", "\nand "), (" `x` ", " x "), (" it's ", " it's "), ("a_b", "a_b")),
        *(("&amp;", "&"), ("**", ""), (" link:x[y z] ", " y z "), (" <<i,t>> ", " t ")),
    )
)


@given(st.lists(_STRETCHES, max_size=8))
@settings(max_examples=200, deadline=None)
def test_every_stretch_is_read(stretches: list[tuple[str, str]]) -> None:
    kept = [each for each in stretches if each[0] != "**"]
    source = "It" + "".join(raw for raw, _ in kept) + "ends"
    document = document_of("x.adoc", source)
    shown = "It" + "".join(text for _, text in kept) + "ends"
    assert document.prose.strip() == shown.replace(" \n", "\n")
    assert_sound(document)


@given(
    st.sampled_from(("* ", ". ", "NOTE: ", "a:: ", "== ", "|===\n|", "====\n")),
    st.sampled_from(("*", "_", "`", "#", "**")),
)
def test_markup_in_blocks_leads_to_itself(before: str, mark: str) -> None:
    stretches = [("It ", "It "), (mark, ""), ("heals", "heals"), (mark, ""), (" skin", " skin")]
    assert_stretches("x.adoc", before, stretches, "\n")


_PIECES = (
    *(
        "It heals",
        " ",
        "\n",
        "\n\n",
        "\n  ",
        "\t",
        "* ",
        "** ",
        ". ",
        "1. ",
        "- ",
        "a:: ",
        "+\n",
        "NOTE: ",
    ),
    *(
        "*",
        "**",
        "_",
        "__",
        "`",
        "``",
        "#",
        "##",
        "^",
        "~",
        "+",
        "+++",
        "\\",
        "<<",
        ">>",
        "[",
        "]",
        "{a}",
    ),
    *(
        "----\n",
        "====\n",
        "|===\n",
        "|",
        "a|",
        "2+|",
        ",===\n",
        "a,b\n",
        "--\n",
        "____\n",
        "++++\n",
        "////\n",
    ),
    *(
        "// c\n",
        ":a: b\n",
        ":a: b \\\n",
        "[source]\n",
        "[quote]\n",
        "[[x]]\n",
        ".T\n",
        "= H\n",
        "== H\n",
    ),
    *(
        "image::x[y]\n",
        "image:x[y]",
        "link:x[",
        "footnote:[",
        "http://a.b[c]",
        "((",
        "))",
        "&amp;",
        "é",
        "日",
    ),
    *("<b>x</b>", "```\n", "\n====\n", "\n-----\n", "\r\n", "\u00ad", "> ", "''"),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
@settings(max_examples=600, deadline=None)
def test_any_text_is_read(source: str) -> None:
    try:
        document = document_of("x.adoc", source)
    except ReadError:
        return
    assert_sound(document)


@pytest.mark.parametrize(
    "unit",
    ["* ", "*a ", "[x]#a ", "link:x[", "====\n", "--\n****\n", "a|", "{a}", ":a: {a}{a}\n", "a;; "],
)
def test_hostile_texts_end(unit: str) -> None:
    assert document_of("x.adoc", unit * 10_000).source
