"""The outcome of one run, before anything is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Protocol

    from claimlint.allowed import Allowed
    from claimlint.document import Document
    from claimlint.finding import Dismissal, Finding

    class LineTable(Protocol):
        """Where the lines of a file are: lines and columns from 1, offsets in code points."""

        def place(self, offset: int) -> tuple[int, int]:
            """Return line and column of ``offset``."""

        def bounds(self, line: int) -> tuple[int, int]:
            """Return where ``line`` starts and ends, its line end not counted."""

        def text(self, line: int) -> str:
            """Return ``line`` without its line end."""


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


class View(NamedTuple):
    """A document, and what was found in it before anybody's decision was heard."""

    document: Document
    findings: list[Finding]


class FileReport(NamedTuple):
    """Findings of one file, in reading order, and what was considered and dropped.

    ``allowed`` are findings that do not count, since somebody has decided about them.
    ``lines`` knows at least the lines on which these stand. Where ``located`` is false, they
    are lines of text that was taken out of the file, and mean nothing to its user. ``views``
    are the file's documents in their order, None unless they were asked for. ``profile`` is what
    the file is judged as where that is not what the others are. ``digest`` names the bytes that
    were read, where that was of use.
    """

    path: str
    lines: LineTable
    findings: list[Finding]
    dismissals: list[Dismissal]
    allowed: list[Allowed]
    located: bool = True
    views: list[View] | None = None
    profile: Profile | None = None
    digest: bytes | None = None


class Report(NamedTuple):
    """Everything that a reporter prints."""

    profile: Profile
    files: list[FileReport]
    failures: list[Failure]
    notices: list[str]
