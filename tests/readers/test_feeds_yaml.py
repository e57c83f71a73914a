"""YAML: scalars of every style, and the way back to the file."""

from __future__ import annotations

import pytest

from claimlint.readers import ReadError
from tests.readers.feed_cases import Case, check, documents, ids, texts

_CASES = (
    Case("plain", "title: «It heals skin»\n", "It heals skin", "title"),
    Case("plain over lines", "title: It «heals\n  skin» now\n", "heals skin", "title"),
    Case("plain over an empty line", "body: It is\n\n  «so healing» now\n", "so healing", "body"),
    Case("plain with a comment", "title: «It heals» # not this\n", "It heals", "title"),
    Case("single quotes", "title: '«It''s a cure»'\n", "It's a cure", "title"),
    Case("single quotes first", "title: '«''Cure'' it»'\n", "'Cure' it", "title"),
    Case("double quotes", 'title: "«say \\"cure\\"» now"\n', 'say "cure"', "title"),
    Case("code point", 'title: "It «h\\u0065als» it"\n', "heals", "title"),
    Case("long code point", 'title: "\\U0001F600 «h\\x65als»"\n', "heals", "title"),
    Case("folded quotes", 'title: "It «heals\n  skin» now"\n', "heals skin", "title"),
    Case("joined lines", 'title: "It «heals \\\n  skin» now"\n', "heals skin", "title"),
    Case("soft hyphen", 'title: "«re\\u00adgenerates» it"\n', "regenerates", "title"),
    Case("literal block", "body: |\n  It is\n  «healing it» all\n", "healing it", "body"),
    Case("folded block", "body: >-\n  It «heals\n  skin» now\n", "heals skin", "body"),
    Case("second paragraph", "body: >\n  One.\n\n  «It heals\n  skin»\n", "It heals skin", "body"),
    Case("indented block", "a:\n  body: |2\n    «It heals»\n", "It heals", "a.body"),
    Case("returns in a block", "body: |\r\n  One.\r\n  «it heals»\r\n", "it heals", "body"),
    Case("anchor", "title: &a «It heals»\nother: *a\n", "It heals", "title"),
    Case("tag", 'title: !!str "«It heals»"\n', "It heals", "title"),
    Case("block with an anchor", "body: &a |\n  «It heals»\n", "It heals", "body"),
    Case("flow", 'a: {b: [x, "«It heals»"]}\n', "It heals", "a.b[1]"),
    Case("flow over lines", "a: [x y,\n  «it heals\n  skin»]\n", "it heals skin", "a[1]"),
    Case("list", "features:\n- x\n- «It heals»\n", "It heals", "features[1]"),
    Case(
        "record",
        "products:\n- sku: A\n- sku: B\n  title: «It heals»\n",
        "It heals",
        "products[1].title (B)",
    ),
    Case("wide letters", "a: 日本 😀\nb: «It heals»\n", "It heals", "b"),
    Case("mark", "\ufefftitle: «It heals»\n", "It heals", "title"),
    Case("second document", "---\na: x y\n---\na: «It heals»\n", "It heals", "[1].a"),
    Case("complex key", "? [a, b]\n: «It heals»\n", "It heals", "?"),
    Case("alias as a key", "a: &k x\n*k : «It heals»\n", "It heals", "*"),
    Case(
        "HTML",
        "body: |\n  <p>It «<b>heals</b>\n  skin»</p>\n".replace("«<b>", "<b>«"),
        "heals\nskin",
        "body",
    ),
    Case("HTML in quotes", 'body: "<p class=\\"x\\">«heals \\"it\\"»</p>"\n', 'heals "it"', "body"),
    Case("entity", "body: It «heals &amp; lifts»\n", "heals & lifts", "body"),
)


@pytest.mark.parametrize("name", ["data.yaml", "data.yml"])
@pytest.mark.parametrize("case", _CASES, ids=ids(_CASES))
def test_words_lead_to_their_scalar(case: Case, name: str) -> None:
    check(name, case)


def test_paragraphs_stay_apart() -> None:
    assert texts("data.yaml", "body: One heals\n\n  two heals\n") == ["One heals", "two heals"]
    assert texts("data.yaml", 'body: "One heals\n\n  two heals"\n') == ["One heals", "two heals"]
    assert texts("data.yaml", "body: >\n  One\n  heals\n\n  two heals\n") == [
        "One heals",
        "two heals",
    ]


def test_an_alias_is_read_once() -> None:
    assert texts("data.yaml", "a: &a It heals\nb: [*a, *a]\n<<: *a\n") == ["It heals"]


def test_comments_are_heard_and_text_is_not_one() -> None:
    source = (
        "# claimlint-disable-next-line DIS why\n"
        "a: It heals # claimlint-disable-line BOD so\n"
        'b: "no # claimlint-disable"\n'
        "c: |\n  # claimlint-enable\n"
        "#claimlint-disable-file AGE x\n"
    )
    first, *_ = documents("data.yaml", source)
    assert [(c.text, source[c.start : c.end]) for c in first.comments] == [
        ("claimlint-disable-next-line DIS why", "# claimlint-disable-next-line DIS why"),
        ("claimlint-disable-line BOD so", "# claimlint-disable-line BOD so"),
        ("claimlint-disable-file AGE x", "#claimlint-disable-file AGE x"),
    ]


def test_many_laughs_are_none() -> None:
    lines = ['a0: &a0 ["It heals"]']
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert texts("data.yaml", "\n".join(lines)) == ["It heals"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("a: [b\nc: d", "line 2: not valid YAML: "),
        ("a: b: c\n", "line 1: not valid YAML: "),
        ("a: 'b\n", "line 2: not valid YAML: "),
        ("a: b\n\tc: d\n", "line 2: not valid YAML: "),
        ("a: *b\n  c", "line 2: not valid YAML: "),
        (
            'é: a page of copy that is long enough to be text\nb: "\x08"',
            "line 2: not valid YAML: the character U+0008 is not allowed",
        ),
        ("[" * 500, "line 1: nested deeper than 200 levels"),
        ("- " * 500, "line 1: nested deeper than 200 levels"),
    ],
)
def test_what_is_no_yaml(source: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        documents("data.yaml", source)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_an_empty_file_holds_nothing() -> None:
    assert documents("data.yaml", "") == []
    assert documents("data.yaml", "# nothing\n") == []
