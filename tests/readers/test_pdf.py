"""PDF files: what is read of them, in which order, and how the place is told."""

from __future__ import annotations

import subprocess
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]  # no types
from reportlab.lib.styles import getSampleStyleSheet  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    BaseDocTemplate,
    Frame,
    PageTemplate,
    Paragraph,
)

from claimlint.readers import ReadError
from claimlint.readers.pdf.lines import SLANTED, Box, Glyph, lines_of
from tests.readers.packing import place_of, prose_of, read_all

if TYPE_CHECKING:
    from collections.abc import Callable

    Draw = Callable[[Any], None]

_A4 = (595, 842)


def _drawn(*pages: Draw, **options: Any) -> bytes:  # noqa: ANN401 - options of another library
    file = BytesIO()
    canvas = Canvas(file, pagesize=_A4, **options)
    for page in pages:
        canvas.setFont("Helvetica", 12)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _at(*lines: tuple[float, float, str], size: float = 12) -> Draw:
    def draw(canvas: Any) -> None:  # noqa: ANN401 - the writer has no types
        canvas.setFont("Helvetica", size)
        for x, y, text in lines:
            canvas.drawString(x, y, text)

    return draw


def _turned(degrees: float, text: str) -> Draw:
    def draw(canvas: Any) -> None:  # noqa: ANN401
        canvas.translate(300, 400)
        canvas.rotate(degrees)
        canvas.drawString(0, 0, text)
        canvas.drawString(0, -14, "and lifts")

    return draw


def _runs(canvas: Any) -> None:  # noqa: ANN401
    text = canvas.beginText(72, 700)
    text.setFont("Helvetica", 12)
    text.textOut("It re")
    text.setFont("Helvetica-Bold", 12)
    text.textOut("generates collagen")
    text.setFont("Helvetica", 7)
    text.setRise(5)
    text.textOut("1")
    text.setRise(0)
    text.setFont("Helvetica", 12)
    text.textOut(" daily")
    canvas.drawText(text)


def _twice(canvas: Any) -> None:  # noqa: ANN401
    canvas.drawString(72, 700, "It heals")
    canvas.drawString(72.2, 700, "It heals")


def _invisible(canvas: Any) -> None:  # noqa: ANN401
    text = canvas.beginText(72, 700)
    text.setTextRenderMode(3)
    text.textOut("It heals")
    canvas.drawText(text)


def _heading(canvas: Any) -> None:  # noqa: ANN401
    _at((72, 760, "It heals"), size=24)(canvas)
    _at((72, 700, "Body of the page, in the usual size."))(canvas)


_COLUMNS = (
    *((72, 700, "It stimu-"), (320, 700, "Right one")),
    *((72, 686, "lates collagen"), (320, 686, "cures acne")),
)
_FIRST_LINE = "box 72,697-"

# Name, page, words to find, where the name of their place begins.
_CASES: tuple[tuple[str, Draw, str, str], ...] = (
    ("plain", _at((72, 700, "It heals skin.")), "heals skin", "page 1, box 72,697-139,711"),
    ("wrapped", _at((72, 700, "It heals all"), (72, 686, "skin.")), "heals all\nskin", _FIRST_LINE),
    (
        "broken word",
        _at((72, 700, "It re-"), (72, 686, "generates skin")),
        "It regenerates",
        "page 1, box 72,697-97,711",
    ),
    ("compound", _at((72, 700, "It is anti-"), (72, 686, "ageing")), "is anti-ageing", ""),
    ("broken name", _at((72, 700, "It heals Post-"), (72, 686, "Covid")), "Post-Covid", ""),
    ("adverb", _at((72, 700, "It is clinically-"), (72, 686, "proven")), "clinically-proven", ""),
    ("bold part of a word, and a note mark", _runs, "It regenerates collagen¹ daily", _FIRST_LINE),
    ("left column", _at(*_COLUMNS), "It stimulates collagen", "page 1, box 72,697-115,711"),
    ("right column", _at(*_COLUMNS), "Right one\ncures acne", "page 1, box 320,697-371,711"),
    (
        "heading over columns",
        _at((72, 720, "A headline that reaches over both of the columns below"), *_COLUMNS),
        "Right one\ncures acne",
        "page 1, box 320,697-",
    ),
    ("heading", _heading, "It heals", "page 1, box 72,755-149,783"),
    ("bullet", _at((72, 700, "•"), (90, 700, "It heals")), "It heals", "page 1, box 72,697-"),
    ("number", _at((72, 700, "12."), (94, 700, "It heals")), "It heals", "page 1, box 72,697-"),
    ("upwards", _turned(90, "It heals"), "It heals\nand lifts", "page 1, box 289,400-303,439"),
    ("downwards", _turned(270, "It heals"), "It heals\nand lifts", "page 1, box 297,361-311,400"),
    ("upside down", _turned(180, "It heals"), "It heals\nand lifts", "page 1, box 261,389-300,403"),
    ("slanted", _turned(30, "It heals"), "It heals", "page 1, box 294,398-335,429"),
    ("drawn twice", _twice, "It heals", "page 1, box 72,697-"),
    ("under a picture of it", _invisible, "It heals", "page 1, box 72,697-"),
    ("accents", _at((72, 700, "Crème heals “skin”")), "Crème heals “skin”", "page 1, box 72,697-"),
)


