"""How long each reader takes against the bare parser beneath it, on the same bytes.

The bare parser is the library's own loop over the file with nothing done in it; where the
reader has a scanner of its own, it is the parser that a program would use in its place. HTML
and Markdown have a bound. The others are told so that a change for the worse is seen. Both are
timed by the processor, one right after the other, and the middle one of the rounds' ratios
counts: so short times vary with whatever else the machine does, and alike for both.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import tomllib
from email import policy
from email.parser import BytesParser
from functools import partial
from html import escape
from html.parser import HTMLParser
from math import inf
from operator import truediv
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

import pyromark
import yaml

from benchmarks.outcome import Outcome, arguments, interleaved, tell
from benchmarks.texts import text
from claimlint.readers import read_parts
from claimlint.readers.markdown import PARSER_OPTIONS
from claimlint.readers.tags import attributes, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZE = 1_000_000
SMALL = 200_000  # of formats without a bound, of which one file holds many documents


class Case(NamedTuple):
    """A file of one format, the parser that is its yardstick, and the bound of the ratio."""

    name: str
    path: str
    data: bytes
    parser: str
    bare: Callable[[bytes], object]
    bound: float


def _paragraphs(kind: str, size: int) -> list[str]:
    return [part for part in text(kind, size).split("\n\n") if part.strip()]


def html_page(size: int) -> str:
    """Return a page whose paragraphs have emphasis, links, pictures and entities."""
    body = []
    for number, paragraph in enumerate(_paragraphs("copy", size * 3 // 4)):
        first, _, rest = escape(paragraph).partition(" ")
        body.append(
            f'<div class="card card-{number % 7}"><h2 id="h{number}">{first}&nbsp;{number}</h2>\n'
            f'<p><strong>{first}</strong> <a href="/p/{number}?x=1&amp;y=2">{rest}</a></p>'
            f'<img src="/i/{number}.jpg" alt="{first} {number}"></div>\n'
        )
    return f"<!doctype html><html lang=en><title>Shop</title><body>{''.join(body)}</body></html>"


def _products(size: int) -> Iterator[dict[str, str]]:
    made = number = 0
    while made < size:
        for paragraph in _paragraphs("copy", min(size, SIZE)):
            number += 1
            copy = f"<p>{escape(paragraph, quote=False)}</p>"
            yield {"sku": f"SKU-{number}", "title": f"Item {number}", "description": copy}
            made += len(copy) + 40
            if made >= size:
                return


def csv_feed(size: int) -> str:
    """Return a catalogue with HTML in its descriptions."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(("sku", "title", "description"))
    writer.writerows(product.values() for product in _products(size))
    return file.getvalue()


def json_lines(size: int) -> str:
    """Return the same, an object a line."""
    return "".join(json.dumps(product) + "\n" for product in _products(size))


def rss_feed(size: int) -> str:
    """Return the same as RSS; the HTML is escaped once more."""
    items = (
        "<item>" + "".join(f"<{key}>{escape(value)}</{key}>" for key, value in product.items())
        for product in _products(size)
    )
    return f"<rss><channel>{''.join(f'{item}</item>' for item in items)}</channel></rss>"


def toml_feed(size: int) -> str:
    """Return the same as TOML."""
    tables = (
        "".join(f"{key} = {json.dumps(value)}\n" for key, value in product.items())
        for product in _products(size)
    )
    return "".join(f"[[product]]\n{table}\n" for table in tables)


def mail(size: int) -> str:
    """Return a message with one plain body."""
    return f"Subject: News\nMIME-Version: 1.0\nContent-Type: text/plain\n\n{text('copy', size)}"


def gettext(size: int) -> str:
    """Return a catalogue of messages."""
    messages = (
        f'#: shop:{number}\nmsgid "m{number}"\nmsgstr {json.dumps(paragraph)}\n\n'
        for number, paragraph in enumerate(_paragraphs("copy", size))
    )
    return 'msgid ""\nmsgstr "Language: en\\n"\n\n' + "".join(messages)


