"""What beside the wording decides: page, product, market, evidence, companions and dates."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest

from claimlint.ledger.evidence.judge import EvidenceJudge, Place
from claimlint.report import Profile
from tests.ledger.evidence.claims import approved

if TYPE_CHECKING:
    from pathlib import Path

    from claimlint.ledger.evidence.model import ApprovedClaim
    from claimlint.substantiation import Substantiation

WORDING = "Reduces the look of fine lines in 4 weeks."
SERUM = {"id": "LUM-1", "wording": WORDING, "subjects": ["Lumen Serum", "Lumen"]}
US = Profile("cosmetic", ("us",), "2026-11-21")


def judged(
    prose: str, *claims: ApprovedClaim, profile: Profile = US, sentence: str = WORDING
) -> Substantiation:
    judge = EvidenceJudge(claims)
    start = prose.index(sentence)
    end = start + len(sentence)
    place = Place(start, end, start, end - 1)
    return judge.verdict(prose, place, judge.page(prose), profile)


def serum(**given: Any) -> ApprovedClaim:  # noqa: ANN401 - the fields of a claim, as in YAML
    return approved(**{**SERUM, **given})


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (f"Lumen Serum\n\n{WORDING}", "substantiated by LUM-1"),
        (f"LUMEN serum™. Our new serum is here. {WORDING}", "substantiated by LUM-1"),
        (f"{WORDING} Lumen Serum, 30 ml.", "substantiated by LUM-1"),
        (WORDING, "close to LUM-1, but approved for Lumen Serum, which the page does not name"),
        (
            f"Lumen Serum and our night cream. {WORDING}",
            "close to LUM-1, but approved for Lumen Serum, used for cream",
        ),
        (
            f"Lumen Serum is here. Dusk Oil is new. {WORDING}",
            "close to LUM-1, but approved for Lumen Serum, used for Dusk Oil",
        ),
    ],
)
def test_who_is_spoken_of_is_the_product_named_last(page: str, told: str) -> None:
    oil = approved(id="DSK-1", wording="Feels light.", subjects=["Dusk Oil"])
    assert judged(page, serum(), oil).told == told


def test_of_two_products_with_the_same_wording_the_one_of_the_page_counts() -> None:
    cream = approved(id="NGT-1", wording=WORDING, subjects=["Night Cream"])
    assert judged(f"Night Cream. {WORDING}", serum(), cream).claim == "NGT-1"
    assert judged(f"Lumen Serum. {WORDING}", cream, serum()).claim == "LUM-1"


@pytest.mark.parametrize(
    ("given", "profile", "state", "told"),
    [
        ({}, US, "substantiated", "substantiated by LUM-1"),
        (
            {"review_by": "2026-11-07"},
            US,
            "expired",
            "approved as LUM-1, but the review date passed 14 days ago",
        ),
        ({"review_by": "2026-11-20"}, US, "expired", "passed 1 day ago"),
        ({"review_by": "2026-11-21"}, US, "substantiated", "substantiated"),
        ({"approved_on": "2026-12-01"}, US, "unsupported", "approved from 2026-12-01 on only"),
        (
            {},
            US._replace(product="supplement"),
            "unsupported",
            "approved for cosmetic, used for supplement",
        ),
        ({}, US._replace(markets=("us", "uk")), "unsupported", "approved in us, used in uk"),
        ({"markets": ["eu"]}, US._replace(markets=("de",)), "substantiated", ""),
        ({"markets": ["de"]}, US._replace(markets=("eu",)), "unsupported", "used in eu"),
        (
            {"audiences": ["professionals"]},
            US,
            "unsupported",
            "approved for professionals, told to consumers",
        ),
        (
            {"evidence": [{"kind": "in vitro", "result": "seen in cells"}]},
            US,
            "unsupported",
            "in vitro told as a result in people",
        ),
        (
            {"evidence": [{"kind": "animal", "result": "seen in mice"}]},
            US,
            "unsupported",
            "animal told as a result in people",
        ),
        (
            {"companions": ["Results vary."]},
            US,
            "unsupported",
            "'Results vary.' does not stand on the page",
        ),
    ],
)
def test_an_approval_counts_only_where_and_while_it_holds(
    given: dict[str, Any], profile: Profile, state: str, told: str
) -> None:
    found = judged(f"Lumen Serum. {WORDING}", serum(**given), profile=profile)
    assert (found.state, told in (found.told or "")) == (state, True), found.told


def test_a_companion_may_stand_anywhere_on_the_page_in_any_type() -> None:
    claim = serum(companions=["Results vary."])
    assert judged(f"Lumen Serum. {WORDING}\n\nRESULTS  vary!", claim).state == "substantiated"
    assert judged(f"Lumen Serum. {WORDING}\n\nResults do vary.", claim).state == "unsupported"


def test_a_survey_is_no_measurement() -> None:
    wording = "Clinically shown to soften skin."
    claim = approved(id="S-1", wording=wording, evidence=[{"kind": "survey", "n": 40}])
    found = judged(wording, claim, sentence=wording)
    assert found.told == "close to S-1, but a survey told as a measured result"


def test_the_files_of_the_evidence_must_be_those_that_were_approved(tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    report.write_bytes(b"first")
    proof = {"kind": "human trial", "file": str(report)}
    digest = hashlib.sha256(b"first").hexdigest()

    def state(**more: str) -> str | None:
        claim = serum(evidence=[proof | more])
        return judged(f"Lumen Serum. {WORDING}", claim).told

    assert state(sha256=digest) == "substantiated by LUM-1"
    assert "nothing says which report.pdf was approved" in str(state())
    report.write_bytes(b"second")
    assert "report.pdf was changed after the approval" in str(state(sha256=digest))
    report.unlink()
    assert "the evidence file report.pdf is missing" in str(state(sha256=digest))


def test_a_variant_counts_as_the_wording_does() -> None:
    claim = serum(variants=["Fine lines look 23 % softer."])
    sentence = "Fine lines look 23% softer."
    assert judged(f"Lumen Serum. {sentence}", claim, sentence=sentence).state == "substantiated"


def test_an_approval_in_force_goes_before_one_that_is_out_of_date() -> None:
    old, new = serum(id="OLD-1", review_by="2026-02-01"), serum(id="NEW-1")
    for claims in ((old, new), (new, old)):
        assert judged(f"Lumen Serum. {WORDING}", *claims).claim == "NEW-1"


def test_without_anything_alike_nothing_is_told() -> None:
    found = judged("A rich cream for dry hands.", serum(), sentence="A rich cream for dry hands.")
    assert (found.state, found.claim, found.told) == ("unsupported", None, None)


@pytest.mark.parametrize(
    ("after", "state"),
    [
        ("In just 2 days.", "unsupported"),
        ("Guaranteed!", "unsupported"),
        ("Permanently.", "unsupported"),
        ("\n\nOvernight", "unsupported"),
        ("\n\nIn just 2 days!", "unsupported"),
        ("Without needles. Try it.", "unsupported"),
        ("\n\nWithout parabens", "substantiated"),
        ("100 %.", "unsupported"),
        ("Try it today.", "substantiated"),
        ("Results vary.", "substantiated"),
        ("Made in Kent.", "substantiated"),
        ("In 2019 our founder began to work on what was to become the first of our serums.",
         "substantiated"),
    ],
)  # fmt: skip
def test_a_fragment_behind_the_claim_belongs_to_it(after: str, state: str) -> None:
    assert judged(f"Lumen Serum. {WORDING} {after}", serum()).state == state


def test_without_a_name_an_approval_covers_no_pronoun() -> None:
    claim = approved(id="S-1", wording="Softens skin.")
    sentence = "It softens skin."
    assert judged("Softens skin.", claim, sentence="Softens skin.").state == "substantiated"
    assert judged(sentence, claim, sentence=sentence).told == "close to S-1, but 'It' was added"
    called = approved(id="S-2", wording="It softens skin.")
    assert judged(sentence, called, sentence=sentence).state == "substantiated"


def test_a_companion_is_no_addition() -> None:
    claim = serum(companions=["In most users."])
    assert judged(f"Lumen Serum. {WORDING} In most users.", claim).state == "substantiated"
    assert judged(f"Lumen Serum. {WORDING} In all users.", claim).state == "unsupported"


def test_among_many_that_are_alike_the_right_one_is_found() -> None:
    claims = [
        approved(id=f"W-{weeks}", wording=f"Softens dry skin in {weeks} weeks.")
        for weeks in range(2, 400)
    ]
    sentence = "Softens dry skin in 137 weeks."
    assert judged(sentence, *claims, sentence=sentence).claim == "W-137"
    other = "Softens dry skin in 999 weeks."
    assert (judged(other, *claims, sentence=other).told or "").startswith("close to W-")
