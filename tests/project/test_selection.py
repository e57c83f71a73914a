"""Codes and prefixes."""

from __future__ import annotations

import pytest

from claimlint.project.selection import Selection


@pytest.mark.parametrize(
    ("select", "extend", "ignore", "taken"),
    [
        ((), (), (), True),
        (("DIS",), (), (), False),
        (("AGE",), (), (), True),
        (("DIS",), ("AGE001",), (), True),
        ((), (), ("AGE",), False),
        ((), (), ("ALL",), False),
        (("AGE",), (), ("AGE",), False),
        (("AGE001",), (), ("AGE",), True),
        (("AGE",), (), ("AGE001",), False),
        ((), ("AGE001",), ("ALL",), True),
        (("ALL",), (), ("DIS",), True),
    ],
)
def test_takes(
    select: tuple[str, ...], extend: tuple[str, ...], ignore: tuple[str, ...], *, taken: bool
) -> None:
    assert Selection(select, extend, ignore).takes("AGE001") is taken
