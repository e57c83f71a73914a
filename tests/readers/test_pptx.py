"""Presentations: what is read of them, and how the place is told."""

from __future__ import annotations

from io import BytesIO

import pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx.util import Inches

from claimlint.readers import ReadError
from tests.readers.packing import (
    MAIN,
    Parts,
    element,
    manifest,
    packed,
    place_of,
    prose_of,
    read_all,
    relationships,
)


def _deck(
    *slides: str, more: Parts | None = None, listed: tuple[tuple[str, str], ...] = ()
) -> Parts:
    """Return the parts of a deck; ``listed`` are relationships of the first slide."""
    order = "".join(f"<p:sldId id='{n + 255}' r:id='r{n}'/>" for n in range(1, len(slides) + 1))
    return {
        **manifest("pptx"),
        MAIN["pptx"]: element("p:presentation", f"<p:sldIdLst>{order}</p:sldIdLst>"),
        "ppt/_rels/presentation.xml.rels": relationships(
            *(("slide", f"slides/s{number}.xml") for number in range(1, len(slides) + 1)),
            ("commentAuthors", "people.xml"),
        ),
        "ppt/people.xml": element("p:cmAuthorLst", "<p:cmAuthor id='3' name='Mia Orr'/>"),
        **{f"ppt/slides/s{number}.xml": slide for number, slide in enumerate(slides, 1)},
        "ppt/slides/_rels/s1.xml.rels": relationships(*listed),
        **(more or {}),
    }


def _slide(*shapes: str) -> str:
    return element("p:sld", f"<p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld>")


def _shape(*paragraphs: str, name: str = "Box 1", holder: str = "", about: str = "") -> str:
    placeholder = f"<p:ph type='{holder}'/>" if holder else ""
    return (
        f"<p:sp><p:nvSpPr><p:cNvPr id='2' name='{name}' {about}/><p:nvPr>{placeholder}</p:nvPr>"
        f"</p:nvSpPr><p:txBody><a:bodyPr/>{''.join(paragraphs)}</p:txBody></p:sp>"
    )


def _p(*runs: str, properties: str = "") -> str:
    return f"<a:p><a:pPr>{properties}</a:pPr>{''.join(runs)}<a:endParaRPr lang='fr-FR'/></a:p>"


def _r(text: str, properties: str = "lang='en-GB'") -> str:
    return f"<a:r><a:rPr {properties}/><a:t>{text}</a:t></a:r>"


_HEALS = _p(_r("heals"))
_TABLE = (
    "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id='4' name='Prices'/></p:nvGraphicFramePr>"
    "<a:graphic><a:graphicData><a:tbl><a:tr><a:tc><a:txBody>{0}</a:txBody></a:tc></a:tr>"
    "<a:tr><a:tc><a:txBody>{0}</a:txBody></a:tc><a:tc><a:txBody>{1}</a:txBody></a:tc></a:tr>"
    "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
)
_PICTURE = "<p:pic><p:nvPicPr><p:cNvPr id='5' name='Pic 5' descr='heals'/></p:nvPicPr></p:pic>"

