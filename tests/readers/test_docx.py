"""Word documents: what is read of them, and how the place is told."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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

_STYLES = element(
    "w:styles",
    "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='en-US'/></w:rPr></w:rPrDefault>"
    "</w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='My'><w:name w:val='Mine'/><w:basedOn w:val='H1'/>"
    "</w:style>"
    "<w:style w:type='paragraph' w:styleId='L'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>"
    "</w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='C'><w:name w:val='caption'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='DE'><w:rPr><w:lang w:val='de-DE'/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Note'><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='X'><w:basedOn w:val='Y'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Y'><w:basedOn w:val='X'/></w:style>",
)


def _parts(body: str, more: Parts | None = None, *listed: tuple[str, str]) -> Parts:
    return {
        **manifest("docx"),
        MAIN["docx"]: element("w:document", f"<w:body>{body}</w:body>"),
        "word/styles.xml": _STYLES,
        "word/_rels/document.xml.rels": relationships(("styles", "styles.xml"), *listed),
        **(more or {}),
    }


def _p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def _r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def _field(kind: str) -> str:
    return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"


def _box(inner: str) -> str:
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
        f"<wp:docPr id='1' name='Box'/><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"<w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


_ROW = "<w:tr>{}</w:tr>"
_CELL = "<w:tc>{}</w:tc>"
_INSTRUCTION = "<w:r><w:instrText> PAGEREF </w:instrText></w:r>"
_PLAIN = _p(_r("First."))

# Name, body, words to find, the place where they are.
_CASES = (
    ("plain", _p(_r("It heals skin.")), "heals skin", "paragraph 1"),
    ("counted without empty ones", _PLAIN + _p() + _p(_r("heals")), "heals", "paragraph 2"),
    ("half-bold word", _p(_r("re"), _r("generates", "<w:b/>")), "regenerates", "paragraph 1"),
    ("spelling marks between", _p(_r("it "), "<w:proofErr/>", _r("heals")), "it heals", None),
    ("line break", _p(_r("it"), "<w:r><w:br/></w:r>", _r("heals")), "it\nheals", None),
    ("tab", _p("<w:r><w:t>it</w:t><w:tab/><w:t>heals</w:t></w:r>"), "it\theals", None),
    ("tab stop", _p(_r("heals"), properties="<w:tabs><w:tab w:pos='9'/></w:tabs>"), "heals", None),
    (
        "hyphens",
        _p(
            "<w:r><w:t>anti</w:t><w:noBreakHyphen/><w:t>age</w:t><w:softHyphen/><w:t>ing</w:t></w:r>"
        ),
        "anti-ageing",
        None,
    ),
    ("soft hyphen sign", _p(_r("rever\u00adses age")), "reverses age", None),
    (
        "symbol",
        _p(_r("Botox"), "<w:r><w:sym w:char='F0E2'/></w:r>", _r(" heals")),
        "Botox® h",
        None,
    ),
    ("dingbat", _p("<w:r><w:sym w:char='F0FC'/></w:r>", _r("heals")), "heals", "paragraph 1"),
    (
        "deletion",
        _p(_r("It "), "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>", _r("heals")),
        "It heals",
        "paragraph 1",
    ),
    (
        "insertion",
        _p(_r("It "), f"<w:ins>{_r('heals ')}</w:ins>", _r("skin")),
        "It heals skin",
        None,
    ),
    (
        "moved away",
        _p(f"<w:moveFrom>{_r('Nothing ')}</w:moveFrom>", f"<w:moveTo>{_r('It heals')}</w:moveTo>"),
        "It heals",
        "paragraph 1",
    ),
    (
        "deleted end of a paragraph",
        _p(_r("It re"), properties="<w:rPr><w:del/></w:rPr>") + _p(_r("verses age")),
        "It reverses age",
        "paragraph 1",
    ),
    (
        "deleted end of a paragraph before a table",
        _p(_r("It heals"), properties="<w:rPr><w:del/></w:rPr>") + "<w:tbl></w:tbl>" + _PLAIN,
        "It heals",
        "paragraph 1",
    ),
    (
        "hidden end of a paragraph",
        _p(_r("It "), properties="<w:rPr><w:vanish/></w:rPr>") + _p(_r("heals")) + _p(_r("now")),
        "now",
        "paragraph 2",
    ),
    (
        "field result",
        _p(_field("begin"), _INSTRUCTION, _field("separate"), _r("heals")),
        "heals",
        None,
    ),
    (
        "field in the code of a field",
        _p(
            *(_field("begin"), _r("code"), _field("begin"), _r("x"), _field("separate"), _r("y")),
            *(_field("end"), _field("separate"), _r("heals"), _field("end"), _r(" skin")),
        ),
        "heals skin",
        None,
    ),
    ("simple field", _p(f"<w:fldSimple w:instr='X'>{_r('heals')}</w:fldSimple>"), "heals", None),
    ("link", _p(_r("it "), f"<w:hyperlink r:id='x'>{_r('heals')}</w:hyperlink>"), "it heals", None),
    (
        "tip of a link",
        _p(f"<w:hyperlink w:tooltip='heals skin'>{_r('x')}</w:hyperlink>"),
        "heals skin",
        "paragraph 1, tip of a link",
    ),
    (
        "content control",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{_p(_r('heals'))}</w:sdtContent></w:sdt>",
        "heals",
        "paragraph 1",
    ),
    (
        "heading of a derived style",
        _p(_r("heals"), properties="<w:pStyle w:val='My'/>"),
        "heals",
        None,
    ),
    ("style in a circle", _p(_r("heals"), properties="<w:pStyle w:val='X'/>"), "heals", None),
    (
        "superscript",
        _p(_r("collagen"), _r("1", "<w:vertAlign w:val='superscript'/>"), _r(" now")),
        "collagen¹ now",
        None,
    ),
    (
        "formula",
        _p("<m:oMath><m:r><m:t>E=x</m:t></m:r></m:oMath>", _r(" heals")),
        "E=x heals",
        None,
    ),
    (
        "ruby",
        _p(
            "<w:r><w:ruby><w:rt><w:r><w:t>hi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>heals</w:t>"
            "</w:r></w:rubyBase></w:ruby></w:r>"
        ),
        "heals",
        "paragraph 1",
    ),
    (
        "table",
        (
            f"<w:tbl>{_ROW.format(_CELL.format(_p()))}</w:tbl>"
            f"<w:tbl>{_ROW.format(_CELL.format(_p()) * 2)}"
            f"{_ROW.format(_CELL.format(_p()) + _CELL.format(_p(_r('heals'))))}</w:tbl>"
        ),
        "heals",
        "table 2, row 2, cell 2",
    ),
    (
        "table in a table",
        "<w:tbl>"
        + _ROW.format(
            _CELL.format(f"<w:tbl>{_ROW.format(_CELL.format(_p(_r('heals'))))}</w:tbl>{_p()}")
        )
        + "</w:tbl>",
        "heals",
        "table 1, row 1, cell 1, table 1, row 1, cell 1",
    ),
    ("after a table", _PLAIN + "<w:tbl/>" + _p(_r("heals")), "heals", "paragraph 2"),
    ("text box", _p(_r("Outer"), _box(_p(_r("heals")))), "heals", "text box 1"),
    ("around a text box", _p(_r("It "), _box(_p(_r("x"))), _r("heals")), "It heals", "paragraph 1"),
    (
        "picture",
        _p(_r("It"), "<w:r><w:drawing><wp:docPr descr='heals skin'/></w:drawing></w:r>"),
        "heals skin",
        "paragraph 1, picture",
    ),
    ("old picture", _p("<w:pict><v:shape alt='heals'/></w:pict>"), "heals", "paragraph 1, picture"),
    (
        "word art",
        _p("<w:pict><v:shape><v:textpath string='heals'/></v:shape></w:pict>"),
        "heals",
        "paragraph 1, word art",
    ),
    (
        "another language",
        _p(_r("heilt"), properties="<w:pStyle w:val='DE'/>") + _PLAIN,
        "First",
        "paragraph 2",
    ),
    (
        "a few foreign words",
        _p(_r("it "), _r("heals", "<w:lang w:val='fr-FR'/>")),
        "it heals",
        "paragraph 1",
    ),
    ("entities", _p(_r("heals &amp; lifts &#233;")), "heals & lifts é", "paragraph 1"),
    (
        "unknown elements",
        _p("<x:a xmlns:x='urn:x'><w:smartTag>", _r("heals"), "</w:smartTag></x:a>"),
        "heals",
        None,
    ),
)


@pytest.mark.parametrize(
    ("body", "words", "place"), [case[1:] for case in _CASES], ids=[case[0] for case in _CASES]
)
def test_words_are_read_where_they_are(body: str, words: str, place: str | None) -> None:
    documents = read_all("a.docx", packed(_parts(body)))
    assert place_of(documents, words) == (place or "paragraph 1")


@pytest.mark.parametrize(
    "body",
    [
        _p("<w:del><w:r><w:delText>heals</w:delText></w:r></w:del>"),
        _p(f"<w:del>{_r('heals')}</w:del>"),
        _p(f"<w:ins><w:del>{_r('heals')}</w:del></w:ins>"),
        _p(f"<w:moveFrom>{_r('heals')}</w:moveFrom>"),
        _p(_r("heals", "<w:vanish/>")),
        _p(_r("heals", "<w:rStyle w:val='Note'/>")),
        _p(_r("heals", "<w:strike/>")),
        _p(_field("begin"), _r("heals"), _field("separate"), _r("x"), _field("end")),
        _p("<w:r><w:instrText>heals</w:instrText></w:r>"),
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{_CELL.format(_p(_r('heals')))}</w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr>{_CELL.format(_p(_r('heals')))}</w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{_p(_r('heals'))}</w:tc></w:tr></w:tbl>",
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            f"{_p(_r('heals'))}</w:sdtContent></w:sdt>"
        ),
        _p("<w:r><w:drawing><wp:docPr hidden='1' descr='heals'/></w:drawing></w:r>"),
        _p(f"<w:hyperlink r:id='heals' w:anchor='heals'>{_r('x')}</w:hyperlink>"),
        _p(_r("heals"), properties="<w:pStyle w:val='DE'/>"),
    ],
)
def test_what_nobody_reads_is_not_prose(body: str) -> None:
    documents = read_all("a.docx", packed(_parts(body + _p(_r("Seen.")))))
    assert prose_of(documents).strip() in ("Seen.", "x\nSeen.")


@pytest.mark.parametrize("switch", ["<w:vanish w:val='0'/>", "<w:strike w:val='false'/>"])
def test_a_switch_that_is_off_hides_nothing(switch: str) -> None:
    assert place_of(read_all("a.docx", packed(_parts(_p(_r("heals", switch))))), "heals")


def test_kinds_of_blocks() -> None:
    body = (
        _p(_r("a"), properties="<w:pStyle w:val='H1'/>")
        + _p(_r("b"), properties="<w:outlineLvl w:val='2'/>")
        + _p(_r("c"), properties="<w:pStyle w:val='H1'/><w:outlineLvl w:val='9'/>")
        + _p(_r("d"), properties="<w:pStyle w:val='L'/>")
        + _p(_r("e"), properties="<w:pStyle w:val='L'/><w:numPr><w:numId w:val='0'/></w:numPr>")
        + _p(_r("f"), properties="<w:pStyle w:val='C'/>")
        + f"<w:tbl>{_ROW.format(_CELL.format(_p(_r('g'))))}</w:tbl>"
    )
    (document,) = read_all("a.docx", packed(_parts(body)))
    assert [block.kind for block in document.blocks] == [
        *("heading", "heading", "paragraph", "item", "paragraph", "caption", "cell"),
    ]


def test_headers_notes_and_comments() -> None:
    body = (
        _p(
            _r("It heals"),
            "<w:r><w:footnoteReference w:id='7'/></w:r>",
            _r(" now"),
            "<w:r><w:endnoteReference w:id='2'/></w:r>",
            "<w:r><w:commentReference w:id='0'/></w:r>",
        )
        + "<w:sectPr><w:headerReference r:id='r2'/><w:footerReference w:type='first' r:id='r3'/>"
        + "</w:sectPr>"
    )
    note = (
        "<w:footnote w:id='{}'{}>" + _p("<w:r><w:footnoteRef/></w:r>", _r(" {}")) + "</w:footnote>"
    )
    parts = _parts(
        body,
        {
            "word/h.xml": element("w:hdr", _p(_r("Top"))),
            "word/f.xml": element("w:ftr", _p(_r("Bottom"))),
            "word/fn.xml": element(
                "w:footnotes",
                note.format("-1", " w:type='separator'", "line")
                + note.format("5", "", "Left over")
                + note.format("7", "", "Smith 2021"),
            ),
            "word/en.xml": element(
                "w:endnotes",
                f"<w:endnote w:id='2'>{_p('<w:r><w:endnoteRef/></w:r>', _r(' End'))}</w:endnote>",
            ),
            "word/c.xml": element(
                "w:comments",
                f"<w:comment w:id='0' w:author='Mia Orr'>{_p(_r('Sure?'))}</w:comment>",
            ),
        },
        *(("header", "h.xml"), ("footer", "f.xml"), ("footnotes", "fn.xml")),
        *(("endnotes", "en.xml"), ("comments", "c.xml")),
    )
    documents = read_all("a.docx", packed(parts))
    assert documents[0].prose == "It heals¹ now[1]\n¹ Smith 2021\n[1] End\nTop\nBottom\nSure?\n"
    assert [place_of(documents, words) for words in ("Smith", "End", "Top", "Bottom", "Sure")] == [
        "footnote 1",
        "endnote 1",
        "header",
        "footer (first page)",
        "comment by Mia Orr",
    ]
    assert [block.kind for block in documents[0].blocks][1:3] == ["footnote", "footnote"]


def test_comments_allow_claims_where_they_are_attached() -> None:
    body = (
        _p("<w:commentRangeStart w:id='1'/>", _r("It heals."))
        + _p(_r("It lifts."), "<w:r><w:commentReference w:id='1'/></w:r>")
        + _p(_r("It cures."))
    )
    said = _p(_r("claimlint-disable-line proven"))
    remark = f"<w:comment w:id='1' w:author='Mia Orr'>{said}</w:comment>"
    parts = _parts(body, {"word/c.xml": element("w:comments", remark)}, ("comments", "c.xml"))
    (document,) = read_all("a.docx", packed(parts))
    (comment,) = document.comments
    assert comment.text == "claimlint-disable-line proven"
    assert comment.place == "comment by Mia Orr"
    assert document.source[comment.start : comment.end] == "It heals.\nIt lifts."
    assert "claimlint" not in document.prose


def test_charts_and_diagrams() -> None:
    chart = (
        "<c:title><c:tx><c:rich><a:p><a:r><a:t>Heals fast</a:t></a:r></a:p></c:rich></c:tx>"
        "</c:title><c:ser><c:cat><c:strRef><c:strCache><c:pt><c:v>Week 4</c:v></c:pt></c:strCache>"
        "</c:strRef>"
        "</c:cat><c:val><c:numRef><c:numCache><c:pt><c:v>73</c:v></c:pt></c:numCache></c:numRef>"
        "</c:val></c:ser>"
    )
    parts = _parts(
        _PLAIN,
        {
            "word/charts/c.xml": element("c:chartSpace", chart),
            "word/d.xml": element("dgm:dataModel", "<a:p><a:r><a:t>Cures</a:t></a:r></a:p>"),
        },
        *(("chart", "charts/c.xml"), ("diagramData", "d.xml")),
    )
    documents = read_all("a.docx", packed(parts))
    assert place_of(documents, "Heals fast") == "chart 1"
    assert place_of(documents, "Week 4") == "chart 1"
    assert place_of(documents, "Cures") == "diagram 1"
    assert "73" not in prose_of(documents)


def test_what_is_left_unread_is_said() -> None:
    parts = _parts(
        _p(_r("heilt"), properties="<w:pStyle w:val='DE'/>") + _p(_field("begin"), _r("x")),
        {"word/embeddings/prices.xlsx": b"PK", "word/a.html": "<p>heals</p>"},
        ("aFChunk", "a.html"),
    )
    (document,) = read_all("a.docx", packed(parts))
    said = " | ".join(document.notices)
    assert "1 passage in 'de-DE' was not checked" in said
    assert "a field without an end" in said
    assert "an embedded file was not read: prices.xlsx" in said
    assert "files inserted as they are were not read: 1" in said


def test_strict_documents_are_read() -> None:
    parts = _parts(_p(_r("heals")))
    strict = {
        name: content.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ).replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, content in parts.items()
        if isinstance(content, str)
    }
    assert place_of(read_all("a.docx", packed({**strict})), "heals") == "paragraph 1"


def test_a_workbook_that_is_called_a_document_is_refused() -> None:
    data = packed({**manifest("xlsx"), MAIN["xlsx"]: "<workbook/>"})
    with pytest.raises(ReadError, match=r"an Excel workbook \(.xlsx\), not a Word document"):
        read_all("a.docx", data)


_WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z", "M"), exclude_characters="\u00ad"),
    min_size=1,
    max_size=12,
)
_RUNS = st.lists(_WORDS, min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["paragraph", "heading", "cell"]), _RUNS), max_size=8))
def test_what_another_writer_wrote_is_read_in_order(blocks: list[tuple[str, list[str]]]) -> None:
    document = docx.Document()
    for kind, runs in blocks:
        if kind == "cell":
            paragraph = document.add_table(1, 1).cell(0, 0).paragraphs[0]
        elif kind == "heading":
            paragraph = document.add_heading(level=1)
        else:
            paragraph = document.add_paragraph()
        for number, text in enumerate(runs):
            paragraph.add_run(text).bold = number % 2 == 0
    file = BytesIO()
    document.save(file)
    (read,) = read_all("a.docx", file.getvalue())
    shown = [(block.kind, read.prose[block.start : block.end]) for block in read.blocks]
    assert shown == [(kind, "".join(runs)) for kind, runs in blocks]
