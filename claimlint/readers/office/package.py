"""The package of an Office file: a ZIP archive of parts, opened with limits.

Nothing outside of the archive is ever looked at, archives in the archive are not opened, and
macros are bytes like others that nobody asks for.
"""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_CHUNK = 1 << 16
# Office writes a few hundred parts, and packs XML to a tenth or a twentieth.
_MOST_PARTS = 10_000
_MOST_DIRECTORY = 4 << 20
_MOST_BYTES = 256 << 20
_MOST_PIPED = 256 << 20
_MOST_RATIO = 100
_RATIO_FROM = 4 << 20

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_ZIP64_MARK = b"PK\x06\x07"
_LOCATOR = 20
# What `zipfile` raises where bytes of an archive are not what they should be.
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError),
    *(NotImplementedError, RuntimeError),
)
_USUAL_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

_BOMB = "it unpacks to far more than an Office file holds, as a ZIP bomb does; leave the file out"


class Relationship(NamedTuple):
    """What a part refers to: the last word of the relationship's type, and the other part."""

    kind: str
    target: str


class Package:
    """An open Office file; `chunks` gives the bytes of a part."""

    def __init__(self, file: BinaryIO) -> None:
        """Open the package.

        Raises:
            ReadError: it is no package, or one that is damaged, encrypted or a trap.
        """
        if not file.seekable():
            file = _held(file)
        _refuse_what_is_no_zip(file)
        _refuse_wide_directory(file)
        try:
            self._zip = zipfile.ZipFile(file)
        except _DAMAGE as error:
            raise ReadError(_damaged("the ZIP archive", error)) from None
        self._parts: dict[str, zipfile.ZipInfo] = {}
        self._left = _MOST_BYTES
        self._relationships: dict[str, dict[str, Relationship]] = {}
        for info in self._zip.infolist():
            name = _key(info.filename)
            if name in self._parts:
                raise ReadError(
                    f"it holds '{info.filename}' twice, and programs differ on which of them "
                    "counts; save the file anew"
                )
            self._parts[name] = info
        if len(self._parts) > _MOST_PARTS:
            raise ReadError(_too_many())

    def __contains__(self, part: str) -> bool:
        """Whether there is a part of that name; case does not matter."""
        return _key(part) in self._parts

    def names(self) -> list[str]:
        """Return the names of all parts, in lower case."""
        return list(self._parts)

    def chunks(self, part: str) -> Iterator[bytes]:
        """Yield the bytes of a part, a bounded number at a time.

        Raises:
            ReadError: the part is missing, damaged, encrypted or larger than it may be.
        """
        info = self._parts.get(_key(part))
        if info is None:
            raise ReadError(f"its part '{part}' is missing; save the file anew")
        if info.flag_bits & 1:
            raise ReadError("it is encrypted; save it without a password")
        if info.compress_type not in _USUAL_METHODS:
            raise ReadError(f"'{part}' in it is packed in an unusual way; save the file anew")
        given = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    given += len(chunk)
                    self._spend(len(chunk), given, info.compress_size)
                    yield chunk
        except _DAMAGE as error:
            raise ReadError(_damaged(f"'{part}' in it", error)) from None

    def _spend(self, size: int, given: int, packed: int) -> None:
        self._left -= size
        if self._left < 0:
            raise ReadError(f"it unpacks to more than {_MOST_BYTES >> 20} MB; split the file")
        if given > _RATIO_FROM and given > packed * _MOST_RATIO:
            raise ReadError(_BOMB)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return, by id, what a part refers to inside of the package; "" is the package itself."""
        known = self._relationships.get(part)
        if known is None:
            from claimlint.readers.office.manifest import read_relationships

            folder, name = posixpath.split(part)
            listing = posixpath.join(folder, "_rels", f"{name}.rels")
            known = read_relationships(self, listing, folder) if listing in self else {}
            self._relationships[part] = known
        return known

    def related(self, part: str, kind: str) -> list[str]:
        """Return the parts, as far as they exist, to which a part refers as a "header", say."""
        return [
            target
            for found, target in self.relationships(part).values()
            if found == kind and target in self
        ]


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _held(pipe: BinaryIO) -> BinaryIO:
    """Return what comes through a pipe as a file: the directory of an archive is at its end."""
    data = pipe.read(_MOST_PIPED + 1)
    if len(data) > _MOST_PIPED:
        raise ReadError(f"larger than {_MOST_PIPED >> 20} MB; name the file instead of piping it")
    return BytesIO(data)


def _refuse_what_is_no_zip(file: BinaryIO) -> None:
    file.seek(0)
    head = file.read(4)
    if head.startswith(b"PK"):
        return
    if not head:
        raise ReadError("it is empty; save the file anew")
    if head != _OLD_OFFICE:
        raise ReadError("it is no Office file, whatever its name says; give it its true extension")
    file.seek(0)
    if any(_ENCRYPTED in block for block in iter(lambda: file.read(1 << 22), b"")):
        raise ReadError("it is encrypted; save it without a password")
    raise ReadError("it is in the Office format of before 2007; save it as .docx, .pptx or .xlsx")


def _refuse_wide_directory(file: BinaryIO) -> None:
    """Look at the archive's last record before `zipfile` reads all that it promises."""
    size = file.seek(0, 2)
    file.seek(max(size - (1 << 16) - _END.size, 0))
    tail = file.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) - at < _END.size:
        raise ReadError("it is cut short: the end of the ZIP archive is missing; fetch it again")
    _, _, _, _, count, directory, _, _ = _END.unpack_from(tail, at)
    wide = tail[max(at - _LOCATOR, 0) : at].startswith(_ZIP64_MARK)
    if wide or count > _MOST_PARTS or directory > _MOST_DIRECTORY:
        raise ReadError(_too_many())


def _too_many() -> str:
    return f"it holds more than {_MOST_PARTS:,} parts, as no Office file does; leave the file out"


def _damaged(what: str, error: Exception) -> str:
    about = " ".join(str(error).split())
    return f"{what} is damaged{f' ({about})' if about else ''}; fetch or save the file anew"
