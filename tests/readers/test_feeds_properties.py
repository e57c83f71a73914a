"""What is found in any feed stands in the file where it is said to stand."""

from __future__ import annotations

import csv
import html
import json
from io import StringIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.readers import ReadError
from tests.readers.feed_cases import documents

if TYPE_CHECKING:
    from collections.abc import Callable

_CLAIM = "stimulates collagen"
_AROUND = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\x7f", max_codepoint=0x1FAFF).filter(
        lambda character: character.isprintable() or character in "\n\t"
    ),
    max_size=30,
)
_MARKUP = st.sampled_from(
    ("{}", "<p>{}</p>", "x <b>y</b> {}", "<ul><li>{}</li></ul>", "<p class='a' title=\"b\">{}</p>")
)


def _as_csv(cells: list[str]) -> str:
    out = StringIO()
    table = csv.writer(out, quoting=csv.QUOTE_ALL)
    table.writerows([["sku", "title", "body", "text"], ["A", *cells]])
    return out.getvalue()


def _as_tsv(cells: list[str]) -> str:
    out = StringIO()
    table = csv.writer(out, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n")
    table.writerows([["id", "title", "body", "text"], ["1", *cells]])
    return out.getvalue()


def _named(cells: list[str]) -> dict[str, str]:
    return dict(zip(("title", "body", "text"), cells, strict=True))


def _as_xml(cells: list[str]) -> str:
    fields = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in _named(cells).items())
    return f"<shop><item alt={quoteattr(cells[0])}>{fields}</item></shop>"


def _as_cdata(cells: list[str]) -> str:
    safe = (text.replace("]]>", "") for text in cells)
    return "<shop>" + "".join(f"<text><![CDATA[{text}]]></text>" for text in safe) + "</shop>"


def _as_toml(cells: list[str]) -> str:
    # What JSON escapes in a string, TOML takes, except for pairs of surrogates.
    fields = (
        f"{key} = {json.dumps(text, ensure_ascii=False)}" for key, text in _named(cells).items()
    )
    return "[[products]]\n" + "\n".join(fields) + "\n"


def _as_yaml(cells: list[str], style: str | None) -> str:
    written: str = yaml.dump([_named(cells)], allow_unicode=True, default_style=style, width=20)
    return written


_WRITERS: dict[str, tuple[str, Callable[[list[str]], str]]] = {
    "CSV": ("feed.csv", _as_csv),
    "TSV": ("feed.tsv", _as_tsv),
    "JSON": ("feed.json", lambda cells: json.dumps({"products": [_named(cells)]})),
    "JSON, not escaped": (
        "feed.json",
        lambda cells: json.dumps([_named(cells)], ensure_ascii=False),
    ),
    "JSON lines": ("feed.jsonl", lambda cells: "{}\n" + json.dumps(_named(cells)) + "\n"),
    "YAML": ("feed.yaml", lambda cells: _as_yaml(cells, None)),
    "YAML, single": ("feed.yaml", lambda cells: _as_yaml(cells, "'")),
    "YAML, double": ("feed.yaml", lambda cells: _as_yaml(cells, '"')),
    "YAML, literal": ("feed.yaml", lambda cells: _as_yaml(cells, "|")),
    "YAML, folded": ("feed.yaml", lambda cells: _as_yaml(cells, ">")),
    "TOML": ("feed.toml", _as_toml),
    "XML": ("feed.xml", _as_xml),
    "XML, CDATA": ("feed.xml", _as_cdata),
}


@pytest.mark.parametrize("kind", _WRITERS)
@given(before=_AROUND, after=_AROUND, markup=_MARKUP)
@settings(max_examples=60, deadline=None)
def test_the_claim_stands_where_it_is_said_to(
    kind: str, before: str, after: str, markup: str
) -> None:
    name, write = _WRITERS[kind]
    said = f"{html.escape(before)} {_CLAIM} {html.escape(after)}"
    source = write(["It is a balm", markup.format(said), before or "Balm"])
    found = []
    for document in documents(name, source):
        text = document.prose
        at = text.replace("\n", " ").find(_CLAIM)
        while at >= 0:
            start, end = document.source_map.to_source(at, at + len(_CLAIM))
            found.append("".join(document.source[start:end].replace("\\", "").split()))
            at = text.replace("\n", " ").find(_CLAIM, at + 1)
    assert found == ["stimulatescollagen"]


@pytest.mark.parametrize("name", ["feed.csv", "feed.tsv", "feed.json", "feed.jsonl", "feed.yaml",
                                  "feed.toml", "feed.xml"])  # fmt: skip
@given(
    st.lists(
        st.sampled_from(
            (
                *(
                    '"',
                    "'",
                    ",",
                    ";",
                    "\t",
                    "\n",
                    "\r\n",
                    "\\",
                    "{",
                    "}",
                    "[",
                    "]",
                    ":",
                    ": ",
                    "- ",
                ),
                *(
                    "It heals",
                    "title",
                    "sku",
                    "<p>",
                    "</p>",
                    "<a>",
                    "</a>",
                    "&amp;",
                    "&",
                    "#",
                    "|\n",
                ),
                *(">", "=", '"""', "'''", "<![CDATA[", "]]>", "<!--", "-->", "//", "/*", "*/", "é"),
                *(
                    "😀",
                    "\u00ad",
                    "\\u00ad",
                    "\\ud83d",
                    "&a ",
                    "*a",
                    "---\n",
                    "1",
                    "true",
                    " ",
                    "[[",
                ),
            )
        ),
        max_size=30,
    ).map("".join)
)
@settings(max_examples=150, deadline=None)
def test_anything_is_read_or_refused_in_one_line(name: str, source: str) -> None:
    try:
        found = documents(name, "\ufeff" + source)
    except ReadError as error:
        message = str(error)
        found = []
        assert "\n" not in message
        assert len(message) > 20
    for document in found:
        at = 0
        for _, start, end in document.blocks:
            assert at <= start < end <= len(document.prose)
            assert document.prose[start:end].strip() == document.prose[start:end]
            at = end
            for offset in range(start, end):
                span = document.source_map.to_source(offset, offset + 1)
                assert 0 <= span.start < span.end <= len(document.source)
                stands = document.source[span.start : span.end]
                if len(stands) == 1 and stands != document.prose[offset]:
                    assert stands.isspace()
                    assert document.prose[offset].isspace()
