"""The scanner of tags against the tokenizer tests of html5lib.

Compared is character data: what the reference yields as characters, joined, against the text of
our tokens with their references resolved, both with line ends as newlines and without the
characters that nobody sees. A test that begins in several states counts once for each. In which
element's text a test begins says how the text is read: where a test names an element of the
other kind, it is given one of the right kind.

The tests are html5lib's, not ours: `make test` fetches them.
"""

from __future__ import annotations

import json
import os
import re
import sys
from typing import Any, NamedTuple

import pytest

from claimlint.readers.invisible import visible
from claimlint.readers.references import unescaped
from claimlint.readers.tags import CDATA, tokens

_VARIABLE = "CLAIMLINT_HTML5LIB"
_MOST_DIFFERENT = 0.03
_ELEMENTS = {
    "PLAINTEXT state": "plaintext",
    "RAWTEXT state": "xmp",
    "RCDATA state": "title",
    "Script data state": "script",
}
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


class _Case(NamedTuple):
    file: str
    html: str
    inside: str
    expected: str


def _cases(file: str, test: dict[str, Any]) -> list[_Case]:
    decode = _undoubled if test.get("doubleEscaped") else str
    cases = []
    for state in test.get("initialStates", ["Data state"]):
        html = decode(test["input"])
        output = "".join(decode(each[1]) for each in test["output"] if each[0] == "Character")
        if state == "CDATA section state":
            html = "<svg>" + CDATA + html
        inside = _ELEMENTS.get(state, "")
        if inside and test.get("lastStartTag"):
            named = re.compile(re.escape(test["lastStartTag"]), re.IGNORECASE)
            html, output = named.sub(inside, html), named.sub(inside, output)
        cases.append(_Case(file, html, inside, _comparable(output)))
    return cases


def _undoubled(text: str) -> str:
    """Return a text without the second layer of escapes that some tests have."""
    single = _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text)
    return single.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def _comparable(text: str) -> str:
    return visible(text.replace("\r\n", "\n").replace("\r", "\n"))


def _characters(html: str, inside: str) -> str:
    texts = []
    for kind, start, end, _ in tokens(html, inside):
        if kind == "text":
            texts.append(unescaped(html[start:end]))
        elif kind == "raw":
            texts.append(html[start:end])
        elif kind == "cdata":
            texts.append(html[start + len(CDATA) : end].removesuffix("]]>"))
    return _comparable("".join(texts))


@pytest.fixture(scope="module")
def cases() -> list[_Case]:
    folder = os.environ.get(_VARIABLE) or os.path.join(sys.prefix, "html5lib")
    if not os.path.isdir(folder):
        pytest.fail(
            f"{folder} is missing: `make test` fetches html5lib's tests; or set {_VARIABLE}",
            pytrace=False,
        )
    found = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".test"):
            with open(os.path.join(folder, name), encoding="utf-8") as stream:
                for test in json.load(stream)["tests"]:
                    found += _cases(name, test)
    return found


def test_all_tests_are_there(cases: list[_Case]) -> None:
    assert len(cases) > 6000
    assert len({case.file for case in cases}) >= 13


def test_tokens_are_all_of_the_html(cases: list[_Case]) -> None:
    for case in cases:
        at = 0
        for token in tokens(case.html, case.inside):
            assert token.start == at, case
            assert token.end >= at, case
            at = token.end
        assert at == len(case.html), case


def test_character_data_is_that_of_the_reference(cases: list[_Case]) -> None:
    different = [case for case in cases if _characters(case.html, case.inside) != case.expected]
    assert len(different) / len(cases) <= _MOST_DIFFERENT, different[:20]


def test_character_data_is_that_of_the_reference_without_the_lists_of_characters(
    cases: list[_Case],
) -> None:
    lists = ("namedEntities.test", "numericEntities.test", "unicodeChars.test")
    markup = [case for case in cases if case.file not in lists]
    different = [case for case in markup if _characters(case.html, case.inside) != case.expected]
    assert len(different) / len(markup) <= _MOST_DIFFERENT, different[:20]
