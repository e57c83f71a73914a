"""Workbooks: what is read of them, and how the place is told."""

from __future__ import annotations

from io import BytesIO

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it has no types
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.readers.office.cells import margin_texts
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
    sheet_part,
)

_STRINGS = (
    "<si><t>heals skin</t></si>"
    "<si><r><t>re</t></r><r><rPr><b/></rPr><t>verses</t></r></si>"
    "<si><r><t>it </t></r><r><rPr><strike/></rPr><t>never </t></r><r><t>heals</t></r></si>"
    "<si><r><t>collagen</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r></si>"
    "<si><t>治す heals</t><rPh sb='0' eb='1'><t>naosu</t></rPh></si>"
)
_STYLES = (
    "<fonts><font/><font><strike/></font></fonts><dxfs><dxf><font><strike/></font></dxf></dxfs>"
    "<cellStyleXfs><xf fontId='1'/></cellStyleXfs><cellXfs><xf fontId='0'/>"
    "<xf fontId='1'/></cellXfs>"
)


def _book(
    *sheets: str,
    more: Parts | None = None,
    listed: tuple[tuple[str, str], ...] = (),
    state: str = "",
) -> Parts:
    """Return the parts of a workbook of sheets "S1", "S2" ...; ``listed`` belong to the first."""
    tabs = "".join(
        f"<sheet name='S{n}' sheetId='{n}' {state} r:id='r{n}'/>" for n in range(1, len(sheets) + 1)
    )
    return {
        **manifest("xlsx"),
        MAIN["xlsx"]: sheet_part("workbook", f"<sheets>{tabs}</sheets>"),
        "xl/_rels/workbook.xml.rels": relationships(
            *(("worksheet", f"worksheets/s{number}.xml") for number in range(1, len(sheets) + 1)),
            *(("sharedStrings", "strings.xml"), ("styles", "styles.xml"), ("person", "people.xml")),
        ),
        "xl/strings.xml": sheet_part("sst", _STRINGS),
        "xl/styles.xml": sheet_part("styleSheet", _STYLES),
        "xl/people.xml": element("tc:personList", "<tc:person id='{1}' displayName='Mia Orr'/>"),
        **{f"xl/worksheets/s{number}.xml": sheet for number, sheet in enumerate(sheets, 1)},
        "xl/worksheets/_rels/s1.xml.rels": relationships(*listed),
        **(more or {}),
    }


def _sheet(rows: str, after: str = "") -> str:
    return sheet_part("worksheet", f"<sheetData>{rows}</sheetData>{after}")


def _c(name: str, text: str) -> str:
    return f"<c r='{name}' t='inlineStr'><is><t>{text}</t></is></c>"


def _row(number: int, *texts: str) -> str:
    cells = "".join(_c(f"{chr(65 + at)}{number}", text) for at, text in enumerate(texts) if text)
    return f"<row r='{number}'>{cells}</row>"


