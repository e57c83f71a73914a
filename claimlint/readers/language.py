"""Which languages there are rules for, and the notice about text in the others."""

from __future__ import annotations

_WITH_RULES = frozenset(("en", "eng"))
_UNKNOWN = frozenset(("", "mul", "und", "x"))


def has_rules(tag: str) -> bool:
    """Whether there are rules for text in the language of ``tag``.

    Takes BCP 47 tags and names of locales: "en", "en-GB", "en_US.UTF-8". Text whose language
    is not told ("", "und", "mul", "x-default") counts as judged.
    """
    language = primary(tag)
    return language in _WITH_RULES or language in _UNKNOWN


def primary(tag: str) -> str:
    """Return the language of a tag without region and script, in lower case."""
    language = tag.strip().lower()
    for mark in "-_.@+":
        language = language.partition(mark)[0]
    return language


class Unchecked:
    """Counts texts that were left out because there are no rules for their language."""

    def __init__(self, one: str, many: str) -> None:
        """Take the noun for what is counted: "passage", "passages"."""
        self._nouns = one, many
        self._counts: dict[str, int] = {}

    def skips(self, tag: str) -> bool:
        """Whether a text in the language of ``tag`` is to be left out; counts it if so."""
        if has_rules(tag):
            return False
        tag = tag.strip()
        self._counts[tag] = self._counts.get(tag, 0) + 1
        return True

    def notices(self) -> tuple[str, ...]:
        """Return one sentence for each language that was left out."""
        one, many = self._nouns
        return tuple(
            f"{count} {one if count == 1 else many} in '{tag}' {'was' if count == 1 else 'were'} "
            "not checked: there are no rules for that language"
            for tag, count in self._counts.items()
        )
