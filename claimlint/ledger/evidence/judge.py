"""Whether a claim in copy is substantiated: the approved one, where it was approved, in time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from claimlint.ledger.evidence.agreement import Approval, passage
from claimlint.ledger.evidence.files import trouble
from claimlint.ledger.evidence.model import OUTSIDE_PEOPLE
from claimlint.ledger.evidence.page import EvidencePage, Names, words_of
from claimlint.ledger.evidence.search import Search
from claimlint.ledger.evidence.words import ANIMALS, LABORATORY, MEASURED
from claimlint.rulebook.regions import lawgivers
from claimlint.substantiation import Substantiation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimlint.ledger.evidence.agreement import Agreement, Passage
    from claimlint.ledger.evidence.model import ApprovedClaim
    from claimlint.report import Profile

NOTHING = Substantiation("unsupported", None)


class Place(NamedTuple):
    """A claim on its page: the sentence ``start:end`` of the prose, and the claim in it.

    All four are code points of the prose, half-open.
    """

    start: int
    end: int
    claim_start: int
    claim_end: int


class _Case(NamedTuple):
    """A sentence on its page, and what the copy is judged as."""

    text: str
    start: int
    end: int
    page: EvidencePage
    profile: Profile


class EvidenceJudge:
    """Judges claims by a ledger."""

    def __init__(self, claims: Sequence[ApprovedClaim]) -> None:
        """Index the approved claims."""
        self._approvals = [Approval(claim, text) for claim in claims for text in claim.wordings]
        self._search = Search((each.wording, each.claim.subjects) for each in self._approvals)
        self._names = Names(name for claim in claims for name in claim.subjects)
        self._troubles: dict[str, list[str]] = {}

    def page(self, prose: str) -> EvidencePage:
        """Return the page on which claims are to be judged."""
        return EvidencePage(prose, self._names)

    def verdict(
        self, prose: str, place: Place, page: EvidencePage, profile: Profile
    ) -> Substantiation:
        """Return how the claim at ``place`` of ``prose`` stands."""
        text = prose[place.start : place.end]
        asked = passage(text, place.claim_start - place.start, place.claim_end - place.start)
        case = _Case(text, place.start, place.end, page, profile)
        candidates = self._search.candidates(text)
        best = NOTHING
        for number in candidates.whole:
            agreement = self._approvals[number].agree(asked)
            if agreement is None:
                continue
            found = self._judged(self._approvals[number].claim, agreement, case)
            if found.state == "substantiated":
                return found
            if best is NOTHING or _rank(found) < _rank(best):
                best = found
        return self._nearest(candidates.near, asked) if best is NOTHING else best

    def _nearest(self, numbers: Sequence[int], asked: Passage) -> Substantiation:
        near = [
            (agreement, self._approvals[number].claim)
            for number in numbers
            if (agreement := self._approvals[number].differ(asked)) is not None
        ]
        if not near:
            return NOTHING
        agreement, claim = max(near, key=lambda entry: entry[0].ratio)
        found = told_of_people(claim, asked.text)
        found += [text for text in agreement.differences if not (found and _names_model(text))]
        return Substantiation("unsupported", claim.id, tuple(found))

    def _judged(self, claim: ApprovedClaim, agreement: Agreement, case: _Case) -> Substantiation:
        """Judge a claim whose wording agrees, or does but for its surroundings."""
        page, profile = case.page, case.profile
        found = [*agreement.differences, *told_of_people(claim, case.text)]
        more = page.goes_on(case.end)
        if more and words_of(more) not in map(words_of, claim.companions):
            found.append(f"'{more}' was added")
        if agreement.implied and claim.subjects and not found:
            found += _subject_of_page(claim, page.about(case.start, claim.subjects))
        found += _elsewhere(claim, profile)
        found += [
            f"'{companion}' does not stand on the page"
            for companion in claim.companions
            if not page.says(companion)
        ]
        if not found:
            found += self._files(claim)
        if profile.as_of < claim.approved_on:
            found.append(f"it is approved from {claim.approved_on} on only")
        late = overdue(claim.review_by, profile.as_of)
        if late:
            return Substantiation(
                "unsupported" if found else "expired", claim.id, (*found, f"the {late}")
            )
        return Substantiation("unsupported" if found else "substantiated", claim.id, tuple(found))

    def _files(self, claim: ApprovedClaim) -> list[str]:
        found = self._troubles.get(claim.id)
        if found is None:
            found = [text for proof in claim.evidence if (text := trouble(proof))]
            self._troubles[claim.id] = found
        return found


def _rank(found: Substantiation) -> tuple[bool, int]:
    return found.state != "expired", len(found.differences)


def told_of_people(claim: ApprovedClaim, text: str) -> list[str]:
    """Return what is amiss when the evidence is of another kind than ``text`` makes believe."""
    kinds = {proof.kind for proof in claim.evidence}
    words = _words(text)
    if kinds <= OUTSIDE_PEOPLE:
        shown = ANIMALS if kinds == {"animal"} else LABORATORY
        if kinds == {"in vitro", "animal"}:
            shown = LABORATORY | ANIMALS
        if not words & shown:
            return [f"{' and '.join(sorted(kinds, reverse=True))} told as a result in people"]
    if kinds == {"survey"} and words & MEASURED:
        return ["a survey told as a measured result"]
    return []


def _names_model(text: str) -> bool:
    return bool(_words(text) & (LABORATORY | ANIMALS))


def _words(text: str) -> set[str]:
    return set(words_of(text))


def _subject_of_page(claim: ApprovedClaim, other: str | None) -> list[str]:
    if other is None:
        return []
    if other:
        return [f"approved for {claim.subjects[0]}, used for {other}"]
    return [f"approved for {claim.subjects[0]}, which the page does not name"]


def _elsewhere(claim: ApprovedClaim, profile: Profile) -> list[str]:
    """What product class, markets and audience it was not approved for."""
    found = []
    if profile.product not in claim.products:
        found.append(f"approved for {_listed(claim.products)}, used for {profile.product}")
    markets = [market for market in profile.markets if not {*lawgivers(market)} & {*claim.markets}]
    if markets:
        found.append(f"approved in {_listed(claim.markets)}, used in {_listed(markets)}")
    if profile.audience not in claim.audiences:
        found.append(f"approved for {_listed(claim.audiences)}, told to {profile.audience}")
    return found


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)


def overdue(review_by: str, as_of: str) -> str | None:
    """Return since when the day of review is over, both ISO dates; None when it is not."""
    days = (date.fromisoformat(as_of) - date.fromisoformat(review_by)).days
    if days <= 0:
        return None
    return f"review date passed {days} day{'' if days == 1 else 's'} ago"
