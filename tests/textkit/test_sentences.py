"""Where sentences end, and where they only seem to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.textkit.sentences import sentence_spans


def sentences(prose: str) -> list[str]:
    return [prose[start:end] for start, end in sentence_spans(prose, 0, len(prose))]


@pytest.mark.parametrize(
    "parts",
    [
        ["It heals.", "It cures."],
        ["Really?", "Yes!", "Buy now."],
        ["What?!", "No."],
        ["It works…", "Or so they say."],
        ["It works...", "Or so they say."],
        ['He said "it heals."', "She did not."],
        ["“It heals.”", "That is a quotation."],
        ["It heals (they say).", "It does not."],
        ["It heals.", "(They say.)", "It does not."],
        ["Ask Dr. Ames.", "She knows."],
        ["Mr. and Mrs. Orme came.", "They left."],
        ["See Fig. 3 and Smith et al. 2021 for more.", "Then ask."],
        ["Creams, e.g. Velune, are sold.", "So are gels."],
        ["J. R. Alder wrote it.", "We read it."],
        ["The U.S. Food and Drug Administration said so.", "We heard."],
        ["It is No. 1 in town.", "It is cheap."],
        ["Is it No. 1?", "Yes."],
        ["It holds 2.5 % of acid.", "It costs 3.20 dollars."],
        ["Version 1.2.3 is out.", "Get it."],
        ["write to a.b@example.com or see example.com/a.html for more.", "Thanks."],
        ["It heals in approx. 3 days.", "Wait."],
        ["one ends.", "Another begins."],
        ["It heals. and then it cures."],
        ["It heals.It cures."],
        ["No full stop"],
    ],
    ids=" | ".join,
)
def test_ends(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize("gap", [" ", "  ", "\n", " \n  ", "\u00a0"])
def test_white_space_is_left_out(gap: str) -> None:
    assert sentences(f"It heals.{gap}It cures.{gap}") == ["It heals.", "It cures."]


def test_blank_line_ends_a_sentence() -> None:
    assert sentences("A heading\n\nA line\nand more.") == ["A heading", "A line\nand more."]


def test_only_the_range_that_is_asked_for_is_read() -> None:
    prose = "One. Two. Three. Four."
    assert [prose[a:b] for a, b in sentence_spans(prose, 5, 16)] == ["Two.", "Three."]


@pytest.mark.parametrize("prose", ["", " ", "\n\n", "."])
def test_nothing_to_read(prose: str) -> None:
    assert sentences(prose) == [part for part in [prose.strip()] if part]


@pytest.mark.parametrize("unit", ["heals eczema, ", "heals and ", "heals"])
def test_what_never_ends_is_cut(unit: str) -> None:
    prose = unit * 1000
    spans = list(sentence_spans(prose, 0, len(prose)))
    assert all(end - start <= 2000 for start, end in spans)
    if " " in unit:
        assert {prose[start:end].split()[0] for start, end in spans} <= {"heals", "and"}
    if "," in unit:
        assert all(prose[start:].startswith("heals") for start, _ in spans)


@given(st.text(st.sampled_from("aA .!?…;\n\"”)('1,é"), max_size=80))
def test_spans_are_in_order_and_miss_only_white_space(prose: str) -> None:
    at = 0
    for start, end in sentence_spans(prose, 0, len(prose)):
        assert at <= start < end
        assert not prose[at:start].strip()
        at = end
    assert not prose[at:].strip()