@pytest.mark.parametrize(
    ("page", "words", "place"), [case[1:] for case in _CASES], ids=[case[0] for case in _CASES]
)
def test_words_are_read_where_they_are(page: Draw, words: str, place: str) -> None:
    documents = read_all("a.pdf", _drawn(page))
    found = place_of(documents, words)
    assert found is not None
    assert place in found
    assert prose_of(documents).count(words) == 1


def test_each_line_has_a_place_of_its_own() -> None:
    documents = read_all("a.pdf", _drawn(_at((72, 700, "It heals"), (72, 686, "and lifts"))))
    prose, places = documents[0].prose, documents[0].places
    assert places is not None
    assert places.at(prose.index("lifts")) == "page 1, box 72,683-113,697"


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    def first(canvas: Any) -> None:  # noqa: ANN401
        _at((72, 700, "It really stimulates"))(canvas)
        _at((72, 30, "Page One of Two"), size=8)(canvas)

    def second(canvas: Any) -> None:  # noqa: ANN401
        _at((72, 800, "Our Brochure"), size=8)(canvas)
        _at((72, 700, "collagen at once."))(canvas)

    documents = read_all("a.pdf", _drawn(first, second))
    assert place_of(documents, "stimulates\ncollagen") == "page 1, box 72,697-168,711"
    assert documents[0].places is not None
    at = documents[0].prose.index("collagen")
    assert documents[0].places.at(at) == "page 2, box 72,697-163,711"


def test_columns_of_another_writer_are_read_one_after_the_other() -> None:
    body = getSampleStyleSheet()["BodyText"]
    texts = [f"Paragraph {number} says something. " + "Words go on. " * 30 for number in range(12)]
    file = BytesIO()
    template = BaseDocTemplate(file, pagesize=_A4)
    frames = [Frame(60, 60, 230, 700, id="left"), Frame(305, 60, 230, 700, id="right")]
    template.addPageTemplates([PageTemplate(frames=frames)])
    template.build([Paragraph(text, body) for text in texts])
    read = " ".join(prose_of(read_all("a.pdf", file.getvalue())).split())
    assert read == " ".join("".join(texts).split())


def test_kinds_of_blocks() -> None:
    def page(canvas: Any) -> None:  # noqa: ANN401
        _at((72, 780, "A Heading"), size=20)(canvas)
        _at(
            *((72, 700, "Text of the usual size."), (72, 660, "• One"), (72, 640, "• Two")),
            (72, 600, "More of the text."),
        )(canvas)

    (document,) = read_all("a.pdf", _drawn(page))
    assert [block.kind for block in document.blocks] == [
        *("heading", "paragraph", "item", "item", "paragraph"),
    ]


def test_cells_of_a_table_are_blocks_of_their_own() -> None:
    rows = [("Balm", "Heals eczema"), ("Soap", "Cures acne")]
    cells = [
        (x, 700 - 20 * row, text)
        for row, texts in enumerate(rows)
        for x, text in zip((72, 300), texts, strict=True)
    ]
    (document,) = read_all("a.pdf", _drawn(_at(*cells)))
    shown = sorted(document.prose[start:end] for _, start, end in document.blocks)
    assert shown == ["Balm", "Cures acne", "Heals eczema", "Soap"]


