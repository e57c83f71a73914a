"""String resources of Android."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.readers import ReadError
from tests.readers.positions import Case, assert_leads, assert_sound, assert_stretches, document_of

_PATH = "app/src/main/res/values/strings.xml"


def _resources(inner: str, attributes: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<resources xmlns:tools="http://schemas.android.com/tools" '
        f'xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2"{attributes}>\n{inner}\n</resources>\n'
    )


def _string(text: str) -> str:
    return _resources(f'    <string name="hero">{text}</string>')


_CASES = (
    Case("string", _string("It heals skin"), "heals skin", "heals skin", "hero"),
    Case("apostrophe", _string("It doesn\\'t heal"), "doesn't heal", "doesn\\'t heal"),
    Case("quotes", _string('It \\"heals\\" skin'), '"heals" skin', '\\"heals\\" skin'),
    Case("line end", _string("heals\\nskin"), "heals\nskin", "heals\\nskin"),
    Case("code point", _string("re\\u0076erses"), "reverses", "re\\u0076erses"),
    Case("unseen code point", _string("re\\u200bverses"), "reverses", "re\\u200bverses"),
    Case("pair of units", _string("\\uD83D\\uDE00 heals"), "😀 heals", "\\uD83D\\uDE00 heals"),
    Case(
        "folded white space", _string("It heals\n        skin"), "heals skin", "heals\n        skin"
    ),
    Case(
        "kept white space",
        _string('It "heals   all" skin'),
        "heals   all skin",
        'heals   all" skin',
    ),
    Case("entity", _string("heals &amp; lifts"), "heals & lifts", "heals &amp; lifts"),
    Case("CDATA", _string("<![CDATA[It <b>heals</b> skin]]>"), "heals skin", "heals</b> skin"),
    Case("escaped HTML", _string("It &lt;b>heals&lt;/b> skin"), "heals skin", "heals&lt;/b> skin"),
    Case("style", _string("It <b>re</b>verses age"), "reverses age", "re</b>verses age"),
    Case("line break", _string("heals<br/>skin"), "heals\nskin", "heals<br/>skin"),
    Case("argument", _string("heals %1$s skin"), "heals  skin", "heals %1$s skin"),
    Case(
        "named argument",
        _string('heals <xliff:g id="part" example="x">%s</xliff:g> skin'),
        "heals  skin",
        'heals <xliff:g id="part" example="x">%s</xliff:g> skin',
    ),
    Case(
        "array",
        _resources('<string-array name="points"><item>a</item><item>heals</item></string-array>'),
        "heals",
        "heals",
        "points, item 2",
    ),
    Case(
        "plural",
        _resources('<plurals name="days"><item quantity="one">%d day heals</item></plurals>'),
        "day heals",
        "day heals",
        "days, one",
    ),
    Case("wide letters", _string("日本é😀 heals"), "heals", "heals"),
    Case(
        "another file of values",
        _string("It heals"),
        "heals",
        "heals",
        "hero",
        "res/values-en-rGB/copy.xml",
    ),
)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_words_lead_to_their_source(case: Case) -> None:
    assert_leads(case, _PATH)


@pytest.mark.parametrize(
    "inner",
    [
        '<string name="heals">plain</string>',
        '<string name="a" translatable="false">heals</string>',
        '<string name="a">@string/heals</string>',
        '<string name="a">a <strike>heals</strike> b</string>',
        '<color name="heals">#fff</color><dimen name="a">heals</dimen>',
    ],
)
def test_what_is_no_copy_is_not_read(inner: str) -> None:
    assert "heals" not in document_of(_PATH, _resources(inner)).prose


@pytest.mark.parametrize(
    ("folder", "language"),
    [
        ("values-de", "de"),
        ("values-pt-rBR", "pt-BR"),
        ("values-b+sr+Latn", "sr-Latn"),
        ("values-mcc310-fr-night", "fr"),
    ],
)
def test_folder_names_the_language(folder: str, language: str) -> None:
    document = document_of(f"res/{folder}/strings.xml", _string("Es heilt"))
    assert document.notices == (
        f"1 message in '{language}' was not checked: there are no rules for that language",
    )


@pytest.mark.parametrize(
    "folder", ["values", "values-night", "values-land", "values-v21", "values-car", "values-en-rUS"]
)
def test_other_qualifiers_are_no_languages(folder: str) -> None:
    assert "heals" in document_of(f"res/{folder}/strings.xml", _string("It heals")).prose


def test_the_root_tells_what_a_name_does_not() -> None:
    assert_leads(_CASES[0], "copy/app.xml")


def test_file_names_its_language() -> None:
    source = _string("Es heilt").replace("<resources", '<resources tools:locale="de"')
    assert document_of("res/values/strings.xml", source).notices


def test_comments_are_carried() -> None:
    document = document_of(_PATH, _resources("<!-- claimlint-disable-file proven -->"))
    assert document.comments[0].text == "claimlint-disable-file proven"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "line 1: not well-formed XML"),
        ("<rss/>", "line 1: the root is <rss> where string resources have <resources>"),
        ("<resources>\n<string>a & b</string></resources>", "line 2: not well-formed XML"),
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><resources/>", "declares an entity"),
    ],
)
def test_hostile_files_are_refused_in_one_line(source: str, words: str) -> None:
    with pytest.raises(ReadError) as refusal:
        document_of(_PATH, source)
    assert words in str(refusal.value)
    assert "\n" not in str(refusal.value)


_STRETCHES = st.sampled_from(
    (
        *(("heals", "heals"), ("skin,", "skin,"), ('\\"', '"'), ("\\'", "'"), ("\\u00e9", "é")),
        *(("<b>", ""), ("</b>", ""), ("&amp;", "&"), ("\n   ", " "), ("é日😀", "é日😀"), ('"', "")),
        *(("%1$s", ""), ("\\uD83D\\uDE00", "😀"), ("<!-- no -->", ""), ("\\n", "\n"), (".", ".")),
    )
)


@given(st.lists(_STRETCHES, max_size=12))
@settings(max_examples=200, deadline=None)
def test_every_stretch_leads_to_itself(stretches: list[tuple[str, str]]) -> None:
    depth = 0
    quoted = False
    kept = [("It", "It")]
    for raw, shown in stretches:
        if raw == "</b>" and not depth:
            continue
        depth += {"<b>": 1, "</b>": -1}.get(raw, 0)
        quoted ^= raw == '"'
        # A blank line would part paragraphs, and white space beside white space be folded.
        if not shown.strip() and shown and (quoted or kept[-1][1].isspace() or not kept[-1][1]):
            continue
        kept.append((raw, shown))
    kept += [('"', "")] * quoted + [("ends", "ends")]
    before, _, after = _string("@").partition("@")
    assert_stretches(_PATH, before, kept, "</b>" * depth + after)


@given(
    st.lists(
        st.sampled_from(
            (
                "<b>",
                "</b>",
                "<br/>",
                "<p>",
                "</p>",
                '"',
                "\\n",
                "\\u",
                "\\",
                "  ",
                "heals",
                "%s",
                "é",
            )
        ),
        max_size=14,
    ).map("".join)
)
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        document = document_of(_PATH, _string(text))
    except ReadError:
        return
    assert_sound(document)
