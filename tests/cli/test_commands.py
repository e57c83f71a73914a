"""``explain``, ``rules list`` and ``rules test``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Desk


def test_explain_says_everything(desk: Desk) -> None:
    result = desk.run("explain", "ZZZ001", "zzz002")
    assert result.exit_code == 0
    for part in (
        "ZZZ001 unicorn-promised (evidence)",
        "Promises a unicorn.",
        "There are none.",
        "warning for supplement",
        "Meet the [[purple unicorn]].",
        "Meet the purple horse.",
        "Looks a little like a horse.",
        "1 Z. 2: Beasts Act, Parliament of Z, 2020-01-01",
        "https://example.org/law [verified]",
        "<!-- claimlint-disable-next-line ZZZ001 the reason -->",
        "ZZZ002 dragon-promised",
        "No wording can be offered: Nobody may sell one.",
        "https://example.org/note [from memory, address not opened]",
        "Markets: eu.",
    ):
        assert part in result.stdout


def test_explain_knows_the_house_rules(desk: Desk) -> None:
    result = desk.run("explain", "CLM001", "CLM002")
    assert "suppression-unused" in result.stdout
    assert "suppression-without-reason" in result.stdout
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("ZZZ003", "no rule has the code 'ZZZ003'; did you mean ZZ"),
        ("unicorn-promised", "is the name of a rule, not its code; write ZZZ001"),
        ("%%%%", "see 'claimlint rules list'"),
    ],
)
def test_explain_an_unknown_code(desk: Desk, code: str, said: str) -> None:
    result = desk.run("explain", code)
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert (result.stdout, result.exit_code) == ("", 2)


def test_explain_wants_a_code(desk: Desk) -> None:
    result = desk.run("explain")
    assert "Missing argument" in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.exit_code == 2


def test_rules_list(desk: Desk) -> None:
    lines = desk.run("rules", "list").stdout.splitlines()
    assert lines[0].split() == ["CODE", "NAME", "CATEGORY", "SEVERITY", "PRODUCTS", "MARKETS"]
    rows = {line.split()[0]: line.split()[1:] for line in lines[1:-1]}
    assert rows["ZZZ001"] == ["unicorn-promised", "evidence", "error*", "all", "all"]
    assert rows["ZZZ002"] == ["dragon-promised", "evidence", "warning", "all", "eu"]
    assert "CLM001" in rows
    assert list(rows) == sorted(rows)
    assert lines[-1] == f"{len(rows)} rules"


def test_rules_list_agrees_with_the_count_in_a_report(desk: Desk) -> None:
    listed = json.loads(desk.run("rules", "list", "--format=json").stdout)
    report = json.loads(desk.run("check", "--format=json", "-", stdin="x").stdout)
    assert report["rules"]["count"] == len(listed)
    (unicorn,) = [rule for rule in listed if rule["code"] == "ZZZ001"]
    assert unicorn["sources"][0]["citation"] == "1 Z. 2"
    assert unicorn["bad"][0]["spans"] == [[9, 23]]


@pytest.mark.parametrize(
    ("options", "inside", "outside"),
    [
        (["--market=us"], "ZZZ001", "ZZZ002"),
        (["--market=fr"], "ZZZ002", None),
        (["--category=suppression"], "CLM001", "ZZZ001"),
        (["--product=food"], "ZZZ001", None),
    ],
)
def test_rules_list_filters(
    desk: Desk, options: list[str], inside: str, outside: str | None
) -> None:
    codes = [
        line.split()[0]
        for line in desk.run("rules", "list", "--format=concise", *options).stdout.splitlines()
    ]
    assert inside in codes
    assert outside not in codes


def test_rules_list_wrong_category(desk: Desk) -> None:
    result = desk.run("rules", "list", "--category=evidenc")
    assert "did you mean 'evidence'?" in result.stderr
    assert result.exit_code == 2


def test_rules_test_of_a_pack(desk: Desk) -> None:
    result = desk.run("rules", "test", str(desk.pack))
    assert result.stdout == ""
    assert result.stderr == "3 rules, 6 examples, 0 failures\n"
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("names", "rules"),
    [(["ZZZ001"], 1), (["zzz"], 2), (["ZZZ", "ZZY003"], 3), (["ZZZ", "pack"], 3)],
)
def test_rules_test_of_codes(desk: Desk, names: list[str], rules: int) -> None:
    chosen = [str(desk.pack) if name == "pack" else name for name in names]
    result = desk.run("rules", "test", *chosen)
    assert result.stderr.startswith(f"{rules} rule")
    assert result.exit_code == 0


GOOD = "{text: This is not a purple BEAST., because: negated}"
# One rule each: what its example or wording is, and what must be said of it.
FAULTY = {
    "kraken": (
        {"bad": "Meet the [[purple kraken]], a purple kraken."},
        "bad: nothing else is to be found, CODE 'purple kraken' is",
    ),
    "wyvern": (
        {"bad": "Meet the [[yellow wyvern]]."},
        "bad: 'yellow wyvern' is to be found, found is nothing",
    ),
    "griffin": (
        {"bad": "Meet [[the purple]] griffin."},
        "bad: 'the purple' is to be found, found is CODE 'purple griffin'",
    ),
    "phoenix": (
        {"good": "Meet the purple phoenix."},
        "good: nothing is to be found in 'Meet the purple phoenix.', CODE 'purple phoenix' is",
    ),
    "sphinx": (
        {"good": "{text: Meet the purple horse., because: negated}"},
        "good: 'Meet the purple horse.' proves nothing about 'negated': without that guard ...",
    ),
    "satyr": (
        {"good": "{text: Meet the purple horse., because: negate}"},
        "good: 'negate' is no guard; did you mean 'negated'?",
    ),
    "basilisk": (
        {"instead": "Say purple basilisk."},
        "code: the wording offered is to pass for 'general', CODE 'purple basilisk' is found",
    ),
    "centaur": ({}, ""),
    "hydra": ({"when": 'since: "2999-01-01"'}, ""),
    "chimera": ({"when": 'until: "2001-01-01"'}, ""),
}


def faulty_pack() -> str:
    rules = []
    for number, (beast, (fault, _)) in enumerate(FAULTY.items()):
        parts = {"bad": "Meet the [[purple BEAST]].", "good": GOOD, "instead": "Say horse."}
        parts["when"] = 'since: "2001-01-01"'
        parts |= fault
        rules.append(
            f"""\
