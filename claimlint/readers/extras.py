"""Formats that need a library which is not installed with claimlint itself."""

from __future__ import annotations

from importlib.util import find_spec

# By extension: the extra, what its files are called, and the library.
_EXTRAS = {".pdf": ("pdf", "PDF files", "pypdfium2")}


def missing_extra(extension: str | None) -> str | None:
    """Return what to do before files of that extension can be read; None if nothing."""
    extra, files, library = _EXTRAS.get(extension or "", ("", "", ""))
    if not library or find_spec(library) is not None:
        return None
    return (
        f"{files} need the extra '{extra}', which is not installed; in a checkout of claimlint "
        f"run: pip install '.[{extra}]'"
    )
