"""Comments in the copy that allow a claim, and the findings about such comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint.finding import Finding
from claimlint.ledger.directives import ACTIONS, Directive, directives
from claimlint.ledger.house import NO_REASON, UNUSED
from claimlint.textkit.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from claimlint.document import Document


class Suppressed(NamedTuple):
    """What is left of a file's findings once its comments have been heard.

    ``kept`` holds the findings that stand, those about the comments among them, in reading
    order; ``suppressed`` counts the ones that the comments allow.
    """

    kept: list[Finding]
    suppressed: int


def apply_suppressions(
    findings: list[Finding],
    document: Document,
    codes: Collection[str],
    in_force: Callable[[str], bool],
    markets: tuple[str, ...],
) -> Suppressed:
    """Take out the findings that comments of ``document`` allow.

    ``codes`` are those of all rules. A code or prefix for which ``in_force`` is false
    belongs to rules that this run cannot raise, and is not called unused. Findings about
    comments name ``markets``.
    """
    spoken = directives(document.comments, codes)
    if not spoken:
        return Suppressed(findings, 0)
    findings = sorted(findings, key=lambda finding: finding.start)
    usage = _Usage(spoken, Lines(document.source))
    kept = [finding for finding in findings if not usage.allows(finding)]
    suppressed = len(findings) - len(kept)
    kept += _Remarks(document, markets).about(usage, in_force)
    kept.sort(key=lambda finding: (finding.start, finding.end, finding.code))
    return Suppressed(kept, suppressed)


class _Usage:
    """The directives of one file, and which of their codes have met a finding.

    Findings must be asked for in the order of their starts.
    """

    def __init__(self, spoken: list[Directive], lines: Lines) -> None:
        self.spoken = spoken
        self.met: set[tuple[int, str]] = set()
        self._lines = lines
        self._whole_file: list[tuple[int, str]] = []
        self._by_line: dict[int, list[tuple[int, str]]] = {}
        self._waiting = 0
        # The latest word on each code or prefix: (index of the directive, is it a disable?)
        self._state: dict[str, tuple[int, bool]] = {}
        for index, directive in enumerate(spoken):
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

    def allows(self, finding: Finding) -> bool:
        """Whether a directive allows ``finding``; remembers which ones did."""
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
        return bool(matching)

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
        """Return the disable that holds for ``code`` here: the latest word on it decides."""
        prefixes = [code[:length] for length in range(len(code) + 1)]
        heard = [(*self._state[prefix], prefix) for prefix in prefixes if prefix in self._state]
        if not heard:
            return None
        index, disables, prefix = max(heard)
        return (index, prefix) if disables else None


class _Remarks:
    """Findings about the directives of one file."""

    def __init__(self, document: Document, markets: tuple[str, ...]) -> None:
        self._document = document
        self._markets = markets
        self._seen: dict[str, int] = {}

    def about(self, usage: _Usage, in_force: Callable[[str], bool]) -> list[Finding]:
        """Return the remarks, in the order of the directives."""
        usage.finish()
        remarks = []
        for index, directive in enumerate(usage.spoken):
            notes = _idle(index, directive, usage.met, in_force)
            remarks += [self._remark(directive, UNUSED, "warning", note) for note in notes]
            allows = directive.action != "enable" and directive.action in ACTIONS
            if allows and not directive.reason:
                remarks.append(self._remark(directive, NO_REASON, "info", None))
        return remarks

    def _remark(self, directive: Directive, code: str, severity: str, note: str | None) -> Finding:
        from hashlib import sha256  # few files have remarks, and OpenSSL is slow to load

        text = self._document.source[directive.start : directive.end]
        digest = sha256(f"{code}\0{' '.join(text.split())}\0{note}".encode()).hexdigest()
        nth = self._seen[digest] = self._seen.get(digest, 0) + 1
        return Finding(
            path=self._document.path,
            code=code,
            severity="warning" if severity == "warning" else "info",
            markets=self._markets,
            start=directive.start,
            end=directive.end,
            text=text,
            also=(),
            fix=None,
            fingerprint=sha256(f"{digest}\0{nth}".encode()).hexdigest()[:16],
            note=note,
        )


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


def _of(code: str) -> str:
    return f" by {code}" if code else ""


def _choices() -> str:
    return "write " + ", ".join(f"claimlint-{action}" for action in ACTIONS)
