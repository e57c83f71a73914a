"""JSX and MDX: the code around and within their markup is masked, their text is read.

A stack of frames stands for what the scanner is in: code, a template string in code, a tag, or
the content of an element. What it leaves unmasked is HTML (or, in MDX, Markdown).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimlint.readers.copy_attributes import is_copy_attribute
from claimlint.readers.elements import BLOCKS, UNSEEN, VOID
from claimlint.readers.html_prose import HtmlProse
from claimlint.readers.invisible import MASK
from claimlint.readers.masks import Mask, Masked
from claimlint.readers.prose import ProseBuilder
from claimlint.readers.template_copy import copy_literals

if TYPE_CHECKING:
    from claimlint.document import Document

_CODE = re.compile(
    r"""(?P<string>"(?:[^"\\\r\n]++|\\.)*+"?|'(?:[^'\\\r\n]++|\\.)*+'?)|(?P<template>`)"""
    r"|(?P<comment>//[^\r\n]*|/\*[\s\S]*?(?:\*/|\Z))|(?P<open>\{)|(?P<close>\})"
    r"|(?P<tag><(?=[A-Za-z>]))|(?P<slash>/)|(?P<blank>\r?\n[ \t]*\r?\n)",
    re.DOTALL,
)
_TEMPLATE = re.compile(r"\\.|`|\$\{", re.DOTALL)
_REGEX = re.compile(r"/(?![*/])(?:[^/\\\[\r\n]++|\\.|\[(?:[^\]\\\r\n]++|\\.)*+\])++/[a-z]*")
# What stands before an expression, so that ``<`` opens a tag and ``/`` a regular expression.
_BEFORE_EXPRESSION = re.compile(
    r"(?:[(,=?:&|>{};\[!+\-*%~^]|\b(?:return|default|case|yield|await|else|do|typeof|in|of))\s*\Z|\A\s*\Z"
)
_LOOK_BACK = 80
_NOT_A_TAG = re.compile(r"<[A-Za-z]\w*(?:\s*,|\s+extends\b)")
_NAME = re.compile(r"</?([A-Za-z][\w.:-]*)?")
_IN_TAG = re.compile(
    r"""(?P<space>[\s]+)|(?P<spread>\{)|(?P<end>/?>)"""
    r"""|(?P<name>[^\s=/>{"'<]+)(?:\s*=\s*(?:(?P<value>"[^"]*"|'[^']*')|(?P<code>\{)))?|(?P<other>.)""",
    re.DOTALL,
)
_ONLY_STRING = re.compile(r"""\{\s*(?:"([^"\\{}\r\n]*)"|'([^'\\{}\r\n]*)'|`([^`\\{}$]*)`)\s*\}""")
# No possessive group around what may backtrack: Python before 3.11.5 mismatches it.
_ONLY_COMMENT = re.compile(r"\{\s*/\*((?:[^*]++|\*(?!/))*)\*/\s*\}")
_IN_MARKUP = re.compile(r"[<{]")
_IN_MDX = re.compile(
    r"^(?P<module>import\s[^\r\n]*[\"']|export\s+(?:const|let|var|default|function|async|class|[{*]))"
    r"|^[ \t]*(?P<fence>```+|~~~+)|(?P<span>`+[^`\r\n]*+`+)|(?P<escape>\\[{<])"
    r"|(?P<quote><!--)|(?P<mark>[<{])|^(?P<indent>[ \t]{4,})(?=\S)",
    re.MULTILINE,
)
_TOUCHING = re.compile(r"[^=]>\Z")
# A tag that says so much more than its name is left to the reader of HTML.
_SCOPED = re.compile(r"\s(?:hidden|lang|style)\b")


class _Frame:
    """What the scanner is in: "code", "module", "template", "tag", "content" or "mdx".

    ``buried``: nothing in it can stay unmasked. ``depth`` counts a content's open elements.
    ``name`` is a tag's. ``quote`` takes the place of the braces of code.
    """

    __slots__ = ("buried", "depth", "kind", "name", "quote")

    def __init__(self, kind: str, name: str = "", *, buried: bool = False, quote: str = "") -> None:
        self.kind = kind
        self.name = name
        self.buried = buried
        self.quote = quote
        self.depth = 0


