"""``rules new`` and ``rules test --watch``: from nothing to a rule that passes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from claimlint.rulebook.nodes import compose
from claimlint.rulebook.schema import parse_rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Desk

GIVEN = ["--category=safety", "--name=nap-harmless", "--source=zz-law"]
FILLED = {
    'severity: "off"': "severity: error",
    "TODO Says in one sentence what is wrong, for a marketer.": "Promises a nap without harm.",
    "TODO Says in one paragraph what the law asks for and why such wording fails.": "It harms.",
    "TODO wording that may be used.": "A nap.",
    "todo the words to look for": "blameless nap",
    "TODO Our cream [[makes the claim]].": "Our cream is a [[blameless nap]].",
    "TODO [[The claim]] as a heading": "[[Blameless nap]]",
    "TODO Customers say [[the claim]] in other words.": "They speak of a [[blameless nap]].",
    "TODO Our cream does not make the claim.": "Our cream is not a blameless nap.",
    "TODO A fact with the same words.": "A nap is short.",
    "TODO A claim about the look only.": "You look blameless.",
}


@pytest.fixture
def own(desk: Desk) -> Desk:
    """A desk whose first pack is a folder of its own."""
    (desk.folder / "own").mkdir()
    desk.write("claimlint.yaml", f"rules: [own, {desk.pack}]\n")
    return desk


def fill_in(desk: Desk, name: str) -> None:
    path = desk.folder / name
    text = path.read_text()
    for placeholder, words in FILLED.items():
        assert text.count(placeholder) == 1, placeholder
        text = text.replace(placeholder, words)
    path.write_text(text)


def test_a_rule_from_the_skeleton_to_the_passed_test(own: Desk) -> None:
    begun = own.run("rules", "new", *GIVEN)
    assert begun.stdout.splitlines() == [
        f"{os.path.join('own', 'safety.yaml')}:1: OWN001 nap-harmless",
        "Fill it in, and see what is left with: claimlint rules test --watch OWN001",
    ]
    assert begun.exit_code == 0
    draft = own.run("rules", "test", "OWN001")
    assert draft.stdout == (
        "own/safety.yaml:1: OWN001: is a draft: fill in severity, message, why, instead, the "
        "examples on lines 26, 27, 28, 31, 32, 33, and 'match'\n"
    )
    assert draft.exit_code == 1
    fill_in(own, "own/safety.yaml")
    for command in ("test", "lint"):
        result = own.run("rules", command, "OWN001")
        assert (result.stdout, result.exit_code) == ("", 0)
    found = own.run("check", "--format=concise", "--select=OWN", "-", stdin="A blameless nap.")
    assert "OWN001 [nap-harmless] Promises a nap without harm." in found.stdout


def test_a_draft_finds_nothing_in_copy(own: Desk) -> None:
    own.run("rules", "new", *GIVEN)
    result = own.run("check", "--select=OWN", "-", stdin="todo the words to look for")
    assert result.exit_code == 0


def test_a_half_filled_draft_names_the_rest(own: Desk) -> None:
    own.run("rules", "new", *GIVEN)
    path = own.folder / "own" / "safety.yaml"
    path.write_text(path.read_text().replace('"off"', "error").replace("TODO Says in one s", "S"))
    assert "is a draft: fill in why, instead, the examples on lines 26," in (
        own.run("rules", "test", "own").stdout
    )


@pytest.mark.parametrize(
    ("options", "line", "place"),
    [
        ([], "OWN001", "own/safety.yaml:1"),
        (["--code=abc"], "ABC001", "own/safety.yaml:1"),
        (["--code=ABC042"], "ABC042", "own/safety.yaml:1"),
        (["--code=zzz"], "ZZZ003", "own/safety.yaml:1"),
        (["--pack=new/pack.yaml"], "OWN001", "new/pack.yaml:1"),
        (["--pack=new"], "OWN001", "new/safety.yaml:1"),
    ],
)
def test_code_and_file(own: Desk, options: list[str], line: str, place: str) -> None:
    said = own.run("rules", "new", *GIVEN, *options).stdout
    assert said.startswith(f"{place}: {line} nap-harmless\n")
    assert (own.folder / place.partition(":")[0]).is_file()


def test_the_next_rule_goes_where_its_like_stand(own: Desk) -> None:
    own.run("rules", "new", *GIVEN, "--code=NAP")
    (own.folder / "own" / "safety.yaml").rename(own.folder / "own" / "sleep.yaml")
    again = ["--category=safety", "--name=sleep-harmless", "--source=zz-law,zz-note"]
    said = own.run("rules", "new", *again)
    assert said.stdout.startswith("own/sleep.yaml:34: NAP002 sleep-harmless\n")
    root = compose("x", (own.folder / "own" / "sleep.yaml").read_bytes())
    assert root is not None
    first, second = (raw.rule for raw in parse_rules(root))
    assert second.sources == ("zz-law", "zz-note")
    assert (first.code, second.line) == ("NAP001", 34)


def test_a_pack_that_no_configuration_names_is_known_too(desk: Desk) -> None:
    desk.write("more/sources.yaml", (desk.pack / "sources.yaml").read_text().replace("zz-", "m-"))
    options = ["rules", "new", "--no-config", "--pack=more", "--category=safety", "--source=m-law"]
    assert "OWN001" in desk.run(*options, "--name=one").stdout
    assert "OWN002" in desk.run(*options, "--name=two").stdout
    assert "OWN001 has the name 'one'; choose another" in desk.run(*options, "--name=one").stderr
    assert "rules test --watch more/safety.yaml" in desk.run(*options, "--name=six").stdout


def test_what_stands_in_the_file_is_kept(own: Desk) -> None:
    before = "# our rules\r\n" + (own.pack / "beasts.yaml").read_text().replace("ZZ", "YY")
    before = before.replace("ed\n  category", "ed-too\n  category").rstrip("\n")
    path = own.write("own/safety.yaml", before)
    said = own.run("rules", "new", *GIVEN)
    assert said.exit_code == 0
    assert path.read_bytes().decode().startswith(before + "\n- code: OWN001\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--category=safty"], "'--category': 'safty' is not a category; did you mean 'safety'?"),
        (["--name=Nap Harmless"], "'--name': 'Nap Harmless' is no name; write lower case with"),
        (["--name=unicorn-promised"], "'--name': ZZZ001 has the name 'unicorn-promised'"),
        (["--source=zz-lw"], "did you mean 'zz-law'?"),
        (["--code=A1"], "'--code': 'A1' is no code; write three letters"),
        (["--code=ZZZ001"], "'--code': the code ZZZ001 is taken"),
        (["--pack=words.yaml"], "words.yaml:"),
        (["--pack=sources-x.yaml"], "sources-x.yaml: a file of that name holds sources; mend"),
        (["--pack=claimlint.yaml/x"], "claimlint.yaml/x/safety.yaml: cannot be written"),
    ],
)
def test_what_cannot_be_taken(own: Desk, options: list[str], said: str) -> None:
    words = own.write("words.yaml", "zz_nap:\n  about: sleep\n  nouns: [nap]\n")
    result = own.run("rules", "new", *GIVEN, *options)
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert (result.stdout, result.exit_code) == ("", 2)
    assert words.read_text().startswith("zz_nap:")
    assert "OWN001" not in words.read_text()


@pytest.mark.parametrize("option", GIVEN)
def test_what_is_missing_where_nobody_can_be_asked(own: Desk, option: str) -> None:
    result = own.run("rules", "new", *(each for each in GIVEN if each != option))
    assert f"missing option '{option.partition('=')[0]}'" in result.stderr
    assert result.exit_code == 2


def test_no_pack_to_write_to(desk: Desk) -> None:
    result = desk.run("rules", "new", *GIVEN, "--no-config")
    assert "there is no pack to write to; name a folder with --pack" in result.stderr
    assert result.exit_code == 2


def test_questions_at_a_terminal(own: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["safty", "safety", "nap-harmless", "NAP", "zz-law"])
    asked: list[str] = []

    def prompt(text: str, **_: object) -> str:
        asked.append(text)
        return next(answers)

    monkeypatch.setattr("click.prompt", prompt)
    monkeypatch.setattr("claimlint.cli.asking.can_ask", lambda: True)
    result = own.run("rules", "new")
    assert result.stdout.startswith("own/safety.yaml:1: NAP001 nap-harmless\n")
    assert "'safty' is not a category; did you mean 'safety'?" in result.stderr
    assert asked == ["Category", "Category", "Name", "Code", "Source"]


def test_watch(own: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    own.run("rules", "new", *GIVEN)
    path = own.folder / "own" / "safety.yaml"

    def spoil() -> None:
        path.write_text(path.read_text() + "- name: half-written\n")

    def mend() -> None:
        path.write_text(path.read_text().replace("- name: half-written\n", ""))

    def leave() -> None:
        raise KeyboardInterrupt

    steps: list[Callable[[], None]] = [
        lambda: None, lambda: fill_in(own, "own/safety.yaml"), spoil, mend, leave
    ]  # fmt: skip
    monkeypatch.setattr("time.sleep", lambda _: steps.pop(0)())
    result = own.run("rules", "test", "--watch", "OWN001")
    assert result.stdout.count("is a draft") == 1, "what does not change is not run again"
    said = [line for line in result.stderr.splitlines() if "watching" not in line]
    assert said == [
        "1 rule, 0 examples, 1 failure",
        "1 rule, 6 examples, 0 failures",
        "claimlint: own/safety.yaml:34: 'code' is missing",
        "1 rule, 6 examples, 0 failures",
        "",
    ]
    assert result.exit_code == 0
