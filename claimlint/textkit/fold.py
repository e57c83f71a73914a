"""Folding: prose as one lower-case byte per code point.

Folding keeps length, so that an offset in the folded bytes is an offset in the prose. Case
and accents are folded, quotes and dashes are unified, look-alike letters and the decorative
alphabets of social posts become the letters they stand for, and everything that is neither
letter, digit nor punctuation becomes a space.
"""

from __future__ import annotations

import codecs
from functools import cache

from claimlint.textkit.patterns import LazyPattern

DASH = 0x97
BULLET = 0x95

# It begins with letters that `re` can skip to.
_NUMBER_SIGN = LazyPattern(rb"no(?<=[a-z] no)(?=\. ?[0-9])")

_PUNCTUATION = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u02bc": "'", "\u2032": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "\x97", "\u2013": "\x97", "\u2014": "\x97",
    "\u2015": "\x97", "\u2212": "-", "\u2022": "\x95", "\u2023": "\x95", "\u25cf": "\x95",
    "\u25aa": "\x95", "\u00b7": "\x95", "\u2043": "\x95", "\u2026": ".", "\u2028": "\n",
    "\u2029": "\n", "\u2044": "/", "\u2215": "/", "\u203a": '"', "\u2039": '"', "\u03b2": "b",
    "\u0131": "i", "\u2120": " ", "\u2122": " ",
}  # fmt: skip

# Letters of other scripts that pass for Latin ones. A word written in that script alone
# turns into nonsense that no lexicon holds, so the map may be applied without asking.
_LOOK_ALIKES = dict(
    zip(
        "абвгдеёзийкмнорстухіјѕԁԛԝһӏАВЕЗКМНОРСТУХІЈЅԚԜҺΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχ",
        "abbrdee3nnkmhopctyxijsdqwhlabe3kmhopctyxijsqwhabezhikmnoptyxaeiknoptux",
        strict=True,
    )
)

# Punctuation that rules and guards look at, kept where it comes in full width.
_KEPT = "!?.,;:%&#()\"'"


def _fold_character(character: str) -> str:
    import unicodedata

    known = _PUNCTUATION.get(character) or _LOOK_ALIKES.get(character)
    if not known and character.isdigit() and "<super>" in unicodedata.decomposition(character):
        known = " "  # a note mark, which would spoil the word it is set against
    if known:
        return known
    for part in unicodedata.normalize("NFKD", character):
        if part in _PUNCTUATION:
            return _PUNCTUATION[part]
        if ord(part) < 128 and (part.isalnum() or part in _KEPT):
            return part
    category = unicodedata.category(character)
    if category[0] in "LN":
        return "\xff"
    if category == "Pd":
        return "\x97"
    return " "


class _Folder(dict[int, str]):
    """Folds characters beyond Latin-1, each one worked out once."""

    def __missing__(self, code_point: int) -> str:
        folded = _fold_character(chr(code_point))
        self[code_point] = folded
        return folded


_folder = _Folder()


def _fold_beyond_latin(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return error.object[error.start : error.end].translate(_folder), error.end


codecs.register_error("claimlint-fold", _fold_beyond_latin)


@cache
def _latin_table() -> bytes:
    table = bytearray(range(256))
    for code in range(256):
        character = chr(code)
        if code in (DASH, BULLET, 0xFF):
            continue
        if code >= 0x80:
            folded = {"\xab": '"', "\xbb": '"', "\xb4": "'", "\xad": "-", "\xdf": "s",
                      "\xe6": "a", "\xc6": "a", "\xf8": "o", "\xd8": "o", "\xd7": "x",
                      "\xb7": "\x95"}.get(character) or _fold_character(character)  # fmt: skip
            table[code] = ord(folded.lower())
        else:
            table[code] = ord(character.lower())
    return bytes(table)


def fold(text: str) -> bytes:
    """Return one byte for each code point of ``text``, folded as the module says."""
    if text.isascii():
        return text.encode("ascii").lower()
    return text.encode("latin-1", "claimlint-fold").translate(_latin_table())


def number_signs(folded: bytes) -> bytes:
    """Return folded text with "nr." for "no." before a figure: that sign denies nothing.

    At the beginning of a sentence it may be an answer: "Is it a cure? No. 5 of 9 relapsed."
    """
    return _NUMBER_SIGN.sub(b"nr", folded) if b"no." in folded else folded
