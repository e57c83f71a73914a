from __future__ import annotations

import pytest

from claimlint.readers import read
from claimlint.readers.markdown import read_markdown


def _blocks(source: str) -> list[tuple[str, str]]:
    document = read("page.md", source.encode())
    return [(kind, document.prose[start:end]) for kind, start, end in document.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# A\n\nB\n\nC\n=", [("heading", "A"), ("paragraph", "B"), ("heading", "C")]),
        (
            "- a\n  - b\n- c\n\n  d\n\ne",
            [("item", "a"), ("item", "b"), ("item", "c"), ("item", "d"), ("paragraph", "e")],
        ),
        ("> a\n>\n> - b\n\nc", [("quote", "a"), ("item", "b"), ("paragraph", "c")]),
        ("- a\n  > b\n\n  c", [("item", "a"), ("quote", "b"), ("item", "c")]),
        ("> # a", [("heading", "a")]),
        ("|a|b|\n|-|-|\n|c| |\n\nd", [*[("cell", x) for x in "abc"], ("paragraph", "d")]),
        (
            "a[^1]\n\n[^1]: b\n\n    c",
            [("paragraph", "a[^1]"), ("footnote", "b"), ("footnote", "c")],
        ),
        (
            'a ![b *c*](x "d") e [f](y "g") h',
            [("paragraph", "a  e f h"), ("alt", "b c"), ("title", "d"), ("title", "g")],
        ),
        (
            "a [b][r] [c][R]\n\n[r]: /x 'd'\n\ne",
            [("paragraph", "a b c"), ("title", "d"), ("paragraph", "e")],
        ),
        (
            "<h2>a</h2><p>b<br>c<ul><li>d<li>e</ul>f",
            [
                ("heading", "a"),
                ("paragraph", "b\nc"),
                ("item", "d"),
                ("item", "e"),
                ("paragraph", "f"),
            ],
        ),
        (
            "<table><tr><td>a</td><th>b</th></table>",
            [("cell", "a"), ("cell", "b")],
        ),
        (
            '<figure><img alt="a" src=x title=b><figcaption>c</figcaption></figure>',
            [("alt", "a"), ("title", "b"), ("caption", "c")],
        ),
        (
            "<button aria-label='a b'>c</button> <input placeholder=d>",
            [("paragraph", "c"), ("attribute", "a b"), ("attribute", "d")],
        ),
        ("<div>\n\n*a*\n\n</div>", [("paragraph", "a")]),
        ("<blockquote>a</blockquote>", [("quote", "a")]),
        ("a<!-- x -->b<?php y ?>c", [("paragraph", "abc")]),
        ("a <b", [("paragraph", "a <b")]),
        ("a\n\n***\n\nb\n\n---\nc", [("paragraph", x) for x in "abc"]),
        (
            "---\ntitle: A b\ndraft: true\n---\n# C",
            [("front-matter", "A b"), ("heading", "C")],
        ),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert _blocks(source) == expected


def test_comments_are_those_of_html_and_front_matter() -> None:
    source = (
        "---\n# claimlint-disable DIS001 cleared\nt: a b\n---\n<!-- claimlint-disable\nX -->\n\n"
        "é b <!-- claimlint-disable-line --> c\n\n> <!-- d\n> e -->\n\n<del><!-- f --></del>"
    )
    document = read("page.md", source.encode())
    assert [comment.text for comment in document.comments] == [
        "claimlint-disable DIS001 cleared",
        "claimlint-disable\nX",
        "claimlint-disable-line",
        "d\ne",
        "f",
    ]
    cut = [source[comment.start : comment.end] for comment in document.comments]
    assert cut[0] == "# claimlint-disable DIS001 cleared"
    assert cut[1:] == [
        "<!-- claimlint-disable\nX -->",
        "<!-- claimlint-disable-line -->",
        "<!-- d\n> e -->",
        "<!-- f -->",
    ]
    assert "claimlint" not in document.prose


def test_a_comment_in_a_code_block_is_code() -> None:
    assert read("page.md", b"```\n<!-- claimlint-disable -->\n```").comments == []


_SIZE = 40_000


@pytest.mark.parametrize(
    "piece",
    [
        *("<", "<a ", "<a b='", '<a b="', "<!--", "<!", "<?", "<![CDATA[", "<script>", "</", "&"),
        *("&amp", "*", "**a", "_a_", "[", "![", "](", "[a](", '[a](b "', "[a][", "`", "> ", "- "),
        *(
            "<div>\n",
            "<div hidden>\n",
            "<a\n",
            "|",
            "\\",
            "a\u00ad",
            "[^1]",
            "[a]: /b 'c\n",
            "~~a ",
        ),
        *("<b title='&amp;\n", "[a](b 'c\\'' ", "<a b = ", "![a](b 'c') ", "<p   ", "```\n"),
    ],
)
def test_hostile_repetition_takes_time_in_proportion(piece: str) -> None:
    """A reader that goes back over what it has read would need minutes for these."""
    for opening in ("", "<div>\n", "---\nt: "):
        document = read("page.md", (opening + piece * (_SIZE // len(piece))).encode())
        assert document.source_map.to_source(0, len(document.prose)).start >= 0


@pytest.mark.parametrize(
    "piece", ["t: ", "t: [", "- ", "'", '"', "t: '", "t: |\n", "t:\n ", "{", "\\"]
)
def test_hostile_front_matter_takes_time_in_proportion(piece: str) -> None:
    source = "---\nt: x\n" + piece * (_SIZE // len(piece)) + "\n---\nheals"
    assert "heals" in read("page.md", source.encode()).prose


@pytest.mark.parametrize("chunk_size", [10, 500_000])
@pytest.mark.parametrize(
    "before",
    [
        "```\n“ü”\n```",
        "`ü` – x",
        "[ü](/ß “t”) [y](/ä 'ö ü')",
        "![ä](/ö 'ü')",
        "<!-- “ü” -->",
        "<p title='ä'>ö</p>",
        "| ä \\| b | ü |\n|-|-|\n| `ö\\|ß` | “ |",
        "ä[^é]\n\n[^é]: ü\n    ö",
        "> ä\n> ö\r\nü  \nß",
        "- [x] ä\n- [ ] 😀 &auml; \\*ö\\*",
        "ä ~~ö~~ ü\n\n***\n\n# ö {#ä}",
        "[ä]: /ö 'ü'",
    ],
)
def test_characters_of_several_bytes_do_not_move_what_follows(before: str, chunk_size: int) -> None:
    source = f"---\ntitle: Über ß\n---\n\nÄ “b”.\n\n{before}\n\nHere *stands* the – word\n"
    document = read_markdown("page.md", source, chunk_size=chunk_size)
    at = document.prose.index("the – word")
    start = source.index("the – word")
    assert document.source_map.to_source(at, at + 10) == (start, start + 10)
    assert document.prose[: at - 1].endswith("Here stands")
