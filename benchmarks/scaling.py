"""Whether time stays in proportion from 100 kB to 10 MB in one file, and what memory that takes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from time import perf_counter
from typing import NamedTuple

from benchmarks.outcome import Outcome, arguments, environment, tell
from benchmarks.startup import claimlint_command
from benchmarks.texts import write

SIZES = (0, 100_000, 1_000_000, 10_000_000)
GROWTH_BOUND = 1.5
MEMORY_BOUND = 300.0
CASES = (
    ("text, a claim in every fifth sentence", "copy", "txt"),
    ("text, a claim in every sentence", "dense", "txt"),
    ("Markdown, a claim in every fifth sentence", "page", "md"),
)


class Cost(NamedTuple):
    """Wall-clock seconds and the largest resident memory in MB of one run."""

    seconds: float
    megabytes: float


def run(path: str, folder: str) -> Cost:
    """Check one file in a process of its own, which the system accounts for."""
    command = [claimlint_command(), "check", "--no-cache", "--format=concise", "--quiet", path]
    start = perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment(folder), stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} failed")
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Cost(seconds, usage.ru_maxrss / unit)


def best(
    folder: str, kind: str, ending: str, rounds: int, sizes: tuple[int, ...] = SIZES
) -> dict[int, Cost]:
    """Return the best time and the largest memory for each size."""
    costs = {}
    for size in sizes:
        runs = []
        for seed in range(rounds if size < SIZES[-1] else min(rounds, 2)):
            path = os.path.join(folder, f"{seed}.{ending}")
            write(path, kind, size, seed)  # another text each time: no cache may help
            runs.append(run(path, folder))
        costs[size] = Cost(min(r.seconds for r in runs), max(r.megabytes for r in runs))
    return costs


def judge(name: str, costs: dict[int, Cost]) -> list[Outcome]:
    """Compare the seconds for a megabyte at 10 MB with those at 1 MB; start-up is taken off."""
    idle = costs[0].seconds
    rate = {size: (costs[size].seconds - idle) / (size / 1e6) for size in SIZES[1:]}
    small, middle, large = rate.values()
    figures = f"{small:.2f}, {middle:.2f} and {large:.2f} s for a MB at 100 kB, 1 MB and 10 MB"
    return [
        Outcome(
            f"{name}: 10 MB",
            large / middle,
            "x the time for a MB at 1 MB",
            GROWTH_BOUND,
            at_least=False,
            detail=figures,
        ),
        Outcome(
            f"{name}: 10 MB",
            costs[SIZES[-1]].megabytes,
            "MB of memory",
            MEMORY_BOUND,
            at_least=False,
            detail=f"{costs[0].megabytes:.0f} MB for an empty file",
        ),
    ]


def measure(rounds: int) -> list[Outcome]:
    """Measure every kind of text at every size."""
    with tempfile.TemporaryDirectory() as folder:
        best(folder, CASES[0][1], CASES[0][2], 1, SIZES[:2])  # compiles the rules
        return [
            outcome
            for name, kind, ending in CASES
            for outcome in judge(name, best(folder, kind, ending, rounds))
        ]


if __name__ == "__main__":
    options = arguments("Time and memory from 100 kB to 10 MB in one file.", rounds=3)
    sys.exit(tell(measure(options.rounds), check=options.check))
