"""Whatever is done to an approved wording, what comes out is not taken for it by mistake."""

from __future__ import annotations

import itertools

import pytest

from claimlint.ledger.evidence import words
from claimlint.ledger.evidence.judge import EvidenceJudge, Place
from claimlint.ledger.evidence.reading import stem
from claimlint.report import Profile
from tests.ledger.evidence.claims import approved
from tests.ledger.evidence.test_pairs import PAIRS, Pair

WORDS = sorted(
    words.REACHING | words.HEDGES | words.NEGATION | words.QUALIFIERS | words.PREPOSITIONS
    | words.SEPARATORS | {"cancer", "children", "mice", "women", "5", "½", "is", "was", "to"}
)  # fmt: skip
# A sixth of the words for each wording, another sixth for the next; all of them are met.
SHARE = 6
# "3 of 4" says the same as "3 out of 4", and "help to reduce" the same as "help reduce".
SAME = {("SRV-3", "out"), ("LIP-6", "out"), ("RED-5", "to")}

CLAIMS = list({pair.claim["id"]: pair for pair in PAIRS}.values())


class Reader:
    """Judges what has become of the wording of one claim."""

    def __init__(self, pair: Pair) -> None:
        self._judge = EvidenceJudge([approved(**pair.claim)])
        self._profile = Profile(
            pair.profile.get("product", "cosmetic"),
            tuple(pair.profile.get("markets", ["us"])),
            "2026-11-21",
        )
        self._page = f"{pair.page}\n\n" if pair.page else ""
        self.words = pair.claim["wording"].rstrip(".").split()

    def takes(self, said: list[str]) -> bool:
        prose = f"{self._page}{' '.join(said)}."
        start = len(self._page)
        place = Place(start, len(prose), start, len(prose) - 1)
        page = self._judge.page(prose)
        return self._judge.verdict(prose, place, page, self._profile).state == "substantiated"


def bare(word: str) -> str:
    return word.lower().strip(",:")


@pytest.mark.parametrize("number", range(len(CLAIMS)), ids=[pair.claim["id"] for pair in CLAIMS])
def test_no_word_is_lost_added_or_changed_unseen(number: int) -> None:
    pair = CLAIMS[number]
    reader = Reader(pair)
    said = reader.words
    assert reader.takes(said)
    taken = []
    for at, word in enumerate(said):
        if bare(word) not in words.LIGHT and reader.takes(said[:at] + said[at + 1 :]):
            taken.append(("lost", bare(word)))
    for word, at in itertools.product(WORDS[number % SHARE :: SHARE], range(len(said) + 1)):
        if reader.takes([*said[:at], word, *said[at:]]):
            taken.append(("added", word))
        changed = at < len(said) and stem(word) != stem(bare(said[at]))
        if changed and reader.takes([*said[:at], word, *said[at + 1 :]]):
            taken.append(("changed", word))
    assert [each for each in taken if (pair.claim["id"], each[1]) not in SAME] == []


@pytest.mark.parametrize("pair", CLAIMS, ids=[pair.claim["id"] for pair in CLAIMS])
def test_words_do_not_change_places_unseen(pair: Pair) -> None:
    reader = Reader(pair)
    listed = {"and", "or"} & {*map(bare, reader.words)}
    places = [at for at, word in enumerate(reader.words) if bare(word) not in words.LIGHT]
    for one, other in itertools.combinations(places, 2):
        said = reader.words.copy()
        said[one], said[other] = said[other], said[one]
        # The items of a list may: that they did, and nothing else, is shown by the pairs.
        items = listed and {"and", "or"} & {*map(bare, reader.words[one:other])}
        assert items or said == reader.words or not reader.takes(said), said
