"""Words in the form, and in the capitals, of those that they replace."""

from __future__ import annotations

from functools import cache

from claimlint.textkit.inflect import all_forms, verb_forms

_LOWER_IN_TITLES = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)


@cache
def _kinds(verb: str) -> dict[str, str]:
    """The forms of a verb, each with its kind; of two kinds the one that says more."""
    kinds = dict.fromkeys(all_forms(verb), "base")
    for kind, forms in verb_forms(verb).items():
        kinds.update(dict.fromkeys(forms, kind))
    kinds[verb] = "base"
    return kinds


def matches(word: str, alternatives: str) -> str | None:
    """Return the form in which ``word`` is one of ``a|b~``, empty for a word as it is written.

    None when it is none of them.
    """
    for choice in alternatives.split("|"):
        if choice.endswith("~"):
            kind = _kinds(choice[:-1]).get(word)
            if kind is not None:
                return kind
        elif choice == word:
            return ""
    return None


def inflected(text: str, kind: str) -> str:
    """Put the word that ends in ``~`` into a form of that kind."""
    words = [
        verb_forms(word[:-1])[kind or "base"][0] if word.endswith("~") else word
        for word in text.split(" ")
    ]
    return " ".join(words)


def like(text: str, old: list[str], after: str | None) -> str:
    """Return ``text`` in the capitals of the ``old`` words and of the word ``after`` them."""
    letters = "".join(old)
    if letters.isupper() and len(letters) > 1 and (after is None or after.isupper()):
        return text.upper()
    if not old[0][:1].isupper() or (old[0].isupper() and len(old[0]) > 1):
        return text
    beside = [*old[1:], *([after] if after else [])]
    titled = [word for word in beside if word.lower() not in _LOWER_IN_TITLES]
    if titled and all(word[:1].isupper() for word in titled):
        return _title(text)
    return capitalised(text)


def capitalised(text: str) -> str:
    """Return ``text`` with its first letter in capitals."""
    return text[:1].upper() + text[1:]


def _title(text: str) -> str:
    words = text.split(" ")
    return " ".join(
        word if number and word in _LOWER_IN_TITLES else capitalised(word)
        for number, word in enumerate(words)
    )


_SAID_WITH_A_CONSONANT = ("uni", "use", "usu", "uti", "eu", "one", "once", "ubi", "ura")
_SAID_WITH_A_VOWEL = ("hour", "honest", "honor", "honour", "heir", "8", "11", "18")


def article(word: str) -> str:
    """Return ``a`` or ``an``, whichever goes before ``word``."""
    if word.isupper() and (len(word) in (2, 3) or not set(word) & set("AEIOU")):
        return "an" if word[0] in "AEFHILMNORSX" else "a"  # spelled out: an FDA form
    small = word.lower()
    if small.startswith(("unin", "unim", *_SAID_WITH_A_VOWEL)):
        return "an"
    vowel = small[:1] in "aeiou" and not small.startswith(_SAID_WITH_A_CONSONANT)
    return "an" if vowel else "a"