def _consume(values: Iterator[object]) -> None:
    for _ in values:
        pass


def _markdown(data: bytes) -> None:
    parser = pyromark.Markdown(options=PARSER_OPTIONS)
    _consume(parser.events_with_range(data.decode()))


def _html_parser(data: bytes) -> None:
    HTMLParser(convert_charrefs=False).feed(data.decode())


def _tokens(data: bytes) -> None:
    """Cut HTML into tokens and tags into attributes, as any parser does."""
    html = data.decode()
    for token in tokens(html):
        if token.kind in ("open", "empty"):
            _consume(attributes(html, token))


def _csv(data: bytes) -> None:
    _consume(csv.reader(io.StringIO(data.decode(), newline="")))


def _json_lines(data: bytes) -> None:
    for line in data.splitlines():
        json.loads(line)


def _expat(data: bytes) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda *_: None
    parser.CharacterDataHandler = lambda *_: None
    parser.Parse(data, True)  # noqa: FBT003 - the parser's own signature


def _yaml(data: bytes) -> None:
    _consume(yaml.parse(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def cases() -> list[Case]:
    """Return a file of every format that has such a parser."""
    page = html_page(SIZE).encode()
    objects = [json.loads(line) for line in json_lines(SMALL).splitlines()]
    documents = json.dumps(objects, indent=1).encode()
    markdown = "pyromark.events_with_range"
    curly = text("page", SIZE).replace(". ", ".” “")  # not all ASCII, as most copy
    return [
        Case("Markdown", "a.md", text("page", SIZE).encode(), markdown, _markdown, 3),
        Case("Markdown, curly quotes", "a.md", curly.encode(), markdown, _markdown, 3),
        Case("Markdown, heavy", "a.md", text("heavy", SIZE).encode(), markdown, _markdown, 3),
        Case("HTML", "a.html", page, "own scanner", _tokens, 3),
        Case("HTML", "a.html", page, "html.parser", _html_parser, 3),
        Case("CSV", "a.csv", csv_feed(SMALL).encode(), "csv.reader", _csv, inf),
        Case("JSON", "a.json", documents, "json.loads", json.loads, inf),
        Case("JSON lines", "a.jsonl", json_lines(SMALL).encode(), "json.loads", _json_lines, inf),
        Case("RSS", "a.rss", rss_feed(SMALL).encode(), "expat", _expat, inf),
        Case("YAML", "a.yaml", yaml.safe_dump(objects).encode(), "yaml.parse", _yaml, inf),
        Case(
            "TOML",
            "a.toml",
            toml_feed(SMALL).encode(),
            "tomllib.loads",
            lambda data: tomllib.loads(data.decode()),
            inf,
        ),
        Case(
            "E-mail",
            "a.eml",
            mail(SIZE).encode(),
            "email.parser",
            lambda data: BytesParser(policy=policy.default).parsebytes(data).get_content(),
            inf,
        ),
    ]


def _read(path: str, data: bytes) -> None:
    _consume(read_parts(path, io.BytesIO(data)))


def ratios(rounds: int) -> list[Outcome]:
    """Time reader and bare parser in turns and compare their times, round by round."""
    outcomes = []
    for case in cases():
        calls: list[Callable[[], object]] = [
            partial(case.bare, case.data),
            partial(_read, case.path, case.data),
        ]
        interleaved(calls, 1)
        bare, ours = interleaved(calls, rounds, process_time)
        megabytes = len(case.data) / 1e6
        outcomes.append(
            Outcome(
                f"reading {case.name} with {case.parser} beneath",
                median(map(truediv, ours, bare)),
                "x the bare parser",
                case.bound,
                at_least=False,
                detail=f"{megabytes / min(ours):.1f} MB/s against {megabytes / min(bare):.1f}",
            )
        )
    return outcomes


if __name__ == "__main__":
    options = arguments("Reading each format against its bare parser.", rounds=25)
    sys.exit(tell(ratios(options.rounds), check=options.check))
