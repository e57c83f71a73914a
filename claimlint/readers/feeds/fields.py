"""Which fields of a feed are copy: by their names where those are known, else by content."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimlint.document import BlockKind

    # What a name says of a field: which kind of copy it is, that it is none, or nothing.
    Role = BlockKind | Literal["never", "unknown"]

_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("alt",), "alt"),
    **dict.fromkeys(("caption", "captions", "legend"), "caption"),
    **dict.fromkeys(
        ("headline", "heading", "name", "subheading", "subtitle", "title", "slogan", "tagline"),
        "heading",
    ),
    **dict.fromkeys(
        (
            *("benefit", "benefits", "bullet", "bullets", "claim", "claims", "feature"),
            *("features", "highlight", "highlights", "point", "points", "usp", "usps"),
        ),
        "item",
    ),
    **dict.fromkeys(("quote", "review", "reviews", "testimonial", "testimonials"), "quote"),
    **dict.fromkeys(
        ("categories", "category", "keyword", "keywords", "metadesc", "tags", "terms"), "meta"
    ),
    **dict.fromkeys(
        (
            *("abstract", "answer", "answers", "blurb", "body", "button", "content", "contents"),
            *("copy", "cta", "desc", "description", "descriptions", "detail", "details"),
            *("directions", "disclaimer", "excerpt", "faq", "footnote", "ingredients"),
            *("instructions", "intro", "introduction", "label", "lead", "message", "note"),
            *("notes", "paragraph", "placeholder", "promo", "promotion", "question", "questions"),
            *("story", "summary", "teaser", "text", "tooltip", "usage", "warning", "warnings"),
        ),
        "paragraph",
    ),
}
# Behind these a name tells how the field is written or which one it is, not what it holds.
_TRAILING = frozenset(
    (
        *("at", "en", "gb", "html", "markdown", "plain", "raw", "rendered", "rich", "string"),
        *("uk", "us", "value"),
    ),
)
_MACHINE = frozenset(
    (
        *("active", "address", "amount", "asin", "author", "availability", "available"),
        *("barcode", "brand", "browse", "city", "class", "code", "codes", "color", "colour"),
        *("cost", "count", "country", "created", "creator", "css", "currency", "date", "depth"),
        *("dimensions", "ean", "email", "enabled", "encoding", "expires", "extension", "file"),
        *("filename", "flag", "format", "gtin", "guid", "handle", "hash", "height", "hex"),
        *("href", "icon", "id", "identifier", "ids", "image", "images", "img", "index"),
        *("inventory", "isbn", "key", "lang", "language", "latitude", "layout", "length", "link"),
        *("locale", "longitude", "lowercase", "max", "mime", "min", "modified", "mpn", "node"),
        *("number", "order", "owner", "parent", "password", "path", "permalink", "phone"),
        *("position", "postal", "postcode", "price", "priority", "published", "quantity", "rank"),
        *("rating", "region", "score", "script", "seller", "shipping", "sku", "slug", "sort"),
        *("src", "state", "status", "stock", "street", "style", "supplier", "tax", "taxonomy"),
        *("tel", "telephone", "template", "theme", "thumbnail", "time", "timestamp", "timezone"),
        *("token", "total", "type", "unit", "upc", "updated", "uri", "url", "urls", "user"),
        *("username", "uuid", "vendor", "version", "video", "visibility", "weight", "width"),
        *("xmlns", "zip"),
    ),
)
# Before "name", "title" or "label" these make a person, a firm or a setting of it.
_NAMED = frozenset(
    (
        *("account", "admin", "agent", "attribute", "author", "brand", "city", "class"),
        *("column", "company", "contact", "country", "creator", "customer", "custom", "domain"),
        *("file", "first", "font", "full", "given", "host", "last", "manufacturer", "option"),
        *("organisation", "organization", "owner", "package", "publisher", "region", "reviewer"),
        *("seller", "site", "state", "store", "street", "supplier", "table", "user", "vendor"),
    ),
)
_INNER = frozenset(("admin", "google", "internal", "private", "staff"))
_SEARCH = frozenset(("meta", "metadata", "og", "seo", "twitter", "wpseo", "yoast"))
# What shops add to the name of a column: "Claims (product.metafields.a.b)", "Claims [list]".
_ADDED = re.compile(r"\s*(?:\[[^\]]*\]|\([\w-]+\.[^)]*\))\s*\Z")
# Names that begin so belong to the machine: "@type" of JSON-LD, "$schema", "_id".
_MARKS = ("@", "$", "_")
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")

# What nobody reads as copy, whatever the field is called.
_MACHINE_VALUE = re.compile(
    r"""(?:
        [a-z][a-z0-9+.-]*:/\S*+                              # an address
      | //\S*+
      | (?:mailto:)?[^\s@]+@[^\s@]+\.[a-z]+                  # an e-mail address
      | \#[0-9a-f]{3,8}                                      # a colour
      | [\d\s.,:;+\-/TZ%x×()$€£¥]*+(?:\s?[a-z]{1,3}\.?)?     # a number, price, date or measure
      | [a-z]{3}\s?[\d.,]+                                   # a price
      | \d{4}-\d\d-\d\d.*
      | (?:mon|tue|wed|thu|fri|sat|sun),?\ \d.*              # a date in a mail or a feed
      | true|false|yes|no|on|off|null|none|n/a|~
    )\Z""",
    re.IGNORECASE | re.VERBOSE,
)
# What is a path, a file's name or a code unless the field's name says otherwise.
_CODED_VALUE = re.compile(
    r"(?:[./@$]\S*+|[^\s/]*+/\S*+|[^\s.]++\.[a-z0-9]{1,5}|[a-z0-9]*[_\d][a-z0-9_.:-]*+)\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*")
_CODE = re.compile(
    r"[{};]\s*\Z|&&|\|\||=>|\)\s*\{|</?script|^\s*(?:function|import|select|var|SELECT)\s|--\w+|\w\(\)"
)
_SHORT = 400
_TAGS = re.compile(r"<[!?/a-z][^<>]*(?:>|\Z)", re.IGNORECASE)
_SHOWN_ATTRIBUTE = re.compile(r"\s(?:alt|title|aria-label)\s*=", re.IGNORECASE)


class Fields:
    """Decides which fields are copy.

    ``copy`` and ``skip`` are patterns with ``*`` and ``?`` for names that a user gave; they
    are held against a field's own name and its whole path, without regard to case, and come
    before what claimlint knows.
    """

    def __init__(self, copy: Iterable[str] = (), skip: Iterable[str] = ()) -> None:
        """Take the patterns."""
        self._copy = [pattern.lower() for pattern in copy]
        self._skip = [pattern.lower() for pattern in skip]
        self._roles: dict[str, Role] = {}

    def role(self, path: str) -> Role:
        """Return what the field's name says of it; ``path`` is its name, or names with dots."""
        role = self._roles.get(path)
        if role is None:
            role = self._roles[path] = self._judge(path)
        return role

    def _judge(self, path: str) -> Role:
        lower = path[-_SHORT:].lower()
        names = (lower, lower.rpartition(".")[2])
        if any(fnmatchcase(name, pattern) for pattern in self._skip for name in names):
            return "never"
        known = known_role(path)
        if any(fnmatchcase(name, pattern) for pattern in self._copy for name in names):
            return "paragraph" if known in ("never", "unknown") else known
        return known


