"""The ASCII copy of a Markdown text: the parser finds in it what it finds in the text."""

from __future__ import annotations

import re
import sys
from itertools import accumulate
from typing import TYPE_CHECKING, Any, cast
from unicodedata import category

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pyromark import Markdown

from claimlint.readers.ascii_copy import ascii_copy
from claimlint.readers.markdown import PARSER_OPTIONS, read_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyromark.event import Range

_MARKS = "**__~~[]()<>\\`#-+1. \n\n\téü“”\u2014\u00a0\u2009\u20ac|!:;&ab\"'=/"
# What the copy is known to lose: see the docstring of `ascii_copy`.
_BLANK_AT_LINE_END = re.compile(r"[*_~]+[\u00a0\u2009]+\s*(?:\n|$)")
_ESCAPED = re.compile(r"\\[^\x00-\x7f]")
_IN_PARENTHESES = re.compile(r"\([^)]*[\u00a0\u2009]")
_FRAMES = (
    *("**{0}b**", "a**{0}b**", "**b{0}**a", "**b{0}** a", "{0}**b**", "a_{0}_", "{0}_b_"),
    *("a_b_{0}c", '{0}**"b"**', '**"b"**{0}', "<{0}>x*a*", "</{0}> *a*", "{0}~~b~~ a"),
    *("# {0}*b*", "#{0}*b*", "{0}# b", "{0}- b", "- {0}b", "[{0}](b)", "&{0};", "`{0}`"),
)
_FRAMES_THAT_LOSE_BLANKS = ("# {0}*b*", '**"b"**{0}')


def _shape(event: Any) -> Any:  # noqa: ANN401 - the parser's events have many types
    if isinstance(event, str):
        return event
    ((kind, value),) = event.items()
    if kind in ("Start", "End"):
        return kind, value if isinstance(value, str) else next(iter(value))
    return kind


def _events(text: str) -> list[tuple[Any, int, int]]:
    """Return what the parser finds, with places in code points."""
    offsets = accumulate((len(each.encode()) for each in text), initial=0)
    points = {offset: point for point, offset in enumerate(offsets)}
    events = cast(
        "Iterator[tuple[Any, Range]]", Markdown(options=PARSER_OPTIONS).events_with_range(text)
    )
    found: list[tuple[Any, int, int]] = []
    for event, place in events:
        shape, start, end = _shape(event), points[place["start"]], points[place["end"]]
        # Where the parser cuts a text is no matter.
        if shape == "Text" and found and found[-1][0] == "Text" and found[-1][2] == start:
            start = found.pop()[1]
        found.append((shape, start, end))
    return found


def _characters() -> list[str]:
    """Return all punctuation, symbols and blanks of the first plane, and some of the rest.

    What Python's tables do not know is left out: the parser's may be a version ahead.
    """
    kinds = ((chr(point), category(chr(point))) for point in range(0x80, 0x10000))
    return [
        character
        for character, kind in kinds
        if kind not in ("Cn", "Cs") and (kind[0] in "PSZ" or ord(character) % 41 == 0)
    ]


@pytest.mark.parametrize("frame", _FRAMES)
def test_every_character_counts_as_its_kind(frame: str) -> None:
    """Frame by frame, characters are taken for what the parser takes them for."""
    for character in _characters():
        if character.isspace() and frame in _FRAMES_THAT_LOSE_BLANKS:
            continue
        text = frame.format(character)
        assert _events(ascii_copy(text)) == _events(text), f"U+{ord(character):04X}"


@given(st.text(alphabet=_MARKS, max_size=40))
def test_the_parser_finds_the_same_in_the_copy(text: str) -> None:
    """Of any mixture of marks and characters beyond ASCII."""
    assume(not _BLANK_AT_LINE_END.search(text))
    assume(not _ESCAPED.search(text))
    assume(not _IN_PARENTHESES.search(text))
    copy = ascii_copy(text)
    assert copy.isascii()
    assert len(copy) == len(text)
    assert _events(copy) == _events(text)


def test_ascii_is_its_own_copy() -> None:
    """What needs no copy is not copied."""
    text = sys.intern("*plain* text?")
    assert ascii_copy(text) is text


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("Ça **guérit** l’eczéma – vraiment ?", "Ça guérit l’eczéma – vraiment ?"),
        ("“**Cures**” eczema", "“Cures” eczema"),
        ("caf\u00e9_au_lait", "caf\u00e9_au_lait"),
        ("\\“no escape\\”", "\\“no escape\\”"),
        ("<“no tag”>", "<“no tag”>"),
        ("`naïve`: &eacute;t\u00e9", "naïve: \u00e9t\u00e9"),
        ("#\u00a0**no** heading", "#\u00a0no heading"),
        ("| née | größe |\n| --- | --- |\n| é\\|à | ü |", "née\n\ngröße\n\né|à\n\nü"),
        ('![naïve](x.png "café") [größe](y "schön")', "größe\n\nnaïve\n\ncafé\n\nschön"),
        ('[a][é]\n\n[é]: /x "crème"', "a\n\ncrème"),
        ("---\ntitle: Crème brûlée\n---\n\nUn **été**.", "Crème brûlée\n\nUn été."),
        ("<b title='é'>né</b>\n\n<p>für</p>", "né\n\né\n\nfür"),
    ],
)
def test_the_prose_has_the_sources_own_characters(source: str, prose: str) -> None:
    """Nothing of the copy is read; every place is one of the source."""
    document = read_markdown("a.md", source)
    assert document.prose.strip() == prose
    for block in document.blocks:
        text = document.prose[block.start : block.end]
        place = document.source_map.to_source(block.start, block.end)
        if text.isalpha():
            assert source[place.start : place.end] == text
