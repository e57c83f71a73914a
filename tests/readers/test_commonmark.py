"""The prose of the CommonMark specification's examples against their reference HTML.

Compared are the words (stretches without white space) in order. On the reference's side
they are the text of the HTML, as `html.parser` reports it: nothing of attributes, comments,
scripts or styles; tags of blocks, cells and `<br>` part words, all others join them. On our
side they are the words of all blocks but those that come from attributes (alt, title and
so on), with code blocks, which are otherwise left out, read as well. Extensions that the
specification does not know (tables, footnotes, strikethrough, heading attributes, front
matter) are on, as in every check, and what they change counts as a difference.

The examples are the specification's, not ours: `make test` fetches them.
"""

from __future__ import annotations

import json
import os
import sys
from html.parser import HTMLParser

import pytest

from claimlint.readers.markdown import read_markdown

Example = dict[str, str]

_VARIABLE = "CLAIMLINT_COMMONMARK"
_ASIDE = ("alt", "title", "meta", "attribute", "front-matter")
_INLINE = ("a", "b", "bar", "bab", "c2c", "code", "del", "em", "i", "ins", "span", "strong", "img")
_MOST_DIFFERENT = 0.03


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._raw = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self._raw = tag in ("script", "style")
        if tag not in _INLINE:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._raw = False
        if tag not in _INLINE:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._raw:
            self.parts.append(data)


def _expected(html: str) -> list[str]:
    parser = _Text()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts).split()


def _words(markdown: str) -> list[str]:
    document = read_markdown("example.md", markdown, code_blocks=True)
    texts = [document.prose[b.start : b.end] for b in document.blocks if b.kind not in _ASIDE]
    return "\n".join(texts).split()


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    path = os.environ.get(_VARIABLE) or os.path.join(sys.prefix, "commonmark", "commonmark.json")
    if not os.path.isfile(path):
        pytest.fail(
            f"{path} is missing: `make test` fetches the CommonMark examples; or set {_VARIABLE}",
            pytrace=False,
        )
    with open(path, encoding="utf-8") as stream:
        found: list[Example] = json.load(stream)
    return found


def test_all_examples_are_there(examples: list[Example]) -> None:
    assert len(examples) == 652


def test_every_example_is_read_with_positions(examples: list[Example]) -> None:
    blocks = 0
    for example in examples:
        document = read_markdown("example.md", example["markdown"])
        for _, start, end in document.blocks:
            span = document.source_map.to_source(start, end)
            assert 0 <= span.start < span.end <= len(document.source), example["example"]
            blocks += 1
    assert blocks > len(examples) / 2


def test_words_are_those_of_the_reference(examples: list[Example]) -> None:
    different = [
        example["example"]
        for example in examples
        if _words(example["markdown"]) != _expected(example["html"])
    ]
    assert len(different) / len(examples) <= _MOST_DIFFERENT, different
