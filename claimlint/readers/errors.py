"""What a reader raises when it cannot make prose of a file."""

from __future__ import annotations


class ReadError(Exception):
    """A file that cannot be read; the message is one sentence that names the remedy.

    The message says where in the file the trouble is (line, byte) and leaves the path to
    whoever reports it.
    """


def line_at(source: str, offset: int) -> int:
    """Return the line, from 1, of an offset in a text (code points)."""
    newlines = source.count("\n", 0, offset)
    if "\r" not in source:
        return newlines + 1
    returns = source.count("\r", 0, offset) - source.count("\r\n", 0, offset)
    return newlines + returns + 1
