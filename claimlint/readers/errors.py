"""What a reader raises when it cannot make prose of a file."""

from __future__ import annotations


class ReadError(Exception):
    """A file that cannot be read; the message is one sentence that names the remedy.

    The message says where in the file the trouble is (line, byte) and leaves the path to
    whoever reports it.
    """
