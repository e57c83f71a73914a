"""Where ledgers are; nothing of them is parsed here, which would take a library to load."""

from __future__ import annotations

import os

from claimlint.rulebook.model import RuleError

_EXTENSIONS = (".yaml", ".yml")


def ledger_files(path: str) -> list[str]:
    """Return the ledger files that ``path``, a file or a folder, holds, in a fixed order.

    Raise `RuleError` when there is no such path, or no file in the folder.
    """
    if os.path.isfile(path):
        return [path]
    if not os.path.isdir(path):
        raise RuleError(path, 0, "there is no such ledger; name a YAML file or a folder of them")
    found: list[str] = []
    for folder, folders, names in os.walk(path):
        folders.sort()  # the walk goes on in this order
        found += [
            os.path.join(folder, name)
            for name in sorted(names)
            if name.endswith(_EXTENSIONS) and not name.startswith(".")
        ]
    if not found:
        raise RuleError(path, 0, "holds no ledger; put a YAML file with approved claims there")
    return found


def read_ledger(path: str) -> bytes:
    """Return the bytes of a ledger file; raise `RuleError`."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise RuleError(path, 0, f"{reason}; name a ledger that can be read") from error
