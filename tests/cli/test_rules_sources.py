"""``rules sources``: every source, how far it was read, and what rests on it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Desk

UNUSED = """\
- id: zz-old
  title: Old act
  citation: 0 Z. 1
  issuer: Parliament of Z
  url: https://example.org/old
  date: "1900"
  status: statute
  jurisdiction: us
  verified: partly verified
  url_seen: false
"""


@pytest.fixture
def library(desk: Desk) -> Desk:
    desk.write("more/sources.yaml", UNUSED)
    desk.write("claimlint.yaml", f"rules: [{desk.pack}, more]\n")
    return desk


def test_text(library: Desk) -> None:
    result = library.run("rules", "sources")
    assert result.exit_code == 0
    assert result.stdout == (
        "zz-law [verified]\n"
        "  1 Z. 2: Beasts Act, Parliament of Z, 2020-01-01\n"
        "  https://example.org/law\n"
        "  Cited by ZZZ001, ZZZ002\n\n"
        "zz-note [from memory, address not opened]\n"
        "  Note 7: Note on beasts, Office of Z, 2021-01-01\n"
        "  https://example.org/note\n"
        "  Cited by ZZY003, ZZZ002\n\n"
        "zz-old [partly verified, address not opened]\n"
        "  0 Z. 1: Old act, Parliament of Z, 1900\n"
        "  https://example.org/old\n"
        "  Cited by no rule\n\n"
        "3 sources: 1 verified, 1 partly verified, 1 from memory; 1 cited by no rule\n"
    )


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ([], ["zz-law", "zz-note", "zz-old"]),
        (["--unused"], ["zz-old"]),
        (["--unverified"], ["zz-note", "zz-old"]),
        (["--unused", "--unverified"], ["zz-old"]),
    ],
)
def test_filters(library: Desk, options: list[str], ids: list[str]) -> None:
    lines = library.run("rules", "sources", "--format=concise", *options).stdout.splitlines()
    assert [line.partition(":")[0] for line in lines] == ids
    listed = json.loads(library.run("rules", "sources", "--format=json", *options).stdout)
    assert [entry["id"] for entry in listed] == ids


def test_lines_and_json_say_the_same(library: Desk) -> None:
    lines = library.run("rules", "sources", "--format=concise").stdout.splitlines()
    assert lines[0] == "zz-law: 1 Z. 2 [verified] ZZZ001,ZZZ002"
    assert lines[2] == "zz-old: 0 Z. 1 [partly verified, address not opened] -"
    listed = json.loads(library.run("rules", "sources", "--format=json").stdout)
    assert listed[1]["rules"] == ["ZZY003", "ZZZ002"]
    assert listed[1]["verified"] == "from memory"
    assert listed[2]["rules"] == []


def test_what_a_title_holds_is_no_order_to_the_terminal(library: Desk) -> None:
    library.write("more/sources.yaml", UNUSED.replace("Old act", r'"Old \e[31m act\u202e"'))
    said = library.run("rules", "sources", "--unused").stdout
    assert "Old [31m act, Parliament" in said


def test_a_cited_source_that_is_missing_is_an_error(library: Desk) -> None:
    rules = (library.pack / "beasts.yaml").read_text().replace("zz-law", "zz-lost")
    library.write("more/rules.yaml", rules.replace("ZZ", "YY").replace("ed\n  cat", "ed-y\n  cat"))
    result = library.run("rules", "sources")
    assert "more/rules.yaml:1: rule YYZ001 cites unknown source 'zz-lost'" in result.stderr
    assert (result.stdout, result.exit_code) == ("", 2)


def test_an_unknown_format(library: Desk) -> None:
    result = library.run("rules", "sources", "--format=jsn")
    assert "did you mean 'json'?" in result.stderr
    assert result.exit_code == 2