def test_notes_fields_and_comments() -> None:
    def page(canvas: Any) -> None:  # noqa: ANN401
        canvas.drawString(72, 700, "It heals")
        canvas.textAnnotation("Really?", Rect=[10, 10, 30, 30], addtopage=1)
        canvas.textAnnotation("claimlint-disable BOD proven", Rect=[10, 10, 30, 30], addtopage=1)
        canvas.acroForm.textfield(name="f", value="It lifts", x=50, y=50, width=99, height=20)

    documents = read_all("a.pdf", _drawn(page))
    assert prose_of(documents) == "It heals\nReally?\nIt lifts\n"
    assert place_of(documents, "Really") == "page 1, comment, box 10,10-30,30"
    assert place_of(documents, "It lifts") == "page 1, form field, box 50,50-149,70"
    (comment,) = documents[0].comments
    assert documents[0].source[comment.start : comment.end] == "It heals\n"


def test_alternative_texts() -> None:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 5 0 R/MarkInfo<</Marked true>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/StructParents 0/Contents 4 0 R>>",
        b"<</Length 26>>stream\n/Figure<</MCID 0>>BDC EMC \nendstream",
        b"<</Type/StructTreeRoot/K[6 0 R]/ParentTree<</Nums[0[6 0 R]]>>>>",
        b"<</Type/StructElem/S/Figure/P 5 0 R/Pg 3 0 R/K 0/Alt(It heals skin)>>",
    ]
    documents = read_all("a.pdf", _assembled(objects))
    assert place_of(documents, "It heals skin") == "page 1, picture, box 0,0-99,99"


def test_what_is_not_on_the_page_is_not_read() -> None:
    page = _at((72, 700, "Seen"), (-300, 700, "heals"), (72, 900, "heals"))
    assert prose_of(read_all("a.pdf", _drawn(page))) == "Seen\n"


@pytest.mark.parametrize(
    ("lang", "prose", "notices"),
    [
        ("en-GB", "It heals\n", ()),
        (
            "de-DE",
            "",
            ("1 page in 'de-DE' was not checked: there are no rules for that language",),
        ),
    ],
)
def test_the_language_of_the_file_counts(lang: str, prose: str, notices: tuple[str, ...]) -> None:
    data = _drawn(_at((72, 700, "It heals")), lang=lang)
    (document,) = read_all("a.pdf", data)
    assert document.prose == prose
    assert document.notices == notices


def test_pages_without_text_are_said_to_be_unread() -> None:
    def scan(canvas: Any) -> None:  # noqa: ANN401
        canvas.rect(0, 0, 500, 500)

    blank = _at()
    (document,) = read_all("a.pdf", _drawn(_at((72, 700, "Text")), scan, scan, blank, scan))
    assert document.notices == (
        (
            "pages 2-3, 5 were not read: pictures or drawings without text, as a scan makes them; "
            "run a text recognition over the file"
        ),
    )


def test_letters_that_nobody_knows_are_said_to_be_unread() -> None:
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 1"
        b"/LastChar 1/Widths[9]/CharProcs<</x 6 0 R>>/Encoding<</Differences[1/x]>>>>"
    )
    content = b"BT /F1 12 Tf 9 50 Td <0101010101> Tj ET"
    glyph = b"9 0 0 0 9 9 d1 0 0 9 9 re f"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
            b"/Resources<</Font<</F1 5 0 R>>>>>>"
        ),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        font,
        b"<</Length %d>>stream\n%s\nendstream" % (len(glyph), glyph),
    ]
    (document,) = read_all("a.pdf", _assembled(objects))
    assert document.prose == ""
    assert document.notices[0].startswith("page 1 was not read: the file does not tell which lett")


def _assembled(objects: list[bytes]) -> bytes:
    """Return a PDF of objects, numbered from 1; the first is the catalogue."""
    data = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, len(data))
    )


def _bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(megabytes)) + packer.flush()
    return _assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>",
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
        ]
    )


_PLAIN = _drawn(_at((72, 700, "It heals")))
_HOSTILE = {
    "empty": (b"", "it is no PDF, or a damaged one; fetch or save the file anew"),
    "text": (b"It heals", "it is no PDF, or a damaged one"),
    "only a head": (_PLAIN[:40], "it is no PDF, or a damaged one"),
    "encrypted": (
        _drawn(_at((72, 700, "heals")), encrypt=StandardEncryption("secret")),
        "it is encrypted; save it without a password",
    ),
    "bomb": (_bomb(1500), "page 1 cannot be read: damaged, or made to take more than 2 GB of memo"),
}


