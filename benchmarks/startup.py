"""How long one small check takes as a whole process, against an interpreter doing nothing."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from functools import partial

from benchmarks.outcome import Outcome, arguments, environment, interleaved, tell
from benchmarks.texts import text

SIZE = 5_000
TEXT_BOUND = 6.0
MARKDOWN_BOUND = 10.0


def claimlint_command() -> str:
    """Return the path of the installed command that belongs to this interpreter."""
    return os.path.join(os.path.dirname(sys.executable), "claimlint")


def run(command: list[str], folder: str) -> None:
    """Run to the end in a folder without configuration; findings are fine, a breakdown is not."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr.decode()}")


def measure(rounds: int) -> list[Outcome]:
    """Time the three commands in turns and compare their best times."""
    with tempfile.TemporaryDirectory() as folder:
        plain = os.path.join(folder, "copy.txt")
        page = os.path.join(folder, "page.md")
        for path, kind in ((plain, "copy"), (page, "page")):
            with open(path, "w", encoding="utf-8") as stream:
                stream.write(text(kind, SIZE))
        check = [claimlint_command(), "check", "--no-cache", "--format", "concise"]
        commands = [[sys.executable, "-c", "pass"], [*check, plain], [*check, page]]
        calls = [partial(run, command, folder) for command in commands]
        interleaved(calls, 2)  # writes the bytecode and compiles the rules
        seconds = interleaved(calls, rounds)
    nothing = min(seconds[0])
    rows = (
        ("5 kB of text, whole process", seconds[1], TEXT_BOUND),
        ("5 kB of Markdown, whole process", seconds[2], MARKDOWN_BOUND),
    )
    return [
        Outcome(
            name,
            min(taken) / nothing,
            "x `python -c pass`",
            bound,
            at_least=False,
            detail=f"{min(taken) * 1000:.0f} ms (median {statistics.median(taken) * 1000:.0f}) "
            f"against {nothing * 1000:.0f} ms (median {statistics.median(seconds[0]) * 1000:.0f})",
        )
        for name, taken, bound in rows
    ]


if __name__ == "__main__":
    options = arguments("Whole-process time of a small check.", rounds=20)
    sys.exit(tell(measure(options.rounds), check=options.check))
