"""What a package says about itself: which part is the document, and what refers to what."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Literal

from claimlint.readers.errors import ReadError
from claimlint.readers.office.events import Attributes, Handler, read_part
from claimlint.readers.office.package import Package, Relationship

if TYPE_CHECKING:
    from typing import BinaryIO

Family = Literal["wordprocessingml", "presentationml", "spreadsheetml"]

_CONTENT_TYPES = "[Content_Types].xml"
_PROGRAMS: dict[Family, str] = {
    "wordprocessingml": "a Word document (.docx)",
    "presentationml": "a PowerPoint file (.pptx)",
    "spreadsheetml": "an Excel workbook (.xlsx)",
}
# Files with macros have types of their own.
_FAMILIES: dict[Family, tuple[str, ...]] = {
    "wordprocessingml": (".wordprocessingml.", "/vnd.ms-word."),
    "presentationml": (".presentationml.", "/vnd.ms-powerpoint."),
    "spreadsheetml": (".spreadsheetml.", "/vnd.ms-excel."),
}
_BINARY = "application/vnd.ms-excel.sheet.binary"


def open_document(file: BinaryIO, family: Family) -> tuple[Package, str]:
    """Open an Office file and return it with the name of its main part.

    Raises:
        ReadError: it cannot be opened, or is the file of another program.
    """
    package = Package(file)
    mains = package.related("", "officeDocument")
    if _CONTENT_TYPES not in package or not mains:
        raise ReadError(
            "it is a ZIP archive and no Office document; give it its true extension, or unpack it"
        )
    types = _Types()
    read_part(package, _CONTENT_TYPES, types)
    found = types.of(mains[0])
    if not _is_of(found, family) or found.startswith(_BINARY):
        raise ReadError(_other_program(found, family))
    return package, mains[0]


def read_relationships(package: Package, listing: str, folder: str) -> dict[str, Relationship]:
    """Return what the relationships part ``listing`` names inside of the package, by id.

    ``folder`` is where the part that refers stands. What is outside of the package is left out.
    """
    reader = _Relationships(folder)
    read_part(package, listing, reader)
    return reader.found


def unread_parts(package: Package) -> list[str]:
    """Return one notice for each kind of part that holds a file of another kind."""
    names = package.names()
    inside = sorted({posixpath.basename(name) for name in names if "/embeddings/" in name})
    notices = [f"{len(inside)} embedded files were not read: {', '.join(inside[:3])}"]
    if len(inside) == 1:
        notices = [f"an embedded file was not read: {inside[0]}"]
    return notices if inside else []


def _is_of(content_type: str, family: Family) -> bool:
    return any(mark in content_type for mark in _FAMILIES[family])


def _other_program(found: str, wanted: Family) -> str:
    if found.startswith(_BINARY):
        return "it is a binary Excel workbook; save it as .xlsx"
    for family, name in _PROGRAMS.items():
        if _is_of(found, family):
            return f"it is {name}, not {_PROGRAMS[wanted]}; give it its true extension"
    return f"it is not {_PROGRAMS[wanted]} but '{found[:100]}'; give it its true extension"


class _Relationships(Handler):
    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder
        self.found: dict[str, Relationship] = {}
        self.starts = {"rel:Relationship": self._relationship}

    def _relationship(self, given: Attributes) -> None:
        target = given.get("Target", "")
        if given.get("TargetMode") != "External" and target:
            kind = given.get("Type", "").rpartition("/")[2]
            path = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
            self.found[given.get("Id", "")] = Relationship(kind, path)


class _Types(Handler):
    """The content types of parts: by name, or else by extension."""

    def __init__(self) -> None:
        super().__init__()
        self._by_name: dict[str, str] = {}
        self._by_extension: dict[str, str] = {}
        self.starts = {"ct:Override": self._override, "ct:Default": self._default}

    def _override(self, given: Attributes) -> None:
        name = given.get("PartName", "").lstrip("/").lower()
        self._by_name[name] = given.get("ContentType", "")

    def _default(self, given: Attributes) -> None:
        self._by_extension[given.get("Extension", "").lower()] = given.get("ContentType", "")

    def of(self, part: str) -> str:
        part = part.lower()
        return self._by_name.get(part) or self._by_extension.get(part.rpartition(".")[2], "")
