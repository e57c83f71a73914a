"""JSON and JSON lines: escapes, records, and the way back to the file."""

from __future__ import annotations

import pytest

from claimlint.readers import ReadError
from claimlint.readers.feeds import values
from claimlint.readers.json_scan import json_text, json_values
from tests.readers.feed_cases import Case, check, documents, ids, texts

_CASES = (
    Case("plain", '{"title": "«It heals skin»"}', "It heals skin", "title"),
    Case("escaped quotes", '{"title": "The «\\"cure\\" now»"}', '"cure" now', "title"),
    Case("first and last", '{"title": "«\\"Cure\\"»"}', '"Cure"', "title"),
    Case("code point", '{"title": "It «h\\u0065als» it"}', "heals", "title"),
    Case("surrogate pair", '{"title": "«\\ud83d\\ude00 heals»"}', "😀 heals", "title"),
    Case("after a surrogate pair", '{"title": "\\uD83D\\uDE00 «heals» it"}', "heals", "title"),
    Case("half a pair", '{"title": "\\ud83d «heals» it"}', "heals", "title"),
    Case("escaped soft hyphen", '{"title": "«re\\u00adgenerates» it"}', "regenerates", "title"),
    Case("soft hyphen", '{"title": "«re\u00adgenerates» it"}', "regenerates", "title"),
    Case("escaped slash", '{"title": "«heals\\/lifts» it"}', "heals/lifts", "title"),
    Case("line end", '{"body": "One.\\n\\n«It heals» it"}', "It heals", "body"),
    Case("tab", '{"body": "x «heals\\tskin»"}', "heals\tskin", "body"),
    Case("escaped key", '{"ti\\u0074le": "«It heals»"}', "It heals", "title"),
    Case(
        "record",
        '{"products": [{"sku": "A", "title": "x"}, {"sku": "B", "title": "«It heals»"}]}',
        "It heals",
        "products[1].title (B)",
    ),
    Case("list at the top", '[{"id": 7, "body": "«It heals»"}]', "It heals", "[0].body (7)"),
    Case("nested list", '[{"id": 7, "a": [["x", "«It heals»"]]}]', "It heals", "[0].a[0][1] (7)"),
    Case("list of texts", '["x", "«It heals»"]', "It heals", "[1]"),
    Case("after numbers", '{"a": [1, -2.5e3, true, null, {}], "b": "«It heals»"}', "It heals", "b"),
    Case("returns", '{\r\n"a": 1,\r\n"b": "«It heals»"\r\n}\r\n', "It heals", "b"),
    Case("wide letters", '{"a": "日本 😀", "b": "«It heals»"}', "It heals", "b"),
    Case("mark", '\ufeff{"b": "«It heals»"}', "It heals", "b"),
    Case("twice the key", '{"b": "x y", "b": "«It heals»"}', "It heals", "b"),
    Case("comment before", '{/* a "b" */ "b": // c\n "«It heals»"}', "It heals", "b"),
    Case(
        "HTML",
        '{"body": "<p class=\\"x\\">It «heals \\"bad\\" <b>skin»</b></p>"}',
        'heals "bad" skin',
        "body",
    ),
    Case(
        "HTML over lines", '{"body": "<p>It «heals\\n skin» \\u2014 now</p>"}', "heals skin", "body"
    ),
    Case(
        "HTML attribute",
        '{"body": "<img alt=\\"«Skin \\u0026amp; more»\\">"}',
        "Skin & more",
        "body",
    ),
    Case("entity", '{"body": "It «heals &amp; lifts»"}', "heals & lifts", "body"),
)
_LINES = (
    Case(
        "first", '{"id": "a", "body": "«It heals»"}\n{"id": "b"}\n', "It heals", "line 1, body (a)"
    ),
    Case(
        "second", '{"id": "a"}\n{"id": "b", "body": "«It heals»"}', "It heals", "line 2, body (b)"
    ),
    Case("blank lines", '\n\n{"body": "«It heals»"}\n\n', "It heals", "line 3, body"),
    Case("returns", '{"id": 1}\r\n{"body": "«It heals»"}\r\n', "It heals", "line 2, body"),
    Case("mark", '\ufeff{"body": "«It heals»"}\n', "It heals", "line 1, body"),
    Case(
        "escapes",
        '{"body": "a \\"b\\""}\n{"body": "«It \\"heals\\"»"}\n',
        'It "heals"',
        "line 2, body",
    ),
    Case(
        "wide letters", '{"body": "日本 😀"}\n{"body": "«It heals»"}\n', "It heals", "line 2, body"
    ),
    Case("list", '["x", {"a": "«It heals»"}]\n', "It heals", "line 1, [1].a"),
    Case("text", '1\n"«It heals»"\n', "It heals", "line 2, "),
    Case("nested", '{"a": {"b": ["«It heals»"]}}\n', "It heals", "line 1, a.b[0]"),
    Case("HTML", '{"body": "<i>It «heals</i> \\"it\\"»"}\n', 'heals "it"', "line 1, body"),
    Case("empty values", '{}\n[]\nnull\n{"body": "«It heals»"}\n', "It heals", "line 4, body"),
    Case(
        "line separator",
        '{"a": "b\u2028c d"}\n{"body": "«It heals»"}\n',
        "It heals",
        "line 2, body",
    ),
)
_SCHEMA = """{
  "@context": "https://schema.org", "@type": "Product", "name": "Dawn Serum", "sku": "DS-1",
  "description": "Rebuilds collagen.", "image": "https://a.example/heals.png",
  "brand": {"@type": "Brand", "name": "Healing Skin"},
  "offers": {"@type": "Offer", "price": "19.00", "url": "https://a.example/cure"},
  "review": [{"@type": "Review", "author": {"name": "Ann Heals"}, "reviewBody": "Cured my acne!"}]
}"""


