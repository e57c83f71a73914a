"""The source map is total, and true to the source, whatever is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.readers import ReadError, read
from claimlint.readers.markdown import read_markdown
from claimlint.readers.offsets import CodePoints

if TYPE_CHECKING:
    from claimlint.document import Document

_PIECES = (
    *("It ", "heals", "skin", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "    ", ". ", "?"),
    *("*", "**", "_", "__", "~~", "`", "``", "```\n", "[", "]", "(", ")", "](", "][", "!["),
    *("](/x 'ti\ntle')", '](/x "a &amp; b")', "[r]: /x 'title'\n", "[^1]", "[^1]: ", "[r]"),
    *("> ", "- ", "1. ", "* [ ] ", "# ", "## ", " ##", "\n===\n", "\n---\n", "***\n", "|"),
    *("| a | b |\n|---|---|\n| ", "\\", "\\|", "\\\n", "  \n", "&amp;", "&shy;", "&#8203;"),
    *("&#x1F600;", "&nbsp;", "&ngE;", "&bogus;", "&", "<", ">", "<b>", "</b>", "<br>", "<wbr>"),
    *("<del>", "</del>", "<!-- claimlint-disable -->", "<!--", "-->", "<div>\n", "</div>\n"),
    *("<p title='a\nb'>", "<img alt=x>", '<b title="', '"', "'", "<script>", "</script>"),
    *("<div hidden>", "<a@b.example>", "<https://x.example>", "{#id}", "\u00ad", "\u200b"),
    *("\u200d", "\ufeff", "é", "e\u0301", "日本", "😀", "👩‍👧", "’", "—", "\u00a0", "\u2028", "\f"),
    *("---\n", "+++\n", "title: ", "title = ", "- x: ", "|\n  ", ">-\n  ", '"a\\u0041"', "''"),
)
_MARKDOWN = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)
_FRONT_MATTER = st.builds("---\ntitle: {}\n---\n{}".format, _MARKDOWN, _MARKDOWN)
_NO_SURROGATES: tuple[Literal["Cs"]] = ("Cs",)
_TEXT = st.text(
    st.characters(exclude_categories=_NO_SURROGATES, exclude_characters="\0"), max_size=200
)
_NAMES = st.sampled_from(("page.md", "page.txt"))


def _encoded(source: str) -> bytes:
    """Return the bytes of a file, whose mark keeps the reader from guessing what it is."""
    return b"\xef\xbb\xbf" + source.encode()


def _check_blocks(document: Document) -> None:
    at = 0
    for _, start, end in document.blocks:
        assert at <= start < end <= len(document.prose)
        assert document.prose[start:end].strip() == document.prose[start:end]
        at = end


def _check_map(document: Document) -> None:
    size = len(document.source)
    for start in range(len(document.prose) + 1):
        empty = document.source_map.to_source(start, start)
        assert 0 <= empty.start == empty.end <= size
    for _, first, last in document.blocks:
        before = None
        for at in range(first, last):
            span = document.source_map.to_source(at, at + 1)
            assert 0 <= span.start < span.end <= size
            if before is not None and span != before:
                assert before.end <= span.start
            before = span
            character = document.prose[at]
            stands = document.source[span.start : span.end]
            if len(stands) == 1:
                assert character == stands or (character.isspace() and stands.isspace())
            else:
                assert character != stands


def _check(name: str, source: str) -> None:
    try:
        document = read(name, _encoded(source))
    except ReadError:
        assert "\0" in source
        return
    assert document.source == source
    _check_blocks(document)
    _check_map(document)
    for comment in document.comments:
        assert source.startswith(("<!--", "#"), comment.start)
        assert comment.end - comment.start > len(comment.text)


@given(_NAMES, _MARKDOWN)
@settings(max_examples=400, deadline=None)
def test_map_of_assembled_markdown(name: str, source: str) -> None:
    _check(name, source)


def _shape(document: Document) -> tuple[object, ...]:
    places = [
        [document.source_map.to_source(at, at + 1) for at in range(start, end)]
        for _, start, end in document.blocks
    ]
    texts = [(kind, document.prose[start:end]) for kind, start, end in document.blocks]
    return texts, places, document.comments


@given(st.lists(_MARKDOWN, min_size=2, max_size=6).map("\n\nIt heals\n\n".join))
@settings(max_examples=200, deadline=None)
def test_chunks_change_nothing(source: str) -> None:
    whole = read_markdown("page.md", source)
    assert _shape(read_markdown("page.md", source, chunk_size=10)) == _shape(whole)


@given(_FRONT_MATTER)
@settings(max_examples=200, deadline=None)
def test_map_of_assembled_front_matter(source: str) -> None:
    _check("page.md", source)


@given(_NAMES, _TEXT)
@settings(max_examples=200, deadline=None)
def test_map_of_any_text(name: str, source: str) -> None:
    _check(name, source)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    message = _refusal(data)
    assert message is None or ("\n" not in message and len(message) > 20)


def _refusal(data: bytes) -> str | None:
    try:
        read("page.md", data)
    except ReadError as error:
        return str(error)
    return None


@given(st.text(max_size=60))
def test_code_points_of_any_byte(text: str) -> None:
    points = CodePoints(text)
    places = [(len(text[:at].encode("utf-8", "surrogatepass")), at) for at in range(len(text) + 1)]
    for start, first in places + places[::-1]:
        for end, last in (places[first], places[-1], *places[first : first + 2]):
            assert points.span(start, end) == (first, last)


@given(st.text(max_size=30), st.lists(st.integers(0, 8_000), max_size=8))
@settings(deadline=None)
def test_code_points_far_apart(text: str, places: list[int]) -> None:
    long = (text + "aé日😀") * (1 + 8_000 // (len(text) + 4))
    points = CodePoints(long)
    for at in places:
        assert points.point(len(long[:at].encode("utf-8", "surrogatepass"))) == at