def known_role(path: str) -> Role:
    """Return what a field's name is known to say, whoever the user is."""
    before, _, name = _ADDED.sub("", path[-_SHORT:]).rpartition(".")
    words = _words(name.rpartition(":")[2] or name)
    while len(words) > 1 and words[-1] in _TRAILING:
        words.pop()
    if not words:
        return "unknown"
    kind = "alt" if "alt" in words else _KINDS.get(words[-1])
    if name.startswith(_MARKS) or _INNER.intersection(words):
        return "never"
    if kind is None:
        return "never" if words[-1] in _MACHINE else "unknown"
    around = words[:-1] or _words(before.rpartition(".")[2])
    of_somebody = any(word.removesuffix("s") in _NAMED for word in around)
    if words[-1] in ("name", "title", "label") and of_somebody:
        return "never"
    if kind != "alt" and _SEARCH.intersection(_words(name)):
        return "title" if kind == "heading" else "meta"
    return kind


def _words(name: str) -> list[str]:
    return [word.lower() for word in _WORDS.findall(name)]


def is_copy(text: str, role: Role) -> bool:
    """Whether a value, HTML or plain, is something that somebody reads, given its name's role."""
    bare = text.strip()
    if "<" in bare:
        shown = _TAGS.sub(" ", bare).strip()
        if not shown:
            return _SHOWN_ATTRIBUTE.search(bare) is not None
        bare = shown
    bare = bare[:_SHORT]
    if not bare or _MACHINE_VALUE.match(bare):
        return False
    if role != "unknown":
        return True
    words = _WORD.findall(bare)
    if len(words) < 2 or _CODED_VALUE.match(bare) or _CODE.search(bare):
        return False
    return sum(map(len, words)) * 2 >= len(bare)
