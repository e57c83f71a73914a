"""What PDFium knows of a document: letters with their boxes, annotations, alternative texts."""

from __future__ import annotations

import ctypes
import math
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2  # type: ignore[import-untyped]  # it has no types; importing it starts PDFium
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from claimlint.readers.pdf.lines import SLANTED, Box, Glyph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_HYPHENS = {0x02: "-", 0xFFFE: "-", 0x2010: "-", 0x2011: "-", 0xAD: "-"}
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_LEVEL = 0.1  # of a quarter turn
_MOST_ELEMENTS = 20_000
_MOST_BYTES = 1 << 20  # of one string
_SUBTYPES = {
    pdfium.FPDF_ANNOT_FREETEXT: "text",
    pdfium.FPDF_ANNOT_WIDGET: "field",
    pdfium.FPDF_ANNOT_TEXT: "comment",
    pdfium.FPDF_ANNOT_HIGHLIGHT: "comment",
    pdfium.FPDF_ANNOT_UNDERLINE: "comment",
    pdfium.FPDF_ANNOT_SQUIGGLY: "comment",
    pdfium.FPDF_ANNOT_CARET: "comment",
    pdfium.FPDF_ANNOT_STAMP: "comment",
}


class Note(NamedTuple):
    """An annotation ("text", "field" or "comment"), or the alternative text of a picture."""

    kind: str
    text: str
    author: str
    box: Box


class LoadError(Exception):
    """A document that PDFium does not open; the argument is its number for why."""


class Pdf:
    """An open document."""

    version = pypdfium2.PYPDFIUM_INFO

    def __init__(self, data: bytes) -> None:
        """Open the document in ``data``; raise `LoadError` if it cannot be."""
        self._data = data  # PDFium keeps no copy
        self._document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not self._document:
            raise LoadError(pdfium.FPDF_GetLastError())
        self.page_count: int = pdfium.FPDF_GetPageCount(self._document)
        self.lang = _string(pdfium.FPDFCatalog_GetLanguage, self._document)

    def page(self, index: int) -> Page | None:
        """Return a page, counted from 0; None where it is broken."""
        handle = pdfium.FPDF_LoadPage(self._document, index)
        return Page(handle) if handle else None


class Page:
    """An open page; `close` it."""

    def __init__(self, handle: Any) -> None:  # noqa: ANN401 - a pointer of ctypes
        """Take PDFium's handle."""
        self._page = handle
        self._text = pdfium.FPDFText_LoadPage(handle)
        edges = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(handle, edges)
        self._edges = _box(edges)
        self.objects: int = max(pdfium.FPDFPage_CountObjects(handle), 0)
        self.unknown = 0

    def close(self) -> None:
        """Give back what PDFium holds."""
        pdfium.FPDFText_ClosePage(self._text)
        pdfium.FPDF_ClosePage(self._page)

    def glyphs(self) -> Iterator[Glyph]:
        """Yield the letters on the page in the order in which they are drawn.

        `unknown` counts those that the file does not tell the meaning of.
        """
        text, rectangle = self._text, pdfium.FS_RECTF()
        for index in range(max(pdfium.FPDFText_CountChars(text), 0)):
            code = pdfium.FPDFText_GetUnicode(text, index)
            if pdfium.FPDFText_IsGenerated(text, index) == 1:
                yield Glyph(chr(code), self._edges, made=True)
                continue
            if _is_unknown(code):
                self.unknown += 1
                continue
            if not pdfium.FPDFText_GetLooseCharBox(text, index, rectangle):
                continue
            box = _box(rectangle)
            if box.height <= 0 or not self._shows(box):
                continue
            yield Glyph(_letter(code), box, _quarters(pdfium.FPDFText_GetCharAngle(text, index)))

    def _shows(self, box: Box) -> bool:
        x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        edges = self._edges
        return edges.x0 <= x <= edges.x1 and edges.y0 <= y <= edges.y1

    def notes(self) -> Iterator[Note]:
        """Yield annotations and alternative texts that say something."""
        for index in range(min(max(pdfium.FPDFPage_GetAnnotCount(self._page), 0), _MOST_ELEMENTS)):
            annotation = pdfium.FPDFPage_GetAnnot(self._page, index)
            if annotation:
                yield from _annotation(annotation)
                pdfium.FPDFPage_CloseAnnot(annotation)
        yield from self._alternatives()

    def _alternatives(self) -> Iterator[Note]:
        tree = pdfium.FPDF_StructTree_GetForPage(self._page)
        if not tree:
            return
        count = pdfium.FPDF_StructTree_CountChildren(tree)
        waiting = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, i) for i in reversed(range(count))]
        met = 0
        while waiting and met < _MOST_ELEMENTS:
            element = waiting.pop()
            met += 1
            if not element:
                continue
            alternative = _string(pdfium.FPDF_StructElement_GetAltText, element)
            if alternative.strip():
                yield Note("alt", alternative, "", self._edges)
            inside = min(pdfium.FPDF_StructElement_CountChildren(element), _MOST_ELEMENTS)
            waiting += [
                pdfium.FPDF_StructElement_GetChildAtIndex(element, i)
                for i in reversed(range(inside))
            ]
        pdfium.FPDF_StructTree_Close(tree)


def _quarters(angle: float) -> int:
    """Return how often a line is turned, from its angle clockwise in radians."""
    turns = -angle / (math.pi / 2)
    return round(turns) % 4 if abs(turns - round(turns)) < _LEVEL else SLANTED


def _is_unknown(code: int) -> bool:
    """Whether a number is no letter: left out, private, or that of the font's own drawing."""
    control = code < 0x20 and code not in (0x02, 0x09, 0x0A, 0x0D)
    return control or code == 0xFFFD or 0xE000 <= code < 0xF000


def _letter(code: int) -> str:
    if code in _HYPHENS:
        return _HYPHENS[code]
    return _LIGATURES.get(code) or ("" if 0xD800 <= code < 0xE000 else chr(code))


def _box(rectangle: Any) -> Box:  # noqa: ANN401 - a structure of ctypes
    return Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)


def _annotation(annotation: Any) -> Iterator[Note]:  # noqa: ANN401 - a pointer of ctypes
    kind = _SUBTYPES.get(pdfium.FPDFAnnot_GetSubtype(annotation))
    hidden = pdfium.FPDFAnnot_GetFlags(annotation) & pdfium.FPDF_ANNOT_FLAG_HIDDEN
    if kind is None or hidden:
        return
    key = b"V" if kind == "field" else b"Contents"
    text = _string(pdfium.FPDFAnnot_GetStringValue, annotation, key)
    if text.strip():
        rectangle = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(annotation, rectangle)
        author = _string(pdfium.FPDFAnnot_GetStringValue, annotation, b"T")
        yield Note(kind, text, author if kind == "comment" else "", _box(rectangle))


def _string(get: Callable[..., int], *arguments: Any) -> str:  # noqa: ANN401 - pointers of ctypes
    """Return a string of PDFium's, which tells its length in bytes when given no room."""
    length = min(get(*arguments, None, 0), _MOST_BYTES)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pointer = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    try:
        get(*arguments, pointer, length)
    except ctypes.ArgumentError:
        get(*arguments, buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")
