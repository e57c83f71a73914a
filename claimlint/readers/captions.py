"""Captions of videos: SubRip (.srt) and WebVTT (.vtt)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimlint.document import Comment
from claimlint.readers.errors import ReadError, line_at
from claimlint.readers.joined import Joined, PlacesInSource
from claimlint.readers.language import Unchecked, in_name
from claimlint.readers.pieces import entity
from claimlint.readers.prose import Piece, ProseBuilder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.document import Document

_TIME = r"(?:(\d{1,6}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\r\n]*")
_LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n|\Z)")
_BLOCK = re.compile(r"(?:[^\r\n]++(?:\r\n?|\n|\Z))++")
_MARKS = re.compile(
    r"<(?P<close>/?)(?P<tag>[a-zA-Z]+)?(?P<rest>[^<>\n]*)>|\{\\[^{}\n]*\}"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{1,31});)"
)
_NEW_SPEAKER = re.compile(r"(?:[-–—]\s?|>>+\s*)(?=\S)")
_SOUND = re.compile(r"[ \t]*(?:\[[^\]\n]*\]|\([^)\n]*\)|[♪♫][^\n]*[♪♫]?)[ \t]*(?:\n|\Z)")
_LANGUAGE = re.compile(r"^Language:[ \t]*([\w-]+)", re.MULTILINE)
# A silence after which nobody goes on with a sentence, in milliseconds.
_SILENCE = 3_000


class _Cue(NamedTuple):
    """A cue: its name, when it is shown (milliseconds), and the offsets of its lines.

    ``begin`` is where the cue begins in the source, with its number.
    """

    name: str
    shown: int
    gone: int
    begin: int
    start: int
    end: int


def read_srt(path: str, source: str) -> Document:
    """Read SubRip captions; a sentence goes on from cue to cue.

    Raises:
        ReadError: there is text and no cue; the message names the line.
    """
    return _Captions(path, source).read(_srt_cues(source))


def read_vtt(path: str, source: str) -> Document:
    """Read WebVTT captions; notes are comments, styles and settings are no copy.

    Raises:
        ReadError: the header is missing, or a block is none that WebVTT knows.
    """
    captions = _Captions(path, source)
    return captions.read(captions.vtt_cues())


def _srt_cues(source: str) -> Iterator[_Cue]:
    lines = [line.span() for line in _LINE.finditer(source) if line.group()]
    timings = [
        (index, match)
        for index, (start, end) in enumerate(lines)
        if (match := _TIMING.match(source, start, end))
    ]
    begins = [_begin(source, lines, index) for index, _ in timings]
    first = begins[0] if begins else len(lines)
    for start, end in lines[:first]:
        if source[start:end].strip():
            line = line_at(source, start)
            message = f"line {line}: text before the first cue; write its number and times above it"
            raise ReadError(message)
    for order, (index, match) in enumerate(timings):
        stop = begins[order + 1] if order + 1 < len(begins) else len(lines)
        number = source[slice(*lines[begins[order]])].strip() if begins[order] < index else ""
        end = lines[stop - 1][1]
        start = lines[index][1]
        yield _cue(number or str(order + 1), match, lines[begins[order]][0], start, end)


def _begin(source: str, lines: list[tuple[int, int]], timing: int) -> int:
    """Return the index of the line that a cue begins with: its number, or else its times."""
    number = source[slice(*lines[timing - 1])].strip() if timing else ""
    return timing - 1 if number.isdecimal() else timing


def _cue(name: str, timing: re.Match[str], begin: int, start: int, end: int) -> _Cue:
    shown, gone = (_milliseconds(*timing.groups()[at : at + 4]) for at in (0, 4))
    seconds = shown // 1000
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return _Cue(f"cue {name} at {clock}", shown, gone, begin, start, end)


def _milliseconds(hours: str | None, minutes: str, seconds: str, part: str) -> int:
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int(part.ljust(3, "0"))


class _Captions:
    """Joins cues to sentences."""

    def __init__(self, path: str, source: str) -> None:
        self._path = path
        self._source = source
        self._builder = ProseBuilder(source)
        self._unchecked = Unchecked("cue", "cues")
        self._language = in_name(path.rpartition("/")[2].rpartition(".")[0], marks=".")
        self._passages = Unchecked("passage", "passages")
        self._voice = ""
        self._last = ""

    def vtt_cues(self) -> Iterator[_Cue]:
        order = 0
        blocks = list(_blocks(self._source))
        if not self._source.startswith("WEBVTT"):
            raise ReadError("line 1: WEBVTT is expected; write it there, or name the file .srt")
        header = _LANGUAGE.search(self._source, *blocks[0])
        if header:
            self._language = header.group(1)
        for start, end in blocks[1:]:
            if self._source.startswith("NOTE", start):
                text = self._source[start + 4 : end].strip()
                self._builder.comments.append(Comment(text, start, end))
            elif not self._source.startswith(("STYLE", "REGION"), start):
                order += 1
                yield self._vtt_cue(order, start, end)

    def _vtt_cue(self, order: int, start: int, end: int) -> _Cue:
        name, at = "", start
        timing = _TIMING.match(self._source, start, end)
        if timing is None and (line := _LINE.match(self._source, start, end)):
            name, at = line.group().strip(), line.end()
            timing = _TIMING.match(self._source, at, end)
        if timing is None:
            line_number = line_at(self._source, start)
            message = (
                f"line {line_number}: neither a cue nor a note; write its times above the text"
            )
            raise ReadError(message)
        after = _LINE.match(self._source, timing.start(), end)
        text_start = after.end() if after else end
        return _cue(name or str(order), timing, start, text_start, end)

    def read(self, cues: Iterator[_Cue]) -> Document:
        starts: list[int] = []
        names: list[str] = []
        before: _Cue | None = None
        self._builder.kind = "caption"
        for cue in cues:
            starts.append(cue.begin)
            names.append(cue.name)
            text = self._text(cue)
            if not text.text.strip() or self._unchecked.skips(self._language):
                continue
            if before and cue.shown - before.gone >= _SILENCE:
                self._builder.close()
                self._last = ""
            between = [Piece("\n", before.end, cue.start)] if before else []
            self._add(self._shown(text), between)
            before = cue
        document = self._builder.document(self._path)
        places = PlacesInSource(starts, names, document.source_map)
        notices = (*self._unchecked.notices(), *self._passages.notices())
        return document._replace(places=places, notices=notices)

    def _text(self, cue: _Cue) -> Joined:
        """Return the lines of a cue, its line ends as single newlines."""
        pieces: list[Piece] = []
        start = cue.start
        end = start + len(self._source[start : cue.end].rstrip())
        for line in _LINE.finditer(self._source, start, end):
            text = line.group().rstrip("\r\n")
            stop = line.start() + len(text)
            pieces.append(Piece(text, line.start(), stop))
            if line.end() > stop:
                pieces.append(Piece("\n", stop, line.end()))
        return Joined(pieces)

    def _add(self, text: Joined, between: list[Piece]) -> None:
        """Add the lines of a cue, ``between`` standing for what parts it from the one before.

        Captions that roll up show their last line again at the top; it is read once.
        """
        at = 0
        last = self._last
        while at < len(text.text):
            stop = text.text.find("\n", at) + 1 or len(text.text)
            line = text.text[at:stop].strip()
            if line and line == last:
                at = stop
                continue
            if line:
                self._last, last = line, ""
            sound = _SOUND.match(text.text, at)
            if sound:
                self._builder.aside("caption", text.cut(at, sound.end()))
                at = sound.end()
                continue
            speaker = _NEW_SPEAKER.match(text.text, at)
            if speaker:
                self._builder.close()
                between, at = [], speaker.end()
            for piece in between + text.cut(at, stop):
                self._builder.add(piece)
            between, at = [], stop

    def _shown(self, cue: Joined) -> Joined:
        """Return a cue's text without tags, a dash before who speaks anew."""
        pieces: list[Piece] = []
        at = 0
        hidden = ""
        for mark in _MARKS.finditer(cue.text):
            if not hidden:
                pieces += cue.cut(at, mark.start())
            at = mark.end()
            name = (mark.group("tag") or "").lower()
            if hidden:
                if mark.group("close") and name in (hidden, "ruby"):
                    hidden = ""
            elif mark.lastgroup == "entity":
                text = entity(mark.group())
                pieces.append(Piece(text, *cue.source_map.to_source(*mark.span())))
            elif not mark.group("close") and self._hides(name, mark.group("rest")):
                hidden = name
            elif name == "v" and mark.group("rest").strip() not in ("", self._voice):
                self._voice = mark.group("rest").strip()
                pieces.append(Piece("\n- ", *cue.source_map.to_source(*mark.span())))
        return Joined(pieces + ([] if hidden else cue.cut(at, len(cue.text))))

    def _hides(self, name: str, rest: str | None) -> bool:
        """Whether nobody reads what is in an element: how to say it, or another language."""
        return name == "rt" or (name == "lang" and self._passages.skips(rest or ""))


def _blocks(source: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between blank lines."""
    return (block.span() for block in _BLOCK.finditer(source))
