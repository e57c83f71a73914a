"""Words that hide behind signs, digits and hashtags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimlint.engine import LONG_TEXT, lint
from claimlint.readers import read
from claimlint.report import Profile
from claimlint.rulebook import load_rulebook
from claimlint.textkit.disguise import uncovered
from claimlint.textkit.fold import fold

if TYPE_CHECKING:
    from claimlint.rulebook import Rulebook

PROFILE = Profile(product="cosmetic", markets=("us",), as_of="2026-11-01")


@pytest.mark.parametrize(
    ("copy", "meant"),
    [
        ("ps0r1as1s", "psoriasis"),
        ("W0und C@RE", "wound care"),
        ("$kin that glows", "skin that glows"),
        ("wr!nkles gone", "wrinkles gone"),
        ("co11agen", "collagen"),
        ("#CuresEczema", "#CuresEczema"),
        ("#curesEczema", "#CuresEczema"),
        ("#cureseczema", "#CuresEczema"),
        ("#CURESECZEMA", "#CuresEczema"),
        ("#eczema", "#eczema"),
        ("#ByeByeIBS", "#ByeByeIbs"),
    ],
)
def test_what_is_meant(book: Rulebook, copy: str, meant: str) -> None:
    assert uncovered(fold(copy), copy, book.lexis) == meant.encode()


@pytest.mark.parametrize(
    "copy",
    [
        "Vitamin B12 and Q10, 500mg, 2x a day, 24h",
        "Write to info@example.com or see page 3a",
        "It is *very* soft! Really!nice",
        "From US$20, AU$30 | size 4x4",
        "#1 in town, #xqzvwk, # pieces",
        "H2O, CO2, 5HTP, 3D, 4K, A4",
    ],
)
def test_what_hides_nothing(book: Rulebook, copy: str) -> None:
    assert uncovered(fold(copy), copy, book.lexis) == fold(copy)


@pytest.mark.parametrize("tag", ["CuresEczema", "cureseczema", "OurSerumCuresEczemaFast"])
@pytest.mark.parametrize("padding", [0, LONG_TEXT // 20])
def test_a_claim_in_a_hashtag(book: Rulebook, tag: str, padding: int) -> None:
    copy = "A soap for hands.\n\n" * padding + f"New today! #{tag} #soap"
    (finding,) = lint(read("copy.txt", copy.encode()), book, PROFILE)[0]
    assert finding.code.startswith("DIS")
    assert finding.text.lower() == "cureseczema"


def test_a_tag_is_cut_alike_whatever_words_were_brought_in(book: Rulebook) -> None:
    known = max(_words(book), key=len)
    copy = f"New! #{known.decode()} and #cureseczema"
    lexis = load_rulebook().lexis
    few = uncovered(fold(copy), copy, lexis)
    assert all(map(lexis.knows, lexis.words()))
    assert few == uncovered(fold(copy), copy, lexis)
    assert b"#" + known in few


def _words(book: Rulebook) -> list[bytes]:
    """The words of letters that stand in lexicons."""
    return [word for word in book.lexis.words() if word.isalpha() and word.isascii()]
