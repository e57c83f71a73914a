"""XML: merchant feeds, product data, and the way back to the file."""

from __future__ import annotations

import pytest

from claimlint.readers import ReadError
from tests.readers.feed_cases import Case, check, documents, ids, texts

_CASES = (
    Case("text", "<shop><title>«It heals skin»</title></shop>", "It heals skin", "title"),
    Case("entities", "<shop><d>«Heals &amp; &#108;ifts» it</d></shop>", "Heals & lifts", "d"),
    Case("entity at the start", "<shop><d>«&quot;Cure&quot;» it</d></shop>", '"Cure"', "d"),
    Case("soft hyphen", "<shop><d>It «re&#173;generates»</d></shop>", "regenerates", "d"),
    Case("CDATA", "<shop><d><![CDATA[It «heals & lifts»]]></d></shop>", "heals & lifts", "d"),
    Case(
        "HTML in CDATA",
        "<shop><d><![CDATA[<p>It <i>«heals</i> &amp; lifts»</p>]]></d></shop>",
        "heals & lifts",
        "d",
    ),
    Case(
        "text and CDATA",
        "<shop><d>It «heals <![CDATA[& lifts»]]> all</d></shop>",
        "heals & lifts",
        "d",
    ),
    Case(
        "escaped HTML",
        "<shop><d>&lt;p&gt;It «heals &lt;b&gt;skin»&lt;/b&gt;&lt;/p&gt;</d></shop>",
        "heals skin",
        "d",
    ),
    Case(
        "twice escaped",
        "<shop><d>&lt;p&gt;It «heals &amp;amp; lifts»&lt;/p&gt;</d></shop>",
        "heals & lifts",
        "d",
    ),
    Case(
        "HTML elements",
        "<shop><d><p>It «<i>heals</i> &#233; skin»</p></d></shop>".replace("«<i>", "<i>«"),
        "heals é skin",
        "d",
    ),
    Case("over a comment", "<shop><d>It «heals <!-- x -->skin»</d></shop>", "heals skin", "d"),
    Case("over an instruction", "<shop><d>It «heals <?x y?>skin»</d></shop>", "heals skin", "d"),
    Case("over lines", "<shop>\r\n<d>It «heals\r\nskin»</d></shop>", "heals\nskin", "d"),
    Case(
        "attribute",
        "<shop><picture alt='It «heals &quot;it&quot;»'/></shop>",
        'heals "it"',
        "picture/alt",
    ),
    Case(
        "attribute over lines",
        '<shop><picture\n  alt="It «heals\nskin»"\n/></shop>',
        "heals skin",
        "picture/alt",
    ),
    Case(
        "name space",
        '<g:a xmlns:g="urn:x"><g:title>«It heals»</g:title></g:a>',
        "It heals",
        "g:title",
    ),
    Case(
        "record",
        "<shop><item><sku>A</sku></item><item><sku>B</sku><d>«It heals»</d></item></shop>",
        "It heals",
        "item 2, B, d",
    ),
    Case(
        "record by repetition",
        '<shop><jar id="1"><d>x</d></jar><jar id="2"><d>«It heals»</d></jar></shop>',
        "It heals",
        "jar 2, 2, d",
    ),
    Case(
        "root is the record",
        "<product><sku>A</sku><item>«It heals»</item></product>",
        "It heals",
        "item",
    ),
    Case("wide letters", "<shop><x>日本 😀</x><d>é «It heals»</d></shop>", "It heals", "d"),
    Case(
        "mark and declaration",
        '\ufeff<?xml version="1.0" encoding="utf-8"?><shop><d>«It heals»</d></shop>',
        "It heals",
        "d",
    ),
    Case("doctype", "<!DOCTYPE shop><shop><d>«It heals»</d></shop>", "It heals", "d"),
    Case("mixed content", "<shop><d>It heals <c>x</c> «and lifts»</d></shop>", "and lifts", "d"),
)
_RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>
<title>The healing shop</title><link>https://a.example/</link>
<item><g:id>G-1</g:id><g:title>Dawn Serum</g:title>
<g:description>Rebuilds &lt;b&gt;collagen&lt;/b&gt;</g:description>
<g:link>https://a.example/heals</g:link><g:price>19.00 EUR</g:price>
<g:product_highlight>Erases lines</g:product_highlight>
<g:google_product_category>Health &gt; Acne Treatments</g:google_product_category>
<g:brand>Healing Skin</g:brand><g:availability>in stock</g:availability></item>
</channel></rss>"""
_ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">
<title>Our cures</title><updated>2026-11-21T10:00:00Z</updated>
<entry><g:id>G-1</g:id><title>Dawn Serum</title><summary>Rebuilds collagen</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Erases <b>lines</b></p></div>
</content><link href="https://a.example/heals" title="Heal now"/></entry></feed>"""


