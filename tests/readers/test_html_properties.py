"""Whatever HTML is read: its claims are found where a reader of the page sees them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.readers import read
from tests.readers.positions import assert_sound, document_of
from tests.timing import seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS = ("Our", "serum", "heals", "skin", "& lifts", "café", "<fast>", "日本", "😀", "naïve")
# How each character may be written, how words may be set apart or marked, and what may stand in
# a word without being seen.
_SPELLINGS = {
    "&": ("&amp;", "&#38;", "&#x26;"),
    "<": ("&lt;", "&#60;"),
    ">": (">", "&gt;"),
    "é": ("é", "&eacute;", "&#233;"),
    "ï": ("ï", "&iuml;"),
}
_GAPS = (" ", "\n", "\r\n   ", " \t ", " <i> </i>", "<b> </b>", " <!-- x --> ", " <del>not</del> ")
_MARKS = (("", ""), ("<b>", "</b>"), ("<a href='/x'>", "</a>"), ("<span class=x>", "</span>"))
_INSIDE = ("", "", "", "&shy;", "<wbr>", "\u00ad", "&#8203;", "<!-- > -->", "<b></b>", "\u200d")
_BEFORE = (
    *("<p>", "<div class='a'>", "<ul><li>", "<table><tr><td>", "<h2>", "a<br>", "<p hidden>x<p>"),
    *("<script>'<p>'</script><p>", "<title>x</title><p>", "<p>😀 é</p>", "</b><p>", "<!-- --><p>"),
    *("<style>p {}</style><p>", "<p lang=de>x</p><p lang=en>", "<template>x</template><p>", "<"),
)
_AFTER = ("", "</p>", "</div>", "<p>end", "<br>x", "</li></ul>", "<hr>", "<img alt=x>", "<b")
_WRITTEN = st.lists(
    st.tuples(
        st.sampled_from(_WORDS), st.sampled_from(_MARKS), st.sampled_from(_GAPS), st.integers(0, 99)
    ),
    min_size=1,
    max_size=6,
)


def _spelt(word: str, choice: int) -> str:
    """Write a word with other spellings of its characters, and something unseen in it."""
    letters = [_SPELLINGS.get(c, (c,))[choice % len(_SPELLINGS.get(c, (c,)))] for c in word]
    letters[0] += _INSIDE[choice % len(_INSIDE)] if len(letters) > 1 else ""
    return "".join(letters)


def _page(
    before: str, words: Sequence[tuple[str, tuple[str, str], str, int]], after: str
) -> tuple[str, str]:
    """Return a page, and the stretch of it in which a sentence is seen."""
    seen, closing = "", ""
    for index, (word, mark, gap, choice) in enumerate(words):
        seen += closing + (gap if index else "")
        # What opens before the first word is around the claim, not in it.
        seen += mark[0] if index else ""
        seen += _spelt(word, choice)
        closing = mark[1]
    return before + words[0][1][0] + seen + closing + after, seen


@given(st.sampled_from(_BEFORE), _WRITTEN, st.sampled_from(_AFTER))
@settings(max_examples=500, deadline=None)
def test_a_sentence_is_where_it_is_seen(
    before: str, words: list[tuple[str, tuple[str, str], str, int]], after: str
) -> None:
    source, seen = _page(before + "<p>", words, after)
    document = document_of("page.html", source)
    prose = " ".join(document.prose.split())
    sentence = " ".join(word for word, *_ in words)
    assert sentence in prose
    at, end = _place(document.prose, sentence)
    span = document.source_map.to_source(at, end)
    assert source[span.start : span.end] == seen
    assert_sound(document)


def _place(prose: str, sentence: str) -> tuple[int, int]:
    """Return where the last ``sentence`` stands in the prose, whatever parts its words."""
    text, places = "", []
    for at, character in enumerate(prose):
        if not character.isspace():
            text += character
            places.append(at)
    first = text.rindex("".join(sentence.split()))
    last = first + len("".join(sentence.split())) - 1
    return places[first], places[last] + 1


_PIECES = (
    *("It ", "heals", " ", "\n", "<p>", "</p>", "<b>", "</b>", "<br>", "<wbr>", "<img alt=x>", "é"),
    *("<div hidden>", "</div>", "<del>", "</del>", "<script>", "</script>", "<style>", "<title>"),
    *(
        "</title>",
        "<textarea>",
        "<pre>",
        "</pre>",
        "<!--",
        "-->",
        "--!>",
        "<!",
        "<?",
        "</",
        "<",
        ">",
    ),
    *(
        "'",
        '"',
        "=",
        "/>",
        "<a title='",
        "<a title=x ",
        "&amp;",
        "&amp",
        "&notit;",
        "&#x;",
        "&#128;",
    ),
    *("&shy;", "\u00ad", "😀", "<td>", "</table>", "<li>", "<svg>", "</svg>", "<![CDATA[", "]]>"),
    *(
        '<script type="application/ld+json">{"name": "',
        '\\u0041\\"',
        '"}',
        "<html lang=de>",
        "<i lang=en>",
    ),
    *(
        "</i>",
        "{{ ",
        " }}",
        "{% else %}",
        "<% ",
        " %>",
        "{{ 'It heals it' }}",
        "<template>",
        "<p lang=fr>",
    ),
    *("<span style='display:block'>", "</span>", "<select><option>", "<input value=x type=submit>"),
)


@given(
    st.sampled_from(("a.html", "a.xhtml", "a.vue")),
    st.lists(st.sampled_from(_PIECES), max_size=40).map("".join),
)
@settings(max_examples=500, deadline=None)
def test_any_html_is_read_with_its_places(path: str, source: str) -> None:
    document = document_of(path, "\ufeff" + source)
    assert document.source == source
    assert_sound(document)


_HOSTILE = (
    *("<", "<a", "<a ", "<a x='", '<a x="', "<a x=", "</", "</a", "<!", "<!--", "<!-->", "<!--x--"),
    *("<?", "<![CDATA[", "&", "&#", "&a", "&amp", "<b>", "</b>", "<p>", "<div>", "<b><p>", "<td>"),
    *("<script>", "</script", "<script><!--", "<style>", "<textarea>", "<title>", "<svg>", "<pre>"),
    *(
        "<p hidden>",
        "<p lang=de>",
        "<li>",
        "<select><option>",
        " ",
        "\n",
        "\u00ad",
        "a&shy;",
        "=",
        "'",
    ),
    *(
        "<p><button>",
        "<svg><title>",
        '<script type="application/ld+json">{"name":"',
        "{{",
        "{%",
        "<%",
    ),
    *("<table><tr><td>", "<p><table><td></p>", "<a a a a=", "--!>", "<span style=display:block>"),
)


@pytest.mark.parametrize("piece", _HOSTILE)
def test_time_is_linear_in_the_length(piece: str) -> None:
    # Ten times the length may take ten times as long; a quadratic scan takes a hundred times.
    short, long = (
        seconds(partial(read, "page.html", (piece * (length // len(piece))).encode()))
        for length in (20_000, 200_000)
    )
    assert long < 40 * max(short, 0.005)
