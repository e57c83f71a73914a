"""Characters that no reader of a page sees by themselves, but that split words for a machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.spans import SourceMap
from claimlint.textkit.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterator

# Soft hyphen; accents that stand apart from their letter, as in names of files and in struck-out
# words; zero-width space, non-joiner and joiner, word joiner, zero-width no-break space.
_SINGLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_CHARACTERS = _SINGLE + "\u0300-\u036f"
_EACH = _SINGLE + "".join(map(chr, range(0x300, 0x370)))
_SHORT = 200
# The word joiner: what stands for code that is hidden from a parser. No parser minds it.
MASK = "\u2060"
_INVISIBLE = LazyPattern(f"[{_CHARACTERS}]")
_VISIBLE = LazyPattern(f"[^{_CHARACTERS}]+")


def has_invisible(text: str) -> bool:
    """Whether any invisible character stands in the text."""
    if text.isascii():
        return False
    # To look for one character is many times faster than to look for one of a set. The accents,
    # which are many, share the higher byte of their UTF-16 form with few others.
    rare = len(text) > _SHORT and not any(character in text for character in _SINGLE)
    if rare and b"\x03" not in text.encode("utf-16-le", "surrogatepass"):
        return False
    return _INVISIBLE.search(text) is not None


def visible(text: str) -> str:
    """Return the text without invisible characters."""
    if text.isascii():
        return text
    if len(text) == 1:  # what an entity stands for, of which some files are full
        return "" if text in _EACH else text
    if not has_invisible(text):
        return text
    return "".join([piece for _, piece in visible_pieces(text)])


def visible_pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield each stretch without invisible characters, with its offset in the text."""
    for match in _VISIBLE.finditer(text):
        yield match.start(), match.group()


def without_invisible(source: str) -> tuple[str, SourceMap]:
    """Return the source without invisible characters, and the map back to it."""
    if not has_invisible(source):
        return source, SourceMap.identity(len(source))
    pieces: list[str] = []
    prose_starts: list[int] = []
    source_starts: list[int] = []
    source_ends: list[int] = []
    length = 0
    for start, piece in visible_pieces(source):
        pieces.append(piece)
        prose_starts.append(length)
        source_starts.append(start)
        source_ends.append(start + len(piece))
        length += len(piece)
    return "".join(pieces), SourceMap(prose_starts, source_starts, source_ends, length)
