"""A claim is allowed by a comment in the form of each file's type, and only there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Desk

_OFF, _ON = "claimlint-disable ZZZ001 counsel agreed", "claimlint-enable ZZZ001"
_CLAIM = "Meet the purple unicorn."
_FORMATS = {
    "a.po": (
        f'# {_OFF}\nmsgid "a"\nmsgstr "{_CLAIM}"\n\n#. {_ON}\nmsgid "b"\nmsgstr "{_CLAIM}"\n',
        "msgid 'b'",
    ),
    "a.xlf": (
        (
            f'<xliff version="1.2"><file><!-- {_OFF} -->'
            f'<trans-unit id="a"><target>{_CLAIM}</target></trans-unit>\n<!-- {_ON} -->'
            f'<trans-unit id="b"><target>{_CLAIM}</target></trans-unit></file></xliff>'
        ),
        "unit b",
    ),
    "strings.xml": (
        (
            f'<resources>\n<!-- {_OFF} -->\n<string name="a">{_CLAIM}</string>\n<!-- {_ON} -->\n'
            f'<string name="b">{_CLAIM}</string>\n</resources>\n'
        ),
        "b",
    ),
    "a.arb": (f'{{\n// {_OFF}\n"a": "{_CLAIM}",\n// {_ON}\n"b": "{_CLAIM}"\n}}\n', "b"),
    "a.strings": (f'/* {_OFF} */\n"a" = "{_CLAIM}";\n// {_ON}\n"b" = "{_CLAIM}";\n', "b"),
    "a.vtt": (
        (
            f"WEBVTT\n\nNOTE {_OFF}\n\n00:01.000 --> 00:02.000\n{_CLAIM}\n\nNOTE {_ON}\n\n"
            f"00:09.000 --> 00:10.000\n{_CLAIM}\n"
        ),
        "cue 2 at 00:00:09",
    ),
    "a.rst": (f".. {_OFF}\n\n{_CLAIM}\n\n.. {_ON}\n\n{_CLAIM}\n", None),
    "a.adoc": (f"// {_OFF}\n\n{_CLAIM}\n\n////\n{_ON}\n////\n\n{_CLAIM}\n", None),
    "a.eml": (
        (
            "Subject: News\nContent-Type: text/html; charset=utf-8\n\n"
            f"<!-- {_OFF} --><p>{_CLAIM}</p>\n<!-- {_ON} --><p>{_CLAIM}</p>\n"
        ),
        "HTML body, line 2",
    ),
}


@pytest.mark.parametrize("name", _FORMATS)
def test_a_comment_of_the_format_allows_what_it_encloses(desk: Desk, name: str) -> None:
    text, place = _FORMATS[name]
    desk.write(name, text)
    report = json.loads(desk.check("--format=json", name).stdout)
    assert report["failures"] == []
    assert [(each["code"], each["place"]) for each in report["findings"]] == [("ZZZ001", place)]
    assert report["summary"]["suppressed"] == 1


@pytest.mark.parametrize("name", ["a.adoc", "a.rst"])
def test_a_whole_file_may_be_allowed(desk: Desk, name: str) -> None:
    mark = {"a.adoc": "//", "a.rst": ".."}[name]
    parted = "\n" if name == "a.rst" else ""
    desk.write(name, f"{mark} claimlint-disable-file counsel agreed\n{parted}{_CLAIM}\n")
    report = json.loads(desk.check("--format=json", name).stdout)
    assert report["findings"] == []
    assert report["summary"]["suppressed"] == 1
