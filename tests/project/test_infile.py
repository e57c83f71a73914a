"""What a file says of itself, in comments and in its front matter."""

from __future__ import annotations

from io import BytesIO

import pytest

from claimlint.project.infile import Declared, declared
from claimlint.readers import ReadError, read, read_parts

SAID = "claimlint: product=supplement market=uk"
UK_SUPPLEMENT = (("product", "supplement"), ("markets", ("uk",)))


def said(text: str, name: str = "a.md") -> list[Declared]:
    return list(declared(read(name, text.encode())))


@pytest.mark.parametrize(
    "text",
    [
        "<!-- claimlint: product=supplement market=uk -->\n\nBody.\n",
        "<!-- claimlint: product=supplement, markets=gb -->\n\nBody.\n",
        "<!--\nclaimlint:\n  product: supplement\n  market: uk\n-->\n\nBody.\n",
        "---\nclaimlint: {product: supplement, market: uk}\n---\nBody.\n",
        "---\nclaimlint: {\n  product: 'supplement',\n  markets: [uk]\n}\n---\nBody.\n",
        "---\nclaimlint:\n  product: supplement  # by the label\n\n  market: uk\ntitle: A b\n---\n",
        "---\r\nclaimlint:\r\n  product: supplement\r\n  markets:\r\n    - uk\r\n---\r\nBody.\r\n",
        '+++\nclaimlint = {product = "supplement", market = "uk"}\n+++\nBody.\n',
        '+++\ntitle = "A b"\n\n[claimlint]\nproduct = "supplement"\nmarkets = ["uk"]\n\n[x]\n+++\n',
    ],
)
def test_every_form_says_the_same(text: str) -> None:
    assert tuple((key, value) for key, value, _ in said(text)) == UK_SUPPLEMENT


def test_plain_text_may_say_it_too() -> None:
    text = "Body.\n<!-- claimlint: product=food -->\n"
    assert said(text, "a.txt") == [Declared("product", "food", 2)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", f"<!-- {SAID} -->\n<p>Hello there friends.</p>"),
        ("a.vue", f"<!-- {SAID} -->\n<template><p>Hello there friends.</p></template>"),
        ("a.mdx", f"{{/* {SAID} */}}\n\nHello there friends.\n"),
        ("a.jinja", f"{{# {SAID} #}}\n<p>Hello there friends.</p>\n"),
        ("a.tsx", f"// {SAID}\nexport default () => <p>Hello there friends.</p>;\n"),
        ("a.rst", f".. {SAID}\n\nHello there friends.\n"),
        ("a.adoc", f"// {SAID}\n\nHello there friends.\n"),
        ("a.yaml", f"# {SAID}\ndescription: Hello there my friends.\n"),
        ("a.toml", f'# {SAID}\ndescription = "Hello there my friends."\n'),
        ("a.xml", f"<!-- {SAID} -->\n<a><description>Hello there my friends.</description></a>"),
        ("a.po", f'# {SAID}\nmsgid "Hello there."\nmsgstr "Hello there friends."\n'),
        ("a.strings", f'/* {SAID} */\n"a" = "Hello there friends.";\n'),
        ("a.vtt", f"WEBVTT\n\nNOTE {SAID}\n\n00:01.000 --> 00:02.000\nHello there friends.\n"),
    ],
)
def test_every_format_may_say_it_in_its_comments(name: str, text: str) -> None:
    documents = read_parts(name, BytesIO(text.encode()))
    found = [entry for document in documents for entry in declared(document)]
    assert tuple((key, value) for key, value, _ in found) == UK_SUPPLEMENT
    line = text[: text.index("claimlint:")].count("\n") + 1
    assert {entry.line for entry in found} == {line}


def test_every_key_and_several_markets() -> None:
    assert said("<!-- claimlint: market=uk,de audience=professionals product=food -->\n") == [
        Declared("markets", ("uk", "de"), 1),
        Declared("audience", "professionals", 1),
        Declared("product", "food", 1),
    ]


def test_each_line_is_known() -> None:
    text = "---\ntitle: A b\nclaimlint:\n  product: food\n\n  markets:\n    - uk\n    - eu\n---\n"
    assert said(text) == [Declared("product", "food", 4), Declared("markets", ("uk", "eu"), 6)]


def test_comments_follow_the_front_matter() -> None:
    text = "---\nclaimlint: {product: food}\n---\n\n<!-- claimlint: product=drug -->\n\nBody.\n"
    assert [entry.value for entry in said(text)] == ["food", "drug"]


def test_what_is_declared_is_no_copy() -> None:
    document = read("a.md", b"---\nclaimlint:\n  product: supplement\ntitle: A b\n---\nBody.\n")
    assert document.prose.split() == ["A", "b", "Body."]


@pytest.mark.parametrize("text", ["<!-- claimlint is nice -->\n", "claimlint: product=food\n"])
def test_other_words_declare_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n<!-- claimlint: produkt=food -->", "line 2: a file cannot declare 'produkt'; did you"),
        ("<!-- claimlint: product=foods -->", "line 1: product: 'foods' is not a product class; d"),
        ("<!-- claimlint: product='' -->", "line 1: product: '' is not a product class"),
        ("---\nclaimlint:\n  market: xx\n---\n", "line 3: market: 'xx' is not a market"),
        ("---\nclaimlint: {market: []}\n---\n", "line 2: market: no market is named"),
        ("<!-- claimlint: audience=all -->", "line 1: audience: 'all' is not a kind of audience"),
        (
            "<!-- claimlint: disable-line X -->",
            "line 1: 'disable-line' cannot be understood; write",
        ),
        ("<!-- claimlint: -->", "line 1: no value; write claimlint: product=supplement market=uk"),
    ],
)
def test_what_cannot_be_understood(text: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        said(text)
    assert str(caught.value).startswith(message)


def test_hostile_front_matter_takes_linear_time() -> None:
    for part in ("\n ", "\r", "\n\n", "}", "- a ", "a=", "'"):
        text = f"---\nclaimlint: {part * 50_000}\n---\nBody.\n"
        try:
            said(text)
        except ReadError as error:
            assert "\n" not in str(error)  # noqa: PT017 - what is said matters only when it is
