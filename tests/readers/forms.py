"""One file of every format whose text has offsets, made of the same words.

Each form says how its format writes a character, a gap between two words, and words that stand
out. Of that, `written` makes a file in which one sentence is to be found. A line end is a gap
only where it never parts two blocks: what it is in plain text depends on the lines around.
"""

from __future__ import annotations

import json
from html import escape as html_escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Form(NamedTuple):
    """How one format writes the copy that stands between ``before`` and ``after``.

    ``gaps`` are all read as white space, and ``marks`` around a word are not seen.
    """

    name: str
    path: str
    before: str
    after: str
    escape: Callable[[str], str]
    gaps: Sequence[str] = (" ",)
    marks: Sequence[tuple[str, str]] = ()


class Written(NamedTuple):
    """A file, and where its sentence stands: ``start:end`` in code points."""

    source: str
    start: int
    end: int


def written(form: Form, words: Sequence[tuple[str, int, int]]) -> Written:
    """Write words, each with a number that chooses its marks and one for the gap before it."""
    marks = (("", ""), *form.marks)
    source, start, end = form.before, 0, 0
    for index, (word, mark, gap) in enumerate(words):
        opening, closing = marks[mark % len(marks)]
        if index:
            source += form.gaps[gap % len(form.gaps)]
        source += opening
        start = start if index else len(source)
        source += form.escape(word)
        end = len(source)
        source += closing
    return Written(source + form.after, start, end)


def _plain(text: str) -> str:
    return text


def _entities(text: str) -> str:
    return html_escape(text).replace("é", "&eacute;").replace("—", "&#8212;")


def _xml(text: str) -> str:
    return html_escape(text).replace("é", "&#xE9;")


def _twice(text: str) -> str:
    return html_escape(html_escape(text))


def _ampersand(text: str) -> str:
    return text.replace("&", "&amp;")


def _json(text: str) -> str:
    return json.dumps(text)[1:-1]


