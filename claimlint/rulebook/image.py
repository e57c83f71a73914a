"""The compiled book as one run of bytes, which the cache keeps and a run maps into memory.

A short head is unpacked at once; all else lies in `Parts` and is unpacked when it is needed.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING

from claimlint.rulebook.model import LexiconBits, Rulebook, Tables
from claimlint.textkit.parts import Parts, packed

if TYPE_CHECKING:
    from claimlint.textkit.parts import Buffer, ByteStrings

# Two numbers of so many bytes come first: how long the image is, and how long its head.
_LENGTH = 8


def image_of(sha256: str, tables: Tables, rules: ByteStrings, rest: ByteStrings) -> bytes:
    """Return a book's image; the arguments are those of `Rulebook`."""
    sections = (*tables.lexis, tables.phrases, rules, rest)
    bodies = [packed(section) for section in sections]
    counts = tuple(map(len, sections))
    sizes = tuple(map(len, bodies))
    names = tuple(tables.lexicon_bits)
    head = marshal.dumps((sha256, counts, sizes, names, tables.rules, tables.frames, tables.free))
    head += bytes(-len(head) % 4)
    length = 2 * _LENGTH + len(head) + sum(sizes)
    numbers = (length.to_bytes(_LENGTH, "little"), len(head).to_bytes(_LENGTH, "little"))
    return b"".join((*numbers, head, *bodies))


def book_of(image: Buffer) -> Rulebook:
    """Return the book of an image; raise `ValueError` when something is missing from it."""
    length, size = (int.from_bytes(image[at : at + _LENGTH], "little") for at in (0, _LENGTH))
    if length != len(image):
        message = "the image was cut short"
        raise ValueError(message)
    offset = 2 * _LENGTH + size
    head = marshal.loads(image[2 * _LENGTH : offset])  # noqa: S302 - packed by ourselves
    sha256, counts, sizes, names, *tables = head
    sections = []
    for count, width in zip(counts, sizes, strict=True):
        sections.append(Parts(image, offset, count))
        offset += width
    words, pairs, numbers, phrases, rules, rest = sections
    entries, frames, free = tables
    bits = LexiconBits(names)
    return Rulebook(
        sha256, Tables((words, pairs, numbers), bits, entries, frames, phrases, free), rules, rest
    )
