"""Plain text: paragraphs, items and headings as people type and export them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.document import Block, BlockKind, Comment, Document
from claimlint.readers.invisible import without_invisible
from claimlint.textkit.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterator

# A newline that may part two blocks. One before a line in lower case is a soft wrap, which
# the pattern skips without coming back to Python; a blank line parts for certain.
_BREAK = re.compile(
    r"\n(?:(?P<blank>[^\S\n]*\n\s*)|(?!(?<!:\n)[^\S\n]*[a-z](?!\))))",
)
_BULLET = re.compile(
    r"[^\S\n]*(?:[-*+•‣◦▪▫●○■□–—·►▶➤➔✓✔✅☑]|\(?\d{1,3}[.)]|\(?[A-Za-z]\))[^\S\n]+",
)
_COMMENT = LazyPattern(r"<!--\s*+(?=claimlint[-:])")
_OTHER_LINE_ENDS = "\r\v\f\x85\u2028\u2029"

_WRAP_LEAST = 50
_WRAP_MOST = 110
_HEADING_MOST = 80


def read_text(path: str, source: str) -> Document:
    """Read plain text; the prose is the source without its invisible characters."""
    prose, source_map = without_invisible(source)
    comments: list[Comment] = []
    blocks = _blocks(prose)
    if "<!--" in source:
        comments = list(_comments(source))
        holes = comments if prose is source else list(_comments(prose))
        blocks = _without_comments(prose, blocks, holes)
    return Document(path, source, prose, blocks, source_map, comments)


def _lines_by_newline(prose: str) -> str:
    """Return the prose, equally long, with every line end (a lone return too) a newline."""
    if "\r" in prose:
        prose = prose.replace("\r\n", " \n")
    if any(end in prose for end in _OTHER_LINE_ENDS):
        prose = prose.translate(dict.fromkeys(map(ord, _OTHER_LINE_ENDS), "\n"))
    return prose


def _blocks(prose: str) -> list[Block]:
    text = _lines_by_newline(prose)
    found: list[tuple[BlockKind, int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        at = match.start()
        if match.lastgroup or not _wraps(text, start, at):
            if at > start:
                found.append(_block(text, start, at))
            start = match.end()
    if start < len(text):
        found.append(_block(text, start, len(text)))
    # A named tuple's own constructor is a Python function; this is a third of its cost.
    new = tuple.__new__
    return [new(Block, block) for block in found if block[1] < block[2]]


def _wraps(text: str, block_start: int, at: int) -> bool:
    """Whether the newline at ``at`` lies within a block that starts at ``block_start``."""
    first = text[at + 1 : at + 2]
    if not first.isupper():
        if at == block_start or _BULLET.match(text, at + 1):
            return False
        if first.isspace() and _BULLET.match(text, block_start):
            return True
        if text[at + 1 : at + 41].lstrip()[:1].islower():
            return text[at - 1] != ":"
    return _folds(text, block_start, at)


def _folds(text: str, block_start: int, at: int) -> bool:
    """Whether the newline at ``at`` only folds a line that was too long.

    A line was folded if it is about as long as a typist's or a mail program's line, stops
    short of a sentence's end, and the next word would not have fitted on it.
    """
    line_start = text.rfind("\n", block_start, at) + 1 or block_start
    length = at - line_start
    if not _WRAP_LEAST <= length <= _WRAP_MOST or text[at - 1] in ".!?:":
        return False
    if text[at + 2 : at + 3] == ")":
        return False
    next_end = text.find("\n", at + 1)
    following = text[at + 1 : next_end if next_end >= 0 else len(text)]
    needed = length + 1 + len(following.partition(" ")[0])
    before = 0
    if line_start > block_start:
        before = line_start - 2 - text.rfind("\n", block_start, line_start - 1)
    return needed > max(len(following), before)


def _block(text: str, start: int, end: int) -> tuple[BlockKind, int, int]:
    """Return the block between two breaks, without the blanks and the bullet around it."""
    if not text[start].isalpha() or text[end - 1].isspace() or text[start + 1 : start + 2] == ")":
        bare = text[start:end].strip()
        if not bare:
            return "paragraph", start, start
        start = text.index(bare[0], start)
        end = start + len(bare)
        bullet = _BULLET.match(text, start, end)
        if bullet:
            rest = text[bullet.end() : end]
            return "item", end - len(rest.lstrip()), end
    if end - start > _HEADING_MOST or text[end - 1] in ".!:;,…" or "\n" in text[start:end]:
        return "paragraph", start, end
    return "heading", start, end


def _comments(text: str) -> Iterator[Comment]:
    at = 0
    while opening := _COMMENT.search(text, at):
        end = text.find("-->", opening.end())
        if end < 0:
            return
        at = end + 3
        yield Comment(text[opening.end() : end].rstrip(), opening.start(), at)


def _without_comments(prose: str, blocks: list[Block], holes: list[Comment]) -> list[Block]:
    """Cut the suppression comments out of the blocks; the prose keeps them."""
    kept: list[Block] = []
    first = 0
    for kind, start, end in blocks:
        at = start
        while first < len(holes) and holes[first].start < end:
            hole = holes[first]
            if hole.start > at:
                _keep(kept, prose, Block(kind, at, hole.start))
            at = max(at, hole.end)
            if hole.end > end:
                break
            first += 1
        if at < end:
            _keep(kept, prose, Block(kind, at, end))
    return kept


def _keep(blocks: list[Block], prose: str, block: Block) -> None:
    kind, start, end = block
    content = prose[start:end]
    bare = content.strip()
    if bare:
        start += content.index(bare[0])
        blocks.append(Block(kind, start, start + len(bare)))
