"""What the engine promises whatever the rules are: the same answer, once, in its place, in time."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import count, pairwise
from typing import TYPE_CHECKING, NamedTuple

import pytest

from benchmarks.texts import text
from claimlint.engine import LONG_TEXT, Linter, lint
from claimlint.readers import read
from claimlint.report import Profile
from claimlint.rulebook import load_rulebook
from claimlint.rulebook.locate import rules_directory
from claimlint.rulebook.phrases import PhraseError, parse_phrase
from tests.packs import packed

if TYPE_CHECKING:
    from pathlib import Path

    from claimlint.finding import Dismissal, Finding
    from claimlint.rulebook import Rulebook

PROFILE = Profile(product="cosmetic", markets=("us", "eu"), as_of="2026-11-01")
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NEUTRAL = "The shop opens at nine.\n\n" * 20
PACK = """\
- code: ZZA001
  name: heals
  category: certainty
  severity: warning
  message: A message.
  why: A reason.
  instead: Say horse.
  sources: [law]
  match: [{phrase: purple unicorn heals at night}]
  examples: {bad: ["A [[purple unicorn heals at night]]."], good: [A horse.]}
- code: ZZA002
  name: unicorn
  category: certainty
  severity: error
  message: A message.
  why: A reason.
  instead: Say horse.
  sources: [law]
  match: [{phrase: purple unicorn}]
  examples: {bad: ["A [[purple unicorn]]."], good: [A horse.]}
- code: ZZA003
  name: night
  category: certainty
  severity: error
  message: A message.
  why: A reason.
  instead: Say horse.
  sources: [law]
  match: [{phrase: unicorn heals at night}, {phrase: green dragon}]
  examples: {bad: ["A [[unicorn heals at night]]."], good: [A horse.]}
- code: ZZA004
  name: around
  category: certainty
  severity: error
  message: A message.
  why: A reason.
  instead: Say horse.
  sources: [law]
  match:
    - {phrase: griffin sings, before: ["@zza_stable"]}
    - {phrase: griffin weeps, after: ["@zza_stable"]}
    - {phrase: griffin naps, near: ["@zza_stable"]}
    - {claim: {effect: [tame~], target: [griffin]}, before: ["@zza_stable"], after: ["@zza_oats"]}
  examples: {bad: ["A stable. The [[griffin naps]]."], good: [A horse.]}
- code: ZZA005
  name: rest
  category: certainty
  severity: error
  message: A message.
  why: A reason.
  instead: Say horse.
  sources: [law]
  match: [{phrase: basilisk stares >}]
  examples: {bad: ["The [[basilisk stares at you]]."], good: [A horse.]}

- code: ZZA008
  name: phoenix
  category: certainty
  severity: error
  message: A phoenix.
  why: A reason.
  instead: Say hen.
  sources: [law]
  match: [{phrase: "phoenix !@zza_oats|eat~ .. nest"}, {phrase: "!grey|eat~ wyvern"}]
  examples: {bad: ["The [[phoenix burns its nest]]."], good: [A hen.]}
- code: ZZA009
  name: plume
  category: certainty
  severity: error
  message: A plume.
  why: A reason.
  instead: Say hen.
  sources: [law]
  match:
    - {claim: {effect: [tame~], target: ["@zza_plume"], within: 3}}
    - {claim: {effect: ["@zza_grey"], target: ["@zza_plume"], within: 3}}
  examples: {bad: ["[[Tames a hydra plume]]."], good: [A hen.]}
- code: ZZA010
  name: kraken
  category: certainty
  severity: error
  message: A kraken.
  why: A reason.
  instead: Say squid.
  sources: [law]
  match:
    - {phrase: kraken sings, lacking: ["@zza_stable"]}
    - {claim: {effect: [tame~], target: [kraken]}, lacking: ["@zza_stable"]}
  examples: {bad: ["The [[kraken sings]]."], good: [A squid.]}
