"""Approved wordings against copy: what is substantiated, and what is told to differ."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml

from claimlint.ledger.evidence.judge import EvidenceJudge, Place
from claimlint.report import Profile
from tests.ledger.evidence.claims import approved

if TYPE_CHECKING:
    from claimlint.substantiation import Substantiation

HERE = os.path.dirname(__file__)


class Pair(NamedTuple):
    claim: dict[str, Any]
    page: str
    profile: dict[str, Any]
    copy: str
    state: str
    reason: str

    def judged(self) -> Substantiation:
        before = f"{self.page}\n\n" if self.page else ""
        sentence = self.copy.replace("[[", "").replace("]]", "")
        start = max(self.copy.find("[["), 0)
        end = self.copy.find("]]") - 2 if "]]" in self.copy else len(sentence.rstrip(".!?"))
        profile = Profile(
            self.profile.get("product", "cosmetic"),
            tuple(self.profile.get("markets", ["us"])),
            "2026-11-21",
        )
        judge = EvidenceJudge([approved(**self.claim)])
        prose, shift = before + sentence, len(before)
        place = Place(shift, len(prose), shift + start, shift + end)
        return judge.verdict(prose, place, judge.page(prose), profile)


def pairs(name: str) -> list[Pair]:
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        groups = yaml.safe_load(file)
    return [
        Pair(group["claim"], group.get("page", ""), group.get("profile", {}), *pair)
        for group in groups
        for pair in group["pairs"]
    ]


PAIRS = [*pairs("pairs.yaml"), *pairs("more_pairs.yaml")]


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{pair.claim['id']}: {pair.copy}" for pair in PAIRS])
def test_pair(pair: Pair) -> None:
    found = pair.judged()
    assert found.state == pair.state, found.told
    assert pair.reason.casefold() in (found.told or "").casefold()


def test_the_table_shows_every_kind_of_change() -> None:
    assert len(PAIRS) >= 120
    assert sum(pair.state == "substantiated" for pair in PAIRS) >= 40
