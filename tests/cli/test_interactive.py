"""The walk through the findings: decided, written at once, left and taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fixing.conftest import desk, pack

if TYPE_CHECKING:
    from click.testing import Result

    from tests.cli.conftest import Desk

__all__ = ["desk", "pack"]

COPY = "Our magical owl.\n\nIt conjures dragons.\n\n- A troll\n- An elf\n"


def walk(desk: Desk, *answers: str, path: str = "a.md") -> Result:
    given = "".join(f"{answer}\n" for answer in answers)
    return desk.run("check", "--interactive", "--format=concise", path, stdin=given)


def test_each_finding_is_decided_about(desk: Desk) -> None:
    path = desk.write("a.md", COPY)
    result = walk(desk, "f", "f", "s", "a fairy tale", "n")
    assert path.read_text() == (
        "Our owl.\n\nIt draws the shape of dragons.\n\n"
        "- A troll <!-- claimlint-disable-line ZZZ006 a fairy tale -->\n- An elf\n"
    )
    assert result.exit_code == 1
    assert "4 findings to go through" in result.stderr
    assert "Fix:           -Our magical owl." in result.stderr
    assert "Fix:           +Our owl." in result.stderr
    assert result.stdout.startswith("a.md:6:6: warning ZZZ005")
    assert len(result.stdout.splitlines()) == 1


def test_it_is_left_and_taken_up_again(desk: Desk) -> None:
    path = desk.write("a.md", COPY)
    result = walk(desk, "f", "q")
    assert "what was decided is written" in result.stderr
    assert path.read_text() == COPY.replace("magical ", "")
    again = walk(desk)  # the answers end: that is leaving, too
    assert "3 findings to go through" in again.stderr
    assert "ZZZ002 dragon-conjured" in again.stderr
    assert path.read_text() == COPY.replace("magical ", "")


def test_a_wrong_key_is_asked_again_and_no_fix_is_no_choice(desk: Desk) -> None:
    path = desk.write("a.md", "A troll.\n")
    result = walk(desk, "f", "x", "n")
    assert "f fix" not in result.stderr
    assert path.read_text() == "A troll.\n"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.md", "A plain\nand a magical\nowl\n",
         "A plain\nand a magical <!-- claimlint-disable-line ZZZ001 so it is -->\nowl\n"),
        ("a.md", "A\r\n\r\n# A magical owl\r\n",
         "A\r\n\r\n<!-- claimlint-disable-next-line ZZZ001 so it is -->\r\n# A magical owl\r\n"),
        ("a.html", "<p>A</p>\n<p>A magical owl</p>\n",
         "<p>A</p>\n<!-- claimlint-disable-next-line ZZZ001 so it is -->\n<p>A magical owl</p>\n"),
        ("a.yaml", "description: A magical owl\n",
         "# claimlint-disable-next-line ZZZ001 so it is\ndescription: A magical owl\n"),
    ],
)  # fmt: skip
def test_comments_take_the_form_of_the_file(desk: Desk, name: str, before: str, after: str) -> None:
    path = desk.write(name, before)
    result = walk(desk, "s", "so it is", path=name)
    assert path.read_bytes().decode() == after
    assert result.exit_code == 0


def test_where_no_comment_can_stand_it_is_said(desk: Desk) -> None:
    before = '{"description": "A magical owl"}'
    path = desk.write("a.json", before)
    result = walk(desk, "s", "so it is", "n", path="a.json")
    assert "no comment can be written here" in result.stderr
    assert path.read_text() == before


def test_a_claim_is_added_to_the_evidence(desk: Desk) -> None:
    desk.write("a.md", "Our magical owl is here.\n")
    result = walk(desk, "e", "survey", "file 12", "A. Person")
    ledger = (desk.folder / "claims" / "claims.yaml").read_text()
    assert "Our magical owl is here." in ledger
    assert "file 12" in ledger
    assert "claims/claims.yaml:" in result.stderr
    assert "'evidence: [claims/claims.yaml]' in claimlint.yaml" in result.stderr


def test_what_the_baseline_knows_is_not_asked_about(desk: Desk) -> None:
    path = desk.write("a.md", "Our magical owl.\n")
    desk.run("check", "--baseline=known.json", "--write-baseline", "a.md")
    path.write_text("Our magical owl.\n\nAn elf.\n")
    given = "f\n"
    result = desk.run("check", "--interactive", "--baseline=known.json", "a.md", stdin=given)
    assert "1 finding to go through" in result.stderr
    assert path.read_text() == 'Our magical owl.\n\nA "small" man & co.\n'
