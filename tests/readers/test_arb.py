"""Application resource bundles."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.readers import ReadError
from tests.readers.positions import Case, assert_leads, assert_sound, assert_stretches, document_of


def _bundle(value: str, key: str = "hero") -> str:
    return f'{{\n  "@@locale": "en",\n  "{key}": "{value}"\n}}\n'


_CASES = (
    Case("message", _bundle("It heals skin"), "heals skin", "heals skin", "hero"),
    Case("escaped quotes", _bundle('It \\"heals\\" skin'), '"heals" skin', '\\"heals\\" skin'),
    Case("escaped letter", _bundle("hea\\u006cs"), "heals", "hea\\u006cs"),
    Case("surrogate pair", _bundle("\\ud83d\\ude00 heals"), "😀 heals", "\\ud83d\\ude00 heals"),
    Case("soft hyphen", _bundle("re\\u00adverses"), "reverses", "re\\u00adverses"),
    Case("line end", _bundle("heals\\nskin"), "heals\nskin", "heals\\nskin"),
    Case("argument", _bundle("heals {part} skin"), "heals  skin", "heals {part} skin"),
    Case(
        "plural, other",
        _bundle("{n, plural, =0{none} one{One cream heals} other{{n} creams heal}} skin"),
        "creams heal skin",
        "creams heal}} skin",
    ),
    Case(
        "plural, one",
        _bundle("{n, plural, =0{none} one{One cream heals} other{{n} creams heal}} skin"),
        "One cream heals",
        "One cream heals",
        "hero",
    ),
    Case(
        "select",
        _bundle("{sex, select, male{He heals} female{She heals} other{They heal}}"),
        "She heals",
        "She heals",
    ),
    Case(
        "nested",
        _bundle("{a, select, x{{n, plural, one{it heals} other{they heal}} skin} other{no}}"),
        "they heal skin",
        "they heal}} skin",
    ),
    Case(
        "quoted brace",
        _bundle("{n, plural, other{heals '{all}' skin}}"),
        "heals  skin",
        "heals '{all}' skin",
    ),
    Case("apostrophe", _bundle("it doesn't heal skin"), "doesn't heal", "doesn't heal"),
    Case("doubled apostrophe", _bundle("{n, plural, other{it''s a cure}}"), "it's", "it''s"),
    Case("HTML", _bundle("It <b>heals</b> skin"), "heals skin", "heals</b> skin"),
    Case("wide letters", _bundle("日本é😀 heals"), "heals", "heals"),
    Case("escaped key", _bundle("It heals", "he\\u0072o"), "heals", "heals", "hero"),
)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_words_lead_to_their_source(case: Case) -> None:
    assert_leads(case, "app.arb")


def test_what_describes_a_message_is_not_read() -> None:
    bundle = {
        "@@context": "heals",
        "a": "plain",
        "@a": {"description": "heals"},
        "b": {"c": "heals"},
    }
    assert "heals" not in document_of("app.arb", json.dumps(bundle)).prose


@pytest.mark.parametrize(
    ("path", "source", "left_out"),
    [
        ("app.arb", '{"a": "b", "@@locale": "de"}', True),
        ("app_de.arb", '{"a": "b"}', True),
        ("app_pt_BR.arb", '{"a": "b"}', True),
        ("app_de.arb", '{"@@locale": "en_US", "a": "b"}', False),
        ("app_en.arb", '{"a": "b"}', False),
        ("app.arb", '{"a": "b"}', False),
    ],
)
def test_language_by_locale_or_name(path: str, source: str, *, left_out: bool) -> None:
    document = document_of(path, source)
    assert bool(document.notices) is left_out
    assert bool(document.prose.strip()) is not left_out


@pytest.mark.parametrize("source", ["", "{", '{"a": "b"', '{"a" "b"}', "{'a': 'b'}", "[" * 9000])
def test_malformed_bundles_are_refused_in_one_line(source: str) -> None:
    with pytest.raises(ReadError) as refusal:
        document_of("app.arb", source)
    assert str(refusal.value).startswith("line 1: ")
    assert "\n" not in str(refusal.value)


_STRETCHES = st.sampled_from(
    (
        *(("heals", "heals"), (" skin ", " skin "), ('\\"', '"'), ("\\\\", "\\"), ("\\/", "/")),
        *(("\\u00e9", "é"), ("\\ud83d\\ude00", "😀"), ("{name}", ""), ("é日", "é日"), (".", ".")),
    )
)


@given(st.lists(_STRETCHES, max_size=12))
@settings(max_examples=150, deadline=None)
def test_every_stretch_leads_to_itself(stretches: list[tuple[str, str]]) -> None:
    before, _, after = _bundle("@").rpartition("@")
    assert_stretches("x.arb", before, [("It", "It"), *stretches, ("ends", "ends")], after)


@given(
    st.lists(
        st.sampled_from(
            (
                *(
                    "{n, plural, ",
                    "{n, select, ",
                    "one{",
                    "other{",
                    "=1 {",
                    "{",
                    "}",
                    "'",
                    "''",
                    "#",
                ),
                *("heals", " ", "{name}", "<b>", "</b>", "&amp;", "%s", "\n\n"),
            )
        ),
        max_size=25,
    ).map("".join)
)
@settings(max_examples=300, deadline=None)
def test_any_message_is_read(text: str) -> None:
    assert_sound(document_of("x.arb", json.dumps({"a": text})))


def test_deeply_nested_choices_end() -> None:
    text = "{a, select, other{" * 3_000 + "heals" + "}}" * 3_000
    assert "heals" in document_of("x.arb", json.dumps({"a": text})).source
