"""Whom the copy speaks to: the option, the configuration, rules and their examples."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Desk

RULE = """\
- code: ZZB001
  name: griffin-prescribed
  category: status
  severity: error
  applies: {audience: [AUDIENCE]}
  message: Offers a griffin to everybody.
  why: Only vets may hear of griffins.
  instead: Ask your vet what may fly with you.
  sources: [own-law]
  match: [{phrase: tame griffin}]
  examples:
    bad: ["Meet the [[tame griffin]]."]
    good: [{text: Meet the tame griffin., audience: OTHER}]
"""
COPY = "Meet the tame griffin.\n"


@pytest.fixture
def clinic(desk: Desk) -> Desk:
    """A desk with a pack of its own: one rule for each audience, the one for consumers first."""
    rules = RULE.replace("AUDIENCE", "consumers").replace("OTHER", "professionals")
    other = RULE.replace("AUDIENCE", "professionals").replace("OTHER", "consumers")
    other = other.replace("ZZB001", "ZZB002").replace("griffin-prescribed", "griffin-promised")
    other = other.replace("tame griffin", "wild griffin")
    desk.write("own/rules.yaml", rules + other)
    sources = (desk.pack / "sources.yaml").read_text().replace("zz-", "own-")
    desk.write("own/sources.yaml", sources)
    desk.write("claimlint.yaml", "rules: [own]\n")
    return desk


def codes(desk: Desk, *args: str, stdin: str = COPY) -> list[str]:
    result = desk.check(*args, "-", stdin=stdin)
    return [line.split()[2] for line in result.stdout.splitlines()]


def test_consumers_are_meant_unless_something_else_is_said(clinic: Desk) -> None:
    assert codes(clinic) == ["ZZB001"]
    assert codes(clinic, "--audience=consumers") == ["ZZB001"]
    assert codes(clinic, "--audience=professionals") == []
    assert codes(clinic, "--audience=professionals", stdin="A wild griffin.") == ["ZZB002"]
    assert codes(clinic, stdin="A wild griffin.") == []


def test_the_configuration_names_it_and_the_command_line_wins(clinic: Desk) -> None:
    clinic.write("claimlint.yaml", "rules: [own]\naudience: professionals\n")
    assert codes(clinic) == []
    assert codes(clinic, "--audience=consumers") == ["ZZB001"]
    said = clinic.run("check", "--format=json", "-", stdin="x")
    assert json.loads(said.stdout)["profile"]["audience"] == "professionals"


def test_a_comment_for_a_rule_of_the_other_audience_allows_nothing(clinic: Desk) -> None:
    copy = f"<!-- claimlint-disable-file ZZB001 for vets -->\n\n{COPY}"
    name = "--stdin-filename=a.md"
    assert codes(clinic, name, stdin=copy) == []
    # Out of force is no reason to call the comment left over: another run needs it.
    assert codes(clinic, name, "--audience=professionals", stdin=copy) == []


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["check", "--audience=profesionals"], "'profesionals' is not a kind of audience; did you"),
        (["rules", "list", "--audience=x"], "known are consumers, professionals"),
    ],
)
def test_an_unknown_audience(desk: Desk, args: list[str], said: str) -> None:
    result = desk.run(*args)
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.exit_code == 2


def test_an_unknown_audience_in_files(clinic: Desk) -> None:
    clinic.write("claimlint.yaml", "rules: [own]\naudience: doctors\n")
    assert "claimlint.yaml:2: audience: 'doctors' is not" in clinic.run("check").stderr
    for wrong, said in (
        ("[doctors]", "'doctors' is not known here; known are consumers, professionals"),
        ("[]", "at least one entry is needed"),
    ):
        clinic.write("bad/sources.yaml", (clinic.pack / "sources.yaml").read_text())
        clinic.write("bad/rules.yaml", RULE.replace("[AUDIENCE]", wrong).replace("own", "zz"))
        result = clinic.run("rules", "test", "--no-config", "bad")
        assert f"rules.yaml:5: {said}" in result.stderr
        assert result.exit_code == 2


def test_examples_are_run_for_their_audience(clinic: Desk) -> None:
    result = clinic.run("rules", "test", "--no-config", "own")
    assert (result.stdout, result.exit_code) == ("", 0)


def test_explain_and_list_tell(clinic: Desk) -> None:
    said = clinic.run("explain", "ZZB002").stdout
    assert "Markets: all. Audience: professionals." in said
    assert "- Meet the wild griffin. (consumers)" in said
    listed = clinic.run("rules", "list", "--format=concise", "--audience=consumers").stdout
    assert "ZZB001" in listed
    assert "ZZB002" not in listed