"""
LEXICONS = """zza_stable: {about: Where horses live., nouns: [stable]}
zza_oats: {about: What horses eat., nouns: [oat]}
zza_grey: {about: What is grey., words: [grey hydra]}
zza_plume: {about: What beasts wear., words: [hydra plume]}
"""


class Place(NamedTuple):
    """A finding without its fingerprint, which counts the sentences that read the same."""

    code: str
    severity: str
    start: int
    end: int
    text: str
    also: tuple[str, ...]
    note: str | None


def found(
    book: Rulebook, copy: str, profile: Profile = PROFILE
) -> tuple[list[Finding], list[Dismissal]]:
    return lint(read("copy.txt", copy.encode()), book, profile)


def places(book: Rulebook, copy: str, at: int = 0) -> list[Place]:
    """The findings of ``copy`` as if it stood ``at`` code points into a longer text."""
    return [
        Place(f.code, f.severity, at + f.start, at + f.end, f.text, f.also, f.note)
        for f in found(book, copy)[0]
    ]


@pytest.fixture(scope="module")
def copy(book: Rulebook) -> str:
    """A long text: made-up copy, and after it every example of every rule, the bad without end."""
    examples = [e.text.rstrip(".!") for rule in book.rules for e in rule.bad]
    examples += [e.text for rule in book.rules for e in rule.good]
    return text("copy", LONG_TEXT) + "\n\n".join(" ".join(example.split()) for example in examples)


@pytest.fixture(scope="module")
def beasts(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    """Three rules whose phrases overlap, with the shipped words and without the shipped rules."""
    folder = tmp_path_factory.mktemp("beasts")
    (folder / "lexicons").mkdir()
    (folder / "lexicons" / "zza.yaml").write_text(LEXICONS)
    words = os.path.join(rules_directory(), "lexicons")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("claimlint.rulebook.load.rules_directory", lambda: words)
        return packed(folder, PACK)


def test_a_second_look_sees_the_same(book: Rulebook, copy: str) -> None:
    linter = Linter(book, PROFILE)
    document = read("copy.txt", copy.encode())
    first = linter.lint(document)
    assert len(first[0]) > 500
    assert len(first[1]) > 100
    assert first == linter.lint(document) == lint(document, book, PROFILE)


def test_order_of_hashing_changes_nothing(tmp_path: Path) -> None:
    """Neither when a text is linted nor when the rules are compiled, which is done anew here."""
    command = [sys.executable, "-m", "claimlint", "check", "--format=json", "--verbose"]
    command += ["--no-config", "--as-of=2026-11-01", "examples"]
    outputs = set()
    for seed, folder in (("1", None), ("2", None), ("3", tmp_path)):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        if folder:
            environment["CLAIMLINT_CACHE_DIR"] = os.fspath(folder)
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, check=False, timeout=120
        )
        assert done.returncode == 1, done.stderr
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_long_and_short_way_find_the_same(
    book: Rulebook, copy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(copy) > LONG_TEXT
    long_way = found(book, copy)
    monkeypatch.setattr("claimlint.engine.LONG_TEXT", 2 * len(copy))
    assert found(load_rulebook(), copy) == long_way


def test_where_the_search_pauses_changes_nothing(
    book: Rulebook, copy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule may look at the sentences beside, which may belong to another stretch."""
    expected = found(book, copy)
    monkeypatch.setattr("claimlint.matching.anchors._STRETCH", 1)
    assert found(book, copy) == expected


