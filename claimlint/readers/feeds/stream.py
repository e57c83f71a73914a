"""Reads a file of records part by part, so that a long one is never held whole."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from claimlint.readers.decoding import decode
from claimlint.readers.errors import ReadError, line_at

if TYPE_CHECKING:
    from typing import BinaryIO

PART = 1 << 20
LONGEST = 1 << 24
_HEAD = 1 << 16
_BINARY = "line {}: holds NUL characters, as no text does; give claimlint the text"


class Stream:
    """The text of an open file that has been read and not yet been used.

    ``text`` begins a line; ``origin`` counts the code points and lines before it. Line ends
    are as in the file; a byte order mark is not counted.
    """

    def __init__(self, file: BinaryIO, size: int = PART) -> None:
        """Read the first part, of about ``size`` bytes.

        Raises:
            ReadError: the file is not text, or not in UTF-8 or a marked encoding.
        """
        self._file = file
        self._size = size
        self.text = ""
        self.origin = (0, 0)
        data = file.read(size)
        self.final = len(data) < size
        encoding, mark = _encoding(data)
        self._encoding = encoding
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._take(data[len(mark) :])

    def advance(self, used: int) -> None:
        """Go ``used`` code points on, to the start of a line, and read more.

        Raises:
            ReadError: as at the start, or a record is too long.
        """
        if not used and len(self.text) >= LONGEST:
            line = self.origin[1] + 1
            raise ReadError(
                f"line {line}: the record that begins here is longer than {LONGEST >> 20} million "
                "characters; close the quote that it may have left open, or split the file"
            )
        offset, lines = self.origin
        lines += line_at(self.text, used) - 1
        self.origin = offset + used, lines
        self.text = self.text[used:]
        # What cannot be used yet is looked at again: twice as much the next time keeps that few.
        size = max(self._size, len(self.text))
        data = self._file.read(size)
        self.final = len(data) < size
        self._take(data)

    def _take(self, data: bytes) -> None:
        try:
            text = self._decoder.decode(data, final=self.final)
        except UnicodeDecodeError as error:
            raise ReadError(self._damaged(error)) from None
        if "\0" in text:
            whole = self.text + text
            line = self.origin[1] + line_at(whole, whole.index("\0"))
            raise ReadError(_BINARY.format(line))
        self.text += text

    def _damaged(self, error: UnicodeDecodeError) -> str:
        before = self.text + error.object[: error.start].decode(self._encoding)
        line = self.origin[1] + line_at(before, len(before))
        if self._encoding == "utf-8":
            byte = error.object[error.start]
            return (
                f"line {line}: byte 0x{byte:02X} is not UTF-8 (perhaps Latin-1 or Windows-1252); "
                "save the file as UTF-8"
            )
        name = self._encoding.upper().removesuffix("-LE").removesuffix("-BE")
        return f"line {line}: marked as {name}, but damaged here; save the file again as UTF-8"


def _encoding(data: bytes) -> tuple[str, bytes]:
    """Return the encoding of a file that begins so, and its byte order mark."""
    for length in (4, 3, 2):
        head = data[:length]
        if len(head) == length and not head.isascii():
            try:
                found = decode(head)
            except ReadError:
                continue
            if found.mark:
                return found.encoding, found.mark
    # Only whole lines can be judged; what is wrong with a character is told where it stands.
    line_end = data.rfind(b"\n", 0, _HEAD)
    decode(data[:line_end] if line_end >= 0 else data[:_HEAD].decode("utf-8", "ignore").encode())
    return "utf-8", b""
