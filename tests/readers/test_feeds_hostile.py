"""Hostile feeds: time in proportion to length, and one line for what is refused."""

from __future__ import annotations

from contextlib import suppress

import pytest

from claimlint.readers import ReadError
from tests.readers.feed_cases import documents
from tests.timing import seconds

_SHORT, _LONG = 5_000, 40_000
_TRIES = 3

_HOSTILE = {
    "cells": ("feed.csv", "a,b\n", "x,x\n", ""),
    "rows": ("feed.csv", "a,b\n", "\n", ""),
    "quotes": ("feed.csv", "a,b\n", '"', ""),
    "quoted cells": ("feed.csv", "a,b\n", '"",""\n', ""),
    "junk after quotes": ("feed.csv", "a,b\n", '"a"b"', ""),
    "backslashes": ("feed.csv", 'a,b\n"\\"",x\n"', "\\", '"\n'),
    "tags in a cell": ("feed.csv", "body\n", "<p", "\n"),
    "open tag with blank lines": ("feed.csv", 'body\n"It heals <a ', "\n\n", '"\n'),
    "comments in a cell": ("feed.csv", 'body\n"It heals ', "<!--", '"\n'),
    "entities in a cell": ("feed.csv", "body\n", "&amp;", "\n"),
    "blanks in a cell": ("feed.csv", 'body\n"It heals', " \n", ' x"\n'),
    "tabs": ("feed.tsv", "a\tb\n", "\t\n", ""),
    "stray quotes": ("feed.tsv", "a\tb\n", 'x\t"y\n', ""),
    "numbers": ("feed.json", "[0", ",0", "]"),
    "texts": ("feed.json", '["It heals"', ',"It heals"', "]"),
    "records": ("feed.json", "[{}", ',{"a":"It heals"}', "]"),
    "escapes": ("feed.json", '["It heals', "\\u00e9", '"]'),
    "backslashes in a text": ("feed.json", '["It heals', "\\\\", '"]'),
    "one object": ("feed.json", '{"a":"It heals"', ',"a":"It heals"', "}"),
    "blanks": ("feed.json", "[", " ", "]"),
    "comments": ("feed.json", "[", "/**/", "]"),
    "slashes": ("feed.json", "[", "/*", "]"),
    "lists": ("feed.jsonl", "", "[]\n", ""),
    "lines": ("feed.jsonl", "", '{"a":"It heals"}\n', ""),
    "one line": ("feed.jsonl", '["It heals"', ',"It heals"', "]\n"),
    "aliases": ("feed.yaml", "a: &a It heals\nb: [*a", ",*a", "]\n"),
    "anchors": ("feed.yaml", "a:\n", "- &a It heals\n", ""),
    "long scalar": ("feed.yaml", "a: ", "It heals\n  ", ""),
    "block": ("feed.yaml", "a: |\n", "  It heals\n", ""),
    "comment lines": ("feed.yaml", "a: x\n", "# claimlint-disable\n", ""),
    "documents": ("feed.yaml", "", "--- It heals\n", ""),
    "tables": ("feed.toml", "", "[[a]]\nb = 'It heals'\n", ""),
    "long array": ("feed.toml", "a = ['It heals'", ",'It heals'", "]\n"),
    "long string": ("feed.toml", 'a = """', '""x', '"""\n'),
    "long literal": ("feed.toml", "a = '''", "''x", "'''\n"),
    "elements": ("feed.xml", "<a>", "<b/>", "</a>"),
    "items": ("feed.xml", "<a>", "<item>It heals</item>", "</a>"),
    "attributes": ("feed.xml", "<a>", "<b c='It heals'/>", "</a>"),
    "references": ("feed.xml", "<a>", "&amp;", "</a>"),
    "line ends": ("feed.xml", "<a>", "é\r\n", "</a>"),
    "sections": ("feed.xml", "<a>", "<![CDATA[x]]>", "</a>"),
    "remarks": ("feed.xml", "<a>", "<!---->", "</a>"),
    "declarations": ("feed.xml", "<!DOCTYPE a [", "<!ELEMENT b ANY>", "]><a/>"),
}


def _read(name: str, source: str) -> None:
    with suppress(ReadError):
        documents(name, source)


@pytest.mark.parametrize("case", _HOSTILE)
def test_time_is_in_proportion_to_length(case: str) -> None:
    """Eight times as much takes eight times as long; a quadratic scan takes 64 times.

    Only the best of some tries counts, because the machine may be busy with other things.
    """
    name, before, again, after = _HOSTILE[case]
    short, long = (before + again * max(size // len(again), 1) + after for size in (_SHORT, _LONG))
    assert any(
        seconds(lambda: _read(name, long)) < max(20 * seconds(lambda: _read(name, short)), 0.1)
        for _ in range(_TRIES)
    )


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("feed.csv", b'a\n"' + b"x" * 17_000_000, "line 2: a quote opens a cell here"),
        ("feed.csv", b'a\n"' + b"x" * 40_000_000, "line 2: the record that begins here is longer"),
        ("feed.csv", b"a,b\n" + b"x," * 20_000, "line 2: a row of more than 16384 cells"),
        ("feed.csv", b'a,b\n"",' + b"x," * 20_000, "line 2: a row of more than 16384 cells"),
        ("feed.tsv", b"a\tb\n" + b"x\t" * 20_000_000, "line 2: the record that begins here is"),
        ("feed.jsonl", b'{"a": "' + b"x" * 17_000_000, "line 1: the record that begins here is"),
        (
            "feed.json",
            b'{"a": "' + b"x" * 17_000_000,
            "line 1: not valid JSON: a value is expected",
        ),
        ("feed.yaml", b'a: "' + b"x" * 3_000_000, "line 1: not valid YAML"),
        ("feed.xml", b"<a>" + b"x" * 17_000_000, "line 1: not well-formed XML"),
        ("feed.toml", b'a = "' + b"x" * 3_000_000, "line 1: not valid TOML"),
    ],
)
def test_a_line_without_end(name: str, data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        documents(name, data)
    assert str(caught.value).startswith(message)
    assert len(str(caught.value)) < 300


def test_one_long_line_is_read() -> None:
    data = b'[{"a": "It heals"}' + b', {"a": "It lifts"}' * 10_000 + b"]"
    assert sum(1 for _ in documents("feed.json", data)) == 10_001
