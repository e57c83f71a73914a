"""Kinds of nodes in a compiled phrase (see `claimlint.rulebook.phrases`)."""

from __future__ import annotations

WORDS, LEXICON, GROUP, GAP, ANY, NUMBER, START, END, PERCENT = range(9)

# Stands for any number among the anchors.
A_NUMBER = b"#"