# Name, shapes of the second slide, words to find, the place where they are.
_CASES = (
    ("text box", _shape(_HEALS), "heals", "slide 2, Box 1"),
    ("title", _shape(_HEALS, name="Title 1", holder="title"), "heals", "slide 2, title"),
    ("subtitle", _shape(_HEALS, name="Sub 2", holder="subTitle"), "heals", "slide 2, Sub 2"),
    ("half-bold word", _shape(_p(_r("re"), _r("generates", "b='1'"))), "regenerates", None),
    ("line break", _shape(_p(_r("it"), "<a:br/>", _r("heals"))), "it\nheals", None),
    ("superscript", _shape(_p(_r("collagen"), _r("2", "baseline='30000'"))), "collagen²", None),
    (
        "subscript",
        _shape(_p(_r("CO"), _r("2", "baseline='-25000'"), _r(" heals"))),
        "CO2 heals",
        None,
    ),
    (
        "struck-through word",
        _shape(_p(_r("it "), _r("x", "strike='sngStrike'"), _r("heals"))),
        "it heals",
        None,
    ),
    ("field with text", _shape(_p("<a:fld type='TxLink'><a:t>heals</a:t></a:fld>")), "heals", None),
    ("soft hyphen", _shape(_p(_r("re\u00adverses"))), "reverses", None),
    ("entities", _shape(_p(_r("heals &amp; lifts"))), "heals & lifts", None),
    ("table", _TABLE.format(_p(), _HEALS), "heals", "slide 2, Prices, row 2, cell 2"),
    ("after a table", _TABLE.format(_p(), _p()) + _shape(_HEALS), "heals", "slide 2, Box 1"),
    ("picture", _PICTURE, "heals", "slide 2, Pic 5"),
    ("alternative text of a shape", _shape(_p(), about="descr='heals'"), "heals", None),
    (
        "shape in a group",
        f"<p:grpSp><p:nvGrpSpPr><p:cNvPr name='Group 9'/></p:nvGrpSpPr>{_shape(_HEALS)}</p:grpSp>",
        "heals",
        "slide 2, Box 1",
    ),
    ("shape without a name", _shape(_HEALS, name=""), "heals", "slide 2"),
    (
        "tip of a link",
        _shape(_p("<a:r><a:rPr><a:hlinkClick tooltip='heals'/></a:rPr><a:t>x</a:t></a:r>")),
        "heals",
        "slide 2, Box 1, tip of a link",
    ),
    (
        "what older programs do not know",
        (
            f"<mc:AlternateContent><mc:Choice Requires='p14'>{_shape(_HEALS)}</mc:Choice>"
            f"<mc:Fallback>{_PICTURE}</mc:Fallback></mc:AlternateContent>"
        ),
        "heals",
        "slide 2, Box 1",
    ),
    ("foreign word", _shape(_p(_r("it "), _r("heals", "lang='de-DE'"))), "it heals", None),
)


@pytest.mark.parametrize(
    ("shapes", "words", "place"), [case[1:] for case in _CASES], ids=[case[0] for case in _CASES]
)
def test_words_are_read_where_they_are(shapes: str, words: str, place: str | None) -> None:
    documents = read_all("a.pptx", packed(_deck(_slide(), _slide(shapes))))
    assert place_of(documents, words) == (place or "slide 2, Box 1")
    assert prose_of(documents).count(words) == 1


@pytest.mark.parametrize(
    "shapes",
    [
        _shape(_HEALS, about="hidden='1'"),
        f"<p:grpSp><p:nvGrpSpPr><p:cNvPr hidden='1'/></p:nvGrpSpPr>{_shape(_HEALS)}</p:grpSp>",
        _shape(_HEALS, holder="sldNum"),
        _shape(_HEALS, holder="dt"),
        _shape(_p("<a:fld type='slidenum'><a:t>heals</a:t></a:fld>")),
        _shape(_p("<a:fld type='datetime1'><a:t>heals</a:t></a:fld>")),
        _shape(_p(_r("heals", "strike='dblStrike'"))),
        _shape(_p(_r("heals", "lang='de-DE'"))),
        _shape(_p(), name="heals"),
    ],
)
def test_what_nobody_reads_is_not_prose(shapes: str) -> None:
    assert prose_of(read_all("a.pptx", packed(_deck(_slide(shapes))))) == ""


def test_slides_come_in_the_order_of_the_show() -> None:
    parts = _deck(_slide(_shape(_p(_r("one")))), _slide(_shape(_p(_r("two")))))
    parts[MAIN["pptx"]] = element(
        "p:presentation", "<p:sldIdLst><p:sldId r:id='r2'/><p:sldId r:id='r1'/></p:sldIdLst>"
    )
    documents = read_all("a.pptx", packed(parts))
    assert prose_of(documents) == "two\none\n"
    assert place_of(documents, "one") == "slide 2, Box 1"


def test_a_hidden_slide_is_read_and_said_to_be_hidden() -> None:
    hidden = _slide(_shape(_HEALS)).replace("<p:sld ", "<p:sld show='0' ", 1)
    documents = read_all("a.pptx", packed(_deck(_slide(), hidden)))
    assert place_of(documents, "heals") == "slide 2 (hidden), Box 1"
    assert documents[0].notices == ("hidden slides were read all the same: 2",)


