r"""How fast text is read and linted, against a plain loop that looks up every word.

The loop is the least that any word list has to do in Python:

    for word in re.findall(r"[\w'-]+", text): table.get(word)
"""

from __future__ import annotations

import gc
import re
import sys
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.outcome import Outcome, arguments, interleaved, tell
from benchmarks.texts import EFFECTS, PRODUCTS, TARGETS, distinct_share, text
from claimlint.engine import Linter
from claimlint.readers import read
from claimlint.report import Profile
from claimlint.rulebook import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 1_000_000
CASES = (
    ("plain text, a claim in every sentence", "dense", "copy.txt", 0.2),
    ("plain text without claims", "prose", "copy.txt", 1.5),
    ("Markdown, markup in every line", "heavy", "copy.md", 0.1),
)
PROFILE = Profile(product="general", markets=("us",), as_of="2026-11-01")


def yardstick(whole: str, table: dict[str, str]) -> None:
    """Look up every word, as the simplest of linters would, and do nothing with it."""
    for word in re.findall(r"[\w'-]+", whole):
        table.get(word)


def claimlint(data: bytes, name: str, linter: Linter) -> int:
    """Read and lint; return the number of findings."""
    findings, _ = linter.lint(read(name, data))
    return len(findings)


def measure(rounds: int) -> list[Outcome]:
    """Time both over each text in turns and compare their best times."""
    # As in a run over many files, the rules are selected once.
    linter = Linter(load_rulebook(), PROFILE, explain=False)
    # So does the command: what start-up made is nothing for the collector to look at.
    gc.freeze()
    words = " ".join(PRODUCTS + EFFECTS + TARGETS).split()
    table = {word: word for word in words}
    outcomes = []
    for name, kind, path, bound in CASES:
        whole = text(kind, SIZE)
        data = whole.encode()
        calls: list[Callable[[], object]] = [
            partial(yardstick, whole, table),
            partial(claimlint, data, path, linter),
        ]
        interleaved(calls, 1)
        loop, ours = (min(taken) for taken in interleaved(calls, rounds))
        megabytes = len(data) / 1e6
        detail = (
            f"{megabytes / ours:.1f} MB/s against {megabytes / loop:.1f}; "
            f"{claimlint(data, path, linter)} findings, "
            f"{distinct_share(whole):.0%} of the sentences distinct"
        )
        outcomes.append(
            Outcome(name, loop / ours, "x the loop", bound, at_least=True, detail=detail)
        )
    return outcomes


if __name__ == "__main__":
    options = arguments("Throughput of reading and linting in one process.", rounds=5)
    sys.exit(tell(measure(options.rounds), check=options.check))
