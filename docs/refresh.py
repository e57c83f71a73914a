"""Bring the generated parts of README and of the references up to date, or say that they are not.

    python -m docs.refresh            writes what the program and its rules say
    python -m docs.refresh --speed    also runs the benchmarks, which takes minutes
    python -m docs.refresh --check    writes nothing; exits 1 when something is out of date

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
from typing import TYPE_CHECKING

from docs.reference import command_line, keys

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EXAMPLE = ("check", "--product", "cosmetic", "examples/exosome-serum.md")
SHOWN = 3
BENCHMARKS = ("startup", "throughput", "scaling", "formats", "unchanged")


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


PARTS: Mapping[str, Mapping[str, Callable[[], str]]] = {
    "README.md": {"output": output, "sources": sources},
    "docs/command-line.md": {"commands": command_line},
    "docs/configuration.md": {"keys": keys},
}


def replaced(path: str, text: str, name: str, part: str) -> str:
    """Put ``part`` between the marks of that name in the text of ``path``."""
    marks = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- end {name} -->)", re.DOTALL)
    text, count = marks.subn(lambda match: match.group(1) + part + match.group(2), text)
    if count != 1:
        raise SystemExit(f"{path}: the marks of {name!r} must stand there once")
    return text


def refreshed(path: str, old: str, *, with_speed: bool = False) -> str:
    """Return the text of a document with its generated parts as they should be."""
    parts = dict(PARTS[path])
    if with_speed and path == "README.md":
        parts["speed"] = speed
    for name, made in parts.items():
        old = replaced(path, old, name, made())
    return old


def main() -> int:
    """Refresh or check the documents."""
    parser = argparse.ArgumentParser(description="Refresh the generated parts of the documents.")
    parser.add_argument("--speed", action="store_true", help="run the benchmarks, too")
    parser.add_argument("--check", action="store_true", help="only say whether they are up to date")
    options = parser.parse_args()
    outdated = False
    for path in PARTS:
        with open(os.path.join(ROOT, path), encoding="utf-8") as stream:
            old = stream.read()
        new = refreshed(path, old, with_speed=options.speed)
        if new == old:
            continue
        outdated = True
        if options.check:
            print(f"{path} is out of date; run `make readme`", file=sys.stderr)
            continue
        with open(os.path.join(ROOT, path), "w", encoding="utf-8") as stream:
            stream.write(new)
    return int(options.check and outdated)


if __name__ == "__main__":
    sys.exit(main())
