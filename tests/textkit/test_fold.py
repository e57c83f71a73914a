"""Folding keeps length, and makes the same of what reads the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.textkit.fold import fold, number_signs


@given(st.text())
def test_one_byte_for_each_code_point(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(), st.text())
def test_each_code_point_is_folded_by_itself(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


def test_capitals_do_not_matter() -> None:
    letters = [chr(code) for code in range(0x250) if len(chr(code).upper()) == 1]
    shared = "\u00ff"  # its byte stands for every letter that has no Latin one
    different = [a for a in letters if a != shared and fold(a) != fold(a.upper())]
    assert [letter for letter in different if letter.upper() < "\u0250"] == []


def test_every_code_point_can_be_folded() -> None:
    everything = "".join(map(chr, range(0x110000)))
    assert len(fold(everything)) == len(everything)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Heals ECZEMA", b"heals eczema"),
        ("Crème Ünsal Ångström", b"creme unsal angstrom"),
        ("Straße Æther Øl", b"strase ather ol"),
        ("сures", b"cures"),  # noqa: RUF001 - Cyrillic es
        ("ｃｕｒｅｓ！", b"cures!"),  # noqa: RUF001 - full width
        ("𝐜𝐮𝐫𝐞𝐬 𝒸𝓊𝓇𝑒𝓈 𝕔𝕦𝕣𝕖𝕤 𝚌𝚞𝚛𝚎𝚜", b"cures cures cures cures"),  # noqa: RUF001 - mathematical
        ("ⓒⓤⓡⓔⓢ", b"cures"),
        ("doesn’t “cure” it", b'doesn\'t "cure" it'),
        ("a — b – c", b"a \x97 b \x97 c"),
        ("cures\u00a0eczema\u2009now", b"cures eczema now"),
        ("cured¹ twice²", b"cured  twice "),
        ("Velune™ serum℠ heals", b"velune  serum  heals"),
        ("5 × 10 %", b"5 x 10 %"),
        ("🌿 heals 🌿", b"  heals  "),
        ("日本", b"\xff\xff"),
        ("", b""),
    ],
)
def test_what_reads_the_same_folds_the_same(text: str, folded: bytes) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("folded", "signed"),
    [
        (b"tester no. 5 and no.6", b"tester nr. 5 and nr.6"),
        (b"is it so? no. 5 of 9 left", b"is it so? no. 5 of 9 left"),
        (b"no. 5", b"no. 5"),
        (b"piano. 5 keys", b"piano. 5 keys"),
        (b"there is no 5 here. no.", b"there is no 5 here. no."),
    ],
)
def test_a_sign_for_a_number_denies_nothing(folded: bytes, signed: bytes) -> None:
    assert number_signs(folded) == signed
