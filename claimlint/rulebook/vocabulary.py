"""Names of a user's own, joined to the shipped lexicons before these are compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.rulebook.common import commonness
from claimlint.textkit.fold import fold
from claimlint.textkit.sentence import tokens

if TYPE_CHECKING:
    from claimlint.rulebook.schema import Lexicon

# Names by what they are names of.
Vocabulary = tuple[tuple[str, tuple[str, ...]], ...]

# What is licensed is a product too; that it is approved may be said of it.
_LEXICONS = {
    "products": ("product",),
    "ingredients": ("ingredient", "modality"),
    "licensed": ("product", "licensed_use"),
}
_RARE = 1.0
_MARKS = dict.fromkeys(map(ord, "\u00a9\u00ae\u2120\u2122"))


def extended(lexicons: list[Lexicon], vocabulary: Vocabulary) -> list[Lexicon]:
    """Return the lexicons with the names of ``vocabulary`` in those that they belong to.

    A name hides no claim: where words of it are known to the lexicons ("Aurelle Wrinkle
    Eraser"), only its coined words are taken.
    """
    if not vocabulary:
        return lexicons
    known = {
        word
        for lexicon in lexicons
        for term in (*lexicon.nouns, *lexicon.verbs, *lexicon.words)
        for word in term.encode("latin-1", "replace").split()
    }
    added: dict[str, list[str]] = {}
    for kind, names in vocabulary:
        terms = [term for name in names for term in _terms(name.translate(_MARKS), known)]
        for lexicon in _LEXICONS[kind]:
            added.setdefault(lexicon, []).extend(terms)
    return [
        lexicon._replace(words=(*lexicon.words, *added.get(lexicon.name, ())))
        for lexicon in lexicons
    ]


def _terms(name: str, known: set[bytes]) -> list[str]:
    """Return what stands for the name in folded text: the whole of it, or its coined words."""
    folded = fold(name)
    words = tokens(folded, 0, len(folded))
    if known.isdisjoint(words):
        terms = [b" ".join(words)] if words else []
    else:
        terms = [word for word in words if word not in known and _is_coined(word)]
    return [term.decode("latin-1") for term in terms]


def _is_coined(word: bytes) -> bool:
    return len(word) > 2 and word.isalpha() and commonness(word) < _RARE
