"""Office files for tests, put together from the XML of a few parts."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from claimlint.readers import read_parts

if TYPE_CHECKING:
    from claimlint.document import Document

_ROOT = "http://schemas.openxmlformats.org"
_TYPES = f"{_ROOT}/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office"
_NAMESPACES = {
    "w": f"{_ROOT}/wordprocessingml/2006/main",
    "a": f"{_ROOT}/drawingml/2006/main",
    "p": f"{_ROOT}/presentationml/2006/main",
    "r": _TYPES,
    "c": f"{_ROOT}/drawingml/2006/chart",
    "m": f"{_ROOT}/officeDocument/2006/math",
    "dgm": f"{_ROOT}/drawingml/2006/diagram",
    "pic": f"{_ROOT}/drawingml/2006/picture",
    "wp": f"{_ROOT}/drawingml/2006/wordprocessingDrawing",
    "xdr": f"{_ROOT}/drawingml/2006/spreadsheetDrawing",
    "mc": f"{_ROOT}/markup-compatibility/2006",
    "wps": f"{_MICROSOFT}/word/2010/wordprocessingShape",
    "p188": f"{_MICROSOFT}/powerpoint/2018/8/main",
    "tc": f"{_MICROSOFT}/spreadsheetml/2018/threadedcomments",
    "v": "urn:schemas-microsoft-com:vml",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
SHEET = f'xmlns="{_ROOT}/spreadsheetml/2006/main" {_DECLARED}'
_CONTENT = {
    "docx": "wordprocessingml.document",
    "pptx": "presentationml.presentation",
    "xlsx": "spreadsheetml.sheet",
}
MAIN = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml", "xlsx": "xl/workbook.xml"}

Parts = dict[str, str | bytes]


def element(name: str, inner: str) -> str:
    """Return the XML of a part with a root element that declares every prefix."""
    return f"<?xml version='1.0'?><{name} {_DECLARED}>{inner}</{name}>"


def sheet_part(name: str, inner: str) -> str:
    """Return the XML of a part whose elements have no prefix, as those of workbooks."""
    return f"<?xml version='1.0'?><{name} {SHEET}>{inner}</{name}>"


def relationships(*entries: tuple[str, str]) -> str:
    """Return a relationships part: kinds and targets, with the ids r1, r2 and so on."""
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{_TYPES}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for number, (kind, target) in enumerate(entries, 1)
    )
    return f'<Relationships xmlns="{_ROOT}/package/2006/relationships">{listed}</Relationships>'


def manifest(family: str, content: str | None = None) -> Parts:
    """Return the parts that say which one is the document."""
    main = MAIN[family]
    kind = content or f"application/vnd.openxmlformats-officedocument.{_CONTENT[family]}.main+xml"
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{_ROOT}/package/2006/content-types">'
            f'<Override PartName="/{main}" ContentType="{kind}"/></Types>'
        ),
        "_rels/.rels": relationships(("officeDocument", main)),
    }


def packed(parts: Parts) -> bytes:
    """Return the bytes of a ZIP archive of the parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def read_all(path: str, data: bytes) -> list[Document]:
    """Return the documents of a file, every one sound."""
    documents = list(read_parts(path, BytesIO(data)))
    for document in documents:
        assert not document.located
        assert document.source is documents[0].source
        for _, start, end in document.blocks:
            shown = document.prose[start:end]
            assert shown == shown.strip() != ""
            assert document.source[slice(*document.source_map.to_source(start, end))] == shown
    return documents


def place_of(documents: list[Document], words: str) -> str | None:
    """Return the name of the place where ``words`` stand, which must be in one block."""
    for document in documents:
        at = document.prose.find(words)
        if at >= 0:
            assert any(b.start <= at and at + len(words) <= b.end for b in document.blocks)
            assert document.places is not None
            return document.places.at(at)
    raise AssertionError([document.prose for document in documents])


def prose_of(documents: list[Document]) -> str:
    return "".join(document.prose for document in documents)
