"""Bring the generated parts of README up to date, or say that they are not.

    python docs/refresh.py            writes the output of the example and the count of sources
    python docs/refresh.py --speed    also runs the benchmarks, which takes minutes
    python docs/refresh.py --check    writes nothing; exits 1 when something is out of date

A generated part stands between ``<!-- name -->`` and ``<!-- end name -->``. The check leaves
the figures of the benchmarks out, which differ from run to run.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
from collections import Counter

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
README = os.path.join(ROOT, "README.md")
EXAMPLE = ("check", "--product", "cosmetic", "examples/exosome-serum.md")
SHOWN = 3
BENCHMARKS = ("startup", "throughput", "scaling", "formats")


def run(*command: str) -> str:
    """Return what a Python command prints in the root of the checkout, 100 columns wide."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=os.environ | {"COLUMNS": "100", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} failed")
    return done.stdout


def output() -> str:
    """The first finding of each of a few rules, as `claimlint check` prints it."""
    printed = run("-m", "claimlint", *EXAMPLE, "--no-progress", "--color", "never", "--no-config")
    chosen: dict[str, str] = {}
    for finding in printed.strip().split("\n\n"):
        head = re.match(r"\S+ \w+ ([A-Z]{3})\d{3} ", finding)
        if head and len(chosen) < SHOWN:
            chosen.setdefault(head.group(1), finding)
    body = "\n\n".join(line.rstrip() for line in chosen.values())
    return f"```console\n$ claimlint {' '.join(EXAMPLE)}\n{body}\n...\n```"


def sources() -> str:
    """How many sources there are, and how far they were read."""
    from claimlint.rulebook import load_rulebook

    known = load_rulebook().sources.values()
    count = Counter(source.verified for source in known)
    return (
        f"{len(known)} statutes, regulations, codes, guides and enforcement actions:\n"
        f"{count['verified']} verified, {count['partly verified']} partly verified, "
        f"{count['from memory']} from memory."
    )


def speed() -> str:
    """One table of all benchmarks, and what it was measured on."""
    rows: list[str] = []
    for name in BENCHMARKS:
        table = [line for line in run("-m", f"benchmarks.{name}").splitlines() if line[:1] == "|"]
        rows += table[2:] if rows else table
    return "\n".join(rows) + (
        f"\n\nMeasured with Python {platform.python_version()} on a shared machine with "
        f"{os.cpu_count()} cores."
    )


def replaced(text: str, name: str, part: str) -> str:
    """Put ``part`` between the marks of that name."""
    marks = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- end {name} -->)", re.DOTALL)
    text, count = marks.subn(lambda match: match.group(1) + part + match.group(2), text)
    if count != 1:
        raise SystemExit(f"README.md: the marks of {name!r} must stand there once")
    return text


def main() -> int:
    """Refresh or check README."""
    parser = argparse.ArgumentParser(description="Refresh the generated parts of README.md.")
    parser.add_argument("--speed", action="store_true", help="run the benchmarks, too")
    parser.add_argument("--check", action="store_true", help="only say whether it is up to date")
    options = parser.parse_args()
    with open(README, encoding="utf-8") as stream:
        old = stream.read()
    new = replaced(replaced(old, "output", output()), "sources", sources())
    if options.speed:
        new = replaced(new, "speed", speed())
    if options.check:
        if new != old:
            print("README.md is out of date; run `make readme`", file=sys.stderr)
        return int(new != old)
    with open(README, "w", encoding="utf-8") as stream:
        stream.write(new)
    return 0


if __name__ == "__main__":
    sys.exit(main())
