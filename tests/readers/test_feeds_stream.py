"""Feeds that are read part by part give what they give when they are read at once."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.project.gather import Gathered
from claimlint.readers import ReadError
from claimlint.readers.feeds import stream as stream_module
from claimlint.readers.feeds.fields import Fields
from claimlint.readers.feeds.json_files import read_json_lines
from claimlint.readers.feeds.stream import Stream
from claimlint.readers.feeds.table import read_csv, read_tsv
from claimlint.textkit.lines import Lines
from tests.readers.findings import finding_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.document import Document

# A part holds a whole turn of the records at least, since the first one tells how all are written.
_TURNS = 5
_SHOP = (
    'a,Balm,"<p>It ""heals"" é\r\n\r\nskin 😀</p>",A-1,\r\n'
    'a,,,A-2,"Healed, all"\r\n'
    "a,,,A-3,Healed again\r\n"
    "\r\n"
    "b,Salve,Lifts all,B-1,\r\n"
    'c,"Two\rlines",Firms it,C-1,x\r\n'
)
_OBJECTS = (
    '{"id": "a", "t": "It heals \\ud83d\\ude00"}\r\n\n{"id": "b", "t": "Lifts é skin"}\n[]\n'
    '{"t": "Firms it"}\n'
)
_READERS = {
    "csv": (
        read_csv,
        "Handle,Title,Body (HTML),Variant SKU,Image Alt Text\r\n" + _SHOP * _TURNS,
    ),
    "tsv": (
        read_tsv,
        "id\ttitle\n" + '1\t"It ""heals""\n\nskin"\n\n2\tLifts 日本\n3\tFirms it\n' * _TURNS,
    ),
    "jsonl": (read_json_lines, _OBJECTS * _TURNS),
}


def _blocks(found: Iterator[Document], source: str) -> list[tuple[str, int, int, str | None]]:
    blocks = []
    for document in found:
        offset, lines = document.origin
        assert source.startswith(document.source, offset)
        assert lines == Lines(source).place(offset)[0] - 1
        assert Lines(source).place(offset)[1] == 1
        for _, first, last in document.blocks:
            start, end = document.source_map.to_source(first, last)
            place = document.places.at(first) if document.places else None
            blocks.append((document.prose[first:last], offset + start, offset + end, place))
    return blocks


@pytest.mark.parametrize("kind", _READERS)
@pytest.mark.parametrize("more", [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_parts_change_nothing(kind: str, more: int, mark: str) -> None:
    reader, source = _READERS[kind]
    data = (mark + source).encode()
    size = len(data) // _TURNS + 60 + more
    whole = _blocks(reader("feed", BytesIO(data), Fields()), source)
    parts = _blocks(reader("feed", BytesIO(data), Fields(), size=size), source)
    assert parts == whole
    assert len(whole) >= _TURNS


_CELLS = st.text(st.sampled_from('ab ,;"\t\r\né😀'), max_size=12)
_ROWS = st.lists(st.lists(_CELLS, min_size=3, max_size=3), min_size=1, max_size=8)


def _written(rows: list[list[str]]) -> str:
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return "title,body,text\n" + "\n".join(lines) + "\n"


@given(_ROWS, st.integers(min_value=20, max_value=80))
@settings(max_examples=200, deadline=None)
def test_any_cells_are_read_alike_in_parts(rows: list[list[str]], size: int) -> None:
    source = _written([["It heals", "so, well", "and more"], *rows])
    data = source.encode()
    whole = _blocks(read_csv("feed", BytesIO(data), Fields()), source)
    assert _blocks(read_csv("feed", BytesIO(data), Fields(), size=size), source) == whole


@pytest.mark.parametrize("kind", _READERS)
def test_lines_and_columns_are_those_of_the_file(kind: str) -> None:
    reader, source = _READERS[kind]
    data = source.encode()
    gathered = Gathered()
    expected = []
    lines = Lines(source)
    for document in reader("feed", BytesIO(data), Fields(), size=len(data) // _TURNS + 70):
        findings = [finding_at(document, first, last) for _, first, last in document.blocks]
        gathered.add(document, findings, [])
        expected += [(finding.start, finding.end) for finding in findings]
    table = gathered.lines()
    for start, end in expected:
        assert table.place(start) == lines.place(start)
        assert table.place(end) == lines.place(end)
        for line in range(lines.place(start)[0], lines.place(end)[0] + 1):
            assert table.text(line) == lines.text(line)
            assert table.bounds(line) == lines.bounds(line)


def test_parts_without_copy_leave_lines_right() -> None:
    source = "sku,title\n" + "A,\n" * 40 + "B,It heals\n"
    gathered = Gathered()
    for document in read_csv("feed", BytesIO(source.encode()), Fields(), size=30):
        gathered.add(document, [finding_at(document, *document.blocks[0][1:])], [])
    assert gathered.lines().place(source.index("It heals")) == (42, 3)


def test_comments_are_told_in_offsets_of_the_file() -> None:
    row = "A,<p>It heals</p><!-- claimlint-disable-line DIS why -->\n"
    source = "sku,body\n" + row * 3
    gathered = Gathered()
    for document in read_csv("feed", BytesIO(source.encode()), Fields(), size=60):
        gathered.add(document, [], [])
    assert gathered.spoken is not None
    found = [(c.start, c.end) for c in gathered.spoken.comments]
    assert len(found) == 3
    assert {source[start:end] for start, end in found} == {
        "<!-- claimlint-disable-line DIS why -->"
    }
    assert [gathered.lines().place(start)[0] for start, _ in found] == [2, 3, 4]


@pytest.mark.parametrize("size", [4, 64, 1 << 20])
def test_what_is_not_utf_8_is_named_with_its_line(size: int) -> None:
    data = "sku,title\nA,é x\n".encode() + b"B,caf\xe9 x\n"
    with pytest.raises(ReadError, match=r"^line 3: byte 0xE9.* is not UTF-8"):
        list(read_csv("feed", BytesIO(data), Fields(), size=size))


def test_a_character_cut_at_the_end_is_named_with_its_line() -> None:
    with pytest.raises(ReadError, match=r"^line 2: byte 0xC3 is not UTF-8"):
        list(read_csv("feed", BytesIO(b"sku,title\nA,x\xc3"), Fields()))


def test_nul_is_named_with_its_line() -> None:
    data = b"sku,title\n" + b"A,It heals\n" * 20 + b"B,\0\n"
    with pytest.raises(ReadError, match=r"^line 22: holds NUL characters"):
        list(read_csv("feed", BytesIO(data), Fields(), size=40))


def test_an_open_quote_is_named_with_its_line() -> None:
    data = b'sku,title\nA,"It heals"\nB,"It lifts\nC,x\n'
    with pytest.raises(ReadError, match=r"^line 3: a quote opens a cell here and nothing closes"):
        list(read_csv("feed", BytesIO(data), Fields()))


def test_a_record_without_end_is_named_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_module, "LONGEST", 1000)
    data = b'sku,title\nA,It heals\nB,"' + b"It lifts\n" * 1000
    with pytest.raises(ReadError, match=r"^line 3: the record that begins here is longer than"):
        list(read_csv("feed", BytesIO(data), Fields(), size=30))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_wide_file_may_begin_with_a_pair_of_surrogates(encoding: str) -> None:
    source = "😀\ttitle\n1\tIt heals\n"
    data = ("\ufeff" + source).encode(encoding)
    for size in (16, 32, 1 << 20):
        (document,) = read_tsv("feed", BytesIO(data), Fields(), size=size)
        start, _ = document.source_map.to_source(*document.blocks[0][1:])
        assert document.origin[0] + start == source.index("It heals")


def test_an_empty_table_holds_nothing() -> None:
    for data in (b"", b"\n\n", b"sku,title\n", b"\xef\xbb\xbf"):
        assert list(read_csv("feed", BytesIO(data), Fields())) == []


def test_a_stream_goes_on_where_it_stopped() -> None:
    stream = Stream(BytesIO("\ufeffab\r\ncdé\nef".encode()), size=5)
    assert (stream.text, stream.origin, stream.final) == ("ab", (0, 0), False)
    stream.advance(0)
    assert stream.text.startswith("ab\r\nc")
    stream.advance(4)
    assert stream.origin == (4, 1)
    assert stream.text.startswith("c")