def read_jsx(path: str, source: str) -> Document:
    """Read the markup in a module of JavaScript or TypeScript."""
    masked = _Scanner(source, _Frame("code")).scan()
    builder = ProseBuilder(masked.text, masked.literals)
    html = HtmlProse(builder, xml=True)
    html.feed(masked.text, None, "paragraph")
    document = builder.document(path)._replace(notices=html.notices())
    return masked.of_source(document)


def read_mdx(path: str, source: str) -> Document:
    """Read MDX: Markdown with components and code in it."""
    from claimlint.readers.markdown import read_masked

    return read_masked(path, _Scanner(source, _Frame("mdx")).scan(lines=True))


class _Scanner:
    """Walks over the source once. All code from ``_from`` on waits to be masked."""

    def __init__(self, source: str, base: _Frame) -> None:
        self._source = source
        self._mask = Mask(source)
        self._mdx = base.kind == "mdx"
        self._stack = [base]
        self._at = 0
        self._from = 0
        # Of the elements that are open, by name: was the tag masked?
        self._masked: dict[str, list[bool]] = {}
        self._steps = {
            "code": self._code,
            "module": self._code,
            "template": self._template,
            "tag": self._tag,
            "content": self._content,
            "mdx": self._top,
        }

    def scan(self, *, lines: bool = False) -> Masked:
        size = len(self._source)
        while self._at < size:
            frame = self._stack[-1]
            self._steps[frame.kind](frame)
        if self._stack[-1].kind in ("code", "module", "template"):
            self._flush(size)
        return self._mask.masked(lines=lines)

    def _push(self, kind: str, start: int, *, buried: bool = False) -> None:
        self._stack.append(_Frame(kind, buried=buried))
        self._from = start

    def _flush(self, end: int, *, blanks: bool = False) -> None:
        """Mask the code up to ``end``, or make blanks of it; keep its copy."""
        code = self._source[self._from : end]
        for first, last in copy_literals(code):
            self._mask.literal(self._from + first, self._from + last)
        self._mask.cover(self._from, end, " " * len(code) if blanks else "")
        self._from = end

    # Code

    def _code(self, frame: _Frame) -> None:
        match = _CODE.search(self._source, self._at)
        if match is None:
            self._at = len(self._source)
            return
        start, self._at = match.span()
        what = match.lastgroup
        if what == "comment":
            self._flush(start)
            self._comment(match.group(), start, self._at)
        elif what == "template":
            self._stack.append(_Frame("template"))
        elif what == "open":
            self._stack.append(_Frame("code", buried=frame.buried))
        elif what == "close":
            self._end_code()
        elif what == "blank" and frame.kind == "module":
            self._flush(start)
            self._stack.pop()
        elif what in ("tag", "slash") and self._expects_expression(start):
            self._markup_or_regex(frame, start)

    def _end_code(self) -> None:
        if len(self._stack) == 1 or self._stack[-1].kind == "module":
            return
        frame = self._stack.pop()
        parent = self._stack[-1]
        if frame.quote:
            self._flush(self._at - 1, blanks=frame.quote == " ")
            self._mask.cover(self._at - 1, self._at, frame.quote)
        elif parent.kind in ("content", "mdx", "tag"):
            self._flush(self._at)

    def _expects_expression(self, at: int) -> bool:
        before = self._source[max(0, at - _LOOK_BACK) : at]
        return _BEFORE_EXPRESSION.search(before) is not None

    def _markup_or_regex(self, frame: _Frame, start: int) -> None:
        if self._source[start] == "/":
            regex = _REGEX.match(self._source, start)
            if regex:
                self._flush(start)
                self._mask.cover(start, regex.end())
                self._at = self._from = regex.end()
        elif not _NOT_A_TAG.match(self._source, start):
            self._flush(start)
            self._stack.append(_Frame("content", buried=frame.buried))
            self._at = start

    def _comment(self, text: str, start: int, end: int) -> None:
        self._mask.comment(text.removesuffix("*/").lstrip("/* \t"), start, end)
        self._mask.cover(start, end)
        self._at = self._from = end

    def _template(self, frame: _Frame) -> None:
        del frame
        match = _TEMPLATE.search(self._source, self._at)
        self._at = match.end() if match else len(self._source)
        if match and match.group() == "`":
            self._stack.pop()
        elif match and match.group() == "${":
            self._stack.append(_Frame("code"))

    # Content

    def _content(self, frame: _Frame) -> None:
        match = _IN_MARKUP.search(self._source, self._at)
        end = match.start() if match else len(self._source)
        if frame.buried and end > self._at:
            if self._source[self._at : end].strip():
                self._mask.literal(self._at, end)
            self._mask.cover(self._at, end)
        self._at = end
        if match:
            self._mark(frame)

    def _mark(self, frame: _Frame) -> None:
        """Step over the ``<`` or ``{`` that stands here."""
        start = self._at
        if self._source[start] == "<":
            self._begin_tag(frame)
            return
        comment = _ONLY_COMMENT.match(self._source, start)
        if comment:
            self._comment(comment.group(1), start, comment.end())
            return
        only = None if frame.buried else _ONLY_STRING.match(self._source, start)
        if only:
            first, last = only.span(only.lastindex or 1)
            self._mask.cover(start, first)
            self._mask.cover(last, only.end())
            self._at = only.end()
            return
        self._at += 1
        self._push("code", start, buried=frame.buried)

    def _top(self, frame: _Frame) -> None:
        match = _IN_MDX.search(self._source, self._at)
        if match is None:
            self._at = len(self._source)
            return
        self._at = match.end()
        what = match.lastgroup
        if what == "module":
            self._push("module", match.start())
        elif what == "fence":
            closing = re.compile(rf"^[ \t]*{match.group(what)}", re.MULTILINE)
            end = closing.search(self._source, self._at)
            self._at = end.end() if end else len(self._source)
        elif what == "quote":
            end_at = self._source.find("-->", self._at)
            self._at = end_at if end_at >= 0 else len(self._source)
        elif what == "mark":
            self._at = match.start()
            self._mark(frame)
        elif what == "indent" and frame.depth:
            # MDX knows no code by indentation.
            self._mask.cover(match.start(), match.start() + 1)

    # Tags

    def _begin_tag(self, frame: _Frame) -> None:
        start = self._at
        named = _NAME.match(self._source, start)
        fragment = self._source.startswith(("<>", "</>"), start)
        if named is None or not (named.group(1) or fragment):
            self._at += 1
            if frame.buried:
                self._mask.cover(start, self._at)
            return
        closes = self._source.startswith("</", start)
        if closes:
            end = self._source.find(">", start) + 1 or len(self._source)
            self._close_tag(frame, named.group(1) or "", start, end)
            return
        if fragment:
            frame.depth += 1
            self._mask.cover(start, named.end() + 1)
            self._at = named.end() + 1
            return
        name = named.group(1)
        buried = frame.buried or (self._mdx and self._is_masked(name, start))
        self._masked.setdefault(name, []).append(buried)
        self._name(name, start + 1, start, closes=False, buried=buried)
        self._at = named.end()
        self._stack.append(_Frame("tag", name, buried=buried))

    def _is_masked(self, name: str, start: int) -> bool:
        """Whether a tag in MDX is to go, so that what stands in it is read as Markdown."""
        if name[0].isupper() or "." in name:
            return True
        if name in VOID or name in UNSEEN or name not in BLOCKS:
            return False
        end = self._source.find(">", start)
        return _SCOPED.search(self._source, start, end if end >= 0 else start) is None

    def _was_masked(self, name: str) -> bool:
        """Whether the tag that a closing tag belongs to was masked."""
        opened = self._masked.get(name)
        return opened.pop() if opened else name not in VOID

    def _name(self, name: str, at: int, start: int, *, closes: bool, buried: bool) -> None:
        """Mask the name of a component, or in MDX the beginning of a tag."""
        end = at + len(name)
        if buried:
            # Two paragraphs on one line: only where one component ends and another begins.
            touches = (
                self._mdx
                and not closes
                and _TOUCHING.search(self._source[max(0, start - 2) : start])
            )
            self._mask.cover(start, end, "\n\n" if touches else "")
        elif name[0].isupper() or "." in name:
            block = self._parts(start, end, closes=closes)
            masked = "x" + MASK * (len(name) - 1) if block else "x" * (len(name) - 1) + MASK
            self._mask.cover(at, end, masked if len(name) > 1 else "x")

    def _parts(self, start: int, end: int, *, closes: bool) -> bool:
        """Whether a component seems to part the text around it: none touches its tag."""
        if closes:
            after = self._source[self._source.find(">", end) + 1 :][:_LOOK_BACK].lstrip(" \t")
            return not after or after[0] in "\r\n<)"
        before = self._source[max(0, start - _LOOK_BACK) : start].rstrip(" \t")
        return not before or before[-1] in "\r\n>({&?:"

    def _close_tag(self, frame: _Frame, name: str, start: int, end: int) -> None:
        buried = frame.buried or (self._mdx and bool(name) and self._was_masked(name))
        if not name or buried:
            self._mask.cover(start, end)
        else:
            self._name(name, start + 2, start, closes=True, buried=False)
        self._at = self._from = end
        self._shallower(frame)

    def _shallower(self, frame: _Frame) -> None:
        frame.depth = max(0, frame.depth - 1)
        if not frame.depth and frame.kind == "content":
            self._stack.pop()
            self._from = self._at

    def _tag(self, frame: _Frame) -> None:
        match = _IN_TAG.match(self._source, self._at)
        if match is None:
            self._at = len(self._source)
            return
        start, self._at = match.span()
        what = match.lastgroup
        if what in ("spread", "code"):
            self._code_in_tag(frame, match)
            return
        if what == "value" and frame.buried and is_copy_attribute(match.group("name")):
            first, last = match.span("value")
            self._mask.literal(first + 1, last - 1)
        if frame.buried:
            self._mask.cover(start, self._at)
        if what == "end":
            self._end_tag(closed=match.group() == "/>")

    def _end_tag(self, *, closed: bool) -> None:
        name = self._stack.pop().name
        frame = self._stack[-1]
        frame.depth += 1
        if closed or name in VOID:
            self._masked[name].pop()
            self._shallower(frame)

    def _value(self, frame: _Frame, start: int, *, named: bool) -> None:
        """Enter the code that is an attribute's value, or a spread."""
        quote = "" if frame.buried else '"' if named else " "
        self._stack.append(_Frame("code", buried=True, quote=quote))
        if quote:
            self._mask.cover(start, start + 1, quote)
        self._from = start + len(quote)

    def _code_in_tag(self, frame: _Frame, match: re.Match[str]) -> None:
        start = self._at - 1
        only = _ONLY_STRING.match(self._source, start) if match.group("name") else None
        if frame.buried and start > match.start():
            self._mask.cover(match.start(), start)
        if only is None:
            self._value(frame, start, named=bool(match.group("name")))
            return
        self._at = only.end()
        first, last = only.span(only.lastindex or 1)
        if frame.buried:
            if is_copy_attribute(match.group("name")):
                self._mask.literal(first, last)
            self._mask.cover(start, self._at)
            return
        quote = "'" if '"' in only.group() and self._source[last] == "`" else '"'
        quote = quote if self._source[last] == "`" else self._source[last]
        self._mask.cover(start, first, " " * (first - start - 1) + quote)
        self._mask.cover(last, self._at, quote + " " * (self._at - last - 1))
