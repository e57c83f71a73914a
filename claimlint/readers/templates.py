"""Code of template languages in HTML, Markdown and text: found, masked, its strings read.

One scanner knows Liquid, Jinja, Nunjucks, Twig, Django, Handlebars, Mustache, Go (Hugo), Vue,
Angular, ERB, EJS and PHP, because their marks do not contradict each other, and because the
extension ``.html`` says nothing of which of them will read the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.readers.masks import Mask, Masked
from claimlint.readers.template_copy import copy_literals, is_phrase

if TYPE_CHECKING:
    from claimlint.document import Document

_MARKS = ("{{", "{%", "{#", "<%", "<?php", "<?=")
# A hash after a brace begins a comment of Jinja, but also names a heading in Markdown.
_OPENING = re.compile(r"\{\{|\{%|\{#(?=[\s-]|[^\r\n{}]*#\})|<%(?!%)|<\?(?:php\b|=)")
_BLANK = re.compile(r"\s")
_STATEMENT = re.compile(r"\{%[-+~]?\s*(\w+|#)")
# How code begins that is a comment, by the mark before it.
_COMMENTS = {
    "{{": re.compile(r"[-~]?\s*(?:!(?:--)?|/\*)"),
    "<%": re.compile(r"#|--|[-=]?\s*(?://|/\*)"),
    "<?": re.compile(r"\s*(?:#|//|/\*)"),
}
# Blanks are taken only behind a mark: a search would try a long run of them from each.
_COMMENT_END = re.compile(r"(?:(?:--|\*/)\s*+)?(?:[-~]\s*+)?\Z")
# Statements whose content up to their end is no copy.
_DUMB = frozenset(("comment", "highlight", "javascript", "schema", "style", "stylesheet"))
# Statements that part one wording from another.
_PARTING = frozenset(("case", "elif", "else", "elseif", "elsif", "when"))
# Statements that show the string they begin with.
_TRANSLATING = frozenset(("trans", "translate"))
_PARTING_BLOCK = re.compile(r"\{\{~?\s*(?:else\b|\^)|<%[-=]?\s*(?:else|elsif|when|\}\s*else)\b")
_LONGER = (
    *(("{{!--", "--}}"), ("{{~!--", "--}}"), ("{{/*", "*/}}"), ("{{- /*", "*/ -}}")),
    *(("{{{{", "}}}}"), ("{{{", "}}}"), ("{{<", ">}}"), ("{{%", "%}}"), ("<%--", "--%>")),
)
_FIRST_STRING = re.compile(
    r"""(?:[\w.]+\()?\s*(?:"([^"\\\r\n]+)"|'([^'\\\r\n]+)')(?=\s*(?:[|)%}~-]|\Z))"""
)


def has_code(source: str, marks: tuple[str, ...] = _MARKS) -> bool:
    """Whether code of a template language may stand in the source."""
    return any(mark in source for mark in marks)


def mask_templates(source: str, *, lines: bool = False) -> Masked:
    """Mask all template code; for ``lines`` see `Mask.masked`."""
    scanner = _Scanner(source)
    scanner.scan()
    return scanner.mask.masked(lines=lines)


def read_text_template(path: str, source: str) -> Document:
    """Read plain text with template code in it."""
    from claimlint.readers.text import read_text

    masked = mask_templates(source)
    return masked.of_source(read_text(path, masked.text))


