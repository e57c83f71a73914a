"""Which pages count as informing: by signs all along the page, and none of selling."""

from __future__ import annotations

import pytest

from claimlint.page import PageVoice
from claimlint.report import Profile
from claimlint.textkit.fold import fold

FACTS = (
    "Gout is a form of arthritis.",
    "Symptoms include pain in the big toe.",
    "Experts think that diet plays a part.",
    "Talk to your doctor about medicines.",
    "Cherries are a fruit.",
)
COUNSEL = (
    "How to tell a good clinic from a bad one.",
    "Know the red flags.",
    "Many vesicle products are unapproved.",
    "Ask the clinic for its licence.",
    "This leaflet is no advertisement.",
)


def _educational(*blocks: str, product: str = "general") -> bool:
    profile = Profile(product, ("us",), "2026-11-21")
    return PageVoice(fold("\n\n".join(blocks)), len(blocks), profile).educational


def test_a_page_of_facts_informs() -> None:
    """Unless somebody has declared what it sells."""
    assert _educational(*FACTS)
    assert not _educational(*FACTS, product="hctp")


def test_a_page_that_counsels_informs_whatever_is_declared() -> None:
    """Advice to buyers is no seller's copy; one word of it is not yet advice."""
    assert _educational(*COUNSEL, product="hctp")
    assert not _educational(*FACTS, "Know the red flags.", product="hctp")


@pytest.mark.parametrize(
    "selling",
    [
        "Our cream is here.",
        "We ship on Fridays.",
        "Add to cart.",
        "$20 a jar.",
        "Book your visit.",
        "Say goodbye to pain.",
        "A revolutionary lamp.",
    ],
)
def test_one_sign_of_selling_is_enough(selling: str) -> None:
    """A shop does not become a textbook by telling symptoms."""
    assert not _educational(*FACTS, selling)
    assert not _educational(*COUNSEL, selling, product="hctp")


@pytest.mark.parametrize(
    "innocent",
    ["As we age, our bodies change.", "Many people in the US have it.", "Our skin has layers."],
)
def test_everybody_may_say_we(innocent: str) -> None:
    """What we all have is not for sale."""
    assert _educational(*FACTS, innocent)


def test_few_signs_on_a_long_page_do_not_count() -> None:
    """A seller's article names a symptom now and then."""
    assert not _educational(*FACTS, *["The drip works wonders."] * 60)


def test_a_scrap_is_no_page() -> None:
    """Below five blocks there is too little to tell."""
    assert not _educational(*FACTS[:4])