@pytest.mark.parametrize("case", _CASES, ids=ids(_CASES))
def test_words_lead_to_their_element(case: Case) -> None:
    check("feed.xml", case)


def test_google_merchant_in_rss() -> None:
    assert texts("feed.rss", _RSS) == [
        *("Dawn Serum", "Rebuilds collagen", "Erases lines", "The healing shop")
    ]
    item, _ = documents("feed.rss", _RSS)
    assert item.places is not None
    assert item.places.at(item.prose.index("Erases")) == "item 1, G-1, g:product_highlight"


def test_google_merchant_in_atom() -> None:
    assert texts("feed.atom", _ATOM) == [
        *("Dawn Serum", "Rebuilds collagen", "Erases lines", "Heal now", "Our cures")
    ]


def test_an_encoding_may_be_declared() -> None:
    data = '<?xml version="1.0" encoding="iso-8859-1"?><shop><d>é It heals</d></shop>'
    (document,) = documents("feed.xml", data.encode("latin-1"))
    at = document.prose.index("heals")
    assert document.source_map.to_source(at, at + 5) == (
        data.index("heals"),
        data.index("heals") + 5,
    )


def test_another_language_is_left_out_with_a_notice() -> None:
    source = '<shop><d xml:lang="de">Es heilt Haut</d><d xml:lang="en-GB">It heals</d></shop>'
    assert texts("feed.xml", source) == ["It heals"]
    *_, last = documents("feed.xml", source)
    assert last.notices == (
        "1 passage in 'de' was not checked: there are no rules for that language",
    )


def test_a_feed_in_another_language_is_left_out_with_a_notice() -> None:
    source = "<rss><channel><language>de-AT</language><item><d>Es heilt</d></item></channel></rss>"
    (document,) = documents("feed.xml", source)
    assert document.blocks == []
    assert document.notices == (
        "1 feed in 'de-AT' was not checked: there are no rules for that language",
    )


def test_comments_are_heard() -> None:
    source = "<!-- claimlint-disable-file DIS why --><shop><d>It heals</d><!-- x --></shop>"
    first, *_ = documents("feed.xml", source)
    assert [(c.text, source[c.start : c.end]) for c in first.comments] == [
        ("claimlint-disable-file DIS why", "<!-- claimlint-disable-file DIS why -->"),
        ("x", "<!-- x -->"),
    ]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "line 1: not well-formed XML: no element found"),
        ("<shop>\n<d></shop>", "line 2: not well-formed XML: mismatched tag"),
        (
            "<shop>x & y</shop>",
            "line 1: not well-formed XML: not well-formed (invalid token); perhaps",
        ),
        ("<shop>&nbsp;</shop>", "line 1: not well-formed XML: undefined entity; XML knows no HTML"),
        ("<shop b='1' b='2'/>", "line 1: not well-formed XML: duplicate attribute"),
        (
            '<!DOCTYPE shop [\n<!ENTITY e "x">]><shop>&e;</shop>',
            "line 2: the XML declares an entity",
        ),
        (
            '<!DOCTYPE shop [<!ENTITY e SYSTEM "file:///etc/passwd">]><shop>&e;</shop>',
            "line 1: the XML declares an entity",
        ),
        ("<shop>" * 100_000, "line 1: nested deeper than 200 levels"),
    ],
)
def test_what_is_refused(source: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        documents("feed.xml", source)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)