# Name, rows, words to find, the place where they are.
_CASES = (
    ("in-line string", _row(1, "", "heals skin"), "heals skin", "sheet S1, cell B1"),
    (
        "shared string",
        "<row r='3'><c r='AB3' t='s'><v>0</v></c></row>",
        "heals skin",
        "sheet S1, cell AB3",
    ),
    ("half-bold word", "<row r='1'><c r='A1' t='s'><v>1</v></c></row>", "reverses", None),
    ("struck-through words", "<row r='1'><c r='A1' t='s'><v>2</v></c></row>", "it heals", None),
    ("superscript", "<row r='1'><c r='A1' t='s'><v>3</v></c></row>", "collagen¹", None),
    ("reading aid", "<row r='1'><c r='A1' t='s'><v>4</v></c></row>", "治す heals", None),
    (
        "rich in-line string",
        (
            "<row r='1'><c r='A1' t='inlineStr'><is><r><t>re</t></r><r><t>verses</t></r></is></c>"
            "</row>"
        ),
        "reverses",
        None,
    ),
    (
        "result of a formula",
        "<row r='1'><c r='A1' t='str'><f>A2&amp;\"heals\"</f><v>it cures</v></c></row>",
        "it cures",
        None,
    ),
    ("without references", "<row><c/><c t='s'><v>0</v></c></row>", "heals", "sheet S1, cell B1"),
    ("line break", _row(1, "It heals\nskin"), "heals\nskin", None),
    (
        "mark-up in a cell",
        _row(1, "&lt;p&gt;It &lt;b&gt;heals&lt;/b&gt; all&lt;/p&gt;"),
        "It heals all",
        None,
    ),
    ("soft hyphen", _row(1, "It re\u00adverses"), "It reverses", None),
    ("one word", _row(1, "Anti-ageing"), "Anti-ageing", None),
    (
        "catalogue",
        _row(1, "SKU", "Title", "Description") + _row(2, "A-1", "Our balm", "It heals"),
        "It heals",
        "sheet S1, cell C2, A-1, Description",
    ),
    (
        "catalogue under a title",
        _row(1, "Spring range") + _row(3, "SKU", "Title") + _row(4, "A-1", "It heals"),
        "It heals",
        "sheet S1, cell B4, A-1, Title",
    ),
    (
        "column without a name",
        _row(1, "SKU", "Title") + _row(2, "A-1", "Our balm", "It heals well"),
        "It heals well",
        "sheet S1, cell C2, A-1",
    ),
    (
        "labels beside what they label",
        _row(1, "Headline", "It heals") + _row(2, "Body", "It lifts"),
        "It heals",
        "sheet S1, cell B1",
    ),
)


@pytest.mark.parametrize(
    ("rows", "words", "place"), [case[1:] for case in _CASES], ids=[case[0] for case in _CASES]
)
def test_words_are_read_where_they_are(rows: str, words: str, place: str | None) -> None:
    documents = read_all("a.xlsx", packed(_book(_sheet(rows))))
    assert place_of(documents, words) == (place or "sheet S1, cell A1")


@pytest.mark.parametrize(
    "rows",
    [
        "<row r='1'><c r='A1'><v>42</v></c><c r='B1' t='b'><v>1</v></c></row>",
        "<row r='1'><c r='A1' t='e'><v>heals</v></c><c r='B1' t='d'><v>2026-01-01</v></c></row>",
        "<row r='1'><c r='A1' t='s'><v>99</v></c><c r='B1' t='s'><v>x</v></c></row>",
        "<row r='1'><c r='A1' t='s' s='1'><v>0</v></c></row>",
        _row(1, "https://heals.example/skin", "mia@heals.example", "heals.png", "SKU-12", "9.99"),
        _row(1, "SKU", "Handle", "Image URL") + _row(2, "A heals", "heals all", "heals skin"),
    ],
)
def test_what_is_no_copy_is_not_prose(rows: str) -> None:
    assert prose_of(read_all("a.xlsx", packed(_book(_sheet(rows))))) == ""


def test_a_sheet_or_a_row_of_a_catalogue_is_a_document() -> None:
    plain = _sheet(_row(1, "It heals") + _row(2, "It lifts"))
    rows = _row(1, "SKU", "Title") + _row(2, "A-1", "Our balm") + _row(3, "A-2", "Our soap")
    documents = read_all("a.xlsx", packed(_book(plain, _sheet(rows))))
    assert [document.prose for document in documents] == [
        "It heals\nIt lifts\n",
        "Our balm\n",
        "Our soap\n",
    ]
    assert [document.blocks[0].kind for document in documents] == ["cell", "heading", "heading"]


def test_hidden_sheets_are_read_and_said_to_be_hidden() -> None:
    parts = _book(_sheet(_row(1, "It heals")), state="state='veryHidden'")
    documents = read_all("a.xlsx", packed(parts))
    assert place_of(documents, "heals") == "sheet S1 (hidden), cell A1"
    assert documents[0].notices == ("hidden sheets were read all the same: S1",)


