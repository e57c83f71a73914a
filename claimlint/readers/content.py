"""What kind of file it is, told by its content: for names that do not say so."""

from __future__ import annotations

import re
from io import BytesIO

from claimlint.readers.errors import ReadError

_HEAD = 65_536
_OFFICE = (("word/", ".docx"), ("ppt/", ".pptx"), ("xl/", ".xlsx"))
_ROOTS = {
    "html": ".html",
    "rss": ".xml",
    "feed": ".xml",
    "xliff": ".xlf",
    "resources": "strings.xml",
    "plist": ".stringsdict",
}
# Both are atomic throughout: what looks like a comment is one, and is not tried otherwise.
_ROOT = re.compile(
    r"(?>\s+|<\?[^>]*>|<!--.*?-->|<!(?!--)[^>\[]*+(?:\[[^\]]*+\]\s*+)?>)*+<([A-Za-z_][\w.:-]*)",
    re.DOTALL,
)
_HTML = re.compile(
    r"\s*+(?><!--.*?-->\s*+)*+<(?:!doctype\s+html|(?:html|head|body|title|meta|link|main|header"
    r"|footer|nav|section|article|aside|div|p|h[1-6]|ul|ol|dl|li|table|form|span|a|img|figure"
    r"|blockquote|strong|em|b|i|br|hr|center|font|style|script|button)\b)",
    re.IGNORECASE | re.DOTALL,
)
_SUBRIP = re.compile(r"\s*\d+[ \t]*\r?\n\d+:\d\d:\d\d[,.]\d{3}[ \t]+-->")
_CATALOGUE = re.compile(r'^msgid[ \t]+"', re.MULTILINE)
_TRANSLATED = re.compile(r'^msgstr(?:\[\d+\])?[ \t]+"', re.MULTILINE)
_MAIL = re.compile(
    r"^(?:Received|Return-Path|Message-ID|MIME-Version|DKIM-Signature):",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]*:[ \t]|From ")
_SENTENCE = re.compile(r"[.!?](?:\s|$)")
_LONGEST_NAME = 40  # of a column


def kind_of(data: bytes) -> str:
    """Return the extension that the file might have had: ".html", ".json", ".docx" ...

    What has no marks of its own is ".txt", also when it is no text at all.

    Raises:
        ReadError: the file is a script.
    """
    if data.startswith(b"%PDF-"):
        return ".pdf"
    if data.startswith(b"PK\x03\x04"):
        return _archive(data)
    if data.startswith(b"#!"):
        line = data[:80].split(b"\n")[0].decode("ascii", "replace").strip()
        raise ReadError(f"line 1: '{line}' begins a program, which is not copy; leave it out")
    head = _head(data)
    if head.startswith(("{", "[")):
        return _json(data)
    return _markup(head) if head.startswith("<") else _lines(head)


def _markup(head: str) -> str:
    if _HTML.match(head):
        return ".html"
    root = _ROOT.match(head)
    named = _ROOTS.get(root.group(1).lower()) if root else None
    return named or (".xml" if head.startswith("<?xml") else ".txt")


def _head(data: bytes) -> str:
    """Return the first of the text, by its mark or else by its ASCII, which is all that counts."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[2:_HEAD].decode(encoding, "replace").lstrip()
    return data[:_HEAD].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").lstrip()


def _archive(data: bytes) -> str:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return ".txt"
    if "[Content_Types].xml" in names:
        for folder, extension in _OFFICE:
            if any(name.startswith(folder) for name in names):
                return extension
    return ".txt"


def _json(data: bytes) -> str:
    """Tell JSON and JSON lines from text that happens to begin with a bracket."""
    import json

    first, _, rest = data.strip().partition(b"\n")
    try:
        json.loads(first)
        alone = not rest.strip()
        json.loads(rest.lstrip().partition(b"\n")[0] or b"0")
    except (ValueError, RecursionError):
        return ".json" if _whole_json(data) else ".txt"
    return ".json" if alone else ".jsonl"


def _whole_json(data: bytes) -> bool:
    import json

    try:
        json.loads(data)
    except RecursionError:
        return True
    except ValueError:
        return False
    return True


def _lines(head: str) -> str:
    if head.startswith("WEBVTT"):
        return ".vtt"
    if _SUBRIP.match(head):
        return ".srt"
    if _CATALOGUE.search(head) and _TRANSLATED.search(head):
        return ".po"
    if _HEADER.match(head) and _MAIL.search(re.split(r"\r?\n\r?\n", head, maxsplit=1)[0]):
        return ".eml"
    for delimiter, extension in (("\t", ".tsv"), (",", ".csv"), (";", ".csv")):
        if _is_table(head, delimiter):
            return extension
    return ".txt"


def _is_table(head: str, delimiter: str) -> bool:
    """Whether there are named columns, and rows of as many cells."""
    import csv

    if head.partition("\n")[0].count(delimiter) < 2:
        return False
    rows = []
    try:
        for row in csv.reader(head.splitlines(keepends=True), delimiter=delimiter):
            rows.append(row)
            if len(rows) > 3:
                break
    except csv.Error:
        return False
    names = [name.strip() for name in rows[0]]
    return (
        len(rows) > 1
        and len(set(names)) == len(names)
        and all(name and len(name) <= _LONGEST_NAME for name in names)
        and not any(_SENTENCE.search(name) for name in names)
        and all(len(row) == len(names) for row in rows[1:3] if row)
    )
