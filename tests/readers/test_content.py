"""Which reader a file gets: by its name, else by what is in it."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile, ZipInfo

import pytest

from claimlint.readers import ReadError, extension_of, read_parts
from claimlint.readers.content import kind_of


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.txt", ".txt"),
        ("a/B.MD", ".md"),
        ("a.markdown", ".markdown"),
        ("a.b.c.md", ".md"),
        ("v1.0/a.md", ".md"),
        (".md", ".md"),
        ("a.py", None),
        ("md", None),
        ("a.md.bak", None),
        ("a.md/readme", None),
        ("-", None),
        ("", None),
    ],
)
def test_the_longest_known_extension_counts(path: str, expected: str | None) -> None:
    assert extension_of(path) == expected


def archive(*names: str) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as made:
        for name in names:
            made.writestr(ZipInfo(name), "x")  # without the time of day
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ".txt"),
        (b"It heals skin.\n\nIt does, they say, and more.\n", ".txt"),
        (b"# Serum\n\nIt heals *skin*.\n", ".txt"),
        (b"<!doctype html><p>It heals", ".html"),
        (b"\xef\xbb\xbf  <!-- made by hand -->\n<!-- twice -->\n<DIV class=x>It heals", ".html"),
        ("<!DOCTYPE html><p>It heals".encode("utf-16"), ".html"),
        (b"<p>It heals", ".html"),
        (b"<pre>", ".txt"),
        (b"<3 our new serum", ".txt"),
        (b"<?xml version='1.0'?><html xmlns='x'><p>It heals", ".html"),
        (b"<?xml version='1.0'?>\n<!-- a --><!DOCTYPE rss [<!ENTITY x 'y'>]><rss/>", ".xml"),
        (b"<rss version='2.0'><channel/></rss>", ".xml"),
        (b"<?xml version='1.0'?><xliff version='1.2'/>", ".xlf"),
        (b"<?xml version='1.0'?><resources><string/></resources>", "strings.xml"),
        (b"<?xml", ".xml"),
        (b"<?xml " + b"<!-- a -->" * 2000 + b"!", ".xml"),
        (b"<!-- a" * 5000, ".txt"),
        (b'{"name": "Serum"}', ".json"),
        (b'{\n  "name": "Serum"\n}\n', ".json"),
        (b'[\n  {"name": "Serum"}\n]', ".json"),
        (b'{"name": "Serum"}\n{"name": "Cream"}\n', ".jsonl"),
        (b"[Serum] It heals.", ".txt"),
        (b"{not json", ".txt"),
        (b"[" * 200_000, ".json"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nIt heals\n", ".vtt"),
        (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nIt heals\r\n", ".srt"),
        (b'# shop\nmsgid "a"\nmsgstr "It heals"\n', ".po"),
        (b"Subject: News\nFrom: us\nMIME-Version: 1.0\n\nIt heals.\n", ".eml"),
        (b"Subject: News\n\nMIME-Version: 1.0 heals.\n", ".txt"),
        (b"sku,title,text\n1,Serum,It heals\n", ".csv"),
        (b'sku;title;text\n1;Serum;"It heals; fast\nand well"\n', ".csv"),
        (b"sku\ttitle\ttext\n1\tSerum\tIt heals\n", ".tsv"),
        (b"sku,title,text\n1,Serum\n", ".txt"),
        (b"Serum, cream, balm. All heal.\nBuy one, two, three\n", ".txt"),
        (b"%PDF-1.7\n%", ".pdf"),
        (archive("[Content_Types].xml", "word/document.xml"), ".docx"),
        (archive("[Content_Types].xml", "ppt/presentation.xml"), ".pptx"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), ".xlsx"),
        (archive("word/document.xml"), ".txt"),
        (archive("[Content_Types].xml", "word/document.xml")[:60], ".txt"),
        (b"PK\x03\x04", ".txt"),
        (bytes(range(256)), ".txt"),
    ],
)
def test_content_tells_what_the_name_does_not(data: bytes, expected: str) -> None:
    assert kind_of(data) == expected


@pytest.mark.parametrize("first", [b"#!/bin/sh", b"#!/usr/bin/env python3\r"])
def test_a_program_is_refused(first: bytes) -> None:
    with pytest.raises(ReadError, match=r"^line 1: '#!/[^']+[^\r]' begins a program, .+ leave it"):
        kind_of(first + b"\necho It heals\n")


class Endless(BytesIO):
    """A file that never says that it is at its end."""

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        assert size >= 0, "all of an endless file was asked for"
        return b"x" * size


@pytest.mark.parametrize("name", ["page.txt", "page.md", "page"])
@pytest.mark.parametrize("limit", [10, 1 << 20, (1 << 20) + 10, 3 << 20])
def test_no_more_is_held_than_the_limit(name: str, limit: int) -> None:
    with pytest.raises(ReadError, match=r"^larger than [0-9.e-]+ MB, .+ --max-file-size$"):
        list(read_parts(name, Endless(), limit=limit))
    text = b"x" * limit
    (document,) = read_parts(name, BytesIO(text), limit=limit)
    assert len(document.source) == limit