def test_without_the_automaton_the_same_is_found(
    book: Rulebook, copy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = found(book, copy)
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    with pytest.raises(ImportError):
        __import__("ahocorasick_rs")
    assert found(load_rulebook(), copy) == expected


def test_a_long_text_has_the_findings_of_its_parts(book: Rulebook) -> None:
    parts = [NEUTRAL + text("copy", 10_000, seed) + NEUTRAL for seed in range(25)]
    whole = "".join(parts)
    assert len(whole) > LONG_TEXT > 2 * len(parts[0])
    expected, at = [], 0
    for part in parts:
        expected += places(book, part, at)
        at += len(part)
    assert len(expected) > 250
    assert places(book, whole) == expected


def test_findings_of_a_text_do_not_overlap(book: Rulebook, copy: str) -> None:
    findings = found(book, copy)[0]
    assert any(finding.also for finding in findings)
    for one, other in pairwise(findings):
        assert one.end <= other.start, (one, other)
        assert one.code not in one.also


def test_of_overlapping_claims_the_most_severe_stays(beasts: Rulebook) -> None:
    (finding,) = found(beasts, "Our purple unicorn heals at night.")[0]
    assert (finding.code, finding.text) == ("ZZA003", "unicorn heals at night")
    assert finding.also == ("ZZA001", "ZZA002")


def test_claims_side_by_side_stay_apart(beasts: Rulebook) -> None:
    findings = found(beasts, "A purple unicorn, a green dragon, a purple unicorn.")[0]
    assert [(f.code, f.start, f.also) for f in findings] == [
        ("ZZA002", 2, ()),
        ("ZZA003", 20, ()),
        ("ZZA002", 36, ()),
    ]


def test_a_rule_that_is_not_wanted_hides_no_other(beasts: Rulebook) -> None:
    linter = Linter(beasts, PROFILE, wanted=lambda code: code != "ZZA003")
    (finding,) = linter.lint(read("copy.txt", b"A purple unicorn heals at night."))[0]
    assert (finding.code, finding.also) == ("ZZA002", ("ZZA001",))


@pytest.mark.parametrize(
    ("copy", "claims"),
    [
        ("A stable. The griffin sings.", ["griffin sings"]),
        ("A stable!\n\nThe griffin sings.", ["griffin sings"]),
        ("A stable. A horse. The griffin sings.", []),
        ("The griffin sings in the stable.", []),
        ("The griffin sings. A stable.", []),
        ("The griffin weeps. A stable.", ["griffin weeps"]),
        ("A stable. The griffin weeps.", []),
        ("A stable. The griffin naps.", ["griffin naps"]),
        ("The griffin naps. A stable.", ["griffin naps"]),
        ("The griffin naps in the stable.", ["griffin naps"]),
        ("The griffin naps.", []),
        ("A stable. We tamed the griffin. Oats.", ["tamed the griffin"]),
        ("A stable. We tamed the griffin. Hay.", []),
        ("Hay. We tamed the griffin. Oats.", []),
    ],
)
def test_conditions_on_the_sentences_around(beasts: Rulebook, copy: str, claims: list[str]) -> None:
    assert [f.text for f in found(beasts, copy)[0]] == claims


@pytest.mark.parametrize(
    ("copy", "claim"),
    [
        ("The basilisk stares.", "basilisk stares"),
        ("The basilisk stares at all of us!", "basilisk stares at all of us"),
        ("The basilisk stares at us, and we run.", "basilisk stares at us"),
        ("The basilisk stares at us (and runs).", "basilisk stares at us"),
        (f"The basilisk stares{' on' * 20}", f"basilisk stares{' on' * 12}"),
    ],
)
def test_the_rest_of_a_clause_belongs_to_the_phrase(
    beasts: Rulebook, copy: str, claim: str
) -> None:
    assert [f.text for f in found(beasts, copy)[0]] == [claim]


@pytest.mark.parametrize(
    ("copy", "claims"),
    [
        ("The phoenix burns its nest.", ["phoenix burns its nest"]),
        ("The phoenix eats its nest.", []),
        ("The phoenix oats nest.", []),
        ("The phoenix, nest.", []),
        ("The phoenix 3 nest.", []),
        ("The phoenix. Nest.", []),
        ("A red wyvern.", ["red wyvern"]),
        ("A grey wyvern.", []),
        ("Wyvern.", []),
    ],
)
def test_any_word_but_those_that_are_listed(beasts: Rulebook, copy: str, claims: list[str]) -> None:
    assert [f.text for f in found(beasts, copy)[0]] == claims


@pytest.mark.parametrize(
    ("copy", "claims"),
    [
        ("It tames a hydra plume.", ["tames a hydra plume"]),
        ("It tames a grey hydra plume.", ["tames a grey hydra plume"]),
        ("It tames a grey hydra.", []),
        ("A grey hydra plume.", []),
        ("A grey hydra, a hydra plume.", ["grey hydra, a hydra plume"]),
    ],
)
def test_a_term_may_begin_within_another(beasts: Rulebook, copy: str, claims: list[str]) -> None:
    """Yet no claim is made of two terms that share a word."""
    assert [f.text for f in found(beasts, copy)[0]] == claims


@pytest.mark.parametrize("claim", ["kraken sings", "tamed the kraken"])
@pytest.mark.parametrize(
    ("copy", "times"),
    [
        ("Our {}.", 1),
        ("Our {} in the stable.", 0),
        ("A stable is wet; our {}.", 1),
        ("A stable is wet, but this {}.", 1),
        ("A stable is wet, and our {}.", 1),
        ("A stable is wet, our {}.", 1),
        ("A stable is wet, our hay is dry; our {}.", 1),
        ("A stable is wet and our {}.", 0),
        ("A stable is wet; the old {}.", 0),
        ("The {}; our stable is wet.", 0),
        ("A stable is wet; our {} in no other stable.", 0),
        ("A stable is wet; our {}, which is not new.", 0),
    ],
)
def test_what_is_told_before_a_turn_to_the_goods_keeps_no_claim_back(
    beasts: Rulebook, claim: str, copy: str, times: int
) -> None:
    assert [f.text for f in found(beasts, copy.format(claim))[0]] == [claim] * times


@pytest.mark.parametrize("phrase", ["a > basilisk", "basilisk [stares >]", "> basilisk"])
def test_a_rest_stands_at_the_end(phrase: str) -> None:
    with pytest.raises(PhraseError, match="only at the end"):
        parse_phrase(phrase, int)


@pytest.mark.parametrize("phrase", ["(basilisk | gorgon) 's back", "basilisk [has|'s] stared"])
def test_a_possessive_does_not_stand_alone(phrase: str) -> None:
    """Sentences are searched without them, and an empty word would match behind the last."""
    with pytest.raises(PhraseError, match="'s\" stands alone"):
        parse_phrase(phrase, int)


@pytest.mark.parametrize(
    ("phrase", "plain"),
    [
        ("(horned) basilisk", "horned basilisk"),
        ("(old | (grey | white)) basilisk", "old|grey|white basilisk"),
        ("[(old | grey)] basilisk", "[old|grey] basilisk"),
        ("(old | very old | grey | white) basilisk", "(old | very old | grey|white) basilisk"),
    ],
)
def test_groups_are_as_plain_as_what_they_mean(phrase: str, plain: str) -> None:
    assert parse_phrase(phrase, int) == parse_phrase(plain, int)


def test_an_unknown_guard_is_refused(beasts: Rulebook) -> None:
    with pytest.raises(ValueError, match="no such guard: denied"):
        Linter(beasts, PROFILE, frozenset({"denied"}))


def calls(linter: Linter, copy: str) -> int:
    """How many functions are called while ``copy`` is linted."""
    document = read("copy.txt", copy.encode())
    counter = count()

    def notice(_frame: object, event: str, _argument: object) -> None:
        if event in {"call", "c_call"}:
            next(counter)

    before = sys.getprofile()
    sys.setprofile(notice)
    try:
        linter.lint(document)
    finally:
        sys.setprofile(before)
    return next(counter)


@pytest.mark.parametrize(
    "piece",
    [
        "Our serum heals eczema. ",
        "our serum heals eczema and ",
        "heals eczema, ",
        "not heals eczema ",
        "does not cure acne but ",
        "clinically proven to ",
        "our cream boosts collagen production ( ",
        '"heals eczema" (Smith 2020) ',
        "heals ",
        "e.g. ",
        "? ",
        "a,",
    ],
)
def test_work_on_one_line_is_in_proportion(book: Rulebook, piece: str) -> None:
    linter = Linter(book, PROFILE)
    sizes = (8_000, 32_000)
    calls(linter, piece * (sizes[0] // len(piece)))  # unpacks what the others would pay for
    small, large = (calls(linter, piece * (size // len(piece))) for size in sizes)
    assert large < 5 * small + 500


@pytest.mark.parametrize(
    "claim",
    [
        "cures eczema",
        "CURES ECZEMA",
        "сures eczеma",  # noqa: RUF001 - Cyrillic es and ie
        "cures\u00a0eczema",
        "cu\u00adres ec\u00adze\u00adma",
        "c\u200bures\u2060 eczema",
        "ｃｕｒｅｓ ｅｃｚｅｍａ",  # noqa: RUF001 - full width
        "𝐜𝐮𝐫𝐞𝐬 𝒆𝒄𝒛𝒆𝒎𝒂",  # noqa: RUF001 - mathematical
        "cures e\u0301cze\u0301ma",
        "cu\u0336r\u0336e\u0336s eczéma",
        "cures 🌿 eczema",
        "cures\neczema",
        "cur3s ecz3ma",
        "cure$ eczem@",
    ],
)
def test_disguised_claims_are_found_in_their_place(book: Rulebook, claim: str) -> None:
    before = "Café Ünsal — 😀. Our serum "
    (finding,) = found(book, f"{before}{claim}. Thank you.")[0]
    assert finding.code.startswith("DIS")
    assert (finding.start, finding.end) == (len(before), len(before) + len(claim))
    assert finding.text == claim


def test_fingerprints_survive_lines_above(book: Rulebook) -> None:
    copy = "Our serum cures eczema.\n\nIt boosts collagen.\n\nOur serum cures eczema.\n"
    before = found(book, copy)[0]
    after = found(book, "Welcome to our shop.\n\nWe sell soap.\n\n" + copy)[0]
    assert len(before) == 3
    assert [f.fingerprint for f in before] == [f.fingerprint for f in after]
    assert len({f.fingerprint for f in before}) == 3
    assert [f.start for f in before] != [f.start for f in after]


def test_fingerprints_survive_another_form_of_the_same_words(book: Rulebook) -> None:
    plain = found(book, "Our serum cures eczema.")[0]
    (same,) = lint(read("p.md", "Our  serum **cures**\n  eczéma.".encode()), book, PROFILE)[0]
    assert [f.fingerprint for f in plain] == [same.fingerprint]
    (other,) = found(book, "Our cream cures eczema.")[0]
    assert other.fingerprint != same.fingerprint
