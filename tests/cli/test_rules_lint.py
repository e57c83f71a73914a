"""``rules lint``: every kind of defect is found where it is, and a tidy pack has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Desk

TIDY = """\
- code: ZZC001
  name: beast-promised
  category: evidence
  severity: {default: error, food: warning}
  message: Promises a beast.
  why: There are none.
  instead: Looks a little like a horse.
  sources: [own-law]
  match:
    - phrase: "purple @zz_beast"
      lacking: ["@zz_horse"]
  unless: {add: [referenced]}
  examples:
    bad:
      - "Meet the [[purple unicorn]]."
      - "Meet our [[purple dragons]]."
      - "Buy a [[purple unicorn]] today."
    good:
      - "Meet the purple horse."
      - {text: "This is not a purple unicorn.", because: negated}
      - {text: "It is a purple unicorn (Smith 2021).", because: referenced}
"""
LEXICONS = """\
zz_beast:
  about: beasts
  nouns: [dragon, unicorn]
  includes: [zz_other]
zz_horse:
  about: what is real
  words: [horse]
zz_other:
  about: more of them
  nouns: [wyvern]
"""
SECOND = (
    TIDY.replace("ZZC001", "ZZC002")
    .replace("beast-promised", "beast-sold")
    .replace('"purple @zz_beast"', "purple unicorn|dragons|kraken")
    .replace("Meet", "See")
    .replace("This is", "Here is")
    .replace("It is a", "Here stands a")
    .replace("Buy a [[purple unicorn]]", "Buy a [[purple kraken]]")
)


@pytest.fixture
def shelf(desk: Desk) -> Desk:
    desk.write("own/rules.yaml", TIDY)
    desk.write("own/lexicons.yaml", LEXICONS)
    sources = (desk.pack / "sources.yaml").read_text().replace("zz-", "own-")
    desk.write("own/sources.yaml", sources)
    desk.write("claimlint.yaml", "rules: [own]\n")
    return desk


def lint(desk: Desk, *names: str) -> list[str]:
    result = desk.run("rules", "lint", "--quiet", *(names or ("own",)))
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    assert result.exit_code == (1 if lines else 0)
    return lines


def test_a_tidy_pack_has_no_defect(shelf: Desk) -> None:
    result = shelf.run("rules", "lint", "own")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == "1 rule, 3 lexicons, 0 defects\n"


# What is written instead of what, and what is said: place, subject, words, kind.
IN_RULES = [
    ('      - "Meet our [[purple dragons]]."\n', "", "1: ZZC001: shows 2 bad of", "bad examples"),
    ('      - "Meet the purple horse."\n', "", "1: ZZC001: shows 2 good of", "good examples"),
    (", because: referenced", "", "1: ZZC001: adds the guard 'referenced', w", "guard not shown"),
    ("add: [referenced]", "add: [refrenced]", "1: ZZC001: no guard is called 'refrenced'; did y",
     "guard unknown"),
    ("because: negated", "because: doubted", "20: ZZC001: 'doubted' is not in force for",
     "guard unknown"),
    ("because: negated", "because: nagated", "20: ZZC001: no guard is called 'nagated'; did you",
     "guard unknown"),
    ("add: [referenced]", "add: [referenced, negated]", "1: ZZC001: 'negated' is in force anyway",
     "guard pointless"),
    ("add: [referenced]", "add: [referenced], drop: [doubted]", "1: ZZC001: 'doubted' counts only",
     "guard pointless"),
    ("Meet our [[purple dragons]]", "Meet  The [[purple unicorn]]", "16: ZZC001: ZZC001 has the s",
     "example twice"),
    ("Promises a beast.", "Promises a beast", "1: ZZC001: 'message' is no sentence", "text"),
    ("There are none.", "there are none.", "1: ZZC001: 'why' is no sentence", "text"),
    ("Looks a little like a horse.", "looks like a horse", "1: ZZC001: 'instead' begins", "text"),
    ("Looks a little like a horse.", "{none: ''}", "1: ZZC001: 'none' is empty; offer", "text"),
    ("Looks a little like a horse.", "Looks like a purple unicorn.",
     "1: ZZC001: the wording offered is to pass for 'general', ZZC001 'purple uni", "wording"),
    ("[own-law]", "[own-note]", "1: ZZC001: rests on sources from memory alone", "source unread"),
    ("[own-law]", "[own-law, own-law]", "1: ZZC001: cites 'own-law' more than", "source twice"),
    ("food: warning", "food@qq: warning", "1: ZZC001: 'qq' is no market", "never in force"),
    ("  message:", "  since: 2026-05-05\n  until: 2026-01-01\n  message:",
     "1: ZZC001: 'until' comes before 'since'", "never in force"),
    ("{default: error, food: warning}", "off", "1: ZZC001: is off for everything",
     "never in force"),
    ("  message:", "  applies: {products: [general]}\n  message:",
     "1: ZZC001: has a severity for 'food', to which", "severity idle"),
    ("  unless:", '    - phrase: "purple @zz_beast"\n      lacking: ["@zz_horse"]\n  unless:',
     "12: ZZC001: this rule looks for the same on line 10", "pattern twice"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said", "kind"), IN_RULES)
def test_defects_of_rules(shelf: Desk, old: str, new: str, said: str, kind: str) -> None:
    assert old in TIDY
    shelf.write("own/rules.yaml", TIDY.replace(old, new))
    lines = lint(shelf)
    assert any(
        line.startswith(f"own/rules.yaml:{said}") and line.endswith(f" [{kind}]") for line in lines
    ), lines


IN_LEXICONS = [
    ("[dragon, unicorn]", "[unicorn, dragon]", "3: zz_beast.nouns: 'dragon' comes before 'unicorn'",
     "not sorted"),
    ("[dragon, unicorn]", "[dragon, unicorn, unicorn]", "3: zz_beast.nouns: 'unicorn' stands here",
     "entry twice"),
    ("nouns: [dragon, unicorn]", "nouns: [dragon, unicorn]\n  words: [dragons]",
     "4: zz_beast.words: 'dragons' is a form of 'dragon' (nouns)", "entry twice"),
    ("[horse]", "[half-horse]", "7: zz_horse.words: 'half-horse' is never met: texts are",
     "entry never met"),
    ("[zz_other]", "[]", "9: zz_other: no rule and no guard looks into this", "lexicon unused"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said", "kind"), IN_LEXICONS)
def test_defects_of_lexicons(shelf: Desk, old: str, new: str, said: str, kind: str) -> None:
    assert old in LEXICONS
    shelf.write("own/lexicons.yaml", LEXICONS.replace(old, new))
    (line,) = lint(shelf)
    assert line.startswith(f"own/lexicons.yaml:{said}")
    assert line.endswith(f" [{kind}]")


def test_fix_sorts_what_was_named(shelf: Desk) -> None:
    shelf.write("own/lexicons.yaml", LEXICONS.replace("[dragon, unicorn]", "[unicorn, dragon]"))
    other = shelf.write("own/more.yaml", LEXICONS.replace("zz_", "zy_").replace("[d", "[z, d"))
    result = shelf.run("rules", "lint", "--fix", "own/lexicons.yaml")
    assert result.stderr.splitlines()[0] == "own/lexicons.yaml: sorted"
    assert (result.stdout, result.exit_code) == ("", 0)
    assert (shelf.folder / "own" / "lexicons.yaml").read_text() == LEXICONS
    assert "[z, dragon, unicorn]" in other.read_text()


def test_no_guard_shown(shelf: Desk) -> None:
    bare = TIDY.replace("  unless: {add: [referenced]}\n", "").replace(", because: negated", "")
    bare = bare.replace("It is a purple unicorn (Smith 2021).", "A horse.")
    bare = bare.replace(", because: referenced", "")
    shelf.write("own/rules.yaml", bare)
    (line,) = lint(shelf)
    assert line == (
        "own/rules.yaml:1: ZZC001: no good example says which guard saves it; the one on line 19 "
        "passes by it: add 'because: negated' there [no guard shown]"
    )
    shelf.write("own/rules.yaml", bare.replace("This is not a purple unicorn.", "A sheep."))
    (line,) = lint(shelf)
    assert "saves it; write the denial or the warning that comes closest" in line


def test_a_guard_that_an_example_shows_without_saying_so(shelf: Desk) -> None:
    shelf.write("own/rules.yaml", TIDY.replace(", because: referenced", ""))
    (line,) = lint(shelf)
    assert "the one on line 21 passes by it: add 'because: referenced' there" in line


def test_two_rules_that_find_the_same(shelf: Desk) -> None:
    shelf.write("own/rules.yaml", TIDY + SECOND)
    (line,) = lint(shelf)
    # Both mark "purple unicorn" and "purple dragons"; only the second knows the kraken.
    assert line.startswith("own/rules.yaml:1: ZZC001: ZZC001 and ZZC002 find the same words in 5 e")
    shelf.write("own/rules.yaml", TIDY + SECOND.replace("phrase: purple", "phrase: the|our purple"))
    assert not any("same finding" in line for line in lint(shelf))


@pytest.mark.parametrize(
    "more",
    [
        "  applies: {markets: [us]}\n",
        "  applies: {audience: [consumers]}\n",
        "  beside: {missing: [green pony], near: document}\n",
    ],
)
def test_a_rule_of_another_law_may_find_the_same(shelf: Desk, more: str) -> None:
    local = SECOND.replace("  message:", f"{more}  message:")
    shelf.write("own/rules.yaml", TIDY + local)
    assert not any("same finding" in line for line in lint(shelf))


def test_one_family_one_category(shelf: Desk) -> None:
    shelf.write("own/rules.yaml", TIDY + SECOND.replace("category: evidence", "category: safety"))
    (line,) = lint(shelf)
    assert "own/rules.yaml:22: ZZC002: ZZC stands for 'evidence' (as in ZZC001)" in line


def test_only_what_was_asked_for(shelf: Desk) -> None:
    shelf.write("own/rules.yaml", (TIDY + SECOND).replace("There are none.", "none"))
    assert {line.split()[1] for line in lint(shelf, "ZZC002")} == {"ZZC002:"}
    assert len(lint(shelf, "zzc")) == len(lint(shelf, "own/rules.yaml"))
    assert lint(shelf, "own/lexicons.yaml") == []
    assert shelf.run("rules", "lint", "own/lexicons.yaml").stderr == (
        "0 rules, 3 lexicons, 0 defects\n"
    )


def test_statistics(shelf: Desk) -> None:
    shelf.write("own/rules.yaml", TIDY.replace("There are none.", "none"))
    result = shelf.run("rules", "lint", "--statistics", "own")
    assert result.stdout.splitlines()[-1] == "    1  text"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere", "nowhere: no such rule file or folder"),
        ("empty", "empty: no rule and no lexicon is defined here"),
        ("broken.yaml", "broken.yaml:1: "),
    ],
)
def test_what_is_no_pack(shelf: Desk, name: str, said: str) -> None:
    shelf.write("broken.yaml", "- nothing: here\n")
    (shelf.folder / "empty").mkdir()
    result = shelf.run("rules", "lint", name)
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert (result.stdout, result.exit_code) == ("", 2)


def test_guards_count_as_users_of_lexicons() -> None:
    from claimlint.guards import negation
    from claimlint.project.quality.lexicons import names_in_code

    names = names_in_code()
    assert {*negation.CUES, "contrast", "clause_break"} <= names
    assert "zz_beast" not in names
