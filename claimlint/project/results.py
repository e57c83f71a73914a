"""What files gave, kept in the cache folder until something changes that decides about it.

The results of one folder, judged in one way, are kept together (a shelf). What a shelf is
called tells the program, the rules, the way of judging and the folder; within it, a result is
found by the path of its file and a digest of the file's bytes.
"""

from __future__ import annotations

import marshal
import os
import sys
from typing import TYPE_CHECKING

from claimlint.project.identity import program
from claimlint.project.outcome import packed, packed_fixes, unpacked, with_packed_fixes

try:  # an accelerator of hashlib, which itself loads all of OpenSSL
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

if TYPE_CHECKING:
    from typing import BinaryIO

    from claimlint.project.catalogue import Catalogue
    from claimlint.project.outcome import Outcome
    from claimlint.project.run import Request
    from claimlint.report import FileReport

_SUFFIX = ".results"
_SEAL = 16  # bytes of the digest before a shelf, and of one of a file
_AT_ONCE = 1 << 20
_MOST_BYTES = 1 << 20  # of one result
_SPARE = 1000  # results on a shelf that nobody asked for in the last run that changed it
_DAY = 86_400.0  # seconds
# What a result on a shelf consists of: the digest of the file, the day as of which it was judged,
# whether it holds on that day only, the packed outcome, and the packed fixes, after a digest of
# the findings that they are for.
_Result = tuple[bytes, str, bool, bytes, bytes, bytes]
_PARTS = 6
_BROKEN = (ValueError, TypeError, EOFError, IndexError, KeyError, AttributeError, MemoryError)


class Results:
    """The results that are kept of runs like one; nothing is written before `flush`."""

    def __init__(self, request: Request, catalogue: Catalogue) -> None:
        """Look for what files gave that were judged as ``request`` asks, if it has a cache."""
        self._folder = os.path.join(request.cache, "results") if request.cache else None
        self._day = request.profile.as_of
        self._catalogue = catalogue
        self._same_law: dict[str, bool] = {self._day: True}
        self._way = _way_of_judging(request, catalogue) if request.cache else ""
        self._shelves: dict[str, _Shelf] = {}

    @staticmethod
    def digest_of(file: BinaryIO) -> bytes:
        """Return what names the bytes of an open file, which is left at its start."""
        digest = blake2b(digest_size=_SEAL)
        while part := file.read(_AT_ONCE):
            digest.update(part)
        file.seek(0)
        return digest.digest()

    def known(self, label: str, digest: bytes) -> Outcome | None:
        """Return what the file ``label`` with these bytes gave; None when that is not known."""
        result = self._result(label, digest)
        try:
            if result is None or not self._holds(*result[1:3]):
                return None
            outcome = unpacked(label, result[3])
        except _BROKEN:
            return None
        if result[1] != self._day:  # tomorrow it is quicker to say that it holds
            self._shelf(label).put(label, (digest, self._day, *result[2:]))
        outcome.digest = digest
        return outcome

    def _holds(self, day: str, dated: bool) -> bool:  # noqa: FBT001 - as it is kept
        """Whether what was judged as of ``day`` would be judged so now."""
        if day not in self._same_law:
            now = _latest_change(self._catalogue, self._day)
            self._same_law[day] = _latest_change(self._catalogue, day) == now
        return self._same_law[day] and (day == self._day or not dated)

    def keep(self, outcome: Outcome, data: bytes | None = None) -> None:
        """Keep an outcome, of which ``data`` are the bytes, if it will be the same again."""
        if not (self._folder and outcome.digest and outcome.lasting) or outcome.failure is not None:
            return
        data = packed(outcome) if data is None else data
        if len(data) <= _MOST_BYTES:
            result = (outcome.digest, self._day, outcome.dated, data, b"", b"")
            self._shelf(outcome.label).put(outcome.label, result)

    def with_fixes(self, report: FileReport) -> FileReport | None:
        """Return the report with the fixes that are known for its findings; None if none are."""
        result = self._result(report.path, report.digest)
        if result is None or result[4] != _signature(report):
            return None
        try:
            return with_packed_fixes(report, result[5])
        except _BROKEN:
            return None

    def keep_fixes(self, report: FileReport) -> None:
        """Keep the fixes of a report beside the outcome that it was made of."""
        result = self._result(report.path, report.digest)
        data = packed_fixes(report) if result else b""
        if result and len(data) <= _MOST_BYTES:
            self._shelf(report.path).put(report.path, (*result[:4], _signature(report), data))

    def flush(self) -> None:
        """Write what is new; a folder that cannot be written to is done without."""
        changed = [shelf for shelf in self._shelves.values() if shelf.changed]
        if self._folder is None or not changed:
            return
        try:
            os.makedirs(self._folder, exist_ok=True)
            for shelf in changed:
                shelf.write()
            _sweep_daily(self._folder)
        except OSError:
            return

    def _result(self, label: str, digest: bytes | None) -> _Result | None:
        result = self._shelf(label).result(label) if self._folder else None
        whole = type(result) is tuple and len(result) == _PARTS
        return result if result is not None and whole and result[0] == digest else None

    def _shelf(self, label: str) -> _Shelf:
        folder = os.path.dirname(label)
        shelf = self._shelves.get(folder)
        if shelf is None:
            name = _named(f"{self._way}\0{os.getcwd()}\0{folder}") + _SUFFIX
            shelf = self._shelves[folder] = _Shelf(os.path.join(self._folder or "", name))
        return shelf


