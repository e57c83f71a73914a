"""Strings of Apple's systems."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.readers import ReadError, read
from tests.readers.positions import Case, assert_leads, assert_sound, assert_stretches, document_of

_PATH = "App/en.lproj/Localizable.strings"


def _plural(inner: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" '
        '"http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'
        f'<plist version="1.0"><dict><key>days</key><dict>{inner}</dict></dict></plist>\n'
    )


_VARIABLE = (
    "<key>NSStringLocalizedFormatKey</key><string>It %#@heals@ skin</string>"
    "<key>heals</key><dict><key>NSStringFormatSpecTypeKey</key>"
    "<string>NSStringPluralRuleType heals</string><key>NSStringFormatValueTypeKey</key>"
    "<string>d</string><key>one</key><string>%d cream lifts</string>"
    "<key>other</key><string>%d creams lift &amp; firm</string></dict>"
)
_CASES = (
    Case("value", '"hero" = "It heals skin";\n', "heals skin", "heals skin", "hero"),
    Case("escaped quotes", '"a" = "It \\"heals\\" skin";', '"heals" skin', '\\"heals\\" skin'),
    Case("line end", '"a" = "heals\\nskin";', "heals\nskin", "heals\\nskin"),
    Case("line end as it is", '"a" = "heals\nskin";', "heals\nskin", "heals\nskin"),
    Case("code unit", '"a" = "hea\\U006cs";', "heals", "hea\\U006cs"),
    Case("pair of units", '"a" = "\\Ud83d\\Ude00 heals";', "😀 heals", "\\Ud83d\\Ude00 heals"),
    Case("half a pair", '"a" = "\\Ud83d heals";', "\ufffd heals", "\\Ud83d heals"),
    Case("octal", '"a" = "hea\\154s";', "heals", "hea\\154s"),
    Case("bare key", 'hero.title = "It heals";', "heals", "heals", "hero.title"),
    Case("bare value", "a = heals;", "heals", "heals", "a"),
    Case("key alone", '"It heals";', "It heals", "It heals", "It heals"),
    Case("argument", '"a" = "heals %1$@ skin";', "heals  skin", "heals %1$@ skin"),
    Case("after comments", '/* heals */ // heals\n"a" = "It heals";', "It heals", "It heals", "a"),
    Case("comment within", '"a" /* b */ = // c\n "It heals" /* d */ ;', "It heals", "It heals"),
    Case("no blanks", '"a"="b";"c"="heals";', "heals", "heals", "c"),
    Case("wide letters", '"日" = "日本é😀 heals";', "heals", "heals", "日"),
    Case("HTML", '"a" = "It <b>heals</b> skin";', "heals skin", "heals</b> skin"),
    Case(
        "returns", '"a" = "b";\r\n"c" = "It heals\\r\\nskin";\r\n', "heals\nskin", "heals\\r\\nskin"
    ),
    Case(
        "form of a plural",
        _plural(_VARIABLE),
        "lift & firm",
        "lift &amp; firm",
        "days, other",
        "a.stringsdict",
    ),
    Case(
        "format of a plural",
        _plural(_VARIABLE),
        "It  skin",
        "It %#@heals@ skin",
        "days",
        "a.stringsdict",
    ),
)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_words_lead_to_their_source(case: Case) -> None:
    assert_leads(case, _PATH)


def test_wide_encodings_are_read() -> None:
    document = read(_PATH, '"a" = "It heals";'.encode("utf-16"))
    assert document.source == '"a" = "It heals";'
    assert "It heals" in document.prose


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (_PATH, '"heals" = "plain";'),
        (_PATH, "/* heals */"),
        ("a.stringsdict", _plural(_VARIABLE)),
    ],
)
def test_what_is_no_copy_is_not_read(path: str, source: str) -> None:
    assert "heals" not in document_of(path, source).prose


@pytest.mark.parametrize(
    ("path", "left_out"),
    [
        ("App/de.lproj/Localizable.strings", True),
        ("App/German.lproj/Localizable.strings", True),
        ("zh-Hans.lproj/InfoPlist.strings", True),
        ("App/Base.lproj/Main.strings", False),
        ("App/en-GB.lproj/Main.strings", False),
        ("Localizable.strings", False),
    ],
)
def test_folder_names_the_language(path: str, *, left_out: bool) -> None:
    assert bool(document_of(path, '"a" = "b";').notices) is left_out


def test_comments_are_carried() -> None:
    source = '/* claimlint-disable DIS001 proven */\n"a" = "b"; // note\n'
    comments = document_of(_PATH, source).comments
    assert [comment.text for comment in comments] == ["claimlint-disable DIS001 proven", "note"]
    assert source[comments[0].start : comments[0].end].endswith("*/")


@pytest.mark.parametrize(
    ("path", "source", "words"),
    [
        (_PATH, '"a" = "b"\n"c" = "d";', "line 2: a semicolon is expected"),
        (_PATH, '"a" = ;', "line 1: a value is expected"),
        (_PATH, '"a" = "b', "line 1: a value is expected"),
        (_PATH, "\n= b;", "line 2: a key is expected"),
        (_PATH, "/* open", "line 1: a semicolon is expected"),
        ("a.stringsdict", "<plist/>", "line 1: no property list with a dictionary"),
        ("a.stringsdict", "<plist>", "line 1: not well-formed XML"),
    ],
)
def test_malformed_files_are_refused_in_one_line(path: str, source: str, words: str) -> None:
    with pytest.raises(ReadError) as refusal:
        document_of(path, source)
    assert str(refusal.value).startswith(words)
    assert "\n" not in str(refusal.value)


_STRETCHES = st.sampled_from(
    (
        *(("heals", "heals"), (" skin,", " skin,"), ('\\"', '"'), ("\\\\", "\\"), ("%@", "")),
        *(("\\U00e9", "é"), ("\\Ud83d\\Ude00", "😀"), ("é日", "é日"), ("\\t", "\t"), ("'", "'")),
    )
)


@given(st.lists(_STRETCHES, max_size=12))
@settings(max_examples=150, deadline=None)
def test_every_stretch_leads_to_itself(stretches: list[tuple[str, str]]) -> None:
    assert_stretches(_PATH, '"a" = "', [("It", "It"), *stretches, ("ends", "ends")], '";')


@given(
    st.lists(
        st.sampled_from(
            ('"', "=", ";", "a", "/*", "*/", "//", "\n", "\\", "\\U", " ", "%@", "<b>", "é")
        ),
        max_size=16,
    ).map("".join)
)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        document = document_of(_PATH, f'"k" = "{text}')
    except ReadError:
        return
    assert_sound(document)
