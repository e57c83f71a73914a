"""Known findings, found again in copy that has changed."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.ledger.baseline import Entry, match
from claimlint.ledger.baseline_file import dump, load
from claimlint.project.catalogue import Catalogue
from claimlint.project.known import Baseline
from claimlint.project.run import Check, Request
from claimlint.report import FileReport, Profile, Report
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from claimlint.rulebook import Rulebook

PROFILE = Profile("cosmetic", ("us",), "2026-05-06")


def entry(text: str, before: str = "", after: str = "", path: str = "a.md", nth: int = 1) -> Entry:
    """An entry whose fingerprint is made as the engine makes it: rule, sentence, occurrence."""
    return Entry(path, "ABC001", text, before, after, f"{before} {text} {after} {nth}")


def pairs(found: list[Entry], known: list[Entry], *, moved: bool = True) -> dict[int, int]:
    return match(found, known, lambda _: moved)


def test_the_same_is_the_same() -> None:
    assert pairs([entry("heals"), entry("mends")], [entry("mends"), entry("heals")]) == {0: 1, 1: 0}


def test_an_entry_answers_once() -> None:
    assert len(pairs([entry("heals"), entry("heals", nth=2)], [entry("heals")])) == 1


def test_one_of_two_equal_sentences_goes() -> None:
    assert pairs([entry("heals")], [entry("heals"), entry("heals", nth=2)]) == {0: 0}


@pytest.mark.parametrize(
    ("new", "old", "same"),
    [
        (entry("heals", "Our new cream", "skin"), entry("heals", "Our cream", "skin"), True),
        (entry("Heals", "our cream", "skin"), entry("heals", "Our cream", "skin"), True),
        (entry("heals", "Dogs like how it", "."), entry("heals", "Our cream", "skin fast"), False),
        (entry("heals 73 %", "It"), entry("heals 23 %", "It"), False),
        (entry("heals"), entry("heals")._replace(code="ABC002"), False),
    ],
)
def test_reworded(new: Entry, old: Entry, same: bool) -> None:  # noqa: FBT001 - a table
    assert pairs([new], [old]) == ({0: 0} if same else {})


def test_the_most_alike_is_taken() -> None:
    known = [entry("heals", "Our cream also"), entry("heals", "Our new cream")]
    assert pairs([entry("heals", "Our newer cream")], known) == {0: 1}


@pytest.mark.parametrize(("moved", "expected"), [(True, {0: 0}), (False, {})])
def test_another_file(moved: bool, expected: dict[int, int]) -> None:  # noqa: FBT001 - a table
    new, old = entry("heals", "Our cream", path="b.md"), entry("heals", "Our cream")
    assert pairs([new], [old], moved=moved) == expected


def test_a_copy_in_another_file_is_new() -> None:
    original, copy = entry("heals", "It"), entry("heals", "It", path="0.md")
    assert pairs([copy, original], [original]) == {1: 0}


def test_another_file_and_other_words_around_it_is_new() -> None:
    assert pairs([entry("heals", "Our thick cream", path="b.md")], [entry("heals", "It")]) == {}


def test_the_file_is_sorted_and_reads_back() -> None:
    entries = [entry("mends", "Ü"), entry("heals", path="ä/b.md"), entry("heals", "\ud800")]
    data = dump(entries)
    assert load("b.json", data) == sorted(entries)
    assert dump(reversed(entries)) == data
    assert [*json.loads(dump(entries[:2]))["findings"][0]] == [*Entry._fields]


@pytest.mark.parametrize(
    ("data", "place", "said"),
    [
        (b"{", "b.json:1", "not valid JSON: Expecting property name"),
        (b'{"version": 1,\n"findings": [}', "b.json:2", "not valid JSON"),
        (b"\xff", "b.json", "not UTF-8 (byte 0)"),
        (b"[" * 100_000, "b.json", "nested too deeply for a baseline"),
        (b"[]", "b.json", "not a baseline of claimlint"),
        (b'{"findings": []}', "b.json", "not a baseline of claimlint"),
        (b'{"version": 2, "findings": []}', "b.json", "a baseline of version 2, and 1 is expected"),
        (b'{"version": 1, "findings": {}}', "b.json", "'findings' is not a list"),
        (b'{"version": 1, "findings": [3]}', "b.json", "finding 1 has no text 'path'"),
        (b'{"version": 1, "findings": [{"path": "a"}]}', "b.json", "finding 1 has no text 'code'"),
    ],
)
def test_what_is_no_baseline(data: bytes, place: str, said: str) -> None:
    with pytest.raises(RuleError) as caught:
        load("b.json", data)
    assert str(caught.value).startswith(f"{place}: {said}")
    assert "write it anew with --write-baseline" in str(caught.value)


CLAIMS = [
    "Our serum stimulates collagen.",
    "Our cream heals scars and rebuilds collagen.",
    "This balm cures arthritis.",
    "Our mask is FDA-approved.",
]
OTHERS = [
    "Free delivery.",
    "Made in a small town.",
    "The jar is blue.",
    "Ask at the till.",
    "Hello",
]


@pytest.fixture(scope="module")
def check(book: Rulebook) -> Check:
    return Check(Request((), PROFILE), Catalogue(book))


def reported(check: Check, *texts: list[str]) -> Report:
    files = []
    for name, lines in zip(("a.txt", "b.txt"), texts, strict=False):
        file = check.file(name, "\n\n".join(lines).encode())
        assert isinstance(file, FileReport)
        files.append(file)
    return Report(PROFILE, files, [], [])


def recorded(check: Check, report: Report) -> Baseline:
    return Baseline("b.json", Baseline("b.json", []).renewed(report, check.answers).entries)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*CLAIMS, *OTHERS]), max_size=12),
    st.lists(st.sampled_from(OTHERS), max_size=6),
    st.randoms(use_true_random=False),
)
def test_other_lines_come_go_and_move(
    check: Check, lines: list[str], inserted: list[str], chance: random.Random
) -> None:
    before = reported(check, lines)
    baseline = recorded(check, before)
    changed = [line for line in lines if line in CLAIMS or chance.random() < 0.6]
    for line in inserted:
        changed.insert(chance.randint(0, len(changed)), line)
    after = baseline.applied(reported(check, changed), check.answers)
    assert after.files[0].findings == []  # nothing new
    assert len(after.files[0].allowed) == len(before.files[0].findings)  # nothing lost
    assert after.notices == []


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([*CLAIMS, *OTHERS]), max_size=10),
    st.sampled_from(CLAIMS),
    st.randoms(use_true_random=False),
)
def test_a_claim_more_is_never_hidden(
    check: Check, lines: list[str], claim: str, chance: random.Random
) -> None:
    before = reported(check, lines)
    baseline = recorded(check, before)
    chance.shuffle(lines)
    lines.insert(chance.randint(0, len(lines)), claim)
    found = reported(check, lines)
    after = baseline.applied(found, check.answers).files[0]
    assert len(after.findings) == len(found.files[0].findings) - len(before.files[0].findings) > 0
    assert {finding.code for finding in after.findings} <= {
        finding.code for finding in reported(check, [claim]).files[0].findings
    }


def test_what_is_gone_is_told_and_taken_out(check: Check) -> None:
    baseline = recorded(check, reported(check, CLAIMS))
    fewer = reported(check, CLAIMS[:2])
    (notice,) = baseline.applied(fewer, check.answers).notices
    assert notice == (
        "b.json: a.txt: DIS024 'cures arthritis' and 1 more found no longer; "
        "--write-baseline takes out what is gone"
    )
    renewed = baseline.renewed(fewer, check.answers)
    assert (renewed.added, renewed.removed) == (0, 2)
    assert renewed.entries == recorded(check, fewer).entries


def test_many_equal_claims_take_little_time(check: Check) -> None:
    lines = [f"Our serum number {number} stimulates collagen." for number in range(600)]
    baseline = recorded(check, reported(check, lines))
    changed = [line.replace("Our", "Our own") for line in lines]
    after = baseline.applied(reported(check, changed), check.answers)
    assert after.files[0].findings == []


@pytest.mark.parametrize("count", [20, 400])
def test_equal_sentences_that_were_all_reworded(count: int) -> None:
    old = [entry("heals", "Our cream", nth=nth) for nth in range(count)]
    new = [entry("heals", "Our new cream", nth=nth) for nth in range(count + 3)]
    assert len(pairs(new, old)) == count


def test_many_that_are_nearly_alike() -> None:
    old = [entry("heals", f"Our cream number {nth % 10}", f"day {nth}") for nth in range(150)]
    new = [entry("heals", f"Our new cream no {nth % 10}", f"day {nth}") for nth in range(150)]
    assert len(pairs(new, old)) == 150


def test_claims_that_move_between_files(check: Check) -> None:
    chance = random.Random(11)  # noqa: S311 - texts, not secrets
    for _ in range(25):
        lines = [chance.choice([*CLAIMS, *OTHERS]) for _ in range(10)]
        cut = chance.randint(0, 10)
        baseline = recorded(check, reported(check, lines[:cut], lines[cut:]))
        chance.shuffle(lines)
        cut = chance.randint(0, 10)
        after = baseline.applied(reported(check, lines[:cut], lines[cut:]), check.answers)
        assert [file.findings for file in after.files] == [[], []]
        assert after.notices == []