@pytest.mark.parametrize(("data", "message"), _HOSTILE.values(), ids=_HOSTILE.keys())
def test_a_hostile_file_ends_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as raised:
        read_all("a.pdf", data)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_broken_trees_of_pages() -> None:
    catalogue = b"<</Type/Catalog/Pages 2 0 R>>"
    circle = _assembled([catalogue, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"])
    (document,) = read_all("a.pdf", circle)
    assert document.notices == ("pages 1-2 were not read: damaged; print the file anew",)
    endless = _assembled([catalogue, b"<</Type/Pages/Kids[]/Count 2000000000>>"])
    assert prose_of(read_all("a.pdf", endless)) == ""


def test_what_only_its_owner_may_change_is_read() -> None:
    locked = _drawn(_at((72, 700, "It heals")), encrypt=StandardEncryption("", ownerPassword="x"))
    assert prose_of(read_all("a.pdf", locked)) == "It heals\n"


def test_a_damaged_table_of_objects_is_repaired() -> None:
    assert prose_of(read_all("a.pdf", _PLAIN.replace(b"startxref", b"starterxf"))) == "It heals\n"


def test_patience_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_arguments: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("worker", 300)

    monkeypatch.setattr("subprocess.run", slow)
    with pytest.raises(ReadError, match="takes more than 300 seconds to read; split the file"):
        read_all("a.pdf", _PLAIN)


def test_a_worker_that_breaks_down_is_a_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = subprocess.CompletedProcess("worker", 1, b"", b"Traceback\nImportError: no PDFium\n")
    monkeypatch.setattr("subprocess.run", lambda *_arguments, **_options: broken)
    with pytest.raises(RuntimeError, match="ImportError: no PDFium"):
        read_all("a.pdf", _PLAIN)


def test_a_worker_that_is_killed_is_the_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    killed = subprocess.CompletedProcess("worker", -9, b'{"pages": 2}\n{"lines": [[', b"")
    monkeypatch.setattr("subprocess.run", lambda *_arguments, **_options: killed)
    with pytest.raises(ReadError, match="page 1 cannot be read: damaged, or made to take more"):
        read_all("a.pdf", _PLAIN)


def test_a_very_large_file_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimlint.readers.pdf.reader._MOST_BYTES", 1 << 20)
    with pytest.raises(ReadError, match="larger than 1 MB; split the file"):
        read_all("a.pdf", _PLAIN + b" " * (1 << 20))


def test_without_the_extra_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimlint.readers.extras.find_spec", lambda _name: None)
    with pytest.raises(ReadError, match=r"need the extra 'pdf'.* run: pip install '\.\[pdf\]'"):
        read_all("a.pdf", _PLAIN)


def _letters(text: str, x: float, y: float, quarters: int = 0) -> list[Glyph]:
    return [
        Glyph(letter, Box(x + 6 * n, y, x + 6 * n + 6, y + 12), quarters)
        for n, letter in enumerate(text)
    ]


def test_lines_of_letters() -> None:
    ligature = [Glyph(letter, Box(12, 0, 18, 12)) for letter in "fi"]
    drawn = [*_letters("of", 0, 0), *ligature, *_letters("ne", 18, 0), *_letters("next", 0, -12)]
    assert [line.text for line in lines_of(drawn)] == ["offine", "next"]


def test_slanted_letters_end_where_the_parser_says() -> None:
    end = Glyph("\n", Box(0, 0, 0, 0), made=True)
    drawn = [*_letters("up", 0, 0, SLANTED), end, *_letters("on", 50, 90, SLANTED)]
    assert [line.text for line in lines_of(drawn)] == ["up", "on"]


@pytest.mark.parametrize("quarters", range(4))
def test_a_turned_box_turns_back(quarters: int) -> None:
    box = Box(1, 2, 5, 9)
    assert box.turned(quarters).turned(-quarters) == box


_LINE = st.lists(
    st.text(st.characters(codec="ascii", categories=("Lu", "Ll")), min_size=1, max_size=9),
    min_size=1,
    max_size=6,
).map(" ".join)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(_LINE, min_size=1, max_size=8), min_size=1, max_size=3))
def test_what_another_writer_wrote_is_read_in_order(pages: list[list[str]]) -> None:
    drawn = [_at(*((72, 780 - 30 * row, line) for row, line in enumerate(page))) for page in pages]
    (read,) = read_all("a.pdf", _drawn(*drawn))
    expected = " ".join(line for page in pages for line in page)
    assert " ".join(read.prose.split()) == expected
