"""What all tests share: one cache of compiled rules for the whole session, and the shipped book."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from claimlint.rulebook import Rulebook, load_rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of the session's own: rules are compiled once, and the user's cache left alone."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMLINT_CACHE_DIR", os.fspath(folder))
        yield folder


@pytest.fixture(scope="session")
def book(cache: Path) -> Rulebook:
    """The shipped rule book."""
    return load_rulebook(cache_dir=os.fspath(cache))
