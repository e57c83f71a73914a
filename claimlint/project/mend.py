"""Fixes made in files: found in all of them, then written, or only shown."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from claimlint.project.atomic import reason, write_atomically
from claimlint.project.fix import Fixer
from claimlint.project.opening import opened
from claimlint.project.run import run
from claimlint.readers import extension_of
from claimlint.readers.decoding import decode
from claimlint.readers.errors import ReadError
from claimlint.report import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimlint.finding import Safety
    from claimlint.project.catalogue import Catalogue
    from claimlint.project.fix import Mended
    from claimlint.project.run import Request
    from claimlint.report import FileReport, Report


class Mending(NamedTuple):
    """What fixes make of some files, by path, and what could not be done.

    ``report`` is what was found before.
    """

    report: Report
    files: dict[str, Mended]
    failures: list[Failure]
    notices: list[str]

    def fixes(self) -> int:
        """Return how many findings the fixes are for."""
        return sum(len(mended.fixed) for mended in self.files.values())


def mend(
    request: Request,
    catalogue: Catalogue,
    safeties: tuple[Safety, ...],
    *,
    to_disk: bool,
    progress: Callable[[int, int], None] | None = None,
) -> Mending:
    """Fix what ``request`` names, and with ``to_disk`` write the files.

    A file is written whole or not at all, in its own encoding; one that cannot be written
    becomes a `Failure`.
    """
    request = request._replace(views=sys.maxsize, explain=False, write_baseline=False)
    report = run(request, catalogue, progress)
    fixer = Fixer(request, catalogue)
    mending = Mending(report, {}, [], _refused(report.files, catalogue, safeties))
    for file in report.files:
        mended = fixer.mended(file, safeties)
        if mended is None:
            continue
        try:
            if to_disk:
                write_back(file.path, mended.before, mended.after)
            mending.files[file.path] = mended
        except ReadError as error:
            mending.failures.append(Failure(file.path, str(error)))
        except OSError as error:
            why = f"cannot be written ({reason(error)}); make the file writable or leave it out"
            mending.failures.append(Failure(file.path, why))
    return mending


def write_back(path: str, before: str, after: str) -> None:
    """Put ``after`` in the place of ``before``, the decoded text of a file, in its encoding.

    Raises:
        ReadError: the file holds another text by now, or its encoding cannot say the new one.
        OSError: it cannot be written.
    """
    with opened(path) as file:
        data = file.read()
    decoded = decode(data, extension_of(path) or "")
    encoding, mark = decoded.encoding, decoded.mark
    if decoded.text != before or mark + before.encode(encoding) != data:
        raise ReadError("is not as it was when it was checked; run the fixes again")
    try:
        write_atomically(path, mark + after.encode(encoding))
    except UnicodeEncodeError as error:
        sign = after[error.start]
        message = f"{encoding} has no {sign!r}, which a fix would write; save the file as UTF-8"
        raise ReadError(message) from None


def _refused(
    files: Iterable[FileReport], catalogue: Catalogue, safeties: tuple[Safety, ...]
) -> list[str]:
    """Say of files that are read only that they are."""
    notices = []
    for file in files:
        if file.located:
            continue
        recipes = [catalogue.rule(finding.code).fix for finding in file.findings]
        count = sum(recipe is not None and recipe[0] in safeties for recipe in recipes)
        if count:
            have = "1 finding has a fix" if count == 1 else f"{count} findings have a fix"
            kind = extension_of(file.path) or "such files"
            notices.append(
                f"{file.path}: {have}, but claimlint only reads {kind}; "
                "change the wording in the program that wrote it"
            )
    return notices
