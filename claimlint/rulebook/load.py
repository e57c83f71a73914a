"""Finding, reading and caching the rule book."""

from __future__ import annotations

import gc
import marshal
import os
import sys
from typing import TYPE_CHECKING, Any
from zlib import crc32

from claimlint import __version__
from claimlint.rulebook.locate import rules_directory
from claimlint.rulebook.model import Rest, Rulebook, RuleError, Tables, pack_rule, pack_sources

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimlint.rulebook.vocabulary import Vocabulary
    from claimlint.rulebook.written import Written

DEFAULT_CACHE = "<default>"
_KEPT_BOOKS = 12
_FORGOTTEN = 3600.0  # seconds; no process writes a book for so long

# What the cache keeps: digest, tables and packed rules by code, then the rest. The length of
# the first part stands before it, in so many bytes.
_Packed = tuple[str, tuple[Any, ...], dict[str, bytes]]
_LENGTH = 8


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
        cache_dir = _default_cache_dir()
    cached = os.path.join(cache_dir, f"{_stamp(files, vocabulary)}.rules") if cache_dir else None
    packed = _read_cache(cached) if cached else None
    if packed is not None:
        # Another process may have swept the cache in the meantime.
        return _book(packed, lambda: _read_rest(cached) or _build(files, vocabulary)[1])
    packed, rest = _build(files, vocabulary)
    if cached:
        _write_cache(cached, packed, rest)
    return _book(packed, lambda: rest)


def _book(packed: _Packed, rest: Callable[[], Rest]) -> Rulebook:
    sha256, tables, rules = packed
    return Rulebook(sha256, Tables(*tables), rules, rest)


def stamp(extra: tuple[str, ...] = ()) -> str:
    """Return a text that changes when a rule file does, or is added or removed."""
    return _stamp(_rule_files(rules_directory(), extra))


def read_written(extra: tuple[str, ...] = ()) -> Written:
    """Return what the files say of which `load_rulebook` makes the book; raise `RuleError`."""
    from claimlint.rulebook.written import read_rule_files

    return read_rule_files(_rule_files(rules_directory(), extra))


def _default_cache_dir() -> str | None:
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


def _read_cache(path: str) -> _Packed | None:
    collecting = gc.isenabled()
    gc.disable()  # it would look again and again at what is being loaded
    try:
        with open(path, "rb") as file:
            # `marshal.load` asks the file for every few bytes; this is ten times as fast.
            length = int.from_bytes(file.read(_LENGTH), "little")
            packed: _Packed = marshal.loads(file.read(length))  # noqa: S302 - our own file
            return packed
    except (OSError, ValueError, EOFError, TypeError):
        return None
    finally:
        if collecting:
            gc.enable()


def _read_rest(path: str | None) -> Rest | None:
    try:
        with open(path or "", "rb") as file:
            file.seek(int.from_bytes(file.read(_LENGTH), "little"), os.SEEK_CUR)
            return Rest(*marshal.loads(file.read()))  # noqa: S302 - our own file
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _write_cache(path: str, packed: _Packed, rest: Rest) -> None:
    part = f"{path}.{os.getpid()}.part"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(part, "wb") as file:
            first = marshal.dumps(packed)
            file.write(len(first).to_bytes(_LENGTH, "little"))
            file.write(first)
            marshal.dump(tuple(rest), file)
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


def _build(files: list[str], vocabulary: Vocabulary) -> tuple[_Packed, Rest]:
    """Read and compile the files, and the names, into what the cache keeps."""
    # hashlib and yaml only without a cache
    from claimlint.rulebook.compile import compile_tables
    from claimlint.rulebook.vocabulary import extended
    from claimlint.rulebook.written import read_rule_files

    written = read_rule_files(files)
    tables, anchors = compile_tables(written.rules, extended(written.lexicons, vocabulary))
    rules = {raw.rule.code: pack_rule(raw.rule) for raw in written.rules}
    packed = written.sha256, tuple(tables), rules
    return packed, Rest(anchors, pack_sources(written.sources.values()))