def _toml(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("😀", "\\U0001F600")


def _doubled(text: str) -> str:
    return text.replace('"', '""')


def _single(text: str) -> str:
    return text.replace("'", "''")


def _backslash(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _android(text: str) -> str:
    return _ampersand(text).replace("'", "\\'").replace('"', '\\"')


_BOLD = (("<b>", "</b>"), ("<i class='x'>", "</i>"), ("<!-- - -->", ""))
_STARS = (("*", "*"), ("**", "**"))
_PO = 'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "x"\nmsgstr "'
_XLIFF = (
    '<?xml version="1.0"?>\n<xliff version="1.2"><file source-language="de" '
    'target-language="en" datatype="plaintext" original="x"><body><trans-unit id="u">'
    "<source>x</source><target>"
)
_RSS = "<rss><channel><item><title>x</title><description>"
_PLIST = (
    '<?xml version="1.0"?>\n<plist version="1.0"><dict><key>k</key><dict>'
    "<key>NSStringLocalizedFormatKey</key><string>"
)
FORMS = (
    Form("text", "a.txt", "", "\n", _plain, (" ", "  ")),
    Form("Markdown", "a.md", "> ", "\n", _ampersand, (" ", "\n> ", "  \n> "), _STARS),
    Form("Markdown with HTML", "a.md", "# A\n\n- ", "\n", _entities, (" ", "\n  "), _BOLD[:2]),
    Form("front matter", "a.md", "---\ntitle: '", "'\n---\n", _single, (" ", "\n   ")),
    Form("HTML", "a.html", "<p>", "</p>\n", _entities, (" ", "\n\t", "<br>", "&#32;"), _BOLD),
    Form("attribute", "a.html", '<img alt="', '">', _entities, (" ", "&#32;")),
    Form("XHTML", "a.xhtml", "<html><body><p>", "</p></body></html>", _xml, (" ", "\n"), _BOLD),
    Form("CSV", "a.csv", 'sku,description\n1,"', '"\n', _doubled, (" ", "\t")),
    Form(
        "HTML in CSV",
        "a.csv",
        'Handle;Title;Body (HTML)\nx;y;"<p>',
        '</p>"\n',
        lambda text: _doubled(_entities(text)),
        (" ", "\n", "<br>"),
        (*_BOLD, ('<a href=""/x"">', "</a>")),
    ),
    Form("TSV", "a.tsv", "id\tdescription\n1\t", "\n", _plain),
    Form("JSON", "a.json", '{"sku": "1", "description": "', '"}', _json, (" ", "\\t", "\\u0020")),
    Form("JSON lines", "a.jsonl", '{}\n{"description": "', '"}\n', _json, (" ", "\\t")),
    Form("YAML, quoted", "a.yaml", 'description: "', '"\n', _toml, (" ", "\n  ", "\\t")),
    Form("YAML, folded", "a.yaml", "description: >-\n  ", "\n", _plain, (" ", "\n  ")),
    Form("TOML", "a.toml", 'description = "', '"\n', _toml, (" ", "\\t")),
    Form("TOML, long", "a.toml", 'description = """\n', '"""\n', _toml, (" ", "\\t", " \\\n  ")),
    Form("XML", "a.xml", "<shop><description>", "</description></shop>", _xml, (" ", "&#32;")),
    Form("CDATA", "a.rss", _RSS + "<![CDATA[", "]]></description></item></channel></rss>", _plain),
    Form(
        "HTML in RSS",
        "a.rss",
        _RSS + "&lt;p&gt;",
        "&lt;/p&gt;</description></item></channel></rss>",
        _twice,
        (" ", "\n", "&lt;br&gt;"),
        (("&lt;b&gt;", "&lt;/b&gt;"),),
    ),
    Form("gettext", "a.po", _PO, '"\n', _backslash, (" ", ' "\n"', "\\n")),
    Form(
        "XLIFF",
        "a.xlf",
        _XLIFF,
        "</target></trans-unit></body></file></xliff>",
        _xml,
        (" ", "\n"),
        (('<g id="1">', "</g>"), ('<bpt id="2">&lt;b&gt;</bpt>', '<ept id="2">&lt;/b&gt;</ept>')),
    ),
    Form(
        "string catalog",
        "a.xcstrings",
        '{"sourceLanguage": "en", "strings": {"',
        '": {}}}',
        _json,
        (" ", "\\n"),
    ),
    Form("resource bundle", "a.arb", '{"@@locale": "en", "k": "', '"}', _json, (" ", "\\n")),
    Form(
        "Android",
        "values/strings.xml",
        '<resources><string name="k">',
        "</string></resources>",
        _android,
        (" ", "\n   ", "\\n"),
        _BOLD[:1],
    ),
    Form("iOS", "a.strings", '/* x */\n"k" = "', '";\n', _backslash, (" ", "\\n")),
    Form("iOS plurals", "a.stringsdict", _PLIST, "</string></dict></dict></plist>", _xml),
    Form("SubRip", "a.srt", "1\n00:00:01,000 --> 00:00:02,000\n", "\n", _plain, (" ", "\n")),
    Form(
        "WebVTT",
        "a.vtt",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n",
        "\n",
        _ampersand,
        (" ", "\n", "\n\n00:02.000 --> 00:03.000 align:start\n"),
        (("<b>", "</b>"), ("<c.loud>", "</c>")),
    ),
    Form("reStructuredText", "a.rst", "A\n=\n\n* ", "\n", _plain, (" ", "\n  "), _STARS),
    Form("AsciiDoc", "a.adoc", "= A\n\n", "\n", _plain, (" ", "\n"), (("*", "*"), ("_", "_"))),
    Form("Liquid", "a.liquid", "<p>{{ x }} ", "</p>", _entities, (" ", "\n", " {% x %} "), _BOLD),
    Form("Jinja", "a.j2", "<p>{# x #} ", "</p>", _entities, (" ", "\n", " {% if x %} "), _BOLD),
    Form("Handlebars", "a.hbs", "<p>{{x}} ", "</p>", _entities, (" ", "\n", " {{! x }} "), _BOLD),
    Form("ERB", "a.html.erb", "<p><%= x %> ", "</p>", _entities, (" ", "\n", " <%# x %> "), _BOLD),
    Form("MDX", "a.mdx", "<Box>\n\n", "\n\n</Box>\n", _ampersand, (" ", "\n"), _STARS),
)
