"""TOML: strings of every kind, tables, and the way back to the file."""

from __future__ import annotations

import pytest

from claimlint.readers import ReadError
from tests.readers.feed_cases import Case, check, documents, ids, texts

_CASES = (
    Case("basic", 'title = "«It heals skin»"\n', "It heals skin", "title"),
    Case("escaped quotes", 'title = "«say \\"cure\\"» now"\n', 'say "cure"', "title"),
    Case("code points", 'title = "«h\\u0065als \\U0001F600»"\n', "heals 😀", "title"),
    Case("escaped soft hyphen", 'title = "«re\\u00adgenerates»"\n', "regenerates", "title"),
    Case("literal", "title = '«It \\heals»'\n", "It \\heals", "title"),
    Case("empty before", "a = ''\nb = \"\"\ntitle = '«It heals»'\n", "It heals", "title"),
    Case("many lines", 'body = """\nOne.\n\n«It heals»"""\n', "It heals", "body"),
    Case("quotes in many lines", 'body = """It «heals "it"»"""\n', 'heals "it"', "body"),
    Case("quotes at the end", 'body = """It «heals ""it""»"""\n', 'heals ""it""', "body"),
    Case("joined lines", 'body = """It «heals \\\n    skin» """\n', "heals skin", "body"),
    Case("literal lines", "body = '''\nIt's «'healing' \\it»'''\n", "'healing' \\it", "body"),
    Case("returns", 'body = """\r\nOne.\r\n\r\n«It heals»"""\r\n', "It heals", "body"),
    Case("dotted key", 'a."b c".title = "«It heals»"\n', "It heals", "a.b c.title"),
    Case("literal key", "'a.b' = \"«It heals»\"\n", "It heals", "a.b"),
    Case("table", '[ a . b ]\ntitle = "«It heals»"\n', "It heals", "a.b.title"),
    Case(
        "tables",
        '[[products]]\nsku = "A"\n[[products]]\nsku = "B"\ntitle = "«It heals»"\n',
        "It heals",
        "products[1].title (B)",
    ),
    Case(
        "tables in tables",
        '[[products]]\nsku = "A"\n[[products.images]]\n[[products.images]]\nalt = "«It heals»"\n',
        "It heals",
        "products[0].images[1].alt (A)",
    ),
    Case(
        "table in a table",
        '[[products]]\nsku = "A"\n[products.seo]\ntitle = "«It heals»"\n',
        "It heals",
        "products[0].seo.title (A)",
    ),
    Case("array", 'features = [ "x", # one\n  "«It heals»", ]\n', "It heals", "features[1]"),
    Case("nested array", 'a = [["x"], [ 1, "«It heals»" ]]\n', "It heals", "a[1][1]"),
    Case("in-line table", 'a = { b = 1, c.d = "«It heals»" }\n', "It heals", "a.c.d"),
    Case(
        "after values", "a = 1979-05-27 07:32:00\nb = -1.5e3\nc = '«It heals»'\n", "It heals", "c"
    ),
    Case("wide letters", "a = '日本 😀'\nc = '«It heals»'\n", "It heals", "c"),
    Case("mark", "\ufeffa = '«It heals»'\n", "It heals", "a"),
    Case(
        "HTML",
        'body = "<p class=\\"x\\">It «heals \\"bad\\" <b>skin»</b></p>"\n',
        'heals "bad" skin',
        "body",
    ),
    Case("HTML over lines", 'body = """<p>It «heals\n  skin»</p>"""\n', "heals skin", "body"),
    Case("entity", "body = 'It «heals &amp; lifts»'\n", "heals & lifts", "body"),
)


@pytest.mark.parametrize("case", _CASES, ids=ids(_CASES))
def test_words_lead_to_their_string(case: Case) -> None:
    check("data.toml", case)


def test_comments_are_heard_and_text_is_not_one() -> None:
    source = (
        "# claimlint-disable-next-line DIS why\n"
        'a = "It # heals" # claimlint-disable-line BOD so\n'
        "b = [ 1, # two\n 2 ]\n"
        "[t] # claimlint-disable-file AGE x"
    )
    first, *_ = documents("data.toml", source)
    assert [(c.text, source[c.start : c.end]) for c in first.comments] == [
        ("claimlint-disable-next-line DIS why", "# claimlint-disable-next-line DIS why"),
        ("claimlint-disable-line BOD so", "# claimlint-disable-line BOD so"),
        ("two", "# two"),
        ("claimlint-disable-file AGE x", "# claimlint-disable-file AGE x"),
    ]


def test_each_table_of_a_list_is_a_record() -> None:
    source = '[[items]]\na = "It heals"\nb = "it lifts"\n[[items]]\na = "It firms"\n'
    found = documents("data.toml", source)
    assert [" ".join(document.prose.split()) for document in found] == [
        "It heals it lifts",
        "It firms",
    ]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('a = "b\n', "line 1: not valid TOML: "),
        ("a = 1\na = 2\n", "line 2: not valid TOML: "),
        ("a = 1\n\nb =", "line 3: not valid TOML: "),
        ("a = [1, 2\n", "line 2: not valid TOML: "),
        ("a = '''b\n", "line 2: not valid TOML: "),
        ("a = " + "[" * 100_000, "line 1: nested deeper than 200 levels"),
        ("a = " + "[" * 250 + "]" * 250, "line 1: nested deeper than 200 levels"),
    ],
)
def test_what_is_no_toml(source: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        documents("data.toml", source)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_an_empty_file_holds_nothing() -> None:
    assert documents("data.toml", "") == []
    assert texts("data.toml", "a = 1\n") == []
