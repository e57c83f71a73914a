"""What the page around a claim says: which product it is about, which statements stand on it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from claimlint.ledger.evidence.reading import read, stem
from claimlint.ledger.evidence.words import NEGATION, PREPOSITIONS, PRODUCT_WORDS, REACHING
from claimlint.textkit.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimlint.ledger.evidence.reading import Atom

_WORD = re.compile(r"[a-z0-9\xff]+")
_PRODUCTS = frozenset(map(stem, PRODUCT_WORDS))
# A fragment is no longer than so many code points, and so many words that say something.
_FRAGMENT, _FRAGMENT_WORDS = 80, 5
_FIRST_SENTENCE = re.compile(r"\s*([^.!?\n]+)(?:[.!?\n]|\Z)")
_DOUBTS = frozenset(["could", "may", "maybe", "might", "perhaps"])
# They begin sentences of their own ("Results vary.", "You will love it.").
_OWN = frozenset(
    ["adults", "children", "days", "how", "men", "months", "nights", "people", "result", "results",
     "what", "weeks", "where", "why", "women", "work", "works", "years", "you"]
)  # fmt: skip
_REACHING = (REACHING | NEGATION | PREPOSITIONS | _DOUBTS) - _OWN


class Names:
    """Every name under which the ledger knows a product."""

    def __init__(self, names: Iterable[str]) -> None:
        """Index the names by their first word, the longest first."""
        self._by_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in dict.fromkeys(names):
            words = tuple(words_of(name))
            if words:
                self._by_word.setdefault(words[0], []).append((words, name))
        for entries in self._by_word.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: list[str], at: int) -> tuple[str, int] | None:
        """Return the name that begins at a word, and its number of words."""
        for name_words, name in self._by_word.get(words[at], ()):
            if tuple(words[at : at + len(name_words)]) == name_words:
                return name, len(name_words)
        return None


class EvidencePage:
    """The prose of one document; what is asked of it is worked out once."""

    def __init__(self, prose: str, names: Names) -> None:
        """Take the prose and the names of products."""
        self._prose = prose
        self._names = names
        self._words: str | None = None
        self._mentions: tuple[list[int], list[str]] | None = None

    def about(self, offset: int, names: Iterable[str]) -> str | None:
        """Return what else than ``names`` the claim at ``offset`` is about.

        None when it is about one of them: when that is the product spoken of last, or, on a
        page that names it later only, first. Empty when the page names none.
        """
        wanted = {" ".join(words_of(name)) for name in names}
        heads = {stem(name.split()[-1]) for name in wanted if name}
        starts, found = self._spoken_of()
        at = bisect_left(starts, offset)
        for mention in (*reversed(found[:at]), *found[at:]):
            spoken = " ".join(words_of(mention))
            if spoken in wanted:
                return None
            if " " not in spoken and stem(spoken) in heads:
                continue  # "the serum" goes on speaking of what was named before
            return mention
        return ""

    def goes_on(self, offset: int) -> str | None:
        """Return a fragment right behind ``offset`` that still speaks of the claim before it.

        Such as "In just 2 days." or "Guaranteed."; None when nothing of the kind is there.
        """
        after = self._prose[offset : offset + _FRAGMENT]
        match = _FIRST_SENTENCE.match(after)
        if match is None:
            return None
        atoms = [atom for atom in read(match[1]) if not atom.light and not atom.cut]
        if not atoms or len(atoms) > _FRAGMENT_WORDS:
            return None
        reaching = list(map(_reaches, atoms))
        # In another block, as in a list of bullets, it speaks for itself as a rule.
        apart = "\n" in after[: match.start(1)]
        belongs = all(reaching) if apart else reaching[0]
        return " ".join(match[1].split()) if belongs else None

    def says(self, statement: str) -> bool:
        """Whether the statement stands on the page, word for word."""
        if self._words is None:
            self._words = f" {' '.join(words_of(self._prose))} "
        return f" {' '.join(words_of(statement))} " in self._words

    def _spoken_of(self) -> tuple[list[int], list[str]]:
        """Every mention of a product: where it starts, and its name or the word for it."""
        if self._mentions is None:
            matches = list(_WORD.finditer(_folded(self._prose)))
            words = [match.group() for match in matches]
            starts, found, at = [], [], 0
            while at < len(words):
                named = self._names.at(words, at)
                if named or stem(words[at]) in _PRODUCTS:
                    starts.append(matches[at].start())
                    found.append(named[0] if named else words[at])
                at += named[1] if named else 1
            self._mentions = starts, found
        return self._mentions


def _reaches(atom: Atom) -> bool:
    word = atom.word
    return word in _REACHING or atom.quantity is not None or word.endswith("ly")


def words_of(text: str) -> list[str]:
    """Return the folded words of a text."""
    found: list[str] = _WORD.findall(_folded(text))
    return found


def _folded(text: str) -> str:
    return fold(text).decode("latin-1").lower()
