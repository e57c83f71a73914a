"""Comments in the copy that allow a claim, and the findings about such comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint.allowed import Allowed
from claimlint.finding import Finding
from claimlint.ledger.directives import ACTIONS, Directive, directives, is_date
from claimlint.ledger.house import EXPIRED, NO_REASON, UNUSED
from claimlint.textkit.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from claimlint.document import Document
    from claimlint.report import LineTable, Profile


class Suppressed(NamedTuple):
    """What is left of a file's findings once its comments have been heard.

    ``kept`` holds the findings that stand, those about the comments among them, and
    ``allowed`` the ones that the comments allow; both are in reading order.
    """

    kept: list[Finding]
    allowed: list[Allowed]


def apply_suppressions(  # noqa: PLR0913, PLR0917 - they have nothing in common
    findings: list[Finding],
    document: Document,
    codes: Collection[str],
    in_force: Callable[[str], bool],
    profile: Profile,
    lines: LineTable | None = None,
) -> Suppressed:
    """Take out the findings that comments of ``document`` allow.

    ``codes`` are those of all rules. A code or prefix for which ``in_force`` is false
    belongs to rules that this run cannot raise, and is not called unused. What the comments
    say of dates is held against the day of ``profile``. ``lines`` are those of the file; without
    them they are looked for in the document's source.
    """
    spoken = directives(document.comments, codes)
    if not spoken:
        return Suppressed(findings, [])
    lines = lines or Lines(document.source)
    usage = _Usage(spoken, lines, profile.as_of)
    kept: list[Finding] = []
    allowed: list[Allowed] = []
    for finding in sorted(findings, key=lambda finding: finding.start):
        directive = usage.allows(finding)
        if directive is None:
            kept.append(finding)
        else:
            allowed.append(Allowed(finding, "comment", _ground(directive)))
    kept += _Remarks(document.path, lines, profile).about(usage, in_force)
    kept.sort(key=lambda finding: (finding.start, finding.end, finding.code))
    return Suppressed(kept, allowed)


def _ground(directive: Directive) -> str:
    """Return the reason that a comment gives, with its date."""
    date = f"until {directive.until}" if directive.until else ""
    return ", ".join(filter(None, (directive.reason, date)))


class _Usage:
    """The directives of one file, and which of their codes have met a finding.

    Findings must be asked for in the order of their starts.
    """

    def __init__(self, spoken: list[Directive], lines: LineTable, day: str) -> None:
        self.spoken = spoken
        self.expired = {
            index
            for index, each in enumerate(spoken)
            if each.action != "enable" and each.expired(day)
        }
        self.met: set[tuple[int, str]] = set()
        self._lines = lines
        self._whole_file: list[tuple[int, str]] = []
        self._by_line: dict[int, list[tuple[int, str]]] = {}
        self._waiting = 0
        # The latest word on each code or prefix: (index of the directive, is it a disable?)
        self._state: dict[str, tuple[int, bool]] = {}
        for index, directive in enumerate(spoken):
            if index in self.expired:
                continue
            entries = [(index, code) for code in directive.codes]
            if directive.action == "disable-file":
                self._whole_file += entries
            for line in self._lines_meant(directive):
                self._by_line.setdefault(line, []).extend(entries)

    def _lines_meant(self, directive: Directive) -> range:
        if directive.action not in ("disable-line", "disable-next-line"):
            return range(0)
        first, _ = self._lines.place(directive.start)
        last, _ = self._lines.place(max(directive.end - 1, directive.start))
        if directive.action == "disable-line":
            return range(first, last + 1)
        return range(last + 1, last + 2)

    def allows(self, finding: Finding) -> Directive | None:
        """Return the first directive that allows ``finding``; remembers all that do."""
        self._advance(finding.start)
        first, _ = self._lines.place(finding.start)
        last, _ = self._lines.place(max(finding.end - 1, finding.start))
        entries = list(self._whole_file)
        for line in range(first, last + 1):
            entries += self._by_line.get(line, ())
        matching = [entry for entry in entries if finding.code.startswith(entry[1])]
        block = self._block(finding.code)
        matching += [block] if block else []
        self.met.update(matching)
        # A weaker rule that met the same words shows that its comment is not left over.
        others = [entry for entry in entries for code in finding.also if code.startswith(entry[1])]
        others += [entry for code in finding.also if (entry := self._block(code))]
        self.met.update(others)
        return self.spoken[min(matching)[0]] if matching else None

    def finish(self) -> None:
        """Hear the directives behind the last finding."""
        self._advance(None)

    def _advance(self, offset: int | None) -> None:
        """Hear the block directives up to ``offset``, or all of them."""
        while self._waiting < len(self.spoken):
            directive = self.spoken[self._waiting]
            if offset is not None and directive.start > offset:
                return
            self._hear(self._waiting, directive)
            self._waiting += 1

    def _hear(self, index: int, directive: Directive) -> None:
        if directive.action not in ("disable", "enable"):
            return
        disables = directive.action == "disable"
        for code in directive.codes:
            if not disables and any(
                on and (known.startswith(code) or code.startswith(known))
                for known, (_, on) in self._state.items()
            ):
                self.met.add((index, code))
            self._state[code] = (index, disables)

    def _block(self, code: str) -> tuple[int, str] | None:
        """Return the disable that holds for ``code`` here: the latest word on it decides.

        One that has expired is heard, so that its enable is not called idle, and allows nothing.
        """
        prefixes = [code[:length] for length in range(len(code) + 1)]
        heard = [(*self._state[prefix], prefix) for prefix in prefixes if prefix in self._state]
        if not heard:
            return None
        index, disables, prefix = max(heard)
        return (index, prefix) if disables and index not in self.expired else None


class _Remarks:
    """Findings about the directives of one file."""

    def __init__(self, path: str, lines: LineTable, profile: Profile) -> None:
        self._path = path
        self._lines = lines
        self._profile = profile
        self._seen: dict[str, int] = {}

    def about(self, usage: _Usage, in_force: Callable[[str], bool]) -> list[Finding]:
        """Return the remarks, in the order of the directives."""
        usage.finish()
        remarks = []
        for index, directive in enumerate(usage.spoken):
            if index in usage.expired and directive.action in ACTIONS:
                remarks.append(self._remark(directive, EXPIRED, _overdue(directive)))
                continue
            notes = _idle(index, directive, usage.met, in_force)
            remarks += [self._remark(directive, UNUSED, note) for note in notes]
            allows = directive.action != "enable" and directive.action in ACTIONS
            if allows and not directive.reason:
                remarks.append(self._remark(directive, NO_REASON, None))
        return remarks

    def _remark(self, directive: Directive, code: str, note: str | None) -> Finding:
        from hashlib import sha256  # few files have remarks, and OpenSSL is slow to load

        text = _text(self._lines, directive.start, directive.end)
        digest = sha256(f"{code}\0{' '.join(text.split())}\0{note}".encode()).hexdigest()
        nth = self._seen[digest] = self._seen.get(digest, 0) + 1
        return Finding(
            path=self._path,
            code=code,
            severity="info" if code == NO_REASON else "warning",
            markets=self._profile.markets,
            start=directive.start,
            end=directive.end,
            text=text,
            also=(),
            fix=None,
            fingerprint=sha256(f"{digest}\0{nth}".encode()).hexdigest()[:16],
            place=directive.place,
            note=note,
        )


def _text(lines: LineTable, start: int, end: int) -> str:
    """Return ``start:end`` of the file, each line end in it as a newline."""
    (first, column), (last, after) = lines.place(start), lines.place(end)
    text = "\n".join(lines.text(line) for line in range(first, last + 1))
    return text[column - 1 : len(text) - len(lines.text(last)) + after - 1]


def _idle(
    index: int, directive: Directive, met: set[tuple[int, str]], in_force: Callable[[str], bool]
) -> list[str]:
    """Return what is idle about a directive, one note for each kind."""
    if directive.action not in ACTIONS:
        return [f"'claimlint-{directive.action}' is none of claimlint's; {_choices()}"]
    notes = [f"no rule has the code {code}" for code in directive.unknown]
    idle = [code for code in directive.codes if (index, code) not in met and in_force(code)]
    if directive.action == "enable":
        return notes + [f"nothing is switched off here{_of(code)}" for code in idle]
    return notes + [f"no claim is found here{_of(code)}" for code in idle]


def _overdue(directive: Directive) -> str:
    if is_date(directive.until or ""):
        return f"its last day was {directive.until}"
    return f"'{directive.until}' is no date; write until YYYY-MM-DD"


def _of(code: str) -> str:
    return f" by {code}" if code else ""


def _choices() -> str:
    return "write " + ", ".join(f"claimlint-{action}" for action in ACTIONS)
