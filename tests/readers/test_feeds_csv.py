"""CSV: every dialect, every shop, and the way back to the file."""

from __future__ import annotations

import pytest

from tests.readers.feed_cases import Case, check, documents, ids, texts

_CASES = (
    Case("plain", "sku,title\nA-1,«It heals skin»\n", "It heals skin", "row 2, A-1, title"),
    Case("quoted", 'sku,title\nA,"«Heals, lifts»"\n', "Heals, lifts", "row 2, A, title"),
    Case(
        "doubled quotes",
        'sku,title\nA,"The «""cure"" for acne»"\n',
        '"cure" for acne',
        "row 2, A, title",
    ),
    Case("first character", '"title"\n"«""Cure"" it»"\n', '"Cure" it', "row 2, title"),
    Case(
        "line in a cell",
        'sku,body\r\nA,"One line.\r\n\r\n«It heals\r\nskin» fast"\r\n',
        "It heals\r\nskin",
        "row 2, A, body",
    ),
    Case(
        "after lines in a cell",
        'sku,body\nA,"a b\nc d"\nB,«It heals»\n',
        "It heals",
        "row 3, B, body",
    ),
    Case("returns", "sku,title\r\nA,«It heals»\r\n", "It heals", "row 2, A, title"),
    Case("lone returns", "sku,title\rA,x y\rB,«It heals»\r", "It heals", "row 3, B, title"),
    Case("mark", "\ufeffsku,title\nA,«It heals»\n", "It heals", "row 2, A, title"),
    Case(
        "semicolons", "sku;title;price\nA;«Heals, lifts»;3,50\n", "Heals, lifts", "row 2, A, title"
    ),
    Case("pipes", "sku|title\nA|«Heals, lifts»\n", "Heals, lifts", "row 2, A, title"),
    Case(
        "declared delimiter", "sep=;\nsku;title\nA;«a, b heals»\n", "a, b heals", "row 2, A, title"
    ),
    Case(
        "single quotes", "'sku','title'\n'A','«It''s, a cure»'\n", "It's, a cure", "row 2, A, title"
    ),
    Case("escaped quotes", 'sku,title\nA,"A «\\"cure\\" now»"\n', '"cure" now', "row 2, A, title"),
    Case(
        "blank before a quote",
        'sku, title\nA, "«Heals, lifts»"\n',
        "Heals, lifts",
        "row 2, A, title",
    ),
    Case(
        "text after a quote", 'sku,title\nA,"«Heals" skin» now\n', "Heals skin", "row 2, A, title"
    ),
    Case("quote inside", 'sku,title\nA,The «5" balm» heals\n', '5" balm', "row 2, A, title"),
    Case("no header", "A-1,«It heals skin fast»,3.50\n", "It heals skin fast", "row 1, column 2"),
    Case(
        "more cells than names",
        "sku,title\nA,x y,«It heals skin»\n",
        "It heals skin",
        "row 2, A, column 3",
    ),
    Case("blank rows count", "sku,title\n\n,\nA,«It heals»\n", "It heals", "row 4, A, title"),
    Case("no line end", "sku,title\nA,«It heals»", "It heals", "row 2, A, title"),
    Case(
        "one column",
        "description\n«Heals, lifts and firms»\n",
        "Heals, lifts and firms",
        "row 2, description",
    ),
    Case("emoji before", "sku,title,body\nA,😀👩‍👧,«It heals»\n", "It heals", "row 2, A, body"),
    Case("soft hyphen", "sku,title\nA,It «reg\u00adenerates»\n", "regenerates", "row 2, A, title"),
    Case("entity", "sku,title\nA,«Heal &amp; lift» it\n", "Heal & lift", "row 2, A, title"),
    Case(
        "HTML",
        "sku,body\nA,<p>It «<b>heals</b> skin».</p>\n".replace("«<b>", "<b>«"),
        "heals skin",
        "row 2, A, body",
    ),
    Case(
        "HTML with doubled quotes",
        'sku,body\nA,"<p class=""x"">It «heals ""bad"" <em>skin»</em></p>"\n',
        'heals "bad" skin',
        "row 2, A, body",
    ),
    Case(
        "HTML entity in a quoted cell",
        'sku,body\nA,"<p>The ""new"" balm «heals &amp; lifts» it</p>"\n',
        "heals & lifts",
        "row 2, A, body",
    ),
    Case(
        "HTML attribute",
        'sku,body\nA,"<img src=""x.png"" alt=""«Skin healed»"">"\n',
        "Skin healed",
        "row 2, A, body",
    ),
    Case(
        "HTML over lines",
        'sku,body\nA,"<p>It «heals\n  skin» ""now"".</p>"\n',
        "heals skin",
        "row 2, A, body",
    ),
    Case(
        "line ends as two letters",
        'sku,body\nA,"First.\\n\\n«<strong>Heals</strong> skin»"\n'.replace(
            "«<strong>", "<strong>«"
        ),
        "Heals skin",
        "row 2, A, body",
    ),
    Case("hashtag", "sku,tags\nA,«#eczemacure»\n", "#eczemacure", "row 2, A, tags"),
)
_SHOPIFY = (
    "Handle,Title,Body (HTML),Vendor,Tags,Option1 Name,Variant SKU,Variant Price,Image Src,"
    "Image Alt Text,SEO Title,SEO Description,Google Shopping / Google Product Category\n"
    'serum,Dawn Serum,"<p>It rebuilds ""tired"" collagen.</p>",Healing Skin Ltd,"calm, eczema",'
    "Title,DS-1,19.00,https://a.example/1.png,Woman without wrinkles,Erase lines,"
    '"Lines, erased",Health > Acne Treatments\n'
    "serum,,,,,,DS-2,39.00,https://a.example/2.png,The healed cheek,,,\n"
    "balm,Dusk Balm,<p>Soft.</p>,Healing Skin Ltd,,,DB-1,9.00,,,,,\n"
)
_WOO = (
    "ID,Type,SKU,Name,Published,Short description,Description,Regular price,Categories,Images,"
    "Attribute 1 name,Meta: _yoast_wpseo_metadesc\n"
    '7,simple,W-7,Salve,1,"Heals.\\nFast.","<ul><li>Ends eczema</li></ul>",12,Skin > Acne cures,'
    "https://a.example/heals.png,Size,Cures acne for good\n"
)
_AMAZON = (
    "TemplateType=fptcustom,Version=2021.1014,The top 3 rows are for Amazon.com use only.,,\n"
    "Seller SKU,Product Name,Product Description,Key Product Features,Search Terms\n"
    "item_sku,item_name,product_description,bullet_point1,generic_keywords\n"
    "AM-1,Night Balm,Rebuilds skin,Heals eczema overnight,acne cure\n"
)


