"""What recipes make of copy: the sentence that is left is a sentence."""

from __future__ import annotations

import pytest

from claimlint.fixing.change import applied
from claimlint.fixing.forms import article
from claimlint.fixing.wording import reworded
from claimlint.spans import Span

OUT = (("", ""),)
LOOK = (("^ erase~|wipe~", "soften~ the look of"), ("^ reduce~", "{} the look of"))


def mended(text: str, claim: str, entries: tuple[tuple[str, str], ...]) -> str | None:
    start = text.index(claim)
    span = Span(start, start + len(claim))
    changes = reworded(text, span, Span(0, len(text)), entries)
    return None if changes is None else applied(text, changes)


@pytest.mark.parametrize(
    ("text", "claim", "left"),
    [
        ("Our lavish soap", "lavish", "Our soap"),
        ("An amazing soap", "amazing", "A soap"),
        ("A lavish oil", "lavish", "An oil"),
        ("A lavish\nold oil", "lavish", "An old oil"),
        ("Our lavish, gentle soap", "lavish", "Our gentle soap"),
        ("Lavish soap for you", "Lavish", "Soap for you"),
        ("Yes. Lavish soap for you", "Lavish", "Yes. Soap for you"),
        ("A truly lavish oil", "lavish", "An oil"),
        ("It cleans shoes lavishly.", "lavishly", "It cleans shoes."),
        ("It lavishly cleans shoes.", "lavishly", "It cleans shoes."),
        ("Rinse. Joy assured. Dry.", "Joy assured", "Rinse. Dry."),
        ("Rinse. Joy assured.", "Joy assured", "Rinse."),
        ("Joy assured! Dry.", "Joy assured", "Dry."),
    ],
)
def test_words_are_taken_out(text: str, claim: str, left: str) -> None:
    assert mended(text, claim, OUT) == left


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("It is lavish.", "lavish"),
        ("It feels lavish today", "lavish"),
        ("Soap that is plain and lavish stuff", "lavish"),
        ("Our lavish and plain soap", "lavish"),
        ("Our wand, lavish hat", "lavish"),
        ("The most lavish soap", "lavish"),
        ("Our soap (lavish)", "lavish"),
        ("Lavish", "Lavish"),
        ("Joy assured.", "Joy assured"),
        ("Lavish for you", "Lavish"),
        ("The box is user-friendly, and blue", "user-friendly"),
        ("The box is made quietly.", "made quietly"),
        ("A lavish 48 hours", "lavish"),
    ],
)
def test_words_that_carry_the_sentence_stay(text: str, claim: str) -> None:
    assert mended(text, claim, OUT) is None


@pytest.mark.parametrize(
    ("text", "claim", "left"),
    [
        ("It erases lines", "erases lines", "It softens the look of lines"),
        ("Erasing lines", "Erasing lines", "Softening the look of lines"),
        ("It erased lines", "erased lines", "It softened the look of lines"),
        ("To erase lines", "erase lines", "To soften the look of lines"),
        ("Wipes Fine Lines", "Wipes Fine Lines", "Softens the Look of Fine Lines"),
        ("ERASES LINES", "ERASES LINES", "SOFTENS THE LOOK OF LINES"),
        ("Erases lines and dust", "Erases lines", "Softens the look of lines and dust"),
        ("It reduces your lines", "reduces your lines", "It reduces the look of your lines"),
        ("Reducing lines", "Reducing lines", "Reducing the look of lines"),
        ("REDUCES LINES", "REDUCES LINES", "REDUCES THE LOOK OF LINES"),
    ],
)
def test_a_verb_keeps_its_form_and_its_capitals(text: str, claim: str, left: str) -> None:
    assert mended(text, claim, LOOK) == left


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Lines are erased", "Lines are erased"),
        ("Line-erasing mist", "Line-erasing"),
        ("We reduce to nothing the lines", "reduce to nothing the lines"),
        ("With reduced lines and more", "reduced lines"),
        ("Gentle reducing of lines", "reducing of lines"),
        ("It can reduce the risk of lines", "reduce the risk of lines"),
        ("The wipe lines the shelf", "wipe lines"),
        ("Our new wipe lines the shelf", "wipe lines"),
    ],
)
def test_a_verb_elsewhere_than_at_the_beginning_is_left(text: str, claim: str) -> None:
    assert mended(text, claim, LOOK) is None


def test_words_are_met_over_hyphens_and_curly_apostrophes() -> None:
    entries = (("nature's best", "oats"),)
    assert mended("with nature’s-best milk", "nature’s-best", entries) == "with oats milk"


def test_the_first_entry_that_leaves_a_sentence_counts() -> None:
    entries = (("lavish", ""), ("lavish", "plain"))
    assert mended("It is lavish.", "lavish", entries) == "It is plain."
    assert mended("Our lavish soap", "lavish", entries) == "Our soap"


def test_a_hyphen_may_be_asked_for() -> None:
    entries = (("oat-based", ""),)
    assert mended("An oat-based soap", "oat-based", entries) == "A soap"
    assert mended("Oat based on nothing", "Oat based", entries) is None


def test_an_abbreviation_lends_no_capital() -> None:
    entries = (("fda approved", "registered"),)
    assert mended("An FDA-approved mask", "FDA-approved", entries) == "A registered mask"
    assert mended("FDA-approved masks", "FDA-approved", entries) == "Registered masks"


@pytest.mark.parametrize(
    ("word", "before"),
    [
        ("oil", "an"), ("soap", "a"), ("hour", "an"), ("unique", "a"), ("unimportant", "an"),
        ("European", "a"), ("FDA", "an"), ("GMP", "a"), ("one", "a"), ("honest", "an"), ("8", "an"),
    ],
)  # fmt: skip
def test_article(word: str, before: str) -> None:
    assert article(word) == before
