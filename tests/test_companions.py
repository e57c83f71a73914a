"""Rules that look beside a claim: what must stand with it, what must not, and how near."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimlint.engine import Linter
from claimlint.readers import read
from claimlint.report import Profile
from claimlint.rulebook.model import RuleError
from claimlint.rulebook.nodes import compose
from claimlint.rulebook.schema import parse_rules
from tests.packs import packed

if TYPE_CHECKING:
    from claimlint.finding import Dismissal, Finding
    from claimlint.rulebook import Rulebook

RULE = """\
- code: {code}
  name: {name}
  category: disclosure
  severity: {severity}
  applies: {{products: [supplement], markets: [us]}}
  message: A message.
  why: A reason.
  instead: Say horse.
  sources: [law]
  match: [{{phrase: {match}}}]
  beside: {{{beside}}}
  examples: {{bad: ["A [[horse]]."], good: [A horse.]}}
"""
NEAR = ("sentence", "neighbours", "block", "document")
NOTE = "The zebra has not been weighed."
DRAGON = 'present: ["green dragon", {phrase: "red mule"}]'


def rule(code: str, match: str, beside: str, severity: str = "error") -> str:
    return RULE.format(code=code, name=code.lower(), severity=severity, match=match, beside=beside)


RULES = (
    rule(
        "ZZB001",
        "purple unicorn",
        'missing: ["zebra has not been weighed", "(no | not) stripes"], least: 3',
    ),
    rule("ZZB002", "tame unicorn", DRAGON),
    rule("ZZB003", "small griffin", DRAGON, "warning"),
    rule("ZZB004", "small griffin of yore", DRAGON),
    rule("ZZB005", "first purple unicorn", "present: [horse]"),
    rule("ZZB006", "linked unicorn", 'missing: ["zebra has not been weighed"], linked: true'),
    *(rule(f"ZZC00{i}", f"{near} mare", f"{DRAGON}, near: {near}") for i, near in enumerate(NEAR)),
    *(
        rule(f"ZZD00{i}", f"{near} colt", f'missing: ["green dragon"], near: {near}')
        for i, near in enumerate(NEAR)
    ),
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return packed(tmp_path_factory.mktemp("pack"), "".join(RULES))


def linted(
    book: Rulebook, text: str, product: str = "supplement"
) -> tuple[list[Finding], list[Dismissal]]:
    linter = Linter(book, Profile(product, ("us",), "2026-11-21"))
    return linter.lint(read("x.txt", text.encode()))


def found(book: Rulebook, text: str, product: str = "supplement") -> list[str]:
    return [f"{finding.code} {finding.start}" for finding in linted(book, text, product)[0]]


def test_a_claim_without_its_statement_is_found_once(book: Rulebook) -> None:
    text = "Hello.\n\nA purple unicorn.\n\nMore.\n\nAnother purple unicorn."
    assert found(book, text) == ["ZZB001 10"]


def test_a_claim_with_its_statement_is_left_alone(book: Rulebook) -> None:
    assert found(book, f"Hello.\n\nA purple unicorn.\n\n{NOTE} It has no stripes.") == []


def test_every_part_of_the_statement_is_needed(book: Rulebook) -> None:
    assert found(book, f"Hello.\n\nA purple unicorn.\n\n{NOTE}") == ["ZZB001 10"]
    assert found(book, "Hello.\n\nA purple unicorn.\n\nIt has no stripes.") == ["ZZB001 10"]


def test_in_an_excerpt_nothing_is_missed(book: Rulebook) -> None:
    assert found(book, "A purple unicorn. A horse.") == []
    assert found(book, "A purple unicorn. A horse. A zebra.") == ["ZZB001 2"]


def test_of_another_product_nothing_is_asked(book: Rulebook) -> None:
    assert found(book, "Hello. A purple unicorn. A horse.", "cosmetic") == []


def test_guards_are_asked_about_the_claim(book: Rulebook) -> None:
    assert found(book, "Hello. This is not a purple unicorn. A horse.") == []


@pytest.mark.parametrize(("reach", "near"), list(enumerate(NEAR)))
def test_nearness(book: Rulebook, reach: int, near: str) -> None:
    for distance, text in enumerate(
        (
            "A {} and a green dragon.",
            "A {}. A green dragon.",
            "A {}. A horse. A green dragon.",
            "A {}.\n\nA horse.\n\nA green dragon.",
        )
    ):
        present, missing = text.format(f"{near} mare"), text.format(f"{near} colt")
        assert bool(found(book, present)) is (distance <= reach), present
        assert bool(found(book, missing)) is (distance > reach), missing


def test_neighbours_may_stand_in_two_paragraphs(book: Rulebook) -> None:
    assert found(book, "A green dragon.\n\nA neighbours mare.") == ["ZZC001 19"]


def test_what_is_near_is_told_at_every_claim(book: Rulebook) -> None:
    assert found(book, "A block colt. A horse. A block colt.") == ["ZZD002 2", "ZZD002 25"]


def test_one_of_several_statements_undoes_the_claim(book: Rulebook) -> None:
    assert found(book, "A tame unicorn. A red mule.") == ["ZZB002 2"]
    assert found(book, "A tame unicorn. A red horse.") == []


def test_a_denied_statement_undoes_nothing(book: Rulebook) -> None:
    assert found(book, "A tame unicorn. There is no green dragon.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"A linked unicorn.*\n\nA horse.\n\n*{NOTE}", []),
        (f"A linked unicorn.\n\n{NOTE}\n\nA horse.", []),
        (f"A linked unicorn.\n\nA horse.\n\n{NOTE}", ["ZZB006 2"]),
        (f"A linked unicorn†.\n\nA horse.\n\n*{NOTE}", ["ZZB006 2"]),
        (f"A linked unicorn†.\n\nA horse.\n\n† {NOTE}", []),
    ],
)
def test_a_mark_links_claim_and_statement(book: Rulebook, text: str, expected: list[str]) -> None:
    assert found(book, text) == expected


def test_of_two_findings_in_one_place_the_more_severe_stays(book: Rulebook) -> None:
    (finding,) = linted(book, "A small griffin of yore. A green dragon.")[0]
    assert (finding.code, finding.also) == ("ZZB004", ("ZZB003",))


def test_a_missing_statement_is_told_where_least_is_said(book: Rulebook) -> None:
    text = "The first purple unicorn. A horse. The next purple unicorn."
    assert found(book, text) == ["ZZB005 4", "ZZB001 44"]


def test_only_claims_are_told_as_dismissed(book: Rulebook) -> None:
    dismissed = linted(book, "Not a tame unicorn. Not a green dragon.")[1]
    assert [dismissal.text for dismissal in dismissed] == ["tame unicorn"]


@pytest.mark.parametrize(
    ("beside", "message"),
    [
        ("near: block", "give either 'missing' or 'present'"),
        ("missing: [horse], present: [horse]", "give either 'missing' or 'present'"),
        ("present: []", "at least one phrase or claim is needed"),
        ("present: [horse], linked: true", "only what may not be missing can be linked"),
        ("present: [horse], near: page", "'page' is not known here"),
        ("present: [horse], least: few", "'few' is not a whole number"),
    ],
)
def test_faults_are_named_with_file_and_line(beside: str, message: str) -> None:
    root = compose("pack.yaml", rule("ZZB001", "unicorn", beside).encode())
    assert root is not None
    with pytest.raises(RuleError) as caught:
        parse_rules(root)
    assert str(caught.value).startswith("pack.yaml:11: ")
    assert message in str(caught.value)