class _Shelf:
    """The results of one folder, by the path of their file."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._known = _read(path)
        self._asked: set[str] = set()
        self.changed: dict[str, _Result] = {}

    def result(self, label: str) -> _Result | None:
        self._asked.add(label)
        return self.changed.get(label) or self._known.get(label)

    def put(self, label: str, result: _Result) -> None:
        self._asked.add(label)
        self.changed[label] = result

    def write(self) -> None:
        """Put the shelf in its place, with what others have written meanwhile."""
        results = _read(self._path) | self.changed
        if len(results) > len(self._asked) + _SPARE:  # files come and go
            results = {label: results[label] for label in results.keys() & self._asked}
        data = marshal.dumps(results)
        part = f"{self._path}.{os.getpid()}.part"
        try:
            with open(part, "wb") as file:
                file.write(blake2b(data, digest_size=_SEAL).digest())
                file.write(data)
            os.replace(part, self._path)
        except OSError:
            if os.path.exists(part):
                os.unlink(part)
            raise
        self._known, self.changed = results, {}


def _read(path: str) -> dict[str, _Result]:
    """Return the results in a file; none of one that is not there, or not as it was written."""
    try:
        with open(path, "rb") as file:
            data = file.read()
            _touch(path, os.fstat(file.fileno()).st_mtime)
        if blake2b(data[_SEAL:], digest_size=_SEAL).digest() != data[:_SEAL]:
            return {}
        results: dict[str, _Result] = marshal.loads(memoryview(data)[_SEAL:])  # noqa: S302 - sealed
    except (OSError, *_BROKEN):
        return {}
    return results if type(results) is dict else {}


def _sweep_daily(folder: str) -> None:
    from time import time

    mark = os.path.join(folder, "swept")
    try:
        if time() - os.stat(mark).st_mtime < _DAY:
            return
    except FileNotFoundError:
        pass
    from claimlint.project.sweeping import sweep

    with open(mark, "wb"):
        pass
    sweep(folder, _SUFFIX)


def _touch(path: str, written: float) -> None:
    """Have the file look used, as the sweeping goes by its time."""
    from time import time

    if time() - written > _DAY:
        os.utime(path)


def _signature(report: FileReport) -> bytes:
    """Return what names the findings of a report of one content."""
    told = repr([(finding.start, finding.end, finding.code) for finding in report.findings])
    return blake2b(told.encode(), digest_size=_SEAL).digest()


def _way_of_judging(request: Request, catalogue: Catalogue) -> str:
    """Return what is another where anything beside a file's bytes and path may tell.

    The severity that is shown is applied to what is known; evidence is asked anew each time.
    The day is held against that of each result.
    """
    way = repr(
        (
            program(),
            sys.version,
            catalogue.sha256,
            request.profile._replace(as_of=""),
            request.selection,
            request.weights,
            request.standards.wording() if request.standards else None,
            request.max_size,
            request.fields,
            request.explain,
            bool(request.evidence),
        )
    )
    return _named(way)


def _named(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_SEAL).hexdigest()


def _latest_change(catalogue: Catalogue, day: str) -> str:
    """Return the last day, until ``day``, from which a rule holds, or another severity of it."""
    from claimlint.rulebook.model import SINCE

    days = [""]
    for _, _, severities, _, _, _, since, until, *_ in catalogue.book.tables.rules:
        days += [since or "", until or ""]
        days += [key.partition(SINCE)[2] for key in severities if SINCE in key]
    return max(each for each in days if each <= day)
