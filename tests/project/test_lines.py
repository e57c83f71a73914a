"""Line and column of an offset."""

from __future__ import annotations

import pytest

from claimlint.textkit.lines import Lines


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, (1, 1)),
        ("ab\ncd", 1, (1, 2)),
        ("ab\ncd", 2, (1, 3)),
        ("ab\ncd", 3, (2, 1)),
        ("ab\r\ncd", 4, (2, 1)),
        ("ab\rcd", 3, (2, 1)),
        ("ab\n\rcd\r\r\n", 4, (3, 1)),
        ("ab\n\rcd\r\r\n", 7, (4, 1)),
        ("ab\n\rcd\r\r\n", 9, (5, 1)),
        ("é😀\nx", 1, (1, 2)),
        ("a\u2028b\x0bc", 4, (1, 5)),
    ],
)
def test_place(text: str, offset: int, place: tuple[int, int]) -> None:
    assert Lines(text).place(offset) == place


def test_bounds_leave_out_the_line_end() -> None:
    lines = Lines("ab\r\n\ncd\re")
    assert [lines.bounds(number) for number in range(1, 6)] == [
        (0, 2),
        (4, 4),
        (5, 7),
        (8, 9),
        (9, 9),
    ]
