from __future__ import annotations

import pytest

from claimlint.readers import ReadError, decoded, read
from claimlint.readers.decoding import decode

_LATIN_1 = (
    "line 4: byte 0xE8 at offset 17 is not UTF-8 (perhaps Latin-1 or Windows-1252); "
    "save the file as UTF-8"
)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
    ],
)
def test_marked_files_are_read_and_can_be_written_back(mark: bytes, encoding: str) -> None:
    data = mark + "Crème 😀\r\nheals\r".encode(encoding)
    text, codec, found, notice = decode(data)
    assert (text, found, notice) == ("Crème 😀\r\nheals\r", mark, "")
    assert found + text.encode(codec) == data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "One\r\ntwo\rthree\ncrème".encode("latin-1"),
            _LATIN_1,
        ),
        ("“Cure”".encode("cp1252"), "line 1: byte 0x93 at offset 0"),
        ("It heals".encode("utf-16-le"), "UTF-16 (little-endian) without a byte order mark; save"),
        ("It heals".encode("utf-16-be"), "UTF-16 (big-endian) without a byte order mark; save"),
        (b"\xff\xfea", "marked as UTF-16, but damaged at byte 2; save it again as UTF-8"),
        (b"\xff\xfea\0\0\0", "not a text file: it holds NUL characters"),
        (b"text\0", "not a text file: it holds a NUL byte at offset 4; give claimlint the text"),
        (b"\x01\x02\x03\x04 x", "not a text file: it holds control characters"),
        (b"%PDF-1.7\n%", "not a text file: it is a PDF file; give it the extension .pdf"),
        (
            b"PK\x03\x04rest",
            "not a text file: it is a ZIP archive or an Office document; give it its",
        ),
        (
            b"\xd0\xcf\x11\xe0rest",
            "not a text file: it is an old Office document; save it as .docx",
        ),
        (b"{\\rtf1 x}", "not a text file: it is a Rich Text document"),
    ],
)
def test_what_is_not_text_is_refused_with_the_remedy(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as raised:
        read("page.txt", data)
    assert str(raised.value).startswith(message)
    assert "\n" not in str(raised.value)


def test_a_stray_control_character_is_borne_with() -> None:
    assert read("page.txt", b"It heals\x03 " + b"skin " * 40).source.startswith("It heals\x03")


@pytest.mark.parametrize("name", ["empty.txt", "empty.md"])
def test_an_empty_file_is_an_empty_document(name: str) -> None:
    document = read(name, b"")
    assert (document.source, document.prose, document.blocks) == ("", "", [])
    assert document.source_map.to_source(0, 0) == (0, 0)


_PAGE = "<html><head><meta charset={}></head><p>Crème “rich” €</p>"
_FEED = "<?xml version='1.0' encoding='{}'?>\n<p>Crème</p>"
_MESSAGES = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={}\\n"\n\nmsgid "Crème"\n'


@pytest.mark.parametrize(
    ("extension", "source", "name", "codec"),
    [
        (".html", _PAGE, "windows-1252", "cp1252"),
        (".html", _PAGE, "iso-8859-1", "cp1252"),
        (".html", _PAGE, '"LATIN1"', "cp1252"),
        (".htm", _PAGE, "us-ascii", "cp1252"),
        (".html.erb", _PAGE, "Windows-1252", "cp1252"),
        (".html", _PAGE, "'gb18030'", "gb18030"),
        (
            ".html",
            "<meta content='text/html; charset={}' http-equiv=x><p>Crème",
            "latin1",
            "cp1252",
        ),
        (".html", "<!-- <meta charset=koi8-r> -->\n<meta charset={}><p>Ärzte", "cp1250", "cp1250"),
        (".xml", _FEED, "ISO-8859-1", "iso8859-1"),
        (".xml", _FEED, "iso-8859-15", "iso8859-15"),
        (".html", _FEED, "windows-1252", "cp1252"),
        (".po", _MESSAGES, "ISO-8859-1", "iso8859-1"),
        (".po", _MESSAGES, "windows-1252", "cp1252"),
    ],
)
def test_what_a_file_declares_is_believed(
    extension: str, source: str, name: str, codec: str
) -> None:
    text = source.format(name) + "\r\n"
    data = text.encode(codec)
    assert decode(data, extension) == (text, codec, b"", "")
    assert decode(b"\xef\xbb\xbf" + text.encode(), extension)[:2] == (text, "utf-8")


@pytest.mark.parametrize(
    ("extension", "source"),
    [
        (".html", _PAGE.format("utf-8")),
        (".html", _PAGE.format("UTF-16")),
        (".html", "<p>Crème" + " " * 5000 + "<meta charset=latin1>"),
        (".xml", _FEED.format("UTF8")),
        (".xml", "<p>Crème <?xml encoding='latin1'?></p>"),
        (".po", _MESSAGES.format("CHARSET")),
        (".md", _PAGE.format("latin1")),
        (".csv", _PAGE.format("latin1")),
        (".json", _FEED.format("latin1")),
        ("", _PAGE.format("latin1")),
    ],
)
def test_utf8_is_read_where_nothing_else_is_declared(extension: str, source: str) -> None:
    assert decode(source.encode(), extension) == (source, "utf-8", b"", "")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"<p>\n<meta charset=klingon>",
            "line 2: declares the encoding 'klingon', which is not known here; save the file as",
        ),
        (b"<meta charset=rot13>", "line 1: declares the encoding 'rot13', which is not known"),
        (b"<meta charset=unicode_escape>", "line 1: declares the encoding 'unicode_escape'"),
        (b"<meta charset=utf-7>", "line 1: declares the encoding 'utf-7', which is not known"),
        (
            b"<p>\n<meta charset=cp1252>\n\n\x81",
            "line 4: byte 0x81 at offset 27 is not cp1252, which line 2 declares; save the file",
        ),
        (b"<meta charset=utf-8>\n\xe8", "line 2: byte 0xE8 at offset 21 is not UTF-8"),
    ],
)
def test_a_declaration_that_is_wrong_is_named(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as raised:
        decode(data, ".html")
    assert str(raised.value).startswith(message)


def test_utf8_that_is_declared_as_something_else_is_told() -> None:
    data = _PAGE.format("iso-8859-15").encode()
    text, _, _, notice = decode(data, ".html")
    assert text == data.decode("iso-8859-15")
    assert notice.startswith("read as iso-8859-15, as line 1 declares; its bytes are")


def test_the_encoding_of_a_file_is_told_to_who_writes_it_back() -> None:
    data = _PAGE.format("latin1").encode("cp1252")
    assert decoded("page.html", data).encoding == "cp1252"
    assert decoded("page", data).encoding == "cp1252"
    with pytest.raises(ReadError):
        decoded("page.txt", data)


def test_the_name_decides_before_the_path() -> None:
    assert read("-", b"*heals*", name="page.md").prose.strip() == "heals"
    assert read("-", b"*heals*").prose == "*heals*"
    assert read("page.md", b"*heals*", name="x.txt").path == "page.md"
