"""The findings that are known already, and how they are found again in copy that has changed.

An entry answers for one finding and no more. It is found by the finding's fingerprint, which
holds the rule, the sentence and its occurrence in the file but no line. Where that fails, the
same rule must have met the same words, and what stands around them must be alike. A claim in
other words is a new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

# How alike the surroundings of a claim must be, from 0 to 100, where its sentence has changed,
# and where it may have come from another file besides.
REWORDED = 65.0
MOVED = 85.0
_FEW = 8

_Key = TypeVar("_Key", bound="Hashable")


class Entry(NamedTuple):
    """One finding as a baseline keeps it.

    ``path`` leads from the baseline's folder, with slashes. ``text`` is the claim, ``before``
    and ``after`` are what stands around it on its lines; white space is folded in all three.
    """

    path: str
    code: str
    text: str
    before: str
    after: str
    fingerprint: str


def match(
    found: list[Entry], known: list[Entry], may_have_moved: Callable[[str], bool]
) -> dict[int, int]:
    """Return which entry of ``known`` answers for which one of ``found``, by their numbers.

    ``may_have_moved`` tells of the path of an entry whether its claim may now stand in another
    file: it was looked for in its own.
    """
    matching = _Matching(found, known)
    everywhere = set(range(len(known)))
    matching.pair(everywhere, lambda each: (each.path, each.code, each.fingerprint))
    matching.pair(everywhere, lambda each: (each.path, *_words(each), each.before, each.after))
    matching.pair_alike(everywhere, lambda each: (each.path, *_words(each)), REWORDED)
    movable = {number for number in everywhere if may_have_moved(known[number].path)}
    matching.pair(movable, lambda each: (*_words(each), each.before, each.after))
    matching.pair_alike(movable, _words, MOVED)
    return matching.pairs


class _Matching:
    """Pairs of what was found and what is known; each is taken once."""

    def __init__(self, found: list[Entry], known: list[Entry]) -> None:
        self._found = found
        self._known = known
        self._open = dict.fromkeys(range(len(found)))
        self._free = set(range(len(known)))
        self.pairs: dict[int, int] = {}

    def pair(self, allowed: set[int], key: Callable[[Entry], Hashable]) -> None:
        """Pair entries of the same key, in their order."""
        groups = self._grouped(self._known, sorted(self._free & allowed), key)
        for number in list(self._open):
            group = groups.get(key(self._found[number]))
            if group:
                self._take(number, group.pop(0))

    def pair_alike(self, allowed: set[int], key: Callable[[Entry], Hashable], least: float) -> None:
        """Pair entries of the same key whose surroundings are alike, the most alike first."""
        groups = self._grouped(self._known, sorted(self._free & allowed), key)
        for name, numbers in self._grouped(self._found, self._open, key).items():
            while self._pair_group(numbers, groups.get(name, []), least):
                numbers = [number for number in numbers if number in self._open]  # noqa: PLW2901 - what is left

    def _pair_group(self, numbers: list[int], others: list[int], least: float) -> bool:
        """Pair as many as the likeliest few candidates of each allow; tell whether any was."""
        from rapidfuzz import fuzz, process

        found = self._grouped(self._found, numbers, _surroundings)
        free = [other for other in others if other in self._free]
        known = self._grouped(self._known, free, _surroundings)
        candidates = [
            (-score, found[around][0], known[other][0], around, other)
            for around in found
            for other, score, _ in process.extract(
                around, [*known], scorer=fuzz.ratio, score_cutoff=least, limit=_FEW
            )
        ]
        for *_, around, other in sorted(candidates):
            while found[around] and known[other]:
                self._take(found[around].pop(0), known[other].pop(0))
        return bool(candidates)

    def _grouped(
        self, entries: list[Entry], numbers: Iterable[int], key: Callable[[Entry], _Key]
    ) -> dict[_Key, list[int]]:
        groups: dict[_Key, list[int]] = {}
        for number in numbers:
            groups.setdefault(key(entries[number]), []).append(number)
        return groups

    def _take(self, number: int, other: int) -> None:
        self.pairs[number] = other
        self._free.discard(other)
        del self._open[number]


def _words(entry: Entry) -> tuple[str, str]:
    return entry.code, entry.text.casefold()


def _surroundings(entry: Entry) -> str:
    return f"{entry.before}\0{entry.after}".casefold()
