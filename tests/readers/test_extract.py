"""Text that was taken out of files: blocks, places and views."""

from __future__ import annotations

from claimlint.readers.extract import Extract
from claimlint.spans import Span


def test_blocks_begin_lines_and_know_their_places() -> None:
    text = Extract()
    assert text.add("heading", "  A\u00adB \n", "first") == Span(0, 2)
    assert text.add("paragraph", " \u200b\n", "nowhere") == Span(3, 3)
    assert text.end() == 3
    lines = [("", "x"), ("\n ", "y"), (" one\n", "second"), ("two ", "third"), ("\n", "z")]
    assert text.add_lines("paragraph", lines) == Span(3, 10)
    (document,) = text.documents("a.pdf")
    assert document.source == document.prose == "AB\none\ntwo\n"
    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]
    assert document.places is not None
    assert [document.places.at(at) for at in (0, 3, 6, 7, 9)] == [
        *("first", "second", "second", "third", "third"),
    ]


def test_views_share_the_source_and_the_first_bears_comments_and_notices() -> None:
    text = Extract()
    text.begin_view()
    span = text.add("cell", "one", "A1")
    text.comment("claimlint-disable-line", span, "comment on A1")
    text.notices.append("not all was read")
    text.begin_view()
    text.begin_view()
    text.add("cell", "two", "A2")
    text.begin_view()
    first, second = text.documents("a.xlsx")
    assert first.source is second.source
    assert (first.prose, second.prose) == ("one\n", "two\n")
    assert second.source_map.to_source(0, 3) == Span(4, 7)
    assert second.places is not None
    assert second.places.at(0) == "A2"
    assert [(comment.start, comment.end, comment.place) for comment in first.comments] == [
        (0, 3, "comment on A1")
    ]
    assert (first.notices, second.notices, second.comments) == (("not all was read",), (), [])


def test_nothing_is_one_empty_document() -> None:
    (document,) = Extract().documents("a.pdf")
    assert (document.source, document.blocks, document.located) == ("", [], False)
