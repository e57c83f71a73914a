"""Comments in the copy, from the file to the report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Desk

UNUSED = "warning CLM001 [suppression-unused] This comment switches off nothing"


def found(desk: Desk, text: str, *options: str, name: str = "a.md") -> list[str]:
    desk.write(name, text)
    lines = desk.check("--quiet", *options, name).stdout.splitlines()
    return [line.removeprefix(f"{name}:") for line in lines]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize(
    "text",
    [
        "<!-- claimlint-disable-next-line ZZZ001 counsel agreed -->\nA purple unicorn.\n",
        "A purple unicorn. <!-- claimlint-disable-line ZZZ001 counsel agreed -->\n",
        "<!-- claimlint-disable ZZ counsel agreed -->\n\nA purple unicorn.\n",
        "A purple unicorn.\n\n<!-- claimlint-disable-file a quotation -->\n",
    ],
)
def test_a_comment_allows_a_claim(desk: Desk, text: str, name: str) -> None:
    assert found(desk, text, name=name) == []


def test_suppressed_findings_are_counted(desk: Desk) -> None:
    desk.write("a.md", "A purple unicorn. <!-- claimlint-disable-line ZZZ001 agreed -->\n")
    report = json.loads(desk.check("--format=json", "a.md").stdout)
    assert report["summary"]["suppressed"] == 1
    assert report["findings"] == []
    assert desk.check("a.md").stderr == "1 file, no findings, 1 suppressed\n"


def test_a_block_ends_at_enable(desk: Desk) -> None:
    text = (
        "<!-- claimlint-disable ZZZ001 agreed -->\n\nA purple unicorn.\n\n"
        "<!-- claimlint-enable ZZZ001 -->\n\nA purple unicorn.\n"
    )
    assert found(desk, text) == ["7:3: error ZZZ001 [unicorn-promised] Promises a unicorn."]


def test_an_unused_comment_is_reported(desk: Desk) -> None:
    text = "<!-- claimlint-disable-next-line ZZZ001 agreed -->\nA purple horse.\n"
    assert found(desk, text) == [f"1:1: {UNUSED} (no claim is found here by ZZZ001)."]


def test_a_missing_reason_is_reported(desk: Desk) -> None:
    text = "A purple unicorn. <!-- claimlint-disable-line ZZZ001 -->\n"
    (line,) = found(desk, text)
    assert line.startswith("1:19: info CLM002 [suppression-without-reason] ")
    assert desk.check("a.md").exit_code == 0


def test_a_comment_for_another_market_is_not_called_unused(desk: Desk) -> None:
    text = "A green dragon. <!-- claimlint-disable-line ZZZ002 agreed -->\n"
    assert found(desk, text, "--market=eu") == []
    assert found(desk, text, "--market=us") == []


def test_a_comment_for_a_deselected_rule_is_not_called_unused(desk: Desk) -> None:
    text = "A purple unicorn. <!-- claimlint-disable-line ZZZ001 agreed -->\n"
    assert found(desk, text, "--ignore=ZZZ001") == []


def test_findings_about_comments_can_be_ignored(desk: Desk) -> None:
    text = "<!-- claimlint-disable-next-line ZZZ001 -->\nA purple horse.\n"
    assert found(desk, text, "--ignore=CLM001,CLM002") == []


@pytest.mark.parametrize("form", ["text", "concise", "json"])
def test_every_format_knows_the_house_rules(desk: Desk, form: str) -> None:
    desk.write("a.md", "<!-- claimlint-disable -->\n\nA horse.\n")
    result = desk.check(f"--format={form}", "--statistics", "a.md")
    assert "CLM001" in result.stdout
    assert "suppression-without-reason" in result.stdout
    assert result.exit_code == 1
