from __future__ import annotations

import pytest

from claimlint.readers import ReadError, read, supported
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
    decoded = decode(data)
    assert decoded.text == "Crème 😀\r\nheals\r"
    assert decoded.mark + decoded.text.encode(decoded.encoding) == data


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
        (b"%PDF-1.7\n%", "not a text file: it is a PDF file; export its text and check that"),
        (b"PK\x03\x04rest", "not a text file: it is a ZIP archive or an Office document"),
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


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.txt", True),
        ("a/B.MD", True),
        ("a.markdown", True),
        ("a.mdx", True),
        ("a.py", False),
        ("md", False),
        ("a.md.bak", False),
    ],
)
def test_which_files_a_folder_is_searched_for(path: str, expected: object) -> None:
    assert supported(path) is expected


def test_the_name_decides_before_the_path() -> None:
    assert read("-", b"*heals*", name="page.md").prose.strip() == "heals"
    assert read("-", b"*heals*").prose == "*heals*"
    assert read("page.md", b"*heals*", name="x.txt").path == "page.md"
