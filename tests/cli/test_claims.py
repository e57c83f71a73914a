"""``claimlint claims``: every claim, with its state, in each format."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.test_evidence import entry, ledger

if TYPE_CHECKING:
    from tests.cli.conftest import Desk

COPY = """\
# Tamer

It tames *dragons*. It tames dragons at night. It greens forests.

A purple unicorn. Softens leather. Leaves 9 out of 10 knights calm.
Does it tame dragons? Apply it twice a day.
"""


def claims(desk: Desk, *args: str) -> list[dict[str, Any]]:
    result = desk.run("claims", "--format=json", "--evidence=claims", *args)
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)["claims"]
    return found


def stand(desk: Desk) -> None:
    ledger(desk, entry(), entry("It greens forests.", code="FOR-1", review="2026-11-07"))
    desk.write("a.md", COPY)


def test_every_claim_has_place_kind_and_state(desk: Desk) -> None:
    stand(desk)
    found = claims(desk, "a.md")
    told = [
        (each["line"], each["column"], each["claim"], each["kind"], each["state"], each["approved"])
        for each in found
    ]
    assert told == [
        (3, 4, "tames dragons", "body-function", "substantiated", "DRG-1"),
        (3, 24, "tames dragons", "body-function", "unsupported", "DRG-1"),
        (3, 51, "greens forests", "environment", "expired", "FOR-1"),
        (5, 3, "purple unicorn", "evidence", "unlawful", None),
        (5, 19, "Softens leather.", "benefit", "unsupported", None),
        (5, 36, "Leaves 9 out of 10 knights calm.", "performance", "unsupported", None),
    ]
    assert found[1]["differences"] == ["'at night' was added"]
    assert {each["product"] for each in found} == {"general"}
    assert found[0]["review_by"] == "2030-01-15"


def test_an_approved_claim_that_no_rule_objects_to_is_listed_too(desk: Desk) -> None:
    ledger(desk, entry("A calm evening."))
    desk.write("a.txt", "A calm evening. A long night.\n")
    assert [(each["claim"], each["state"]) for each in claims(desk, "a.txt")] == [
        ("A calm evening.", "substantiated")
    ]


def test_comments_hide_no_claim(desk: Desk) -> None:
    ledger(desk)
    desk.write("a.md", "<!-- claimlint-disable-next-line ZZZ004 agreed -->\nIt tames dragons.\n")
    assert [each["code"] for each in claims(desk, "a.md")] == ["ZZZ004"]


def test_without_a_ledger_claims_are_unsupported_or_unlawful(desk: Desk) -> None:
    stand(desk)
    result = desk.run("claims", "a.md")
    assert result.stdout.endswith("1 file, 6 claims: 5 unsupported, 1 unlawful\n")
    assert result.stdout.splitlines()[1].split() == [
        "a.md:3:4", "unsupported", "body-function", "ZZZ004", "tames", "dragons", "-"
    ]  # fmt: skip


def test_only_the_states_that_are_asked_for(desk: Desk) -> None:
    stand(desk)
    found = claims(desk, "--state=expired,unlawful", "a.md")
    assert [each["state"] for each in found] == ["expired", "unlawful"]


def test_csv_holds_the_same_and_starts_no_formula(desk: Desk) -> None:
    stand(desk)
    desk.write("a.md", "=SUM(1) It tames dragons.\n")
    result = desk.run("claims", "--format=csv", "--evidence=claims", "a.md")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert (row["line"], row["code"], row["state"]) == ("1", "ZZZ004", "unsupported")
    assert row["sentence"] == "'=SUM(1) It tames dragons."
    assert result.stderr == "1 file, 1 claim: 1 unsupported\n"


def test_a_workbook_is_the_same_each_time(desk: Desk) -> None:
    pytest.importorskip("xlsxwriter")
    stand(desk)
    for name in ("one.xlsx", "two.xlsx"):
        args = ("claims", "--format=xlsx", "--evidence=claims", f"--output={name}", "a.md")
        assert desk.run(*args).exit_code == 0
    one, two = ((desk.folder / name).read_bytes() for name in ("one.xlsx", "two.xlsx"))
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as book:
        words = book.read("xl/sharedStrings.xml").decode()
    for word in ("tames dragons", "substantiated", "FOR-1", "Softens leather."):
        assert word in words


def test_a_workbook_without_the_library_is_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand(desk)
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    result = desk.run("claims", "--format=xlsx", "--output=a.xlsx", "a.md")
    assert result.exit_code == 2
    assert "xlsx needs XlsxWriter; install claimlint-marketing with its extra" in result.stderr
    assert not (desk.folder / "a.xlsx").exists()


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--format=xlsx",), "a workbook is no text; name a file with --output"),
        (("--state=proven",), "'proven' is not a state"),
        (("--format=pdf",), "'pdf' is not a format"),
        (("--evidence=none",), "none: there is no such ledger"),
        (("--output=none/a.csv",), "there is no folder 'none'"),
    ],
)
def test_wrong_calls(desk: Desk, args: tuple[str, ...], message: str) -> None:
    stand(desk)
    result = desk.run("claims", *args, "a.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_what_cannot_be_read_is_told_and_the_rest_is_listed(desk: Desk) -> None:
    stand(desk)
    result = desk.run("claims", "a.md", "none.md")
    assert result.exit_code == 2
    assert "none.md" in result.stderr
    assert "6 claims" in result.stdout
