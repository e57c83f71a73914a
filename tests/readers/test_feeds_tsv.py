"""TSV: tabs, quotes that are none, wide encodings and the feeds of marketplaces."""

from __future__ import annotations

import pytest

from claimlint.readers import ReadError
from tests.readers.feed_cases import Case, check, documents, ids, texts

_CASES = (
    Case("plain", "id\ttitle\n1\t«It heals skin»\n", "It heals skin", "row 2, 1, title"),
    Case("commas", "id\ttitle\n1\t«Heals, lifts»\n", "Heals, lifts", "row 2, 1, title"),
    Case(
        "quoted", 'id\ttitle\n1\t"«Heals ""bad""\tskin»"\n', 'Heals "bad"\tskin', "row 2, 1, title"
    ),
    Case(
        "inches",
        'id\ttitle\tdescription\n1\t5" balm\t«Heals 5" scars»\n',
        'Heals 5" scars',
        "row 2, 1, description",
    ),
    Case(
        "stray quote", 'id\ttitle\n1\t"Best" balm\n2\t«It heals»\n', "It heals", "row 3, 2, title"
    ),
    Case(
        "quote left open",
        'id\ttitle\n1\t"Best balm\n2\t«It heals»\n',
        "It heals",
        "row 3, 2, title",
    ),
    Case(
        "quoted line end", 'id\ttitle\n1\t"One line,\n«it heals»"\n', "it heals", "row 2, 1, title"
    ),
    Case("returns", "id\ttitle\r\n1\t«It heals»\r\n", "It heals", "row 2, 1, title"),
    Case("empty cells", "id\ttitle\tx\tbody\n1\t\t\t«It heals»\n", "It heals", "row 2, 1, body"),
    Case("short row", "id\ttitle\tbody\n1\tx\n2\ty z\t«It heals»\n", "It heals", "row 3, 2, body"),
    Case(
        "HTML",
        "id\tdescription\n1\t<p>It <b>«re</b>pairs skin»</p>\n",
        "repairs skin",
        "row 2, 1, description",
    ),
    Case(
        "entity",
        "id\tdescription\n1\t<p>x</p> «heals &amp; lifts»\n",
        "heals & lifts",
        "row 2, 1, description",
    ),
    Case("mark", "\ufeffid\ttitle\n1\t«It heals»\n", "It heals", "row 2, 1, title"),
    Case("really commas", "id,title\n1,«It heals»\n", "It heals", "row 2, 1, title"),
    Case("wide letters", "id\ttitle\tbody\n1\t日本 😀\t«It heals»\n", "It heals", "row 2, 1, body"),
    Case(
        "no header",
        "1\t«It heals skin fast»\thttps://a.example\n",
        "It heals skin fast",
        "row 1, column 2",
    ),
)
_MERCHANT = (
    "id\ttitle\tdescription\tlink\timage_link\tprice\tgoogle_product_category\tproduct_highlight\n"
    "G-1\tDawn Serum\tRebuilds collagen\thttps://a.example/heals\thttps://a.example/1.png\t"
    "19.00 EUR\tHealth & Beauty > Acne Treatments\tErases lines\n"
)
_AMAZON = (
    "TemplateType=HealthBeauty\tVersion=2020.1\tThe top rows are for use by the shop only.\t\n"
    "SKU\tTitle\tKey Product Features\tPrice\n"
    "item_sku\titem_name\tbullet_point1\tstandard_price\n"
    "AM-1\tNight Balm\tHeals eczema overnight\t12.00\n"
)


@pytest.mark.parametrize("name", ["feed.tsv", "feed.tab"])
@pytest.mark.parametrize("case", _CASES, ids=ids(_CASES))
def test_words_lead_to_their_cell(case: Case, name: str) -> None:
    check(name, case)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_with_a_mark(encoding: str) -> None:
    source = "\ufeffid\ttitle\n1\t😀 «It heals é»\n"
    check("feed.tsv", Case("wide", source, "It heals é", "row 2, 1, title"), encoding)


def test_google_merchant() -> None:
    assert texts("feed.tsv", _MERCHANT) == ["Dawn Serum", "Rebuilds collagen", "Erases lines"]


def test_amazon_has_three_rows_of_names() -> None:
    (document,) = documents("feed.tsv", _AMAZON)
    assert document.places is not None
    at = document.prose.index("Heals")
    assert document.places.at(at) == "row 4, AM-1, bullet_point1"
    assert texts("feed.tsv", _AMAZON) == ["Night Balm", "Heals eczema overnight"]


def test_a_damaged_wide_file_is_refused_in_one_line() -> None:
    data = "\ufeffid\ttitle\n1\tx".encode("utf-16-le") + b"\x00"
    with pytest.raises(ReadError, match="line 2: marked as UTF-16, but damaged here"):
        documents("feed.tsv", data)
