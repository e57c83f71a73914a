"""Which rules a run asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint.project.values import ValueRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimlint.rulebook.model import Rule

_EVERYTHING = "ALL"


class Selection(NamedTuple):
    """Codes or prefixes to select, to add to the selected ones, and to ignore.

    The most particular entry decides: ``select=DIS001, ignore=DIS`` selects ``DIS001``.
    Without ``select``, every rule is selected.
    """

    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Whether findings of the rule ``code`` are wanted."""
        chosen = max(reach(self.select or (_EVERYTHING,), code), reach(self.extend, code))
        return chosen > reach(self.ignore, code)


def reach(entries: tuple[str, ...], code: str) -> int:
    """Return the length of the longest entry that covers ``code``; -1 when none does."""
    lengths = [
        0 if entry == _EVERYTHING else len(entry)
        for entry in entries
        if entry == _EVERYTHING or code.startswith(entry)
    ]
    return max(lengths, default=-1)


def check_codes(entries: Iterable[str], rules: Iterable[Rule]) -> tuple[str, ...]:
    """Return the entries in capitals; raise `ValueRefusedError` for one that no rule answers to."""
    names = {rule.code: rule.name for rule in rules}
    wanted = tuple(entry.upper() for entry in entries)
    for given, entry in zip(entries, wanted, strict=True):
        if entry != _EVERYTHING and not any(code.startswith(entry) for code in names):
            raise ValueRefusedError(unknown_code(given, names))
    return wanted


def unknown_code(given: str, names: dict[str, str]) -> str:
    """Return the message for a code that no rule has; ``names`` are rule names by code."""
    for code, name in names.items():
        if given.lower() == name:
            return f"'{given}' is the name of a rule, not its code; write {code}"
    from claimlint.rulebook.hints import closest

    families = sorted({code[:3] for code in names})
    # "AGE01" is near to many codes; the family of the same letters is the better answer.
    near = closest(given.upper(), [*families, *sorted(names)])
    hint = f"did you mean {near}?" if near else "see 'claimlint rules list'"
    return f"no rule has the code '{given}'; {hint}"
