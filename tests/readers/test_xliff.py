"""XLIFF 1.2 and 2.0."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.readers import ReadError
from tests.readers.positions import Case, assert_leads, assert_sound, assert_stretches, document_of


def _v1(units: str, source: str = "en", target: str = "en-GB") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
        f'<file original="page" source-language="{source}" target-language="{target}">\n'
        f"<body>{units}</body></file></xliff>\n"
    )


def _v2(units: str, source: str = "en", target: str = "en-GB") -> str:
    return (
        f'<xliff version="2.0" srcLang="{source}" trgLang="{target}">'
        f'<file id="f"><group id="g">{units}</group></file></xliff>'
    )


def _unit(target: str, source: str = "x", name: str = "hero") -> str:
    return (
        f'<trans-unit id="{name}"><source>{source}</source><target>{target}</target></trans-unit>'
    )


def _segment(target: str, state: str = "translated") -> str:
    return (
        f'<unit id="hero"><segment state="{state}"><source>source heals</source>'
        f"<target>{target}</target></segment></unit>"
    )


_CASES = (
    Case("target", _v1(_unit("It heals skin")), "heals skin", "heals skin", "unit hero"),
    Case(
        "source without a target",
        _v1('<trans-unit id="1" resname="home.hero"><source>It heals</source></trans-unit>'),
        "heals",
        "heals",
        "home.hero",
    ),
    Case("empty target", _v1(_unit(" ", "It heals")), "heals", "heals", "unit hero"),
    Case(
        "state",
        _v1('<trans-unit id="a"><source>It heals</source>').replace(
            "</body>", '<target state="needs-translation">x</target></trans-unit></body>'
        ),
        "heals",
        "heals",
        "unit a",
    ),
    Case("entity", _v1(_unit("heals &amp; lifts")), "heals & lifts", "heals &amp; lifts"),
    Case("character reference", _v1(_unit("hea&#108;s")), "heals", "hea&#108;s"),
    Case("CDATA", _v1(_unit("It <![CDATA[heals & ]]>lifts")), "heals & lifts", "heals & ]]>lifts"),
    Case(
        "in-line element",
        _v1(_unit('It <g id="1">re</g>verses age')),
        "reverses age",
        "re</g>verses age",
    ),
    Case("placeholder", _v1(_unit('heals<x id="1"/> skin')), "heals skin", 'heals<x id="1"/> skin'),
    Case(
        "native code",
        _v1(_unit('<bpt id="1">&lt;b&gt;</bpt>heals<ept id="1">&lt;/b&gt;</ept> skin')),
        "heals skin",
        'heals<ept id="1">&lt;/b&gt;</ept> skin',
    ),
    Case(
        "line break",
        _v1(_unit('heals<x id="LINE_BREAK" ctype="lb" equiv-text="&lt;br/&gt;"/>skin')),
        "heals\nskin",
        'heals<x id="LINE_BREAK" ctype="lb" equiv-text="&lt;br/&gt;"/>skin',
    ),
    Case(
        "escaped HTML",
        _v1(_unit("It &lt;b&gt;heals&lt;/b&gt; skin")),
        "heals skin",
        "heals&lt;/b&gt; skin",
    ),
    Case(
        "wrapped",
        _v1(_unit("\n    It heals\r\n    skin\n  ")),
        "heals\n    skin",
        "heals\r\n    skin",
    ),
    Case("wide letters before", _v1(_unit("日本é😀 heals")), "heals", "heals"),
    Case(
        "group",
        _v1("<group>" + _unit("heals", name="deep") + "</group>"),
        "heals",
        "heals",
        "unit deep",
    ),
    Case(
        "branches of ICU",
        _v1(_unit("{VAR, plural, =1 {One heals} other {Many heal skin}}")),
        "Many heal skin",
        "Many heal skin",
    ),
    Case("second version", _v2(_segment("It heals skin")), "heals skin", "heals skin", "unit hero"),
    Case(
        "initial state", _v2(_segment("no", "initial")), "source heals", "source heals", "unit hero"
    ),
    Case(
        "paired code",
        _v2(_segment('re<pc id="1" dataRefStart="d">verses</pc> age')),
        "reverses age",
        're<pc id="1" dataRefStart="d">verses</pc> age',
    ),
    Case(
        "two segments",
        _v2(
            '<unit id="u" name="page.title"><segment><source>a</source></segment>'
            "<segment><source>It heals</source></segment></unit>"
        ),
        "heals",
        "heals",
        "page.title",
    ),
)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_words_lead_to_their_source(case: Case) -> None:
    assert_leads(case, "page.xlf")


@pytest.mark.parametrize(
    "source",
    [
        _v1(_unit("plain", "heals")),
        _v1('<trans-unit id="heals" translate="no"><source>heals</source></trans-unit>'),
        _v1('<group translate="no">' + _unit("heals") + "</group>"),
        _v1(
            '<trans-unit id="a"><source>x</source><target>y</target><note>heals</note>'
            "<alt-trans><target>heals</target></alt-trans></trans-unit>"
        ),
        _v2(
            '<unit id="u"><notes><note>heals</note></notes><segment><source>x</source></segment>'
            '<originalData><data id="d">heals</data></originalData></unit>'
        ),
        _v1(_unit('a <ph id="1">heals</ph> b')),
    ],
)
def test_what_is_no_copy_is_not_read(source: str) -> None:
    assert "heals" not in document_of("page.xliff", source).prose


def test_other_languages_are_counted() -> None:
    document = document_of("page.xlf", _v1(_unit("Es heilt") + _unit("Ja"), target="de-DE"))
    assert not document.prose.strip()
    assert document.notices == (
        "2 messages in 'de-DE' were not checked: there are no rules for that language",
    )


def test_source_language_counts_for_the_source() -> None:
    units = '<trans-unit id="a"><source>Es heilt</source></trans-unit>'
    assert document_of("page.xlf", _v1(units, source="de", target="en")).notices


def test_an_element_may_name_its_own_language() -> None:
    units = '<trans-unit id="a"><source>x</source><target xml:lang="fr">y</target></trans-unit>'
    assert "'fr'" in document_of("page.xlf", _v1(units)).notices[0]


def test_comments_are_carried() -> None:
    source = _v1("<!-- claimlint-disable DIS001 proven -->" + _unit("It heals"))
    (comment,) = document_of("page.xlf", source).comments
    assert comment.text == "claimlint-disable DIS001 proven"
    assert source[comment.start : comment.end].startswith("<!--")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "line 1: not well-formed XML"),
        ("<xliff>\n<file>\n</xliff>", "line 3: not well-formed XML"),
        ("\n<html/>", "line 2: the root is <html> where XLIFF has <xliff>"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><xliff>&a;</xliff>", "line 1: the XML declares an entity"),
        ("<xliff>" * 300 + "</xliff>" * 300, "nested deeper"),
    ],
)
def test_hostile_files_are_refused_in_one_line(source: str, words: str) -> None:
    with pytest.raises(ReadError) as refusal:
        document_of("page.xlf", source)
    assert words in str(refusal.value)
    assert "\n" not in str(refusal.value)


_STRETCHES = st.sampled_from(
    (
        *(("heals", "heals"), (" skin ", " skin "), ("&amp;", "&"), ("&#233;", "é")),
        *(('<g id="1">', ""), ("</g>", ""), ('<x id="2"/>', ""), ("<!-- no -->", "")),
        *(("é日😀", "é日😀"), ("&quot;", '"'), ("{{ name }}", ""), ("'", "'"), (".", ".")),
    )
)


@given(st.lists(_STRETCHES, max_size=12))
@settings(max_examples=150, deadline=None)
def test_every_stretch_leads_to_itself(stretches: list[tuple[str, str]]) -> None:
    depth = 0
    kept = [("It", "It")]
    for raw, shown in stretches:
        depth += raw.startswith("<g")
        if raw == "</g>":
            if not depth:
                continue
            depth -= 1
        kept.append((raw, shown))
    kept += [("ends", "ends")]
    before, _, after = _v1(_unit("@")).partition("@")
    assert_stretches("x.xlf", before, kept, "</g>" * depth + after)


@given(
    st.lists(
        st.sampled_from(
            (
                "<g id='1'>",
                "</g>",
                "<x/>",
                "<br/>",
                "&lt;p&gt;",
                "&amp;",
                "heals",
                "{n, plural,",
                "é",
            )
        ),
        max_size=12,
    ).map("".join)
)
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        document = document_of("x.xlf", _v1(_unit(text)))
    except ReadError:
        return
    assert_sound(document)


def test_the_root_tells_what_an_extension_does_not() -> None:
    assert_leads(_CASES[0], "page.xml")
