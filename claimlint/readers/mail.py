"""E-mail as it is saved and sent (.eml): subject and bodies.

Bodies are wrapped, quoted and encoded on their way, and nobody edits them in that form.
Places are therefore those of the decoded text: the subject, and the lines of each body.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from typing import TYPE_CHECKING

from claimlint.document import Block
from claimlint.readers.errors import ReadError
from claimlint.readers.joined import PlacesInSource
from claimlint.readers.language import Unchecked
from claimlint.readers.text import read_text
from claimlint.spans import SourceMap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from claimlint.document import Document

_LINE_END = re.compile(r"\r\n?|\n")
_BODIES = {"text/plain": "text body", "text/html": "HTML body"}
_HEADERS = ("from", "to", "subject", "date", "message-id", "mime-version", "content-type")
_BETWEEN = "\n\n"
_UNNAMED = "utf-8"
# Python's, but no mail's; some take very long for hostile texts.
_NO_CHARSETS = frozenset(("idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape"))


def read_mail(path: str, data: bytes) -> Iterator[Document]:
    """Read an e-mail: one document for each body, the first with the subject.

    All share one source, the decoded texts one after the other; there are no lines and
    columns of the file. Attachments are named in a notice.

    Raises:
        ReadError: the file is no e-mail, or a body is in an encoding that is not known.
    """
    try:
        message = message_from_bytes(data)
    except RecursionError:
        raise ReadError("holds parts within parts without end; leave the file out") from None
    if not any(name in message for name in _HEADERS):
        raise ReadError("line 1: no e-mail: a header such as Subject is expected; save it anew")
    return _Mail(path, message).documents()


class _Mail:
    def __init__(self, path: str, message: Message) -> None:
        self._path = path
        self._texts: list[str] = []
        self._length = 0
        self._bodies: list[tuple[str, Document, int]] = []
        self._attachments: list[str] = []
        self._unchecked = Unchecked("body", "bodies")
        subject = _subject(message)
        self._subject = self._append(subject) if subject.strip() else None
        self._subject_end = self._length
        self._collect(message)

    def _append(self, text: str) -> int:
        """Add a text to the source; return where it begins."""
        start = self._length + (len(_BETWEEN) if self._texts else 0)
        self._texts.append(text)
        self._length = start + len(text)
        return start

    def _collect(self, message: Message) -> None:
        """Find the bodies among the parts, outermost first, as they stand."""
        waiting = [(message, "")]
        while waiting:
            part, language = waiting.pop()
            language = str(part.get("content-language", "")).partition(",")[0] or language
            kind = part.get_content_type()
            children = part.get_payload()
            if part.is_multipart() and kind != "message/rfc822" and isinstance(children, list):
                waiting += [
                    (each, language) for each in children[::-1] if not isinstance(each, str)
                ]
            elif kind in _BODIES and part.get_content_disposition() != "attachment":
                if not self._unchecked.skips(language):
                    self._body(part, kind)
            elif not (kind.startswith("image/") and part.get("content-id")):
                self._attachments.append(_name(part))

    def _body(self, part: Message, kind: str) -> None:
        label = _BODIES[kind]
        number = 1 + sum(name.startswith(label) for name, _, _ in self._bodies)
        name = label if number == 1 else f"{label} {number}"
        text = _decoded(part, name)
        if kind == "text/html":
            from claimlint.readers.html import read_html

            document = read_html(self._path, text)
        else:
            document = read_text(self._path, text)
        self._bodies.append((name, document, self._append(text)))

    def documents(self) -> Iterator[Document]:
        source = _BETWEEN.join(self._texts)
        notices = self._unchecked.notices()
        if self._attachments:
            notices = (*notices, f"attachments were not checked: {', '.join(self._attachments)}")
        bodies = self._bodies or [("subject", read_text(self._path, ""), self._subject_end)]
        for index, (name, body, start) in enumerate(bodies):
            subject = self._subject if index == 0 else None
            document = self._placed(source, body, start, subject)
            starts = [] if subject is None else [subject]
            names = [] if subject is None else ["subject"]
            lines = [0, *(end.end() for end in _LINE_END.finditer(body.source))]
            starts += [start + at for at in lines]
            names += [f"{name}, line {line}" for line in range(1, len(lines) + 1)]
            places = PlacesInSource(starts, names, document.source_map)
            yield document._replace(places=places, notices=(*body.notices, *notices))
            notices = ()

    def _placed(self, source: str, body: Document, start: int, subject: int | None) -> Document:
        """Return a body as part of the whole source, behind the subject if there is one."""
        runs: list[tuple[int, int, int]] = []
        head = ""
        if subject is not None:
            head = source[subject : self._subject_end] + _BETWEEN
            runs += [(0, subject, self._subject_end)]
            runs += [(len(head) - len(_BETWEEN), self._subject_end, self._subject_end)]
        before = len(head)
        if body.prose:
            runs += [
                (before + at, start + first, start + last)
                for at, _, first, last in body.source_map.runs(0, len(body.prose))
            ]
        blocks = [Block("title", *_bare(head))] if head else []
        blocks += [
            block._replace(start=block.start + before, end=block.end + before)
            for block in body.blocks
        ]
        comments = [
            comment._replace(start=comment.start + start, end=comment.end + start)
            for comment in body.comments
        ]
        starts, firsts, lasts = ([run[part] for run in runs] for part in range(3))
        return body._replace(
            source=source,
            prose=head + body.prose,
            blocks=blocks,
            source_map=SourceMap(starts, firsts, lasts, before + len(body.prose)),
            comments=comments,
            located=False,
        )


def _bare(text: str) -> tuple[int, int]:
    bare = text.strip()
    start = text.index(bare[0])
    return start, start + len(bare)


def _subject(message: Message) -> str:
    raw = message.get("subject", "")
    try:
        subject = str(make_header(decode_header(raw)))
    except (HeaderParseError, LookupError, UnicodeError):
        subject = str(raw)
    return " ".join(subject.split())


def _name(part: Message) -> str:
    return " ".join(str(part.get_filename() or part.get_content_type()).split())


def _decoded(part: Message, name: str) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = " ".join((part.get_content_charset() or _UNNAMED).split())
    if charset in ("us-ascii", "ascii"):
        charset = _UNNAMED
    problem = f"the encoding '{charset}' is not known"
    try:
        if charset not in _NO_CHARSETS:
            return data.decode(charset).removeprefix("\ufeff")
    except LookupError:
        pass
    except UnicodeDecodeError as error:
        problem = f"byte {error.start} is not {charset.upper()}"
    raise ReadError(f"{name}: {problem}; export the message as UTF-8")
