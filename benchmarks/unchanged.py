"""How much sooner many files are checked that have not changed, and what keeping results costs."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.outcome import Outcome, arguments, interleaved, tell
from benchmarks.startup import claimlint_command, run
from benchmarks.texts import text

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDERS, PAGES, SIZE = 10, 10, 3_000
# To start the program and to write JSON takes its time, whatever is known.
SOONER = {"concise": 8.0, "json": 4.0}
DEARER = 1.25


def write(folder: str) -> None:
    """Write the pages of a site."""
    for number in range(FOLDERS):
        inner = os.path.join(folder, f"part-{number}")
        os.mkdir(inner)
        for page in range(PAGES):
            path = os.path.join(inner, f"page-{page}.md")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text("page", SIZE, number * PAGES + page))


def measure(rounds: int) -> list[Outcome]:
    """Time runs without results, with results to be kept, and with results at hand, in turns."""
    outcomes = []
    count = FOLDERS * PAGES
    with tempfile.TemporaryDirectory() as folder:
        write(folder)
        for form, bound in SOONER.items():
            seconds = _seconds(folder, form, rounds)
            without, first, again = (min(taken) for taken in seconds)
            times = f"{without:.2f} s without a cache, {first:.2f} s the first time"
            detail = f"{times}, {again:.2f} s again"
            outcomes += [
                Outcome(
                    f"{count} pages of 3 kB, unchanged, {form}", without / again,
                    "x as fast as without a cache", bound, at_least=True, detail=detail,
                ),
                Outcome(
                    f"{count} pages of 3 kB, the first time, {form}", first / without,
                    "x the time without a cache", DEARER, at_least=False, detail=detail,
                ),
            ]  # fmt: skip
    return outcomes


def _seconds(folder: str, form: str, rounds: int) -> list[list[float]]:
    command = [claimlint_command(), "check", "--quiet", "--no-progress", "--format", form]
    results = os.path.join(folder, "cache", "results")

    def anew() -> None:
        shutil.rmtree(results, ignore_errors=True)
        run([*command, "."], folder)

    calls: list[Callable[[], object]] = [
        partial(run, [*command, "--no-cache", "."], folder),
        anew,
        partial(run, [*command, "."], folder),
    ]
    interleaved(calls[:1], 1)  # writes the bytecode and compiles the rules
    return interleaved(calls, rounds)


if __name__ == "__main__":
    options = arguments("Many files that have not changed.", rounds=3)
    sys.exit(tell(measure(options.rounds), check=options.check))
