"""Feeds on the command line: places, records, configured fields and comments."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Desk

CSV = (
    'sku,title,Body (HTML)\nA-1,Horn,"<p>Meet ""the""\n<b>purple</b> unicorn.</p>"\nB-2,Bell,Tin\n'
)


def test_a_finding_stands_on_its_line_of_the_file(desk: Desk) -> None:
    desk.write("feed.csv", CSV)
    (finding,) = json.loads(desk.check("--format=json", "feed.csv").stdout)["findings"]
    assert (finding["line"], finding["column"]) == (3, 4)
    assert (finding["end_line"], finding["end_column"]) == (3, 22)
    assert CSV[finding["start"] : finding["end"]] == finding["text"] == "purple</b> unicorn"
    assert finding["place"] == "row 2, A-1, Body (HTML)"


@pytest.mark.parametrize(
    ("name", "source", "place"),
    [
        ("feed.tsv", "id\ttitle\n7\tThe purple unicorn\n", "row 2, 7, title"),
        ("feed.json", '[{"id": 7, "title": "The purple unicorn"}]', "[0].title (7)"),
        ("feed.jsonl", '{}\n{"id": 7, "title": "The purple unicorn"}\n', "line 2, title (7)"),
        ("feed.yaml", "items:\n- id: 7\n  title: The purple\n    unicorn\n", "items[0].title (7)"),
        ("feed.toml", "[[items]]\nid = '7'\ntitle = 'purple unicorn'\n", "items[0].title (7)"),
        ("feed.xml", "<x><item><id>7</id><y>purple unicorn</y></item></x>", "item 1, 7, y"),
    ],
)
def test_each_format_names_record_and_field(desk: Desk, name: str, source: str, place: str) -> None:
    desk.write(name, source)
    (finding,) = json.loads(desk.check("--format=json", name).stdout)["findings"]
    assert finding["place"] == place
    assert source[finding["start"] : finding["end"]] == finding["text"]


def test_standard_input_may_be_a_feed(desk: Desk) -> None:
    result = desk.check("-", "--stdin-filename=feed.csv", stdin=CSV)
    assert result.stdout.startswith("feed.csv:3:4: error ZZZ001")


def test_fields_can_be_configured(desk: Desk) -> None:
    desk.write("feed.csv", "sku,vendor,title\nA,The purple unicorn,The green dragon\n")
    assert desk.check("--market=eu", "feed.csv").stdout.count("ZZZ") == 1
    written = f"rules: [{desk.pack}]\nmarkets: eu\ncopy-fields: [Vendor]\n"
    desk.write("claimlint.yaml", written)
    assert desk.check("feed.csv").stdout.count("ZZZ") == 2
    desk.write("claimlint.yaml", written + "skip-fields: ['ti*']\n")
    assert "ZZZ001" in desk.check("feed.csv").stdout
    assert "ZZZ002" not in desk.check("feed.csv").stdout


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.csv", "sku,body\nA,<p>purple unicorn</p><!-- claimlint-disable-line ZZZ001 why -->\n"),
        ("a.yaml", "# claimlint-disable-next-line ZZZ001 why\na: purple unicorn\n"),
        ("a.toml", "a = 'purple unicorn' # claimlint-disable-line ZZZ001 why\n"),
        ("a.xml", "<x><!-- claimlint-disable-line ZZZ001 why --><y>purple unicorn</y></x>"),
        ("a.json", '{\n// claimlint-disable-next-line ZZZ001 why\n"a": "purple unicorn"}'),
    ],
)
def test_comments_allow_claims(desk: Desk, name: str, source: str) -> None:
    desk.write(name, source)
    result = desk.check(name)
    assert result.stdout == ""
    assert "1 suppressed" in result.stderr


def test_a_comment_that_allows_nothing_is_told(desk: Desk) -> None:
    desk.write("a.yaml", "# claimlint-disable-next-line ZZZ001 why\na: b\n")
    assert "a.yaml:1:1: warning CLM001" in desk.check("a.yaml").stdout


def test_a_file_may_say_what_it_is(desk: Desk) -> None:
    desk.write("a.yaml", "# claimlint: product=supplement\na: purple unicorn\n")
    assert "a.yaml:2:4: warning ZZZ001" in desk.check("a.yaml").stdout


@pytest.mark.parametrize(
    ("name", "source"),
    [("a.json", "{"), ("a.yaml", "a: ["), ("a.toml", "a"), ("a.xml", "<a>"), ("a.csv", 'a\n"b')],
)
def test_a_broken_feed_is_one_line_and_status_2(desk: Desk, name: str, source: str) -> None:
    desk.write(name, source)
    result = desk.check(name)
    assert result.exit_code == 2
    first, *_ = result.stderr.splitlines()
    assert first.startswith(f"claimlint: {name}: line ")


def test_findings_come_in_the_order_of_the_file(desk: Desk) -> None:
    desk.write("a.json", '{"a": "purple unicorn",\n"items": [{"a": "jolly gnome"}]}')
    lines = desk.check("a.json").stdout.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["a.json:1:8:", "a.json:2:18:"]
    found = json.loads(desk.check("--format=json", "a.json").stdout)["findings"]
    assert [finding["line"] for finding in found] == [1, 2]