@pytest.mark.parametrize("case", _CASES, ids=ids(_CASES))
def test_words_lead_to_their_value(case: Case) -> None:
    check("data.json", case)


@pytest.mark.parametrize("name", ["data.jsonl", "data.ndjson"])
@pytest.mark.parametrize("case", _LINES, ids=ids(_LINES))
def test_words_lead_to_their_line(case: Case, name: str) -> None:
    check(name, case)


def test_schema_org() -> None:
    assert texts("data.json", _SCHEMA) == ["Dawn Serum", "Rebuilds collagen.", "Cured my acne!"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            '{"products": [{"a": "it heals"}, {"a": "it lifts"}], "b": "it firms"}',
            ["it heals", "it lifts", "it firms"],
        ),
        (
            '{"faq": [{"id": 1, "q": "it heals"}, {"id": 2, "q": "it lifts"}]}',
            ["it heals", "it lifts"],
        ),
        (
            '{"title": "Balm", "parts": [{"q": "it heals"}, {"q": "it lifts"}]}',
            ["Balm it heals it lifts"],
        ),
        (
            '{"d": {"edges": [{"node": {"q": "it heals"}}, {"node": {"q": "it lifts"}}]}}',
            ["it heals", "it lifts"],
        ),
    ],
    ids=["by name", "by identity", "one page", "deep"],
)
def test_what_is_a_record(source: str, expected: list[str]) -> None:
    found = documents("data.json", source)
    assert [" ".join(document.prose.split()) for document in found] == expected
    assert all(document.source is found[0].source for document in found)


def test_comments_are_heard() -> None:
    source = '{\n  // claimlint-disable-next-line DIS why\n  "b": "It heals" /* x */\n}'
    first, *_ = documents("data.json", source)
    comment, other = first.comments
    assert comment.text == "claimlint-disable-next-line DIS why"
    assert source[comment.start : comment.end] == "// claimlint-disable-next-line DIS why"
    assert source[other.start : other.end] == "/* x */"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (
            "{",
            "line 1: not valid JSON: a key in double quotes and a colon is expected, but it ends",
        ),
        ('{"a": 1,\n}', "line 2: not valid JSON: a key in double quotes"),
        ('{"a": 1\n"b": 2}', "line 2: not valid JSON: a comma or '}' is expected, not '\"'"),
        ('["a\nb"]', "line 1: not valid JSON: a value is expected"),
        ('["abc', "line 1: not valid JSON: a value is expected"),
        ("[1}", "line 1: not valid JSON: ']' is expected, not '}'"),
        ("{]", "line 1: not valid JSON: '}' is expected, not ']'"),
        ('{"a": 1} x', "line 1: not valid JSON: the end is expected, not 'x'"),
        ("{'a': 1}", "line 1: not valid JSON: a key in double quotes"),
        ("[NaN]", "line 1: not valid JSON: a value is expected, not 'N'"),
        ("[" * 300, "line 1: nested deeper than 200 levels; flatten the data"),
        ('{"a":' * 100_000, "line 1: nested deeper than 200 levels"),
    ],
)
def test_what_is_no_json(source: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        documents("data.json", source)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_a_broken_line_is_named() -> None:
    with pytest.raises(ReadError, match=r"^line 3: not valid JSON"):
        documents("data.jsonl", '{"a": "x y"}\n\n{"a": "x y"\n{"b": 1}\n')


def test_an_empty_file_holds_nothing() -> None:
    assert documents("data.json", " \n") == []
    assert documents("data.jsonl", "") == []


def test_values_of_a_part_of_a_text() -> None:
    source = 'x = {"a": ["b\\n", 1]};'
    found = list(json_values(source, 4, len(source) - 1))
    assert [(value.path, source[value.start : value.end]) for value in found] == [
        (("a", 0), "b\\n"),
        (("a", 1), "1"),
    ]
    assert [(p.text, source[p.start : p.end]) for p in json_text(source, *found[0][1:3])] == [
        ("b", "b"),
        ("\n", "\\n"),
    ]


@pytest.mark.parametrize("name", ["locales/de.json", "pt_BR.yml", "fr.toml"])
def test_a_file_named_for_another_language_is_left_out_with_a_notice(name: str) -> None:
    (document,) = documents(name, '"Heilt"')
    tag = name.rpartition("/")[2].partition(".")[0]
    assert document.notices == (
        f"1 file in '{tag}' was not checked: there are no rules for that language",
    )
    assert texts("en-GB.json", '{"a": "It heals"}') == ["It heals"]
    assert texts("products.json", '{"a": "It heals"}') == ["It heals"]


@pytest.mark.parametrize("around", ["[{}]", '[{{"a": [{}]}}]'], ids=["list", "record"])
def test_very_many_values_are_several_documents(
    around: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(values, "_MOST_LEAVES", 50)
    found = documents("data.json", around.format(",".join(['"It heals"'] * 120)))
    assert len(found) == 3
    assert sum(len(document.blocks) for document in found) == 120
