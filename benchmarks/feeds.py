"""Whether feeds of 100 MB are checked in proportion to their length, and in what memory."""

from __future__ import annotations

import csv
import json
import os
import random
import sys
import tempfile
from typing import TYPE_CHECKING

from benchmarks.outcome import Outcome, arguments, tell
from benchmarks.scaling import GROWTH_BOUND, MEMORY_BOUND, run
from benchmarks.texts import claim, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.scaling import Cost
    from benchmarks.texts import Rng

SIZES = (0, 10_000_000, 100_000_000)
COLUMNS = ("sku", "title", "Body (HTML)", "price", "link", "weight", "vendor", "image alt")
KINDS = ("csv", "jsonl")
# Of the sentences of a shop's catalogue, so many claim something.
SHARE = 0.05


def _copy(rng: Rng) -> str:
    return claim(rng) if rng.random() < SHARE else prose(rng)


def _records(rng: Rng) -> Iterator[tuple[str, ...]]:
    """Yield products without end, with HTML in their descriptions."""
    number = 0
    while True:
        number += 1
        first = " ".join(_copy(rng) for _ in range(4))
        yield (
            f"SKU-{number}",
            _copy(rng),
            f'<p class="lead">{first}</p>\n<ul><li>{_copy(rng)} &amp; more</li></ul>',
            f"{rng.randrange(5, 90)}.00",
            f"https://shop.example/{number}",
            f"{rng.randrange(50, 900)} g",
            "Larkmoor",
            _copy(rng),
        )


def write(path: str, kind: str, size: int, seed: int) -> None:
    """Write a feed of about ``size`` bytes without ever holding it whole."""
    rng = random.Random(f"{kind} {seed}")  # noqa: S311 - a seed, not a secret
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        if kind == "csv":
            table.writerow(COLUMNS)
        written = 0
        for record in _records(rng):
            if written >= size:
                break
            if kind == "csv":
                written += table.writerow(record)
            else:
                written += file.write(json.dumps(dict(zip(COLUMNS, record, strict=True))) + "\n")


def judge(kind: str, costs: dict[int, Cost]) -> list[Outcome]:
    """Compare the seconds for a megabyte at 100 MB with those at 10 MB; start-up is taken off."""
    small, large = SIZES[1:]
    rate = {size: (costs[size].seconds - costs[0].seconds) / (size / 1e6) for size in SIZES[1:]}
    return [
        Outcome(
            f"{kind.upper()} feed: 100 MB",
            rate[large] / rate[small],
            "x the time for a MB at 10 MB",
            GROWTH_BOUND,
            at_least=False,
            detail=f"{rate[small]:.2f} and {rate[large]:.2f} s for a MB at 10 MB and 100 MB",
        ),
        Outcome(
            f"{kind.upper()} feed: 100 MB",
            costs[large].megabytes,
            "MB of memory",
            MEMORY_BOUND,
            at_least=False,
            detail=f"{costs[0].megabytes:.0f} MB for an empty file, "
            f"{costs[small].megabytes:.0f} MB at 10 MB",
        ),
    ]


def measure() -> list[Outcome]:
    """Measure both kinds at every size."""
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        for kind in KINDS:
            costs = {}
            path = os.path.join(folder, f"feed.{kind}")
            write(path, kind, SIZES[0], 0)
            run(path, folder)  # compiles the rules
            for size in SIZES:
                write(path, kind, size, size)
                costs[size] = run(path, folder)
            outcomes += judge(kind, costs)
    return outcomes


if __name__ == "__main__":
    options = arguments("Time and memory of feeds up to 100 MB; takes some minutes.", rounds=1)
    sys.exit(tell(measure(), check=options.check))
