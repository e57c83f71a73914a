"""PDF files: page and box for each line, paragraphs in reading order."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from claimlint.readers.errors import ReadError
from claimlint.readers.extract import Extract
from claimlint.readers.extras import missing_extra
from claimlint.readers.language import Unchecked
from claimlint.readers.pdf.layout import paragraphs, usual_height
from claimlint.readers.pdf.lines import Box, Line
from claimlint.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from claimlint.document import BlockKind, Document

_MOST_BYTES = 256 << 20
_PATIENCE = 300  # seconds
_DIRECTIVES = ("claimlint-", "claimlint:")
_ENCRYPTED, _UNSUPPORTED_LOCK = 4, 5  # numbers of PDFium's for why it opens no file
_NOTES: dict[str, tuple[BlockKind, str]] = {
    "text": ("paragraph", "text box"),
    "field": ("paragraph", "form field"),
    "comment": ("paragraph", "comment"),
    "alt": ("alt", "picture"),
}


def read_pdf(path: str, file: BinaryIO) -> Iterator[Document]:
    """Read a PDF as one document; places are pages, with the box of the line in points.

    Raises:
        ReadError: it is encrypted, damaged or too large, or what reads PDFs is not installed.
    """
    if missing := missing_extra(".pdf"):
        raise ReadError(missing)
    data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise ReadError(f"larger than {_MOST_BYTES >> 20} MB; split the file")
    lang, pages = _taken_apart(data)
    text = Extract()
    unchecked = Unchecked("page", "pages")
    read = [page for page in pages if not unchecked.skips(lang)]
    if read:
        _collect(read, text)
    text.notices += unchecked.notices()
    yield from text.documents(path)


class _Page(NamedTuple):
    """What the worker says of a page; ``lines`` is None where it could not be opened."""

    lines: list[Line] | None
    notes: list[tuple[str, str, str, Box]]
    unknown: int
    objects: int


def _taken_apart(data: bytes) -> tuple[str, list[_Page]]:
    """Have the worker read the file; return the tag of its language, and its pages."""
    search = os.pathsep.join(filter(None, sys.path))
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "claimlint.readers.pdf.worker"],
            input=data,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, "PYTHONPATH": search},
        )
    except subprocess.TimeoutExpired:
        raise ReadError(f"takes more than {_PATIENCE} seconds to read; split the file") from None
    if done.returncode == 1 and b"MemoryError" not in done.stderr:
        raise RuntimeError(done.stderr.decode(errors="replace").strip().rpartition("\n")[2])
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.endswith(b"}")]
    if done.returncode:
        raise ReadError(
            f"page {max(len(answers), 1)} cannot be read: damaged, or made to take more than 2 GB "
            "of memory or some minutes; print it anew, or leave the file out"
        )
    if "error" in answers[0]:
        raise ReadError(_refusal(answers[0]["error"]))
    if len(answers) <= answers[0]["pages"]:
        raise ReadError("holds too much text; split the file")
    return answers[0]["lang"], [_page(answer) for answer in answers[1:]]


def _refusal(error: int | str) -> str:
    if error == "pages":
        return "it holds too many pages; split the file"
    if error in (_ENCRYPTED, _UNSUPPORTED_LOCK):
        return "it is encrypted; save it without a password"
    return "it is no PDF, or a damaged one; fetch or save the file anew"


def _page(answer: dict[str, Any]) -> _Page:
    if "lines" not in answer:
        return _Page(None, [], 0, 0)
    lines = [Line(text, Box(*box), quarters) for text, box, quarters in answer["lines"]]
    notes = [(kind, text, author, Box(*box)) for kind, text, author, box in answer["notes"]]
    return _Page(lines, notes, answer["unknown"], answer["objects"])


def _collect(pages: list[_Page], text: Extract) -> None:
    found = paragraphs((number, page.lines or ()) for number, page in enumerate(pages, 1))
    usual = usual_height(found)
    pending = list(enumerate(pages, 1))
    begun = 0
    for paragraph in found:
        while pending and pending[0][0] < paragraph.lines[0].page:
            begun = _end_page(*pending.pop(0), text, begun)
        text.add_lines(
            paragraph.kind(usual),
            (
                (words, f"page {placed.page}, {_box(placed.line.on_page)}")
                for words, placed in paragraph.texts()
            ),
        )
    for number, page in pending:
        begun = _end_page(number, page, text, begun)
    text.notices += _unread(pages)


def _end_page(number: int, page: _Page, text: Extract, begun: int) -> int:
    """Add what is noted on a page, whose text begins at ``begun``; return where it ends."""
    about = Span(begun, text.end())
    for kind, words, author, box in page.notes:
        block, what = _NOTES[kind]
        who = f" by {author}" if author else ""
        place = f"page {number}, {what}{who}, {_box(box)}"
        if words.startswith(_DIRECTIVES):
            text.comment(words, about, place)
        else:
            text.add(block, words, place)
    return text.end()


def _box(box: Box) -> str:
    return f"box {box.x0:.0f},{box.y0:.0f}-{box.x1:.0f},{box.y1:.0f}"


def _unread(pages: list[_Page]) -> Iterator[str]:
    """Yield notices of what was not read."""
    numbered = list(enumerate(pages, 1))
    broken = [number for number, page in numbered if page.lines is None]
    if broken:
        yield f"{_numbers(broken)} not read: damaged; print the file anew"
    empty = [n for n, page in numbered if page.lines == [] and page.objects and not page.unknown]
    if empty:
        yield (
            f"{_numbers(empty)} not read: pictures or drawings without text, as a scan makes them; "
            "run a text recognition over the file"
        )
    unknown = [
        number
        for number, page in numbered
        if page.unknown > sum(len(line.text) for line in page.lines or ())
    ]
    if unknown:
        yield (
            f"{_numbers(unknown)} not read: the file does not tell which letters its signs stand "
            "for; print it anew with its fonts"
        )


def _numbers(pages: list[int]) -> str:
    """Return ``page 3 was`` or ``pages 1, 3-5 were``."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and page == ranges[-1][-1] + 1:
            ranges[-1] = [ranges[-1][0], page]
        else:
            ranges.append([page])
    listed = ", ".join("-".join(map(str, each)) for each in ranges)
    return f"page {listed} was" if len(pages) == 1 else f"pages {listed} were"
