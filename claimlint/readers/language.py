"""Which languages there are rules for, and the notice about text in the others."""

from __future__ import annotations

from claimlint.textkit.patterns import LazyPattern

_WITH_RULES = frozenset(("en", "eng"))
_UNKNOWN = frozenset(("", "c", "mul", "posix", "und", "x"))
# Of ISO 639-1, without those that are more often markets: Canada, Europe, the United Kingdom.
_LANGUAGES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu "
    "hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la "
    "lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc "
    "oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st "
    "su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug ur uz ve vi vo wa wo xh yi yo za zh "
    "zu "
)
_LOCALE = LazyPattern(
    r"(?:\A|(?P<mark>[._]))(?P<language>[a-z]{2})(?:[_-][A-Z][a-z]{3})?(?:[_-](?:[A-Z]{2}|[0-9]{3}))?\Z"
)


def has_rules(tag: str) -> bool:
    """Whether there are rules for text in the language of ``tag``.

    Takes BCP 47 tags and names of locales: "en", "en-GB", "en_US.UTF-8". Text whose language
    is not told ("", "und", "mul", "x-default") counts as judged.
    """
    language = _primary(tag)
    return language in _WITH_RULES or language in _UNKNOWN


def _primary(tag: str) -> str:
    """Return the language of a tag without region and script, in lower case."""
    language = tag.strip().lower()
    for mark in "-_.@+":
        language = language.partition(mark)[0]
    return language


def in_name(name: str, marks: str = "._") -> str:
    """Return the locale that the name of a file or folder is, or ends with; "" without one.

    ``name`` comes without its extension: "de", "pt_BR", "app_zh-Hans", "promo.fr". ``marks``
    may stand before the locale; an underscore also parts the words of a title ("how_to").
    """
    locale = _LOCALE.search(name)
    if locale is None or locale.group("language") not in _LANGUAGES:
        return ""
    if locale.group("mark") and locale.group("mark") not in marks:
        return ""
    return locale.group().lstrip("._")


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