def test_kinds_of_blocks() -> None:
    slide = _slide(
        _shape(_p(_r("a")), holder="ctrTitle"),
        _shape(_p(_r("b")), _p(_r("c"), properties="<a:buNone/>"), _p(_r("d")), holder="body"),
        _shape(_p(_r("e")), _p(_r("f"), properties="<a:buChar char='-'/>"), _p(_r("g"))),
        _TABLE.format(_p(), _p(_r("h"))),
    )
    (document,) = read_all("a.pptx", packed(_deck(slide)))
    assert [block.kind for block in document.blocks] == [
        *("heading", "item", "paragraph", "item", "paragraph", "item", "paragraph", "cell"),
    ]


def test_notes_comments_charts_and_layouts() -> None:
    notes = f"<p:cSld><p:spTree>{_shape(_p(_r('7')), holder='sldNum')}"
    notes += f"{_shape(_p(_r('Say it')), name='Notes 2', holder='body')}</p:spTree></p:cSld>"
    layout = f"<p:cSld name='Two'><p:spTree>{_shape(_p(_r('Click here')), holder='body')}"
    layout += f"{_shape(_p(_r('Proven')), name='Claim')}</p:spTree></p:cSld>"
    parts = _deck(
        _slide(_shape(_p(_r("One")))),
        more={
            "ppt/n.xml": element("p:notes", notes),
            "ppt/c.xml": element(
                "p:cmLst",
                "<p:cm authorId='3'><p:text>Really?</p:text></p:cm>"
                "<p:cm authorId='9'><p:text>claimlint-disable-line BOD proven</p:text></p:cm>",
            ),
            "ppt/m.xml": element(
                "p188:cmLst",
                "<p188:cm authorId='3'><p188:replyLst><p188:reply authorId='8'><p188:txBody>"
                f"{_p(_r('Yes'))}</p188:txBody></p188:reply></p188:replyLst></p188:cm>",
            ),
            "ppt/l.xml": element("p:sldLayout", layout),
            "ppt/chart.xml": element("c:chartSpace", f"<c:rich>{_p(_r('Up'))}</c:rich>"),
        },
        listed=(
            *(("notesSlide", "../n.xml"), ("comments", "../c.xml"), ("comments", "../m.xml")),
            *(("slideLayout", "../l.xml"), ("chart", "/ppt/chart.xml")),
        ),
    )
    documents = read_all("a.pptx", packed(parts))
    assert prose_of(documents) == "One\nUp\nSay it\nReally?\nYes\nProven\n"
    assert [place_of(documents, words) for words in ("Up", "Say", "Really", "Yes", "Proven")] == [
        "slide 1, chart 1",
        "slide 1, notes",
        "slide 1, comment by Mia Orr",
        "slide 1, comment",
        "layout 'Two', Claim",
    ]
    (comment,) = documents[0].comments
    assert documents[0].source[comment.start : comment.end] == "One\nUp\n"


def test_a_missing_slide_is_said() -> None:
    parts = _deck(_slide())
    del parts["ppt/slides/s1.xml"]
    with pytest.raises(ReadError, match=r"its part 'ppt/slides/s1.xml' is missing; save"):
        read_all("a.pptx", packed(parts))


_LINES = st.lists(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("C", "Z", "M")), min_size=1, max_size=12
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(_LINES, _LINES), max_size=4))
def test_what_another_writer_wrote_is_read_in_order(
    slides: list[tuple[list[str], list[str]]],
) -> None:
    deck = pptx.Presentation()
    expected = []
    for number, (lines, cells) in enumerate(slides, 1):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = lines[0]
        frame = slide.shapes.add_textbox(0, 0, Inches(2), Inches(1)).text_frame
        frame.text = "\n".join(lines)
        table = slide.shapes.add_table(1, len(cells), 0, 0, Inches(2), Inches(1)).table
        for column, text in enumerate(cells):
            table.cell(0, column).text = text
        slide.notes_slide.notes_text_frame.text = cells[0]
        expected += [(lines[0], f"slide {number}, title")]
        expected += [(line, f"slide {number}, TextBox 2") for line in lines]
        expected += [
            (text, f"slide {number}, Table 3, row 1, cell {at}") for at, text in enumerate(cells, 1)
        ]
        expected += [(cells[0], f"slide {number}, notes")]
    file = BytesIO()
    deck.save(file)
    (read,) = read_all("a.pptx", file.getvalue())
    assert read.places is not None
    assert [
        (read.prose[start:end], read.places.at(start)) for _, start, end in read.blocks
    ] == expected
