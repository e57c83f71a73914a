"""Whether a claim in a sentence is the approved one, the whole of it and nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint.ledger.evidence.clauses import Run, follows_plainly, leads_plainly, runs
from claimlint.ledger.evidence.differences import Differences, Likeness, likeness, shown
from claimlint.ledger.evidence.reading import read
from claimlint.ledger.evidence.wording import (
    Subject,
    calls_subject,
    content,
    form,
    head_of,
    is_product,
    names_subject,
    subjects,
)
from claimlint.ledger.evidence.words import NEGATION, REACHING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimlint.ledger.evidence.model import ApprovedClaim
    from claimlint.ledger.evidence.reading import Atom
    from claimlint.ledger.evidence.wording import Atoms, Form

_NEAR = 0.6


class Passage(NamedTuple):
    """A sentence, the stretches of it that may be claims, and the one that is asked about.

    ``start:end`` are code points of ``text``. Each stretch comes with the atoms in it that
    say something.
    """

    text: str
    start: int
    end: int
    runs: tuple[tuple[Run, Atoms], ...]


def passage(text: str, start: int, end: int) -> Passage:
    """Read the sentence ``text`` around the claim ``start:end``."""
    found = (
        (run, content(run.atoms)) for run in runs(read(text)) if run.start < end and start < run.end
    )
    return Passage(text, start, end, tuple(found))


class Agreement(NamedTuple):
    """How a passage compares with one approved claim.

    Without ``differences`` the wording agrees. ``implied`` is true when the passage leaves
    its subject to the page. ``ratio`` tells how near it is, from 0 to 1.
    """

    differences: tuple[str, ...]
    implied: bool
    ratio: float


class Approval:
    """One wording of an approved claim; it is taken apart when it is first compared."""

    def __init__(self, claim: ApprovedClaim, wording: str) -> None:
        """Take the claim and one of its wordings."""
        self.claim = claim
        self.wording = wording
        self._read: Form | None = None
        self._subjects: tuple[Subject, ...] = ()

    def _form(self) -> Form:
        if self._read is None:
            self._subjects = subjects(self.claim.subjects)
            self._read = form(self.wording, self._subjects)
        return self._read

    def agree(self, asked: Passage) -> Agreement | None:
        """Return how a stretch that says what is approved stands in its surroundings.

        None when no stretch around the claim says it.
        """
        nearest: Agreement | None = None
        for run, atoms in asked.runs:
            head = head_of(self._form(), atoms)
            if head is None:
                continue
            agreement = self._in_its_place(run, head, asked)
            if not agreement.differences:
                return agreement
            if nearest is None or len(agreement.differences) < len(nearest.differences):
                nearest = agreement
        return nearest

    def differ(self, asked: Passage) -> Agreement | None:
        """Tell what differs where the claim comes nearest; None when it is about something else."""
        best: Likeness | None = None
        for run, atoms in asked.runs:
            if asked.start < run.start or run.end < asked.end:
                continue
            approved = self._form()
            skip = names_subject(atoms, self._subjects) or calls_subject(atoms, self._subjects)
            found = likeness(approved, atoms[skip:])
            if found.ratio >= _NEAR and (best is None or found.ratio > best.ratio):
                best = found
        if best is None:
            return None
        results = [proof.result for proof in self.claim.evidence if proof.result]
        told = Differences(self.claim.id, results).told(best, asked.text)
        return Agreement(told, implied=True, ratio=best.ratio)

    def _in_its_place(self, run: Run, head: Atoms, asked: Passage) -> Agreement:
        """Judge a stretch that says what is approved by its subject and its surroundings."""
        implied, found, count = self._subject(head, run, asked)
        if asked.start < run.start and _says(asked, asked.start, run.start):
            found.append(f"'{_between(asked, asked.start, run.start)}' is not part of it")
        if run.end < asked.end and _says(asked, run.end, asked.end):
            found.append(f"'{_between(asked, run.end, asked.end)}' is not part of it")
        if not follows_plainly(run.after):
            found.append(f"'{shown(asked.text, _stripped(run.after))}' was added")
        if not leads_plainly(run.before, count):
            found.append(f"'{shown(asked.text, _stripped(run.before))}' was added")
        return Agreement(tuple(dict.fromkeys(found)), implied, 1.0)

    def _subject(self, head: Atoms, run: Run, asked: Passage) -> tuple[bool, list[str], int]:
        """Return whether the page must say what the claim is about, and what differs.

        The last value: how many atoms before the claim name its subject.
        """
        if head:
            return *self._named(head, asked), 0
        if not run.before:
            return True, [], 0
        before = content(run.before)
        named = names_subject(before, self._subjects)
        return not named, [], named or calls_subject(before, self._subjects)

    def _named(self, head: Atoms, asked: Passage) -> tuple[bool, list[str]]:
        named = names_subject(head, self._subjects)
        if named and named == len(head):
            return False, []
        if len(head) == calls_subject(head, self._subjects) and (
            self._subjects or self._form().called
        ):
            return True, []
        name = shown(asked.text, head)
        denied = any(atom.word in NEGATION for atom in head)
        another = is_product(head[-1]) or _is_name(head, asked.text)
        if self._subjects and another and not denied:
            return False, [f"approved for {self._subjects[0].name}, used for {name}"]
        return False, [f"'{name}' was added"]


def _is_name(head: Atoms, text: str) -> bool:
    """Whether several words in capitals stand there, as names are written."""
    return len(head) > 1 and all(
        text[atom.start].isupper() and atom.word not in REACHING and not atom.word.endswith("ly")
        for atom in head
    )


def _stripped(atoms: Sequence[Atom]) -> list[Atom]:
    """Return the atoms without the signs at both ends."""
    kept = list(atoms)
    while kept and kept[-1].cut:
        kept.pop()
    while kept and kept[0].cut:
        kept.pop(0)
    return kept or list(atoms)


def _says(asked: Passage, start: int, end: int) -> bool:
    return bool(content(read(asked.text, start, end)))


def _between(asked: Passage, start: int, end: int) -> str:
    return " ".join(asked.text[start:end].split())
