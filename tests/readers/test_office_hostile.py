"""Office files that are damaged or traps end in one line, in little time and memory."""

from __future__ import annotations

import random
import struct
import time
import tracemalloc
import zipfile
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from claimlint.readers import ReadError, read_parts
from tests.readers.packing import (
    MAIN,
    Parts,
    element,
    manifest,
    packed,
    prose_of,
    read_all,
    relationships,
    sheet_part,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHANCE = random.Random(7)  # noqa: S311 - noise for tests
_SEEN = "<w:p><w:r><w:t>heals</w:t></w:r></w:p>"
_SECONDS = 30
_MEGABYTES = 100


def _docx(document: str | bytes, more: Parts | None = None) -> bytes:
    return packed({**manifest("docx"), MAIN["docx"]: document, **(more or {})})


def _body(inner: str) -> str:
    return element("w:document", f"<w:body>{inner}</w:body>")


def _typed(declaration: str, use: str) -> str:
    return _body(f"<w:p><w:r><w:t>{use}</w:t></w:r></w:p>").replace("?>", f"?>{declaration}", 1)


def _bomb(filler: bytes, megabytes: int) -> bytes:
    """Return a document in which a paragraph holds very much of the same."""
    before, after = _body("<w:p>|</w:p>").encode().split(b"|")
    file = BytesIO(packed(manifest("docx")))
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open(MAIN["docx"], "w") as part,
    ):
        part.write(before)
        for _ in range(megabytes):
            part.write(filler * ((1 << 20) // len(filler)))
        part.write(after)
    return file.getvalue()


def _encrypted() -> bytes:
    data = bytearray(_docx(_body(_SEEN)))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.rindex(mark)
        data[at + offset] |= 1
    return bytes(data)


def _packed_oddly() -> bytes:
    file = BytesIO(packed(manifest("docx")))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr(MAIN["docx"], _body(_SEEN))
    return file.getvalue()


def _twice() -> bytes:
    file = BytesIO(_docx(_body(_SEEN)))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("Word/Document.xml", _body(""))
    return file.getvalue()


def _crowded() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(10_001):
            archive.writestr(str(number), "")
    return file.getvalue()


def _flipped() -> bytes:
    """Return a document with one byte of a stored part changed."""
    file = BytesIO(packed(manifest("docx")))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr(MAIN["docx"], _body(_SEEN))
    return file.getvalue().replace(b"heals", b"hurts")


def _wide() -> bytes:
    """Return an archive whose last record promises a directory of 4 GB."""
    data = bytearray(_docx(_body(_SEEN)))
    struct.pack_into("<L", data, data.rindex(b"PK\x05\x06") + 12, 0xFFFFFFF0)
    return bytes(data)


_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512

_HOSTILE = {
    "empty": (b"", "it is empty; save the file anew"),
    "text": (b"It heals.", "it is no Office file, whatever its name says; give it its true ext"),
    "old Office": (_OLD, "it is in the Office format of before 2007; save it as .docx, .pptx"),
    "encrypted Office": (
        _OLD + "EncryptedPackage".encode("utf-16-le"),
        "it is encrypted; save it without a password",
    ),
    "encrypted part": (_encrypted(), "it is encrypted; save it without a password"),
    "cut short": (_docx(_body(_SEEN))[:-40], "it is cut short: the end of the ZIP archive is mis"),
    "cut at the front": (b"PK\x03\x04" + _docx(_body(_SEEN))[400:], "is damaged"),
    "one byte changed": (_flipped(), "'word/document.xml' in it is damaged (Bad CRC-32"),
    "any archive": (packed({"a.txt": "heals"}), "it is a ZIP archive and no Office document; give"),
    "no document": (packed({**manifest("docx")}), "it is a ZIP archive and no Office document"),
    "other content type": (
        packed({**manifest("docx", "image/png"), MAIN["docx"]: _body("")}),
        "it is not a Word document (.docx) but 'image/png'; give it its true extension",
    ),
    "same part twice": (_twice(), "it holds 'Word/Document.xml' twice, and programs differ"),
    "unusual packing": (_packed_oddly(), "'word/document.xml' in it is packed in an unusual way"),
    "many parts": (_crowded(), "it holds more than 10,000 parts, as no Office file does"),
    "a directory of gigabytes": (_wide(), "it holds more than 10,000 parts"),
    "malformed": (
        _docx("<a>\n<b></a>"),
        "'word/document.xml' in it, line 2: not well-formed XML (mismatched tag); open it",
    ),
    "no XML": (_docx(b"\xff\xfe\x00"), "'word/document.xml' in it, line 1: not well-formed XML"),
    "XML without end": (_docx(_body(_SEEN)[:-9]), "not well-formed XML"),
    "unknown encoding": (_docx("<?xml version='1.0' encoding='x-1'?><a/>"), "in an encoding that"),
    "document type": (_docx(_typed("<!DOCTYPE a>", "x")), "has a document type declaration, as no"),
    "entities in entities": (
        _docx(
            _typed(
                "<!DOCTYPE a [<!ENTITY a '"
                + "x" * 99
                + "'>"
                + "".join(
                    f"<!ENTITY {b} '{f'&{a};' * 99}'>" for a, b in zip("abcd", "bcde", strict=True)
                )
                + "]>",
                "&e;",
            ),
        ),
        "has a document type declaration",
    ),
    "external entity": (
        _docx(_typed("<!DOCTYPE a [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>", "&f;")),
        "has a document type declaration",
    ),
    "deep nesting": (_docx(_body("<w:a>" * 600 + "</w:a>" * 600)), "in it is nested too deep"),
    "bomb of blanks": (
        _bomb(b" ", 40),
        "unpacks to far more than an Office file holds, as a ZIP b",
    ),
    "bomb of elements": (
        _bomb(b"<w:r></w:r><w:r/>", 40),
        "unpacks to far more than an Office file",
    ),
    "tag without end": (
        _docx(_body("<w:p a='" + _CHANCE.randbytes(3 << 20).hex() + "'/>")),
        "'word/document.xml' in it has a tag without end; leave the file out",
    ),
}


@pytest.fixture
def bounds() -> Iterator[None]:
    """Let a test take no more than a few seconds and megabytes."""
    tracemalloc.start()
    begun = time.process_time()
    yield
    taken = time.process_time() - begun
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < _SECONDS
    assert most < _MEGABYTES << 20


@pytest.mark.usefixtures("bounds")
@pytest.mark.parametrize(("data", "message"), _HOSTILE.values(), ids=_HOSTILE.keys())
def test_a_hostile_file_ends_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as raised:
        read_all("a.docx", data)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_all_of_it_together_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimlint.readers.office.package._MOST_BYTES", 1 << 20)
    noise = _CHANCE.randbytes(600_000).hex()
    with pytest.raises(ReadError, match="it unpacks to more than 1 MB; split the file"):
        read_all("a.docx", _docx(_body(f"<w:p><w:r><w:t>{noise}</w:t></w:r></w:p>")))


def test_so_is_the_text_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimlint.readers.extract._MOST_TEXT", 9)
    with pytest.raises(ReadError, match="more than 9 characters of text; split the file"):
        read_all("a.docx", _docx(_body(_SEEN * 3)))


def test_what_is_outside_of_the_archive_is_not_looked_at() -> None:
    away = relationships(
        *(("header", "../../../../../etc/passwd"), ("footer", "https://heals.example/x")),
        *(("styles", "file:///etc/passwd"), ("chart", "/word/absent.xml")),
    )
    body = (
        _SEEN + "<w:sectPr><w:headerReference r:id='r1'/><w:footerReference r:id='r2'/></w:sectPr>"
    )
    data = _docx(_body(body), {"word/_rels/document.xml.rels": away})
    assert prose_of(read_all("a.docx", data)) == "heals\n"


def test_a_part_that_refers_to_itself_is_read_once() -> None:
    circle = relationships(("header", "document.xml"))
    body = _SEEN + "<w:sectPr><w:headerReference r:id='r1'/></w:sectPr>"
    data = _docx(_body(body), {"word/_rels/document.xml.rels": circle})
    assert prose_of(read_all("a.docx", data)) == "heals\nheals\n"


def test_macros_and_archives_inside_are_left_alone() -> None:
    inside = {"word/vbaProject.bin": _OLD, "word/embeddings/inner.zip": _bomb(b" ", 10)}
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    parts = {**manifest("docx", kind), MAIN["docx"]: _body(_SEEN), **inside}
    (document,) = read_all("a.docm", packed(parts))
    assert document.prose == "heals\n"
    assert document.notices == ("an embedded file was not read: inner.zip",)


def test_strings_and_rows_that_are_out_of_all_bounds() -> None:
    rows = "<row r='999999999999'><c r='ZZZZZ1' t='s'><v>-1</v></c><c t='s'><v>9e9</v></c></row>"
    parts = {
        **manifest("xlsx"),
        MAIN["xlsx"]: sheet_part("workbook", "<sheets><sheet name='S' r:id='r1'/></sheets>"),
        "xl/_rels/workbook.xml.rels": relationships(("worksheet", "s.xml")),
        "xl/s.xml": sheet_part("worksheet", f"<sheetData>{rows}</sheetData>"),
    }
    assert prose_of(read_all("a.xlsx", packed(parts))) == ""


class _Pipe(BytesIO):
    def seekable(self) -> bool:
        return False


def test_a_pipe_is_read_and_has_an_end() -> None:
    (document,) = read_parts("a.docx", _Pipe(_docx(_body(_SEEN))))
    assert document.prose == "heals\n"


def test_a_pipe_without_end_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimlint.readers.office.package._MOST_PIPED", 1000)
    with pytest.raises(ReadError, match="larger than"):
        list(read_parts("a.docx", _Pipe(b"PK" * 1000)))


@pytest.mark.parametrize("seed", range(60))
def test_damage_anywhere_is_borne_or_refused(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - noise for tests
    data = bytearray(_docx(_body(_SEEN * 3)))
    for _ in range(chance.randint(1, 6)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with suppress(ReadError):
        read_all("a.docx", bytes(data))
