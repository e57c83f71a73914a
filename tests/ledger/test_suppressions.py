"""Suppressions on documents made by hand, where every offset is known."""

from __future__ import annotations

import re
from functools import partial

import pytest

from claimlint.allowed import Allowed
from claimlint.document import Block, Comment, Document
from claimlint.finding import Finding
from claimlint.ledger.directives import Directive, directives
from claimlint.ledger.suppressions import Suppressed, apply_suppressions
from claimlint.report import Profile
from claimlint.spans import SourceMap
from tests.timing import seconds

PROFILE = Profile("general", ("us",), "2026-05-06")
CODES = ("ABC001", "ABC002", "XYZ001")


def document(source: str) -> Document:
    """A document whose comments stand in braces."""
    comments = [
        Comment(match[1], match.start(), match.end()) for match in re.finditer(r"\{(.*?)\}", source)
    ]
    size = len(source)
    blocks = [Block("paragraph", 0, size)]
    return Document("a.txt", source, source, blocks, SourceMap.identity(size), comments)


def claims(source: str, also: tuple[str, ...] = ()) -> list[Finding]:
    """A finding of ABC001 for every ``a``, of ABC002 for every ``b``, of XYZ001 for ``x``."""
    codes = {"a": "ABC001", "b": "ABC002", "x": "XYZ001"}
    bare = re.sub(r"\{.*?\}", lambda match: "." * len(match[0]), source)
    return [
        Finding("a.txt", codes[sign], "error", ("us",), at, at + 1, sign, also, None, "f")
        for at, sign in enumerate(bare)
        if sign in codes
    ]


def hear(source: str, *, in_force: bool = True, also: tuple[str, ...] = ()) -> Suppressed:
    return apply_suppressions(
        claims(source, also), document(source), CODES, lambda _: in_force, PROFILE
    )


def kept(source: str) -> list[tuple[str, int]]:
    return [(f.code, f.start) for f in hear(source).kept if not f.code.startswith("CLM")]


def notes(source: str, *, in_force: bool = True) -> list[tuple[str, str | None]]:
    outcome = hear(source, in_force=in_force)
    return [(f.code, f.note) for f in outcome.kept if f.code.startswith("CLM")]


def test_without_comments_nothing_changes() -> None:
    assert hear("a b") == Suppressed(claims("a b"), [])


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("a {claimlint-disable-line ABC001 r}", []),
        ("a {claimlint-disable-line ABC002 r}", ["ABC001"]),
        ("a b {claimlint-disable-line ABC r}", []),
        ("a b x {claimlint-disable-line ABC001, XYZ001: r}", ["ABC002"]),
        ("a b x {claimlint-disable-line r}", []),
        ("{claimlint-disable-next-line r}\na\nb", ["ABC002"]),
        ("{claimlint-disable-next-line r}\r\na\r\nb", ["ABC002"]),
        ("{claimlint-disable-next-line r}\ra\rb", ["ABC002"]),
        ("a {claimlint-disable-next-line r}\nb", ["ABC001"]),
        ("a\n{claimlint-disable r}\nb\n{claimlint-enable}\nx", ["ABC001", "XYZ001"]),
        ("{claimlint-disable r}a{claimlint-enable ABC001}a b", ["ABC001"]),
        ("{claimlint-disable ABC r}a b{claimlint-enable ABC002}a b", ["ABC002"]),
        ("{claimlint-disable ABC001 r}a{claimlint-enable}a", ["ABC001"]),
        ("{claimlint-disable r}a{claimlint-enable}{claimlint-disable ABC r}a x", ["XYZ001"]),
        ("a\nb\nx {claimlint-disable-file ABC r}", ["XYZ001"]),
    ],
)
def test_what_is_left(source: str, left: list[str]) -> None:
    assert [code for code, _ in kept(source)] == left


def test_a_claim_over_two_lines_is_met_on_either() -> None:
    source = "one\ntwo {claimlint-disable-line r}"
    claim = Finding("a.txt", "ABC001", "error", ("us",), 0, 7, "one\ntwo", (), None, "f")
    outcome = apply_suppressions([claim], document(source), CODES, lambda _: True, PROFILE)
    assert outcome == Suppressed([], [Allowed(claim, "comment", "r")])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{claimlint-disable-line ABC001 r}", "no claim is found here by ABC001"),
        ("{claimlint-disable-file r}", "no claim is found here"),
        ("{claimlint-enable ABC001}", "nothing is switched off here by ABC001"),
        ("{claimlint-disable-line QQQ001 r}", "no rule has the code QQQ001"),
        ("{claimlint-ignore ABC001 r} a", "'claimlint-ignore' is none of claimlint's; write"),
    ],
)
def test_what_is_idle(source: str, expected: str) -> None:
    ((code, note),) = notes(source)
    assert code == "CLM001"
    assert note is not None
    assert note.startswith(expected)


def test_each_idle_code_is_named() -> None:
    found = notes("a {claimlint-disable-line ABC001 ABC002 XYZ001 r}")
    assert found == [
        ("CLM001", "no claim is found here by ABC002"),
        ("CLM001", "no claim is found here by XYZ001"),
    ]


def test_codes_out_of_force_are_not_idle() -> None:
    assert notes("{claimlint-disable-line ABC001 r}", in_force=False) == []


