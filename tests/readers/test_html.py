"""Words found in the prose of HTML must cut the right stretch out of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimlint.readers import read

if TYPE_CHECKING:
    from claimlint.document import Document

# Name, source, words to find in the prose, the stretch of source they must lead to.
_CASES = (
    ("fragment without a tag", "It heals skin", "heals skin", "heals skin"),
    ("whole page", "<!doctype html><html><body><p>It heals</p></body></html>", "heals", "heals"),
    ("half-bold word", "<p><b>re</b>generates skin</p>", "regenerates", "re</b>generates"),
    ("bold to the next word", "<p>It <b>heals</b> skin", "heals skin", "heals</b> skin"),
    ("nested in-line tags", "a <b><i>very</i> sure</b> cure", "very sure cure",
     "very</i> sure</b> cure"),
    ("misnested tags", "a <b>very <i>sure</b> cure</i>", "sure cure", "sure</b> cure"),
    ("link", "See <a href='/heals'>our cure</a> now", "our cure now", "our cure</a> now"),
    ("unknown tag", "It <x-mark>heals</x-mark> skin", "heals skin", "heals</x-mark> skin"),
    ("line break", "heals<br>skin", "heals\nskin", "heals<br>skin"),
    ("line break that closes itself", "heals<br />skin", "heals\nskin", "heals<br />skin"),
    ("word break", "re<wbr>verses age", "reverses age", "re<wbr>verses age"),
    ("comment in a word", "re<!-- no -->verses age", "reverses age", "re<!-- no -->verses age"),
    ("named reference", "heals &amp; lifts", "heals & lifts", "heals &amp; lifts"),
    ("without a semicolon", "heals &amp lifts", "heals & lifts", "heals &amp lifts"),
    ("name that only begins so", "it &notit; heals", "¬it; heals", "&notit; heals"),
    ("no reference", "R&D heals A&B; skin", "R&D heals A&B; skin", "R&D heals A&B; skin"),
    ("decimal reference", "heal&#115; skin", "heals skin", "heal&#115; skin"),
    ("hexadecimal reference", "heal&#x73 skin", "heals skin", "heal&#x73 skin"),
    ("Windows' own number", "skin&#146;s cure", "skin’s cure", "skin&#146;s cure"),
    ("number of no character", "a &#xD800; cure", "a \ufffd cure", "a &#xD800; cure"),
    ("two characters from one name", "a &ngE; cure", "cure", "cure"),
    ("soft hyphen by name", "reg&shy;enerates", "regenerates", "reg&shy;enerates"),
    ("soft hyphen itself", "reg\u00adenerates", "regenerates", "reg\u00adenerates"),
    ("zero-width space by number", "re&#8203;verses", "reverses", "re&#8203;verses"),
    ("zero-width joiner itself", "re\u200dverses", "reverses", "re\u200dverses"),
    ("non-breaking space", "heals&nbsp;skin", "heals\u00a0skin", "heals&nbsp;skin"),
    ("folded lines", "<p>It heals\n     skin</p>", "heals skin", "heals\n     skin"),
    ("Windows' line ends", "<p>It heals\r\n  skin</p>", "heals skin", "heals\r\n  skin"),
    ("blanks on both sides of a tag", "heals <b> skin</b>", "heals skin", "heals <b> skin"),
    ("blanks over empty tags", "heals <i> </i> <b> skin", "heals skin",
     "heals <i> </i> <b> skin"),
    ("over deleted text", "heals <del>hurts</del>skin", "heals skin",
     "heals <del>hurts</del>skin"),
    ("over a script", "heals <script>a('<p>')</script>skin", "heals skin",
     "heals <script>a('<p>')</script>skin"),
    ("over something hidden", "heals <i hidden>not </i>skin", "heals skin",
     "heals <i hidden>not </i>skin"),
    ("over a picture", "heals <img alt='x'>skin", "heals skin", "heals <img alt='x'>skin"),
    ("alternative text", "<img src=a.png alt='It heals &amp; lifts'>", "heals & lifts",
     "heals &amp; lifts"),
    ("unquoted attribute", "<img alt=heals src=x>", "heals", "heals"),
    ("folded attribute", "<img alt='heals\n   skin'>", "heals skin", "heals\n   skin"),
    ("upper case", '<IMG ALT="heals skin">', "heals skin", "heals skin"),
    ("greater-than sign in an attribute", "<a title='2 > 1 cure'>x</a>", "2 > 1 cure",
     "2 > 1 cure"),
    ("reference in an attribute", "<a title='a &copy=b cure'>x</a>", "a &copy=b cure",
     "a &copy=b cure"),
    ("title attribute", "<a title='heals skin'>x</a>", "heals skin", "heals skin"),
    ("label for those who hear", "<a aria-label='heals skin'>x</a>", "heals skin", "heals skin"),
    ("placeholder", "<input placeholder='heals skin'>", "heals skin", "heals skin"),
    ("label of a button", "<input type=submit value='heals skin'>", "heals skin", "heals skin"),
    ("button", "<button>It <b>heals</b> skin</button>", "heals skin", "heals</b> skin"),
    ("title of the page", "<title>A &lt;b> cure</title>", "A <b> cure", "A &lt;b> cure"),
    ("description of the page", "<meta name=description content='heals skin'>", "heals skin",
     "heals skin"),
    ("Open Graph", '<meta content="heals &quot;skin&quot;" property="og:title">', 'heals "skin"',
     "heals &quot;skin&quot;"),
    ("Twitter card", "<meta name='twitter:description' content='heals skin'>", "heals skin",
     "heals skin"),
    ("item of a list, not closed", "<ul><li>It heals\n<li>skin</ul>", "It heals", "It heals"),
    ("cell, not closed", "<table><tr><td>a<td>It <i>heals</i><tr><td>b</table>", "It heals",
     "It <i>heals"),
    ("text area", "<textarea>heals &amp; lifts</textarea>", "heals & lifts", "heals &amp; lifts"),
    ("preformatted", "<pre>heals\n  skin</pre>", "heals\n  skin", "heals\n  skin"),
    ("no script", "<noscript><p>heals skin</p></noscript>", "heals skin", "heals skin"),
    ("picture of lines", "<svg><text>heals <tspan>skin</tspan></text></svg>", "heals skin",
     "heals <tspan>skin"),
    ("section of characters in a picture", "<svg><text><![CDATA[a > b heals]]></text></svg>",
     "a > b heals", "a > b heals"),
    ("less-than sign alone", "1 < 2 heals", "1 < 2 heals", "1 < 2 heals"),
    ("tag that is never closed", "heals <b>skin", "heals skin", "heals <b>skin"),
    ("closing tag of nothing", "heals </i>skin", "heals skin", "heals </i>skin"),
    ("emoji before", "<p>😀🎉 <b>heals</b> skin", "heals skin", "heals</b> skin"),
    ("JSON-LD", '<script type="application/ld+json">{"name": "It heals skin"}</script>',
     "heals skin", "heals skin"),
    ("JSON-LD with escapes",
     '<script type="application/ld+json">{"description": "h\\u0065als \\"skin\\""}</script>',
     'heals "skin"', 'h\\u0065als \\"skin\\"'),
    ("JSON-LD with HTML",
     '<script type="application/ld+json">{"description": "<b>heals<\\/b> &amp; lifts"}</script>',
     "heals & lifts", "heals<\\/b> &amp; lifts"),
    ("JSON-LD, an answer",
     ('<script type="application/ld+json">{"mainEntity": [{"@type": "Question", "acceptedAnswer":'
     ' {"@type": "Answer", "text": "It heals skin."}}]}</script>'), "heals skin", "heals skin"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("source", "words", "expected"), [case[1:] for case in _CASES], ids=[case[0] for case in _CASES]
)
def test_words_lead_to_their_source(source: str, words: str, expected: str) -> None:
    document = _read(source)
    at = document.prose.find(words)
    assert at >= 0, document.prose
    start, end = document.source_map.to_source(at, at + len(words))
    assert document.source[start:end] == expected
    assert any(b.start <= at and at + len(words) <= b.end for b in document.blocks)


def _read(source: str, name: str = "page.html") -> Document:
    return read(name, source.encode())


def _blocks(source: str, name: str = "page.html") -> list[tuple[str, str]]:
    document = _read(source, name)
    return [(kind, document.prose[start:end]) for kind, start, end in document.blocks]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<p>a<p>b", ["a", "b"]),
        ("a<div>b</div>c", ["a", "b", "c"]),
        ("<span>a</span><span>b</span>", ["ab"]),
        ("<td>a</td><td>b</td>", ["a", "b"]),
        ("<dl><dt>a<dd>b</dl>", ["a", "b"]),
        ("<select><option>a<option>b</select>", ["a", "b"]),
        ("a<button>b</button>c", ["a", "b", "c"]),
        ("a<hr>b", ["a", "b"]),
        ("a<span style='display:block'>b</span>c", ["a", "b", "c"]),
        ("a<span style='display:block'>b <em lang=en>c</em> d</span>", ["a", "b c d"]),
        ("<b>a</b><h2>b</h2>c", ["a", "b", "c"]),
        ("<p>a <img alt=b> c</p>d", ["a c", "b", "d"]),
    ],
)
def test_blocks_part_and_lines_join(source: str, blocks: list[str]) -> None:
    assert [text for _, text in _blocks(source)] == blocks


def test_blocks_have_their_kinds() -> None:
    source = (
        "<title>a</title><h1>b</h1><p>c</p><ul><li>d<p>e</p></li></ul><table><td>f</td></table>"
        "<blockquote><p>g</p></blockquote><figcaption>h</figcaption>i"
        "<img alt=j title=k aria-label=l><meta name=description content=m>"
    )
    assert _blocks(source) == [
        *(("title", "a"), ("heading", "b"), ("paragraph", "c"), ("item", "d"), ("item", "e")),
        *(("cell", "f"), ("quote", "g"), ("caption", "h"), ("paragraph", "i"), ("alt", "j")),
        *(("title", "k"), ("attribute", "l"), ("meta", "m")),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "<script>heals</script>",
        "<SCRIPT>'</p>heals'</SCRIPT >",
        "<script><!-- <script>heals</script> heals --></script>",
        "<style>.heals {}</style>",
        "<!-- heals -->",
        "<!-->-- a <!-- heals --!>",
        "<!doctype heals>",
        "<?heals?>",
        "<del>heals</del> <s>heals</s> <strike>heals</strike>",
        "<p hidden>heals <b>heals</b></p>",
        "<div hidden><div>a</div>heals</div>",
        "<div style='color: red; display : none'>heals</div>",
        "<span style=visibility:hidden>heals</span>",
        "<template><p>heals</p></template>",
        "<iframe>heals</iframe>",
        "<p hidden><img alt=heals>",
        "<img hidden alt=heals>",
        "<a href='heals' class='heals' data-x='heals'>x</a>",
        "<input type=text value=heals><input type=hidden value=heals>",
        "<meta name=viewport content=heals>",
        "<link rel=alternate title=heals>",
        '<script type="application/ld+json">{"url": "heals", "@type": "heals"}</script>',
        "<pre><code>heals</code></pre>",
        "<b heals",
        "<b title='heals",
    ],
)
def test_what_nobody_sees_is_not_prose(source: str) -> None:
    assert "heals" not in _read(source).prose


@pytest.mark.parametrize(
    "source",
    [
        "<p hidden>x<p>heals",
        "<ul><li hidden>x<li>heals</ul>",
        "<table><tr hidden><td>x<tr><td>heals</table>",
        "<div><p hidden>x</div>heals",
        "<b hidden>x<p>y</b>heals",
        "<input hidden>heals",
        "<div hidden=until-found>heals</div>",
        "<div style='display:nonesuch'>heals</div>",
        "<script>x</script>heals",
        "<script/>x</script>heals",
        "<svg><script/></svg>heals",
        "<svg><title>x</svg>heals",
        "<p class='hidden'>heals",
        "<details><summary>x</summary>heals</details>",
        "<p aria-hidden=true>heals",
    ],
)
def test_what_somebody_sees_is_prose(source: str) -> None:
    assert "heals" in _read(source).prose


def test_xhtml_elements_close_themselves_and_sections_are_text() -> None:
    source = "<p hidden='hidden'/>heals <![CDATA[& lifts]]>"
    assert "heals & lifts" in _read(source, "page.xhtml").prose
    assert _read(source).prose == ""


@pytest.mark.parametrize(
    ("source", "prose", "notices"),
    [
        ("<p lang=en-GB>a</p>", "a", []),
        ("<html lang=de><p>a <b>b</b></p></html>", "", ["1 page in 'de'"]),
        ("a <i lang=fr>b</i> c", "a c", ["1 passage in 'fr'"]),
        ("<div xml:lang='fr'>b <i lang=en>c</i> d</div>e", "c e", ["1 passage in 'fr'"]),
        ("<p lang=de>a<p>b<p lang=de>c<p lang=it>", "b",
         ["2 passages in 'de'", "1 passage in 'it'"]),
        ("<p lang=''>a</p><p lang=und>b</p><p lang='{{ x }}'>c</p>", "a b c", []),
        ("<img lang=es alt=a>b", "b", ["1 passage in 'es'"]),
    ],
)  # fmt: skip
def test_languages_without_rules_are_left_out(source: str, prose: str, notices: list[str]) -> None:
    document = _read(source)
    assert document.prose.split() == prose.split()
    assert len(document.notices) == len(notices)
    for notice, begins in zip(document.notices, notices, strict=True):
        assert notice.startswith(begins)
        assert notice.endswith("not checked: there are no rules for that language")


def test_languages_in_markdown_are_left_out_and_told() -> None:
    document = read("page.md", b"a\n\n<div lang='de'>\n\nb *c*\n\n</div>\n\nd")
    assert document.prose.split() == ["a", "d"]
    assert document.notices[0].startswith("1 passage in 'de' was not checked")


def test_linked_data_in_markdown_keeps_its_places() -> None:
    source = (
        'a\n\n> <script type="application/ld+json">\n'
        '> {"description":\n>   "It \\u0068eals skin"}\n> </script>\n'
    )
    document = _read(source, "page.md")
    at = document.prose.index("heals skin")
    start, end = document.source_map.to_source(at, at + len("heals skin"))
    assert source[start:end] == "\\u0068eals skin"


def test_an_element_that_is_open_at_the_end_of_a_paragraph_of_markdown_is_forgotten() -> None:
    assert _read("<div>\n\na <i><b hidden>b\n\nc\n\n</div>", "page.md").prose.split() == ["a", "c"]


def test_comments_are_carried_with_their_places() -> None:
    source = "a<!-- claimlint-disable X y --><p>b<!-- z -->"
    comments = _read(source).comments
    assert [comment.text for comment in comments] == ["claimlint-disable X y", "z"]
    assert [source[comment.start : comment.end] for comment in comments] == [
        "<!-- claimlint-disable X y -->",
        "<!-- z -->",
    ]


def test_linked_data_does_not_change_the_kind_of_the_text_around() -> None:
    source = '<li>a<script type="application/ld+json">{"name": "b"}</script>c</li>d'
    assert _blocks(source) == [("item", "a"), ("meta", "b"), ("item", "c"), ("paragraph", "d")]


def test_the_template_of_a_vue_component_is_read() -> None:
    source = (
        "<script setup>const a = 'heals'</script><template><h1>It {{ a }} <b>lifts</b></h1>"
        "<template v-if='b'>skin</template><price-tag headline='New here' id='A B' :c='d'/>"
        "</template><style>.heals {}</style>"
    )
    assert [text for _, text in _blocks(source, "a.vue")] == ["It  lifts", "skin", "New here"]


@pytest.mark.parametrize(
    ("attribute", "words"),
    [
        (""":alt="'It heals'\"""", "It heals"),
        ("""v-bind:title=" `It heals` \"""", "It heals"),
        ("""[attr.aria-label]="'It heals'\"""", "It heals"),
        (""":title="heals(a)\"""", ""),
        (""":title="'heals' + a\"""", ""),
        (""":class="'heals'\"""", ""),
    ],
)
def test_bound_attributes_are_read_if_they_are_but_a_string(attribute: str, words: str) -> None:
    source = f"<template><img {attribute}></template>"
    assert _read(source, "a.vue").prose.strip() == words


def test_custom_elements_have_copy_in_their_properties() -> None:
    source = "<my-card heading='It heals' slot='It lifts'>skin</my-card><div heading='No'>x</div>"
    texts = [text for _, text in _blocks(source)]
    assert "It heals" in texts
    assert "It lifts" not in texts
    assert "No" not in texts
