"""Kinds of nodes in a compiled phrase (see `claimlint.rulebook.phrases`)."""

from __future__ import annotations

WORDS, LEXICON, GROUP, GAP, ANY, NUMBER, START, END, PERCENT, REST, OTHER = range(11)

# Stands for any number among the anchors.
A_NUMBER = b"#"

# All conjunctions of anchors, as bits.
EVERY = -1
