"""Finding, reading and caching the rule book."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING
from zlib import crc32

from claimlint import __version__
from claimlint.rulebook.image import book_of
from claimlint.rulebook.locate import rules_directory
from claimlint.rulebook.model import RuleError, pack_rule, pack_sources

if TYPE_CHECKING:
    from claimlint.rulebook.model import Rulebook
    from claimlint.rulebook.vocabulary import Vocabulary
    from claimlint.rulebook.written import Written
    from claimlint.textkit.parts import Buffer

DEFAULT_CACHE = "<default>"
_KEPT_BOOKS = 12
_FORGOTTEN = 3600.0  # seconds; no process writes a book for so long


def load_rulebook(
    extra: tuple[str, ...] = (),
    *,
    cache_dir: str | None = DEFAULT_CACHE,
    vocabulary: Vocabulary = (),
) -> Rulebook:
    """Return the shipped rule book joined with the packs in ``extra`` (files or folders).

    The names of ``vocabulary`` extend the lexicons. The compiled book is kept in ``cache_dir``
    (None: nowhere) and made anew when a file, its time or its size, a name, claimlint or Python
    changes. A cache that cannot be written is done without. Raise `RuleError` for a broken rule,
    lexicon or source.
    """
    files = _rule_files(rules_directory(), extra)
    if cache_dir == DEFAULT_CACHE:
        cache_dir = default_cache_dir()
    cached = os.path.join(cache_dir, f"{_stamp(files, vocabulary)}.rules") if cache_dir else None
    if cached:
        try:
            return book_of(_mapped(cached))
        except (OSError, ValueError):  # there is none, or it was cut short
            pass
    image = _built(files, vocabulary)
    if cached:
        _keep(cached, image)
    return book_of(image)


def stamp(extra: tuple[str, ...] = ()) -> str:
    """Return a text that changes when a rule file does, or is added or removed."""
    return _stamp(_rule_files(rules_directory(), extra))


def read_written(extra: tuple[str, ...] = ()) -> Written:
    """Return what the files say of which `load_rulebook` makes the book; raise `RuleError`."""
    from claimlint.rulebook.written import read_rule_files

    return read_rule_files(_rule_files(rules_directory(), extra))


def default_cache_dir() -> str | None:
    """Return the folder for what is kept between runs; None where there is no place for it."""
    base = os.environ.get("CLAIMLINT_CACHE_DIR")
    if base:
        return base
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "claimlint") if base and os.path.isabs(base) else None


def _rule_files(directory: str, extra: tuple[str, ...]) -> list[str]:
    files = _yaml_files(directory)
    for path in extra:
        if os.path.isdir(path):
            files += _yaml_files(path)
        elif os.path.isfile(path):
            files.append(path)
        else:
            raise RuleError(path, 0, "no such rule file or folder; correct the path")
    return files


def _yaml_files(directory: str) -> list[str]:
    found = []
    for folder, folders, names in os.walk(directory):
        folders.sort()
        found += [os.path.join(folder, n) for n in sorted(names) if n.endswith((".yaml", ".yml"))]
    return found


def _stamp(files: list[str], vocabulary: Vocabulary = ()) -> str:
    """A digest of what the book is made from, without reading it."""
    parts = [__version__, sys.version, sys.implementation.name]
    if vocabulary:
        parts.append(repr(vocabulary))
    for path in files:
        status = os.stat(path)
        parts.append(f"{os.path.abspath(path)}\0{status.st_mtime_ns}\0{status.st_size}")
    parts.append(_code_stamp())
    text = "\n".join(parts).encode("utf-8", "surrogatepass")
    return f"{crc32(text):08x}{crc32(text[::-1]):08x}"


def _code_stamp() -> str:
    """Times of the compiler's own modules, so that a developer never meets a stale cache."""
    here = os.path.dirname(os.path.abspath(__file__))
    textkit = os.path.join(os.path.dirname(here), "textkit")
    times = [
        str(entry.stat().st_mtime_ns)
        for folder in (here, textkit)
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name)
        if entry.name.endswith(".py")
    ]
    return ",".join(times)


def _mapped(path: str) -> Buffer:
    """Map the cached book into memory: to read it all takes longer than a check may.

    Raise `OSError` where there is none, and `ValueError` where nothing is in it.
    """
    from mmap import ACCESS_READ, mmap

    with open(path, "rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def _keep(path: str, image: bytes) -> None:
    part = f"{path}.{os.getpid()}.part"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(part, "wb") as file:
            file.write(image)
        os.replace(part, path)
        _forget_old(os.path.dirname(path))
    except OSError:
        if os.path.exists(part):
            os.unlink(part)


def _forget_old(directory: str) -> None:
    """Keep the newest books only, and nothing that a process left which was killed.

    Each change of the rules leaves a book behind.
    """
    from time import time

    with os.scandir(directory) as listing:
        entries = sorted(listing, key=lambda entry: entry.stat().st_mtime, reverse=True)
    books = [entry for entry in entries if entry.name.endswith(".rules")]
    limit = time() - _FORGOTTEN
    parts = [
        entry for entry in entries if entry.name.endswith(".part") and entry.stat().st_mtime < limit
    ]
    for entry in (*books[_KEPT_BOOKS:], *parts):
        os.unlink(entry.path)


def _built(files: list[str], vocabulary: Vocabulary) -> bytes:
    """Read and compile the files, and the names, into what the cache keeps."""
    # hashlib and yaml only without a cache
    from claimlint.rulebook.compile import compile_tables
    from claimlint.rulebook.image import image_of
    from claimlint.rulebook.vocabulary import extended
    from claimlint.rulebook.written import read_rule_files

    written = read_rule_files(files)
    tables, anchors = compile_tables(written.rules, extended(written.lexicons, vocabulary))
    return image_of(
        written.sha256,
        tables,
        [pack_rule(raw.rule) for raw in written.rules],
        [anchors, pack_sources(written.sources.values())],
    )
