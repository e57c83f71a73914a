"""From places in the file back to sentences."""

from __future__ import annotations

import glob
import os
from typing import TYPE_CHECKING

import pytest

from claimlint.ledger.evidence.judge import Place
from claimlint.ledger.evidence.places import Sentences
from claimlint.readers import read_parts
from claimlint.readers.markdown import read_markdown
from claimlint.textkit.sentences import sentence_spans

if TYPE_CHECKING:
    from claimlint.document import Document

ROOT = os.path.join(os.path.dirname(__file__), "..", "..", "..", "examples")
FILES = [
    path
    for path in sorted(glob.glob(os.path.join(ROOT, "**", "*.*"), recursive=True))
    if path.endswith((".md", ".txt", ".html", ".csv", ".json", ".po", ".yaml"))
]
PAGE = """\
# A *head*

One **two**
three. Four ![a picture](p.png) five &amp; six. Seven.

- eight
  nine
"""


def document() -> Document:
    return read_markdown("a.md", PAGE)


def words_at(page: Document, place: Place | None) -> tuple[str, str] | None:
    if place is None:
        return None
    prose = page.prose
    return prose[place.start : place.end], prose[place.claim_start : place.claim_end]


@pytest.mark.parametrize(
    ("claim", "sentence", "said"),
    [
        ("head", "A head", "head"),
        ("two**\nthree", "One two three.", "two three"),
        ("five &amp; six", "Four five & six.", "five & six"),
        ("a picture", "a picture", "a picture"),
        ("Seven", "Seven.", "Seven"),
        ("eight\n  nine", "eight nine", "eight nine"),
    ],
)
def test_the_sentence_of_a_claim(claim: str, sentence: str, said: str) -> None:
    page = document()
    start = PAGE.index(claim)
    found = words_at(page, Sentences(page).at(start, start + len(claim)))
    assert found is not None
    assert (" ".join(found[0].split()), " ".join(found[1].split())) == (sentence, said)


def test_a_claim_over_two_sentences_has_none() -> None:
    page = document()
    start, end = PAGE.index("six"), PAGE.index("Seven") + 5
    assert Sentences(page).at(start, end) is None


@pytest.mark.parametrize("path", FILES, ids=[os.path.relpath(path, ROOT) for path in FILES])
def test_every_sentence_is_found_again(path: str) -> None:
    with open(path, "rb") as file:
        for page in read_parts(path, file, None):
            sentences = Sentences(page)
            for block in page.blocks:
                for start, end in sentence_spans(page.prose, block.start, block.end):
                    first, last = page.source_map.to_source(start, end)
                    found = sentences.at(first + page.origin[0], last + page.origin[0])
                    assert found == Place(start, end, start, end)
