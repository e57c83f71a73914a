"""From bytes to text: byte order marks, declarations, UTF-8, and clear refusals of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers.errors import ReadError

if TYPE_CHECKING:
    from claimlint.readers.declared import Declared

# Formats that cannot declare an encoding, and are read the most.
_SILENT = ("", ".txt", ".text", ".md", ".markdown")

# UTF-32 stands first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_EXPORT = "export its text and check that"
_SIGNATURES = (
    (b"%PDF-", "a PDF file", "give it the extension .pdf"),
    (
        b"PK\x03\x04",
        "a ZIP archive or an Office document",
        "give it its true extension (.docx, .pptx, .xlsx), or unpack it",
    ),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as .docx, .pptx or .xlsx"),
    (b"\x89PNG", "a PNG image", _EXPORT),
    (b"\xff\xd8\xff", "a JPEG image", _EXPORT),
    (b"GIF8", "a GIF image", _EXPORT),
    (b"\x1f\x8b", "a gzip archive", "unpack it"),
    (b"{\\rtf", "a Rich Text document", _EXPORT),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_SAMPLE = 8192
_CONTROL_SHARE = 0.02
_UTF16_SHARE = 0.3


class Decoded(NamedTuple):
    """Text, the codec that made it, and the byte order mark that stood before it.

    ``mark + text.encode(encoding)`` gives the file's bytes back; in the encodings of East
    Asia, where one character may have two forms, at least a file that reads the same.
    ``notice`` says what is odd about the encoding, if anything is.
    """

    text: str
    encoding: str
    mark: bytes
    notice: str = ""


def decode(data: bytes, extension: str = "") -> Decoded:
    """Return the text of a file; line ends stay as they are.

    A byte order mark decides, then what a file of that ``extension`` declares (HTML, XML and
    PO do), then UTF-8 is tried.

    Raises:
        ReadError: the bytes are not in the encoding that is marked or declared, or, without
            one, not UTF-8.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_marked(data, mark, encoding), encoding, mark)
    _refuse_binary(data)
    if extension not in _SILENT:
        from claimlint.readers.declared import declared

        declaration = declared(data, extension)
        if declaration:
            return _as_declared(data, declaration)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", b"")
    except UnicodeDecodeError as error:
        raise ReadError(_not_utf8(data, error.start)) from None


def _as_declared(data: bytes, declaration: Declared) -> Decoded:
    name, codec, line = declaration
    if not codec:
        message = f"line {line}: declares the encoding '{name}', which is not known here"
        raise ReadError(f"{message}; save the file as UTF-8 and declare that")
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        what = f"byte 0x{data[error.start]:02X} at offset {error.start} is not {name}"
        message = f"line {_line(data, error.start)}: {what}, which line {line} declares"
        raise ReadError(f"{message}; save the file as UTF-8 and declare that") from None
    return Decoded(text, codec, b"", "" if data.isascii() else _contradicted(data, declaration))


def _contradicted(data: bytes, declaration: Declared) -> str:
    """Return a notice when what is declared hides UTF-8, which is no coincidence."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return (
        f"read as {declaration.name}, as line {declaration.line} declares; its bytes are those "
        "of UTF-8, so correct the declaration if letters come out wrong"
    )


def _marked(data: bytes, mark: bytes, encoding: str) -> str:
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + len(mark)
        name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        message = f"marked as {name}, but damaged at byte {at}; save it again as UTF-8"
        raise ReadError(message) from None
    if "\0" in text:
        raise ReadError(_BINARY.format("NUL characters"))
    return text


_BINARY = "not a text file: it holds {}; give claimlint the text, or leave the file out"


def _refuse_binary(data: bytes) -> None:
    for signature, what, remedy in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"not a text file: it is {what}; {remedy}")
    if b"\0" in data:
        wide = _unmarked_utf16(data)
        if wide:
            message = f"{wide} without a byte order mark; save it as UTF-8"
            raise ReadError(message)
        at = data.index(b"\0")
        raise ReadError(_BINARY.format(f"a NUL byte at offset {at}"))
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if controls > len(sample) * _CONTROL_SHARE:
        raise ReadError(_BINARY.format("control characters"))


def _unmarked_utf16(data: bytes) -> str | None:
    """Name the UTF-16 flavour that the zero bytes betray: every other byte of Latin text."""
    if len(data) % 2:
        return None
    sample = data[:_SAMPLE]
    half = len(sample) / 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * _UTF16_SHARE and even < odd * 0.1:
        return "UTF-16 (little-endian)"
    if even > half * _UTF16_SHARE and odd < even * 0.1:
        return "UTF-16 (big-endian)"
    return None


def _line(data: bytes, at: int) -> int:
    head = data[:at]
    return head.count(b"\n") + head.count(b"\r") - head.count(b"\r\n") + 1


def _not_utf8(data: bytes, at: int) -> str:
    return (
        f"line {_line(data, at)}: byte 0x{data[at]:02X} at offset {at} is not UTF-8 "
        "(perhaps Latin-1 or Windows-1252); save the file as UTF-8"
    )
