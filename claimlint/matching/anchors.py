"""Where it is worth looking: passages that hold what a rule cannot do without.

Short texts are analysed sentence by sentence, which needs no preparation. In long ones an
automaton over all anchors passes over the blocks and sentences that hold too few, at the
price of some milliseconds to build it. Both ways lead to the same findings; without
ahocorasick_rs the first serves every text.
"""

from __future__ import annotations

from claimlint.rulebook.kinds import A_NUMBER

LONG_TEXT = 200_000

# What is no part of a word becomes a space; words are then parted by one space each.
_WORD_BYTES = b"abcdefghijklmnopqrstuvwxyz0123456789%'\xff"
_SPACED = bytes(code if code in _WORD_BYTES else 0x20 for code in range(256))
_DIGITS = b"0123456789"
_WORD_ENDS = frozenset(b" '")


class AnchorFinder:
    """An automaton over the anchors of a rule book (see `claimlint.rulebook.anchors`)."""

    def __init__(self, strings: tuple[bytes, ...], bits: tuple[int, ...], width: int) -> None:
        """Build the automaton; raise `ImportError` when ahocorasick_rs is missing."""
        from ahocorasick_rs import BytesAhoCorasick, MatchKind  # long texts only

        self._bits = bits
        self._number_bits = dict(zip(strings, bits, strict=True)).get(A_NUMBER, 0)
        self._width = width
        automaton = BytesAhoCorasick([b" " + s for s in strings], matchkind=MatchKind.Standard)
        self._find = automaton.find_matches_as_indexes

    def may_hold_claim(self, folded: bytes) -> bool:
        """Whether a stretch of folded prose holds what some rule needs."""
        text = b" %b " % b" ".join(folded.translate(_SPACED).split())
        if b"'" in text:
            text = text.replace(b" '", b" ").replace(b"'s ", b" ")
        width, bits = self._width, self._bits
        union = self._number_bits if text != text.translate(None, _DIGITS) else 0
        for string, _, end in self._find(text, overlapping=True):
            if text[end] in _WORD_ENDS:
                union |= bits[string]
                if union & union >> width:
                    return True
        return False
