"""What holds for a file and who said it, told to a person."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from claimlint.project.infile import PREFIX, declared
from claimlint.project.keys import KEYS
from claimlint.project.layers import CODES, SINGLE, Said
from claimlint.project.opening import opened
from claimlint.readers import read_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.project.config import Config
    from claimlint.project.infile import Declared
    from claimlint.project.layers import Layers, Standing

_APART = ("severities", "overrides")


class Row(NamedTuple):
    """A key, one thing that holds under it, and where that was said."""

    key: str
    value: str
    where: str


def explained(path: str, layers: Layers, config: Config | None) -> list[Row]:
    """Return all that holds for the file ``path``, or for a folder in general.

    Raise `claimlint.readers.ReadError` or `OSError` for a file that cannot be read.
    """
    here = () if os.path.isdir(path) else _declared(path)
    overrides = () if os.path.isdir(path) else layers.matching(path)
    standing = layers.standing(path, overrides, here)
    rows = [Row("configuration", config.path if config and config.path else "none", "")]
    rows += _left_out(path, config)
    rows += _standing(standing)
    return rows + list(_whole_run(config))


def _declared(path: str) -> tuple[Declared, ...]:
    found: tuple[Declared, ...] = ()
    with opened(path) as file:
        for document in read_parts(path, file):
            if any(PREFIX in comment.text for comment in document.comments):
                found += declared(document)
    return found


def _left_out(path: str, config: Config | None) -> list[Row]:
    if config is None or config.globs.includes(path):
        return []
    lines = [f"{config.path}:{line}" for key, line in config.lines if key in ("include", "exclude")]
    return [Row("left out", "of folders; it is read when it is named", ", ".join(lines))]


def _standing(standing: Standing) -> Iterator[Row]:
    for key in SINGLE:
        yield Row(key, _shown(standing.single[key].value), standing.single[key].where)
    for key in CODES:
        for value, where in standing.codes[key] or [Said("", "default")]:
            yield Row(key, _shown(value) or ("all" if key == "select" else "none"), where)
    for code, (value, where) in standing.severities.items():
        yield Row("severities", f"{code}: {value}", where)


def _whole_run(config: Config | None) -> Iterator[Row]:
    """What the configuration says once for all files."""
    for key, line in config.lines if config else ():
        if key not in (*SINGLE, *CODES, *_APART) and key in KEYS and config is not None:
            globs = config.globs if key in ("include", "exclude") else None
            value = getattr(globs or config, key.replace("-", "_"))
            yield Row(key, _shown(value), f"{config.path}:{line}")


def _shown(value: object) -> str:
    if not isinstance(value, tuple):
        return str(value)
    return ", ".join(
        f"{entry[0]}: {_shown(entry[1])}" if isinstance(entry, tuple) else str(entry)
        for entry in value
    )