@pytest.mark.parametrize("case", _CASES, ids=ids(_CASES))
def test_words_lead_to_their_cell(case: Case) -> None:
    check("feed.csv", case)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            _SHOPIFY,
            [
                ("row 2, DS-1, Title", "heading", "Dawn Serum"),
                ("row 2, DS-1, Body (HTML)", "paragraph", 'It rebuilds "tired" collagen.'),
                ("row 2, DS-1, Tags", "meta", "calm, eczema"),
                ("row 2, DS-1, Image Alt Text", "alt", "Woman without wrinkles"),
                ("row 2, DS-1, SEO Title", "title", "Erase lines"),
                ("row 2, DS-1, SEO Description", "meta", "Lines, erased"),
                ("row 3, DS-1, Image Alt Text", "alt", "The healed cheek"),
                ("row 4, DB-1, Title", "heading", "Dusk Balm"),
                ("row 4, DB-1, Body (HTML)", "paragraph", "Soft."),
            ],
        ),
        (
            _WOO,
            [
                ("row 2, W-7, Name", "heading", "Salve"),
                ("row 2, W-7, Short description", "paragraph", "Heals."),
                ("row 2, W-7, Short description", "paragraph", "Fast."),
                ("row 2, W-7, Description", "item", "Ends eczema"),
                ("row 2, W-7, Categories", "meta", "Skin > Acne cures"),
                ("row 2, W-7, Meta: _yoast_wpseo_metadesc", "meta", "Cures acne for good"),
            ],
        ),
        (
            _AMAZON,
            [
                ("row 4, AM-1, item_name", "heading", "Night Balm"),
                ("row 4, AM-1, product_description", "paragraph", "Rebuilds skin"),
                ("row 4, AM-1, bullet_point1", "item", "Heals eczema overnight"),
                ("row 4, AM-1, generic_keywords", "meta", "acne cure"),
            ],
        ),
    ],
    ids=["Shopify", "WooCommerce", "Amazon"],
)
def test_feeds_that_are_known(source: str, expected: list[tuple[str, str, str]]) -> None:
    found = [
        (document.places and document.places.at(start), kind, document.prose[start:end])
        for document in documents("feed.csv", source)
        for kind, start, end in document.blocks
    ]
    assert found == expected


