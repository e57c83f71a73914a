"""The outcome of one run, before anything is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimlint.finding import Dismissal, Finding


class Profile(NamedTuple):
    """What the copy is judged as: product class, markets, the day of the law, and its readers.

    ``as_of`` is an ISO date (``YYYY-MM-DD``); ``audience`` is ``consumers`` or
    ``professionals``.
    """

    product: str
    markets: tuple[str, ...]
    as_of: str
    audience: str = "consumers"


class Failure(NamedTuple):
    """Something that could not be checked; ``message`` says what and how to mend it."""

    path: str
    message: str


class FileReport(NamedTuple):
    """Findings of one file, in reading order, and what was considered and dropped."""

    path: str
    source: str
    findings: list[Finding]
    dismissals: list[Dismissal]
    suppressed: int


class Report(NamedTuple):
    """Everything that a reporter prints."""

    profile: Profile
    files: list[FileReport]
    failures: list[Failure]
    notices: list[str]
