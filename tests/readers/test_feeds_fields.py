"""Which fields are copy: by name, by content, by configuration."""

from __future__ import annotations

import pytest

from claimlint.readers.feeds.fields import Fields, is_copy, known_role


@pytest.mark.parametrize(
    ("name", "role"),
    [
        *(
            (name, "heading")
            for name in ("Title", "item_name", "g:title", "product.name", "headline")
        ),
        *(
            (name, "paragraph")
            for name in ("Body (HTML)", "bodyHtml", "short_description", "answer")
        ),
        *((name, "item") for name in ("bullet_point1", "g:product_highlight", "Features", "usp2")),
        *((name, "title") for name in ("SEO Title", "metaTitle", "og:title", "Yoast title")),
        *((name, "meta") for name in ("SEO Description", "Tags", "generic_keywords", "Categories")),
        *((name, "meta") for name in ("Meta: _yoast_wpseo_metadesc", "Search Terms")),
        *((name, "alt") for name in ("Image Alt Text", "image.alt", "imageAlt")),
        *((name, "quote") for name in ("Testimonial", "customer review")),
        *((name, "caption") for name in ("image caption", "figure.caption")),
        ("Claims (product.metafields.custom.claims)", "item"),
        ("Metafield: custom.claims [list.single_line_text_field]", "item"),
        *((name, "never") for name in ("Handle", "Variant SKU", "g:price", "image_link", "@type")),
        *((name, "never") for name in ("author.name", "brandName", "Option1 Name", "options.name")),
        *((name, "never") for name in ("staff notes", "Google Shopping / Custom Label 0", "_id")),
        *((name, "never") for name in ("g:google_product_category", "vendor", "created_at", "URL")),
        *((name, "unknown") for name in ("hero", "Option1 Value", "service", "x", "7", "")),
    ],
)
def test_what_a_name_says(name: str, role: str) -> None:
    assert known_role(name) == role


@pytest.mark.parametrize(
    ("text", "by_content", "by_name"),
    [
        ("Heals skin", True, True),
        ("Heals", False, True),
        ("acne/eczema", False, True),
        ("SKU-12", False, True),
        ("<p>Heals skin</p>", True, True),
        ("<p></p>", False, False),
        ('<img alt="Heals skin">', True, True),
        ("npm run build && deploy all", False, True),
        ("if (a) { return heal(skin); }", False, True),
        ("https://a.example/heals", False, False),
        ("//cdn.example/heals", False, False),
        ("care@a.example", False, False),
        ("12.50 EUR", False, False),
        ("2026-11-21T10:00:00Z", False, False),
        ("Sat, 21 Nov 2026 10:00:00 GMT", False, False),
        ("#ff0000", False, False),
        ("true", False, False),
        ("  ", False, False),
    ],
)
def test_what_a_value_says(text: str, by_content: bool, by_name: bool) -> None:  # noqa: FBT001 - a table
    assert is_copy(text, "unknown") is by_content
    assert is_copy(text, "paragraph") is by_name


def test_configured_names_come_first() -> None:
    fields = Fields(copy=("vendor", "legacy.*", "?sp"), skip=("title", "*.internal"))
    assert fields.role("Vendor") == "paragraph"
    assert fields.role("legacy.type") == "paragraph"
    assert fields.role("legacy.headline") == "heading"
    assert fields.role("products.usp") == "item"
    assert fields.role("products.title") == "never"
    assert fields.role("body.internal") == "never"
    assert fields.role("body") == "paragraph"
