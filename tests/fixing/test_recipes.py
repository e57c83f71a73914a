"""Fixes in rule files: what is refused, and what the rules' own tests say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimlint.rulebook.model import RuleError
from claimlint.rulebook.nodes import compose
from claimlint.rulebook.recipes import parse_fix
from tests.fixing.conftest import RULES

if TYPE_CHECKING:
    from tests.cli.conftest import Desk


def parsed(text: str) -> object:
    node = compose("rules.yaml", text.encode())
    assert node is not None
    return parse_fix(node)


def test_a_text_stands_for_the_whole_claim() -> None:
    assert parsed('{replace: "", safety: safe}') == ("safe", (("", ""),))
    assert parsed("{replace: {a b~: c~}, safety: unsafe}") == ("unsafe", (("a b~", "c~"),))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{replace: x}", "'safety' is missing"),
        ("{safety: safe}", "'replace' is missing"),
        ("{replace: x, safety: sure}", "'sure' is not known here"),
        ("{replace: x, safety: safe, when: now}", "unknown key 'when'"),
        ("{replace: {}, safety: safe}", "at least one entry is needed"),
        ("{replace: {Heals it: x}, safety: safe}", "'Heals it' is not a run of words"),
        ("{replace: {'a, b': x}, safety: safe}", "'a, b' is not a run of words"),
        ("{replace: {a: b~}, safety: safe}", "'b~' takes the form of a word, but none with '~'"),
        ("{replace: b~, safety: safe}", "'b~' takes the form of a word"),
        ("{replace: {a~: b~ c~}, safety: safe}", "'b~ c~' has more than one '~'"),
    ],
)
def test_what_cannot_be_carried_out_is_refused(text: str, message: str) -> None:
    with pytest.raises(RuleError, match=r"rules\.yaml:1: ") as raised:
        parsed(text)
    assert message in str(raised.value)


def rules_test(desk: Desk, old: str, new: str) -> str:
    """What `rules test` says of the pack with a change in it."""
    assert old in RULES
    desk.write("pack/beasts.yaml", RULES.replace(old, new))
    desk.write("pack/sources.yaml", (desk.pack / "sources.yaml").read_bytes())
    (desk.folder / "claimlint.yaml").write_text("rules: [pack]\n")
    return desk.run("rules", "test", "pack").output


def test_the_fix_gives_what_the_example_says(desk: Desk) -> None:
    output = rules_test(desk, 'fixed: "Meet the horse."', 'fixed: "Meet a horse."')
    assert "the fix is to give 'Meet a horse.', it gives 'Meet the horse.'" in output


def test_the_fix_leaves_nothing_as_severe(desk: Desk) -> None:
    output = rules_test(
        desk, '["A [[tame ogre]]."]', '[{text: "A [[tame ogre]].", fixed: "A wild ogre."}]'
    )
    assert "the fix is to leave nothing as severe in 'A wild ogre.', it leaves ZZZ004" in output


def test_an_example_without_a_fix_is_wrong(desk: Desk) -> None:
    output = rules_test(
        desk, '["A [[wild ogre]]."]', '[{text: "A [[wild ogre]].", fixed: "An ogre."}]'
    )
    assert "the example says what a fix leaves, but the rule has none" in output


def test_a_fix_that_has_no_end_is_told(desk: Desk) -> None:
    output = rules_test(desk, '"troll": "giant"', '"troll": "old troll"')
    assert "the fix never comes to an end" in output


def test_a_fix_without_an_example_is_a_defect(desk: Desk) -> None:
    rules_test(desk, ', fixed: "Meet the horse."', "")
    output = desk.run("rules", "lint", "pack").output
    assert "ZZZ001: no bad example shows what the fix leaves" in output


def test_explain_tells_of_the_fix(desk: Desk) -> None:
    output = desk.run("explain", "ZZZ002").stdout
    assert "The fix changes the meaning: only --unsafe-fixes makes it." in output
    assert "'^ conjure~': write 'draw~ the shape of'" in output
