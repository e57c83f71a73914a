"""In every format a claim's place is what a reader sees of it, with the markup between."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.readers import read_parts
from tests.readers.forms import FORMS, written

if TYPE_CHECKING:
    from tests.readers.forms import Form

_WORDS = ("heals", "skin", "crème", "clair", "R&D", "wow—", '"gold"', "l'eau", "x😀", "日本", "it")
_CHOICE = st.integers(0, 11)
# No word twice: captions that repeat a line, as those do that roll up, are read once.
_SENTENCES = st.lists(
    st.tuples(st.sampled_from(_WORDS), _CHOICE, _CHOICE),
    min_size=1,
    max_size=8,
    unique_by=lambda word: word[0],
).map(lambda words: [("Serum", 0, 0), *words, ("glows", 1, 1)])


def check(form: Form, words: list[tuple[str, int, int]], line_end: str = "\n") -> None:
    source, start, end = written(form, words)
    if line_end != "\n":
        start, end = (at + source[:at].count("\n") for at in (start, end))
        source = source.replace("\n", line_end)
    shown = re.compile(r"\s+".join(re.escape(word) for word, _, _ in words))
    found = []
    for document in read_parts(form.path, BytesIO(source.encode())):
        offset, _ = document.origin
        for match in shown.finditer(document.prose):
            span = document.source_map.to_source(match.start(), match.end())
            found.append((span.start + offset, span.end + offset))
            (block,) = (b for b in document.blocks if b.start <= match.start() < b.end)
            assert match.end() <= block.end
    assert found == [(start, end)], (source, [source[a:b] for a, b in found])


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@given(words=_SENTENCES)
@settings(max_examples=60, deadline=None)
def test_a_claim_is_where_it_is_seen(form: Form, words: list[tuple[str, int, int]]) -> None:
    check(form, words)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@given(words=_SENTENCES)
@settings(max_examples=10, deadline=None)
def test_with_line_ends_of_windows(form: Form, words: list[tuple[str, int, int]]) -> None:
    if "\r\n" not in form.gaps:
        check(form, words, "\r\n")