class _Scanner:
    def __init__(self, source: str) -> None:
        self.mask = Mask(source)
        self._source = source
        # Where the next mark of a kind stands, or the source's length if there is none, so that
        # no search is made twice; and statements whose end was looked for in vain.
        self._found: dict[str, int] = {}
        self._endless: set[str] = set()

    def scan(self) -> None:
        at = 0
        while opening := _OPENING.search(self._source, at):
            start, mark = opening.start(), opening.group()
            if mark == "{%":
                end = self._statement(start)
            elif mark == "{#":
                end = self._until("#}", start)
                if end:
                    self._comment(self._source[start + 2 : end - 2], start, end)
            else:
                end = self._code(start, mark)
            at = end or opening.end()

    def _until(self, mark: str, start: int) -> int:
        """Return where the next ``mark`` from ``start`` on ends; 0 if there is none."""
        known = self._found.get(mark, -1)
        if not start <= known < len(self._source):
            if known == len(self._source):
                return 0
            known = self._source.find(mark, start)
            self._found[mark] = known = known if known >= 0 else len(self._source)
        return known + len(mark) if known < len(self._source) else 0

    def _comment(self, text: str, start: int, end: int) -> None:
        self.mask.comment(text.strip("-+~ \t\r\n"), start, end)
        self.mask.cover(start, end)

    def _statement(self, start: int) -> int:
        end = self._until("%}", start + 2)
        if not end or self._source.find("{%", start + 2, end) >= 0:
            return 0
        match = _STATEMENT.match(self._source, start, end)
        name = match.group(1) if match else ""
        if name in _DUMB:
            return self._dumb(name, start, end)
        if name == "#":
            self._comment(self._source[start + 2 : end - 2].strip("-+~ \t\r\n#"), start, end)
        elif name in _PARTING:
            self._part(start, end)
        else:
            translated = match and name in _TRANSLATING
            first = match.end() if match and translated else start + 2
            self._mask_code(start, first, end - 2, end, shows=bool(translated))
        return end

    def _part(self, start: int, end: int) -> None:
        """Mask code, but let a blank stand in it."""
        blank = _BLANK.search(self._source, start, end)
        at = blank.start() if blank else start
        if blank:
            self.mask.cover(start, at)
        self.mask.cover(at, end, " ")

    def _dumb(self, name: str, start: int, end: int) -> int:
        ending = None
        if name not in self._endless:
            ending = re.compile(rf"\{{%[-+~]?\s*end{name}\b[^%]*+%\}}").search(self._source, end)
        if ending is None:
            self._endless.add(name)
            self.mask.cover(start, end)
            return end
        if name == "comment":
            self.mask.comment(self._source[end : ending.start()], start, ending.end())
        self.mask.cover(start, ending.end())
        return ending.end()

    def _code(self, start: int, mark: str) -> int:
        source = self._source
        opening, closing = mark, {"{{": "}}", "<%": "%>"}.get(mark, "?>")
        for longer, its_closing in _LONGER:
            if source.startswith(longer, start) and self._until(its_closing, start):
                opening, closing = longer, its_closing
                break
        end = self._until(closing, start + len(opening))
        if not end and mark.startswith("<?"):
            end = len(source)  # PHP may leave its last mark out
            closing = ""
        # Code that begins twice before it ends is none: the first may be part of a script.
        if not end or (opening == mark and source.find(mark, start + 2, end) >= 0):
            return 0
        inside = source[start + len(mark) : end - len(closing)]
        begun = _COMMENTS[mark[:2]].match(inside)
        if begun:
            said = _COMMENT_END.sub("", inside[begun.end() :].rstrip())
            self._comment(said.rstrip(), start, end)
        elif _PARTING_BLOCK.match(source, start, end):
            self._part(start, end)
        else:
            self._mask_code(start, start + len(opening), end - len(closing), end)
        return end

    def _mask_code(
        self, start: int, first: int, last: int, end: int, *, shows: bool = True
    ) -> None:
        """Mask ``start:end``, whose inside is ``first:last``, but keep its strings.

        If it ``shows`` what it says, a string that it begins with stays where it is.
        """
        code = self._source[first:last]
        shown = _FIRST_STRING.match(code.lstrip("-=~ \t\r\n")) if shows else None
        if shown:
            group = shown.lastindex or 1
            if is_phrase(shown.group(group)):
                skipped = len(code) - len(code.lstrip("-=~ \t\r\n"))
                begin, stop = (first + skipped + at for at in shown.span(group))
                self.mask.cover(start, begin)
                self.mask.cover(stop, end)
                return
        for begin, stop in copy_literals(code):
            self.mask.literal(first + begin, first + stop)
        self.mask.cover(start, end)