def test_a_weaker_rule_at_the_same_words_counts_as_use() -> None:
    outcome = hear("a {claimlint-disable-line XYZ001 r}", also=("XYZ001",))
    assert [finding.code for finding in outcome.kept] == ["ABC001"]


@pytest.mark.parametrize(
    ("text", "codes", "unknown", "reason"),
    [
        ("claimlint-disable", ("",), (), ""),
        ("claimlint-disable ABC001", ("ABC001",), (), ""),
        ("claimlint-disable: ABC001, ABC002 -- see file 9", ("ABC001", "ABC002"), (), "see file 9"),
        ("claimlint-disable FDA reviewed this", ("",), (), "FDA reviewed this"),
        ("claimlint-disable ABC001\n  for the archive", ("ABC001",), (), "for the archive"),
        ("claimlint-disable QQQ001 x", (), ("QQQ001",), "x"),
    ],
)
def test_how_a_comment_is_read(
    text: str, codes: tuple[str, ...], unknown: tuple[str, ...], reason: str
) -> None:
    found = directives([Comment(text, 3, 9)], CODES)
    assert found == [Directive("disable", codes, unknown, reason, 3, 9)]


def test_other_comments_are_not_ours() -> None:
    assert directives([Comment("claimlint is nice", 0, 1), Comment("note", 2, 3)], CODES) == []


def test_findings_about_comments_stand_at_the_comment_and_differ() -> None:
    source = "{claimlint-disable-line r}\n{claimlint-disable-line r}"
    first, second = hear(source).kept
    assert source[first.start : first.end] == first.text == "{claimlint-disable-line r}"
    assert (first.severity, second.severity) == ("warning", "warning")
    assert first.fingerprint != second.fingerprint
    assert hear(f"\n\n{source}").kept[0].fingerprint == first.fingerprint


def test_many_comments_take_linear_time() -> None:
    def hear_many(count: int) -> None:
        source = "{claimlint-disable ABC r}a{claimlint-enable ABC}a\n" * count
        assert len(hear(source).allowed) == count

    hear_many(100)
    few, many = (min(seconds(partial(hear_many, count)) for _ in range(3)) for count in (300, 2400))
    # Eight times the comments would take 64 times as long if the work were quadratic.
    assert many < 24 * few


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("a {claimlint-disable-line ABC001 r until 2026-05-06}", []),
        ("a {claimlint-disable-line ABC001 r until 2026-05-05}", ["ABC001", "CLM003"]),
        ("a {claimlint-disable-line ABC001 file 12 (until 2026-05-06), see there}", []),
        ("a {claimlint-disable-line ABC001 until the trial is published}", []),
        ("a {claimlint-disable-line ABC001 until 1 May, r, until 2027-01-01.}", []),
        ("a {claimlint-disable-line ABC001 r until 6.5.2027}", ["ABC001", "CLM003"]),
        ("a {claimlint-disable-line ABC001 r until 2027-02-30}", ["ABC001", "CLM003"]),
        ("{claimlint-disable-file r until 2026-01-01}a", ["ABC001", "CLM003"]),
        ("{claimlint-disable r until 2026-01-01}a{claimlint-enable}", ["ABC001", "CLM003"]),
        (
            "{claimlint-disable-line ABC001 r until 2026-01-01}a{claimlint-disable-line ABC s}",
            ["CLM003"],
        ),
    ],
)
def test_a_last_day(source: str, left: list[str]) -> None:
    assert sorted(finding.code for finding in hear(source).kept) == left


def test_a_date_alone_is_no_reason() -> None:
    assert notes("a {claimlint-disable-line ABC001 until 2027-01-01}") == [("CLM002", None)]


@pytest.mark.parametrize(
    ("date", "note"),
    [
        ("2026-01-31", "its last day was 2026-01-31"),
        ("31.12.2099", "'31.12.2099' is no date; write until YYYY-MM-DD"),
    ],
)
def test_what_is_said_of_an_expired_comment(date: str, note: str) -> None:
    assert notes(f"a {{claimlint-disable-line ABC001 r until {date}}}") == [("CLM003", note)]


@pytest.mark.parametrize(
    ("comment", "reason"),
    [
        ("claimlint-disable-line ABC001 file 12", "file 12"),
        ("claimlint-disable-line ABC001", ""),
        ("claimlint-disable-line file 12 until 2027-01-01", "file 12, until 2027-01-01"),
        ("claimlint-disable-line: until 2027-01-01, file 12", "file 12, until 2027-01-01"),
    ],
)
def test_what_is_allowed_keeps_its_reason(comment: str, reason: str) -> None:
    (entry,) = hear(f"a {{{comment}}}").allowed
    assert (entry.finding.code, entry.by, entry.reason) == ("ABC001", "comment", reason)


def test_what_is_allowed_stands_in_reading_order() -> None:
    allowed = hear("{claimlint-disable-file r}a b\nx a").allowed
    starts = [entry.finding.start for entry in allowed]
    assert len(starts) == 4
    assert starts == sorted(starts)


def test_a_remark_is_at_the_place_of_its_comment() -> None:
    spoken = Comment("claimlint-disable-line ABC001 cleared", 0, 4, "comment by Mia")
    read = document("text")._replace(comments=[spoken])
    (remark,) = apply_suppressions([], read, CODES, lambda _: True, PROFILE).kept
    assert (remark.code, remark.place) == ("CLM001", "comment by Mia")
