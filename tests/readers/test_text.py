from __future__ import annotations

import pytest

from claimlint.document import Comment
from claimlint.readers import read

_LONG = "Hair loss is common. " + " ".join(["It has many causes, and more than one remedy."] * 3)
_FOLDED = (
    "Our clinic in the old town has worked since 1999 with Doctor\n"
    "Smith, who helps people of all ages."
)
_TITLE = "Exosome Therapy for Hair Restoration: What You Need to Know"


def _blocks(source: str) -> list[tuple[str, str]]:
    document = read("page.txt", source.encode())
    return [(kind, document.prose[start:end]) for kind, start, end in document.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "What Are Exosomes?\nExosomes are small vesicles.",
            [("heading", "What Are Exosomes?"), ("paragraph", "Exosomes are small vesicles.")],
        ),
        ("One.\n\n \t\nTwo.\n", [("paragraph", "One."), ("paragraph", "Two.")]),
        (
            "- heals skin\n* Lifts\n  and firms\n2) Glows.\n• Shines",
            [
                ("item", "heals skin"),
                ("item", "Lifts\n  and firms"),
                ("item", "Glows."),
                ("item", "Shines"),
            ],
        ),
        ("Our cream\nheals skin.", [("paragraph", "Our cream\nheals skin.")]),
        ("Benefits:\nheals skin", [("paragraph", "Benefits:"), ("heading", "heals skin")]),
        (_FOLDED, [("paragraph", _FOLDED)]),
        (f"{_TITLE}\n{_LONG}", [("heading", _TITLE), ("paragraph", _LONG)]),
        ("One.\rTwo.\r\rThree.", [("paragraph", each) for each in ("One.", "Two.", "Three.")]),
        ("One.\r\n\r\nTwo.\r\n", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("One.\u2028Two.\fThree.", [("paragraph", each) for each in ("One.", "Two.", "Three.")]),
        (" \n\n ", []),
        ("-", [("heading", "-")]),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert _blocks(source) == expected


def test_invisible_characters_are_left_out_and_mapped() -> None:
    source = "It re\u00adgener\u200bates\u2060 skin\ufeff."
    document = read("page.txt", source.encode())
    assert document.prose == "It regenerates skin."
    span = document.source_map.to_source(3, 14)
    assert source[span.start : span.end] == "re\u00adgener\u200bates"


def test_comments_are_kept_apart_from_the_copy() -> None:
    source = (
        "<!-- claimlint-disable AGE001 cleared -->\nIt\u00ad heals. "
        "<!-- claimlint-disable-line --> Fast.\n\n<!-- other -->"
    )
    document = read("page.txt", source.encode())
    assert document.comments == [
        Comment("claimlint-disable AGE001 cleared", 0, 41),
        Comment("claimlint-disable-line", 53, 84),
    ]
    for comment in document.comments:
        assert source[comment.start : comment.end].endswith("-->")
    texts = [document.prose[start:end] for _, start, end in document.blocks]
    assert texts == ["It heals.", "Fast.", "<!-- other -->"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a) heals\nb) lifts", ["heals", "lifts"]),
        ("Heals skin\n(all of it)\n\nB", ["Heals skin", "(all of it)", "B"]),
        ("- Lifts\n  All of it\nB", ["Lifts\n  All of it", "B"]),
        ("\nHeals\n skin", ["Heals\n skin"]),
        ("A line that is rather long, and longer than most of the others,\nA) heals", None),
        ("Short line\nAnother short line", ["Short line", "Another short line"]),
    ],
)
def test_what_parts_two_lines(source: str, expected: list[str] | None) -> None:
    texts = [text for _, text in _blocks(source)]
    if expected is None:
        assert texts[-1] == "heals"
    else:
        assert texts == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<!-- claimlint-disable It heals", ["<!-- claimlint-disable It heals"]),
        ("A <!-- claimlint-disable\n\nX1 --> b", ["A", "b"]),
        ("<!-- claimlint-enable --> <!-- claimlint-disable -->", []),
    ],
)
def test_comments_of_other_shapes(source: str, expected: list[str]) -> None:
    assert [text for _, text in _blocks(source)] == expected


def test_a_bullet_may_stand_on_a_line_of_its_own() -> None:
    document = read("a.txt", b"- \nheals\n")
    ((kind, start, end),) = document.blocks
    assert (kind, document.prose[start:end]) == ("item", "heals")
