"""Events of XML tell where they stand, and hostile files are refused in one line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.readers import ReadError
from claimlint.readers.xml_events import xml_events

_DOCTYPE = "<!DOCTYPE a PUBLIC '-//X//Y' 'http://x.example/y.dtd'>"
_REFERENCES = {"&amp;": "&", "&#233;": "é", "&#x1F600;": "😀", "&lt;": "<", "&quot;": '"'}
_STRETCHES = (
    *("heals skin", " ", "é日本😀", "'\"", "x>y", *_REFERENCES, "<![CDATA[a & b &amp; <c>]]>"),
    *("<![CDATA[&]]>", "<![CDATA[]]>", "<!-- no -->", "<b>", "</b>", "<i/>", "\n", "\r\n", "\r"),
)


def _texts(source: str) -> list[tuple[str, str]]:
    return [
        (event.text, source[event.start : event.end])
        for event in xml_events(source)
        if event.kind == "text"
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<a>heals</a>", [("heals", "heals")]),
        ("<a>x &amp; y</a>", [("x ", "x "), ("&", "&amp;"), (" y", " y")]),
        ("<a>&#x26;&#233;</a>", [("&", "&#x26;"), ("é", "&#233;")]),
        ("<a>é<b>日</b>z</a>", [("é", "é"), ("日", "日"), ("z", "z")]),
        ("<a>x\r\ny\rz</a>", [("x", "x"), ("\n", "\r\n"), ("y", "y"), ("\n", "\r"), ("z", "z")]),
        ("<a><![CDATA[&]]>&amp;</a>", [("&", "&"), ("&", "&amp;")]),
        ("<a><![CDATA[&amp; <b>]]></a>", [("&amp; <b>", "&amp; <b>")]),
        ('<?xml version="1.0" encoding="UTF-16"?><a>é</a>', [("é", "é")]),
        (f"{_DOCTYPE}<a>x&nbsp;y</a>", [("x", "x"), ("\u00a0", "&nbsp;"), ("y", "y")]),
    ],
)
def test_text_knows_its_place(source: str, expected: list[tuple[str, str]]) -> None:
    assert _texts(source) == expected


def test_comments_and_elements() -> None:
    source = "<a é='1'>\n<!-- keep -->\n<b:c/></a>"
    events = [event for event in xml_events(source) if event.kind != "text"]
    assert [(event.kind, event.text) for event in events] == [
        ("open", "a"),
        ("comment", " keep "),
        ("open", "b:c"),
        ("close", "b:c"),
        ("close", "a"),
    ]
    assert events[0].attributes == {"é": "1"}
    assert source[events[1].start : events[1].end] == "<!-- keep -->"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "line 1: not well-formed XML (no element found)"),
        ("<a>\n<b>\n</a>", "line 3: not well-formed XML (mismatched tag)"),
        ("<a>x & y</a>", "line 1: not well-formed XML"),
        ("<a>&nbsp;</a>", "undefined entity"),
        (f"{_DOCTYPE}<a>&bogus;</a>", "line 1: the XML uses &bogus;, which nothing defines"),
        ("<!DOCTYPE a [<!ENTITY x 'y'>]>\n<a>&x;</a>", "line 1: the XML declares an entity"),
        ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "declares an entity"),
        ("<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://x.example/'>%x;]><a/>", "declares an entity"),
        ("\n" + "<a>" * 501 + "</a>" * 501, "line 2: the XML nests more than 500 elements"),
        ("<a>\0</a>", "not well-formed"),
    ],
)
def test_refused_in_one_line(source: str, words: str) -> None:
    with pytest.raises(ReadError) as refusal:
        list(xml_events(source))
    assert words in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_events_do_not_depend_on_where_the_bytes_are_cut() -> None:
    text = "é&amp;x\r\n<![CDATA[a&b]]>" * 12_000
    texts = _texts(f"<a>{text}</a>")
    assert "".join(text for text, _ in texts) == "é&x\na&b" * 12_000
    assert all(len(stands) == len(text) or stands in ("&amp;", "\r\n") for text, stands in texts)


@given(st.lists(st.sampled_from(_STRETCHES), max_size=30).map("".join))
@settings(max_examples=200, deadline=None)
def test_places_of_any_text(inner: str) -> None:
    source = f"<a>{inner}</a>"
    try:
        texts = _texts(source)
    except ReadError:
        return
    for text, stands in texts:
        assert text == stands or _REFERENCES.get(stands) == text or text == "\n"
