"""Cuts long Markdown where a parser can begin anew, so that it need not hold the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# After a blank line, a letter or a heading in the first column: it ends every list, quote,
# table and footnote. Only what does not care about blank lines may still be open.
_CUT = re.compile(r"\n[ \t\r]*\n(?=[A-Za-z]|#{1,6} )")
_OPEN_OVER_BLANKS = re.compile(
    r"```|~~~|<(?:script|pre|style|textarea|\?|!(?!--(?!>|->)[^\r\n]*?-->))",
    re.IGNORECASE,
)


def chunks(text: str, size: int) -> Iterator[str]:
    """Yield the text in chunks of about ``size`` code points that can be parsed one by one.

    From the first fence, raw HTML element or comment of several lines on, the rest is one
    chunk, because only the parser can tell where such a thing ends.
    """
    opened = None
    # A single character is looked for in no time; three are not.
    if len(text) > size and any(mark[0] in text and mark in text for mark in ("<", "```", "~~~")):
        opened = _OPEN_OVER_BLANKS.search(text)
    last = opened.start() if opened else len(text)
    start = 0
    while len(text) - start > size:
        cut = _CUT.search(text, start + size, last)
        if not cut:
            break
        yield text[start : cut.end()]
        start = cut.end()
    yield text[start:]
