"""What the benchmarks share: clocks, bounds, and the table that is printed."""

from __future__ import annotations

import argparse
import os
import sys
from math import isfinite
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


# What would make Python compile the program at every start, or report on it.
_HINDERING = ("PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "PYTHONTRACEMALLOC")


class Outcome(NamedTuple):
    """One figure and the bound it must keep; ``at_least`` tells which way the bound goes.

    A bound that is infinite is none.
    """

    name: str
    figure: float
    unit: str
    bound: float
    at_least: bool
    detail: str

    def kept(self) -> bool:
        """Whether the figure keeps its bound."""
        return self.figure >= self.bound if self.at_least else self.figure <= self.bound


def environment(folder: str) -> dict[str, str]:
    """Return the environment of a command that is timed.

    It may keep its bytecode, as any installed program may, and its compiled rules, in
    ``folder``: the first run fills both, so run it once before the clock starts.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _HINDERING}
    return kept | {"CLAIMLINT_CACHE_DIR": os.path.join(folder, "cache")}


def interleaved(
    calls: Sequence[Callable[[], object]],
    rounds: int,
    clock: Callable[[], float] = perf_counter,
) -> list[list[float]]:
    """Return the seconds of each call by that clock, ``rounds`` each, taken in turns.

    Turns make a slow minute of the machine fall on all of them alike.
    """
    seconds: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for call, taken in zip(calls, seconds, strict=True):
            start = clock()
            call()
            taken.append(clock() - start)
    return seconds


def arguments(description: str, rounds: int) -> argparse.Namespace:
    """Parse what every benchmark understands: ``--check`` and ``--rounds``."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--check", action="store_true", help="exit 1 when a bound is missed")
    parser.add_argument("--rounds", type=int, default=rounds, help="default: %(default)s")
    return parser.parse_args()


def tell(outcomes: list[Outcome], *, check: bool) -> int:
    """Print the outcomes as a Markdown table and return the exit status."""
    print("| what | measured | bound | in figures |")
    print("| --- | --- | --- | --- |")
    for outcome in outcomes:
        sign = "at least" if outcome.at_least else "at most"
        bound = f"{sign} {outcome.bound:g} {outcome.unit}" if isfinite(outcome.bound) else "-"
        mark = "" if outcome.kept() else " **missed**"
        print(
            f"| {outcome.name} | {outcome.figure:.2f} {outcome.unit}{mark} "
            f"| {bound} | {outcome.detail} |"
        )
    print()
    missed = [outcome.name for outcome in outcomes if not outcome.kept()]
    if missed:
        print(f"missed: {', '.join(missed)}", file=sys.stderr)
    return 1 if check and missed else 0