def test_what_stands_beside_cells() -> None:
    after = (
        "<hyperlinks><hyperlink ref='A1' tooltip='Tip'/></hyperlinks>"
        '<headerFooter><oddHeader>&amp;C&amp;"Arial,Bold"&amp;12Top &amp;&amp; best&amp;RPage '
        "&amp;P</oddHeader></headerFooter>"
    )
    drawing = (
        "<xdr:sp><xdr:nvSpPr><xdr:cNvPr name='Box 1' descr='Alt'/></xdr:nvSpPr><xdr:txBody>"
        "<a:p><a:r><a:t>Boxed</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    )
    notes = (
        "<authors><author>Jo</author></authors><commentList>"
        "<comment ref='A1' authorId='0'><text><r><t>Jo:\n</t></r><r><t>Sure?</t></r></text>"
        "</comment>"
        "<comment ref='A2' authorId='0'><text><t>[Threaded comment] old</t></text></comment>"
        "<comment ref='A3'><text><t>claimlint-disable-line BOD proven</t></text></comment>"
        "</commentList>"
    )
    threads = (
        "<tc:threadedComment ref='A2' personId='{1}'><tc:text>Really</tc:text></tc:threadedComment>"
    )
    parts = _book(
        _sheet(_row(1, "First") + _row(2, "Second") + _row(3, "Third"), after),
        more={
            "xl/d.xml": element("xdr:wsDr", drawing),
            "xl/_rels/d.xml.rels": relationships(("chart", "c.xml")),
            "xl/c.xml": element(
                "c:chartSpace", "<c:title><a:p><a:r><a:t>Up</a:t></a:r></a:p></c:title>"
            ),
            "xl/n.xml": sheet_part("comments", notes),
            "xl/t.xml": element("tc:ThreadedComments", threads),
        },
        listed=(("drawing", "../d.xml"), ("comments", "../n.xml"), ("threadedComment", "../t.xml")),
    )
    documents = read_all("a.xlsx", packed(parts))
    assert prose_of(documents) == (
        "First\nSecond\nThird\nTip\nTop & best\nPage\nAlt\nBoxed\nUp\nReally\nSure?\n"
    )
    words = ("Tip", "Top", "Alt", "Boxed", "Up", "Really", "Sure")
    assert [place_of(documents, word) for word in words] == [
        "sheet S1, tip of the link on A1",
        "sheet S1, header",
        "sheet S1, Box 1",
        "sheet S1, Box 1",
        "sheet S1, chart 1",
        "sheet S1, comment on A2 by Mia Orr",
        "sheet S1, comment on A1 by Jo",
    ]
    (comment,) = documents[0].comments
    assert documents[0].source[comment.start : comment.end] == "Third"


@pytest.mark.parametrize(
    ("coded", "texts"),
    [
        ("plain", ["plain"]),
        ("&LLeft&CMid&RRight", ["Left", "Mid", "Right"]),
        ("&K01+000Blue&KFF0000Red", ["BlueRed"]),
        ("&P of &N", ["of"]),
        ('&"-,Regular"&8A & B', ["A B"]),
        ("&14 10 %", []),
    ],
)
def test_codes_of_headers(coded: str, texts: list[str]) -> None:
    assert margin_texts(coded) == texts


_TEXTS = st.lists(
    st.text(st.characters(codec="ascii", categories=("Lu", "Ll")), min_size=2, max_size=9).map(
        "It says {}".format
    ),
    max_size=4,
)


@settings(max_examples=25, deadline=None)
@given(st.lists(_TEXTS, max_size=6))
def test_what_another_writer_wrote_is_read_in_order(rows: list[list[str]]) -> None:
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Copy")
    expected = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if column % 2:
                bold = book.add_format({"bold": True})
                sheet.write_rich_string(row, column, text[:4], bold, text[4:], " ")
            else:
                sheet.write_string(row, column, text)
            expected.append((text, f"sheet Copy, cell {chr(65 + column)}{row + 1}"))
    book.close()
    shown = [
        (document.prose[start:end], document.places.at(start))
        for document in read_all("a.xlsx", file.getvalue())
        for _, start, end in document.blocks
        if document.places is not None
    ]
    assert shown == expected
