"""Files that are written whole or not at all."""

from __future__ import annotations

import os

_PART = ".claimlint-part"
_FORGOTTEN = 3600.0  # seconds; a part this old belongs to a process that was killed


def write_atomically(path: str, data: bytes) -> None:
    """Put ``data`` in the place of the file ``path`` in one step, and on the disk before that.

    Who is interrupted, or finds the disk full, leaves the file as it was. A link keeps
    leading to its file, and the file keeps its permissions; what is no file (a device, a
    pipe) is written to directly. Raise `OSError` when it cannot be written, also for a file
    that is there and may not be written to.
    """
    path = os.path.realpath(path)
    exists = os.path.exists(path)
    if exists and not os.path.isfile(path):
        with open(path, "wb") as device:
            device.write(data)
        return
    if exists and not os.access(path, os.W_OK):
        raise PermissionError(13, "permission denied", path)
    _sweep(path)
    folder, name = os.path.split(path)
    part = os.path.join(folder, f".{name}.{os.getpid()}{_PART}")
    try:
        with open(part, "wb") as file:
            file.write(data)
            file.flush()
            if exists:
                os.chmod(part, os.stat(path).st_mode & 0o7777)
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        if os.path.exists(part):
            os.unlink(part)
        raise
    _settle(folder)


def reason(error: OSError) -> str:
    """Return why a file cannot be written, for a message of one line."""
    return (error.strerror or str(error)).lower()


def _sweep(path: str) -> None:
    """Remove what processes that were killed left of earlier attempts at ``path``."""
    from time import time

    folder, name = os.path.split(path)
    with os.scandir(folder) as listing:
        parts = [
            entry
            for entry in listing
            if entry.name.startswith(f".{name}.") and entry.name.endswith(_PART)
        ]
    for entry in parts:
        try:
            if time() - entry.stat().st_mtime > _FORGOTTEN:
                os.unlink(entry.path)
        except FileNotFoundError:  # another process was quicker
            continue


def _settle(folder: str) -> None:
    """Have the folder's new entry on the disk too, where folders can be synchronised."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some network file systems refuse; the file itself is safe
        pass
    finally:
        os.close(handle)
