"""The part of a source line to show, and where in it the claim stands, in terminal cells."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from claimlint.reporters.plain import is_harmless

_CUT = "…"
_TAB = "    "


class Excerpt(NamedTuple):
    """What to print of a line: ``before``, the ``claim`` itself, and ``after``.

    ``indent`` and ``length`` are those of the claim, in terminal cells.
    """

    before: str
    claim: str
    after: str
    indent: int
    length: int


def excerpt(line: str, start: int, end: int, limit: int) -> Excerpt:
    """Return a window of at most ``limit`` cells of ``line`` round the claim ``start:end``.

    Offsets are code points of ``line``, half-open. What is cut off is marked by an
    ellipsis; tabs become four blanks, and what a terminal would obey is left out. A claim
    too long for the window loses its end.
    """
    # A line may be a whole book: look at no more of it than could be shown.
    first = max(0, start - limit)
    last = min(len(line), min(end, start + limit) + limit)
    shown = [_shown(sign) for sign in line[first:last]]
    cells = [cell_len(text) for text in shown]
    claim = _Window(start - first, start - first, cells, limit - 2 * len(_CUT))
    while claim.right < min(end, last) - first and claim.grow_right():
        pass
    whole = claim.copy()
    whole.grow_both()
    cut_left = first > 0 or whole.left > 0
    cut_right = last < len(line) or whole.right < len(shown)
    before = (_CUT if cut_left else "") + "".join(shown[whole.left : claim.left])
    return Excerpt(
        before=before,
        claim="".join(shown[claim.left : claim.right]),
        after="".join(shown[claim.right : whole.right]) + (_CUT if cut_right else ""),
        indent=cell_len(before),
        length=max(1, sum(cells[claim.left : claim.right])),
    )


def _shown(sign: str) -> str:
    if sign == "\t":
        return _TAB
    return sign if is_harmless(sign) else ""


class _Window:
    """A range of characters that may take up to ``room`` more cells."""

    def __init__(self, left: int, right: int, cells: list[int], room: int) -> None:
        self.left = left
        self.right = right
        self._cells = cells
        self._room = room

    def copy(self) -> _Window:
        return _Window(self.left, self.right, self._cells, self._room)

    def grow_right(self) -> bool:
        """Take in the next character, if there is one and it fits."""
        if self.right >= len(self._cells) or self._cells[self.right] > self._room:
            return False
        self._room -= self._cells[self.right]
        self.right += 1
        return True

    def grow_left(self) -> bool:
        """Take in the character before, if there is one and it fits."""
        if self.left == 0 or self._cells[self.left - 1] > self._room:
            return False
        self.left -= 1
        self._room -= self._cells[self.left]
        return True

    def grow_both(self) -> None:
        """Take in what fits, by turns."""
        growing = True
        while growing:
            left = self.grow_left()
            growing = self.grow_right() or left
