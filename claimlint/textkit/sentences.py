"""Where sentences end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.textkit.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterator

# The set it begins with lets `re` skip to where an end may be.
_END = LazyPattern(
    r"[.!?…\n;](?:(?<=[.!?…])[.!?…]*[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[^\sa-z])|"
    r"(?<=[!?])[\"'”’)\]]*(?=\s)|(?<=\n)\s*\n|(?<=;)(?=\s*$))\s*"
)
_ABBREVIATION = LazyPattern(
    r"(?:^|[\s(\"'“‘])(?:[A-Z]|(?i:dr|mr|mrs|ms|prof|st|vs|cf|e\.g|i\.e|approx|fig|al|inc|ltd|co|"
    r"u\.s|u\.k|ph\.d|m\.d|min|max|dept|jr|sr|ca))\.$"
)
_NUMBER_SIGN = LazyPattern(r"(?i:(?:^|\s)no)\.$")


# Longer than any sentence that is meant to be read. What looks at every pair of words in a
# sentence would take minutes for a file that never ends one.
_LONGEST = 2_000


def sentence_spans(prose: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of ``prose[start:end]`` as half-open code-point ranges.

    A full stop ends a sentence when white space and no lower-case letter follows, unless it
    closes an initial or a usual abbreviation. Trailing white space is left out. What is
    longer than 2,000 code points is cut, after a comma or between words.
    """
    for begin, finish in _ended(prose, start, end):
        if finish - begin > _LONGEST:
            yield from _cut(prose, begin, finish)
        else:
            yield begin, finish


def _cut(prose: str, begin: int, finish: int) -> Iterator[tuple[int, int]]:
    while finish - begin > _LONGEST:
        limit = begin + _LONGEST
        comma = prose.rfind(", ", begin + _LONGEST // 2, limit)
        at = comma + 1 if comma >= 0 else prose.rfind(" ", begin + 1, limit)
        at = at if at > 0 else limit
        yield begin, at
        begin = at + prose.startswith(" ", at)
    yield begin, finish


def _ended(prose: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(prose, start, end):
        stop = match.start()
        if prose[stop] == "." and match.end() < end:
            head = prose[max(begin, stop - 12) : stop + 1]
            if _ABBREVIATION.search(head):
                continue
            if prose[match.end()].isdigit() and _NUMBER_SIGN.search(head):
                continue
        finish = stop + len(match.group().rstrip())
        if finish > begin:
            yield begin, finish
        begin = match.end()
    while end > begin and prose[end - 1].isspace():
        end -= 1
    if end > begin:
        yield begin, end