def test_rows_of_one_product_are_one_record() -> None:
    first, second = documents("feed.csv", _SHOPIFY)
    assert "collagen" in first.prose
    assert "healed cheek" in first.prose
    assert "Dusk" in second.prose
    assert first.source is second.source


@pytest.mark.parametrize(
    "value",
    [
        *("12.00", "USD 12", "12,50 €", "30 ml", "10 x 20 cm", "2026-11-21", "21/11/2026 10:15"),
        *("SKU-12", "ab_cd", "x9", "https://a.example/heals", "//cdn.example/x", "a@b.example"),
        *("../img/heals.png", "heals.png", "#ff00aa", "true", "N/A", "active", "Healing"),
    ],
)
def test_what_is_no_copy(value: str) -> None:
    assert texts("feed.csv", f'sku,other\nA,"{value}"\n') == []


def test_a_name_may_say_that_a_field_is_no_copy() -> None:
    source = "sku,vendor,author name,internal notes,title\nA,We Heal,Dr. Heal,It heals,Balm\n"
    assert texts("feed.csv", source) == ["Balm"]


def test_configured_fields_come_first() -> None:
    source = "sku,vendor,usp one,title\nA,We heal skin,Healing,The balm\n"
    assert texts("feed.csv", source) == ["The balm"]
    assert texts("feed.csv", source, (("Vendor", "usp*"), ("TITLE",))) == [
        "We heal skin",
        "Healing",
    ]


def test_a_statement_in_the_record_is_in_its_document() -> None:
    source = "sku,title,disclaimer\nA,It heals,Not evaluated.\nB,It lifts,\n"
    assert [document.prose.split("\n\n")[:-1] for document in documents("feed.csv", source)] == [
        ["It heals", "Not evaluated."],
        ["It lifts"],
    ]


def test_comments_in_cells_are_heard() -> None:
    source = 'sku,body\nA,"<p>It ""x"" heals</p><!-- claimlint-disable-line DIS why -->"\n'
    (document,) = documents("feed.csv", source)
    (comment,) = document.comments
    assert comment.text == "claimlint-disable-line DIS why"
    assert source[comment.start : comment.end] == "<!-- claimlint-disable-line DIS why -->"


def test_html_in_another_language_is_left_out_with_a_notice() -> None:
    source = 'sku,body\nA,"<p>It heals</p><p lang=""de"">Es heilt</p>"\n'
    (document,) = documents("feed.csv", source)
    assert [document.prose[start:end] for _, start, end in document.blocks] == ["It heals"]
    assert document.notices == (
        "1 passage in 'de' was not checked: there are no rules for that language",
    )
