"""String catalogs of Apple's systems."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.readers import ReadError
from tests.readers.positions import Case, assert_leads, assert_sound, assert_stretches, document_of

_PATH = "Localizable.xcstrings"


def _unit(value: str) -> str:
    return f'{{"stringUnit": {{"state": "translated", "value": "{value}"}}}}'


def _catalog(localization: str, key: str = "hero", language: str = "en") -> str:
    return (
        f'{{\n  "sourceLanguage": "en",\n  "strings": {{\n    "{key}": {{"localizations":\n'
        f'      {{"{language}": {localization}}}}}\n  }},\n  "version": "1.0"\n}}\n'
    )


def _plural(one: str, other: str) -> str:
    return f'{{"variations": {{"plural": {{"one": {_unit(one)}, "other": {_unit(other)}}}}}}}'


_CASES = (
    Case("text", _catalog(_unit("It heals skin")), "heals skin", "heals skin", "hero"),
    Case("escaped quotes", _catalog(_unit('It \\"heals\\"')), '"heals"', '\\"heals\\"'),
    Case("escaped letter", _catalog(_unit("hea\\u006cs")), "heals", "hea\\u006cs"),
    Case("surrogate pair", _catalog(_unit("\\ud83d\\ude00 heals")), "😀 h", "\\ud83d\\ude00 h"),
    Case("soft hyphen", _catalog(_unit("re\\u00adverses")), "reverses", "re\\u00adverses"),
    Case("line end", _catalog(_unit("heals\\nskin")), "heals\nskin", "heals\\nskin"),
    Case("wide letters", _catalog(_unit("日本é😀 heals")), "heals", "heals"),
    Case("argument", _catalog(_unit("heals %@ skin")), "heals  skin", "heals %@ skin"),
    Case("one", _catalog(_plural("It heals", "They heal")), "It heals", "It heals", "hero, one"),
    Case("other", _catalog(_plural("It heals", "They heal")), "They heal", "They heal"),
    Case(
        "device",
        _catalog(f'{{"variations": {{"device": {{"mac": {_unit("It heals")}}}}}}}'),
        "heals",
        "heals",
        "hero, mac",
    ),
    Case(
        "plural of a device",
        _catalog(
            '{"variations": {"device": {"mac": {"variations": '
            f'{{"plural": {{"one": {_unit("It heals")}}}}}}}}}}}}}'
        ),
        "heals",
        "heals",
        "hero, mac, one",
    ),
    Case(
        "substitution",
        _catalog(
            f'{{"stringUnit": {{"value": "%#@days@"}}, "substitutions": {{"days": {{"argNum": 1, '
            f'"variations": {{"plural": {{"other": {_unit("It heals in %arg")}}}}}}}}}}}'
        ),
        "heals in",
        "heals in",
        "hero, days, other",
    ),
    Case(
        "phrases",
        _catalog('{"stringSet": {"values": ["Buy", "It heals"]}}'),
        "heals",
        "heals",
        "hero",
    ),
    Case("key", '{"sourceLanguage": "en", "strings": {"It heals": {}}}', "heals", "heals"),
    Case(
        "key, translated only",
        _catalog(_unit("Es heilt"), key="It \\u0068eals", language="de"),
        "It heals",
        "It \\u0068eals",
        "It heals",
    ),
    Case("HTML", _catalog(_unit("It <b>heals</b> skin")), "heals skin", "heals</b> skin"),
)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_words_lead_to_their_source(case: Case) -> None:
    assert_leads(case, _PATH)


def _catalog_of(strings: dict[str, Any], language: str = "en") -> str:
    return json.dumps({"sourceLanguage": language, "strings": strings, "version": "1.0"})


def test_only_texts_are_read() -> None:
    unit = {"state": "heals", "value": "Buy now"}
    entry = {
        "comment": "It heals",
        "extractionState": "heals",
        "localizations": {"en": {"stringUnit": unit}},
    }
    document = document_of(_PATH, _catalog_of({"heals.title": entry}))
    assert document.prose.strip() == "Buy now"


def test_other_languages_are_left_out_and_told() -> None:
    entry = {
        "localizations": {
            "de": {"stringUnit": {"value": "Es heilt"}},
            "en-GB": {"stringUnit": {"value": "It heals"}},
        }
    }
    document = document_of(_PATH, _catalog_of({"hero": entry}))
    assert document.prose.split() == ["hero", "It", "heals"]
    (notice,) = document.notices
    assert "1 message" in notice


def test_keys_in_a_language_without_rules_are_left_out() -> None:
    document = document_of(_PATH, _catalog_of({"Es heilt": {}}, language="de"))
    assert not document.prose
    assert document.notices


@pytest.mark.parametrize("source", ["", "{", '{"strings": {"a"}}', "{'a': 'b'}", "[" * 9000])
def test_malformed_catalogs_are_refused_in_one_line(source: str) -> None:
    with pytest.raises(ReadError) as refusal:
        document_of(_PATH, source)
    assert str(refusal.value).startswith("line 1: ")
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("source", ["[]", "1", '{"strings": []}', '{"strings": {"a": "b"}}'])
def test_other_json_holds_no_texts(source: str) -> None:
    assert "b" not in document_of(_PATH, source).prose


_STRETCHES = st.sampled_from(
    (
        *(("heals", "heals"), (" skin ", " skin "), ('\\"', '"'), ("\\\\", "\\"), ("\\/", "/")),
        *(("\\u00e9", "é"), ("\\ud83d\\ude00", "😀"), ("%@", ""), ("é日", "é日"), (".", ".")),
    )
)


@given(st.lists(_STRETCHES, max_size=12), st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_stretch_leads_to_itself(stretches: list[tuple[str, str]], in_key: bool) -> None:  # noqa: FBT001 - hypothesis gives it by position
    catalog = _catalog(_unit("Text"), key="@", language="de") if in_key else _catalog(_unit("@"))
    before, _, after = catalog.partition("@")
    assert_stretches(_PATH, before, [("It", "It"), *stretches, ("ends", "ends")], after)


@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.text(max_size=8)),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(("localizations", "en", "stringUnit", "value", "variations", "x")),
                inner,
                max_size=3,
            )
        ),
        max_leaves=12,
    )
)
@settings(max_examples=150, deadline=None)
def test_any_catalog_is_read(entry: object) -> None:
    assert_sound(document_of(_PATH, _catalog_of({"Some text": entry})))
