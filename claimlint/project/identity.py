"""Which program this is: what decides, beside the rules, what comes of a file's bytes."""

from __future__ import annotations

import os
import sys

from claimlint import __version__

_DISTRIBUTION = "claimlint_marketing-"
_OURS = "claimlint/"
# Libraries that take files apart; the others only make claimlint quicker, or print.
_LIBRARIES = ("pypdfium2-", "pyromark-", "pyyaml-")
_SITES = ("site-packages", "dist-packages")
# What happens after a file is judged.
_NO_MATTER = frozenset(("__pycache__", "_rules", "cli", "lsp", "reporters"))


def program() -> tuple[str, ...]:
    """Return texts that are others once claimlint's code or a library that it reads with is."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    return (__version__, code_of(package), *_libraries())


def code_of(package: str) -> str:
    """Return what an installer recorded of a package's code, or the times of a checkout's files.

    The record holds a digest of each file, and is the same wherever the same is installed.
    """
    site = os.path.dirname(package)
    for name in os.listdir(site):
        if name.startswith(_DISTRIBUTION) and name.endswith(".dist-info"):
            try:
                with open(os.path.join(site, name, "RECORD"), encoding="utf-8") as file:
                    return "".join(line for line in file if line.startswith(_OURS))
            except OSError:
                break
    return ",".join(_times(package))


def _times(package: str) -> list[str]:
    found: list[tuple[str, int]] = []
    waiting = [package]
    while waiting:
        with os.scandir(waiting.pop()) as listing:
            for entry in listing:
                if entry.name.endswith(".py"):
                    found.append((entry.path, entry.stat().st_mtime_ns))
                elif "." not in entry.name and entry.name not in _NO_MATTER:
                    waiting.append(entry.path)
    return [str(time) for _, time in sorted(found)]


def _libraries() -> list[str]:
    """Return names and versions, which folders beside the libraries are called by."""
    found: set[str] = set()
    for folder in sys.path:
        if folder.endswith(_SITES):
            try:
                names = os.listdir(folder)
            except OSError:
                continue
            found.update(name.lower() for name in names if name.endswith(".dist-info"))
    return sorted(name for name in found if name.startswith(_LIBRARIES))