- code: ZZX00{number}
  name: faulty-{beast}
  category: evidence
  severity: error
  {parts["when"]}
  message: A message.
  why: A reason.
  instead: {parts["instead"]}
  sources: [own-law]
  match: [{{phrase: purple {beast}}}]
  examples:
    bad:
      - "{parts["bad"]}"
    good:
      - {parts["good"]}
""".replace("BEAST", beast)
        )
    return "".join(rules)


def test_examples_that_fail(desk: Desk) -> None:
    desk.write("own/rules.yaml", faulty_pack())
    sources = (desk.pack / "sources.yaml").read_text().replace("zz-", "own-")
    desk.write("own/sources.yaml", sources)
    result = desk.run("rules", "test", "--no-config", "own")
    expected = []
    for number, (_, said) in enumerate(FAULTY.values()):
        if said:
            where, _, what = said.partition(": ")
            line = number * 15 + {"code": 1, "bad": 13, "good": 15}[where]
            code = f"ZZX00{number}"
            what = what.replace("...", "nothing is found by this rule either")
            expected.append(f"own/rules.yaml:{line}: {code}: {what.replace('CODE', code)}")
    assert result.stdout.splitlines() == expected
    assert result.stderr == "10 rules, 20 examples, 7 failures\n"
    assert result.exit_code == 1
    assert desk.run("rules", "test", "--quiet", "--no-config", "own").stderr == ""


def test_a_defect_fails_the_example(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("claimlint.engine.Linter.lint", broken)
    result = desk.run("rules", "test", str(desk.pack))
    assert result.stdout.count("internal error in an example: ZeroDivisionError") == 6 + 1
    assert result.exit_code == 1


def test_an_example_that_another_rule_finds(desk: Desk) -> None:
    rule = (desk.pack / "beasts.yaml").read_text().partition("- code: ZZZ002")[0]
    rule = rule.replace("ZZZ001", "ZZW001").replace("unicorn-promised", "rival")
    rule = rule.replace("{default: error, supplement: warning}", "warning")
    desk.write("rival.yaml", rule)
    result = desk.run("rules", "test", "rival.yaml")
    assert "ZZW001: 'purple unicorn' is to be found by this rule, ZZZ001 finds it" in result.stdout
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nowhere"], "nowhere: no such rule file or folder, and no rule has that code"),
        (["QQQ001"], "QQQ001: no such rule file or folder, and no rule has that code"),
        (["empty"], "empty: no rule is defined here"),
        (["broken.yaml"], "broken.yaml:1: "),
    ],
)
def test_rules_test_of_what_is_none(desk: Desk, args: list[str], said: str) -> None:
    (desk.folder / "empty").mkdir()
    desk.write("broken.yaml", "- nothing: here\n")
    result = desk.run("rules", "test", *args)
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.exit_code == 2


def test_every_command_has_help(desk: Desk) -> None:
    for args in ([], ["check"], ["explain"], ["rules"], ["rules", "list"], ["rules", "test"]):
        result = desk.run(*args, "--help")
        assert result.exit_code == 0
        assert result.stdout.startswith(f"Usage: {' '.join(['claimlint', *args])} ")


def test_version(desk: Desk) -> None:
    from claimlint import __version__

    assert desk.run("--version").stdout == f"claimlint, version {__version__}\n"
